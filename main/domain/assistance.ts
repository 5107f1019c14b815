import * as z from 'zod'
import { TicketCode, TicketContext, TicketNumber, TicketReasonId, TicketState } from '../../central/contract/tickets.ts'
import { answerWays } from './assistance-choices.ts'
import { isNoticeNumber } from './notice-number.ts'

/** How a person can have the answer. */
export const AnswerWay = z.enum(answerWays)
/** How a person can have the answer. */
export type AnswerWay = z.infer<typeof AnswerWay>

/** A request while it is being written; what nobody has written yet is empty. */
export const TicketDraft = z.strictObject({
  reason: TicketReasonId.optional(),
  text: z.string(),
  answerBy: AnswerWay.optional(),
  email: z.string(),
  phone: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  /** Where the person was when she asked for assistance, unless she took it away. */
  context: TicketContext.optional(),
})
/** A request while it is being written. */
export type TicketDraft = Readonly<z.infer<typeof TicketDraft>>

/** What of a draft is typed. */
export type TypedOfDraft = Pick<TicketDraft, 'text' | 'email' | 'phone' | 'givenName' | 'familyName'>

/** A request that was found by its slip, as its screen shows it. */
export const FoundTicket = z.strictObject({
  number: TicketNumber,
  state: TicketState,
  reason: TicketReasonId,
  text: z.string(),
  openedAt: z.string(),
  /** Oldest first. */
  replies: z.array(z.strictObject({ at: z.string(), text: z.string() })),
})
/** A request that was found by its slip. */
export type FoundTicket = z.infer<typeof FoundTicket>

/** Why there is no request to show. `not-found` says nothing of which half of the pair was wrong. */
export const TicketFault = z.enum(['not-found', 'too-many-attempts', 'unreachable'])
/** Why there is no request to show. */
export type TicketFault = z.infer<typeof TicketFault>

/** Why no request can be made: the kiosk has no numbers to give, or the person has made `enough` of them in this visit. */
export const Hindrance = z.enum(['no-numbers', 'enough'])
/** Why no request can be made. */
export type Hindrance = z.infer<typeof Hindrance>

const draft = { draft: TicketDraft }
/** Number and code as they are typed; what was written before waits meanwhile. */
const slip = { number: z.string(), code: z.string(), draft: TicketDraft }

/**
 * Where a person stands who asks for assistance. Writing: `reason`, `text`, `answer`, then `email` or `phone`, `name`, `summary`,
 * `sending` (a moment) and `sent`; `unavailable` where none can be made, which keeps what was written. Coming back: `slip` asks for number and
 * code, `searching`, `found`, or a `fault`.
 */
export const AssistanceState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('reason'), ...draft }),
  z.strictObject({ name: z.literal('unavailable'), why: Hindrance, ...draft }),
  z.strictObject({ name: z.literal('text'), ...draft }),
  z.strictObject({ name: z.literal('answer'), ...draft }),
  z.strictObject({ name: z.literal('email'), ...draft }),
  z.strictObject({ name: z.literal('phone'), ...draft }),
  z.strictObject({ name: z.literal('name'), ...draft }),
  z.strictObject({ name: z.literal('summary'), ...draft }),
  z.strictObject({ name: z.literal('sending'), ...draft }),
  z.strictObject({
    name: z.literal('sent'),
    number: TicketNumber,
    /** The secret of the slip, which is nowhere but here and on paper. */
    code: TicketCode,
    answerBy: AnswerWay,
    /** Where the answer goes by mail, masked. */
    maskedEmail: z.string().optional(),
  }),
  z.strictObject({ name: z.literal('slip'), ...slip }),
  z.strictObject({ name: z.literal('searching'), ...slip, lookUpId: z.string() }),
  z.strictObject({ name: z.literal('found'), ticket: FoundTicket, ...draft }),
  z.strictObject({ name: z.literal('fault'), ...slip, fault: TicketFault }),
])
/** Where a person stands who asks for assistance. */
export type AssistanceState = z.infer<typeof AssistanceState>

/** What can happen to a request for assistance: acts of the person, then what the kiosk learned. */
export type AssistanceEvent =
  | { readonly name: 'typed'; readonly typed: Partial<TypedOfDraft> }
  | { readonly name: 'reason-chosen'; readonly reason: string; readonly hindrance?: Hindrance | undefined }
  | { readonly name: 'text-given'; readonly text: string }
  | { readonly name: 'answer-chosen'; readonly by: AnswerWay }
  | { readonly name: 'email-given'; readonly email: string }
  | { readonly name: 'phone-given'; readonly phone: string }
  | { readonly name: 'name-given'; readonly givenName: string; readonly familyName: string }
  | { readonly name: 'notice-scanned'; readonly noticeNumber: string }
  | { readonly name: 'fault-met'; readonly faultId: string }
  | { readonly name: 'context-removed' }
  | { readonly name: 'sending-began' }
  | {
      readonly name: 'sent'
      readonly number: string
      readonly code: string
      readonly answerBy: AnswerWay
      readonly maskedEmail?: string
    }
  | { readonly name: 'not-sent' }
  | { readonly name: 'no-numbers' }
  | { readonly name: 'slip-asked' }
  | { readonly name: 'slip-typed'; readonly number: string; readonly code: string }
  | { readonly name: 'search-began'; readonly number: string; readonly code: string; readonly lookUpId: string }
  | { readonly name: 'found'; readonly lookUpId: string; readonly ticket: FoundTicket }
  | { readonly name: 'failed'; readonly lookUpId: string; readonly fault: TicketFault }
  | { readonly name: 'back' }

/** Where the flow begins, with what is known of where the person was, and of who has signed in. */
export function assistanceStart(
  context?: TicketContext,
  known: Partial<Pick<TicketDraft, 'email' | 'phone' | 'givenName' | 'familyName'>> = {},
): Extract<AssistanceState, { name: 'reason' }> {
  const draft: TicketDraft = { text: '', email: '', phone: '', givenName: '', familyName: '', ...known }
  return { name: 'reason', draft: context === undefined ? draft : { ...draft, context } }
}

/**
 * The next state of a request for assistance; undefined when the event has no meaning here: a second tap, or an answer that comes after
 * the person went on. Where the person leaves the flow, `back` is undefined.
 */
export function stepAssistance(state: AssistanceState, event: AssistanceEvent): AssistanceState | undefined {
  switch (event.name) {
    case 'typed':
      return isWriting(state) ? { ...state, draft: { ...state.draft, ...event.typed } } : undefined
    case 'reason-chosen': {
      if (state.name !== 'reason') return undefined
      const { reason, hindrance } = event
      const chosen = { ...state.draft, reason }
      return hindrance === undefined
        ? { name: 'text', draft: chosen }
        : { name: 'unavailable', why: hindrance, draft: chosen }
    }
    case 'text-given':
      return state.name === 'text' ? { name: 'answer', draft: { ...state.draft, text: event.text } } : undefined
    case 'answer-chosen': {
      if (state.name !== 'answer') return undefined
      const next = event.by === 'number' ? 'name' : event.by
      return { name: next, draft: { ...state.draft, answerBy: event.by } }
    }
    case 'email-given':
      return state.name === 'email' ? { name: 'name', draft: { ...state.draft, email: event.email } } : undefined
    case 'phone-given':
      return state.name === 'phone' ? { name: 'name', draft: { ...state.draft, phone: event.phone } } : undefined
    case 'name-given': {
      const { givenName, familyName } = event
      return state.name === 'name' ? { name: 'summary', draft: { ...state.draft, givenName, familyName } } : undefined
    }
    case 'notice-scanned':
      return isWriting(state) && isNoticeNumber(event.noticeNumber)
        ? { ...state, draft: withNotice(state.draft, state.name, event.noticeNumber) }
        : undefined
    case 'fault-met':
      return isWriting(state) && FaultId.safeParse(event.faultId).success
        ? { ...state, draft: withFault(state.draft, state.name, event.faultId) }
        : undefined
    case 'context-removed': {
      if (state.name !== 'summary' || state.draft.context === undefined) return undefined
      return { name: 'summary', draft: withoutContext(state.draft) }
    }
    case 'sending-began':
      return state.name === 'summary' ? { name: 'sending', draft: state.draft } : undefined
    case 'sent': {
      const { number, code, answerBy, maskedEmail } = event
      return state.name === 'sending'
        ? { name: 'sent', number, code, answerBy, ...(maskedEmail !== undefined && { maskedEmail }) }
        : undefined
    }
    case 'not-sent':
      return state.name === 'sending' ? { name: 'summary', draft: state.draft } : undefined
    case 'no-numbers':
      return state.name === 'sending' ? { name: 'unavailable', why: 'no-numbers', draft: state.draft } : undefined
    default:
      return stepSlip(state, event)
  }
}

/** The way of those who come back with their slip. */
function stepSlip(
  state: AssistanceState,
  event: Extract<AssistanceEvent, { name: 'slip-asked' | 'slip-typed' | 'search-began' | 'found' | 'failed' | 'back' }>,
): AssistanceState | undefined {
  switch (event.name) {
    case 'slip-asked':
      return state.name === 'reason' || state.name === 'unavailable'
        ? { name: 'slip', number: '', code: '', draft: draftOf(state) }
        : undefined
    case 'slip-typed':
      return state.name === 'slip' ? { ...state, number: event.number, code: event.code } : undefined
    case 'search-began': {
      const { number, code, lookUpId } = event
      return state.name === 'sending' || state.name === 'searching'
        ? undefined
        : { name: 'searching', number, code, lookUpId, draft: draftOf(state) }
    }
    case 'found':
      return answers(state, event) ? { name: 'found', ticket: event.ticket, draft: state.draft } : undefined
    case 'failed':
      return answers(state, event)
        ? { name: 'fault', fault: event.fault, number: state.number, code: state.code, draft: state.draft }
        : undefined
    case 'back':
      return backFrom(state)
  }
}

/** Back from each state; undefined where back means leaving the flow, or, while a request is being sent, nothing. */
function backFrom(state: AssistanceState): AssistanceState | undefined {
  switch (state.name) {
    case 'reason':
    case 'sending':
    case 'sent':
      return undefined
    case 'answer':
      return { name: 'text', draft: state.draft }
    case 'email':
    case 'phone':
      return { name: 'answer', draft: state.draft }
    case 'name': {
      const { answerBy } = state.draft
      const before = answerBy === undefined || answerBy === 'number' ? 'answer' : answerBy
      return { name: before, draft: state.draft }
    }
    case 'summary':
      return { name: 'name', draft: state.draft }
    case 'text':
    case 'unavailable':
    case 'slip':
      return { name: 'reason', draft: state.draft }
    case 'searching':
    case 'fault': {
      const { number, code } = state
      return { name: 'slip', number, code, draft: state.draft }
    }
    case 'found':
      return { name: 'slip', number: '', code: '', draft: state.draft }
  }
}

/** What is written, in whatever state: nothing yet where there is no draft. */
function draftOf(state: AssistanceState): TicketDraft {
  return 'draft' in state ? state.draft : assistanceStart().draft
}

const WRITING = ['reason', 'text', 'answer', 'email', 'phone', 'name', 'summary'] as const
type Writing = Extract<AssistanceState, { name: (typeof WRITING)[number] }>

/** Whether somebody is writing a request, which can still change. */
function isWriting(state: AssistanceState): state is Writing {
  return WRITING.some((name) => name === state.name)
}

/** A notice that is scanned while a request is written is what the request is about. */
function withNotice(of: TicketDraft, stateName: string, noticeNumber: string): TicketDraft {
  const { screen, faultId } = of.context ?? { screen: `assistance.${stateName}` }
  return { ...of, context: { screen, noticeNumber, ...(faultId !== undefined && { faultId }) } }
}

/** What failed of ours while a request is written is told with it. */
function withFault(of: TicketDraft, stateName: string, faultId: string): TicketDraft {
  return { ...of, context: { screen: `assistance.${stateName}`, ...of.context, faultId } }
}

const FaultId = TicketContext.shape.faultId.unwrap()

type Searching = Extract<AssistanceState, { name: 'searching' }>

function answers(state: AssistanceState, event: { readonly lookUpId: string }): state is Searching {
  return state.name === 'searching' && state.lookUpId === event.lookUpId
}

function withoutContext(draft: TicketDraft): TicketDraft {
  const rest = { ...draft }
  delete rest.context
  return rest
}
