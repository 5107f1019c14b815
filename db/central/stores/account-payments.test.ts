import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { searchWords } from '../../../central/accounts/search-words.ts'
import { AmountBand, PaymentOutcome, type AccountPayment } from '../../../main/domain/board.ts'
import { newKiosk } from '../../../tests/payments/payment-bench.ts'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { numberOf } from '../../../tests/sync/sample-positions.ts'
import {
  keepPaymentWords,
  listPayments,
  paymentOf,
  servicesOf,
  yearsOf,
  type PaymentQuery,
} from './account-payments.ts'
import { payAttempt } from './attempt-ends.ts'
import { insertAttempt } from './attempts.ts'
import { insertAccount } from './accounts.ts'

const SUBJECTS = ['Mensa scolastica', 'TARI 2026 - acconto', 'TARI 2025, saldo', 'Verbale Z 12', 'Tassa sui rifiuti']
const SERVICES = ['Ufficio scuola', 'Ufficio tributi', undefined]
const AMOUNTS = [1, 5_000, 5_001, 20_000, 20_001, 100_000, 100_001, 99_999_999_999]
/** The first instant of 2025 in Italy, the last one of 2024, and days around them. */
const MOMENTS = [
  '2024-12-31T22:59:59.999Z',
  '2024-12-31T23:00:00.000Z',
  '2025-06-30T22:30:00.000Z',
  '2025-12-31T22:59:59.999Z',
  '2026-02-01T08:00:00.000Z',
]
const STATES = ['opened', 'at-checkout', 'returned', 'paid', 'not-paid', 'unknown'] as const
const OUTCOMES = {
  opened: 'under-way',
  'at-checkout': 'under-way',
  returned: 'under-way',
  paid: 'paid',
  'not-paid': 'not-paid',
  unknown: 'unknown',
} as const
const COUNT = 120

describeOnEngines('payments of an account', (db) => {
  let creditor: string
  let kioskId: string
  const [mine, theirs] = [randomUUID(), randomUUID()]
  const payments: AccountPayment[] = []
  const strangers: string[] = []

  const pick = <Item>(items: readonly Item[], count: number): Item => items[count % items.length] as Item

  async function insert(count: number, accountId: string): Promise<AccountPayment> {
    const paymentId = randomUUID()
    const [subject, service] = [pick(SUBJECTS, count), pick(SERVICES, count)]
    const [at, amountCents, state] = [
      pick(MOMENTS, count * 3),
      pick(AMOUNTS, count),
      pick(STATES, Math.floor(count / 5)),
    ]
    await db()
      .transaction()
      .execute(async (trx) => {
        await insertAttempt(trx, creditor, {
          attemptId: paymentId,
          followId: paymentId,
          kioskId,
          noticeNumber: numberOf(count),
          amountCents,
          language: 'it',
          email: undefined,
          referenceHash: paymentId,
          openedAt: at,
          freeAt: at,
          accountId,
          subject,
          service,
        })
        await keepPaymentWords(trx, creditor, { accountId, paymentId, at }, searchWords(`${subject} ${service ?? ''}`))
      })
    await db()
      .updateTable('payment_attempt')
      .set({
        state,
        reason: state === 'not-paid' ? 'cancelled' : null,
        closed_at: ['paid', 'not-paid', 'unknown'].includes(state) ? at : null,
      })
      .where('attempt_id', '=', paymentId)
      .execute()
    const outcome = OUTCOMES[state]
    return { paymentId, at, subject, ...(service && { service }), noticeNumber: numberOf(count), amountCents, outcome }
  }

  beforeAll(async () => {
    creditor = await newCreditor(db())
    kioskId = await newKiosk(db(), creditor)
    for (const accountId of [mine, theirs]) {
      const account = {
        accountId,
        email: `${accountId}@posta.example`,
        givenName: 'A',
        familyName: 'B',
        taxCode: 'X',
        phone: undefined,
        language: 'it',
        passwordHash: '',
      } as const
      await db()
        .transaction()
        .execute((trx) => insertAccount(trx, creditor, account, MOMENTS[0] ?? ''))
    }
    payments.length = strangers.length = 0
    for (let count = 1; count <= COUNT; count += 1) {
      payments.push(await insert(count, mine))
      if (count % 10 === 0) strangers.push((await insert(1000 + count, theirs)).paymentId)
    }
  })

  /** What a query means, said in the plainest way. */
  function wanted({ words, noticeNumber, from, until, service, amount, outcome, order }: PaymentQuery) {
    const bandOf = (cents: number) =>
      cents <= 5_000 ? 'to-50' : cents <= 20_000 ? 'to-200' : cents <= 100_000 ? 'to-1000' : 'over-1000'
    const place = ({ at, paymentId }: AccountPayment) => `${at} ${paymentId}`
    const found = payments.filter(
      (each) =>
        words.every((word) =>
          searchWords(`${each.subject} ${each.service ?? ''}`).some((known) => known.startsWith(word)),
        ) &&
        (noticeNumber === undefined || each.noticeNumber === noticeNumber) &&
        (from === undefined || each.at >= from) &&
        (until === undefined || each.at < until) &&
        (service === undefined || each.service === service) &&
        (amount === undefined || bandOf(each.amountCents) === amount) &&
        (outcome === undefined || each.outcome === outcome),
    )
    const sorted = found.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
    return order === 'oldest' ? sorted : sorted.toReversed()
  }

  const some = <Item>(item: fc.Arbitrary<Item>) => fc.option(item, { nil: undefined, freq: 1 })
  const queries = fc.record({
    words: fc.uniqueArray(fc.constantFrom('t', 'ta', 'tari', 'tariffa', 'mensa', 'u', '20', '2026', 'z', 'rifiuti'), {
      maxLength: 3,
    }),
    noticeNumber: fc.option(fc.integer({ min: 1, max: 2 * COUNT }).map(numberOf), { nil: undefined, freq: 8 }),
    from: some(fc.constantFrom(...MOMENTS)),
    until: some(fc.constantFrom(...MOMENTS)),
    service: some(fc.constantFrom('Ufficio scuola', 'Ufficio tributi', 'Ufficio')),
    amount: some(fc.constantFrom(...AmountBand.options)),
    outcome: some(fc.constantFrom(...PaymentOutcome.options)),
    order: fc.constantFrom('newest', 'oldest'),
    limit: fc.integer({ min: 1, max: 30 }),
  })

  test('are listed page by page, as every filter says, and none of anybody else', { timeout: 60_000 }, async () => {
    const ofQuery = fc.asyncProperty(queries, async (query) => {
      const listed: AccountPayment[] = []
      for (let page: readonly AccountPayment[] | undefined; page === undefined || page.length === query.limit;) {
        const after = listed.at(-1)
        page = await listPayments(db(), creditor, mine, { ...query, after })
        listed.push(...page)
      }
      expect(listed).toEqual(wanted(query))
    })
    await fc.assert(ofQuery, { seed: 7, numRuns: 150 })
  })

  test('are counted by the calendar of Italy, and by what was paid', async () => {
    const paidIn = (from: string, until: string) => {
      const paid = payments.filter(({ at, outcome }) => outcome === 'paid' && at >= from && at < until)
      return { payments: paid.length, amountCents: paid.reduce((sum, { amountCents }) => sum + amountCents, 0) }
    }
    const [first, second] = ['2024-12-31T23:00:00.000Z', '2025-12-31T23:00:00.000Z']
    expect(await yearsOf(db(), creditor, mine)).toEqual([
      { year: 2026, ...paidIn(second, '9') },
      { year: 2025, ...paidIn(first, second) },
      { year: 2024, ...paidIn('0', first) },
    ])
    expect(await yearsOf(db(), creditor, randomUUID())).toEqual([])
  })

  test('name the offices that they were for, each once', async () => {
    expect(await servicesOf(db(), creditor, mine)).toEqual(['Ufficio scuola', 'Ufficio tributi'])
    expect(await servicesOf(db(), creditor, randomUUID())).toEqual([])
  })

  test('are read one by one by their own account alone', async () => {
    const [payment] = payments
    expect(await paymentOf(db(), creditor, mine, payment?.paymentId ?? '')).toEqual(payment)
    expect(await paymentOf(db(), creditor, theirs, payment?.paymentId ?? '')).toBeUndefined()
    expect(await paymentOf(db(), creditor, mine, strangers[0] ?? '')).toBeUndefined()
  })

  test.each([
    ['2026-03-05T10:00:00.000Z', '2026-03-05T10:00:00.000Z'],
    ['2026-03-05T10:00:00.000+02:00', '2026-03-05T08:00:00.000Z'],
    // A bare day that is the one on which it was begun tells no time; another one is its noon.
    ['2026-02-01', '2026-02-01T08:00:00.000Z'],
    ['2026-02-02', '2026-02-02T11:00:00.000Z'],
  ])(
    'that a receipt of %s pays stand where it says, with what it says, and are found by their words',
    async (paidAt, at) => {
      const attempt = await insert(4 + 3000, mine)
      await db()
        .updateTable('payment_attempt')
        .set({ state: 'opened', reason: null, closed_at: null, listed_at: '2026-02-01T08:00:00.000Z' })
        .where('attempt_id', '=', attempt.paymentId)
        .execute()
      await db()
        .updateTable('payment_word')
        .set({ listed_at: '2026-02-01T08:00:00.000Z' })
        .where('attempt_id', '=', attempt.paymentId)
        .execute()
      const pay = (amountCents: number, when: string) =>
        db()
          .transaction()
          .execute((trx) =>
            payAttempt(
              trx,
              creditor,
              attempt.paymentId,
              attempt.noticeNumber,
              { amountCents, paidAt: when },
              '2026-09-01',
            ),
          )
      await pay(777, paidAt)
      await pay(999, '2026-04-01T10:00:00.000Z')
      const paid = { ...attempt, at, amountCents: 777, outcome: 'paid' }
      expect(await paymentOf(db(), creditor, mine, attempt.paymentId)).toEqual(paid)
      const query = { noticeNumber: attempt.noticeNumber, order: 'newest', limit: 9 } as const
      expect(await listPayments(db(), creditor, mine, { ...query, words: ['tassa'] })).toEqual([paid])
      await db().deleteFrom('payment_word').where('attempt_id', '=', attempt.paymentId).execute()
      await db().deleteFrom('payment_attempt').where('attempt_id', '=', attempt.paymentId).execute()
    },
  )

  test('stay when their account goes, and are nobody’s then', async () => {
    await db().deleteFrom('account').where('creditor', '=', creditor).where('account_id', '=', theirs).execute()
    const rows = await db()
      .selectFrom('payment_attempt')
      .select('account_id')
      .where('attempt_id', 'in', strangers)
      .execute()
    expect(rows.map(({ account_id: accountId }) => accountId)).toEqual(strangers.map(() => null))
    const words = await db().selectFrom('payment_word').select('word').where('account_id', '=', theirs).execute()
    expect(words).toEqual([])
  })
})
