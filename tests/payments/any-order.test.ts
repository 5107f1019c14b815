import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cart } from '../../central/pagopa/checkout.ts'
import { settlePayments } from '../../central/payments/settle-payments.ts'
import { takeReturn } from '../../central/payments/take-return.ts'
import type { OpenCentral } from '../../db/central/open.ts'
import { openBestEngine } from '../sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../sync/sample-positions.ts'
import { MINUTE_MS, receiptOf, referenceOf, startPaymentBench, type PaymentBench } from './payment-bench.ts'

const SEED = 20261124
const RUNS = 40
const MAX_EVENTS = 25
const NOTICES = [1, 2, 3]

let open: OpenCentral
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())

/** One thing that may happen, as a sentence for the report of a failure, and how it does. */
interface Happening {
  readonly what: string
  readonly happen: (bench: PaymentBench) => Promise<unknown>
}

/** Attempts are named by their place among the carts that there are by then. */
const cartAt = (carts: readonly Cart[], place: number) => carts[place % Math.max(carts.length, 1)]

const notice = fc.constantFrom(...NOTICES)
const place = fc.nat({ max: 7 })

const opening = fc
  .tuple(
    notice,
    fc.constantFrom('goes well', 'goes well', 'goes well', 'goes well', 'is busy', 'crashes'),
    fc.constantFrom(true, true, true, false),
  )
  .map(([count, checkout, hasEmail]): Happening => ({
    what: `an opening of ${count}${hasEmail ? ' with an address' : ''}, Checkout ${checkout}`,
    happen: async (bench) => {
      bench.answerWith(({ idCart }) => {
        if (checkout === 'crashes') throw new Error('the process ends here')
        if (checkout === 'is busy') return { ok: false, why: 'busy' }
        return { ok: true, location: `https://checkout.example/c/${idCart}` }
      })
      await bench.open(count, hasEmail ? { email: 'a@b.example' } : {}).catch(() => undefined)
    },
  }))

const coming = fc
  .tuple(place, fc.constantFrom('ok', 'waiting', 'cancelled', 'error'))
  .map(([which, word]): Happening => ({
    what: `${which} comes back ${word}`,
    happen: (bench) => takeReturn(bench.db, bench.creditor, word, referenceOf(cartAt(bench.carts, which)), bench.now()),
  }))

const receiving = fc
  .tuple(
    notice,
    place,
    fc.constantFrom('its own', 'its own', 'its own', 'any', 'none'),
    fc.nat({ max: 3 }),
    fc.constantFrom('ours', 'ours', 'ours', 'foreign'),
  )
  .map(([count, which, names, id, whose]): Happening => ({
    what: `the ${whose} receipt ${id} of ${count} that names ${names} attempt (${which})`,
    happen: (bench) => {
      const own = bench.carts.filter(({ noticeNumber }) => noticeNumber === numberOf(count))
      const cart = names === 'none' ? undefined : cartAt(names === 'any' ? bench.carts : own, which)
      return bench.take(
        receiptOf(whose === 'ours' ? bench.creditor : '99999999999', count, {
          receiptId: `receipt-${id}`,
          ...(cart !== undefined && { paymentNote: cart.idCart }),
        }),
      )
    },
  }))

const passing = fc.constantFrom(1, 2, 39, 41, 41).map((minutes): Happening => ({
  what: `${minutes} minutes pass`,
  happen: (bench) => {
    bench.pass(minutes * MINUTE_MS)
    return Promise.resolve()
  },
}))

const settling = fc.constant<Happening>({
  what: 'the clock ticks',
  happen: (bench) => settlePayments(bench.db, bench.creditor, new Date(bench.now())),
})

const importing = fc.tuple(notice, fc.nat({ max: 2 })).map(([count, version]): Happening => ({
  what: `a file says that ${count} is unpaid`,
  happen: (bench) => importNotice(bench, count, version),
}))

const importNotice = (bench: PaymentBench, count: number, version: number) =>
  take(bench.db, bench.creditor, positionOf(`p-${count}`, [optionOf(count)], { officeName: `Tributi ${version}` }))

const happenings = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: opening },
    { weight: 4, arbitrary: coming },
    { weight: 2, arbitrary: receiving },
    { weight: 3, arbitrary: passing },
    { weight: 1, arbitrary: settling },
    { weight: 1, arbitrary: importing },
  ),
  { minLength: 8, maxLength: MAX_EVENTS },
)

const OPEN = ['opened', 'at-checkout', 'returned']

async function readAll(bench: PaymentBench) {
  const { db, creditor } = bench
  const [attempts, receipts, options, mails] = await Promise.all([
    db.selectFrom('payment_attempt').selectAll().where('creditor', '=', creditor).execute(),
    db.selectFrom('payment_receipt').selectAll().where('creditor', '=', creditor).execute(),
    db.selectFrom('payment_option').selectAll().where('creditor', '=', creditor).execute(),
    db.selectFrom('effect').selectAll().where('creditor', '=', creditor).execute(),
  ])
  return { attempts, receipts, options, mails }
}

type Snapshot = Awaited<ReturnType<typeof readAll>>

/** What is so at any moment, whatever has happened before. */
function expectTruth({ attempts, receipts, options, mails }: Snapshot): void {
  for (const { notice_number: noticeNumber, status } of options) {
    const paidBy = receipts.filter((receipt) => receipt.notice_number === noticeNumber)
    expect(status, 'a notice is paid if and only if it has a receipt').toBe(paidBy.length > 0 ? 'PO_PAID' : 'PO_UNPAID')
    const over = attempts.filter((attempt) => attempt.notice_number === noticeNumber)
    const taking = over.filter(({ state }) => OPEN.includes(state))
    expect(taking.length, 'open attempts over one notice').toBeLessThanOrEqual(paidBy.length > 0 ? 0 : 1)
    const overlapping = over.flatMap((one, index) =>
      over
        .slice(index + 1)
        .filter((other) => overlap(one, other))
        .map((other) => [one.attempt_id, other.attempt_id]),
    )
    expect(overlapping, 'attempts that had one notice at the same time').toEqual([])
  }
  for (const attempt of attempts) {
    const named = receipts.filter(({ attempt_id: id }) => id === attempt.attempt_id)
    expect(attempt.state === 'paid', 'an attempt is paid if and only if a receipt is its own').toBe(named.length > 0)
    expect(named.every((receipt) => receipt.notice_number === attempt.notice_number)).toBe(true)
    const sent = mails.filter(({ effect_id: id }) => id.includes(attempt.attempt_id))
    expect(sent.length, 'mails of one attempt').toBeLessThanOrEqual(attempt.state === 'paid' ? 1 : 0)
    if (attempt.state === 'paid') expect(attempt.email).toBeNull()
    if (!OPEN.includes(attempt.state)) expect(attempt.checkout_address).toBeNull()
  }
  expect(mails.filter(({ effect_id: id }) => !attempts.some((each) => id.includes(each.attempt_id)))).toEqual([])
}

type Attempt = Snapshot['attempts'][number]

function overlap(one: Attempt, other: Attempt): boolean {
  const END = '9999'
  return one.opened_at < (other.closed_at ?? END) && other.opened_at < (one.closed_at ?? END)
}

/** What may never be taken back between two moments. */
function expectNoWayBack(before: Snapshot, after: Snapshot): void {
  for (const was of before.attempts) {
    const is = after.attempts.find(({ attempt_id: id }) => id === was.attempt_id)
    if (was.state === 'paid') expect(is?.state).toBe('paid')
    if (!OPEN.includes(was.state)) expect(OPEN).not.toContain(is?.state)
    if (was.outcome !== null) expect(is?.outcome, 'the first word stays').toBe(was.outcome)
  }
  expect(
    after.receipts.slice().filter(({ receipt_id: id }) => before.receipts.some((was) => was.receipt_id === id)),
  ).toHaveLength(before.receipts.length)
}

test(
  `whatever comes in whatever order (seed ${SEED}): one open attempt for a notice, paid only ever by a receipt, one mail`,
  { timeout: 300_000 },
  async () => {
    let seen = { paid: 0, mails: 0, unknown: 0 }
    await fc.assert(
      fc.asyncProperty(happenings, async (events) => {
        const bench = await startPaymentBench(open.db)
        for (const count of NOTICES) await importNotice(bench, count, 0)
        let before = await readAll(bench)
        for (const { happen } of events) {
          await happen(bench)
          const after = await readAll(bench)
          expectTruth(after)
          expectNoWayBack(before, after)
          before = after
        }
        const count = (state: string) => before.attempts.filter((attempt) => attempt.state === state).length
        seen = {
          paid: seen.paid + count('paid'),
          unknown: seen.unknown + count('unknown'),
          mails: seen.mails + before.mails.length,
        }
      }),
      { seed: SEED, numRuns: RUNS, reporter: reportEvents },
    )
    // A story in which nothing happens proves nothing.
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(5)
  },
)

function reportEvents({ failed, counterexample, errorInstance }: fc.RunDetails<[Happening[]]>): void {
  if (!failed) return
  const events = counterexample?.[0].map(({ what }) => what).join('\n') ?? ''
  throw new Error(`After:\n${events}\n${errorInstance instanceof Error ? errorInstance.message : ''}`, {
    cause: errorInstance,
  })
}
