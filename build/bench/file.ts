import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { backUp } from '../../db/kiosk/backup.ts'
import { isFileWhole } from '../../db/kiosk/check.ts'
import { inTransaction, type KioskDb } from '../../db/kiosk/database.ts'
import { migrate, migrations, openKioskDatabase } from '../../db/kiosk/open.ts'
import { applyPage, findCachedNotice } from '../../db/kiosk/stores/cache.ts'
import { queueCommand } from '../../db/kiosk/stores/outbox.ts'
import { seededRandom } from '../../tests/fixtures/random-positions.ts'
import { numberOf, optionOf, positionOf } from '../../tests/sync/sample-positions.ts'
import { judge, quantile, type Bench, type BenchCase } from './bench-case.ts'

const POSITIONS = 20_000
const PAGE = 500
const COMMANDS = 400
const LOOK_UPS = 20_000
const OPENINGS = 30
const AT = '2026-11-23T09:00:00.000Z'

/** Less than a tenth of the file, so that most look-ups read it; the kiosk itself has 64 MiB. */
const SMALL_CACHE = 'cache_size = -1024'

/** The kiosk's own file, and the same tables, pragmas and stores on one that is not encrypted. */
interface Side {
  readonly path: string
  readonly open: () => KioskDb
}

/**
 * What the encryption of the kiosk's file costs: the same work on an encrypted file and on a plain one, in turns and in one run. `write`,
 * `look-up`, `open`, `check` and `backup`.
 */
export const bench: Bench = ({ only, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-bench-'))
  try {
    const key = randomBytes(32)
    const encrypted = sideAt(join(folder, 'encrypted.db'), (path) => openKioskDatabase(path, key))
    const pragmas = pragmasOf(join(folder, 'model.db'))
    const plain = sideAt(join(folder, 'plain.db'), (path) => openPlain(path, pragmas))
    return Promise.resolve(measure(encrypted, plain, say).filter(({ case: name }) => name.includes(only)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function sideAt(path: string, open: (path: string) => KioskDb): Side {
  return { path, open: () => open(path) }
}

/** How the kiosk sets its file, read from one. */
function pragmasOf(path: string): readonly string[] {
  const { file } = openKioskDatabase(path, Buffer.alloc(32))
  const names = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'secure_delete', 'temp_store']
  const pragmas = [...names, 'wal_autocheckpoint', 'journal_size_limit', 'cache_size'].map(
    (name) => `${name} = ${String(file.pragma(name, { simple: true }))}`,
  )
  file.close()
  return pragmas
}

/** A file with the tables and pragmas of the kiosk's, but no key. */
function openPlain(path: string, pragmas: readonly string[]): KioskDb {
  const file = new Database(path, { timeout: 5000 })
  for (const pragma of pragmas) file.pragma(pragma)
  migrate(file, Number(file.pragma('user_version', { simple: true })), migrations)
  return { file, statements: new Map() }
}

function measure(encrypted: Side, plain: Side, say: (line: string) => void): readonly BenchCase[] {
  const sides = [encrypted, plain] as const
  const dbs = sides.map((side) => side.open()) as [KioskDb, KioskDb]
  const random = seededRandom(1)

  say(`pulling ${POSITIONS} positions into each file`)
  const pages = inTurns(dbs, POSITIONS / PAGE, (db, page) => applyPage(db, pageOf(page)))
  say(`queueing ${COMMANDS} commands in each file, a commit for each`)
  const commits = inTurns(dbs, COMMANDS, (db) => {
    const command = { id: randomUUID(), name: 'print.recorded', args: { mark: 'x'.repeat(300) }, madeAt: AT } as const
    inTransaction(db, () => queueCommand(db, command))
  })
  const lookUp = (db: KioskDb) => {
    if (findCachedNotice(db, numberOf(1 + Math.floor(random() * POSITIONS))) === undefined) throw new Error('not found')
  }
  say(`looking ${LOOK_UPS} notices up in each file`)
  inTurns(dbs, LOOK_UPS / 4, lookUp)
  const warm = inTurns(dbs, LOOK_UPS, lookUp)
  for (const { file } of dbs) file.pragma(SMALL_CACHE)
  const cold = inTurns(dbs, LOOK_UPS, lookUp)
  const checks = inTurns(dbs, 5, ({ file }) => {
    if (!isFileWhole(file)) throw new Error('not whole')
  })
  const backups = inTurns(dbs, 10, ({ file }) => void backUp(file, `${file.name}.backup`))
  for (const { file } of dbs) file.close()
  const [mib = 0] = sides.map(({ path }) => statSync(path).size / 2 ** 20)
  say(`each file has ${mib.toFixed(1)} MiB`)
  const openings = inTurns(sides, OPENINGS, (side) => side.open().file.close())

  const ms = (name: string, times: Times, share: number, most: number) =>
    caseOf(`${name}, p${share * 100}`, 'ms', times, share, most)
  return [
    ms('write: a command in a commit of its own', commits, 0.5, 2),
    ms(`write: a page of ${PAGE} positions`, pages, 0.5, 3),
    ms('look-up: a notice, from memory', warm, 0.5, 2),
    ms('look-up: a notice, from memory', warm, 0.99, 3),
    ms('look-up: a notice, from the file', cold, 0.5, 6),
    ms('look-up: a notice, from the file', cold, 0.99, 6),
    ms('open: a file that is there', openings, 0.5, 6),
    ms(`check: all of a file of ${Math.round(mib)} MiB`, checks, 0.5, 8),
    ms(`backup: ${COMMANDS} commands`, backups, 0.5, 3),
  ]
}

/** Milliseconds of each round, encrypted and plain. */
type Times = readonly [encrypted: readonly number[], plain: readonly number[]]

/** Does the same on both sides in turns, now the one first, now the other, so that whatever else the machine does befalls both. */
function inTurns<Each>(both: readonly [Each, Each], rounds: number, act: (each: Each, round: number) => void): Times {
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const startedAt = performance.now()
      act(both[side], round)
      times[side].push(performance.now() - startedAt)
    }
  }
  return times
}

function caseOf(name: string, unit: string, [encrypted, plain]: Times, share: number, most: number): BenchCase {
  const ours = quantile(encrypted, share)
  return judge({ case: name, unit, ours, rivals: { plain: quantile(plain, share) }, mostRatios: { plain: most } })
}

function pageOf(page: number): Parameters<typeof applyPage>[1] {
  const changes = Array.from({ length: PAGE }, (_, index) => {
    const count = 1 + page * PAGE + index
    const body = positionOf(`position-${count}`, [optionOf(count)])
    return { thing: 'position' as const, id: body.iupd, version: 1, body }
  })
  return { changes, cursor: { epoch: 'bench', position: (page + 1) * PAGE }, syncedAt: AT }
}
