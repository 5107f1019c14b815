import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { build, first, inTransaction, run, type KioskDb } from '../database.ts'
import { dropCache } from './cache.ts'

/**
 * What stands between this kiosk and its centre. `forked`: the centre knows another queue, nothing is pushed until it is enrolled again.
 * `revoked`: it may only hand over what waits. `erasing`: everything goes. `erased`: nothing is left, and it may be enrolled anew.
 */
export type Standing = 'forked' | 'revoked' | 'erasing' | 'erased'

/** What stands between this kiosk and its centre; undefined while nothing does. */
export function readStanding(db: KioskDb): Standing | undefined {
  return first(db, build.selectFrom('standing').select('name'))?.name
}

/** Notes what stands between this kiosk and its centre, or that nothing does. */
export function keepStanding(db: KioskDb, standing: Standing | undefined): void {
  run(db, build.deleteFrom('standing'))
  if (standing !== undefined) run(db, build.insertInto('standing').values({ one: 1, name: standing }))
}

/** Notes that the file is a copy of another one; false when something stands between kiosk and centre already, and nothing is noted. */
export function noteFork(db: KioskDb): boolean {
  if (readStanding(db) !== undefined) return false
  keepStanding(db, 'forked')
  return true
}

/** Notes that the kiosk was revoked: the cache goes at once, and every command that waits, for whatever, waits to be handed over. */
export function noteRevoked(db: KioskDb): void {
  inTransaction(db, () => {
    keepStanding(db, 'revoked')
    run(db, build.updateTable('outbox').set({ state: 'pending' }).where('state', '=', 'parked'))
  })
  dropCache(db)
}

/**
 * Erases all that the kiosk keeps, its key and the copies of its file among it. Each step may be repeated, and the first one is on disk
 * before the second begins: after a crash at any of them the whole is done again.
 */
export const eraseSteps: readonly ((db: KioskDb) => void)[] = [
  (db) => keepStanding(db, 'erasing'),
  ({ file }) => {
    for (const copy of copiesOf(file.name)) rmSync(copy, { recursive: true, force: true })
  },
  ({ file }) => {
    const tables = file
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'standing'`)
      .pluck()
      .all() as string[]
    file
      .transaction(() => {
        file.pragma('defer_foreign_keys = ON')
        for (const table of tables) file.exec(`DELETE FROM "${table}"`)
        file.exec('DELETE FROM sqlite_sequence')
      })
      .immediate()
  },
  ({ file }) => {
    file.exec('VACUUM')
    file.pragma('wal_checkpoint(TRUNCATE)')
  },
  (db) => keepStanding(db, 'erased'),
]

/** Erases all that the kiosk keeps; what then stands is `erased`. */
export function eraseKiosk(db: KioskDb): void {
  for (const step of eraseSteps) step(db)
}

/** The files beside the database that hold what was in it once: those whose names begin with its own and a dot. */
function copiesOf(path: string): readonly string[] {
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(`${basename(path)}.`))
    .map((name) => join(dirname(path), name))
}
