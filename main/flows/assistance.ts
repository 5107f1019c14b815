import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { TicketAnswer, type TicketOpened } from '../../central/contract/tickets.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import type { assistanceProcedures } from '../contract/assistance.ts'
import type { Handlers } from '../contract/procedure.ts'
import {
  assistanceStart,
  stepAssistance,
  type AssistanceEvent,
  type AssistanceState,
  type TicketDraft,
} from '../domain/assistance.ts'
import { REQUESTS_PER_VISIT } from '../domain/assistance-choices.ts'
import { contextOf } from '../domain/assistance-context.ts'
import { canBeLeft } from '../domain/can-be-left.ts'
import { definedOf } from '../domain/defined-of.ts'
import { maskEmail } from '../domain/email-mask.ts'
import { reasonInWords } from '../messages/ticket-reasons.ts'
import { readTicketCode, readTicketNumber } from '../domain/ticket-code.ts'
import type { TicketKey } from '../domain/ticket-qr.ts'
import type { SignedInPerson } from '../identity/person.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import type { GuessLimit } from './guess-limit.ts'
import type { TicketOnSlip } from './papers.ts'
import type { PrintFlow } from './print.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface AssistanceFlowParts {
  readonly visit: Visit
  readonly store: Pick<KioskStore, 'ask'>
  readonly central: Pick<CentralClient, 'findTicket'>
  readonly person: Pick<SignedInPerson, 'now'>
  readonly guesses: GuessLimit
  readonly print: PrintFlow['begin']
  readonly drawTicket: (ticket: TicketOnSlip) => Promise<Uint8Array>
  /** A new secret for a slip. */
  readonly newTicketCode: () => string
  readonly newId: () => string
  readonly now: () => Date
  /** A command was queued for the centre. */
  readonly commandQueued: () => void
}

/** The flow `assistance` (requirement 1): a request that is accepted without a line, and what came of it, by its slip. */
export interface AssistanceFlow {
  readonly handlers: Handlers<typeof assistanceProcedures, Caller>
  /** Takes what a scanner read: a slip, or the notice that the request is about. False when it came too late. */
  readonly scanned: (read: { readonly ticket: TicketKey } | { readonly noticeNumber: string }) => Promise<boolean>
}

/** A request, but for what the kiosk adds. */
type Asked = Omit<TicketOpened, 'number' | 'codeHash' | 'language'>

/** A request whose answer is out: the same secret and the same command however often it is tried. */
interface Attempt {
  readonly asked: Asked
  readonly commandId: string
  readonly code: string
}

/** The flow `assistance` on one visit. */
export function createAssistanceFlow(parts: AssistanceFlowParts): AssistanceFlow {
  const { visit, store, person, guesses } = parts
  /** Nothing is asked that the profile knows. */
  const start = (context?: Parameters<typeof assistanceStart>[0]) => {
    const { givenName, familyName, email, phone } = person.now() ?? {}
    return {
      flow: 'assistance',
      state: assistanceStart(context, definedOf({ givenName, familyName, email, phone })),
    } as const
  }
  visit.onHandOver('assistance', () => visit.show(start()))
  let attempt: Attempt | undefined
  /** The request that was made, as its slip tells of it. */
  let made: (Omit<TicketOnSlip, 'reason'> & { readonly reasonId: string }) | undefined
  let madeInVisit = 0
  visit.onEnd(() => {
    attempt = undefined
    made = undefined
    madeInVisit = 0
  })

  const stateNow = (): AssistanceState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'assistance' ? scene.state : undefined
  }
  const advance = (event: AssistanceEvent): boolean => {
    const state = stateNow()
    // While a sheet is being made nothing but its end changes the screen.
    const next = state && visit.screen().print?.name !== 'printing' ? stepAssistance(state, event) : undefined
    if (next === undefined) return false
    visit.show({ flow: 'assistance', state: next })
    return true
  }
  const act = (event: AssistanceEvent) => (advance(event) ? done : notNow)

  /** The request that stands to be sent. */
  const askedNow = (): Asked | undefined => {
    const state = stateNow()
    return state?.name === 'summary' ? requestOf(state.draft) : undefined
  }

  async function send({ requestId }: Caller): Promise<boolean> {
    const asked = askedNow()
    if (asked === undefined || !advance({ name: 'sending-began' })) return false
    const visitId = visit.id()
    // What was changed meanwhile is another request.
    if (!isDeepStrictEqual(attempt?.asked, asked)) attempt = undefined
    const its = (attempt ??= { asked, commandId: parts.newId(), code: parts.newTicketCode() })
    try {
      const openedAt = parts.now().toISOString()
      const codeHash = createHash('sha256').update(its.code).digest('hex')
      const number = await store.ask('openTicket', {
        commandId: its.commandId,
        ticket: { ...asked, codeHash, language: visit.screen().language },
        madeAt: openedAt,
        requestId,
      })
      if (number !== undefined) parts.commandQueued()
      if (visit.id() !== visitId) return true
      if (number === undefined) return advance({ name: 'no-numbers' })
      attempt = undefined
      madeInVisit += 1
      const { answer, reason } = asked
      const { code } = its
      made = { number, code, openedAt, answerBy: answer.by, reasonId: reason }
      const maskedEmail = answer.by === 'email' ? { maskedEmail: maskEmail(answer.email) } : {}
      return advance({ name: 'sent', number, code, answerBy: answer.by, ...maskedEmail })
    } catch (error) {
      // Whether it was made nobody knows: trying again makes it once.
      if (visit.id() === visitId) advance({ name: 'not-sent' })
      throw error
    }
  }

  /** Tells what failed with the request that is being written; one that was tried already stays the same one. */
  function keepFault(faultId: string): void {
    const asked = askedNow()
    const tried = asked !== undefined && isDeepStrictEqual(attempt?.asked, asked) ? attempt : undefined
    advance({ name: 'fault-met', faultId })
    const askedWithFault = askedNow()
    if (tried !== undefined && askedWithFault !== undefined) attempt = { ...tried, asked: askedWithFault }
  }

  async function search({ number, code }: TicketKey): Promise<boolean> {
    const lookUpId = parts.newId()
    const visitId = visit.id()
    if (!advance({ name: 'search-began', number, code, lookUpId })) return false
    const failed = (fault: 'not-found' | 'too-many-attempts' | 'unreachable') =>
      advance({ name: 'failed', lookUpId, fault })
    try {
      if (await guesses.isReached()) return failed('too-many-attempts')
      const answer = await parts.central.findTicket({ number, code })
      // Counted also when the person has gone: who leaves before the answer guesses no more often.
      if (answer.ok && !answer.value.found) await guesses.count(visitId)
      // The person may have gone, and the next one be searching: nothing of this answer may reach that screen.
      if (visit.id() !== visitId) return true
      if (!answer.ok) return failed('unreachable')
      if (!answer.value.found) return failed('not-found')
      const { state, reason, text, openedAt, replies } = answer.value
      return advance({ name: 'found', lookUpId, ticket: { number, state, reason, text, openedAt, replies } })
    } catch (error) {
      failed('unreachable')
      throw error
    }
  }

  return {
    scanned: async (read) => {
      if ('noticeNumber' in read) return advance({ name: 'notice-scanned', ...read })
      if (stateNow() === undefined) visit.interrupt(start())
      return search(read.ticket)
    },
    handlers: {
      'assistance.begin': ({ faultId }) => {
        const screen = visit.screen()
        visit.touch()
        if (faultId !== undefined) keepFault(faultId)
        if (screen.scene.flow === 'assistance' || !canBeLeft(screen)) return visit.overlay('help-asked') ? done : notNow
        visit.overlay('back')
        visit.setPrint(null)
        visit.interrupt(start(contextOf(screen, faultId)))
        return done
      },
      'assistance.keep-typed': (typed) => act({ name: 'typed', typed: definedOf(typed) }),
      'assistance.choose-reason': async ({ reason }) => {
        if (stateNow()?.name !== 'reason') return notNow
        if (madeInVisit >= REQUESTS_PER_VISIT) return act({ name: 'reason-chosen', reason, hindrance: 'enough' })
        const hindrance = (await store.ask('hasTicketBlock')) ? undefined : 'no-numbers'
        return act({ name: 'reason-chosen', reason, hindrance })
      },
      'assistance.give-text': ({ text }) =>
        text.trim() === '' ? { ok: false, refusal: 'no-text' } : act({ name: 'text-given', text }),
      'assistance.choose-answer': ({ by }) => act({ name: 'answer-chosen', by }),
      'assistance.give-email': ({ email }) =>
        answerOf({ answerBy: 'email', email, phone: '' }) === undefined
          ? { ok: false, refusal: 'bad-email' }
          : act({ name: 'email-given', email }),
      'assistance.give-phone': ({ phone }) =>
        answerOf({ answerBy: 'phone', email: '', phone }) === undefined
          ? { ok: false, refusal: 'bad-phone' }
          : act({ name: 'phone-given', phone }),
      'assistance.give-name': (names) => act({ name: 'name-given', ...names }),
      'assistance.remove-context': () => act({ name: 'context-removed' }),
      'assistance.send': async (_, caller) => ((await send(caller)) ? done : notNow),
      'assistance.print': (_, { requestId }) => {
        if (made === undefined || stateNow()?.name !== 'sent') return notNow
        const { reasonId, ...ticket } = made
        const { language } = visit.screen()
        const reason = reasonInWords(reasonId, visit.settings()?.ticketReasons, language)
        const draw = () => parts.drawTicket({ ...ticket, reason })
        return parts.print({ document: 'ticket', facts: { ticketNumber: ticket.number }, draw, requestId })
          ? done
          : notNow
      },
      'assistance.ask-slip': () => act({ name: 'slip-asked' }),
      'assistance.keep-slip': (typed) => act({ name: 'slip-typed', ...typed }),
      'assistance.find': async ({ number: typedNumber, code: typedCode }) => {
        const number = readTicketNumber(typedNumber)
        const code = readTicketCode(typedCode)
        if (number === undefined) return { ok: false, refusal: 'bad-number' }
        if (code === undefined) return { ok: false, refusal: 'bad-code' }
        const name = stateNow()?.name
        if (name !== 'slip' && name !== 'fault') return notNow
        return (await search({ number, code })) ? done : notNow
      },
      'assistance.back': () => {
        if (advance({ name: 'back' })) return done
        const name = stateNow()?.name
        const isPrinting = visit.screen().print?.name === 'printing'
        if (isPrinting || (name !== 'reason' && name !== 'sent')) return notNow
        visit.resume()
        return done
      },
    },
  }
}

/** How a draft wants its answer; undefined when what it takes is not there, or has not its form. */
function answerOf({ answerBy, email, phone }: Pick<TicketDraft, 'answerBy' | 'email' | 'phone'>) {
  const of = {
    email: { by: 'email', email: email.trim() },
    phone: { by: 'phone', phone: phone.replace(/[\s./()-]/gu, '') },
    number: { by: 'number' },
  } as const
  return answerBy === undefined ? undefined : TicketAnswer.safeParse(of[answerBy]).data
}

/** The request that a draft makes; undefined when something is missing. */
function requestOf(draft: TicketDraft): Asked | undefined {
  const { reason, context } = draft
  const answer = answerOf(draft)
  const text = draft.text.trim()
  if (reason === undefined || answer === undefined || text === '') return undefined
  const givenName = draft.givenName.trim()
  const familyName = draft.familyName.trim()
  return {
    reason,
    text,
    ...(givenName !== '' && { givenName }),
    ...(familyName !== '' && { familyName }),
    answer,
    ...(context !== undefined && { context }),
  }
}
