import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The files that may lie beside the kiosk's database, each encrypted with its key but for the reserve, which is empty room. */
export interface FilesBeside {
  /** SQLite's own: what is committed and not yet in the file, and the index of it. */
  readonly log: string
  readonly logIndex: string
  /** What no centre can give again. */
  readonly backup: string
  /** Room that is given up when the disk is full. */
  readonly reserve: string
  /** The last file that was found damaged, with its log. */
  readonly damaged: string
  readonly damagedLog: string
  /** A new file in the making, of no worth until it has the next name. */
  readonly draft: string
  /** A new file that is whole and takes the place of the damaged one; a crash in between is made good at the next start. */
  readonly salvaged: string
}

/** The names of the files beside the database at `path`. */
export function filesBeside(path: string): FilesBeside {
  return {
    log: `${path}-wal`,
    logIndex: `${path}-shm`,
    backup: `${path}.backup`,
    reserve: `${path}.reserve`,
    damaged: `${path}.damaged`,
    damagedLog: `${path}.damaged-wal`,
    draft: `${path}.draft`,
    salvaged: `${path}.salvaged`,
  }
}

/** How long a file is in bytes; 0 where there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** Removes a database with its log, if it is there. */
export function removeDatabase(path: string): void {
  for (const each of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) rmSync(each, { force: true })
}

/** Puts a finished file in the place of another: whoever looks, also after a power cut, finds the one or the other, whole. */
export function putInPlace(draft: string, path: string): void {
  flush(draft)
  renameSync(draft, path)
  flush(dirname(path))
}

function flush(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
