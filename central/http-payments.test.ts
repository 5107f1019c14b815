import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../db/central/open.ts'
import { receiptOf, startPaymentBench, type PaymentBench } from '../tests/payments/payment-bench.ts'
import { startCentralBench, type CentralBench, type EnrolledKiosk } from '../tests/sync/central-bench.ts'
import { openBestEngine } from '../tests/sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../tests/sync/sample-positions.ts'

let open: OpenCentral
let bench: PaymentBench
let central: CentralBench
let kiosk: EnrolledKiosk
let token: string
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startPaymentBench(open.db)
  central = await startCentralBench(open.db, { ...bench.ports, creditor: bench.creditor })
  kiosk = await central.enrol()
  token = await kiosk.token()
  await take(open.db, bench.creditor, positionOf('a', [optionOf(1)]))
})

const ask = async (path: string, body: unknown, asker = token) => central.post(path, body, asker)

const DEBTOR = 'RSSMRA80A01H501U'
const requests = (): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
  '/v1/payments/open': { attemptId: randomUUID(), noticeNumber: numberOf(1), amountCents: 1001, language: 'it' },
  '/v1/payments/follow': { id: randomUUID(), seen: null, waitMs: 0 },
  '/v1/payments/phone-link': { linkId: randomUUID(), noticeNumber: numberOf(1), language: 'it' },
  '/v1/receipts/find': { code: numberOf(1), taxCode: DEBTOR },
  '/v1/receipts/mail': {
    code: numberOf(1),
    taxCode: DEBTOR,
    requestId: randomUUID(),
    email: 'a@b.example',
    language: 'it',
  },
})

describe('what kiosks ask about payments', () => {
  test.each(Object.keys(requests()))('%s wants a token and a good question', async (path) => {
    const request = requests()[path]
    expect(await central.post(path, request)).toMatchObject({ status: 401, text: '{"error":"unknown-kiosk"}' })
    expect(await ask(path, request, 'forged')).toMatchObject({ status: 401 })
    expect(bench.carts).toEqual([])
    expect(await ask(path, request)).toMatchObject({ status: 200 })
    expect(await ask(path, { ...request, more: 1 })).toMatchObject({ status: 400 })
    expect(await ask(path, {})).toMatchObject({ status: 400 })
  })

  test('is one story: opened, followed by the kiosk that opened it alone, paid by a receipt, which is found and mailed', async () => {
    const asked = { ...requests()['/v1/payments/open'], email: 'a@b.example' } as { attemptId: string; email: string }
    expect((await ask('/v1/payments/open', asked)).body).toMatchObject({ result: 'opened' })
    const follow = { id: asked.attemptId, seen: null, waitMs: 0 }
    expect((await ask('/v1/payments/follow', follow)).body).toMatchObject({ view: { name: 'at-checkout' } })
    const another = await (await central.enrol()).token()
    expect((await ask('/v1/payments/follow', follow, another)).body).toEqual({ found: false })
    const receipt = receiptOf(bench.creditor, 1, { paymentNote: asked.attemptId })
    await bench.take(receipt)
    expect((await ask('/v1/payments/follow', follow)).body).toMatchObject({ view: { name: 'paid', receipt } })
    expect((await ask('/v1/receipts/find', requests()['/v1/receipts/find'])).body).toEqual({
      found: true,
      receipt,
      copy: 'debtor',
    })
    expect((await ask('/v1/receipts/mail', requests()['/v1/receipts/mail'])).body).toEqual({ result: 'queued' })
    expect(await bench.mails()).toHaveLength(2)
    expect(central.logged()).toBe('')
  })

  test('a follower who waits hears within a look of what happens meanwhile', async () => {
    const asked = requests()['/v1/payments/open'] as { attemptId: string }
    let paid: Promise<unknown> | undefined
    const waiting = await startCentralBench(open.db, {
      ...bench.ports,
      creditor: bench.creditor,
      sleep: async () => {
        paid ??= bench.take(receiptOf(bench.creditor, 1, { paymentNote: asked.attemptId }))
        await paid
      },
    })
    await waiting.post('/v1/payments/open', asked, token)
    const first = await waiting.post('/v1/payments/follow', { id: asked.attemptId, seen: null, waitMs: 0 }, token)
    const { stamp } = first.body as { stamp: string }
    const second = await waiting.post(
      '/v1/payments/follow',
      { id: asked.attemptId, seen: stamp, waitMs: 25_000 },
      token,
    )
    expect(second.body).toMatchObject({ view: { name: 'paid' } })
  })

  test('a phone link opens a page of this centre', async () => {
    const made = await ask('/v1/payments/phone-link', requests()['/v1/payments/phone-link'])
    const { address } = made.body as { address: string }
    expect((await central.app.inject(new URL(address).pathname)).statusCode).toBe(200)
  })
})
