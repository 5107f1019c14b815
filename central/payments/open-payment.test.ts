import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { settleOverdue } from '../../db/central/stores/attempt-ends.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import type { DebtPosition } from '../../main/domain/debt-position.ts'
import { hasPostgres, NO_POSTGRES } from '../../tests/fixtures/central-databases.ts'
import {
  MINUTE_MS,
  newKiosk,
  receiptOf,
  startPaymentBench,
  type PaymentBench,
} from '../../tests/payments/payment-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../../tests/sync/sample-positions.ts'
import { untilSomebodyWaits } from '../../tests/sync/waiting-queries.ts'
import { digestOf } from '../digest.ts'
import { OpenPaymentResponse } from '../contract/payments.ts'
import type { CartOutcome } from '../pagopa/checkout.ts'
import { takeReceipt } from './take-receipt.ts'
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

const attempts = async () =>
  open.db.selectFrom('payment_attempt').select('attempt_id').where('creditor', '=', bench.creditor).execute()

describe('opening a payment', () => {
  test('leads to Checkout with one cart, and says until when the notice is taken', async () => {
    await open.db.transaction().execute((trx) => writeSettings(trx, bench.creditor, { name: 'Comune di Esempio' }))
    const { attemptId, answer, reference } = await bench.open(1, { email: 'a@b.example' })
    expect(OpenPaymentResponse.parse(answer)).toEqual({
      result: 'opened',
      address: `https://checkout.example/c/${attemptId}`,
      returnPrefix: 'https://centre.example/pay/return/',
      freeAt: '2026-11-23T09:40:00.000Z',
    })
    expect(bench.carts).toEqual([
      {
        idCart: attemptId,
        noticeNumber: numberOf(1),
        creditor: bench.creditor,
        amountCents: 1001,
        companyName: 'Comune di Esempio',
        description: 'Avviso 1',
        email: 'a@b.example',
        returnUrls: {
          ok: `https://centre.example/pay/return/ok/${reference}`,
          cancel: `https://centre.example/pay/return/cancelled/${reference}`,
          error: `https://centre.example/pay/return/error/${reference}`,
          waiting: `https://centre.example/pay/return/waiting/${reference}`,
        },
      },
    ])
    expect(reference).not.toBe('')
    const row = await bench.attempt(attemptId)
    expect(row).toMatchObject({ state: 'at-checkout', kiosk_id: bench.kioskId, reference_hash: digestOf(reference) })
    expect(JSON.stringify(row)).not.toContain(reference)
  })

  test('has no e-mail in its cart where the person gave none, and the code of the creditor while it has no name', async () => {
    await bench.open(1)
    expect(bench.carts[0]).not.toHaveProperty('email')
    expect(bench.carts[0]?.companyName).toBe(bench.creditor)
  })

  test.each<[string, DebtPosition, string]>([
    ['paid', positionOf('c', [optionOf(3, { status: 'PO_PAID' })]), 'paid'],
    ['expired', positionOf('c', [optionOf(3)], { status: 'EXPIRED' }), 'expired'],
    ['withdrawn', positionOf('c', [optionOf(3)], { status: 'INVALID' }), 'revoked'],
    ['a draft', positionOf('c', [optionOf(3)], { status: 'DRAFT' }), 'unknown'],
    ['of later', positionOf('c', [optionOf(3)], { status: 'PUBLISHED', validityDate: '2026-12-01' }), 'not-yet'],
    [
      'of the other plan',
      positionOf('c', [optionOf(3), optionOf(4, { isInstalment: true, status: 'PO_PAID' })], {
        status: 'PARTIALLY_PAID',
      }),
      'other-plan',
    ],
    ['unknown', positionOf('c', [optionOf(5)]), 'unknown'],
  ])('over a notice that is %s is not begun', async (_, position, why) => {
    await take(open.db, bench.creditor, position)
    expect((await bench.open(3)).answer).toEqual({ result: 'not-payable', why })
    expect([await attempts(), bench.carts]).toEqual([[], []])
  })

  test('over another amount than the person was shown is not begun', async () => {
    expect((await bench.open(1, { amountCents: 1000 })).answer).toEqual({ result: 'amount-changed', amountCents: 1001 })
    expect([await attempts(), bench.carts]).toEqual([[], []])
  })

  test('of a notice that somebody has begun to pay says when it is free again, and then it is', async () => {
    await bench.open(1)
    expect((await bench.open(1)).answer).toEqual({ result: 'busy', freeAt: '2026-11-23T09:40:00.000Z' })
    bench.pass(40 * MINUTE_MS - 1)
    expect((await bench.open(1)).answer.result).toBe('busy')
    bench.pass(1)
    expect((await bench.open(1)).answer.result).toBe('opened')
    expect(bench.carts).toHaveLength(2)
  })

  test.each(['cancelled', 'error'] as const)('is possible at once after the word %s', async (word) => {
    const { reference } = await bench.open(1)
    await takeReturn(open.db, bench.creditor, word, reference, bench.now())
    expect((await bench.open(1)).answer.result).toBe('opened')
  })

  test.each<[Extract<CartOutcome, { ok: false }>['why'], 'unreachable' | 'busy' | 'refused', readonly string[]]>([
    ['bad-request', 'refused', ['checkout-bad-request']],
    ['unauthorised', 'unreachable', ['checkout-unauthorised']],
    ['refused', 'refused', []],
    ['busy', 'busy', []],
    ['failed', 'unreachable', []],
    ['unreachable', 'unreachable', []],
    ['bad-answer', 'unreachable', []],
  ])('that ends at Checkout with %s is told as %s, and the notice is free', async (why, told, tasks) => {
    bench.answerWith(() => ({ ok: false, why }))
    const { attemptId, answer } = await bench.open(1, { email: 'a@b.example' })
    expect(answer).toEqual({ result: 'unavailable', why: told })
    expect(await bench.attempt(attemptId)).toMatchObject({ state: 'not-paid', reason: 'not-begun', email: null })
    await bench.open(1)
    bench.pass(24 * 60 * MINUTE_MS)
    expect((await bench.tasks()).map(({ kind }) => kind)).toEqual(tasks)
    bench.answerWith(() => ({ ok: true, location: 'https://checkout.example/c/1' }))
    expect((await bench.open(1)).answer.result).toBe('opened')
  })

  test('that never came to Checkout lets go of its notice after two minutes', async () => {
    bench.answerWith(() => {
      throw new Error('the process ends here')
    })
    await expect(bench.open(1)).rejects.toThrow()
    bench.answerWith(() => ({ ok: true, location: 'https://checkout.example/c/1' }))
    expect((await bench.open(1)).answer).toEqual({ result: 'busy', freeAt: '2026-11-23T09:02:00.000Z' })
    bench.pass(2 * MINUTE_MS)
    expect((await bench.open(1)).answer.result).toBe('opened')
  })

  test('sends nobody to Checkout whose notice was paid while Checkout thought', async () => {
    bench.answerWith(async (cart) => {
      await bench.take(receiptOf(bench.creditor, 1))
      return { ok: true, location: `https://checkout.example/c/${cart.idCart}` }
    })
    const { attemptId, answer } = await bench.open(1)
    expect(answer).toEqual({ result: 'not-payable', why: 'paid' })
    expect(await bench.attempt(attemptId)).toMatchObject({ reason: 'elsewhere', checkout_address: null })
  })

  test('sends nobody to Checkout whose time was over while Checkout thought', async () => {
    bench.answerWith(async () => {
      bench.pass(3 * MINUTE_MS)
      await settleOverdue(open.db, bench.creditor, bench.now())
      return { ok: true, location: 'https://checkout.example/c/1' }
    })
    expect((await bench.open(1)).answer).toEqual({ result: 'unavailable', why: 'unreachable' })
  })

  test('waits for a receipt that is being taken, and does not miss it', async (context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
    const hasTaken = Promise.withResolvers<undefined>()
    const mayCommit = Promise.withResolvers<undefined>()
    const taking = open.db.transaction().execute(async (trx) => {
      await takeReceipt(trx, bench.creditor, receiptOf(bench.creditor, 1), 'gpd', bench.now())
      hasTaken.resolve(undefined)
      await mayCommit.promise
    })
    await hasTaken.promise
    const opening = bench.open(1)
    await untilSomebodyWaits(open.db)
    mayCommit.resolve(undefined)
    expect((await opening).answer).toEqual({ result: 'not-payable', why: 'paid' })
    await taking
  })
})

describe('the same attempt asked for again', () => {
  test('gets the same answer and no second cart', async () => {
    const { attemptId, answer } = await bench.open(1)
    bench.pass(MINUTE_MS)
    expect((await bench.open(1, { attemptId })).answer).toEqual(answer)
    expect(bench.carts).toHaveLength(1)
  })

  test('while Checkout still thinks waits for its answer', async () => {
    const asked = Promise.withResolvers<undefined>()
    const thought = Promise.withResolvers<CartOutcome>()
    bench.answerWith(() => {
      asked.resolve(undefined)
      return thought.promise
    })
    const attemptId = randomUUID()
    const first = bench.open(1, { attemptId })
    await asked.promise
    const second = bench.open(1, { attemptId })
    thought.resolve({ ok: true, location: 'https://checkout.example/c/1' })
    expect((await second).answer).toEqual((await first).answer)
    expect(bench.carts).toHaveLength(1)
  })

  test.each([
    ['by another kiosk', () => newKiosk(open.db, bench.creditor).then((kioskId) => ({ kioskId }))],
    ['for another notice', () => Promise.resolve({ noticeNumber: numberOf(2), amountCents: 1002 })],
    ['over another amount', () => Promise.resolve({ amountCents: 1002 })],
  ])('%s is refused and counted', async (_, other) => {
    const { attemptId } = await bench.open(1)
    const answer = await bench.open(1, { attemptId, ...(await other()) })
    expect(answer.answer).toEqual({ result: 'unavailable', why: 'refused' })
    expect(await bench.refusals()).toEqual({ 'attempt-reused': 1 })
    expect(bench.carts).toHaveLength(1)
  })

  test('after its end is not opened again', async () => {
    const cancelled = await bench.open(1)
    await takeReturn(open.db, bench.creditor, 'cancelled', cancelled.reference, bench.now())
    expect((await bench.open(1, { attemptId: cancelled.attemptId })).answer).toMatchObject({ result: 'unavailable' })
    const paid = await bench.open(1)
    await bench.take(receiptOf(bench.creditor, 1, { paymentNote: paid.attemptId }))
    expect((await bench.open(1, { attemptId: paid.attemptId })).answer).toEqual({ result: 'not-payable', why: 'paid' })
    bench.answerWith(() => ({ ok: false, why: 'busy' }))
    const lost = await bench.open(2)
    expect((await bench.open(2, { attemptId: lost.attemptId })).answer).toEqual({
      result: 'unavailable',
      why: 'unreachable',
    })
  })
})
