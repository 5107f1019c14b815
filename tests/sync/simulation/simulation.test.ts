import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../../db/central/open.ts'
import type { KioskDb } from '../../../db/kiosk/database.ts'
import { operations } from '../../../db/kiosk/operations.ts'
import { testWhole } from '../../fixtures/describe-where.ts'
import { openBestEngine } from '../engines.ts'
import { startSimulatedCentre, type SimulatedCentre } from './centre.ts'
import { scriptOf } from './script.ts'
import { describeFailure, playSeeds } from './seeds.ts'
import { simulate } from './simulate.ts'

type PageArgs = Parameters<typeof operations.applyPage>[1]
type SettleArgs = Parameters<typeof operations.settleCommands>[1]

let open: OpenCentral
let centre: SimulatedCentre
beforeAll(async () => {
  open = await openBestEngine()
  centre = await startSimulatedCentre(open.db)
})
afterAll(async () => {
  await centre.close()
  await open.close()
})

test('one seed fixes everything: the same effects at the same moments', async () => {
  const first = await simulate(centre, scriptOf(7), { seed: 7 })
  expect(first.effects.length).toBeGreaterThan(50)
  expect(await simulate(centre, scriptOf(7), { seed: 7 })).toEqual(first)
  expect((await simulate(centre, scriptOf(7), { seed: 8 })).effects).not.toEqual(first.effects)
})

describe('a fault that is planted', () => {
  const seeds = Array.from({ length: 20 }, (_, index) => index + 1)
  const foundWith = async (faulty: object) => {
    const { failure } = await playSeeds(centre, seeds, { operations: { ...operations, ...faulty } })
    if (failure === undefined) throw new Error('the simulation does not see it')
    return failure
  }

  test('is found, and told with its seed and the shortest script', { timeout: 120_000 }, async () => {
    // A page with several things loses the last.
    const applyPage = (db: KioskDb, page: PageArgs) => {
      operations.applyPage(db, { ...page, changes: page.changes.length > 2 ? page.changes.slice(0, -1) : page.changes })
    }
    const failure = await foundWith({ applyPage })
    const { script, violation } = failure
    expect(violation).toMatch(/^the cursor is past position p-\d+, the cache is not$/)
    expect(script.map(({ what }) => what)).toEqual(['import'])
    expect(describeFailure(failure)).toContain(`Seed ${failure.seed}: the cursor is past`)
    expect(describeFailure(failure)).toContain('"what":"import"')
    expect((await simulate(centre, script, { seed: failure.seed })).violation).toBeUndefined()
  })

  test.each<[string, object, RegExp]>([
    [
      'acknowledgement of more than was decided',
      {
        pendingCommands: (db: KioskDb, limit: number) => {
          const commands = operations.pendingCommands(db, limit)
          operations.settleCommands(
            db,
            commands.map(({ seq }) => ({ seq, outcome: { ok: true } })),
          )
          return commands
        },
      },
      /is in neither the outbox nor the log/,
    ],
    [
      'content that stays after the acknowledgement',
      {
        settleCommands: (db: KioskDb, outcomes: SettleArgs) => {
          const kept = operations.pendingCommands(db, 50)
          operations.settleCommands(db, outcomes)
          for (const { seq, args } of kept) {
            db.file
              .prepare("UPDATE outbox SET args = ? WHERE seq = ? AND state <> 'pending'")
              .run(JSON.stringify(args), seq)
          }
        },
      },
      /keeps its content/,
    ],
    [
      'a queue that is sent from its end',
      { pendingCommands: (db: KioskDb) => operations.pendingCommands(db, 50).slice(-1) },
      /do not come to rest|forked/,
    ],
    [
      'a cache that outlives its feed',
      { dropCache: () => undefined },
      /nothing that the centre ever had|do not come to rest|the cache is not/,
    ],
  ])('%s', { timeout: 120_000 }, async (_, faulty, complaint) => {
    expect((await foundWith(faulty)).violation).toMatch(complaint)
  })
})

/** How long the long run takes. */
const LONG_RUN_MS = 1_800_000

testWhole('as many seeds as fit into half an hour', { timeout: LONG_RUN_MS + 600_000 }, async () => {
  const endsAt = performance.now() + LONG_RUN_MS
  const seeds = Array.from({ length: 1_000_000 }, (_, index) => 1_001 + index)
  const { count, steps, commands, failure } = await playSeeds(centre, seeds, {
    isOver: () => performance.now() > endsAt,
  })
  console.log(`${count} seeds from 1001 on: ${steps} steps, ${commands} commands`)
  expect(failure === undefined ? '' : describeFailure(failure)).toBe('')
})
