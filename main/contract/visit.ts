import * as z from 'zod'
import { Language } from '../domain/visit.ts'
import { procedure, query } from './procedure.ts'

const Nothing = z.strictObject({})

/** What a person may do with the visit as a whole. `not-now`: the screen that asks is no longer the one that stands. */
export const visitProcedures = {
  /** Opens a tile of the home screen. */
  'visit.open': procedure({
    input: z.strictObject({
      tile: z.enum(['notice', 'receipt', 'assistance', 'sign-in', 'registration', 'profile', 'board']),
    }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  'visit.help': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  'visit.languages': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  'visit.privacy': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  'visit.accessibility': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** From the first screen of `notice`: what to do without the code. */
  'visit.no-code': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** From the choice of languages, or at once from a home screen that nobody has touched. */
  'visit.choose-language': procedure({
    input: z.strictObject({ language: Language }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Text of twice the size, or of the usual size again; for this visit alone. */
  'visit.large-text': procedure({ input: z.strictObject({ isOn: z.boolean() }), output: Nothing }),
  /** Colours of the highest contrast, or the municipality's again; for this visit alone. */
  'visit.contrast': procedure({ input: z.strictObject({ isOn: z.boolean() }), output: Nothing }),
  /** Closes what lies over the screen: the one underneath is as it was. */
  'visit.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** A person is there, and does nothing that is an act. The call says it all; it is a query, so that no trace of it is kept. */
  'visit.still-here': query({ input: Nothing, output: Nothing }),
  /** Ends the visit: nothing of it is left, and the next person finds the home screen. */
  'visit.end': procedure({ input: Nothing, output: Nothing }),
} as const
