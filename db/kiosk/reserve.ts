import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { sizeOf } from './beside.ts'

/** Enough for what is under way to be finished, and for hundreds of commands to be settled. */
export const RESERVE_BYTES = 2 * 1024 * 1024

/** Beside the reserve so much must be free, or the disk would be called full again by the next page that is pulled. */
const ELBOW_BYTES = 2 * 1024 * 1024

/** Whether the reserve at `path` is there, made now if there is room for it. */
export function hasReserve(path: string): boolean {
  if (sizeOf(path) === RESERVE_BYTES) return true
  giveUpReserve(path)
  const { bavail, bsize } = statfsSync(dirname(path))
  if (bavail * bsize < RESERVE_BYTES + ELBOW_BYTES) return false
  try {
    const handle = openSync(path, 'w', 0o600)
    try {
      // A file system that compresses would keep no room for zeros.
      writeSync(handle, randomBytes(RESERVE_BYTES))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    if (sizeOf(path) === RESERVE_BYTES) return true
  } catch (error) {
    if (!isNoRoom(error)) throw error
  }
  giveUpReserve(path)
  return false
}

/** Gives the reserved room back to the disk. */
export function giveUpReserve(path: string): void {
  rmSync(path, { force: true })
}

const NO_ROOM: readonly unknown[] = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT']

/** Whether an error, of SQLite or of the system, says that the disk is full. */
export function isNoRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NO_ROOM.includes(error.code)
}
