import * as z from 'zod'
import { NoticeNumber } from './notice-number.ts'

/** A notice that somebody takes along otherwise than on paper, as the screens show it. */
export const TakenNotice = z.strictObject({
  noticeNumber: NoticeNumber,
  creditorName: z.string(),
  subject: z.string(),
  amountCents: z.int().positive(),
})
/** A notice that somebody takes along otherwise than on paper. */
export type TakenNotice = z.infer<typeof TakenNotice>

const notice = { notice: TakenNotice }

/** Why a notice cannot be taken along now: the centre does not answer, or it can no longer be paid. */
export const TakeFailure = z.enum(['offline', 'not-payable'])
/** Why a notice cannot be taken along now. */
export type TakeFailure = z.infer<typeof TakeFailure>

/**
 * Where a person stands who takes a notice along on the phone or by e-mail: `making` the centre makes an address · `link` its QR code, which
 * works once · `email` the address it is mailed to · `mailed` it is on its way · `failed`.
 */
export const TakeState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('making'), ...notice }),
  z.strictObject({
    name: z.literal('link'),
    ...notice,
    /** The QR code row by row, `1` for a dark module. */
    qrRows: z.array(z.string().regex(/^[01]+$/)),
    /** Until when the address can be used, an ISO instant. */
    expiresAt: z.string(),
  }),
  z.strictObject({ name: z.literal('email'), ...notice, email: z.string() }),
  z.strictObject({ name: z.literal('mailed'), ...notice, maskedEmail: z.string() }),
  z.strictObject({ name: z.literal('failed'), ...notice, why: TakeFailure }),
])
/** Where a person stands who takes a notice along on the phone or by e-mail. */
export type TakeState = z.infer<typeof TakeState>

/** What can happen to who takes a notice along: acts of the person first, then what the kiosk learned. */
export type TakeEvent =
  | { readonly name: 'asked' }
  | { readonly name: 'mail-chosen' }
  | { readonly name: 'email-typed'; readonly email: string }
  | { readonly name: 'made'; readonly qrRows: readonly string[]; readonly expiresAt: string }
  | { readonly name: 'mail-queued'; readonly maskedEmail: string }
  | { readonly name: 'failed'; readonly why: TakeFailure }

/** The next state; undefined when the event has no meaning here: a second tap, or an answer that comes after the person went on. */
export function stepTake(state: TakeState, event: TakeEvent): TakeState | undefined {
  const { notice } = state
  switch (event.name) {
    case 'asked':
      return state.name === 'making' ? undefined : { name: 'making', notice }
    case 'mail-chosen':
      return state.name === 'email' ? undefined : { name: 'email', notice, email: '' }
    case 'email-typed':
      return state.name === 'email' ? { ...state, email: event.email } : undefined
    case 'made':
      return state.name === 'making'
        ? { name: 'link', notice, qrRows: [...event.qrRows], expiresAt: event.expiresAt }
        : undefined
    case 'mail-queued':
      return state.name === 'email' ? { name: 'mailed', notice, maskedEmail: event.maskedEmail } : undefined
    case 'failed':
      return state.name === 'making' || state.name === 'email' ? { name: 'failed', notice, why: event.why } : undefined
  }
}
