import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { parseKnown } from '../../../central/contract/parse-known.ts'
import { SnapshotEnd } from '../../../central/contract/snapshot.ts'
import type { Cursor, FeedDigests } from '../../../central/contract/sync.ts'
import { build, first, inTransaction, run, runCompiled, type KioskDb } from '../database.ts'
import { mismatchOf, readDigests, tallyOf, type Mismatch, type Tally } from './digest.ts'

/** What came of some lines of a snapshot: there are more to come; it has ended, with these digests; or it is of no use. */
export type Loaded =
  { readonly state: 'more' } | { readonly state: 'end'; readonly digests: FeedDigests } | { readonly state: 'unusable' }

/** What the cache becomes by a snapshot. `schema` is the `CACHE_SCHEMA` with which it was made. */
export interface Swap {
  readonly cursor: Cursor
  readonly syncedAt: string
  readonly schema: number
  readonly digests: FeedDigests
}

/** The tables that change places, parents first. */
const TABLES = ['setting', 'position', 'notice', 'digest']

const END_LINE = '{"end":'
const BODY = ',"body":'
const CLOSING_BRACE = 125

// Bodies are bound as the bytes that they came as.
const bytes = sql<string>`cast(${''} as text)`
const insertSetting = build.insertInto('shadow_setting').values({ name: '', version: 0, value: bytes }).compile()
const insertPosition = build
  .insertInto('shadow_position')
  .values({ id: 0, iupd: '', version: 0, body: bytes })
  .compile()
const insertNotice = build.insertInto('shadow_notice').values({ position: 0, notice_number: '', iuv: '' }).compile()

/** The line is not one of a snapshot. */
class BadLine extends Error {}

/**
 * Empties the shadow tables in steps, so that nobody waits long for the database: at most `limit` positions at a time. True when
 * nothing is left; it is then gone from the log of the database too.
 */
export function emptyShadow(db: KioskDb, limit: number): boolean {
  const isEmpty = inTransaction(db, () => {
    for (const name of indexesOfShadow(db)) db.file.exec(`DROP INDEX ${name}`)
    run(db, build.deleteFrom('shadow_setting'))
    run(db, build.deleteFrom('shadow_digest'))
    const lowest = first(db, build.selectFrom('shadow_position').select('id').orderBy('id').limit(1))?.id
    if (lowest === undefined) return true
    run(db, build.deleteFrom('shadow_notice').where('position', '<', lowest + limit))
    run(db, build.deleteFrom('shadow_position').where('id', '<', lowest + limit))
    return false
  })
  if (isEmpty) db.file.pragma('wal_checkpoint(TRUNCATE)')
  return isEmpty
}

/**
 * Puts whole lines of a snapshot, as UTF-8, into the shadow tables, in one transaction. Bodies are kept as they came: only that they are
 * JSON is looked at here. What is not as it should be makes the snapshot unusable, whatever else was loaded.
 */
export function loadShadow(db: KioskDb, lines: Uint8Array): Loaded {
  // A crash may take these rows, since it makes the snapshot begin again anyway; the file stays whole all the same.
  db.file.pragma('synchronous = NORMAL')
  try {
    return inTransaction(db, () => {
      const tally = tallyOf(db, 'shadow')
      let id =
        first(
          db,
          build.selectFrom('shadow_position').select((eb) => eb.fn.max('id').as('id')),
        )?.id ?? 0
      let digests: FeedDigests | undefined
      for (const line of linesOf(lines)) {
        // Nothing comes after the end.
        if (digests !== undefined) throw new BadLine()
        if (line.indexOf(END_LINE) === 0) digests = endOf(line.toString())
        else if (putThing(db, tally, line, id + 1)) id += 1
      }
      tally.keep()
      return digests === undefined ? { state: 'more' } : { state: 'end', digests }
    })
  } catch (error) {
    const isRefused = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')
    const isNonsense = error instanceof BadLine || error instanceof SyntaxError
    if (isRefused || isNonsense) return { state: 'unusable' }
    throw error
  } finally {
    db.file.pragma('synchronous = FULL')
  }
}

/** Makes the indexes of what was loaded, at once and sorted, which costs less than to keep them while it came. */
export function indexShadow(db: KioskDb): void {
  const isTaken = db.file.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'notice_number_a'`).get() !== undefined
  const side = isTaken ? 'b' : 'a'
  inTransaction(db, () => {
    db.file.exec(`CREATE UNIQUE INDEX notice_number_${side} ON shadow_notice (notice_number)`)
    db.file.exec(`CREATE UNIQUE INDEX notice_iuv_${side} ON shadow_notice (iuv)`)
  })
}

/**
 * Lets what was loaded change places with the cache and sets the state of the sync, in one transaction; no row is touched, and the queue of
 * commands neither. Nothing changes when what was loaded is not what the centre said: answers with the difference.
 */
export function swapShadow(db: KioskDb, swap: Swap): Mismatch | undefined {
  return inTransaction(db, () => {
    const mismatch = mismatchOf(readDigests(db, 'shadow'), swap.digests)
    if (mismatch !== undefined) return mismatch
    for (const table of TABLES) {
      db.file.exec(`ALTER TABLE cache_${table} RENAME TO spare_${table}`)
      db.file.exec(`ALTER TABLE shadow_${table} RENAME TO cache_${table}`)
      db.file.exec(`ALTER TABLE spare_${table} RENAME TO shadow_${table}`)
    }
    const { epoch, position } = swap.cursor
    const state = { one: 1 as const, epoch, position, synced_at: swap.syncedAt, cache_schema: swap.schema }
    run(
      db,
      build
        .insertInto('sync_state')
        .values(state)
        .onConflict((conflict) => conflict.column('one').doUpdateSet(state)),
    )
    return undefined
  })
}

function endOf(line: string): FeedDigests {
  const end = parseKnown(SnapshotEnd, JSON.parse(line))
  if (end === undefined) throw new BadLine()
  return end.end
}

/** The lines of bytes, each without its end. */
function* linesOf(bytes: Uint8Array): Generator<Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let from = 0; from < buffer.length;) {
    const to = buffer.indexOf(10, from)
    if (to < 0) throw new BadLine()
    yield buffer.subarray(from, to)
    from = to + 1
  }
}

/** Puts one line in, and says whether it took an id. A thing that this program does not know is left out. */
function putThing(db: KioskDb, tally: Tally, line: Buffer, id: number): boolean {
  const cut = line.indexOf(BODY)
  if (cut < 0 || line.at(-1) !== CLOSING_BRACE) throw new BadLine()
  const thing = thingOf(JSON.parse(`${line.toString('utf8', 0, cut)}}`))
  const body = line.subarray(cut + BODY.length, -1)
  if (thing.thing === 'setting') runCompiled(db, insertSetting, thing.id, thing.version, body)
  else if (thing.thing === 'position') {
    runCompiled(db, insertPosition, id, thing.id, thing.version, body)
    for (let code = 0; code < thing.codes.length; code += 2) {
      runCompiled(db, insertNotice, id, thing.codes[code], thing.codes[code + 1])
    }
  } else return false
  tally.put(thing.thing, thing.id, thing.version)
  return thing.thing === 'position'
}

/** A look by hand: there are a million of them. */
function thingOf(value: unknown) {
  const { thing, id, version, codes = [] } = value as Readonly<Record<string, unknown>>
  if (typeof thing !== 'string' || typeof id !== 'string' || !Number.isSafeInteger(version)) throw new BadLine()
  if (!Array.isArray(codes) || !codes.every((code) => typeof code === 'string')) throw new BadLine()
  return { thing, id, version: version as number, codes: codes as readonly string[] }
}

function indexesOfShadow(db: KioskDb): readonly string[] {
  return db.file
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'shadow_notice' AND sql IS NOT NULL`)
    .pluck()
    .all() as string[]
}
