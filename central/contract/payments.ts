import * as z from 'zod'
import { AmountCents } from '../../main/domain/money.ts'
import { NoticeNumber } from '../../main/domain/notice-number.ts'
import { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { Language } from '../../main/domain/visit.ts'
import { SessionKey } from './accounts.ts'

/** An e-mail address for a receipt. */
export const ReceiptEmail = z.email().max(254)

/** Why a notice cannot be paid now. `draft` is told to nobody: who asks learns `unknown`. */
export const NotPayable = z.enum(['unknown', 'paid', 'expired', 'revoked', 'not-yet', 'other-plan'])
export type NotPayable = z.infer<typeof NotPayable>

/**
 * Opens an attempt to pay a notice at Checkout. The kiosk makes `attemptId`: asked again with the same one, it gets the same
 * attempt. `amountCents` is what the person was shown: a payment over another amount is not opened. With a `session` it is on the board of its
 * account; one that is over hinders nobody from paying.
 */
export const OpenPaymentRequest = z.strictObject({
  attemptId: z.uuid(),
  noticeNumber: NoticeNumber,
  amountCents: AmountCents,
  email: ReceiptEmail.optional(),
  language: Language,
  session: SessionKey.optional(),
})
export type OpenPaymentRequest = z.infer<typeof OpenPaymentRequest>

/**
 * `opened`: the outside page is at `address`, and ends at an address that begins with `returnPrefix`. `busy`: somebody has begun to
 * pay this notice; without word from them it is free again at `freeAt`. `amount-changed`: show the new amount and ask again.
 * `unavailable`: Checkout could not be reached, is too busy, or did not take the notice (`refused`).
 */
export const OpenPaymentResponse = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('opened'),
    address: z.url(),
    returnPrefix: z.url(),
    freeAt: z.iso.datetime(),
  }),
  z.strictObject({ result: z.literal('busy'), freeAt: z.iso.datetime() }),
  z.strictObject({ result: z.literal('amount-changed'), amountCents: AmountCents }),
  z.strictObject({ result: z.literal('not-payable'), why: NotPayable }),
  z.strictObject({ result: z.literal('unavailable'), why: z.enum(['unreachable', 'busy', 'refused']) }),
])
export type OpenPaymentResponse = z.infer<typeof OpenPaymentResponse>

/**
 * Makes a page of the centre for the person's own phone. The kiosk makes `linkId`, by which it follows what happens there; the
 * address holds another secret. With a `session` what is paid there is on the board of its account, and the receipt goes to its address.
 */
export const PhoneLinkRequest = z.strictObject({
  linkId: z.uuid(),
  noticeNumber: NoticeNumber,
  language: Language,
  session: SessionKey.optional(),
})
export type PhoneLinkRequest = z.infer<typeof PhoneLinkRequest>

/** The page's address and until when it can be opened. */
export const PhoneLinkResponse = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('made'), address: z.url(), expiresAt: z.iso.datetime() }),
  z.strictObject({ result: z.literal('not-payable'), why: NotPayable }),
])
export type PhoneLinkResponse = z.infer<typeof PhoneLinkResponse>

/**
 * Where a payment stands, as the one who opened it is told. `none`: the phone page was not used yet. `paid` comes with the receipt,
 * and only ever from one. `not-paid`: `cancelled` by the person, `refused` by Checkout, `elsewhere` (the notice was paid by somebody
 * else meanwhile), `not-begun` (Checkout did not take it). `unknown`: no word came in time, and the notice is free again.
 */
export const PaymentView = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('none') }),
  z.strictObject({ name: z.literal('opened') }),
  z.strictObject({ name: z.literal('at-checkout'), freeAt: z.iso.datetime() }),
  z.strictObject({ name: z.literal('returned'), outcome: z.enum(['ok', 'waiting']), freeAt: z.iso.datetime() }),
  z.strictObject({ name: z.literal('paid'), receipt: PaymentReceipt, askedCents: AmountCents.optional() }),
  z.strictObject({ name: z.literal('not-paid'), why: z.enum(['cancelled', 'refused', 'elsewhere', 'not-begun']) }),
  z.strictObject({ name: z.literal('unknown') }),
])
export type PaymentView = z.infer<typeof PaymentView>

/** Asks where a payment stands, by the id under which this kiosk opened it; waits up to `waitMs` while it is still as `seen`. */
export const FollowPaymentRequest = z.strictObject({
  /** The `attemptId` or the `linkId`. */
  id: z.uuid(),
  /** The `stamp` of the last answer; null the first time. */
  seen: z.string().max(80).nullable(),
  waitMs: z.int().min(0).max(25_000),
})
export type FollowPaymentRequest = z.infer<typeof FollowPaymentRequest>

/** `stamp` changes with the view. `found: false` for an id that this kiosk did not open. */
export const FollowPaymentResponse = z.discriminatedUnion('found', [
  z.strictObject({ found: z.literal(true), stamp: z.string(), view: PaymentView }),
  z.strictObject({ found: z.literal(false) }),
])
export type FollowPaymentResponse = z.infer<typeof FollowPaymentResponse>

/** Who may see a receipt: knows its notice number or IUV, and the tax code of debtor or payer. */
const ReceiptKey = { code: z.string().regex(/^[0-9A-Za-z]{1,35}$/), taxCode: z.string().trim().min(1).max(16) }

/** Looks a receipt up. */
export const FindReceiptRequest = z.strictObject(ReceiptKey)
export type FindReceiptRequest = z.infer<typeof FindReceiptRequest>

/** The receipt and whose copy the asker gets; a wrong pair is `found: false`, whichever half is wrong. */
export const FindReceiptResponse = z.discriminatedUnion('found', [
  z.strictObject({
    found: z.literal(true),
    receipt: PaymentReceipt,
    copy: z.enum(['payer', 'debtor']),
    /** What the notice asked for, where that was another amount. */
    askedCents: AmountCents.optional(),
  }),
  z.strictObject({ found: z.literal(false) }),
])
export type FindReceiptResponse = z.infer<typeof FindReceiptResponse>

/** A payment of the account of a session, of which its person may see the receipt. */
const OwnPayment = { session: SessionKey, paymentId: z.uuid() }

/** What names a receipt that somebody may see: its code and a tax code of it, or a payment of the own account. */
export type NamedReceipt = FindReceiptRequest | { readonly session: SessionKey; readonly paymentId: string }

const Mailing = { requestId: z.uuid(), email: ReceiptEmail, language: Language }

/** Has a receipt mailed. Asked again with the same `requestId` it is one mail. */
export const MailReceiptRequest = z.union([
  z.strictObject({ ...ReceiptKey, ...Mailing }),
  z.strictObject({ ...OwnPayment, ...Mailing }),
])
export type MailReceiptRequest = z.infer<typeof MailReceiptRequest>

/** `queued`: it will be sent, or become a task for staff. */
export const MailReceiptResponse = z.strictObject({ result: z.enum(['queued', 'not-found']) })
export type MailReceiptResponse = z.infer<typeof MailReceiptResponse>

const Linking = { linkId: z.uuid(), language: Language }

/** Makes an address of the centre at which a person takes a receipt to their own phone, once. The kiosk makes `linkId`; the address holds another secret. */
export const ReceiptLinkRequest = z.union([
  z.strictObject({ ...ReceiptKey, ...Linking }),
  z.strictObject({ ...OwnPayment, ...Linking }),
])
export type ReceiptLinkRequest = z.infer<typeof ReceiptLinkRequest>

/** The address, and until when it can be used. */
export const ReceiptLinkResponse = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('made'), address: z.url(), expiresAt: z.iso.datetime() }),
  z.strictObject({ result: z.literal('not-found') }),
])
export type ReceiptLinkResponse = z.infer<typeof ReceiptLinkResponse>
