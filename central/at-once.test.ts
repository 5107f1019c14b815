import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { OpenCentral } from '../db/central/open.ts'
import { startCentralBench } from '../tests/sync/central-bench.ts'
import { openBestEngine } from '../tests/sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../tests/sync/sample-positions.ts'
import type { CartOutcome } from './pagopa/checkout.ts'

const AT_ONCE = 8

let open: OpenCentral
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())

/** A centre on loopback, one kiosk, and a Checkout that answers when the test says so. */
async function slowCentre() {
  const waiting: ((outcome: CartOutcome) => void)[] = []
  const centre = await startCentralBench(open.db, {
    openCart: () => new Promise((resolve) => waiting.push(resolve)),
  })
  const notices = Array.from({ length: AT_ONCE }, (_, index) => index + 1)
  for (const count of notices) await take(open.db, centre.creditor, positionOf(`p${count}`, [optionOf(count)]))
  const base = await centre.app.listen({ host: '127.0.0.1', port: 0 })
  const answerAll = () => {
    for (const answer of waiting) answer({ ok: false, why: 'unreachable' })
  }
  onTestFinished(async () => {
    answerAll()
    await centre.app.close()
  })
  const token = await (await centre.enrol()).token()
  const ask = async (path: string, body: unknown, signal?: AbortSignal) => {
    const answer = await fetch(new URL(path, base), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal !== undefined && { signal }),
    })
    await answer.arrayBuffer()
    return answer.status
  }
  return {
    waiting,
    answerAll,
    /** Asks for as many payments as one kiosk may ask for at once. */
    askForAll: (signal?: AbortSignal) =>
      notices.map((count) => {
        const { amountCents } = optionOf(count)
        const payment = { attemptId: randomUUID(), noticeNumber: numberOf(count), amountCents, language: 'it' }
        return ask('/v1/payments/open', payment, signal)
      }),
    /** How one question more is answered. */
    oneMore: () => ask('/v1/notices/find', { code: numberOf(1) }),
  }
}

describe('questions of one kiosk that are under way at once', () => {
  test('are eight, and one more when one of them is answered', async () => {
    const { waiting, askForAll, oneMore } = await slowCentre()
    const asked = askForAll()
    await expect.poll(() => waiting.length).toBe(AT_ONCE)
    expect(await oneMore()).toBe(429)
    waiting[0]?.({ ok: false, why: 'unreachable' })
    expect(await Promise.race(asked)).toBe(200)
    expect(await oneMore()).toBe(200)
  })

  test('are counted until they are done with, though nobody waits for the answer any more', async () => {
    const { waiting, answerAll, askForAll, oneMore } = await slowCentre()
    const leaving = new AbortController()
    const asked = askForAll(leaving.signal).map((each) => each.catch(() => 'left'))
    await expect.poll(() => waiting.length).toBe(AT_ONCE)
    leaving.abort()
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['left']))
    expect(await oneMore()).toBe(429)
    answerAll()
    await expect.poll(oneMore).toBe(200)
  })
})
