import { describe, expect, test } from 'vitest'
import type { JobAttributes, PrinterAttributes } from './ipp.ts'
import { jobStatusFrom, statusFrom, submitOutcomeFrom } from './printer-answers.ts'
import type { PrinterStatus } from './printer.ts'

const idle: PrinterAttributes = { state: 3, reasons: ['none'], isAcceptingJobs: true, isSpooler: false }
const ready: PrinterStatus = { name: 'ready', runningLow: [] }

describe('what a printer says of itself', () => {
  test.each([
    [3, ['media-empty-report'], 'paper-out'],
    [4, ['media-empty-warning', 'media-needed-warning'], 'paper-out'],
    [5, ['media-empty-error'], 'paper-out'],
    [3, ['toner-empty-report'], 'toner-empty'],
    [3, ['marker-supply-empty-warning'], 'toner-empty'],
    [5, ['media-jam-error'], 'paper-jam'],
    [5, ['media-jam'], 'paper-jam'],
    [5, ['cover-open-error', 'media-jam-error', 'media-empty-report'], 'door-open'],
    [5, ['paused'], 'stopped'],
    [3, ['moving-to-paused'], 'stopped'],
    [5, ['a-reason-we-do-not-know-error'], 'stopped'],
    [3, ['shutdown'], 'offline'],
  ])('state %i with %j is the fault %s', (state, reasons, fault) => {
    expect(statusFrom({ ...idle, state, reasons }, [])).toEqual({ name: 'fault', fault })
  })

  test.each([
    [3, ['none'], []],
    [4, ['none'], []],
    [4, ['cups-waiting-for-job-completed'], []],
    [3, ['a-reason-we-do-not-know-warning'], []],
    [3, ['media-low-report'], ['paper']],
    [3, ['marker-supply-low-warning', 'media-low-warning'], ['paper', 'toner']],
  ])('state %i with %j is ready, running low on %j', (state, reasons, runningLow) => {
    expect(statusFrom({ ...idle, state, reasons }, [])).toEqual({ name: 'ready', runningLow })
  })

  test('a printer that takes no jobs is not accepting, and what stands behind that comes first', () => {
    const closed = { ...idle, isAcceptingJobs: false }
    expect(statusFrom(closed, [])).toEqual({ name: 'fault', fault: 'not-accepting' })
    expect(statusFrom({ ...closed, reasons: ['media-jam-error'] }, [])).toEqual({ name: 'fault', fault: 'paper-jam' })
  })

  test('a reason is ignored by its whole keyword only', () => {
    const twoTrays = { ...idle, reasons: ['media-empty-report'] }
    expect(statusFrom(twoTrays, ['media-empty-report'])).toEqual(ready)
    expect(statusFrom({ ...twoTrays, reasons: ['media-empty-warning'] }, ['media-empty-report']).name).toBe('fault')
  })
})

describe('what a printer says of a job', () => {
  const job: JobAttributes = { id: 4, title: 't', state: 5, reasons: [], sheetsDone: 0, hasBegun: true }

  test.each([
    ['pending', { state: 3 }, { name: 'pending' }],
    ['processing', { state: 5 }, { name: 'printing' }],
    ['held by the printer', { state: 4 }, { name: 'held-up', fault: 'stopped' }],
    ['stopped in the middle', { state: 6 }, { name: 'held-up', fault: 'stopped' }],
    ['completed', { state: 9, sheetsDone: 1 }, { name: 'completed' }],
    ['completed by a printer that does not count', { state: 9, sheetsDone: undefined }, { name: 'completed' }],
    ['cancelled before the first sheet', { state: 7 }, { name: 'failed', reason: 'cancelled' }],
    ['aborted before the first sheet', { state: 8 }, { name: 'failed', reason: 'aborted' }],
    ['cancelled after a sheet', { state: 7, sheetsDone: 1 }, { name: 'in-doubt', doubt: 'partly-printed' }],
    ['aborted after a sheet', { state: 8, sheetsDone: 2 }, { name: 'in-doubt', doubt: 'partly-printed' }],
    [
      'cancelled, begun, not counted',
      { state: 7, sheetsDone: undefined },
      { name: 'in-doubt', doubt: 'partly-printed' },
    ],
    [
      'cancelled, never begun, not counted',
      { state: 7, sheetsDone: undefined, hasBegun: false },
      { name: 'failed', reason: 'cancelled' },
    ],
  ])('%s', (_name, difference, status) => {
    expect(jobStatusFrom({ ...job, ...difference }, ready)).toEqual(status)
  })

  test('a fault of the printer holds up what is under way and changes nothing of what is over', () => {
    const fault: PrinterStatus = { name: 'fault', fault: 'paper-out' }
    expect(jobStatusFrom(job, fault)).toEqual({ name: 'held-up', fault: 'paper-out' })
    expect(jobStatusFrom({ ...job, state: 9 }, fault)).toEqual({ name: 'completed' })
  })

  test('a printer that takes no further jobs still prints this one', () => {
    expect(jobStatusFrom(job, { name: 'fault', fault: 'not-accepting' })).toEqual({ name: 'printing' })
  })
})

describe('what a submission without a good answer means', () => {
  test.each([
    [0x0400, { name: 'not-taken', reason: 'refused' }],
    [0x040a, { name: 'not-taken', reason: 'refused' }],
    [0x0506, { name: 'not-taken', reason: 'not-accepting' }],
    [0x0507, { name: 'not-taken', reason: 'refused' }],
    [0x0500, { name: 'in-doubt' }],
    [0x0504, { name: 'in-doubt' }],
    [0x0508, { name: 'in-doubt' }],
    [undefined, { name: 'not-taken', reason: 'refused' }],
  ])('refused with status %s', (ippStatus, outcome) => {
    expect(submitOutcomeFrom({ problem: 'refused', ippStatus, detail: 'd' })).toEqual({ ...outcome, detail: 'd' })
  })

  test('only where nothing was sent is it sure that the printer has nothing', () => {
    const outcomes = (['unreachable', 'answer-lost', 'answer-garbled'] as const).map(
      (problem) => submitOutcomeFrom({ problem, detail: '' }).name,
    )
    expect(outcomes).toEqual(['not-taken', 'in-doubt', 'in-doubt'])
  })
})
