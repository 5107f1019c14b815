import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PrintRecorded } from '../../../central/contract/commands.ts'
import {
  canAdvance,
  isSettled,
  printDoubts,
  printFailures,
  type PrintId,
  type PrintJob,
  type PrintState,
} from '../../../main/domain/print-job.ts'
import { newKioskDatabase } from '../../../tests/sync/kiosk-file.ts'
import { NOW, numberOf } from '../../../tests/sync/sample-positions.ts'
import type { KioskDb } from '../database.ts'
import { pendingCommands } from './outbox.ts'
import { advancePrintJob, forgetPrintJobs, insertPrintJob, readPrintJob, unfinishedPrintJobs } from './print-jobs.ts'

const SEED = 20261123
const newJob = (other: Partial<PrintJob> = {}): PrintJob => ({
  id: randomUUID() as PrintId,
  subject: { document: 'notice', noticeNumber: numberOf(1) },
  printer: 'default',
  madeAt: NOW,
  state: { name: 'queued' },
  ...other,
})

const submitted: PrintState = { name: 'submitted', printerJobId: 7 }

function advance(db: KioskDb, job: PrintJob, ...states: readonly PrintState[]): void {
  for (const state of states) advancePrintJob(db, { id: job.id, step: { state, at: NOW }, commandId: randomUUID() })
}

function inserted(db: KioskDb, other: Partial<PrintJob> = {}): PrintJob {
  const job = newJob(other)
  insertPrintJob(db, job)
  return job
}

describe('a print', () => {
  test('is read back as it was recorded, and takes its steps', () => {
    const db = newKioskDatabase()
    const job = inserted(db)
    expect(readPrintJob(db, job.id)).toEqual(job)
    expect(readPrintJob(db, randomUUID())).toBeUndefined()
    advance(db, job, { name: 'submitting' }, submitted)
    expect(readPrintJob(db, job.id)).toEqual({ ...job, state: submitted })
    expect(pendingCommands(db, 10)).toEqual([])
    expect(() => insertPrintJob(db, job)).toThrow('UNIQUE')
  })

  test('takes the id of the request that it answers to the command that tells of it', () => {
    const db = newKioskDatabase()
    const requestId = randomUUID()
    const job = inserted(db, { requestId })
    expect(readPrintJob(db, job.id)).toEqual(job)
    advance(db, job, { name: 'failed', reason: 'offline' })
    expect(pendingCommands(db, 10)).toMatchObject([{ name: 'print.recorded', requestId }])
    expect(pendingCommands(db, 10)[0]?.args).not.toHaveProperty('requestId')
  })

  test('that is not settled is found again, oldest first', () => {
    const db = newKioskDatabase()
    const [second, first, done] = [
      inserted(db, { madeAt: '2026-11-23T10:00:00.000Z' }),
      inserted(db),
      inserted(db, { madeAt: '2026-11-23T08:00:00.000Z' }),
    ]
    advance(db, second, { name: 'submitting' })
    advance(db, done, { name: 'failed', reason: 'cancelled' })
    expect(unfinishedPrintJobs(db).map(({ id, state }) => [id, state.name])).toEqual([
      [first.id, 'queued'],
      [second.id, 'submitting'],
    ])
  })

  test.each([
    [[{ name: 'submitting' }, submitted, { name: 'sent' }], { outcome: 'sent' }],
    [
      [{ name: 'failed', reason: 'paper-out', detail: 'tray 2 of a marked printer' }],
      { outcome: 'failed', reason: 'paper-out' },
    ],
    [[{ name: 'submitting' }, { name: 'unknown', doubt: 'not-found' }], { outcome: 'unknown', reason: 'not-found' }],
  ] as const)('tells the centre how it ended, once, and no more than it must (%#)', (states, expected) => {
    const db = newKioskDatabase()
    const job = inserted(db)
    advance(db, job, ...states)
    const [command, ...others] = pendingCommands(db, 10)
    expect(others).toEqual([])
    expect(command).toMatchObject({ seq: 1, name: 'print.recorded', madeAt: NOW })
    expect(PrintRecorded.parse(command?.args)).toEqual({
      printId: job.id,
      document: 'notice',
      noticeNumber: numberOf(1),
      endedAt: NOW,
      ...expected,
    })
  })

  test('of the slip of a request is read back, and told, by the number of the request', () => {
    const db = newKioskDatabase()
    const job = inserted(db, { subject: { document: 'ticket', ticketNumber: '12-345' } })
    expect(readPrintJob(db, job.id)).toEqual(job)
    advance(db, job, { name: 'submitting' }, submitted, { name: 'sent' })
    expect(PrintRecorded.parse(pendingCommands(db, 10)[0]?.args)).toEqual({
      printId: job.id,
      document: 'ticket',
      ticketNumber: '12-345',
      outcome: 'sent',
      endedAt: NOW,
    })
  })

  test('tells the centre of every way it can end, in words that the centre takes', () => {
    const words = [...printFailures, ...printDoubts]
    for (const reason of words) {
      const record = {
        printId: randomUUID(),
        document: 'notice',
        noticeNumber: numberOf(1),
        outcome: 'failed',
        reason,
        endedAt: NOW,
      }
      expect(PrintRecorded.safeParse(record).success, reason).toBe(true)
    }
  })

  test('does not take a step that paper does not allow, nor one of a print that nobody recorded', () => {
    const db = newKioskDatabase()
    const job = inserted(db)
    expect(() => advance(db, job, { name: 'sent' })).toThrow('does not go from queued to sent')
    expect(() => advance(db, newJob(), { name: 'submitting' })).toThrow('not recorded')
    expect(readPrintJob(db, job.id)?.state).toEqual({ name: 'queued' })
    advance(db, job, { name: 'failed', reason: 'offline' })
    expect(() => advance(db, job, { name: 'failed', reason: 'offline' })).toThrow('does not go')
    expect(pendingCommands(db, 10)).toHaveLength(1)
  })

  test('does not end where the word to the centre cannot be queued: both, or neither', () => {
    const db = newKioskDatabase()
    const job = inserted(db)
    advance(db, job, { name: 'submitting' }, submitted)
    db.file.exec(`create trigger full before insert on outbox begin select raise(abort, 'disk full'); end`)
    expect(() => advance(db, job, { name: 'sent' })).toThrow('disk full')
    expect(readPrintJob(db, job.id)?.state).toEqual(submitted)
    expect(unfinishedPrintJobs(db)).toHaveLength(1)
    db.file.exec('drop trigger full')
    advance(db, job, { name: 'sent' })
    expect([readPrintJob(db, job.id)?.state.name, pendingCommands(db, 10).length]).toEqual(['sent', 1])
  })

  test('nor is a word queued of an end that could not be written', () => {
    const db = newKioskDatabase()
    const job = inserted(db)
    db.file.exec(`create trigger full before update on print_job begin select raise(abort, 'disk full'); end`)
    expect(() => advance(db, job, { name: 'failed', reason: 'offline' })).toThrow('disk full')
    expect(pendingCommands(db, 10)).toEqual([])
  })
})

test('whatever steps are tried, a print goes where paper allows, and its end is told once', () => {
  const state: fc.Arbitrary<PrintState> = fc.oneof(
    fc.constantFrom<PrintState>({ name: 'queued' }, { name: 'submitting' }, { name: 'sent' }),
    fc.integer({ min: 1 }).map((printerJobId): PrintState => ({ name: 'submitted', printerJobId })),
    fc.constantFrom(...printFailures).map((reason): PrintState => ({ name: 'failed', reason })),
    fc.constantFrom(...printDoubts).map((doubt): PrintState => ({ name: 'unknown', doubt })),
  )
  const db = newKioskDatabase()
  let ended = 0
  fc.assert(
    fc.property(fc.array(state, { maxLength: 12 }), (states) => {
      const job = inserted(db)
      let now = job.state
      for (const next of states) {
        const isAllowed = canAdvance(now, next)
        if (isAllowed) advance(db, job, next)
        else expect(() => advance(db, job, next)).toThrow('does not go')
        if (isAllowed) now = next
        expect(readPrintJob(db, job.id)?.state).toEqual(now)
      }
      if (isSettled(now)) ended += 1
      expect(pendingCommands(db, 1000).filter(({ args }) => (args as PrintRecorded).printId === job.id)).toHaveLength(
        isSettled(now) ? 1 : 0,
      )
    }),
    { seed: SEED, numRuns: 150 },
  )
  expect(ended).toBeGreaterThan(30)
  expect(pendingCommands(db, 1000).map(({ seq }) => seq)).toEqual(
    Array.from({ length: ended }, (_, index) => index + 1),
  )
})

test('prints that are settled are forgotten after a while, and none before it is settled', () => {
  const db = newKioskDatabase()
  const madeAt = '2026-01-01T09:00:00.000Z'
  const [settled, underWay, young] = [inserted(db, { madeAt }), inserted(db, { madeAt }), inserted(db)]
  for (const job of [settled, young]) advance(db, job, { name: 'failed', reason: 'offline' })
  forgetPrintJobs(db, NOW)
  expect([settled, underWay, young].map(({ id }) => readPrintJob(db, id) !== undefined)).toEqual([false, true, true])
})
