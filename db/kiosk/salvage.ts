import { existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { ownTables } from './backup.ts'
import { filesBeside, putInPlace, removeDatabase, sizeOf } from './beside.ts'
import { inTransaction } from './database.ts'
import { migrate, migrations, openKioskDatabase, UnusableDatabase } from './open.ts'
import { readDamaged, type ReadFile, type Row } from './read-damaged.ts'
import { readDevice } from './stores/device.ts'
import { queueSalvaged } from './stores/salvaged.ts'
import { noteFork } from './stores/standing.ts'

/** Why a file is made anew: it is damaged, it is gone, or it is older than its own backup. */
export type SalvageReason = 'damaged' | 'missing' | 'older'

/** What a salvage needs. `known` are the migrations of this program. */
export interface SalvageParts {
  readonly path: string
  readonly key: Uint8Array
  readonly why: SalvageReason
  readonly now: () => Date
  readonly newId: () => string
  readonly known?: readonly (readonly string[])[]
}

/** More numbers than a kiosk gives between two backups, whichever backup was found; there are ten million in a block. */
const SKIPPED_NUMBERS = 10_000

/** What became of a file that was made anew. */
export interface Salvaged {
  readonly why: SalvageReason
  /** Commands that wait for the centre and are in the new file. */
  readonly pending: number
  /** Places in the queue of which no source has the command, and that the centre may not have either; null when nobody can tell. */
  readonly lost: number | null
  /** The queue cannot be continued under the identity it has: the kiosk has to be enrolled anew. */
  readonly isQueueEnded: boolean
}

/**
 * Makes the kiosk's file anew from what can be read of it and from its backup, puts the damaged one aside as it is, and queues the news
 * for the centre. The cache comes anew from there. Undefined, and nothing is changed, when neither can be read: then the key is another.
 */
export function salvage(parts: SalvageParts): Salvaged | undefined {
  const { path, key, why, known = migrations } = parts
  const { backup, draft, salvaged } = filesBeside(path)
  const own = readDamaged(path, key)
  const kept = backupOf(own, readDamaged(backup, key))
  const newest = own ?? kept
  if (newest === undefined) return undefined
  if (newest.version > known.length)
    throw new UnusableDatabase('The file is damaged, and of a newer program: update it')

  removeDatabase(draft)
  const version = newest.version > 0 ? newest.version : known.length
  const db = openKioskDatabase(draft, key, known.slice(0, version))
  let result: Salvaged
  try {
    inTransaction(db, () => {
      for (const source of [own, kept]) if (source !== undefined) takeOver(db.file, source)
    })
    migrate(db.file, version, known)
    result = inTransaction(db, () => {
      const { lost, isWhole } = continueQueue(db.file, own, kept)
      if (!isWhole || own?.tables.get('ticket_numbers')?.isWhole !== true) skipTicketNumbers(db.file)
      const pending = countPending(db.file)
      if (readDevice(db) === undefined) return { why, pending, lost, isQueueEnded: false }
      // Until the kiosk is enrolled again, as for a queue that the centre itself calls a fork.
      const isQueueEnded = !isWhole && noteFork(db)
      queueSalvaged(db, { id: parts.newId(), at: parts.now().toISOString(), args: { why, lost } })
      return { why, pending, lost, isQueueEnded }
    })
  } finally {
    db.file.close()
  }
  putInPlace(draft, salvaged)
  finishSalvage(path)
  return result
}

/** Puts a salvaged file in the place of the damaged one, which is put aside; does the rest of it after a crash, and nothing otherwise. */
export function finishSalvage(path: string): void {
  const { log, logIndex, damaged, damagedLog, salvaged } = filesBeside(path)
  if (!existsSync(salvaged)) return
  if (existsSync(path)) {
    removeDatabase(damaged)
    renameSync(path, damaged)
  }
  // A log that stayed would be laid over the new file.
  if (sizeOf(log) > 0) renameSync(log, damagedLog)
  rmSync(log, { force: true })
  rmSync(logIndex, { force: true })
  putInPlace(salvaged, path)
}

/** Whether an open file knows fewer commands than its backup: then it is an older copy, or its log was lost. */
export function isOlderThanBackup(file: Database.Database, backup: string, key: Uint8Array): boolean {
  const kept = readDamaged(backup, key)
  if (kept === undefined) return false
  const install = file.prepare('SELECT install_id FROM device').pluck().get()
  const seq = file.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'outbox'`).pluck().get()
  return installOf(kept) === install && (kept.lastSeq ?? 0) > Number(seq ?? 0)
}

function installOf(file: ReadFile | undefined): unknown {
  return file?.tables.get('device')?.rows[0]?.['install_id']
}

/** A backup of another installation's queue is of no use: what was still to be done then was taken along into the new one. */
function backupOf(own: ReadFile | undefined, backup: ReadFile | undefined): ReadFile | undefined {
  const install = installOf(own)
  return install === undefined || install === installOf(backup) ? backup : undefined
}

/** Inserts the rows that are not there yet: what was read first counts. A row that breaks a rule of its table is left out. */
function takeOver(file: Database.Database, source: ReadFile): void {
  for (const name of ownTables(file)) {
    const known = (file.pragma(`table_info("${name}")`) as readonly { readonly name: string }[]).map(
      (each) => each.name,
    )
    for (const row of source.tables.get(name)?.rows ?? []) {
      const columns = known.filter((column) => Object.hasOwn(row, column))
      insert(file, name, columns, row)
    }
  }
}

function insert(file: Database.Database, name: string, columns: readonly string[], row: Row): void {
  const names = columns.map((column) => `"${column}"`).join()
  const marks = columns.map(() => '?').join()
  try {
    file
      .prepare(`INSERT OR IGNORE INTO "${name}" (${names}) VALUES (${marks})`)
      .run(...columns.map((column) => row[column]))
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return
    throw error
  }
}

/**
 * Sets the queue to go on after the last place that any source knows. It is whole when the file itself said how far it was and every
 * command that the centre may not have is there; `lost` is how many may be missing, null when the file does not say how far it was.
 */
function continueQueue(
  file: Database.Database,
  own: ReadFile | undefined,
  kept: ReadFile | undefined,
): { readonly lost: number | null; readonly isWhole: boolean } {
  const number = (statement: string) => Number(file.prepare(statement).pluck().get() ?? 0)
  const keptTo = kept?.lastSeq ?? 0
  const lastSeq = Math.max(keptTo, own?.lastSeq ?? 0, number('SELECT max(seq) FROM outbox'))
  file.prepare(`DELETE FROM sqlite_sequence WHERE name = 'outbox'`).run()
  file.prepare(`INSERT INTO sqlite_sequence VALUES ('outbox', ?)`).run(lastSeq)
  if (own?.lastSeq === undefined || own.lastSeq < keptTo) return { lost: null, isWhole: false }
  if (own.tables.get('outbox')?.isWhole === true) return { lost: 0, isWhole: true }
  // The centre decides in order: what is before a decided command is decided too.
  const pendingThen = (kept?.tables.get('outbox')?.rows ?? [])
    .filter((row) => row['state'] === 'pending')
    .map((row) => Number(row['seq']))
  const decidedThen = pendingThen.reduce((least, seq) => Math.min(least, seq - 1), keptTo)
  const decidedTo = Math.max(decidedThen, number(`SELECT max(seq) FROM outbox WHERE state <> 'pending'`))
  const lost = lastSeq - decidedTo - number(`SELECT count(*) FROM outbox WHERE seq > ${decidedTo}`)
  return { lost, isWhole: lost === 0 }
}

/** Numbers that may have been given after the backup are not given again: people have them on paper. */
function skipTicketNumbers(file: Database.Database): void {
  file
    .prepare(
      `UPDATE ticket_numbers SET last_count = min(last_count + ?, 9999999), last_command_id = ifnull(last_command_id, 'skipped')`,
    )
    .run(SKIPPED_NUMBERS)
}

function countPending(file: Database.Database): number {
  return Number(file.prepare(`SELECT count(*) FROM outbox WHERE state = 'pending'`).pluck().get())
}
