import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PrintStage, stepPrint, type PrintedFacts, type PrintEvent } from './print-stage.ts'

const facts: PrintedFacts = { creditorName: 'Comune di Prova', amountCents: 12_050, noticeNumber: '302000100000009421' }
const paper = { document: 'notice', facts } as const

const stages = {
  none: null,
  printing: { name: 'printing', ...paper, printId: 'ours', waitingFor: 'paper-out' },
  printed: { name: 'printed', ...paper },
  trouble: { name: 'trouble', ...paper, trouble: 'unknown' },
} as const satisfies Record<string, PrintStage | null>

const events = {
  began: { name: 'began', document: 'receipt', facts, printId: 'new' },
  waits: { name: 'waits', printId: 'ours', waitingFor: 'door-open' },
  'waits no more': { name: 'waits', printId: 'ours', waitingFor: undefined },
  'waits, another print': { name: 'waits', printId: 'old', waitingFor: 'door-open' },
  'ended well': { name: 'ended', printId: 'ours', trouble: undefined },
  'ended in trouble': { name: 'ended', printId: 'ours', trouble: 'paper-jam' },
  'ended, another print': { name: 'ended', printId: 'old', trouble: undefined },
  closed: { name: 'closed' },
} as const satisfies Record<string, PrintEvent>

const begun = { name: 'printing', document: 'receipt', facts, printId: 'new' } as const

/** All that has a meaning at each stage and where it leads, whole; every other event has none. */
const steps: Record<keyof typeof stages, Partial<Record<keyof typeof events, PrintStage | null>>> = {
  none: { began: begun },
  printing: {
    waits: { name: 'printing', ...paper, printId: 'ours', waitingFor: 'door-open' },
    'waits no more': { name: 'printing', ...paper, printId: 'ours' },
    'ended well': { name: 'printed', ...paper },
    'ended in trouble': { name: 'trouble', ...paper, trouble: 'paper-jam' },
  },
  printed: { began: begun, closed: null },
  trouble: { began: begun, closed: null },
}

describe.each(Object.keys(stages) as (keyof typeof stages)[])('at the stage %s', (from) => {
  test.each(Object.keys(events) as (keyof typeof events)[])('%s leads where it should, or nowhere', (event) => {
    expect(stepPrint(stages[from], events[event])).toStrictEqual(steps[from][event])
  })
})

test('a sheet is promised only when its own print has come out, whatever happens in whatever order', () => {
  const id = fc.constantFrom('a', 'b')
  const anyEvent: fc.Arbitrary<PrintEvent> = fc.oneof(
    fc.record({
      name: fc.constant('began'),
      document: fc.constantFrom('notice', 'slip'),
      facts: fc.constant(facts),
      printId: id,
    }),
    fc.record({ name: fc.constant('waits'), printId: id, waitingFor: fc.constantFrom('paper-out', undefined) }),
    fc.record({ name: fc.constant('ended'), printId: id, trouble: fc.constantFrom('unknown', 'offline', undefined) }),
    fc.constant<PrintEvent>({ name: 'closed' }),
  )
  let promised = 0
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60, size: 'max' }), (walk) => {
      let stage: PrintStage | null = null
      for (const event of walk) {
        const before: PrintStage | null = stage
        const next = stepPrint(before, event)
        stage = next === undefined ? before : next
        if (stage !== null) expect(PrintStage.safeParse(stage).success).toBe(true)
        if (stage?.name !== 'printed' || next === undefined) continue
        promised += 1
        expect(before).toMatchObject({ name: 'printing', document: stage.document })
        expect(event).toMatchObject({
          name: 'ended',
          trouble: undefined,
          printId: before?.name === 'printing' && before.printId,
        })
      }
    }),
    { seed: 6, numRuns: 300 },
  )
  expect(promised).toBeGreaterThan(100)
})
