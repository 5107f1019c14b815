import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { describeOnEngines } from '../../../tests/sync/engines.ts'
import { NOW, numberOf } from '../../../tests/sync/sample-positions.ts'
import { startPaymentBench, type PaymentBench } from '../../../tests/payments/payment-bench.ts'
import { closeElsewhere, forgetEmails, markNotBegun, payAttempt, recordReturn, settleOverdue } from './attempt-ends.ts'
import { findAttempt, followedAttempt, insertAttempt, markAtCheckout, openAttemptOf } from './attempts.ts'
import type { NewAttempt } from './attempts.ts'

const FREE_AT = '2026-11-23T09:02:00.000Z'
const LATER = '2026-11-23T10:00:00.000Z'

describeOnEngines('attempts', (db) => {
  let bench: PaymentBench
  let creditor: string
  beforeEach(async () => {
    bench = await startPaymentBench(db())
    creditor = bench.creditor
  })

  const attemptOf = (other: Partial<NewAttempt> = {}): NewAttempt => ({
    attemptId: randomUUID(),
    followId: randomUUID(),
    kioskId: bench.kioskId,
    noticeNumber: numberOf(1),
    amountCents: 1001,
    language: 'de',
    email: 'a@b.example',
    referenceHash: randomUUID(),
    openedAt: NOW,
    subject: 'Mensa',
    freeAt: FREE_AT,
    ...other,
  })
  const insert = (attempt: NewAttempt) =>
    db()
      .transaction()
      .execute((trx) => insertAttempt(trx, creditor, attempt))
  const pay = (attempt: NewAttempt, noticeNumber = attempt.noticeNumber) =>
    db()
      .transaction()
      .execute((trx) =>
        payAttempt(trx, creditor, attempt.attemptId, noticeNumber, { amountCents: 1001, paidAt: LATER }, LATER),
      )
  const stateOf = async ({ attemptId }: NewAttempt) => {
    const { state, outcome, reason, closed_at: closedAt } = await bench.attempt(attemptId)
    return [state, outcome, reason, closedAt]
  }
  /** An attempt in the state that these steps lead to. */
  const begun = async (...steps: readonly ('checkout' | 'ok' | 'waiting' | 'cancelled' | 'error' | 'late')[]) => {
    const attempt = attemptOf()
    await insert(attempt)
    for (const step of steps) {
      if (step === 'checkout') await markAtCheckout(db(), creditor, attempt.attemptId, 'https://c.example/1', FREE_AT)
      else if (step === 'late') await settleOverdue(db(), creditor, LATER)
      else expect(await recordReturn(db(), creditor, attempt.referenceHash, step, NOW)).toBe(true)
    }
    return attempt
  }

  test('an attempt is read back as it was begun', async () => {
    const attempt = attemptOf()
    expect(await insert(attempt)).toEqual({ result: 'begun' })
    const { attemptId, followId, kioskId, noticeNumber, amountCents, language, freeAt } = attempt
    expect(await findAttempt(db(), creditor, attemptId)).toEqual({
      attemptId,
      followId,
      kioskId,
      noticeNumber,
      amountCents,
      language,
      freeAt,
      state: 'opened',
      outcome: undefined,
      reason: undefined,
      checkoutAddress: undefined,
    })
    expect(await findAttempt(db(), creditor, randomUUID())).toBeUndefined()
  })

  test('a notice has one open attempt: a second is told until when, and may come when the first is over', async () => {
    const first = await begun('checkout')
    const second = attemptOf()
    expect(await insert(second)).toEqual({ result: 'busy', freeAt: FREE_AT })
    expect(await findAttempt(db(), creditor, second.attemptId)).toBeUndefined()
    expect(await insert(attemptOf({ noticeNumber: numberOf(2) }))).toEqual({ result: 'begun' })
    await recordReturn(db(), creditor, first.referenceHash, 'ok', NOW)
    expect(await insert(second)).toMatchObject({ result: 'busy' })
    await settleOverdue(db(), creditor, FREE_AT)
    expect(await insert(second)).toEqual({ result: 'begun' })
    expect(await openAttemptOf(db(), creditor, numberOf(1))).toMatchObject({ attemptId: second.attemptId })
  })

  test('the same attempt again is known, also when it is over', async () => {
    const attempt = await begun('checkout', 'cancelled')
    expect(await insert(attempt)).toMatchObject({
      result: 'known',
      attempt: { state: 'not-paid', reason: 'cancelled' },
    })
  })

  test('of many that come at once one has the notice', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => insert(attemptOf())))
    expect(results.filter(({ result }) => result === 'begun')).toHaveLength(1)
    expect(results.filter(({ result }) => result === 'busy')).toHaveLength(19)
  })

  test('two municipalities do not touch', async () => {
    const other = await startPaymentBench(db())
    const attempt = await begun('checkout')
    const theirs = { ...attempt, kioskId: other.kioskId }
    const inserted = await db()
      .transaction()
      .execute((trx) => insertAttempt(trx, other.creditor, theirs))
    expect(inserted).toEqual({ result: 'begun' })
    await settleOverdue(db(), other.creditor, LATER)
    expect(await recordReturn(db(), other.creditor, attempt.referenceHash, 'ok', NOW)).toBe(false)
    expect(await stateOf(attempt)).toEqual(['at-checkout', null, null, null])
  })

  test('at Checkout an attempt has an address, and another end', async () => {
    const attempt = attemptOf()
    await insert(attempt)
    expect(await markAtCheckout(db(), creditor, attempt.attemptId, 'https://c.example/1', LATER)).toBe(true)
    expect(await findAttempt(db(), creditor, attempt.attemptId)).toMatchObject({
      state: 'at-checkout',
      checkoutAddress: 'https://c.example/1',
      freeAt: LATER,
    })
  })

  test.each([
    ['ok', ['returned', 'ok', null, null], 'https://c.example/1'],
    ['waiting', ['returned', 'waiting', null, null], 'https://c.example/1'],
    ['cancelled', ['not-paid', 'cancelled', 'cancelled', NOW], null],
    ['error', ['not-paid', 'error', 'refused', NOW], null],
  ] as const)('the word %s is noted once', async (outcome, expected, address) => {
    const attempt = await begun('checkout', outcome)
    expect(await stateOf(attempt)).toEqual(expected)
    expect((await bench.attempt(attempt.attemptId)).checkout_address).toBe(address)
    for (const word of ['ok', 'waiting', 'cancelled', 'error'] as const) {
      expect(await recordReturn(db(), creditor, attempt.referenceHash, word, LATER)).toBe(false)
    }
    expect(await stateOf(attempt)).toEqual(expected)
  })

  test('a word about an attempt that never was at Checkout, or of no attempt, is not noted', async () => {
    const attempt = await begun()
    expect(await recordReturn(db(), creditor, attempt.referenceHash, 'cancelled', NOW)).toBe(false)
    expect(await recordReturn(db(), creditor, 'another', 'cancelled', NOW)).toBe(false)
    expect(await stateOf(attempt)).toEqual(['opened', null, null, null])
  })

  test.each([
    [[], ['not-paid', null, 'not-begun', FREE_AT], null],
    [['checkout'], ['unknown', null, null, FREE_AT], 'a@b.example'],
    [['checkout', 'ok'], ['unknown', 'ok', null, FREE_AT], 'a@b.example'],
    [['checkout', 'waiting'], ['unknown', 'waiting', null, FREE_AT], 'a@b.example'],
    [['checkout', 'cancelled'], ['not-paid', 'cancelled', 'cancelled', NOW], 'a@b.example'],
  ] as const)('after %j time ends it, at the moment that was told', async (steps, expected, email) => {
    const attempt = await begun(...steps)
    const before = await stateOf(attempt)
    await settleOverdue(db(), creditor, '2026-11-23T09:01:59.999Z')
    expect(await stateOf(attempt)).toEqual(before)
    await settleOverdue(db(), creditor, LATER)
    expect(await stateOf(attempt)).toEqual(expected)
    expect(await bench.attempt(attempt.attemptId)).toMatchObject({ email, checkout_address: null })
  })

  test('an attempt that Checkout did not take leaves no address; one that is there stays', async () => {
    const [lost, there] = [await begun(), attemptOf({ noticeNumber: numberOf(2) })]
    await insert(there)
    await markAtCheckout(db(), creditor, there.attemptId, 'https://c.example/2', FREE_AT)
    for (const { attemptId } of [lost, there]) await markNotBegun(db(), creditor, attemptId, NOW)
    expect(await stateOf(lost)).toEqual(['not-paid', null, 'not-begun', NOW])
    expect(await bench.attempt(lost.attemptId)).toMatchObject({ email: null })
    expect(await stateOf(there)).toEqual(['at-checkout', null, null, null])
    expect(await markAtCheckout(db(), creditor, lost.attemptId, 'https://c.example/3', LATER)).toBe(false)
  })

  test.each([
    [[]],
    [['checkout']],
    [['checkout', 'ok']],
    [['checkout', 'waiting']],
    [['checkout', 'cancelled']],
    [['checkout', 'error']],
    [['checkout', 'late']],
    [['late']],
  ] as const)('after %j a receipt makes it paid, and says whose mail it is', async (steps) => {
    const attempt = await begun(...steps)
    const email = steps.length === 1 && steps[0] === 'late' ? undefined : 'a@b.example'
    expect(await pay(attempt)).toEqual({ email, language: 'de' })
    expect(await bench.attempt(attempt.attemptId)).toMatchObject({ state: 'paid', reason: null })
    expect(await bench.attempt(attempt.attemptId)).toMatchObject({ email: null, checkout_address: null })
    // It has its receipt: another one is nothing of it.
    expect(await pay(attempt)).toBeUndefined()
  })

  test('a receipt of another notice does not reach an attempt that it names', async () => {
    const attempt = await begun('checkout')
    expect(await pay(attempt, numberOf(2))).toBeUndefined()
    expect(await stateOf(attempt)).toEqual(['at-checkout', null, null, null])
  })

  test.each([[[]], [['checkout']], [['checkout', 'ok']]] as const)(
    'after %j it ends when its notice is paid elsewhere',
    async (steps) => {
      const attempt = await begun(...steps)
      await db()
        .transaction()
        .execute((trx) => closeElsewhere(trx, creditor, numberOf(2), NOW))
      expect((await stateOf(attempt))[0]).not.toBe('not-paid')
      await db()
        .transaction()
        .execute((trx) => closeElsewhere(trx, creditor, numberOf(1), NOW))
      expect(await stateOf(attempt)).toMatchObject({ 0: 'not-paid', 2: 'elsewhere', 3: NOW })
    },
  )

  test('the address of an attempt that ended long ago is forgotten, of a later or an open one it is not', async () => {
    const ended = await begun('checkout', 'late')
    const open = attemptOf({ noticeNumber: numberOf(2) })
    await insert(open)
    await forgetEmails(db(), creditor, FREE_AT)
    expect(await bench.attempt(ended.attemptId)).toMatchObject({ email: 'a@b.example' })
    await forgetEmails(db(), creditor, LATER)
    expect(await bench.attempt(ended.attemptId)).toMatchObject({ email: null })
    expect(await bench.attempt(open.attemptId)).toMatchObject({ email: 'a@b.example' })
  })

  test('of several that are followed by one id the newest is shown', async () => {
    const followId = randomUUID()
    const first = attemptOf({ followId })
    await insert(first)
    await settleOverdue(db(), creditor, LATER)
    const second = attemptOf({ followId, openedAt: LATER, freeAt: '2026-11-23T10:02:00.000Z' })
    await insert(second)
    expect(await followedAttempt(db(), creditor, followId)).toMatchObject({ attemptId: second.attemptId })
    expect(await followedAttempt(db(), creditor, randomUUID())).toBeUndefined()
  })
})
