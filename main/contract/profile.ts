import * as z from 'zod'
import { Language } from '../domain/visit.ts'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})
const TypedPassword = z.string().max(1000)
/** Longer than any address, phone number or e-mail address. */
const Typed = z.string().max(254)

/** All of it is for who has signed in; `not-now`: the screen that asks is no longer the one that stands. */
const permission = 'signed-in'

/** What a person may do with the own profile. */
export const profileProcedures = {
  /** Shows what is masked, or masks it again. */
  'profile.show': procedure({
    input: z.strictObject({ isOn: z.boolean() }),
    output: Nothing,
    refusals: ['not-now'],
    permission,
  }),
  /** Goes on from the overview. */
  'profile.open': procedure({
    input: z.strictObject({
      what: z.enum(['phone', 'address', 'receipt-email', 'language', 'email', 'password', 'export', 'delete']),
    }),
    output: Nothing,
    refusals: ['not-now'],
    permission,
  }),
  /** Keeps what is being typed, when its field is left; in memory only, and never a password. */
  'profile.keep-typed': procedure({
    input: z.strictObject({ text: Typed }),
    output: Nothing,
    refusals: ['not-now'],
    permission,
  }),
  /** Saves the field that is written anew; empty takes it away. `bad-phone`, `bad-address`, `bad-email`: not one. */
  'profile.save': procedure({
    input: z.strictObject({ text: Typed }),
    output: Nothing,
    refusals: ['not-now', 'bad-phone', 'bad-address', 'bad-email'],
    permission,
  }),
  'profile.save-language': procedure({
    input: z.strictObject({ language: Language }),
    output: Nothing,
    refusals: ['not-now'],
    permission,
  }),
  /** Asks for another address: a code is mailed there, and the old one stays until it was typed. `no-password`: the current one is missing. */
  'profile.change-email': procedure({
    input: z.strictObject({ email: Typed, password: TypedPassword }),
    output: Nothing,
    refusals: ['not-now', 'bad-email', 'no-password'],
    permission,
  }),
  /** `no-password`: the current one is missing; `short`, `long`: the new one has not 10 to 128 characters. */
  'profile.change-password': procedure({
    input: z.strictObject({ current: TypedPassword, password: TypedPassword }),
    output: Nothing,
    refusals: ['not-now', 'no-password', 'short', 'long'],
    permission,
  }),
  /** Has all that is kept of the person mailed to the address of the account. */
  'profile.export': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'], permission }),
  /** Ends the account for good. */
  'profile.delete': procedure({
    input: z.strictObject({ password: TypedPassword }),
    output: Nothing,
    refusals: ['not-now', 'no-password'],
    permission,
  }),
  /** From a wait that is over. `too-soon`: it is not. */
  'profile.again': procedure({ input: Nothing, output: Nothing, refusals: ['not-now', 'too-soon'], permission }),
  /** One step back; from the overview, and where nobody is signed in any more, to the home screen. */
  'profile.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
} as const
