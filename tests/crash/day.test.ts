import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import type { KioskDb } from '../../db/kiosk/database.ts'
import { operations } from '../../db/kiosk/operations.ts'
import { openBestEngine } from '../sync/engines.ts'
import { startSimulatedCentre, type SimulatedCentre } from '../sync/simulation/centre.ts'
import type { CrashPlan } from '../sync/simulation/kiosk.ts'
import { calm } from '../sync/simulation/line.ts'
import type { Action } from '../sync/simulation/script.ts'
import { simulate, type SimulationOptions, type Story } from '../sync/simulation/simulate.ts'
import { countStatements } from './statements.ts'
import { testWhole } from '../fixtures/describe-where.ts'

type AdvanceArgs = Parameters<typeof operations.advancePrintJob>[1]

const kiosk = 0
const line = (atMs: number, state: 'up' | 'cut' | 'mute'): Action => ({
  atMs,
  what: 'line',
  kiosk,
  state,
  weather: calm,
})
const print = (atMs: number, count: number): Action => ({ atMs, what: 'print', kiosk, count })
const ticket = (atMs: number, count: number): Action => ({ atMs, what: 'ticket', kiosk, count })
const lookUp = (atMs: number, count: number): Action => ({ atMs, what: 'look-up', kiosk, count })
const imported = (atMs: number, ...counts: readonly number[]): Action => ({
  atMs,
  what: 'import',
  positions: counts.map((count) => ({ count, amountCents: atMs + count })),
})

/** One day at a counter, from which nothing is missing that a kiosk does with its database, its line or its printer. */
const day: readonly Action[] = [
  { atMs: 500, what: 'setting', value: 'Comune' },
  imported(1_000, 1, 2, 3),
  lookUp(2_000, 1),
  print(3_000, 1),
  { atMs: 6_000, what: 'paper', kiosk, isThere: false },
  print(6_500, 2),
  { atMs: 7_000, what: 'paper', kiosk, isThere: true },
  line(8_000, 'cut'),
  imported(9_000, 3, 4),
  lookUp(9_500, 2),
  print(10_000, 3),
  ticket(11_000, 1),
  { atMs: 12_000, what: 'pay', count: 1 },
  line(13_000, 'up'),
  print(16_000, 4),
  ticket(16_500, 2),
  // Its answer is lost.
  line(17_050, 'mute'),
  line(30_000, 'up'),
  { atMs: 31_000, what: 'cache', mode: 'none' },
  { atMs: 34_000, what: 'cache', mode: 'open' },
  { atMs: 36_000, what: 'new-feed', epoch: 'restored' },
  { atMs: 37_000, what: 'setting', value: 'Comune di Esempio' },
  print(38_000, 5),
]

/**
 * A statement that fails after it has done what it does undoes it with its transaction, as one that fails before the next.
 */
const statementFaults: readonly CrashPlan['when'][] = ['before', 'after']

const statements = countStatements()
let open: OpenCentral
let centre: SimulatedCentre

beforeAll(async () => {
  open = await openBestEngine()
  centre = await startSimulatedCentre(open.db, open.db.withPlugin(statements.plugin))
})
afterAll(async () => {
  await centre.close()
  await open.close()
})

const live = (options: Partial<SimulationOptions> = {}, fault?: CrashPlan): Promise<Story> =>
  simulate(centre, day, { seed: 1, kiosks: 1, onStart: () => statements.begin(fault), ...options })

const places = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** The effects at which a day does not end well, with what went wrong there. */
async function complaints(count: number, dayWith: (at: number) => Promise<Story>): Promise<readonly string[]> {
  const found: string[] = []
  for (const at of places(count)) {
    const { violation, untold, effects } = await dayWith(at)
    if (untold.length > 0) found.push(`${at} (${effects[at - 1]}): nobody is told of a sheet`)
    if (violation !== undefined) found.push(`${at} (${effects[at - 1]}): ${violation}`)
  }
  return found
}

describe('a day', () => {
  let effects: readonly string[] = []
  let statementCount = 0

  test('on which nothing breaks ends with everything told once, and equal caches', async () => {
    const story = await live()
    ;({ effects } = story)
    statementCount = statements.count()
    expect(story).toMatchObject({ violation: undefined, commands: 7 })
    const kinds = [
      'pull',
      'push',
      'findNotice',
      'applyPage',
      'swapShadow',
      'settleCommands',
      'findCachedNotice',
      'openTicket',
      'printer submit',
    ]
    for (const kind of kinds) expect(effects, kind).toContain(kind)
    expect((await live()).effects, 'the same day again').toEqual(effects)
    const cases = 2 * effects.length + statementFaults.length * statementCount
    console.log(
      `A day has ${effects.length} effects on the kiosk and ${statementCount} statements at the centre: ${cases} cases`,
    )
  })

  for (const when of ['before', 'after'] as const) {
    testWhole(`on which the kiosk dies ${when} any one of its effects ends as well`, { timeout: 600_000 }, async () => {
      expect(effects.length).toBeGreaterThan(80)
      expect(await complaints(effects.length, (at) => live({ crash: { at, when } }))).toEqual([])
    })
  }

  for (const when of statementFaults) {
    testWhole(
      `on which the database of the centre fails ${when} any one statement ends as well`,
      { timeout: 600_000 },
      async () => {
        expect(statementCount).toBeGreaterThan(80)
        expect(await complaints(statementCount, (at) => live({}, { at, when }))).toEqual([])
      },
    )
  }

  test('finds a kiosk that keeps in memory what it must keep on disk, by killing it there', async () => {
    const memory = new WeakMap<KioskDb, AdvanceArgs>()
    const faulty = (db: KioskDb, args: AdvanceArgs) => {
      const held = memory.get(db)
      memory.delete(db)
      if (held !== undefined) operations.advancePrintJob(db, held)
      if (args.step.state.name === 'submitting') memory.set(db, args)
      else operations.advancePrintJob(db, args)
    }
    const without = { operations: { ...operations, advancePrintJob: faulty } }
    expect(await live(without)).toMatchObject({ violation: undefined, untold: [] })
    const at = effects.indexOf('printer submit') + 1
    expect((await live({ ...without, crash: { at, when: 'after' } })).untold).toHaveLength(1)
  })
})
