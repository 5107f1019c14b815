import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import { lockFolder } from '../lock.ts'
import { listenOnPglite, listenOnPostgres, type HearChanges } from './listen.ts'
import * as firstTables from './migrations/0001-first-tables.ts'
import * as payments from './migrations/0002-payments.ts'
import * as tickets from './migrations/0003-tickets.ts'
import * as devices from './migrations/0004-devices.ts'
import * as feedDigest from './migrations/0005-feed-digest.ts'
import * as rescuedRequests from './migrations/0006-rescued-requests.ts'
import * as linksOnce from './migrations/0007-links-once.ts'
import * as accounts from './migrations/0008-accounts.ts'
import * as board from './migrations/0009-board.ts'
import type { CentralDatabase } from './schema.ts'

/** The central database, or a transaction on it: what every store function takes first. */
export type Central = Kysely<CentralDatabase>

/** A transaction on the central database. Inside its callback nothing else may be used. */
export type CentralTransaction = Transaction<CentralDatabase>

/** Where the central database is: a PostgreSQL address, or a folder for the PGlite inside this process. */
export type CentralLocation = { readonly postgres: string } | { readonly pglite: string }

/** An open central database, the way to hear of changes in it, and the way to close it. */
export interface OpenCentral {
  readonly db: Central
  readonly hearChanges: HearChanges
  close(): Promise<void>
}

const INT8_OID = 20
const MIGRATIONS = {
  '0001-first-tables': firstTables,
  '0002-payments': payments,
  '0003-tickets': tickets,
  '0004-devices': devices,
  '0005-feed-digest': feedDigest,
  '0006-rescued-requests': rescuedRequests,
  '0007-links-once': linksOnce,
  '0008-accounts': accounts,
  '0009-board': board,
}

/**
 * A process has at most so many connections, and one more that listens: PostgreSQL takes 100 unless it is told otherwise, which is enough
 * for eight processes. Pulls that wait hold none.
 */
const MAX_CONNECTIONS = 10

/** Who gets no connection within this is told to come again. */
const CONNECT_MS = 10_000

/**
 * What PostgreSQL plans with: a page found at random costs little more than the next one, as on any disk since solid state, or it reads a
 * whole table for a thousand rows; and no query here is worth a compiler.
 */
const PLANNER = '-c random_page_cost=1.1 -c jit=off'

/** Whether an error says that every connection was taken for too long; pg-pool has no code for it. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect'
}

/**
 * Opens the central database and brings it to the newest schema. PGlite is held under an exclusive lock for as long as it
 * is open, since two processes on one PGlite folder destroy it.
 * Refuses (throws `FolderInUse`) when another process holds the folder.
 */
export async function openCentral(location: CentralLocation): Promise<OpenCentral> {
  const open = 'postgres' in location ? await openPostgres(location.postgres) : await openPglite(location.pglite)
  const migrator = new Migrator({ db: open.db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) {
    await open.close()
    throw new Error('The central database could not be brought to its newest schema', { cause: error })
  }
  return open
}

async function openPostgres(connectionString: string): Promise<OpenCentral> {
  const pg = await import('pg')
  const types = new pg.TypeOverrides()
  types.setTypeParser(INT8_OID, Number)
  const pool = new pg.Pool({
    connectionString,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    types,
    options: PLANNER,
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<CentralDatabase>({ dialect: new PostgresDialect({ pool }) })
  return { db, hearChanges: listenOnPostgres(connectionString), close: () => db.destroy() }
}

async function openPglite(folder: string): Promise<OpenCentral> {
  const { PGlite } = await import('@electric-sql/pglite')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = lockFolder(folder)
  try {
    const pglite = await PGlite.create(join(folder, 'pglite'), {
      parsers: { [INT8_OID]: (text: string) => Number(text) },
    })
    const db = new Kysely<CentralDatabase>({ dialect: new PGliteDialect({ pglite }) })
    return {
      db,
      hearChanges: listenOnPglite(pglite),
      close: async () => {
        await db.destroy()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
