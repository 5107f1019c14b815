import * as z from 'zod'
import { TicketReasonId } from '../../central/contract/tickets.ts'
import { AnswerWay } from '../domain/assistance.ts'
import { TEXT_LENGTH } from '../domain/assistance-choices.ts'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})
const act = procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] })
const Text = z.string().max(TEXT_LENGTH)
const Email = z.string().max(254)
const Phone = z.string().max(30)
const Name = z.string().max(60)
const slip = { number: z.string().max(20), code: z.string().max(20) }

/** What a person may do who asks for assistance. `not-now`: the screen that asks is no longer the one that stands. */
export const assistanceProcedures = {
  /**
   * Begins a request on whatever screen stands, which comes along as its context, with the id of a fault of ours if there was one. Where
   * that screen cannot be left, or a request is being written, the office's contacts are shown over it instead; the request tells of the
   * fault too.
   */
  'assistance.begin': procedure({
    input: z.strictObject({ faultId: z.string().max(40).optional() }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Keeps what is being typed, when its field is left; in memory only. */
  'assistance.keep-typed': procedure({
    input: z.strictObject({
      text: Text.optional(),
      email: Email.optional(),
      phone: Phone.optional(),
      givenName: Name.optional(),
      familyName: Name.optional(),
    }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Where no more requests can be made, that is said, and nothing that was typed is lost. */
  'assistance.choose-reason': procedure({
    input: z.strictObject({ reason: TicketReasonId.max(40) }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** `no-text`: nothing is written. */
  'assistance.give-text': procedure({
    input: z.strictObject({ text: Text }),
    output: Nothing,
    refusals: ['not-now', 'no-text'],
  }),
  'assistance.choose-answer': procedure({
    input: z.strictObject({ by: AnswerWay }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** `bad-email`: not an address. */
  'assistance.give-email': procedure({
    input: z.strictObject({ email: Email }),
    output: Nothing,
    refusals: ['not-now', 'bad-email'],
  }),
  /** `bad-phone`: not a telephone number. */
  'assistance.give-phone': procedure({
    input: z.strictObject({ phone: Phone }),
    output: Nothing,
    refusals: ['not-now', 'bad-phone'],
  }),
  /** Either name may be empty. */
  'assistance.give-name': procedure({
    input: z.strictObject({ givenName: Name, familyName: Name }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Takes away what would tell where the person was. */
  'assistance.remove-context': act,
  /** Makes the request: it has its number, and is sent when the line is there. */
  'assistance.send': act,
  /** Prints the slip of the request that was just made. */
  'assistance.print': act,
  /** Goes on to looking a request up; what is written waits meanwhile. */
  'assistance.ask-slip': act,
  /** Keeps number and code that are being typed, when their field is left; in memory only. */
  'assistance.keep-slip': procedure({ input: z.strictObject(slip), output: Nothing, refusals: ['not-now'] }),
  /** Looks a request up by what is on its slip. `bad-number`, `bad-code`: not one by its shape. */
  'assistance.find': procedure({
    input: z.strictObject(slip),
    output: Nothing,
    refusals: ['not-now', 'bad-number', 'bad-code'],
  }),
  /** One step back; from the first screen, and from a request that is made, to where the person was. */
  'assistance.back': act,
} as const
