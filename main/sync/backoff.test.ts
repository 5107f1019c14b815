import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLog } from '../log/log.ts'
import { keepGoing, pauseMs, type Round } from './backoff.ts'

describe('a pause before the next try', () => {
  test('is anywhere between none and twice the one before, up to a quarter of a minute', () => {
    const longest = [1, 2, 3, 4, 5, 60].map((failures) => pauseMs(failures, () => 1))
    expect(longest).toEqual([2000, 4000, 8000, 15_000, 15_000, 15_000])
    fc.assert(
      fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (failures, draw) => {
        const ms = pauseMs(failures, () => draw)
        expect(ms).toBeGreaterThanOrEqual(0)
        expect(ms).toBeLessThanOrEqual(15_000)
      }),
    )
  })

  test('is what the centre says when it says something, and no less, and not all at one moment', () => {
    expect(pauseMs(1, () => 0, 60_000)).toBe(60_000)
    expect(pauseMs(9, () => 1, 7000)).toBe(8000)
  })
})

describe('a loop', () => {
  /** Runs these rounds; answers the pauses, and in each whether what woke everybody ended it. */
  async function run(rounds: readonly Round[]) {
    const closing = new AbortController()
    const waking = new AbortController()
    const pauses: { readonly ms: number; readonly isWoken: boolean }[] = []
    const left = [...rounds]
    await keepGoing(
      'test',
      () => {
        const next = left.shift()
        if (next === undefined) closing.abort()
        return Promise.resolve(next ?? { ok: true })
      },
      {
        log: createLog({ write: () => undefined }),
        random: () => 1,
        sleep: (ms, signal) => {
          waking.abort()
          pauses.push({ ms, isWoken: signal.aborted })
          return Promise.resolve()
        },
      },
      closing.signal,
      () => waking.signal,
    )
    return pauses
  }

  test('pauses longer with each failure, and begins anew after a success', async () => {
    const failed: Round = { ok: false, failure: 'unreachable' }
    const pauses = await run([failed, failed, { ok: true }, failed])
    expect(pauses.map(({ ms }) => ms)).toEqual([2000, 4000, 2000])
    expect(pauses.every(({ isWoken }) => isWoken)).toBe(true)
  })

  test('that the centre has asked for a pause makes it, whoever wakes it', async () => {
    expect(await run([{ ok: false, failure: 'busy', retryAfterMs: 7000 }])).toEqual([{ ms: 8000, isWoken: false }])
  })
})
