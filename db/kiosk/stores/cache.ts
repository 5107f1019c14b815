import type { Cursor, FeedDigests, HeardChange } from '../../../central/contract/sync.ts'
import { all, build, first, firstCompiled, inTransaction, run, type KioskDb } from '../database.ts'
import { mismatchOf, readDigests, tallyOf, type Mismatch, type Tally } from './digest.ts'

/** How far the cache follows the centre: where in its feed, when by the centre's clock, and with which `CACHE_SCHEMA` it was made. */
export interface SyncState {
  readonly cursor: Cursor
  readonly syncedAt: string
  readonly schema: number
}

/** A pulled page. `digests` say what the cache should come to by it, if there is no more after it. */
export interface Page {
  readonly changes: readonly HeardChange[]
  readonly cursor: Cursor
  readonly syncedAt: string
  readonly digests?: FeedDigests | undefined
}

/** A notice found in the cache. `body` is its position as the centre sent it, as text: on its way between threads that costs least. */
export interface CachedNotice {
  readonly body: string
  readonly noticeNumber: string
  readonly syncedAt: string
}

/** Where the cache stands; undefined before there is one. */
export function readSyncState(db: KioskDb): SyncState | undefined {
  const row = first(db, build.selectFrom('sync_state').selectAll())
  return (
    row && { cursor: { epoch: row.epoch, position: row.position }, syncedAt: row.synced_at, schema: row.cache_schema }
  )
}

/**
 * Applies one pulled page and its cursor in one transaction. An older version of a thing never replaces a newer one. Answers with what the
 * cache should have come to and has not; undefined when it is as the centre says, or the centre does not say.
 */
export function applyPage(db: KioskDb, page: Page): Mismatch | undefined {
  const mismatch = inTransaction(db, () => {
    const tally = tallyOf(db, 'cache')
    for (const change of page.changes) applyChange(db, tally, change)
    tally.keep()
    const { epoch, position } = page.cursor
    const state = { one: 1 as const, epoch, position, synced_at: page.syncedAt }
    run(
      db,
      build
        .insertInto('sync_state')
        .values(state)
        .onConflict((conflict) => conflict.column('one').doUpdateSet(state)),
    )
    return page.digests && mismatchOf(readDigests(db, 'cache'), page.digests)
  })
  // What was taken away shall not linger in the log of the database.
  if (page.changes.some((change) => change.body === undefined)) db.file.pragma('wal_checkpoint(TRUNCATE)')
  return mismatch
}

/** Empties the cache, and what a snapshot has loaded or replaced. The outbox is not touched. */
export function dropCache(db: KioskDb): void {
  inTransaction(db, () => {
    run(db, build.deleteFrom('cache_position'))
    run(db, build.deleteFrom('cache_setting'))
    run(db, build.deleteFrom('cache_digest'))
    run(db, build.deleteFrom('shadow_position'))
    run(db, build.deleteFrom('shadow_setting'))
    run(db, build.deleteFrom('shadow_digest'))
    run(db, build.deleteFrom('sync_state'))
  })
  db.file.pragma('wal_checkpoint(TRUNCATE)')
}

/** The cached settings by name, as the centre sent them. */
export function readCachedSettings(db: KioskDb): Readonly<Record<string, unknown>> {
  const rows = all(db, build.selectFrom('cache_setting').select(['name', 'value']))
  return Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.value) as unknown]))
}

const noticesWithState = build
  .selectFrom('cache_notice')
  .innerJoin('cache_position', 'cache_position.id', 'cache_notice.position')
  .innerJoin('sync_state', (join) => join.onTrue())
  .select(['cache_position.body', 'cache_notice.notice_number as noticeNumber', 'sync_state.synced_at as syncedAt'])
const noticeByNumber = noticesWithState.where('cache_notice.notice_number', '=', '').compile()
const noticeByIuv = noticesWithState.where('cache_notice.iuv', '=', '').compile()

/**
 * Looks a notice up in the cache by its number or IUV (in capitals or not). One after the other, since most people have the number, and
 * a look into the second index costs as much as the first.
 */
export function findCachedNotice(db: KioskDb, code: string): CachedNotice | undefined {
  return firstCompiled(db, noticeByNumber, code) ?? firstCompiled(db, noticeByIuv, code)
}

/** The moment to which the cached notices are true, by the centre's clock; null when there are none. */
export function cachedNoticesAt(db: KioskDb): string | null {
  const any = first(db, build.selectFrom('cache_notice').select('position').limit(1))
  return any === undefined ? null : (readSyncState(db)?.syncedAt ?? null)
}

function applyChange(db: KioskDb, tally: Tally, change: HeardChange): void {
  // A thing that this program does not know is for one that does, which starts over.
  if (change.thing === 'setting') applySetting(db, tally, change)
  else if (change.thing === 'position') applyPosition(db, tally, change)
}

function applySetting(db: KioskDb, tally: Tally, { id: name, version, body }: HeardChange): void {
  const held = first(db, build.selectFrom('cache_setting').select('version').where('name', '=', name))
  if (held !== undefined && held.version >= version) return
  if (held !== undefined) tally.take('setting', name, held.version)
  run(db, build.deleteFrom('cache_setting').where('name', '=', name))
  if (body === undefined) return
  run(db, build.insertInto('cache_setting').values({ name, version, value: JSON.stringify(body) }))
  tally.put('setting', name, version)
}

function applyPosition(db: KioskDb, tally: Tally, { id: iupd, version, body }: HeardChange): void {
  const held = first(db, build.selectFrom('cache_position').select('version').where('iupd', '=', iupd))
  if (held !== undefined && held.version >= version) return
  if (held !== undefined) tally.take('position', iupd, held.version)
  run(db, build.deleteFrom('cache_position').where('iupd', '=', iupd))
  if (body === undefined) return
  const inserted = build.insertInto('cache_position').values({ iupd, version, body: JSON.stringify(body) })
  const position = first(db, inserted.returning('id'))?.id ?? 0
  for (const { noticeNumber, iuv } of codesOf(body)) {
    // A code that has moved here from another position is this one's now; the other arrives later in the same feed.
    run(
      db,
      build
        .deleteFrom('cache_notice')
        .where((eb) => eb.or([eb('notice_number', '=', noticeNumber), eb('iuv', '=', iuv)])),
    )
    run(db, build.insertInto('cache_notice').values({ position, notice_number: noticeNumber, iuv }))
  }
  tally.put('position', iupd, version)
}

/** The codes by which a position is found, as far as it has any: bodies are looked at when they are shown. */
function codesOf(body: unknown): readonly { readonly noticeNumber: string; readonly iuv: string }[] {
  const options: unknown = typeof body === 'object' && body !== null && 'options' in body ? body.options : undefined
  if (!Array.isArray(options)) return []
  return (options as readonly Readonly<Record<string, unknown>>[]).flatMap((option) => {
    const { noticeNumber, iuv } = option
    return typeof noticeNumber === 'string' && typeof iuv === 'string' ? [{ noticeNumber, iuv }] : []
  })
}
