import { openKioskDatabase } from '../../../db/kiosk/open.ts'
import { applyPage } from '../../../db/kiosk/stores/cache.ts'
import { positionsInChunks } from './positions.ts'

/** The key of the benchmark's kiosk databases. It protects nothing. */
export const KEY: Uint8Array = Buffer.alloc(32, 'key of a benchmark')

/** How many rows one transaction inserts: what is quickest on an encrypted file (reference/toolchain.md 7). */
const ROWS_AT_ONCE = 5_000

/** A kiosk's database with cached positions, and how long inserting them took. */
export interface FilledKiosk {
  readonly path: string
  readonly seconds: number
}

/**
 * Makes a kiosk's encrypted database and inserts positions into its cache, sorted by key, by two prepared statements in long transactions:
 * the least that any program must do. The rows are made beforehand, and their making is not counted.
 */
export function fillKiosk(path: string, rows: number): FilledKiosk {
  const db = openKioskDatabase(path, KEY)
  const position = db.file.prepare('insert into cache_position (id, iupd, version, body) values (?, ?, ?, ?)')
  const notice = db.file.prepare('insert into cache_notice (position, notice_number, iuv) values (?, ?, ?)')
  let version = 0
  let ms = 0
  for (const positions of positionsInChunks(rows, ROWS_AT_ONCE)) {
    const bodies = positions.map((each) => JSON.stringify(each))
    const startedAt = performance.now()
    db.file
      .transaction(() => {
        positions.forEach(({ iupd, options }, index) => {
          version += 1
          position.run(version, iupd, version, bodies[index])
          for (const { noticeNumber, iuv } of options) notice.run(version, noticeNumber, iuv)
        })
      })
      .immediate()
    ms += performance.now() - startedAt
  }
  applyPage(db, { changes: [], cursor: { epoch: 'bench', position: version }, syncedAt: new Date().toISOString() })
  db.file.pragma('wal_checkpoint(TRUNCATE)')
  db.file.close()
  return { path, seconds: ms / 1000 }
}

/** What a kiosk's cache holds: how many positions, by how many codes they are found, and the bytes of all bodies. */
export interface Cached {
  readonly positions: number
  readonly codes: number
  readonly bytes: number
}

/** Counts what is in the cache of a kiosk whose process has ended. */
export function countCached(path: string): Cached {
  const { file } = openKioskDatabase(path, KEY)
  const { positions, bytes } = file
    .prepare('select count(*) as positions, sum(length(body)) as bytes from cache_position')
    .get() as Omit<Cached, 'codes'>
  const codes = file.prepare('select count(*) from cache_notice').pluck().get() as number
  file.close()
  return { positions, codes, bytes }
}
