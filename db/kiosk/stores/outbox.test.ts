import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { PushedCommand } from '../../../central/contract/sync.ts'
import { isInFile, KEY, newKioskDatabase } from '../../../tests/sync/kiosk-file.ts'
import { NOW } from '../../../tests/sync/sample-positions.ts'
import { inTransaction, type KioskDb } from '../database.ts'
import { openKioskDatabase } from '../open.ts'
import { pendingCommands, pendingWork, queueCommand, settleCommands } from './outbox.ts'

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
