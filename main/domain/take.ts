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
 * Why nothing is known to have been mailed: the centre was not heard, and may have it; it sends no mails; or that address, or this visit, has had
 * its mails.
 */
export const MailTrouble = z.enum(['unheard', 'no-mail', 'too-many'])
/** Why nothing is known to have been mailed. */
export type MailTrouble = z.infer<typeof MailTrouble>

/**
 * Where a person stands who takes a notice along on the phone or by e-mail: `making` the centre makes an address · `link` its QR code, which
 * works once · `email` the address it is mailed to · `sending` the centre is asked to · `mailed` it is on its way · `failed`.
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
  z.strictObject({ name: z.literal('email'), ...notice, email: z.string(), trouble: MailTrouble.optional() }),
  z.strictObject({ name: z.literal('sending'), ...notice }),
  z.strictObject({ name: z.literal('mailed'), ...notice, maskedEmail: z.string() }),
  z.strictObject({ name: z.literal('failed'), ...notice, why: TakeFailure }),
])
/** Where a person stands who takes a notice along on the phone or by e-mail. */
export type TakeState = z.infer<typeof TakeState>

/** What can happen to who takes a notice along: acts of the person first, then what the kiosk learned. */
export type TakeEvent =
  | { readonly name: 'asked' }
  | { readonly name: 'mail-chosen'; readonly email: string }
  | { readonly name: 'email-typed'; readonly email: string }
  | { readonly name: 'sending-began' }
  | {
      readonly name: 'made'
      readonly qrRows: readonly string[]
      readonly expiresAt: string
      readonly amountCents: number
    }
  | { readonly name: 'not-mailed'; readonly email: string; readonly trouble: MailTrouble }
  | { readonly name: 'mail-queued'; readonly maskedEmail: string }
  | { readonly name: 'failed'; readonly why: TakeFailure }

/** The next state; undefined when the event has no meaning here: a second tap, or an answer that comes after the person went on. */
export function stepTake(state: TakeState, event: TakeEvent): TakeState | undefined {
  const { notice } = state
  switch (event.name) {
    case 'asked':
      return isWaiting(state) ? undefined : { name: 'making', notice }
    case 'mail-chosen':
      return state.name === 'email' || state.name === 'sending'
        ? undefined
        : { name: 'email', notice, email: event.email }
    case 'email-typed':
      return state.name === 'email' ? { name: 'email', notice, email: event.email } : undefined
    case 'sending-began':
      return state.name === 'email' ? { name: 'sending', notice } : undefined
    case 'made':
      return state.name === 'making'
        ? {
            name: 'link',
            // What it asks for now, which may be another amount than a moment ago.
            notice: { ...notice, amountCents: event.amountCents },
            qrRows: [...event.qrRows],
            expiresAt: event.expiresAt,
          }
        : undefined
    case 'mail-queued':
      return state.name === 'sending' ? { name: 'mailed', notice, maskedEmail: event.maskedEmail } : undefined
    case 'not-mailed':
      return state.name === 'sending'
        ? { name: 'email', notice, email: event.email, trouble: event.trouble }
        : undefined
    case 'failed':
      return isWaiting(state) ? { name: 'failed', notice, why: event.why } : undefined
  }
}

/** Whether the centre has the next word. */
function isWaiting({ name }: TakeState): boolean {
  return name === 'making' || name === 'sending'
}
