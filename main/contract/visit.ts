import * as z from 'zod'
import { Language } from '../domain/visit.ts'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})

/** What a person may do with the visit as a whole. `not-now`: the screen that asks is no longer the one that stands. */
export const visitProcedures = {
  /** Opens a tile of the home screen. */
  'visit.open': procedure({
    input: z.strictObject({ tile: z.enum(['notice', 'receipt']) }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  'visit.help': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  'visit.languages': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  'visit.choose-language': procedure({
    input: z.strictObject({ language: Language }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Closes help or languages: the screen underneath is as it was. */
  'visit.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** Ends the visit: nothing of it is left, and the next person finds the home screen. */
  'visit.end': procedure({ input: Nothing, output: Nothing }),
} as const
