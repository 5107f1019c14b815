import * as z from 'zod'
import { AmountBand, BoardPeriod, FilterName, LONGEST_SEARCH, PaymentOutcome } from '../domain/board.ts'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})
const Typed = z.strictObject({ text: z.string().max(LONGEST_SEARCH) })

/** All of it is for who has signed in; `not-now`: the screen that asks is no longer the one that stands. */
const permission = 'signed-in'
const act = <Input extends z.ZodType>(input: Input) =>
  procedure({ input, output: Nothing, refusals: ['not-now'], permission })

/** What a person may do with the own payments. */
export const boardProcedures = {
  /** Keeps what is being typed, when its field is left; in memory only. */
  'board.keep-typed': act(Typed),
  /** Lists what has these words; empty lists all. */
  'board.search': act(Typed),
  /** A page on, or back. */
  'board.turn': act(z.strictObject({ to: z.enum(['next', 'previous']) })),
  'board.sort': act(z.strictObject({ order: z.enum(['newest', 'oldest']) })),
  /** From the list to its four filters. */
  'board.filters': act(Nothing),
  /** From there to what one of them can be. */
  'board.choose': act(z.strictObject({ what: FilterName })),
  /** Takes one of them; what can be anything is `always` or null. */
  'board.set': act(
    z.strictObject({
      choice: z.discriminatedUnion('what', [
        z.strictObject({ what: z.literal('period'), value: BoardPeriod }),
        z.strictObject({ what: z.literal('service'), value: z.string().max(140).nullable() }),
        z.strictObject({ what: z.literal('amount'), value: AmountBand.nullable() }),
        z.strictObject({ what: z.literal('outcome'), value: PaymentOutcome.nullable() }),
      ]),
    }),
  ),
  /** Takes every filter and the words away, and lists all. */
  'board.clear': act(Nothing),
  /** From the filters, or from a failure, to the list; anew. */
  'board.list': act(Nothing),
  'board.totals': act(Nothing),
  /** From the totals to what was paid in one of these years. */
  'board.year': act(z.strictObject({ year: z.int().min(2000).max(2999) })),
  /** More of one payment of the list: its receipt where there is one. From its details: how it stands by now. */
  'board.details': act(z.strictObject({ paymentId: z.string().max(36) })),
  /** From the details of a payment that was not made to its notice. */
  'board.pay': act(Nothing),
  /** One step back; from the list, and where nobody is signed in any more, to the home screen. */
  'board.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
} as const
