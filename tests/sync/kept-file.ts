import { randomUUID } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, openSync, writeSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import type { KioskDb } from '../../db/kiosk/database.ts'
import { inTransaction } from '../../db/kiosk/database.ts'
import { keepFile, type FileNews, type KeptFile } from '../../db/kiosk/keep-file.ts'
import { openKioskDatabase } from '../../db/kiosk/open.ts'
import type { OperationArgs, OperationName, OperationResult } from '../../db/kiosk/operations.ts'
import type { Device } from '../../db/kiosk/stores/device.ts'
import { queueCommand } from '../../db/kiosk/stores/outbox.ts'
import { KEY } from './kiosk-file.ts'
import { NOW } from './sample-positions.ts'

/** The identity of the kiosk whose file is kept. */
export const DEVICE: Device = {
  kioskId: 'f4f6e5c0-6a0e-4b53-9a55-3f0f6c9b7a01',
  creditor: '01199250158',
  installId: '0b5c1d2e-7a54-4c80-8a36-0e5f1f0a2b02',
  privateKey: '{"kty":"OKP"}',
}

/** A kept file as a test holds it: time passes when the test says so. */
export interface HeldFile {
  readonly ask: <Name extends OperationName>(
    operation: Name,
    ...args: OperationArgs<Name> extends undefined ? [] : [OperationArgs<Name>]
  ) => OperationResult<Name>
  readonly checkWhole: () => void
  readonly news: readonly FileNews[]
  /** Runs what was to be run later, as far as it is due. */
  readonly pass: (ms: number) => void
  readonly close: () => void
}

/** Keeps a file as the worker does, on a clock that stands; closed when the test ends. */
export function holdFile(path: string, key: Uint8Array = KEY): HeldFile {
  const news: FileNews[] = []
  const later = new Set<{ readonly atMs: number; readonly run: () => void }>()
  let nowMs = Date.parse(NOW)
  const kept: KeptFile = keepFile({
    path,
    key,
    now: () => new Date(nowMs),
    newId: randomUUID,
    after: (delayMs, run) => {
      const entry = { atMs: nowMs + delayMs, run }
      later.add(entry)
      return () => void later.delete(entry)
    },
    tell: (each) => void news.push(each),
  })
  let isOpen = true
  const close = () => {
    if (isOpen) kept.close()
    isOpen = false
  }
  onTestFinished(close)
  return {
    ask: (operation, ...args) => kept.run(operation, args[0]) as OperationResult<typeof operation>,
    checkWhole: kept.checkWhole,
    news,
    pass: (ms) => {
      nowMs += ms
      for (const entry of [...later]) {
        if (entry.atMs > nowMs || !later.delete(entry)) continue
        entry.run()
      }
    },
    close,
  }
}

/** Queues a command that tells of a print; `mark` is in its arguments. Answers its id. */
export function queueMarked(db: KioskDb, mark: string): string {
  const id = randomUUID()
  inTransaction(db, () => queueCommand(db, { id, name: 'print.recorded', args: { mark }, madeAt: NOW }))
  return id
}

/** Changes a closed or open file as another program with the key would. */
export function changeBeside<T>(path: string, change: (db: KioskDb) => T, key: Uint8Array = KEY): T {
  const db = openKioskDatabase(path, key)
  try {
    return change(db)
  } finally {
    db.file.close()
  }
}

/** The file as a killed process leaves it: with its log, and without the orderly end. */
export function copyAsKilled(from: string, to: string): void {
  for (const end of ['', '-wal', '.backup', '.damaged']) {
    if (existsSync(`${from}${end}`)) copyFileSync(`${from}${end}`, `${to}${end}`)
  }
}

/** Writes over a part of a file, as a failing disk does. */
export function overwrite(path: string, offset: number, bytes: Uint8Array): void {
  const handle = openSync(path, 'r+')
  writeSync(handle, bytes, 0, bytes.length, offset)
  closeSync(handle)
}

/** How long a page of the file is. */
export const PAGE_BYTES = 4096

/** Damages one page of a table of a closed file, so that reading all of it meets the damage: the first, or a later share of them. */
export function damageTable(path: string, table: string, share = 0.5): void {
  const pages = changeBeside(path, ({ file }) =>
    file.prepare(`select pageno from dbstat where name = ? and pagetype = 'leaf'`).pluck().all(table),
  ) as number[]
  const page = pages[Math.floor(share * pages.length)] ?? 1
  overwrite(path, (page - 1) * PAGE_BYTES + 1000, Buffer.alloc(64, 7))
}
