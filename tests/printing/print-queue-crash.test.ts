import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isSettled, type PrintId, type PrintState } from '../../main/domain/print-job.ts'
import { ippOperation } from '../../main/printing/ipp-codes.ts'
import type { PrintQueue } from '../../main/printing/print-queue.ts'
import { newPrintId, pdfOf, someNotice, startPrintBench, type PrintBench } from './bench.ts'

const SEED = 20261123

let bench: PrintBench

beforeEach(async () => {
  bench = await startPrintBench()
})

afterEach(async () => await bench.close())

/** The points of one untroubled print at which a program can die with a difference: before and after each act. */
const points = [
  'before commit queued',
  'after commit queued',
  'before commit submitting',
  'after commit submitting',
  'before submit',
  'after submit',
  'before commit submitted',
  'after commit submitted',
  'before commit sent',
  'after commit sent',
] as const

/** Starts a print with a program that dies at that point; resolves when it is dead. */
async function printAndDieAt(
  id: PrintId,
  point: string,
  atSubmit: () => Promise<void> = async () => {},
): Promise<void> {
  const dead = Promise.withResolvers<undefined>()
  const queue = await bench.startQueue(async ({ call, when }) => {
    if (call === 'submit' && when === 'before') await atSubmit()
    if (`${when} ${call}` !== point) return
    dead.resolve(undefined)
    await new Promise<never>(() => {})
  })
  void queue.print(id, someNotice, pdfOf(2))
  await dead.promise
}

/** The next start of the program: sees through what there is and lets the printer finish. */
async function startAgain(): Promise<string[]> {
  const submissions: string[] = []
  const queue = await bench.startQueue(async ({ call }) => {
    if (call === 'submit') submissions.push(call)
    await setImmediate()
  })
  await queue.idle()
  await bench.device.simulate('ready')
  await bench.device.settled()
  return submissions
}

type Ending = { readonly state: PrintState | undefined; readonly sheets: number }

async function endingAfterCrash(point: string, between: () => Promise<void>): Promise<Ending> {
  const id = newPrintId()
  await printAndDieAt(id, point)
  await between()
  expect(await startAgain()).toEqual([])
  return { state: bench.store.jobs.get(id)?.state, sheets: bench.sheetsOf(id).length }
}

const interrupted: PrintState = { name: 'failed', reason: 'interrupted' }
const sent: PrintState = { name: 'sent' }
const unknown = (doubt: 'not-found' | 'unreachable' | 'forgotten'): PrintState => ({ name: 'unknown', doubt })

describe('the program dies, the printer goes on', () => {
  const endings: Record<(typeof points)[number], Ending> = {
    'before commit queued': { state: undefined, sheets: 0 },
    'after commit queued': { state: interrupted, sheets: 0 },
    'before commit submitting': { state: interrupted, sheets: 0 },
    'after commit submitting': { state: unknown('not-found'), sheets: 0 },
    'before submit': { state: unknown('not-found'), sheets: 0 },
    'after submit': { state: sent, sheets: 2 },
    'before commit submitted': { state: sent, sheets: 2 },
    'after commit submitted': { state: sent, sheets: 2 },
    'before commit sent': { state: sent, sheets: 2 },
    'after commit sent': { state: sent, sheets: 2 },
  }
  test.each(points)('%s', async (point) => {
    expect(await endingAfterCrash(point, async () => await bench.device.settled())).toEqual(endings[point])
  })
})

describe('the program dies, and when it is back the printer has been switched off and on', () => {
  const endings: Record<(typeof points)[number], Ending> = {
    'before commit queued': { state: undefined, sheets: 0 },
    'after commit queued': { state: interrupted, sheets: 0 },
    'before commit submitting': { state: interrupted, sheets: 0 },
    'after commit submitting': { state: unknown('not-found'), sheets: 0 },
    'before submit': { state: unknown('not-found'), sheets: 0 },
    'after submit': { state: unknown('not-found'), sheets: 2 },
    'before commit submitted': { state: unknown('not-found'), sheets: 2 },
    'after commit submitted': { state: unknown('forgotten'), sheets: 2 },
    'before commit sent': { state: unknown('forgotten'), sheets: 2 },
    'after commit sent': { state: sent, sheets: 2 },
  }
  test.each(points)('%s', async (point) => {
    const ending = await endingAfterCrash(point, async () => {
      await bench.device.settled()
      bench.device.powerCycle()
      // Another job gets the number that ours had.
      await bench.printer.submit('altrui', pdfOf())
    })
    expect(ending).toEqual(endings[point])
  })
})

describe('the program dies, and when it is back the printer does not answer', () => {
  test.each([
    ['after commit submitting', 0],
    ['after submit', 2],
    ['after commit submitted', 2],
  ])('%s', async (point, sheets) => {
    const ending = await endingAfterCrash(point, async () => await bench.device.simulate('offline'))
    expect(ending).toEqual({ state: unknown('unreachable'), sheets })
  })

  test('and comes back while it is asked: the job is followed to its end', async () => {
    const id = newPrintId()
    await printAndDieAt(id, 'after submit')
    await bench.device.simulate('offline')
    let questions = 0
    const queue = await bench.startQueue(async ({ call, when }) => {
      if (call === 'ask title' && when === 'before') questions += 1
      if (questions === 5) await bench.device.simulate('ready')
    })
    await queue.idle()
    expect(bench.store.jobs.get(id)?.state).toEqual(sent)
    expect(bench.sheetsOf(id)).toHaveLength(2)
  })
})

test('the program dies while the printer waits for paper; after the next start a person cancels', async () => {
  const id = newPrintId()
  await printAndDieAt(id, 'after submit', async () => await bench.device.simulate('paper-out'))
  const queue: { current?: PrintQueue } = {}
  queue.current = await bench.startQueue(async ({ call, when }) => {
    if (call === 'ask job' && when === 'after') void queue.current?.cancel(id)
    await Promise.resolve()
  })
  await queue.current.idle()
  expect(bench.store.jobs.get(id)?.state).toEqual({ name: 'failed', reason: 'cancelled' })
  await bench.device.simulate('ready')
  await bench.device.settled()
  expect(bench.sheetsOf(id)).toEqual([])
})

test('what is unknown stays so over any number of starts', async () => {
  const id = newPrintId()
  await printAndDieAt(id, 'before submit')
  for (let start = 0; start < 3; start += 1) expect(await startAgain()).toEqual([])
  expect(bench.store.jobs.get(id)?.state).toEqual(unknown('not-found'))
})

describe('whatever happens', () => {
  const happenings = [
    'paper-out',
    'paper-jam',
    'offline',
    'not-accepting',
    'ready',
    'one-sheet-left',
    'power-cycle',
    'lose-answer',
    'garble-answer',
    'hang-up',
    'cancel',
    'crash',
  ] as const
  const anyStory = fc.record({
    printCount: fc.integer({ min: 1, max: 3 }),
    events: fc.array(fc.record({ at: fc.integer({ min: 1, max: 45 }), what: fc.constantFrom(...happenings) }), {
      maxLength: 7,
    }),
  })
  type Story = typeof anyStory extends fc.Arbitrary<infer Value> ? Value : never

  /** From here on nothing more happens and the printer is in order: every story ends. */
  const LAST_TICK = 120

  /** Plays a story: events strike between the calls of the queue, one tick a call; a crash is followed by a new start. */
  async function play(own: PrintBench, story: Story): Promise<readonly PrintId[]> {
    const ids = Array.from({ length: story.printCount }, newPrintId)
    const ended = Promise.withResolvers<undefined>()
    let tick = 0

    /** One run of the program, from its start to its end or its death. */
    async function run(isFirst: boolean): Promise<void> {
      const program = { isDead: false }
      let callsUnderWay = 0
      const queue: { current?: PrintQueue } = {}

      const strikes: Record<(typeof happenings)[number], () => Promise<void> | void> = {
        'paper-out': async () => await own.device.simulate('paper-out'),
        'paper-jam': async () => await own.device.simulate('paper-jam'),
        offline: async () => await own.device.simulate('offline'),
        'not-accepting': async () => await own.device.simulate('not-accepting'),
        ready: async () => await own.device.simulate('ready'),
        'one-sheet-left': async () => await own.device.simulate('ready', 1),
        'power-cycle': own.device.powerCycle,
        'lose-answer': () => own.device.misbehaveOnce(ippOperation.printJob, 'lose-answer'),
        'garble-answer': () => own.device.misbehaveOnce(ippOperation.printJob, 'garble-answer'),
        'hang-up': () => own.device.misbehaveOnce(ippOperation.printJob, 'hang-up'),
        cancel: () => {
          for (const id of ids.slice(tick % ids.length)) void queue.current?.cancel(id)
        },
        crash: async () => {
          program.isDead = true
          // What the dead program had on its way arrives before the next one starts.
          while (callsUnderWay > 0) await setImmediate()
          void run(false)
        },
      }

      const started = await own.startQueue(async ({ when }) => {
        if (when === 'after') callsUnderWay -= 1
        tick += 1
        if (tick === LAST_TICK) await own.device.simulate('ready')
        for (const event of story.events) if (!program.isDead && event.at === tick) await strikes[event.what]()
        if (program.isDead) await new Promise<never>(() => {})
        if (when === 'before') callsUnderWay += 1
      })
      queue.current = started
      if (isFirst) await Promise.all(ids.map(async (id) => await started.print(id, someNotice, pdfOf(2))))
      await started.idle()
      if (!program.isDead) ended.resolve(undefined)
    }

    void run(true)
    await ended.promise
    await own.device.simulate('ready')
    await own.device.settled()
    return ids
  }

  test('never two copies, never sent without its sheets, never failed with one, and every print is settled', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(anyStory, async (story) => {
        const own = await startPrintBench()
        try {
          for (const id of await play(own, story)) {
            const sheets = own.sheetsOf(id)
            const state = own.store.jobs.get(id)?.state
            seen.add(state?.name ?? 'never recorded')
            expect(sheets).toEqual([1, 2].slice(0, sheets.length))
            if (state === undefined || state.name === 'failed') expect(sheets).toEqual([])
            if (state?.name === 'sent') expect(sheets).toEqual([1, 2])
            expect(state === undefined || isSettled(state)).toBe(true)
          }
        } finally {
          await own.close()
        }
      }),
      { seed: SEED, numRuns: 250 },
    )
    expect([...seen].sort()).toEqual(['failed', 'never recorded', 'sent', 'unknown'])
  }, 60_000)
})
