import * as z from 'zod'
import { WeakPassword } from './password.ts'
import { Language } from './visit.ts'

/** A profile as its screen shows it: whole when the person has asked to see it, else masked where others could read it. */
export const ShownProfile = z.strictObject({
  name: z.string(),
  taxCode: z.string(),
  email: z.string(),
  /** Empty where there is none. */
  phone: z.string(),
  address: z.string(),
  /** Where receipts go; empty where they go to the address of the account. */
  receiptEmail: z.string(),
  language: Language,
})
/** A profile as its screen shows it. */
export type ShownProfile = z.infer<typeof ShownProfile>

/** What of a profile can be changed by writing it anew. */
export const ProfileField = z.enum(['phone', 'address', 'receipt-email'])
/** What of a profile can be changed by writing it anew. */
export type ProfileField = z.infer<typeof ProfileField>

/** What was done last, as the profile says it. */
export const ProfileNews = z.enum(['saved', 'email-changed', 'password-changed', 'exported'])
/** What was done last. */
export type ProfileNews = z.infer<typeof ProfileNews>

/**
 * Why nothing came of it: the centre does not answer, sends no mails, that address has had its mails, or the session is over there and the person
 * has to sign in again.
 */
export const ProfileFailure = z.enum(['offline', 'no-mail', 'too-many', 'signed-out'])
/** Why nothing came of it. */
export type ProfileFailure = z.infer<typeof ProfileFailure>

/** What the password is asked for in a profile: another address, a new password instead of it, or the end of the account. */
const withPassword = z.enum(['email', 'password', 'delete'])

/**
 * Where a person stands who looks at the own profile: `overview`; `field` one thing that is written anew; `language`; `email` another address,
 * which is proved in the flow `mail-code`; `password`; `export` and `delete` ask whether that is meant; `saving` the centre is asked; `wait`
 * after too many wrong passwords; `deleted`; `failed`. No password is ever in a state.
 */
export const ProfileState = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('overview'),
    profile: ShownProfile,
    isShown: z.boolean(),
    news: ProfileNews.optional(),
  }),
  z.strictObject({ name: z.literal('field'), field: ProfileField, text: z.string() }),
  z.strictObject({ name: z.literal('language'), language: Language }),
  z.strictObject({ name: z.literal('email'), text: z.string(), isWrong: z.boolean() }),
  /** `isWrong`: the current password. */
  z.strictObject({ name: z.literal('password'), isWrong: z.boolean(), weak: WeakPassword.optional() }),
  z.strictObject({ name: z.literal('export'), maskedEmail: z.string() }),
  z.strictObject({ name: z.literal('delete'), isWrong: z.boolean() }),
  z.strictObject({ name: z.literal('saving') }),
  z.strictObject({ name: z.literal('wait'), until: z.string(), wanted: withPassword }),
  z.strictObject({ name: z.literal('deleted') }),
  z.strictObject({ name: z.literal('failed'), why: ProfileFailure }),
])
/** Where a person stands who looks at the own profile. */
export type ProfileState = z.infer<typeof ProfileState>

/** What a person can go on to from the overview. */
export type ProfileChoice = ProfileField | 'language' | 'email' | 'password' | 'export' | 'delete'

/** What can happen in a profile: acts of the person, then what the kiosk learned. */
export type ProfileEvent =
  | { readonly name: 'shown'; readonly profile: ShownProfile; readonly isShown: boolean }
  | { readonly name: 'opened'; readonly state: Extract<ProfileState, { name: ProfileOpening }> }
  | { readonly name: 'typed'; readonly text: string }
  | { readonly name: 'saving-began' }
  | { readonly name: 'done'; readonly profile: ShownProfile; readonly news: ProfileNews }
  | { readonly name: 'wrong'; readonly wanted: z.infer<typeof withPassword> }
  | { readonly name: 'weak'; readonly why: WeakPassword }
  | { readonly name: 'held-back'; readonly until: string; readonly wanted: z.infer<typeof withPassword> }
  | { readonly name: 'deleted' }
  | { readonly name: 'failed'; readonly why: ProfileFailure }
  | { readonly name: 'again' }
  | { readonly name: 'back'; readonly profile: ShownProfile }

type ProfileOpening = 'field' | 'language' | 'email' | 'password' | 'export' | 'delete'

/** The next state; undefined when the event has no meaning here. Where the person leaves the flow, `back` is undefined. */
export function stepProfile(state: ProfileState, event: ProfileEvent): ProfileState | undefined {
  const saving = state.name === 'saving'
  switch (event.name) {
    case 'shown':
      return state.name === 'overview'
        ? { name: 'overview', profile: event.profile, isShown: event.isShown }
        : undefined
    case 'opened':
      return state.name === 'overview' ? event.state : undefined
    case 'typed':
      return state.name === 'field' || state.name === 'email' ? { ...state, text: event.text } : undefined
    case 'saving-began':
      return isForm(state) ? { name: 'saving' } : undefined
    case 'done':
      return saving ? { name: 'overview', profile: event.profile, isShown: false, news: event.news } : undefined
    case 'wrong':
      return saving ? askedAgain(event.wanted, true) : undefined
    case 'weak':
      return saving ? { name: 'password', isWrong: false, weak: event.why } : undefined
    case 'held-back':
      return saving ? { name: 'wait', until: event.until, wanted: event.wanted } : undefined
    case 'deleted':
      return saving ? { name: 'deleted' } : undefined
    case 'failed':
      return saving ? { name: 'failed', why: event.why } : undefined
    case 'again':
      return state.name === 'wait' ? askedAgain(state.wanted, false) : undefined
    case 'back': {
      const isInside = isForm(state) || state.name === 'wait' || (state.name === 'failed' && state.why !== 'signed-out')
      return isInside ? { name: 'overview', profile: event.profile, isShown: false } : undefined
    }
  }
}

/** The screen that asks for the password once more. */
function askedAgain(wanted: z.infer<typeof withPassword>, isWrong: boolean): ProfileState {
  return wanted === 'email' ? { name: 'email', text: '', isWrong } : { name: wanted, isWrong }
}

/** Whether something is asked for, and can be saved. */
function isForm({ name }: ProfileState): boolean {
  return ['field', 'language', 'email', 'password', 'export', 'delete'].includes(name)
}
