import * as z from 'zod'
import { AccountPayment, AmountBand, LONGEST_SEARCH, PaymentOutcome, YearTotal } from '../../main/domain/board.ts'
import { AmountCents } from '../../main/domain/money.ts'
import { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { SessionKey, SignedOut } from './accounts.ts'

/** The most payments of one answer. */
const MOST_PAYMENTS = 50

/** A place in the list: the last payment that was seen. */
export const PaymentPlace = z.strictObject({ at: z.iso.datetime(), paymentId: z.uuid() })

/** The name of an office; PostgreSQL keeps no text with a NUL in it, and answers none. */
const ServiceName = z
  .string()
  .max(140)
  .refine((text) => !text.includes('\0'), 'expected no NUL')

/** Lists payments made with the account of a session, a page of them; what is not named can be anything. */
export const ListPaymentsRequest = z.strictObject({
  session: SessionKey,
  /** A whole notice number or IUV of 17 digits, or the beginnings of words of what was paid for, all of which it has. */
  text: z.string().max(LONGEST_SEARCH).optional(),
  /** The first instant, and the first one after the last. */
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  service: ServiceName.optional(),
  amount: AmountBand.optional(),
  outcome: PaymentOutcome.optional(),
  order: z.enum(['newest', 'oldest']),
  after: PaymentPlace.optional(),
  limit: z.int().min(1).max(MOST_PAYMENTS),
})
export type ListPaymentsRequest = z.infer<typeof ListPaymentsRequest>
export const ListPaymentsResponse = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('listed'), payments: z.array(AccountPayment), hasMore: z.boolean() }),
  SignedOut,
])
export type ListPaymentsResponse = z.infer<typeof ListPaymentsResponse>

/** What was paid with an account in each year, and by what its payments can be filtered. */
export const SumPaymentsRequest = z.strictObject({ session: SessionKey })
export type SumPaymentsRequest = z.infer<typeof SumPaymentsRequest>
export const SumPaymentsResponse = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('summed'),
    totals: z.array(YearTotal),
    /** From the last year in which anything was begun to the first. */
    years: z.array(z.int()),
    services: z.array(z.string()),
  }),
  SignedOut,
])
export type SumPaymentsResponse = z.infer<typeof SumPaymentsResponse>

/** One payment of the account, with its receipt where it is paid. `unknown`: the account has no such payment. */
export const ReadPaymentRequest = z.strictObject({ session: SessionKey, paymentId: z.uuid() })
export type ReadPaymentRequest = z.infer<typeof ReadPaymentRequest>
export const ReadPaymentResponse = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('found'),
    payment: AccountPayment,
    receipt: PaymentReceipt.optional(),
    /** What the notice asked for, where that was another amount. */
    askedCents: AmountCents.optional(),
  }),
  z.strictObject({ result: z.literal('unknown') }),
  SignedOut,
])
export type ReadPaymentResponse = z.infer<typeof ReadPaymentResponse>
