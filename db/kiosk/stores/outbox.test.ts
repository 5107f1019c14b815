import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { PushedCommand } from '../../../central/contract/sync.ts'
import { isInFile, KEY, newKioskDatabase } from '../../../tests/sync/kiosk-file.ts'
import { NOW } from '../../../tests/sync/sample-positions.ts'
import { inTransaction, type KioskDb } from '../database.ts'
import { openKioskDatabase } from '../open.ts'
import {
  beginQueue,
  commandsFrom,
  forgetDecided,
  lastQueued,
  pendingCommands,
  pendingWork,
  queueCommand,
  releaseParked,
  settleCommands,
} from './outbox.ts'

function queue(db: KioskDb, args: unknown = {}, id: string = randomUUID(), madeAt = NOW): void {
  inTransaction(db, () => queueCommand(db, { id, name: 'print.recorded', args, madeAt }))
}

const seqs = (db: KioskDb, limit = 100) => pendingCommands(db, limit).map(({ seq }) => seq)

const rows = (db: KioskDb) => db.file.prepare('select seq, state, refusal, args from outbox order by seq').all()

describe('the queue of commands', () => {
  test('hands out what waits, oldest first, as the centre takes it', () => {
    const db = newKioskDatabase()
    expect(pendingCommands(db, 10)).toEqual([])
    const args = { noticeNumber: '3', nested: [null, 'è'] }
    queue(db, args)
    queue(db)
    queue(db)
    const [first] = pendingCommands(db, 10)
    expect(PushedCommand.parse(first)).toMatchObject({ seq: 1, name: 'print.recorded', args, madeAt: NOW })
    expect(first?.argsHash).toBe(createHash('sha256').update(JSON.stringify(args)).digest('hex'))
    expect(seqs(db)).toEqual([1, 2, 3])
    expect(seqs(db, 2)).toEqual([1, 2])
  })

  test('has no gap: not after a change that was given up, nor when all is settled and the program starts again', () => {
    const db = newKioskDatabase()
    queue(db)
    const givenUp = () =>
      inTransaction(db, () => {
        queueCommand(db, { id: randomUUID(), name: 'print.recorded', args: {}, madeAt: NOW })
        throw new Error('given up')
      })
    expect(givenUp).toThrow('given up')
    queue(db)
    settleCommands(
      db,
      [1, 2].map((seq) => ({ seq, outcome: { ok: true } })),
    )
    db.file.close()
    const again = openKioskDatabase(db.path, KEY)
    queue(again)
    expect(seqs(again)).toEqual([3])
    again.file.close()
  })

  test('says how much waits, and since when the first in the queue does, whatever clocks showed', () => {
    const db = newKioskDatabase()
    expect(pendingWork(db)).toBeNull()
    const [late, early, next] = ['2026-11-23T09:10:00.000Z', '2026-11-23T08:00:00.000Z', '2026-11-23T09:20:00.000Z']
    for (const madeAt of [late, early, next]) queue(db, {}, randomUUID(), madeAt)
    expect(pendingWork(db)).toEqual({ count: 3, oldestAt: late })
    settleCommands(db, [{ seq: 1, outcome: { ok: true } }])
    expect(pendingWork(db)).toEqual({ count: 2, oldestAt: early })
    settleCommands(db, [
      { seq: 2, outcome: { ok: false, refusal: 'bad-arguments' } },
      { seq: 3, outcome: { ok: true } },
    ])
    expect(pendingWork(db)).toBeNull()
  })

  test('takes an id once', () => {
    const db = newKioskDatabase()
    queue(db, {}, 'one')
    expect(() => queue(db, {}, 'one')).toThrow('UNIQUE')
    queue(db, {}, 'two')
    expect(seqs(db)).toEqual([1, 2])
  })

  test('keeps what was decided, and why; what is decided once is not decided again', () => {
    const db = newKioskDatabase()
    for (let count = 1; count <= 3; count++) queue(db)
    settleCommands(db, [
      { seq: 1, outcome: { ok: true } },
      { seq: 2, outcome: { ok: false, refusal: 'bad-arguments' } },
    ])
    settleCommands(db, [
      { seq: 1, outcome: { ok: false, refusal: 'later' } },
      { seq: 2, outcome: { ok: true } },
      { seq: 99, outcome: { ok: true } },
    ])
    expect(rows(db)).toEqual([
      { seq: 1, state: 'applied', refusal: null, args: null },
      { seq: 2, state: 'refused', refusal: 'bad-arguments', args: null },
      { seq: 3, state: 'pending', refusal: null, args: '{}' },
    ])
    expect(seqs(db)).toEqual([3])
  })

  test('forgets the arguments of what is decided, from the disk too', () => {
    const db = newKioskDatabase()
    queue(db, { debtor: 'applied-marker', long: 'x'.repeat(10_000) })
    queue(db, { debtor: 'refused-marker' })
    queue(db, { debtor: 'pending-marker' })
    for (const marker of ['applied-marker', 'refused-marker', 'pending-marker'])
      expect(db.file.serialize().includes(marker)).toBe(true)
    settleCommands(db, [
      { seq: 1, outcome: { ok: true } },
      { seq: 2, outcome: { ok: false, refusal: 'bad-arguments' } },
    ])
    expect(isInFile(db, 'applied-marker')).toBe(false)
    expect(isInFile(db, 'refused-marker')).toBe(false)
    expect(pendingCommands(db, 10)).toMatchObject([{ args: { debtor: 'pending-marker' } }])
  })

  test('settles all of an answer or nothing', () => {
    const db = newKioskDatabase()
    for (let count = 1; count <= 2; count++) queue(db)
    const half = [
      { seq: 1, outcome: { ok: true } },
      { seq: 2, outcome: { ok: false, refusal: null as never } },
    ] as const
    expect(() => settleCommands(db, half)).toThrow('constraint')
    expect(seqs(db)).toEqual([1, 2])
  })
})

describe('a command that the centre does not know', () => {
  const unknown = { ok: false, refusal: 'unknown-command' } as const

  test('is parked whole, lets the others pass, and waits again at its place when there is a centre that knows it', () => {
    const db = newKioskDatabase()
    for (let count = 1; count <= 4; count++) queue(db, { count })
    settleCommands(db, [
      { seq: 1, outcome: { ok: true } },
      { seq: 2, outcome: unknown },
    ])
    expect(rows(db)).toMatchObject([
      { seq: 1, args: null },
      { seq: 2, state: 'parked', refusal: null, args: '{"count":2}' },
      { seq: 3, state: 'pending' },
      { seq: 4, state: 'pending' },
    ])
    expect(seqs(db)).toEqual([3, 4])
    expect(releaseParked(db, ['ticket.opened'])).toBe(0)
    expect(releaseParked(db, ['ticket.opened', 'print.recorded'])).toBe(1)
    settleCommands(db, [{ seq: 3, outcome: { ok: true } }])
    // A run goes without a place left out, so this one goes alone.
    expect(seqs(db)).toEqual([2])
    settleCommands(db, [{ seq: 2, outcome: { ok: true } }])
    expect(seqs(db)).toEqual([4])
  })
})

describe('a centre that was restored', () => {
  test('is told everything from a place on: what waits as it is, and what is blanked as lost', () => {
    const db = newKioskDatabase()
    for (let count = 1; count <= 5; count++) queue(db, { count })
    settleCommands(db, [
      { seq: 1, outcome: { ok: true } },
      { seq: 2, outcome: { ok: true } },
      { seq: 3, outcome: { ok: false, refusal: 'unknown-command' } },
      { seq: 4, outcome: { ok: false, refusal: 'bad-arguments' } },
    ])
    const told = commandsFrom(db, { seq: 2, limit: 10 })
    expect(told.map(({ seq, isLost }) => [seq, isLost])).toEqual([
      [2, true],
      [3, undefined],
      [4, true],
      [5, undefined],
    ])
    for (const each of told) expect(PushedCommand.parse(each)).toEqual(each)
    expect(commandsFrom(db, { seq: 2, limit: 2 }).map(({ seq }) => seq)).toEqual([2, 3])
    expect(commandsFrom(db, { seq: 6, limit: 2 })).toEqual([])
  })
})

describe('a new queue', () => {
  test('begins at the first place with what waits, whatever for, in its order, and goes on from there', () => {
    const db = newKioskDatabase()
    for (let count = 1; count <= 4; count++) queue(db, { count }, `id-${count}`)
    settleCommands(db, [
      { seq: 1, outcome: { ok: true } },
      { seq: 2, outcome: { ok: false, refusal: 'unknown-command' } },
    ])
    inTransaction(db, () => beginQueue(db))
    queue(db, {}, 'new')
    expect(pendingCommands(db, 10).map(({ seq, id }) => [seq, id])).toEqual([
      [1, 'id-2'],
      [2, 'id-3'],
      [3, 'id-4'],
      [4, 'new'],
    ])
    expect(rows(db)).toHaveLength(4)
  })

  test('begins at the first place also when nothing waits', () => {
    const db = newKioskDatabase()
    queue(db)
    settleCommands(db, [{ seq: 1, outcome: { ok: true } }])
    inTransaction(db, () => beginQueue(db))
    queue(db)
    expect(seqs(db)).toEqual([1])
  })

  test('takes along the request that a command came from', () => {
    const db = newKioskDatabase()
    const requestId = randomUUID()
    inTransaction(db, () =>
      queueCommand(db, { id: randomUUID(), name: 'print.recorded', args: {}, madeAt: NOW, requestId }),
    )
    inTransaction(db, () => beginQueue(db))
    expect(pendingCommands(db, 1)).toMatchObject([{ requestId }])
  })
})

test('what was decided long ago is forgotten, what waits never, and the queue goes on where it was', () => {
  const db = newKioskDatabase()
  const old = '2026-01-01T09:00:00.000Z'
  for (const id of ['a', 'b', 'c', 'd']) queue(db, {}, id, old)
  queue(db)
  settleCommands(db, [
    { seq: 1, outcome: { ok: true } },
    { seq: 2, outcome: { ok: false, refusal: 'bad-arguments' } },
    { seq: 3, outcome: { ok: false, refusal: 'unknown-command' } },
    { seq: 5, outcome: { ok: true } },
  ])
  forgetDecided(db, NOW)
  expect(rows(db)).toHaveLength(5)
  inTransaction(db, () => db.file.exec(`UPDATE sqlite_sequence SET seq = 1005 WHERE name = 'outbox'`))
  forgetDecided(db, NOW)
  expect(rows(db)).toMatchObject([
    { seq: 3, state: 'parked' },
    { seq: 4, state: 'pending' },
    { seq: 5, state: 'applied' },
  ])
  forgetDecided(db, '2027-01-01T00:00:00.000Z')
  expect(lastQueued(db)).toBe(1005)
  queue(db)
  expect(lastQueued(db)).toBe(1006)
})

test('a queue that never began has no last place', () => {
  expect(lastQueued(newKioskDatabase())).toBe(0)
})
