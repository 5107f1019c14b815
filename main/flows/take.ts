import { ReceiptEmail } from '../../central/contract/payments.ts'
import type { Handlers } from '../contract/procedure.ts'
import type { takeProcedures } from '../contract/take.ts'
import { linkQrModules, qrRowsOf } from '../documents/codes/qr-modules.ts'
import { maskEmail } from '../domain/email-mask.ts'
import { stepTake, type TakenNotice, type TakeEvent, type TakeState } from '../domain/take.ts'
import type { SignedInPerson } from '../identity/person.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface TakeFlowParts {
  readonly visit: Visit
  readonly central: Pick<CentralClient, 'makePaperLink' | 'mailNotice'>
  readonly person: Pick<SignedInPerson, 'receiptEmail'>
  readonly newId: () => string
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

/** One visit sends so many notices by mail: enough for a family, too few to flood somebody. */
export const MAILS_PER_VISIT = 3

/** The flow `take` (requirements 6.1, 10.1): a notice on the person's own phone, by an address that works once, or by mail. */
export function createTakeFlow(parts: TakeFlowParts): { readonly handlers: Handlers<typeof takeProcedures, Caller> } {
  const { visit, central } = parts
  /** What the centre was asked last; an answer to anything else comes too late. */
  let asking: object | undefined
  /** Under which id each notice of this visit has an address: a new one under the same id is the end of the old one. */
  const linkIds = new Map<string, string>()
  /** The mails that the centre was asked for, by what they are: asked for again, one that was not heard of is the same one. */
  const mailIds = new Map<string, string>()
  visit.onEnd(() => {
    asking = undefined
    linkIds.clear()
    mailIds.clear()
  })
  visit.onHandOver('take', ({ notice }) => makeLink(notice))

  const stateNow = (): TakeState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'take' ? scene.state : undefined
  }
  const advance = (event: TakeEvent): boolean => {
    const state = stateNow()
    const next = state && stepTake(state, event)
    if (next === undefined) return false
    visit.show({ flow: 'take', state: next })
    return true
  }

  /** Asks the centre; what it answers becomes an event, unless the person has gone on meanwhile. */
  function ask(what: string, question: () => Promise<TakeEvent>, onBroken: TakeEvent): void {
    const its = {}
    asking = its
    const work = async () => {
      const event = await question()
      if (asking === its) advance(event)
    }
    work().catch((error: unknown) => {
      if (asking === its) advance(onBroken)
      parts.onFault(what, error)
    })
  }

  function makeLink(notice: TakenNotice): void {
    const { noticeNumber } = notice
    // Nobody else may ask under it until it was answered: whose answer came last at the centre, nobody would know.
    const linkId = linkIds.get(noticeNumber) ?? parts.newId()
    linkIds.delete(noticeNumber)
    const { language } = visit.screen()
    visit.show({ flow: 'take', state: { name: 'making', notice } })
    const noLine = { name: 'failed', why: 'offline' } as const
    const question = async (): Promise<TakeEvent> => {
      const answer = await central.makePaperLink({ linkId, noticeNumber, language })
      if (!answer.ok) return noLine
      if (answer.value.result === 'not-payable') return { name: 'failed', why: 'not-payable' }
      linkIds.set(noticeNumber, linkId)
      const { address, expiresAt, amountCents } = answer.value
      const qrRows = qrRowsOf(linkQrModules(address))
      return { name: 'made', qrRows, expiresAt, amountCents }
    }
    ask('take', question, noLine)
  }

  function sendMail({ noticeNumber }: TakenNotice, email: string): void {
    const { language } = visit.screen()
    const what = [noticeNumber, email, language].join(' ')
    const requestId = mailIds.get(what) ?? parts.newId()
    const isNew = !mailIds.has(what)
    const unheard = { name: 'not-mailed', email, trouble: 'unheard' } as const
    const question = async (): Promise<TakeEvent> => {
      if (isNew && mailIds.size >= MAILS_PER_VISIT) return { ...unheard, trouble: 'too-many' }
      mailIds.set(what, requestId)
      const answer = await central.mailNotice({ requestId, noticeNumber, email, language })
      if (!answer.ok) return unheard
      const { result } = answer.value
      if (result === 'queued') return { name: 'mail-queued', maskedEmail: maskEmail(email) }
      if (result === 'not-payable') return { name: 'failed', why: 'not-payable' }
      return { ...unheard, trouble: result }
    }
    ask('mail', question, unheard)
  }

  return {
    handlers: {
      'take.by-phone': () => {
        const state = stateNow()
        if (state === undefined || stepTake(state, { name: 'asked' }) === undefined) return notNow
        makeLink(state.notice)
        return done
      },
      'take.by-mail': () => {
        if (!advance({ name: 'mail-chosen', email: parts.person.receiptEmail() })) return notNow
        asking = undefined
        return done
      },
      'take.keep-email': ({ email }) => (advance({ name: 'email-typed', email }) ? done : notNow),
      'take.mail': ({ email }) => {
        const state = stateNow()
        if (state?.name !== 'email') return notNow
        if (!ReceiptEmail.safeParse(email).success) return { ok: false, refusal: 'bad-email' }
        if (!advance({ name: 'sending-began' })) return notNow
        sendMail(state.notice, email)
        return done
      },
      'take.back': () => {
        const state = stateNow()
        // Who has asked for a mail hears what became of it.
        if (state === undefined || state.name === 'sending') return notNow
        asking = undefined
        const isGone = state.name === 'failed' && state.why === 'not-payable'
        visit.handOver({ next: 'notice', input: isGone ? { code: state.notice.noticeNumber } : 'back' })
        return done
      },
    },
  }
}
