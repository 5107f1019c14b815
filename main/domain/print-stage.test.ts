import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PrintStage, stepPrint, subjectOf, type PrintedFacts, type PrintEvent } from './print-stage.ts'

const facts: PrintedFacts = { creditorName: 'Comune di Prova', amountCents: 12_050, noticeNumber: '302000100000009421' }
const print = { document: 'notice', facts, printer: 'Atrio', isReprint: false } as const
const reprint = { ...print, isReprint: true } as const

const stages = {
  none: null,
  printing: { name: 'printing', ...print, printId: 'ours', waitingFor: 'paper-out' },
  printed: { name: 'printed', ...print },
  'printed again': { name: 'printed', ...reprint },
  'trouble with the printer': { name: 'trouble', ...print, trouble: 'paper-jam' },
  'trouble with the repetition': { name: 'trouble', ...reprint, trouble: 'paper-jam' },
  'in doubt': { name: 'trouble', ...print, trouble: 'unknown' },
  mended: { name: 'mended', ...print },
  quota: { name: 'quota', document: 'notice', facts, limit: 3 },
} as const satisfies Record<string, PrintStage | null>

const begin = { document: 'receipt', facts, printer: 'Scorta', printId: 'new' } as const
const events = {
  began: { name: 'began', ...begin, isReprint: false },
  'began again': { name: 'began', ...begin, isReprint: true },
  moved: { name: 'moved', printId: 'ours', printer: 'Scorta', newPrintId: 'new' },
  'moved, another print': { name: 'moved', printId: 'old', printer: 'Scorta', newPrintId: 'new' },
  waits: { name: 'waits', printId: 'ours', waitingFor: 'door-open' },
  'waits no more': { name: 'waits', printId: 'ours', waitingFor: undefined },
  'waits, another print': { name: 'waits', printId: 'old', waitingFor: 'door-open' },
  'ended well': { name: 'ended', printId: 'ours', trouble: undefined },
  'ended in trouble': { name: 'ended', printId: 'ours', trouble: 'paper-jam' },
  'ended, another print': { name: 'ended', printId: 'old', trouble: undefined },
  'printer ready': { name: 'printer-seen', printer: 'Atrio', condition: 'ready' },
  'printer jammed': { name: 'printer-seen', printer: 'Atrio', condition: 'paper-jam' },
  'printer open': { name: 'printer-seen', printer: 'Atrio', condition: 'door-open' },
  'another printer ready': { name: 'printer-seen', printer: 'Scorta', condition: 'ready' },
  'quota reached': { name: 'quota-reached', document: 'slip', facts, limit: 2 },
  closed: { name: 'closed' },
} as const satisfies Record<string, PrintEvent>

const begun = { name: 'printing', ...begin, isReprint: false } as const
const begunAgain = { name: 'printing', ...begin, isReprint: true } as const
const full = { name: 'quota', document: 'slip', facts, limit: 2 } as const
const over = { began: begun, 'quota reached': full, closed: null } as const

/** All that has a meaning at each stage and where it leads, whole; every other event has none. */
const steps: Record<keyof typeof stages, Partial<Record<keyof typeof events, PrintStage | null>>> = {
  none: { began: begun, 'quota reached': full },
  printing: {
    moved: { name: 'printing', ...print, printer: 'Scorta', printId: 'new' },
    waits: { name: 'printing', ...print, printId: 'ours', waitingFor: 'door-open' },
    'waits no more': { name: 'printing', ...print, printId: 'ours' },
    'ended well': { name: 'printed', ...print },
    'ended in trouble': { name: 'trouble', ...print, trouble: 'paper-jam' },
  },
  printed: { ...over, 'began again': begunAgain },
  'printed again': over,
  'trouble with the printer': {
    ...over,
    'printer ready': { name: 'mended', ...print },
    'printer open': { name: 'trouble', ...print, trouble: 'door-open' },
  },
  'trouble with the repetition': {
    ...over,
    'began again': begunAgain,
    'printer ready': { name: 'mended', ...reprint },
    'printer open': { name: 'trouble', ...reprint, trouble: 'door-open' },
  },
  'in doubt': over,
  mended: {
    ...over,
    'printer jammed': { name: 'trouble', ...print, trouble: 'paper-jam' },
    'printer open': { name: 'trouble', ...print, trouble: 'door-open' },
  },
  quota: over,
}

describe.each(Object.keys(stages) as (keyof typeof stages)[])('at the stage %s', (from) => {
  test.each(Object.keys(events) as (keyof typeof events)[])('%s leads where it should, or nowhere', (event) => {
    expect(stepPrint(stages[from], events[event])).toStrictEqual(steps[from][event])
  })
})

describe('whatever happens in whatever order', () => {
  const id = fc.constantFrom('a', 'b')
  const printer = fc.constantFrom('Atrio', 'Scorta')
  const anyEvent: fc.Arbitrary<PrintEvent> = fc.oneof(
    fc.record({
      name: fc.constant('began'),
      document: fc.constantFrom('notice', 'slip'),
      facts: fc.constant(facts),
      printer,
      isReprint: fc.boolean(),
      printId: id,
    }),
    fc.record({ name: fc.constant('moved'), printId: id, printer, newPrintId: id }),
    fc.record({ name: fc.constant('waits'), printId: id, waitingFor: fc.constantFrom('paper-out', undefined) }),
    fc.record({ name: fc.constant('ended'), printId: id, trouble: fc.constantFrom('unknown', 'offline', undefined) }),
    fc.record({ name: fc.constant('printer-seen'), printer, condition: fc.constantFrom('ready', 'offline') }),
    fc.constant<PrintEvent>({ name: 'quota-reached', document: 'notice', facts, limit: 1 }),
    fc.constant<PrintEvent>({ name: 'closed' }),
  )
  const walks = fc.array(anyEvent, { maxLength: 60, size: 'max' })

  /** Follows every walk and shows each step that had a meaning. */
  function walk(onStep: (before: PrintStage | null, event: PrintEvent, after: PrintStage | null) => void): void {
    fc.assert(
      fc.property(walks, (events) => {
        let stage: PrintStage | null = null
        for (const event of events) {
          const before: PrintStage | null = stage
          const next = stepPrint(before, event)
          if (next === undefined) continue
          stage = next
          if (stage !== null) expect(PrintStage.safeParse(stage).success).toBe(true)
          onStep(before, event, stage)
        }
      }),
      { seed: 6, numRuns: 1_000 },
    )
  }

  test('a sheet is promised only when its own print has come out', () => {
    let promised = 0
    walk((before, event, after) => {
      if (after?.name !== 'printed') return
      promised += 1
      expect(before).toMatchObject({ name: 'printing', document: after.document, printer: after.printer })
      const printId = before?.name === 'printing' && before.printId
      expect(event).toMatchObject({ name: 'ended', trouble: undefined, printId })
    })
    expect(promised).toBeGreaterThan(100)
  })

  test('nothing is printed by itself, and a sheet is repeated once', () => {
    let repeated = 0
    walk((before, event, after) => {
      if (after?.name === 'printing' && before?.name !== 'printing') expect(event.name).toBe('began')
      if (event.name !== 'began' || !event.isReprint) return
      repeated += 1
      expect(before?.name === 'printed' ? before.isReprint : !(before as { isReprint: boolean }).isReprint).toBe(false)
    })
    expect(repeated).toBeGreaterThan(20)
  })
})

describe('the subject of a print', () => {
  test('is its notice, or its request', () => {
    expect(subjectOf('receipt', facts)).toEqual({ document: 'receipt', noticeNumber: '302000100000009421' })
    expect(subjectOf('ticket', { ticketNumber: '12-345' })).toEqual({ document: 'ticket', ticketNumber: '12-345' })
  })

  test('is never that of another paper', () => {
    expect(() => subjectOf('ticket', facts)).toThrow('ticket')
    expect(() => subjectOf('notice', { ticketNumber: '12-345' })).toThrow('notice')
  })

  test('stands beside the print of a request as its number, and nothing of money', () => {
    const printing = { name: 'printing', ...print, document: 'ticket', printId: 'p' }
    expect(PrintStage.safeParse({ ...printing, facts: { ticketNumber: '12-345' } }).success).toBe(true)
    expect(PrintStage.safeParse({ ...printing, facts: { ticketNumber: '12-345', amountCents: 1 } }).success).toBe(false)
  })
})
