import Database from 'better-sqlite3'
import { backUp } from './backup.ts'
import { encryptAnew, isUnreadable, unlock } from './cipher.ts'
import type { KioskDb } from './database.ts'
import { firstTables } from './migrations/0001-first-tables.ts'
import { tickets } from './migrations/0002-tickets.ts'
import { shadowTables } from './migrations/0003-shadow-tables.ts'
import { leases } from './migrations/0004-leases.ts'

/** "SPRT" in ASCII: a file with another mark is not ours. */
const APPLICATION_ID = 0x53505254

/**
 * In order, each a list of statements; a migration, once released, is frozen. The schema version of a file is how many of
 * them it has had.
 */
export const migrations: readonly (readonly string[])[] = [firstTables, tickets, shadowTables, leases]

/** What the log is cut back to. Its pages (4 KiB each) go into the file from the thousandth on, so it is seldom longer than half of this. */
export const MAX_LOG_BYTES = 8 * 1024 * 1024

/** What durability and privacy rest on; read back after opening, since a pragma that did not take says nothing. */
const PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  secure_delete: 1,
  temp_store: 2,
  wal_autocheckpoint: 1000,
  journal_size_limit: MAX_LOG_BYTES,
} as const

/** The file was written by a newer program, or is not a kiosk database. It is left as it is. */
export class UnusableDatabase extends Error {}

/**
 * Opens (or makes) the kiosk's encrypted database and brings it to the newest schema; before a migration of a file that
 * holds something, what nobody else has of it is kept beside it. `known` are the migrations this program knows.
 * `key` is 32 random bytes. Refuses (throws): a wrong key, a file that is not ours or newer than this program, a pragma that
 * does not read back as set.
 */
export function openKioskDatabase(
  path: string,
  key: Uint8Array,
  known: readonly (readonly string[])[] = migrations,
): KioskDb {
  let file = openAnyFile(path, key, known.length)
  try {
    const version = versionOf(file)
    if (version < known.length) {
      if (version > 0) backUp(file, `${path}.before-schema-${version + 1}`)
      else file.pragma(`application_id = ${APPLICATION_ID}`)
      migrate(file, version, known)
      // Only a file opened anew tells which pragmas will hold: a file just switched to WAL answers differently.
      file.close()
      file = openFile(path, key, known.length)
    }
    assertPragmas(file)
    return { file, statements: new Map() }
  } catch (error) {
    file.close()
    throw error
  }
}

/**
 * Applies the migrations after `version`, each in a transaction of its own with its version number, so that a crash leaves
 * the old schema or the new one and never a mixture.
 */
export function migrate(file: Database.Database, version: number, known: readonly (readonly string[])[]): void {
  known.forEach((statements, index) => {
    if (index < version) return
    file
      .transaction(() => {
        for (const statement of statements) file.exec(statement)
        const broken = file.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new Error(`Migration ${index + 1} breaks ${broken.length} references`)
        file.pragma(`user_version = ${index + 1}`)
      })
      .immediate()
  })
}

function openAnyFile(path: string, key: Uint8Array, newest: number): Database.Database {
  try {
    return openFile(path, key, newest)
  } catch (error) {
    if (!isUnreadable(error) || !encryptAnew(path, key)) throw error
    return openFile(path, key, newest)
  }
}

/** A connection to a file with its key, and nothing looked at yet. `key` is 32 bytes. */
export function connect(path: string, key: Uint8Array, options: Database.Options = {}): Database.Database {
  if (key.length !== 32) throw new Error('The database key must have 32 bytes')
  const file = new Database(path, { timeout: 5000, ...options })
  try {
    unlock(file, key)
    return file
  } catch (error) {
    file.close()
    throw error
  }
}

function openFile(path: string, key: Uint8Array, newest: number): Database.Database {
  const file = connect(path, key)
  try {
    assertOurs(file, newest)
    file.pragma('journal_mode = WAL')
    file.pragma('synchronous = FULL')
    file.pragma('foreign_keys = ON')
    file.pragma('trusted_schema = OFF')
    file.pragma('secure_delete = ON')
    // What SQLite sorts or keeps for an undo is in memory: a temporary file would be beside the encrypted one.
    file.pragma('temp_store = MEMORY')
    file.pragma('wal_autocheckpoint = 1000')
    file.pragma(`journal_size_limit = ${MAX_LOG_BYTES}`)
    file.pragma('cache_size = -65536')
    return file
  } catch (error) {
    file.close()
    throw error
  }
}

/** Reads only: a file that is refused stays as it is. */
function assertOurs(file: Database.Database, newest: number): void {
  const mark = file.pragma('application_id', { simple: true })
  const isEmpty = file.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
  if (mark !== APPLICATION_ID && !(mark === 0 && isEmpty))
    throw new UnusableDatabase('The file is not a kiosk database')
  const version = versionOf(file)
  if (version > newest) {
    throw new UnusableDatabase(`The database has schema ${version}, this program knows ${newest}: update it`)
  }
}

function versionOf(file: Database.Database): number {
  return file.pragma('user_version', { simple: true }) as number
}

function assertPragmas(file: Database.Database): void {
  for (const [name, expected] of Object.entries(PRAGMAS)) {
    const value = file.pragma(name, { simple: true })
    if (value !== expected) throw new Error(`The database reports ${name} = ${String(value)}, expected ${expected}`)
  }
}
