import * as z from 'zod'
import { WeakPassword } from './password.ts'

/** What a person who registers has written so far; the password is nowhere in it. */
export const RegistrationDraft = z.strictObject({
  givenName: z.string(),
  familyName: z.string(),
  taxCode: z.string(),
  email: z.string(),
  /** Empty where there is none. */
  phone: z.string(),
})
/** What a person who registers has written so far. */
export type RegistrationDraft = Readonly<z.infer<typeof RegistrationDraft>>

const draft = { draft: RegistrationDraft }

/** Why nobody can register now: the centre does not answer, sends no mails, takes no registrations here, or that address has had its mails. */
export const RegistrationFailure = z.enum(['offline', 'no-mail', 'closed', 'too-many'])
/** Why nobody can register now. */
export type RegistrationFailure = z.infer<typeof RegistrationFailure>

/**
 * Where a person stands who registers: `name`, `tax-code` (`doubtful` where it does not look like that of the name), `email`, `phone`, `password`,
 * `sending` (the centre is asked); then the flow `mail-code`; then `entering` and `welcome`. `failed` keeps what was written.
 */
export const RegistrationState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('name'), ...draft }),
  z.strictObject({ name: z.literal('tax-code'), ...draft, isDoubtful: z.boolean() }),
  z.strictObject({ name: z.literal('email'), ...draft }),
  z.strictObject({ name: z.literal('phone'), ...draft }),
  z.strictObject({ name: z.literal('password'), ...draft, weak: WeakPassword.optional() }),
  z.strictObject({ name: z.literal('sending'), ...draft }),
  z.strictObject({ name: z.literal('entering'), ...draft }),
  z.strictObject({ name: z.literal('welcome') }),
  z.strictObject({ name: z.literal('failed'), ...draft, why: RegistrationFailure }),
])
/** Where a person stands who registers. */
export type RegistrationState = z.infer<typeof RegistrationState>

/** What can happen to a registration: acts of the person, then what the kiosk learned. */
export type RegistrationEvent =
  | { readonly name: 'typed'; readonly typed: Partial<RegistrationDraft> }
  | { readonly name: 'name-given'; readonly givenName: string; readonly familyName: string }
  | { readonly name: 'tax-code-doubted'; readonly taxCode: string }
  | { readonly name: 'tax-code-given'; readonly taxCode: string }
  | { readonly name: 'email-given'; readonly email: string }
  | { readonly name: 'phone-given'; readonly phone: string }
  | { readonly name: 'sending-began' }
  | { readonly name: 'weak'; readonly why: WeakPassword }
  | { readonly name: 'entered' }
  | { readonly name: 'failed'; readonly why: RegistrationFailure }
  | { readonly name: 'back' }

/** Where the flow begins. */
export const registrationStart: Extract<RegistrationState, { name: 'name' }> = {
  name: 'name',
  draft: { givenName: '', familyName: '', taxCode: '', email: '', phone: '' },
}

/** The next state; undefined when the event has no meaning here. Where the person leaves the flow, `back` is undefined. */
export function stepRegistration(state: RegistrationState, event: RegistrationEvent): RegistrationState | undefined {
  if (state.name === 'welcome') return undefined
  const draftWith = (given: Partial<RegistrationDraft>) => ({ ...state.draft, ...given })
  switch (event.name) {
    case 'typed':
      return isWriting(state) ? { ...state, draft: draftWith(event.typed) } : undefined
    case 'name-given': {
      const { givenName, familyName } = event
      return state.name === 'name'
        ? { name: 'tax-code', draft: draftWith({ givenName, familyName }), isDoubtful: false }
        : undefined
    }
    case 'tax-code-doubted':
      return state.name === 'tax-code'
        ? { name: 'tax-code', draft: draftWith({ taxCode: event.taxCode }), isDoubtful: true }
        : undefined
    case 'tax-code-given':
      return state.name === 'tax-code' ? { name: 'email', draft: draftWith({ taxCode: event.taxCode }) } : undefined
    case 'email-given':
      return state.name === 'email' ? { name: 'phone', draft: draftWith({ email: event.email }) } : undefined
    case 'phone-given':
      return state.name === 'phone' ? { name: 'password', draft: draftWith({ phone: event.phone }) } : undefined
    case 'sending-began':
      return state.name === 'password' ? { name: 'sending', draft: state.draft } : undefined
    case 'weak':
      return state.name === 'sending' ? { name: 'password', draft: state.draft, weak: event.why } : undefined
    case 'entered':
      return state.name === 'entering' ? { name: 'welcome' } : undefined
    case 'failed':
      return state.name === 'sending' || state.name === 'entering'
        ? { name: 'failed', draft: state.draft, why: event.why }
        : undefined
    case 'back':
      return backFrom(state)
  }
}

type Writing = Extract<RegistrationState, { name: 'name' | 'tax-code' | 'email' | 'phone' | 'password' }>

/** Whether somebody is writing, and what is written can still change. */
function isWriting({ name }: RegistrationState): boolean {
  return ['name', 'tax-code', 'email', 'phone', 'password'].includes(name)
}

/** Back from each state; undefined where back means leaving the flow, or, while the centre is asked, nothing. */
function backFrom(state: Exclude<RegistrationState, { name: 'welcome' }>): Writing | undefined {
  const { draft } = state
  switch (state.name) {
    case 'name':
    case 'sending':
    case 'entering':
      return undefined
    case 'tax-code':
      return { name: 'name', draft }
    case 'email':
      return { name: 'tax-code', draft, isDoubtful: false }
    case 'phone':
      return { name: 'email', draft }
    case 'password':
      return { name: 'phone', draft }
    case 'failed':
      return { name: 'password', draft }
  }
}
