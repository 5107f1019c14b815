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

/** What is played takes seconds, or minutes where many others use the machine. */
const LONGEST_MS = 300_000

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

test('one seed fixes everything: the same effects at the same moments', { timeout: LONGEST_MS }, async () => {
  const first = await simulate(centre, scriptOf(7), { seed: 7 })
  expect(first.effects.length).toBeGreaterThan(50)
  expect(await simulate(centre, scriptOf(7), { seed: 7 })).toEqual(first)
  expect(await simulate(centre, scriptOf(7), { seed: 8 })).not.toEqual(first)
})

describe('a fault that is planted', () => {
  const seeds = Array.from({ length: 20 }, (_, index) => index + 1)

  testWhole(
    'is found, and told with its seed and a script from which nothing can be taken',
    { timeout: LONGEST_MS },
    async () => {
      // A page with several things loses the last.
      const applyPage = (db: KioskDb, page: PageArgs) => {
        operations.applyPage(db, {
          ...page,
          changes: page.changes.length > 2 ? page.changes.slice(0, -1) : page.changes,
        })
      }
      const faulty = { operations: { ...operations, applyPage } }
      const { failure } = await playSeeds(centre, seeds, faulty)
      if (failure === undefined) throw new Error('the simulation does not see it')
      const { seed, script, violation } = failure
      expect(violation).toMatch(/^the cursor is past [a-z]+ [\w-]+, the cache is not$/)
      const told = describeFailure(failure)
      expect(told).toContain(`Seed ${seed}: the cursor is past`)
      for (const action of script) expect(told).toContain(JSON.stringify(action))

      expect(script.length).toBeLessThan(5)
      expect((await simulate(centre, script, { ...faulty, seed })).violation).toBeDefined()
      expect((await simulate(centre, script, { seed })).violation).toBeUndefined()
      for (const left of script) {
        const others = script.filter((action) => action !== left)
        expect((await simulate(centre, others, { ...faulty, seed })).violation).toBeUndefined()
      }
    },
  )

  const planted: readonly (readonly [string, object, RegExp])[] = [
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
          // The table itself would not take it.
          db.file.pragma('ignore_check_constraints = ON')
          for (const { seq, args } of kept) {
            db.file
              .prepare("UPDATE outbox SET args = ? WHERE seq = ? AND state <> 'pending'")
              .run(JSON.stringify(args), seq)
          }
          db.file.pragma('ignore_check_constraints = OFF')
        },
      },
      /keeps its content/,
    ],
    [
      'a queue that is sent from its end',
      { pendingCommands: (db: KioskDb) => operations.pendingCommands(db, 50).slice(-1) },
      /do not come to rest|forked|acknowledged before the one before/,
    ],
  ]
  for (const [what, faulty, complaint] of planted) {
    testWhole(what, { timeout: LONGEST_MS }, async () => {
      for (const seed of seeds) {
        const { violation } = await simulate(centre, scriptOf(seed), { seed, operations: { ...operations, ...faulty } })
        if (violation === undefined) continue
        expect(violation).toMatch(complaint)
        return
      }
      throw new Error('the simulation does not see it')
    })
  }
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
