import type { MailedCode } from './mail-code.ts'
import type { Payment } from './pay.ts'
import type { PaymentReceipt } from './payment-receipt.ts'
import type { TakenNotice } from './take.ts'

/** The receipt of a payment on the board, whole: the payer's copy. */
export interface FoundReceipt {
  readonly paymentId: string
  readonly receipt: PaymentReceipt
  readonly askedCents?: number | undefined
}

/** How one flow ends and hands the visit to the next, or back to the home screen. */
export type HandOver =
  | { readonly next: 'home' }
  /** Back to the notice that was left; or to look one up anew, by a code that is known already. */
  | { readonly next: 'notice'; readonly input: 'back' | { readonly code: string } }
  | { readonly next: 'pay'; readonly input: { readonly payment: Payment; readonly way: 'here' | 'page' } }
  /** To take a notice along otherwise than on paper. */
  | { readonly next: 'take'; readonly input: { readonly notice: TakenNotice } }
  /** To prove an address by a code that is on its way there; the proof's id is the centre's, and no secret. */
  | { readonly next: 'mail-code'; readonly input: { readonly proofId: string; readonly code: MailedCode } }
  /** Back from there: the address is proved, or the person wants to change what was written. */
  | { readonly next: 'registration'; readonly input: 'proved' | 'back' }
  | { readonly next: 'profile'; readonly input: 'open' | 'proved' | 'back' }
  | { readonly next: 'sign-in'; readonly input: 'proved' | 'back' | { readonly email: string } }
  | { readonly next: 'assistance'; readonly input: 'open' }
  | { readonly next: 'board'; readonly input: 'open' | 'back' }
  /** To look for a receipt, with the code that is known already; or to one that was found on the board. */
  | { readonly next: 'receipt'; readonly input: { readonly code: string } | FoundReceipt }
