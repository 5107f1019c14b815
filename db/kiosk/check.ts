import type Database from 'better-sqlite3'
import { ownTables } from './backup.ts'

/** A whole check of a file up to this size is done before anybody notices; of a larger one only what nobody else has is checked at once. */
const CHECKED_AT_ONCE_BYTES = 64 * 1024 * 1024

/** Whether an error of SQLite says that the file is not as it was written: overwritten, cut, or unreadable on its disk. */
export function isDamage(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  return /^SQLITE_(?:CORRUPT|NOTADB|IOERR_READ|IOERR_SHORT_READ|IOERR_CORRUPTFS|IOERR_DATA)/.test(error.code)
}

/** Whether anything in the file is not as it should be, by SQLite's `quick_check`, which reads every page. */
export function isFileWhole(file: Database.Database): boolean {
  return passes(file, 'quick_check(1)')
}

/**
 * The check of a start, within bounded time: the tables that nobody else has always; all of the file after an end that was not orderly,
 * unless it is large. What the centre gives again is checked at night, and noticed when it is read.
 */
export function isFitToStart(file: Database.Database, wasOrderly: boolean): boolean {
  const pages = Number(file.pragma('page_count', { simple: true }))
  const bytes = pages * Number(file.pragma('page_size', { simple: true }))
  if (!wasOrderly && bytes <= CHECKED_AT_ONCE_BYTES) return isFileWhole(file)
  try {
    return ownTables(file).every((name) => passes(file, `quick_check("${name}")`))
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}

function passes(file: Database.Database, pragma: string): boolean {
  try {
    return file.pragma(pragma, { simple: true }) === 'ok'
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}
