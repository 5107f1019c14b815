import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newCreditor, openBestEngine } from '../../tests/sync/engines.ts'
import { NOW } from '../../tests/sync/sample-positions.ts'
import type { OpenCentral } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import { listTasks } from '../../db/central/stores/tasks.ts'
import type { MailOutcome } from '../mail/mail-outcome.ts'
import { effectLimits, runDueEffects, startEffects, type EffectParts } from './run-effects.ts'
import { whenAborted } from '../../tests/fixtures/when-aborted.ts'

const MINUTE_MS = 60_000

let database: OpenCentral
let creditor: string
let nowMs: number
let logged: unknown[]
beforeAll(async () => {
  database = await openBestEngine()
})
afterAll(() => database.close())
beforeEach(async () => {
  creditor = await newCreditor(database.db)
  nowMs = Date.parse(NOW)
  logged = []
})

/** Parts whose effects all come to this. */
const partsFor = (perform: () => Promise<MailOutcome>, random = 0): EffectParts => ({
  db: database.db,
  creditor,
  now: () => new Date(nowMs),
  random: () => random,
  log: { warn: (line: unknown) => logged.push(line), error: (line: unknown) => logged.push(line) },
  limits: effectLimits,
  prepare: () => Promise.resolve({ facts: { receiptId: 'r' }, perform }),
})

const queue = (effectId: string) =>
  database.db
    .transaction()
    .execute((trx) =>
      queueEffect(trx, creditor, { effectId, kind: 'receipt-mail', payload: {}, now: new Date(nowMs).toISOString() }),
    )

async function waitingUntil(): Promise<number> {
  const row = await database.db
    .selectFrom('effect')
    .select('next_try_at')
    .where('creditor', '=', creditor)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row === undefined ? NaN : Date.parse(row.next_try_at)
}

/** The pauses, in minutes, between all tries of one effect that is never taken. */
async function pausesWith(random: number): Promise<readonly number[]> {
  await queue('a')
  const parts = partsFor(() => Promise.resolve({ ok: false, kind: 'temporary' }), random)
  const pauses: number[] = []
  for (;;) {
    await runDueEffects(parts)
    const until = await waitingUntil()
    if (Number.isNaN(until)) return pauses
    pauses.push((until - nowMs) / MINUTE_MS)
    nowMs = until
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

describe('an effect that is not taken', () => {
  test('waits twice as long each time, up to an hour, and is given up', async () => {
    const pauses = await pausesWith(0)
    expect(pauses.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
    expect(pauses).toHaveLength(effectLimits.maxTries - 1)
    expect(new Set(pauses.slice(6))).toEqual(new Set([60]))
    expect(await listTasks(database.db, creditor)).toEqual([
      {
        taskId: 'mail:a',
        kind: 'mail-not-sent',
        facts: { effectId: 'a', receiptId: 'r', tries: effectLimits.maxTries },
        madeAt: new Date(nowMs).toISOString(),
      },
    ])
  })

  test('waits up to a half less by chance, and is tried for a day', async () => {
    const quickest = await pausesWith(1)
    expect(quickest.slice(0, 8)).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30])
    creditor = await newCreditor(database.db)
    const ordinary = await pausesWith(0.5)
    expect(sum(ordinary) / 60).toBeCloseTo(24, 0)
  })
})

describe('the loop', () => {
  /** Runs the loop until it has slept so many times; each sleep passes its time. */
  async function runUntilSlept(perform: () => Promise<MailOutcome>, times: number): Promise<readonly number[]> {
    const slept: number[] = []
    const enough = Promise.withResolvers<undefined>()
    const effects = startEffects({
      ...partsFor(perform),
      sleep: async (ms, signal) => {
        slept.push(ms)
        nowMs += ms
        if (slept.length < times) return
        enough.resolve(undefined)
        await whenAborted(signal)
      },
    })
    await enough.promise
    await effects.close()
    return slept
  }

  test('performs all that is due before it rests', async () => {
    for (let count = 0; count < 10; count++) await queue(`effect-${count}`)
    let performed = 0
    const slept = await runUntilSlept(() => {
      performed += 1
      return Promise.resolve({ ok: true })
    }, 2)
    expect(performed).toBe(10)
    expect(slept).toEqual([1000, 1000])
    expect(logged).toEqual([])
  })

  test('rests long when the server refuses us: a few tries at a wrong password, not one per mail', async () => {
    for (let count = 0; count < 10; count++) await queue(`effect-${count}`)
    let performed = 0
    const slept = await runUntilSlept(() => {
      performed += 1
      return Promise.resolve({ ok: false, kind: 'server', trouble: 'login', code: 535 })
    }, 2)
    expect(performed).toBe(8)
    expect(slept).toEqual([effectLimits.troublePauseMs, effectLimits.troublePauseMs])
    expect((await listTasks(database.db, creditor)).map(({ taskId }) => taskId)).toEqual(['mail-server:2026-11-23'])
  })

  test('goes on after a failure of the database, which it logs without its words', async () => {
    const slept: number[] = []
    const enough = Promise.withResolvers<undefined>()
    const broken = {
      ...partsFor(() => Promise.resolve({ ok: true })),
      now: () => {
        throw new Error('secret')
      },
    }
    const effects = startEffects({
      ...broken,
      sleep: async (ms, signal) => {
        slept.push(ms)
        if (slept.length < 3) return
        enough.resolve(undefined)
        await whenAborted(signal)
      },
    })
    await enough.promise
    await effects.close()
    expect(slept).toEqual([1000, 1000, 1000])
    expect(logged).toMatchObject(slept.map(() => ({ event: 'effects.failed', error: 'Error' })))
    expect(JSON.stringify(logged)).not.toContain('secret')
  })

  test('waits at its closing for what it has begun', async () => {
    await queue('a')
    const hasBegun = Promise.withResolvers<undefined>()
    const mayEnd = Promise.withResolvers<undefined>()
    const effects = startEffects({
      ...partsFor(async () => {
        hasBegun.resolve(undefined)
        await mayEnd.promise
        return { ok: true }
      }),
      sleep: () => Promise.resolve(),
    })
    await hasBegun.promise
    const closed = effects.close()
    mayEnd.resolve(undefined)
    await closed
    expect(await waitingUntil()).toBeNaN()
  })
})
