import * as z from 'zod'
import type { CheckoutEnding } from './checkout-outcomes.ts'

const ReturnUrl = z.url({ protocol: /^https?$/ })

/**
 * The body of `POST /carts`. Source: pagopa-api `checkout_v2.json`, `CartRequestV2`; more than five notices are refused by the service
 * itself and not by the schema (reference/pagopa.md 4), and return URLs that a browser would not go to are refused here.
 */
export const CartRequest = z.object({
  emailNotice: z.email().optional(),
  paymentNotices: z
    .array(
      z.object({
        noticeNumber: z.string().regex(/^\d{18}$/),
        fiscalCode: z.string().regex(/^\d{11}$/),
        amount: z.int().min(1),
        companyName: z.string().max(140),
        description: z.string().max(140),
      }),
    )
    .min(1),
  returnUrls: z.object({
    returnOkUrl: ReturnUrl,
    returnCancelUrl: ReturnUrl,
    returnErrorUrl: ReturnUrl,
    returnWaitingUrl: ReturnUrl,
  }),
  idCart: z.string().optional(),
  allCCP: z.boolean().optional(),
})

/** The body of `POST /carts`. */
export type CartRequest = z.infer<typeof CartRequest>

/** A cart at Checkout. Once it has an ending it can not be paid again. */
export interface Cart extends CartRequest {
  readonly id: string
  readonly expiresAt: Date
  readonly ending?: CheckoutEnding
  /** The last four digits of the card, where some were typed. */
  readonly cardEnding?: string
}

/** What the notices of a cart come to, without the fee. */
export function cartTotalCents({ paymentNotices }: CartRequest): number {
  return paymentNotices.reduce((sum, { amount }) => sum + amount, 0)
}
