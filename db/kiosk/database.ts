import type Database from 'better-sqlite3'
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type CompiledQuery,
  type InferResult,
} from 'kysely'
import type { KioskDatabase } from './schema.ts'

/** Builds queries on the kiosk's tables. It runs nothing: `all`, `first` and `run` do. */
export const build = new Kysely<KioskDatabase>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** An open kiosk database, as store functions see it. Everything is synchronous, so nothing can fall into a transaction. */
export interface KioskDb {
  readonly file: Database.Database
  readonly statements: Map<string, Database.Statement>
}

/** All rows of a query. */
export function all<Q extends Compilable>(db: KioskDb, query: Q): InferResult<Q> {
  const { sql, parameters } = query.compile()
  return prepare(db, sql).all(...parameters) as InferResult<Q>
}

/** The first row of a query. */
export function first<Q extends Compilable>(db: KioskDb, query: Q): InferResult<Q>[number] | undefined {
  const { sql, parameters } = query.compile()
  return prepare(db, sql).get(...parameters) as InferResult<Q>[number] | undefined
}

/**
 * The first row of a query that was compiled once, with these values for its parameters in their order: for what a person waits for,
 * since building a query takes longer than running it.
 */
export function firstCompiled<Row>(
  db: KioskDb,
  { sql }: CompiledQuery<Row>,
  ...parameters: readonly unknown[]
): Row | undefined {
  return prepare(db, sql).get(...parameters) as Row | undefined
}

/** Runs a statement that returns no rows; answers how many rows it changed. */
export function run(db: KioskDb, query: Compilable): number {
  const { sql, parameters } = query.compile()
  return prepare(db, sql).run(...parameters).changes
}

/** Runs a statement that was compiled once, with these values for its parameters in their order: for what is run a million times. */
export function runCompiled(db: KioskDb, { sql }: CompiledQuery, ...parameters: readonly unknown[]): void {
  prepare(db, sql).run(...parameters)
}

/** Runs `work` as one transaction: all of it, or, when it throws, nothing. */
export function inTransaction<T>(db: KioskDb, work: () => T): T {
  return db.file.transaction(work).immediate()
}

function prepare(db: KioskDb, sql: string): Database.Statement {
  const known = db.statements.get(sql)
  if (known !== undefined) return known
  const statement = db.file.prepare(sql)
  db.statements.set(sql, statement)
  return statement
}
