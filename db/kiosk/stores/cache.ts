import type { Change, Cursor } from '../../../central/contract/sync.ts'
import type { DebtPosition } from '../../../main/domain/debt-position.ts'
import { all, build, first, inTransaction, run, type KioskDb } from '../database.ts'

/** How far the cache follows the centre: where in its feed, and when by the centre's clock. */
export interface SyncState {
  readonly cursor: Cursor
  readonly syncedAt: string
}

/** A notice found in the cache. */
export interface CachedNotice {
  readonly position: DebtPosition
  readonly noticeNumber: string
  readonly syncedAt: string
}

/** Where the cache stands; undefined before the first page. */
export function readSyncState(db: KioskDb): SyncState | undefined {
  const row = first(db, build.selectFrom('sync_state').selectAll())
  return row && { cursor: { epoch: row.epoch, position: row.position }, syncedAt: row.synced_at }
}

/** Applies one pulled page and its cursor in one transaction. An older version of a thing never replaces a newer one. */
export function applyPage(
  db: KioskDb,
  page: { readonly changes: readonly Change[]; readonly cursor: Cursor; readonly syncedAt: string },
): void {
  inTransaction(db, () => {
    for (const change of page.changes) applyChange(db, change)
    const { epoch, position } = page.cursor
    const state = { one: 1 as const, epoch, position, synced_at: page.syncedAt }
    run(
      db,
      build
        .insertInto('sync_state')
        .values(state)
        .onConflict((conflict) => conflict.column('one').doUpdateSet(state)),
    )
  })
  // What was taken away shall not linger in the log of the database.
  if (page.changes.some((change) => change.body === undefined)) db.file.pragma('wal_checkpoint(TRUNCATE)')
}

/** Empties the cache, for a feed that is no longer the one it follows. The outbox is not touched. */
export function dropCache(db: KioskDb): void {
  inTransaction(db, () => {
    run(db, build.deleteFrom('cache_position'))
    run(db, build.deleteFrom('cache_setting'))
    run(db, build.deleteFrom('sync_state'))
  })
  db.file.pragma('wal_checkpoint(TRUNCATE)')
}

/** The cached settings by name, as the centre sent them. */
export function readCachedSettings(db: KioskDb): Readonly<Record<string, unknown>> {
  const rows = all(db, build.selectFrom('cache_setting').select(['name', 'value']))
  return Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.value) as unknown]))
}

/** Looks a notice up in the cache by its number or IUV (in capitals or not). */
export function findCachedNotice(db: KioskDb, code: string): CachedNotice | undefined {
  const row = first(
    db,
    build
      .selectFrom('cache_notice')
      .innerJoin('cache_position', 'cache_position.iupd', 'cache_notice.iupd')
      .select(['cache_notice.notice_number', 'cache_position.body'])
      .where((eb) => eb.or([eb('cache_notice.notice_number', '=', code), eb('cache_notice.iuv', '=', code)])),
  )
  const state = readSyncState(db)
  if (row === undefined || state === undefined) return undefined
  return {
    position: JSON.parse(row.body) as DebtPosition,
    noticeNumber: row.notice_number,
    syncedAt: state.syncedAt,
  }
}

/** The moment to which the cached notices are true, by the centre's clock; null when there are none. */
export function cachedNoticesAt(db: KioskDb): string | null {
  const any = first(db, build.selectFrom('cache_notice').select('iupd').limit(1))
  return any === undefined ? null : (readSyncState(db)?.syncedAt ?? null)
}

function applyChange(db: KioskDb, change: Change): void {
  if (change.thing === 'setting') applySetting(db, change)
  else applyPosition(db, change)
}

function applySetting(db: KioskDb, change: Extract<Change, { thing: 'setting' }>): void {
  const { id: name, version } = change
  if (change.body === undefined) {
    run(db, build.deleteFrom('cache_setting').where('name', '=', name).where('version', '<=', version))
    return
  }
  const value = JSON.stringify(change.body)
  run(
    db,
    build
      .insertInto('cache_setting')
      .values({ name, version, value })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({ version, value }).where('cache_setting.version', '<', version),
      ),
  )
}

function applyPosition(db: KioskDb, change: Extract<Change, { thing: 'position' }>): void {
  const { id: iupd, version, body } = change
  const held = first(db, build.selectFrom('cache_position').select('version').where('iupd', '=', iupd))
  if (held !== undefined && held.version >= version) return
  run(db, build.deleteFrom('cache_position').where('iupd', '=', iupd))
  if (body === undefined) return
  run(db, build.insertInto('cache_position').values({ iupd, version, body: JSON.stringify(body) }))
  for (const option of body.options) {
    // A code that has moved here from another position is this one's now; the other arrives later in the same feed.
    run(
      db,
      build
        .deleteFrom('cache_notice')
        .where((eb) => eb.or([eb('notice_number', '=', option.noticeNumber), eb('iuv', '=', option.iuv)])),
    )
    run(db, build.insertInto('cache_notice').values({ notice_number: option.noticeNumber, iuv: option.iuv, iupd }))
  }
}
