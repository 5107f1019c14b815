import { randomBytes, randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../tests/fixtures/random-positions.ts'
import {
  changeBeside,
  copyAsKilled,
  damageTable,
  DEVICE,
  holdFile,
  overwrite,
  PAGE_BYTES,
  queueMarked,
} from '../../tests/sync/kept-file.ts'
import { KEY, newKioskPath } from '../../tests/sync/kiosk-file.ts'
import { NOW, optionOf, positionOf } from '../../tests/sync/sample-positions.ts'
import type { PrintId } from '../../main/domain/print-job.ts'
import { filesBeside } from './beside.ts'
import type { KioskDb } from './database.ts'
import { connect } from './open.ts'
import { applyPage } from './stores/cache.ts'
import { keepDevice } from './stores/device.ts'
import { settleCommands } from './stores/outbox.ts'
import { insertPrintJob } from './stores/print-jobs.ts'

/** So many for each kind of damage; backups of three ages take turns. */
const SEED_COUNT = process.env['SPORTELLO_FULL'] === '1' ? 60 : 12
const SEEDS = Array.from({ length: SEED_COUNT }, (_, index) => index + 1)

const COMMANDS = 240
const SETTLED = 60
const PRINTS = 150

/** A page of the cache: something that lies between what must not be lost. */
const cachePage = (from: number, to: number) => ({
  changes: Array.from({ length: to - from }, (_, index) => ({
    thing: 'position' as const,
    id: `position-${from + index}`,
    version: 1,
    body: positionOf(`position-${from + index}`, [optionOf(from + index)]),
  })),
  cursor: { epoch: 'e', position: to },
  syncedAt: NOW,
})

function fill(db: KioskDb): void {
  keepDevice(db, DEVICE)
  for (let count = 0; count < COMMANDS; count++) {
    queueMarked(db, `${count}`.padEnd(180, '.'))
    if (count % 40 === 39) applyPage(db, cachePage(count * 10, count * 10 + 50))
  }
  const settled = Array.from({ length: SETTLED }, (_, index) => ({ seq: index + 1, outcome: { ok: true } as const }))
  settleCommands(db, settled)
  const subject = { document: 'notice', noticeNumber: '301000000000123456' } as const
  for (let count = 0; count < PRINTS; count++) {
    insertPrintJob(db, { id: randomUUID() as PrintId, subject, printer: 'p', madeAt: NOW, state: { name: 'queued' } })
  }
}

/** A filled file in good order, with its backup; filled once, since every command is a commit that waits for the disk. */
let filled: readonly [file: Buffer, backup: Buffer] | undefined
function filledFile(): string {
  const path = newKioskPath()
  const { backup } = filesBeside(path)
  if (filled === undefined) {
    changeBeside(path, fill)
    holdFile(path).close()
    filled = [readFileSync(path), readFileSync(backup)]
  }
  writeFileSync(path, filled[0])
  writeFileSync(backup, filled[1])
  return path
}

/** What waits, also behind a place that was lost, which a push would not go past. */
const commandsOf = ({ file }: KioskDb) =>
  file
    .prepare(`select seq, command_id, name, args, args_hash, made_at from outbox where state = 'pending' order by seq`)
    .all() as { readonly seq: number; readonly name: string; readonly args: string }[]
const commandsIn = (path: string) => changeBeside(path, commandsOf)
const printsIn = (path: string) =>
  changeBeside(path, ({ file }) => file.prepare('select print_id from print_job').pluck().all() as string[])

/** What somebody finds who asks a damaged file for each row by itself, and whether it says how long the queue is. */
function oneByOne(path: string, prints: readonly string[]) {
  const file = connect(path, KEY, { readonly: true })
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch {
      return undefined
    }
  }
  attempt(() => {
    file.unsafeMode(true)
    file.pragma('writable_schema = ON')
  })
  const found = {
    seqs: Array.from({ length: COMMANDS }, (_, index) => index + 1).filter(
      (seq) => attempt(() => file.prepare('select * from outbox where seq = ?').get(seq)) !== undefined,
    ),
    prints: prints.filter(
      (id) => attempt(() => file.prepare('select * from print_job where print_id = ?').get(id)) !== undefined,
    ),
    lastSeq: attempt(() => file.prepare(`select seq from sqlite_sequence where name = 'outbox'`).pluck().get()),
  }
  file.close()
  return found
}

/** Ways in which a disk fails: each damages the file by a seed. */
const damages: readonly (readonly [string, (path: string, random: () => number) => void])[] = [
  [
    'bytes overwritten in several pages',
    (path, random) => {
      const pages = statSync(path).size / PAGE_BYTES
      for (let count = 0; count < 4; count++) {
        const page = 1 + Math.floor(random() * (pages - 1))
        overwrite(path, page * PAGE_BYTES + Math.floor(random() * (PAGE_BYTES - 64)), randomBytes(64))
      }
    },
  ],
  [
    'a block zeroed',
    (path, random) => {
      const pages = statSync(path).size / PAGE_BYTES
      overwrite(path, Math.floor(1 + random() * (pages - 9)) * PAGE_BYTES, Buffer.alloc(8 * PAGE_BYTES))
    },
  ],
  ['cut short', (path, random) => truncateSync(path, Math.floor(statSync(path).size * (0.3 + 0.65 * random())))],
  ['its header zeroed', (path) => overwrite(path, 0, Buffer.alloc(100))],
]

describe.each(damages)('a file with %s', (_, damage) => {
  test.each(SEEDS)('gives back every command and print that can be read (seed %i)', (seed) => {
    const whole = filledFile()
    const all = commandsIn(whole)
    const prints = printsIn(whole)
    const path = newKioskPath()
    copyFileSync(whole, path)
    // The backup is younger, older, or not there.
    const backupAge = seed % 3
    if (backupAge !== 2) {
      const then = newKioskPath()
      copyFileSync(whole, then)
      if (backupAge === 1)
        changeBeside(then, ({ file }) =>
          file.exec(`delete from outbox where seq > 200; update sqlite_sequence set seq = 200`),
        )
      holdFile(then).close()
      copyFileSync(filesBeside(then).backup, filesBeside(path).backup)
    }
    const inBackup = backupAge === 2 ? [] : commandsIn(filesBeside(path).backup).map(({ seq: place }) => place)
    damage(path, seededRandom(seed))
    const damaged = readFileSync(path)
    const readable = oneByOne(path, prints)

    if (backupAge === 2 && readable.seqs.length === 0 && readable.lastSeq === undefined && isUnreadable(path)) {
      expect(() => holdFile(path)).toThrow()
      expect(readFileSync(path).equals(damaged)).toBe(true)
      return
    }
    const held = holdFile(path)
    held.checkWhole()
    const [news] = held.news
    expect(news).toMatchObject({ name: 'salvaged', why: 'damaged' })
    expect(readFileSync(filesBeside(path).damaged).equals(damaged)).toBe(true)

    const got = commandsIn(path)
    const own = got.filter(({ name }) => name === 'print.recorded')
    const reachable = new Set([...readable.seqs.filter((place) => place > SETTLED), ...inBackup])
    expect(own.map(({ seq: place }) => place)).toEqual([...reachable].toSorted((one, other) => one - other))
    expect(own).toEqual(all.filter(({ seq: place }) => reachable.has(place)))
    for (const id of readable.prints) expect(held.ask('readPrintJob', id), id).toBeDefined()

    // What is known to be lost is told; and the queue goes on only where nothing of it is.
    const missing = all.length - own.length
    if (news?.name !== 'salvaged' || held.ask('readDevice') === undefined) return
    if (news.lost !== null && backupAge !== 2) expect(news.lost).toBe(missing)
    // Without a backup some of them may have been decided: that cannot be read either.
    if (news.lost !== null && backupAge === 2) expect(news.lost).toBeGreaterThanOrEqual(missing)
    expect(news.isQueueEnded).toBe(news.lost !== 0)
    if (missing > 0) expect(news.isQueueEnded).toBe(true)
    expect(held.ask('readStanding')).toBe(news.isQueueEnded ? 'forked' : undefined)
    const told = got.at(-1)
    expect(told?.name).toBe('file.salvaged')
    expect(JSON.parse(told?.args ?? '')).toEqual({ why: 'damaged', lost: news.lost })
    expect(held.ask('readSyncState')).toBeUndefined()
  })
})

/** Whether not even the list of tables can be read. */
function isUnreadable(path: string): boolean {
  const file = connect(path, KEY, { readonly: true })
  try {
    file.unsafeMode(true)
    file.pragma('writable_schema = ON')
    file.prepare('select * from sqlite_schema').all()
    return false
  } catch {
    return true
  } finally {
    file.close()
  }
}

describe('damage that is met while the kiosk runs', () => {
  test('is mended under the question that meets it: the asker gets an answer', () => {
    const path = filledFile()
    const all = commandsIn(path)
    damageTable(path, 'cache_position')
    const held = holdFile(path)
    expect(held.news).toEqual([])
    expect(held.ask('readSyncState')).toBeDefined()
    held.checkWhole()
    expect(held.news).toEqual([{ name: 'salvaged', why: 'damaged', pending: all.length, lost: 0, isQueueEnded: false }])
    expect(commandsIn(path).slice(0, -1)).toEqual(all)
    expect(held.ask('readStanding')).toBeUndefined()
  })

  test('is found in the outbox at the start, before anything is written', () => {
    const path = filledFile()
    // Where only commands are that are settled: nothing else reads them at a start.
    damageTable(path, 'outbox', 0)
    const before = readFileSync(path)
    const held = holdFile(path)
    expect(held.news).toMatchObject([{ name: 'salvaged', why: 'damaged', lost: 0, isQueueEnded: false }])
    expect(readFileSync(filesBeside(path).damaged).equals(before)).toBe(true)
  })

  test('leaves no answer of the centre to a question from before: neither a page of the cache nor an outcome', () => {
    const path = filledFile()
    const held = holdFile(path)
    held.ask('readSyncState')
    held.ask('pendingCommands', 50)
    damageTable(path, 'cache_position')
    held.checkWhole()
    const page = cachePage(9000, 9001)
    const outcome = [{ seq: SETTLED + 1, outcome: { ok: true } }] as const
    expect(() => held.ask('applyPage', page)).toThrow('another file')
    expect(() => held.ask('settleCommands', outcome)).toThrow('another file')
    expect(held.ask('readSyncState')).toBeUndefined()
    expect(held.ask('pendingCommands', 1)).toMatchObject([{ seq: SETTLED + 1 }])
    held.ask('applyPage', page)
    held.ask('settleCommands', outcome)
    expect(held.ask('pendingCommands', 1)).toMatchObject([{ seq: SETTLED + 2 }])
  })
})

describe('a file that is gone, or is an older one', () => {
  test('is made from the backup, and its queue has ended', () => {
    const path = filledFile()
    const all = commandsIn(path)
    rmSync(path)
    const held = holdFile(path)
    expect(held.news).toEqual([
      { name: 'salvaged', why: 'missing', pending: all.length, lost: null, isQueueEnded: true },
    ])
    expect(held.ask('readDevice')).toEqual(DEVICE)
    expect(held.ask('readStanding')).toBe('forked')
    expect(commandsIn(path).slice(0, -1)).toEqual(all)
  })

  test.each(['an older copy of it', 'one that lost its log'])('is found out by its backup: %s', (what) => {
    const path = newKioskPath()
    const held = holdFile(path)
    held.ask('keepDevice', DEVICE)
    held.pass(1000)
    const old = newKioskPath()
    if (what === 'an older copy of it') {
      held.close()
      copyFileSync(path, old)
    } else {
      changeBeside(path, ({ file }) => file.pragma('wal_checkpoint(TRUNCATE)'))
      copyFileSync(path, old)
      held.close()
    }
    changeBeside(path, (db) => queueMarked(db, 'after'))
    holdFile(path).close()
    copyFileSync(filesBeside(path).backup, filesBeside(old).backup)
    const again = holdFile(old)
    expect(again.news).toMatchObject([{ name: 'salvaged', why: 'older', pending: 1, isQueueEnded: true }])
    expect(again.ask('pendingCommands', 9)).toMatchObject([{ args: { mark: 'after' } }, { name: 'file.salvaged' }])
  })

  test('gives no number twice that somebody may have on paper', () => {
    const path = newKioskPath()
    const held = holdFile(path)
    held.ask('keepDevice', DEVICE)
    held.ask('keepTicketBlock', 7)
    held.pass(1000)
    const numbers = () =>
      changeBeside(path, ({ file }) => file.prepare('select block, last_count from ticket_numbers').get())
    held.close()
    expect(numbers()).toEqual({ block: 7, last_count: 0 })
    rmSync(path)
    const again = holdFile(path)
    again.ask('keepTicketBlock', 7)
    again.close()
    expect(numbers()).toEqual({ block: 7, last_count: 10_000 })
  })

  test('is new when there was never another', () => {
    const held = holdFile(newKioskPath())
    expect(held.news).toEqual([])
    expect(held.ask('pendingCommands', 9)).toEqual([])
  })
})

test.each([
  [29, true],
  [31, false],
])('a damaged file that was put aside %i days ago is still there: %s', (days, isThere) => {
  const path = filledFile()
  const { damaged } = filesBeside(path)
  writeFileSync(damaged, 'damaged')
  const then = Date.parse(NOW) / 1000 - days * 86_400
  utimesSync(damaged, then, then)
  holdFile(path)
  expect(existsSync(damaged)).toBe(isThere)
})

describe('a salvage that is cut off', () => {
  test('is finished at the next start, from wherever it came to its end', () => {
    for (const step of ['before', 'aside', 'log-aside'] as const) {
      const path = filledFile()
      const all = commandsIn(path)
      const files = filesBeside(path)
      copyFileSync(path, files.salvaged)
      overwrite(path, 0, Buffer.alloc(100))
      writeFileSync(files.log, 'a log that would be laid over the new file')
      const damaged = readFileSync(path)
      if (step !== 'before') renameSync(path, files.damaged)
      if (step === 'log-aside') renameSync(files.log, files.damagedLog)
      holdFile(path)
      expect(commandsIn(path), step).toEqual(all)
      expect(readFileSync(files.damaged).equals(damaged), step).toBe(true)
      expect(existsSync(files.salvaged), step).toBe(false)
    }
  })

  test('leaves a draft that counts for nothing', () => {
    const path = filledFile()
    writeFileSync(filesBeside(path).draft, 'half')
    expect(holdFile(path).news).toEqual([])
    damageTable(path, 'outbox')
    expect(holdFile(path).news).toMatchObject([{ name: 'salvaged' }])
    expect(existsSync(filesBeside(path).draft)).toBe(false)
  })
})

test('with another key nothing is made anew, and nothing is touched', () => {
  const path = filledFile()
  const before = [path, filesBeside(path).backup].map((each) => readFileSync(each))
  const otherKey = Buffer.alloc(32, 9)
  expect(() => holdFile(path, otherKey)).toThrow('file is not a database')
  expect([path, filesBeside(path).backup].map((each) => readFileSync(each))).toEqual(before)
  rmSync(path)
  expect(() => holdFile(path, otherKey)).toThrow('cannot be read with this key')
  expect(readFileSync(filesBeside(path).backup).equals(before[1] ?? Buffer.of())).toBe(true)
  expect(existsSync(path)).toBe(false)
})

test('a kill leaves a file that needs no salvage: its log has all that was answered', () => {
  const path = filledFile()
  const held = holdFile(path)
  held.ask('keepRequest', { requestId: 'last', outcome: 'ok', at: NOW, forgetBefore: '2026' })
  const killed = newKioskPath()
  copyAsKilled(path, killed)
  const again = holdFile(killed)
  expect(again.news).toEqual([])
  expect(again.ask('requestOutcome', 'last')).toBe('ok')
})
