import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import {
  MINUTE_MS,
  newKiosk,
  receiptOf,
  startPaymentBench,
  type PaymentBench,
} from '../../tests/payments/payment-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../../tests/sync/sample-positions.ts'
import { FollowPaymentResponse, type PaymentView } from '../contract/payments.ts'
import { followPayment } from './follow-payment.ts'
import { linkOfToken, makePhoneLink, openFromPhone } from './phone-link.ts'
import type { PaymentPorts } from './ports.ts'
import { takeReturn } from './take-return.ts'

let open: OpenCentral
let bench: PaymentBench
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startPaymentBench(open.db)
  await take(open.db, bench.creditor, positionOf('a', [optionOf(1)]), positionOf('b', [optionOf(2)]))
})

const FREE_AT = '2026-11-23T09:40:00.000Z'
const never = new AbortController().signal

/** What a kiosk is answered; by default the one that opens, which has seen nothing and does not wait. */
async function follow(
  id: string,
  {
    kioskId = bench.kioskId,
    seen = null,
    waitMs = 0,
    signal = never,
    ports = bench.ports,
  }: {
    kioskId?: string
    seen?: string | null
    waitMs?: number
    signal?: AbortSignal
    ports?: Pick<PaymentPorts, 'now' | 'sleep'>
  } = {},
): Promise<FollowPaymentResponse> {
  const answer = await followPayment(open.db, bench.creditor, kioskId, { id, seen, waitMs }, ports, signal)
  return FollowPaymentResponse.parse(answer)
}

async function view(id: string): Promise<PaymentView> {
  const answer = await follow(id)
  if (!answer.found) throw new Error('not found')
  return answer.view
}

const comeBack = (reference: string, word: 'ok' | 'waiting' | 'cancelled' | 'error') =>
  takeReturn(open.db, bench.creditor, word, reference, bench.now())

describe('the view of a payment', () => {
  test('that Checkout was not asked for yet', async () => {
    let seen: PaymentView | undefined
    const attemptId = randomUUID()
    bench.answerWith(async () => {
      seen = await view(attemptId)
      return { ok: false, why: 'busy' }
    })
    await bench.open(1, { attemptId })
    expect(seen).toEqual({ name: 'opened' })
    expect(await view(attemptId)).toEqual({ name: 'not-paid', why: 'not-begun' })
  })

  test.each<['ok' | 'waiting' | 'cancelled' | 'error', PaymentView, PaymentView]>([
    ['ok', { name: 'returned', outcome: 'ok', freeAt: FREE_AT }, { name: 'unknown' }],
    ['waiting', { name: 'returned', outcome: 'waiting', freeAt: FREE_AT }, { name: 'unknown' }],
    ['cancelled', { name: 'not-paid', why: 'cancelled' }, { name: 'not-paid', why: 'cancelled' }],
    ['error', { name: 'not-paid', why: 'refused' }, { name: 'not-paid', why: 'refused' }],
  ])('after the word %s, then without a word, then with a receipt', async (word, back, late) => {
    const { attemptId, reference } = await bench.open(1)
    expect(await view(attemptId)).toEqual({ name: 'at-checkout', freeAt: FREE_AT })
    await comeBack(reference, word)
    expect(await view(attemptId)).toEqual(back)
    bench.pass(40 * MINUTE_MS)
    expect(await view(attemptId)).toEqual(late)
    const receipt = receiptOf(bench.creditor, 1, { paymentNote: attemptId })
    await bench.take(receipt)
    expect(await view(attemptId)).toEqual({ name: 'paid', receipt })
  })

  test('whose notice somebody else paid does not tell who', async () => {
    const { attemptId } = await bench.open(1)
    await bench.take(receiptOf(bench.creditor, 1))
    expect(await view(attemptId)).toEqual({ name: 'not-paid', why: 'elsewhere' })
  })
})

describe('following', () => {
  test("another kiosk's payment shows nothing and is counted; one that is not there shows the same", async () => {
    const other = await newKiosk(open.db, bench.creditor)
    const { attemptId } = await bench.open(1)
    expect(await follow(attemptId, { kioskId: other })).toEqual({ found: false })
    expect(await follow(randomUUID(), { kioskId: other })).toEqual({ found: false })
    expect(await bench.refusals()).toEqual({ 'follow-foreign': 1 })
    const link = { linkId: randomUUID(), noticeNumber: numberOf(2), language: 'it' as const }
    await makePhoneLink(open.db, bench.creditor, bench.kioskId, link, bench.ports)
    expect(await follow(link.linkId, { kioskId: other })).toEqual({ found: false })
    expect(await bench.refusals()).toEqual({ 'follow-foreign': 2 })
  })

  test('answers at once with what was not seen, and waits while it is as seen', async () => {
    const { attemptId, reference } = await bench.open(1)
    let sleptMs = 0
    const ports = {
      now: bench.ports.now,
      sleep: async (ms: number) => {
        sleptMs += ms
        if (sleptMs >= 9_000 && sleptMs < 9_300) await comeBack(reference, 'waiting')
      },
    }
    const first = await follow(attemptId, { ports, waitMs: 25_000 })
    expect(sleptMs).toBe(0)
    const seen = first.found ? first.stamp : null
    const second = await follow(attemptId, { ports, waitMs: 25_000, seen })
    expect(second).toMatchObject({ view: { name: 'returned' } })
    expect(sleptMs).toBeGreaterThanOrEqual(9_000)
    expect(sleptMs).toBeLessThan(10_000)
    sleptMs = 10_000
    const third = await follow(attemptId, { ports, waitMs: 25_000, seen: second.found ? second.stamp : null })
    expect(third).toEqual(second)
    expect(sleptMs).toBeGreaterThanOrEqual(35_000)
    expect(sleptMs).toBeLessThan(36_000)
  })

  test('hears of a time that is over without anybody having asked before', async () => {
    const { attemptId } = await bench.open(1)
    const first = await follow(attemptId)
    const sleep = () => {
      bench.pass(41 * MINUTE_MS)
      return Promise.resolve()
    }
    const answer = await follow(attemptId, {
      ports: { now: bench.ports.now, sleep },
      waitMs: 25_000,
      seen: first.found ? first.stamp : null,
    })
    expect(answer).toMatchObject({ view: { name: 'unknown' } })
  })

  test('ends when who asked has gone', async () => {
    const { attemptId } = await bench.open(1)
    const first = await follow(attemptId)
    const gone = new AbortController()
    let sleeps = 0
    const sleep = () => {
      sleeps += 1
      gone.abort()
      return Promise.resolve()
    }
    await follow(attemptId, {
      ports: { now: bench.ports.now, sleep },
      waitMs: 25_000,
      seen: first.found ? first.stamp : null,
      signal: gone.signal,
    })
    expect(sleeps).toBe(1)
  })

  test('a phone link tells of what is begun on its page, and of the newest of it', async () => {
    const linkId = randomUUID()
    const asked = { linkId, noticeNumber: numberOf(1), language: 'de' as const }
    const made = await makePhoneLink(open.db, bench.creditor, bench.kioskId, asked, bench.ports)
    if (made.result !== 'made') throw new Error(made.why)
    expect(await view(linkId)).toEqual({ name: 'none' })
    const token = made.address.split('/').at(-1) ?? ''
    const link = await linkOfToken(open.db, bench.creditor, token, bench.ports)
    if (link === undefined) throw new Error('no link')
    expect(await openFromPhone(open.db, bench.creditor, link, 1001, bench.ports)).toMatchObject({ result: 'opened' })
    expect(await view(linkId)).toEqual({ name: 'at-checkout', freeAt: FREE_AT })
    await comeBack(bench.carts[0]?.returnUrls.ok.split('/').at(-1) ?? '', 'cancelled')
    expect(await view(linkId)).toEqual({ name: 'not-paid', why: 'cancelled' })
    bench.pass(MINUTE_MS)
    await openFromPhone(open.db, bench.creditor, link, 1001, bench.ports)
    expect(await view(linkId)).toMatchObject({ name: 'at-checkout' })
    await bench.take(receiptOf(bench.creditor, 1, { paymentNote: bench.carts[1]?.idCart ?? '' }))
    expect(await view(linkId)).toMatchObject({ name: 'paid' })
  })
})

describe('a phone link', () => {
  const make = (other: { linkId?: string; kioskId?: string; count?: number } = {}) =>
    makePhoneLink(
      open.db,
      bench.creditor,
      other.kioskId ?? bench.kioskId,
      { linkId: other.linkId ?? randomUUID(), noticeNumber: numberOf(other.count ?? 1), language: 'it' },
      bench.ports,
    )
  const tokenOf = (made: Awaited<ReturnType<typeof make>>) =>
    made.result === 'made' ? (made.address.split('/').at(-1) ?? '') : ''
  const find = (token: string) => linkOfToken(open.db, bench.creditor, token, bench.ports)

  test('has a secret address for ten minutes, of which only the digest is kept', async () => {
    const made = await make()
    expect(made).toEqual({
      result: 'made',
      address: expect.stringMatching(/^https:\/\/centre\.example\/p\/.+/) as string,
      expiresAt: '2026-11-23T09:10:00.000Z',
    })
    const rows = await open.db.selectFrom('phone_link').selectAll().where('creditor', '=', bench.creditor).execute()
    expect(JSON.stringify(rows)).not.toContain(tokenOf(made))
    bench.pass(10 * MINUTE_MS - 1)
    expect(await find(tokenOf(made))).toMatchObject({ noticeNumber: numberOf(1) })
    bench.pass(1)
    expect(await find(tokenOf(made))).toBeUndefined()
  })

  test('that is asked for again has a new address, and the old one is dead', async () => {
    const linkId = randomUUID()
    const [first, second] = [await make({ linkId }), await make({ linkId })]
    expect(await find(tokenOf(first))).toBeUndefined()
    expect(await find(tokenOf(second))).toMatchObject({ linkId })
  })

  test('of another kiosk, or for another notice, is not made over; that is counted', async () => {
    const linkId = randomUUID()
    const first = await make({ linkId })
    const kioskId = await newKiosk(open.db, bench.creditor)
    expect(await make({ linkId, kioskId })).toEqual({ result: 'not-payable', why: 'unknown' })
    expect(await make({ linkId, count: 2 })).toEqual({ result: 'not-payable', why: 'unknown' })
    expect(await find(tokenOf(first))).toMatchObject({ kioskId: bench.kioskId, noticeNumber: numberOf(1) })
    expect(await bench.refusals()).toEqual({ 'link-reused': 2 })
  })

  test('is not made for a notice that cannot be paid', async () => {
    await bench.take(receiptOf(bench.creditor, 1))
    expect(await make()).toEqual({ result: 'not-payable', why: 'paid' })
    expect(await make({ count: 9 })).toEqual({ result: 'not-payable', why: 'unknown' })
  })

  test('leads who goes on a second time to the same cart, and nobody else there', async () => {
    const [mine, theirs] = [await find(tokenOf(await make())), await find(tokenOf(await make()))]
    if (mine === undefined || theirs === undefined) throw new Error('no link')
    const first = await openFromPhone(open.db, bench.creditor, mine, 1001, bench.ports)
    expect(await openFromPhone(open.db, bench.creditor, mine, 1001, bench.ports)).toEqual(first)
    expect(await openFromPhone(open.db, bench.creditor, theirs, 1001, bench.ports)).toEqual({
      result: 'busy',
      freeAt: FREE_AT,
    })
    expect(bench.carts).toHaveLength(1)
    await comeBack(bench.carts[0]?.returnUrls.ok.split('/').at(-1) ?? '', 'ok')
    expect(await openFromPhone(open.db, bench.creditor, mine, 1001, bench.ports)).toMatchObject({ result: 'busy' })
  })
})
