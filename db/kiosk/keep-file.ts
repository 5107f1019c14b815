import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { backUp } from './backup.ts'
import { filesBeside, removeDatabase, sizeOf } from './beside.ts'
import { isDamage, isFileWhole, isFitToStart } from './check.ts'
import { encryptAnew, isUnreadable } from './cipher.ts'
import type { KioskDb } from './database.ts'
import { connect, MAX_LOG_BYTES, openKioskDatabase } from './open.ts'
import { bulkOperations, lookUps, openingQuestions, operations, type OperationName } from './operations.ts'
import { giveUpReserve, hasReserve, isNoRoom } from './reserve.ts'
import { finishSalvage, isOlderThanBackup, salvage, type Salvaged, type SalvageReason } from './salvage.ts'
import { pendingCommands } from './stores/outbox.ts'

/** What happens to the file that the rest of the kiosk has to hear: nothing personal is in it. */
export type FileNews =
  | ({ readonly name: 'salvaged' } & Salvaged)
  | { readonly name: 'room'; readonly canSave: boolean }
  | { readonly name: 'backup-failed'; readonly code: string }

/** What keeping a file needs; clock, chance and timer are the caller's. */
export interface KeepParts {
  readonly path: string
  readonly key: Uint8Array
  readonly now: () => Date
  readonly newId: () => string
  /** Runs once, so much later; returns what takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void
  readonly tell: (news: FileNews) => void
}

/** The kiosk's file, kept from loss. */
export interface KeptFile {
  /** Runs one named operation. Throws what it throws; damage and a full disk are dealt with first, and it is run again. */
  readonly run: (operation: OperationName, args: unknown) => unknown
  /** Checks every page, and makes the file anew if one is not as it should be. */
  readonly checkWhole: () => void
  /** False once it is closed, and when it could not be opened again after it was made anew: nothing can be kept any more. */
  readonly isOpen: () => boolean
  readonly close: () => void
}

const GONE = 'The database file is gone, and its backup cannot be read with this key'
const DAMAGED = 'The database file is damaged, and so is its backup'

/** A change is in the backup at most so much later, and so is what has been blanked; more often it is not written. */
const BACKUP_AFTER_MS = 1_000

/** A damaged file is kept for whoever can still read more of it, but not for longer than a month. */
const KEPT_ASIDE_MS = 30 * 86_400_000

/** How often a kiosk that cannot save looks whether there is room again. */
const LOOK_FOR_ROOM_MS = 10_000

/** The log is this long only while somebody reads an old state of the file; then what can wait has to. */
const LONG_LOG_BYTES = MAX_LOG_BYTES / 2 + 1024 * 1024

/**
 * Opens the kiosk's file and keeps it: checked before anything is written, made anew from what can be read when it is damaged, backed up
 * when it has come to rest, and with a reserve of room for what is under way when the disk is full.
 * Throws what `openKioskDatabase` throws, and when file and backup cannot be read with this key.
 */
export function keepFile(parts: KeepParts): KeptFile {
  const { path, key, tell } = parts
  const { log, backup, reserve } = filesBeside(path)
  /** Answers to questions from before the file was made anew belong to another file. */
  const outdated = new Set<OperationName>()
  let canSave = true
  let digest: string | undefined
  let stopLooking: (() => void) | undefined
  let stopBackup: (() => void) | undefined

  let db = withRoom(openSoundly)
  let changes = changesOf(db)
  lookForRoom()
  // Only the first one is waited for: the screen waits for this.
  if (existsSync(backup)) stopBackup = parts.after(BACKUP_AFTER_MS, backUpNow)
  else backUpNow()

  return { run, checkWhole, isOpen: () => db.file.open, close }

  function run(operation: OperationName, args: unknown): unknown {
    const isBulk = bulkOperations.includes(operation)
    if (isBulk && !canSave) throw new Error(`There is no room for ${operation}`)
    if (isBulk) shortenLog()
    if (outdated.has(operation)) throw new Error(`${operation} answers a question to another file`)
    for (const [answer, questions] of openingQuestions) if (questions.includes(operation)) outdated.delete(answer)
    const act = () => (operations[operation] as (database: KioskDb, args: unknown) => unknown)(db, args)
    try {
      return act()
    } catch (error) {
      if (isNoRoom(error)) {
        giveUpRoom()
        if (isBulk) throw error
        return act()
      }
      if (!isDamage(error)) throw error
      makeAnew('damaged', error)
      if (outdated.has(operation)) throw error
      return act()
    } finally {
      if (!lookUps.includes(operation)) noteChange()
    }
  }

  function checkWhole(): void {
    forgetOldDamage()
    if (!isFileWhole(db.file)) makeAnew('damaged', new Error(DAMAGED))
  }

  function close(): void {
    stopLooking?.()
    stopBackup?.()
    backUpNow()
    withRoom(() => db.file.pragma('wal_checkpoint(TRUNCATE)'))
    db.file.close()
    stopLooking?.()
  }

  /** Opens the file if it is sound, else what can be saved of it. */
  function openSoundly(): KioskDb {
    finishSalvage(path)
    forgetOldDamage()
    let why = whyUnsound()
    // A file that was encrypted otherwise, before, looks damaged.
    if (isUnreadable(why?.error) && encryptAnew(path, key)) why = whyUnsound()
    if (why !== undefined && !salvaged(why.reason) && why.error !== undefined) throw why.error
    return openKioskDatabase(path, key)
  }

  function whyUnsound(): { readonly reason: SalvageReason; readonly error?: Error } | undefined {
    if (sizeOf(path) === 0) {
      return existsSync(backup) ? { reason: 'missing', error: new Error(GONE) } : undefined
    }
    const wasOrderly = sizeOf(log) === 0
    const file = connect(path, key)
    try {
      if (!isFitToStart(file, wasOrderly)) return { reason: 'damaged', error: new Error(DAMAGED) }
      return isOlderThanBackup(file, backup, key) ? { reason: 'older' } : undefined
    } catch (error) {
      if (isDamage(error)) return { reason: 'damaged', error }
      throw error
    } finally {
      file.close()
    }
  }

  function salvaged(why: SalvageReason): boolean {
    const result = salvage({ ...parts, why })
    if (result !== undefined) tell({ name: 'salvaged', ...result })
    return result !== undefined
  }

  function makeAnew(why: SalvageReason, error: unknown): void {
    db.file.close()
    const isDone = withRoom(() => salvaged(why))
    db = openKioskDatabase(path, key)
    if (!isDone) throw error
    for (const [answer] of openingQuestions) outdated.add(answer)
    changes = changesOf(db)
    stopBackup ??= parts.after(BACKUP_AFTER_MS, backUpNow)
  }

  /** Does what must not fail for want of room: the reserve is given up for it. */
  function withRoom<T>(act: () => T): T {
    try {
      return act()
    } catch (error) {
      if (!isNoRoom(error)) throw error
      giveUpRoom()
      return act()
    }
  }

  function giveUpRoom(): void {
    giveUpReserve(reserve)
    if (canSave) tell({ name: 'room', canSave: false })
    canSave = false
    lookLater()
  }

  function lookForRoom(): void {
    const hasRoom = hasReserve(reserve)
    if (hasRoom !== canSave) tell({ name: 'room', canSave: hasRoom })
    canSave = hasRoom
    if (!hasRoom) lookLater()
  }

  function lookLater(): void {
    stopLooking?.()
    stopLooking = parts.after(LOOK_FOR_ROOM_MS, lookForRoom)
  }

  /** The log grows while somebody reads an old state: what can be fetched again waits for them, a command never does. */
  function shortenLog(): void {
    if (sizeOf(log) <= LONG_LOG_BYTES) return
    db.file.pragma('busy_timeout = 0')
    try {
      db.file.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      db.file.pragma('busy_timeout = 5000')
    }
    if (sizeOf(log) > LONG_LOG_BYTES) throw new Error('Somebody is reading an old state of the database')
  }

  function noteChange(): void {
    if (!db.file.open) return
    const total = changesOf(db)
    if (total === changes) return
    changes = total
    stopBackup ??= parts.after(BACKUP_AFTER_MS, backUpNow)
  }

  function backUpNow(): void {
    stopBackup = undefined
    try {
      digest = backUp(db.file, backup, digest)
      // A copy from before a migration is of use for what the centre does not have yet.
      if (pendingCommands(db, 1).length === 0) removeCopies(path)
    } catch (error) {
      if (isDamage(error)) return makeAnew('damaged', error)
      // The file itself is as it was; the next change brings the next try.
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      tell({ name: 'backup-failed', code })
    }
  }

  function forgetOldDamage(): void {
    const { damaged } = filesBeside(path)
    const writtenMs = statSync(damaged, { throwIfNoEntry: false })?.mtimeMs
    if (writtenMs !== undefined && parts.now().getTime() - writtenMs > KEPT_ASIDE_MS) removeDatabase(damaged)
  }
}

/** How many rows this connection has changed. */
function changesOf(db: KioskDb): number {
  const sql = 'SELECT total_changes()'
  const statement = db.statements.get(sql) ?? db.file.prepare(sql).pluck()
  db.statements.set(sql, statement)
  return Number(statement.get())
}

function removeCopies(path: string): void {
  const copies = `${basename(path)}.before-schema-`
  for (const name of readdirSync(dirname(path))) if (name.startsWith(copies)) rmSync(join(dirname(path), name))
}
