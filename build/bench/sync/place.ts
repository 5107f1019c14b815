import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres, type PostgresServer } from '../../../tests/fixtures/postgres.ts'
import { fillKiosk, type FilledKiosk } from './fill-kiosk.ts'
import { startProcess, type Running } from './processes.ts'

/** Where syncing is measured: a folder, a PostgreSQL server and processes, all of which go with the benchmark. */
export interface Place {
  /** How many positions the municipality has. */
  readonly rows: number
  readonly say: (line: string) => void
  readonly newFolder: () => string
  /** The address of a new, empty database. */
  readonly newDatabase: () => Promise<string>
  readonly start: (file: string, args: unknown) => Promise<Running>
  /** A kiosk's database with so many cached positions; it is made once, and only read afterwards. */
  readonly filledKiosk: (rows: number) => FilledKiosk
  readonly close: () => Promise<void>
}

/** Makes the place. Whatever ends the benchmark, nothing of it stays: processes end with their parent, the rest is taken away at its exit. */
export function makePlace(rows: number, say: (line: string) => void): Place {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-bench-'))
  const running: Running[] = []
  const filled = new Map<number, FilledKiosk>()
  let postgres: PostgresServer | undefined
  const tidy = () => {
    postgres?.stop()
    postgres = undefined
    rmSync(folder, { recursive: true, force: true })
  }
  const leave = () => process.exit(1)
  process.once('exit', tidy)
  process.once('SIGINT', leave)
  process.once('SIGTERM', leave)
  const newFolder = () => {
    const path = join(folder, randomUUID())
    mkdirSync(path)
    return path
  }
  return {
    rows,
    say,
    newFolder,
    newDatabase: async () => {
      postgres ??= startPostgres()
      if (postgres === undefined) throw new Error('There is no PostgreSQL on this machine')
      const name = `b_${randomUUID().replaceAll('-', '')}`
      const client = new pg.Client({ connectionString: postgres.url })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return postgres.url.replace('/postgres?', `/${name}?`)
    },
    start: async (file, args) => {
      const started = await startProcess(folder, file, args)
      running.push(started)
      return started
    },
    filledKiosk: (count) => {
      const known = filled.get(count)
      if (known !== undefined) return known
      say(`inserting ${count} positions into an encrypted file`)
      const made = fillKiosk(join(newFolder(), 'kiosk.db'), count)
      filled.set(count, made)
      return made
    },
    close: async () => {
      await Promise.all(running.map((each) => each.end()))
      process.off('exit', tidy)
      process.off('SIGINT', leave)
      process.off('SIGTERM', leave)
      tidy()
    },
  }
}
