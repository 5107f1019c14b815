import { expect, test } from 'vitest'
import { canAdvance, isSettled, printId, printState, printTitle, type PrintState } from './print-job.ts'

const states = {
  queued: { name: 'queued' },
  submitting: { name: 'submitting' },
  submitted: { name: 'submitted', printerJobId: 7 },
  sent: { name: 'sent' },
  'failed: paper-out': { name: 'failed', reason: 'paper-out' },
  'failed: offline': { name: 'failed', reason: 'offline' },
  'failed: refused': { name: 'failed', reason: 'refused' },
  'failed: interrupted': { name: 'failed', reason: 'interrupted' },
  'failed: cancelled': { name: 'failed', reason: 'cancelled' },
  'failed: aborted': { name: 'failed', reason: 'aborted' },
  unknown: { name: 'unknown', doubt: 'not-found' },
} as const satisfies Record<string, PrintState>

const legalSteps: Record<keyof typeof states, readonly (keyof typeof states)[]> = {
  queued: ['submitting', 'failed: paper-out', 'failed: offline', 'failed: interrupted', 'failed: cancelled'],
  submitting: ['submitted', 'failed: offline', 'failed: refused', 'unknown'],
  submitted: ['sent', 'failed: cancelled', 'failed: aborted', 'unknown'],
  sent: [],
  'failed: paper-out': [],
  'failed: offline': [],
  'failed: refused': [],
  'failed: interrupted': [],
  'failed: cancelled': [],
  'failed: aborted': [],
  unknown: [],
}

test.each(Object.keys(states) as (keyof typeof states)[])('from %s a print goes only where paper allows', (from) => {
  const reachable = Object.entries(states).flatMap(([name, to]) => (canAdvance(states[from], to) ? [name] : []))
  expect(reachable).toEqual(legalSteps[from])
})

test('a print is settled exactly where nothing more may follow', () => {
  for (const [name, state] of Object.entries(states)) {
    expect(isSettled(state), name).toBe(legalSteps[name as keyof typeof states].length === 0)
  }
})

test('states survive the way through JSON, and others are refused', () => {
  for (const state of Object.values(states)) expect(printState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
  expect(printState.safeParse({ name: 'submitted' }).success).toBe(false)
  expect(printState.safeParse({ name: 'failed', reason: 'bad luck' }).success).toBe(false)
})

test('the title holds the id of the print and nothing else', () => {
  const id = printId.parse('0e8400a1-58e2-4f1b-a167-446655440000')
  expect(printTitle(id)).toBe('sportello-0e8400a1-58e2-4f1b-a167-446655440000')
  expect(printId.safeParse('Mario Rossi').success).toBe(false)
})
