import type Database from 'better-sqlite3'
import { ownTables } from './backup.ts'
import { sizeOf } from './beside.ts'
import { isDamage } from './check.ts'
import { connect } from './open.ts'

/** A row as it stands in a file, by column. */
export type Row = Readonly<Record<string, unknown>>

/** What could be read of a file, damaged or not. */
export interface ReadFile {
  /** The version of its schema. */
  readonly version: number
  /** Its own tables, in the order in which they were made, with every row that could be reached. */
  readonly tables: ReadonlyMap<string, { readonly rows: readonly Row[]; readonly isWhole: boolean }>
  /** The last place that was given in the queue of commands; undefined when that cannot be read. */
  readonly lastSeq: number | undefined
}

/** How far beyond the last row that was reached rows are looked for where nothing says how many there were. */
const BLIND_ROWS = 1_000

/**
 * Reads what nobody else has out of a file, row by row around whatever is damaged; the file is left as it is. Undefined when nothing can
 * be read: there is no file, its first page is gone, or the key is another.
 */
export function readDamaged(path: string, key: Uint8Array): ReadFile | undefined {
  if (sizeOf(path) === 0) return undefined
  const file = connect(path, key, { readonly: true })
  try {
    // A file that was cut is shorter than it says: SQLite reads it only for somebody who may write its schema.
    file.unsafeMode(true)
    file.pragma('writable_schema = ON')
    const version = Number(file.pragma('user_version', { simple: true }))
    const names = ownTables(file)
    const lastSeq = readLastSeq(file)
    return { version, lastSeq, tables: new Map(names.map((name) => [name, readTable(file, name, lastSeq)])) }
  } catch (error) {
    if (isDamage(error)) return undefined
    throw error
  } finally {
    file.close()
  }
}

function readLastSeq(file: Database.Database): number | undefined {
  try {
    const seq = file.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'outbox'`).pluck().get()
    return seq === undefined ? 0 : Number(seq)
  } catch (error) {
    if (isDamage(error)) return undefined
    throw error
  }
}

/** A table in which rows are reached: what was found so far, by place, and a scan that ends, false, at the first damage it meets. */
interface Reach {
  readonly found: Map<unknown, Row>
  readonly hasRowid: boolean
  readonly scan: (direction: 'ASC' | 'DESC', between?: readonly [unknown, unknown]) => boolean
}

function readTable(
  file: Database.Database,
  name: string,
  lastSeq: number | undefined,
): { readonly rows: readonly Row[]; readonly isWhole: boolean } {
  const reach = reachInto(file, name)
  if (reach === undefined) return { rows: [], isWhole: false }
  const { found, hasRowid, scan } = reach
  const isWhole = scan('ASC')
  if (!isWhole && hasRowid) reachByNumber(reach, lastSeq)
  if (!isWhole && !hasRowid) reachByPrefix(reach)
  return { rows: [...found.values()], isWhole }
}

/** From behind up to the damage, and between the two places one row at a time. */
function reachByNumber({ found, scan }: Reach, lastSeq: number | undefined): void {
  const lastBefore = Number([...found.keys()].at(-1) ?? 0)
  scan('DESC')
  const lowest = Number([...found.keys()].at(-1) ?? 0)
  const firstAfter = lowest > lastBefore ? lowest : Math.max(lastSeq ?? 0, lastBefore + BLIND_ROWS) + 1
  for (let place = lastBefore + 1; place < firstAfter; place++) scan('ASC', [place, place])
}

/** From behind up to the damage, and in small pieces from both ends: ids are random, so their beginnings part a table evenly. */
function reachByPrefix({ scan }: Reach): void {
  scan('DESC')
  for (let part = 0; part < 256; part++) {
    const prefix = part.toString(16).padStart(2, '0')
    const piece = [prefix, `${prefix}\u{10ffff}`] as const
    if (!scan('ASC', piece)) scan('DESC', piece)
  }
}

function reachInto(file: Database.Database, name: string): Reach | undefined {
  try {
    const [table] = file.pragma(`table_list("${name}")`) as readonly { readonly wr: 0 | 1 }[]
    const columns = file.pragma(`table_info("${name}")`) as readonly { readonly name: string; readonly pk: number }[]
    const hasRowid = table?.wr !== 1
    const named = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk)
    const key = hasRowid ? ['rowid'] : named.map((column) => `"${column.name}"`)
    const place = hasRowid ? 'rowid' : key.join(` || ' ' || `)
    const found = new Map<unknown, Row>()
    const statements = new Map<string, Database.Statement>()
    const scan: Reach['scan'] = (direction, between) => {
      const bounds = between === undefined ? '' : `WHERE ${key[0]} BETWEEN ? AND ?`
      const order = key.map((column) => `${column} ${direction}`).join()
      try {
        const sql = `SELECT ${place} AS " place", * FROM "${name}" ${bounds} ORDER BY ${order}`
        const statement = statements.get(sql) ?? file.prepare(sql)
        statements.set(sql, statement)
        for (const reached of statement.iterate(...(between ?? []))) {
          const { ' place': at, ...row } = reached as Row
          found.set(at, row)
        }
        return true
      } catch (error) {
        if (isDamage(error)) return false
        throw error
      }
    }
    return { found, hasRowid, scan }
  } catch (error) {
    if (isDamage(error)) return undefined
    throw error
  }
}
