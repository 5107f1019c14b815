import * as z from 'zod'
import { NoticeNumber } from '../../main/domain/notice-number.ts'
import { Language } from '../../main/domain/visit.ts'

/**
 * The number of a request for assistance, as people read it to staff: the block that the centre gave the kiosk's installation, and
 * the kiosk's own count in it. So a kiosk numbers requests while the line is down, and no two are alike.
 */
export const TicketNumber = z.string().regex(/^[1-9]\d{0,4}-[1-9]\d{0,6}$/)
export type TicketNumber = z.infer<typeof TicketNumber>

/** The secret on the slip, beside the number: 10 letters and digits that are not taken for each other (Crockford's base 32). */
export const TicketCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/)
export type TicketCode = z.infer<typeof TicketCode>

/** The kind of problem: an id of the municipality's list. */
export const TicketReasonId = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** How the person wants the answer: by mail, by phone, or by coming back with the number. */
export const TicketAnswer = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('email'), email: z.email().max(254) }),
  z.strictObject({ by: z.literal('phone'), phone: z.string().regex(/^\+?\d{6,15}$/) }),
  z.strictObject({ by: z.literal('number') }),
])
export type TicketAnswer = z.infer<typeof TicketAnswer>

/** Where the person was when she asked; shown to her, and left out if she takes it away. */
export const TicketContext = z.strictObject({
  /** The screen, as `flow.state`. */
  screen: z.string().regex(/^[a-z.-]{1,60}$/),
  noticeNumber: NoticeNumber.optional(),
  faultId: z
    .string()
    .regex(/^[0-9A-Za-z-]{1,40}$/)
    .optional(),
})
export type TicketContext = z.infer<typeof TicketContext>

/** A request for assistance, made at a kiosk. `codeHash` is the SHA-256 of the slip's code, in hexadecimal. */
export const TicketOpened = z.strictObject({
  number: TicketNumber,
  codeHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: TicketReasonId,
  text: z.string().trim().min(1).max(1000),
  givenName: z.string().trim().min(1).max(60).optional(),
  familyName: z.string().trim().min(1).max(60).optional(),
  answer: TicketAnswer,
  language: Language,
  context: TicketContext.optional(),
})
export type TicketOpened = z.infer<typeof TicketOpened>

/** Looks a request up by what is on its slip. */
export const FindTicketRequest = z.strictObject({ number: TicketNumber, code: TicketCode })
export type FindTicketRequest = z.infer<typeof FindTicketRequest>

/** Where a request stands: nobody has answered, somebody has, or it is closed. */
export const TicketState = z.enum(['open', 'answered', 'closed'])
export type TicketState = z.infer<typeof TicketState>

/** The request as its slip shows it, its text empty once it is deleted; a wrong pair is `found: false`, whichever half is wrong. */
export const FindTicketResponse = z.discriminatedUnion('found', [
  z.strictObject({
    found: z.literal(true),
    state: TicketState,
    reason: TicketReasonId,
    text: z.string(),
    openedAt: z.iso.datetime(),
    replies: z.array(z.strictObject({ at: z.iso.datetime(), text: z.string() })),
  }),
  z.strictObject({ found: z.literal(false) }),
])
export type FindTicketResponse = z.infer<typeof FindTicketResponse>
