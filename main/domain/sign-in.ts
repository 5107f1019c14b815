import * as z from 'zod'
import { WeakPassword } from './password.ts'

/** Why nothing came of it: the centre does not answer, sends no mails, that address has had its mails, or the code was used up meanwhile. */
export const SignInFailure = z.enum(['offline', 'no-mail', 'too-many', 'code-gone'])
/** Why nothing came of it. */
export type SignInFailure = z.infer<typeof SignInFailure>

/**
 * Where a person stands who signs in: `form` (`wrong`: address or password, nobody says which), `checking`, `wait` after too many tries; or who
 * has forgotten the password: `forgot`, `asking` (the centre is asked to mail a code), then the flow `mail-code`, `new-password`, `saving`, `changed`.
 * `failed` says what went wrong. No password is ever in a state.
 */
export const SignInState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('form'), email: z.string(), isWrong: z.boolean() }),
  z.strictObject({ name: z.literal('checking'), email: z.string() }),
  /** `until`: when the next try is let, an ISO instant. */
  z.strictObject({ name: z.literal('wait'), email: z.string(), until: z.string() }),
  z.strictObject({ name: z.literal('forgot'), email: z.string() }),
  z.strictObject({ name: z.literal('asking'), email: z.string() }),
  z.strictObject({ name: z.literal('new-password'), email: z.string(), weak: WeakPassword.optional() }),
  z.strictObject({ name: z.literal('saving'), email: z.string() }),
  z.strictObject({ name: z.literal('changed'), email: z.string() }),
  /** `isUnsure`: a new password was on its way, and nobody knows whether it is the password now. */
  z.strictObject({ name: z.literal('failed'), email: z.string(), why: SignInFailure, isUnsure: z.boolean() }),
])
/** Where a person stands who signs in. */
export type SignInState = z.infer<typeof SignInState>

/** What can happen to who signs in: acts of the person, then what the kiosk learned. */
export type SignInEvent =
  | { readonly name: 'typed'; readonly email: string }
  | { readonly name: 'checking-began'; readonly email: string }
  | { readonly name: 'wrong' }
  | { readonly name: 'held-back'; readonly until: string }
  | { readonly name: 'forgotten' }
  | { readonly name: 'asking-began'; readonly email: string }
  | { readonly name: 'proved' }
  | { readonly name: 'saving-began' }
  | { readonly name: 'weak'; readonly why: WeakPassword }
  | { readonly name: 'saved' }
  | { readonly name: 'failed'; readonly why: SignInFailure }
  | { readonly name: 'again' }
  | { readonly name: 'back' }

/** Where the flow begins. */
export const signInStart: SignInState = { name: 'form', email: '', isWrong: false }

/** The next state; undefined when the event has no meaning here. Where the person leaves the flow, `back` is undefined. */
export function stepSignIn(state: SignInState, event: SignInEvent): SignInState | undefined {
  const { email } = state
  const form: SignInState = { name: 'form', email, isWrong: false }
  switch (event.name) {
    case 'typed':
      return state.name === 'form' || state.name === 'forgot' ? { ...state, email: event.email } : undefined
    case 'checking-began':
      return state.name === 'form' ? { name: 'checking', email: event.email } : undefined
    case 'wrong':
      return state.name === 'checking' ? { ...form, isWrong: true } : undefined
    case 'held-back':
      return state.name === 'checking' ? { name: 'wait', email, until: event.until } : undefined
    case 'forgotten':
      return state.name === 'form' || state.name === 'wait' ? { name: 'forgot', email } : undefined
    case 'asking-began':
      return state.name === 'forgot' ? { name: 'asking', email: event.email } : undefined
    case 'proved':
      return state.name === 'asking' ? { name: 'new-password', email } : undefined
    case 'saving-began':
      return state.name === 'new-password' ? { name: 'saving', email } : undefined
    case 'weak':
      return state.name === 'saving' ? { name: 'new-password', email, weak: event.why } : undefined
    case 'saved':
      return state.name === 'saving' ? { name: 'changed', email } : undefined
    case 'failed':
      return state.name === 'checking' || state.name === 'asking' || state.name === 'saving'
        ? { name: 'failed', email, why: event.why, isUnsure: state.name === 'saving' }
        : undefined
    case 'again':
      return state.name === 'wait' || state.name === 'changed' ? form : undefined
    case 'back':
      return backFrom(state)
  }
}

/** Back from each state; undefined where back means leaving the flow, or, while the centre is asked, nothing. */
function backFrom(state: SignInState): SignInState | undefined {
  const { email } = state
  switch (state.name) {
    case 'form':
    case 'checking':
    case 'asking':
    case 'saving':
      return undefined
    case 'wait':
    case 'forgot':
    case 'new-password':
    case 'changed':
      return { name: 'form', email, isWrong: false }
    case 'failed':
      // The code that was typed is still good.
      return state.isUnsure && state.why === 'offline'
        ? { name: 'new-password', email }
        : { name: 'form', email, isWrong: false }
  }
}
