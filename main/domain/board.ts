import * as z from 'zod'

/**
 * How a payment of somebody's stands: `under-way` at Checkout, or with a bank that has not answered; `paid`, of which there is a receipt;
 * `not-paid`; or `unknown` where no word came in time: the notice can be paid again, and a receipt may still come.
 */
export const PaymentOutcome = z.enum(['under-way', 'paid', 'not-paid', 'unknown'])
/** How a payment of somebody's stands. */
export type PaymentOutcome = z.infer<typeof PaymentOutcome>

/** How much was paid, so far as one remembers: up to 50 euro, to 200, to 1,000, or more. */
export const AmountBand = z.enum(['to-50', 'to-200', 'to-1000', 'over-1000'])
/** How much was paid, so far as one remembers. */
export type AmountBand = z.infer<typeof AmountBand>

/** When it was: at any time, within thirty days, or in a calendar year. */
export const BoardPeriod = z.union([z.enum(['always', 'days-30']), z.int().min(2000).max(2999)])
/** When it was. */
export type BoardPeriod = z.infer<typeof BoardPeriod>

/** The most characters of what is searched for. */
export const LONGEST_SEARCH = 60

/** Which payments are listed, and in which order. */
export const BoardFilter = z.strictObject({
  /** Words of what was paid for, or a notice number or IUV; empty for all. */
  text: z.string().max(LONGEST_SEARCH),
  period: BoardPeriod,
  /** The office's name; null for all. */
  service: z.string().nullable(),
  amount: z.nullable(AmountBand),
  outcome: z.nullable(PaymentOutcome),
  order: z.enum(['newest', 'oldest']),
})
/** Which payments are listed, and in which order. */
export type BoardFilter = z.infer<typeof BoardFilter>

/** Every payment, the newest first. */
export const allPayments: BoardFilter = {
  text: '',
  period: 'always',
  service: null,
  amount: null,
  outcome: null,
  order: 'newest',
}

/** One payment that was made with an account. */
export const AccountPayment = z.strictObject({
  paymentId: z.uuid(),
  /** When it was paid, or begun where it is not: an ISO instant. */
  at: z.iso.datetime(),
  subject: z.string(),
  /** The office that it was for, where that is known. */
  service: z.string().optional(),
  noticeNumber: z.string(),
  /** What was paid by the receipt, or what was asked for where there is none. */
  amountCents: z.int().positive(),
  outcome: PaymentOutcome,
  /** There where it was not made because its notice was paid in another way meanwhile. */
  paidElsewhere: z.literal(true).optional(),
})
/** One payment that was made with an account. */
export type AccountPayment = z.infer<typeof AccountPayment>

/** What was paid in one calendar year, by the receipts. */
export const YearTotal = z.strictObject({
  year: z.int(),
  payments: z.int().positive(),
  amountCents: z.int().positive(),
})
/** What was paid in one calendar year. */
export type YearTotal = z.infer<typeof YearTotal>

/** Which filter is chosen. */
export const FilterName = z.enum(['period', 'service', 'amount', 'outcome'])
/** Which filter is chosen. */
export type FilterName = z.infer<typeof FilterName>

/** Why there are no payments to show: the centre does not answer, or the session is over there and the person has to sign in again. */
export const BoardFailure = z.enum(['offline', 'signed-out'])
/** Why there are no payments to show. */
export type BoardFailure = z.infer<typeof BoardFailure>

/** The most payments on one page of the screen. */
export const BOARD_PAGE = 5

/**
 * Where a person stands who looks at the own payments: `asking` the centre · `list`, a page of them · `filters`, all four with what is chosen of
 * each · `choosing` one of them · `totals` by year · `details` of a payment of which there is no receipt, or none yet · `failed`. A receipt is
 * shown by the flow `receipt`.
 */
export const BoardState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('asking') }),
  z.strictObject({
    name: z.literal('list'),
    filter: BoardFilter,
    /** What is being typed to be searched for; the words of `filter` are those that were. */
    typed: z.string().max(LONGEST_SEARCH),
    /** From 1. */
    page: z.int().min(1),
    hasMore: z.boolean(),
    payments: z.array(AccountPayment).max(BOARD_PAGE),
  }),
  z.strictObject({ name: z.literal('filters'), filter: BoardFilter }),
  z.strictObject({
    name: z.literal('choosing'),
    what: FilterName,
    filter: BoardFilter,
    /** The years and the services in which there are some. */
    years: z.array(z.int()),
    services: z.array(z.string()),
  }),
  z.strictObject({ name: z.literal('totals'), totals: z.array(YearTotal) }),
  z.strictObject({ name: z.literal('details'), payment: AccountPayment }),
  z.strictObject({ name: z.literal('failed'), why: BoardFailure }),
])
/** Where a person stands who looks at the own payments. */
export type BoardState = z.infer<typeof BoardState>

/** Whether anything but the order is chosen, so that there may be payments that are not listed. */
export function isFiltered({ text, period, service, amount, outcome }: BoardFilter): boolean {
  return text.trim() !== '' || period !== 'always' || service !== null || amount !== null || outcome !== null
}
