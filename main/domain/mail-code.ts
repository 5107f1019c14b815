import * as z from 'zod'

/** What a code by mail is for: a new account, a password that was forgotten, or another address of an account. */
export const CodePurpose = z.enum(['register', 'recover', 'new-email'])
/** What a code by mail is for. */
export type CodePurpose = z.infer<typeof CodePurpose>

/** The digits of a code that is mailed. */
export const CODE_DIGITS = 6

/** A code on its way by mail, as the screen that asks for it shows it. Nothing here says whether the address is known. */
export const MailedCode = z.strictObject({
  purpose: CodePurpose,
  maskedEmail: z.string(),
  /** Until when it is good, an ISO instant. */
  expiresAt: z.string(),
  /** When another mail can be asked for, an ISO instant; null when no more are sent. */
  resendAt: z.string().nullable(),
})
/** A code on its way by mail. */
export type MailedCode = z.infer<typeof MailedCode>

/** What the last try came to: the code was `wrong`, the centre was not heard, another mail is on its way, or there are no more of them. */
export const CodeNews = z.enum(['wrong', 'unheard', 'sent-again', 'no-more'])
/** What the last try came to. */
export type CodeNews = z.infer<typeof CodeNews>

/**
 * Where a person stands who proves that an address is theirs: `entry` of the code that came by mail, `proving` (the centre is asked), or
 * `gone`: it was tried too often, or is too old.
 */
export const MailCodeState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('entry'), code: MailedCode, typed: z.string(), news: CodeNews.optional() }),
  z.strictObject({ name: z.literal('proving'), code: MailedCode }),
  z.strictObject({ name: z.literal('gone'), code: MailedCode }),
])
/** Where a person stands who proves that an address is theirs. */
export type MailCodeState = z.infer<typeof MailCodeState>

/** What can happen to a code: acts of the person first, then what the kiosk learned. */
export type MailCodeEvent =
  | { readonly name: 'typed'; readonly typed: string }
  | { readonly name: 'proving-began' }
  | { readonly name: 'news'; readonly news: CodeNews }
  /** Another mail was asked for; what came of it says nothing of a code that is being tried. */
  | { readonly name: 'resent'; readonly news?: CodeNews; readonly resendAt?: string | null }
  | { readonly name: 'gone' }

/** The next state; undefined when the event has no meaning here: a second tap, or an answer that comes too late. */
export function stepMailCode(state: MailCodeState, event: MailCodeEvent): MailCodeState | undefined {
  const { code } = state
  switch (event.name) {
    case 'typed':
      return state.name === 'entry' ? { ...state, typed: event.typed } : undefined
    case 'proving-began':
      return state.name === 'entry' ? { name: 'proving', code } : undefined
    case 'news': {
      if (state.name === 'gone') return undefined
      return { name: 'entry', code, typed: '', news: event.news }
    }
    case 'resent': {
      const known = event.resendAt === undefined ? code : { ...code, resendAt: event.resendAt }
      if (state.name !== 'entry') return { ...state, code: known }
      return { name: 'entry', code: known, typed: state.typed, ...(event.news !== undefined && { news: event.news }) }
    }
    case 'gone':
      return state.name === 'gone' ? undefined : { name: 'gone', code }
  }
}
