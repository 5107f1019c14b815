import { ReceiptEmail } from '../../central/contract/payments.ts'
import type { Handlers } from '../contract/procedure.ts'
import type { takeProcedures } from '../contract/take.ts'
import { linkQrModules } from '../documents/codes/qr-modules.ts'
import { maskEmail } from '../domain/email-mask.ts'
import { stepTake, type TakenNotice, type TakeEvent, type TakeState } from '../domain/take.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface TakeFlowParts {
  readonly visit: Visit
  readonly central: Pick<CentralClient, 'makePaperLink' | 'mailNotice'>
  readonly newId: () => string
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

/** One visit sends so many notices by mail: enough for a family, too few to flood somebody. */
export const MAILS_PER_VISIT = 3

/** The flow `take` (requirements 6.1, 10.1): a notice on the person's own phone, by an address that works once, or by mail. */
export function createTakeFlow(parts: TakeFlowParts): { readonly handlers: Handlers<typeof takeProcedures, Caller> } {
  const { visit, central } = parts
  /** What was asked last; an answer to anything else comes too late. */
  let asking: { readonly linkId: string } | undefined
  /** A mail that the centre has not been heard to have: asked for again it is the same one. */
  let unheard: { readonly email: string; readonly requestId: string } | undefined
  let mailCount = 0
  visit.onEnd(() => {
    asking = undefined
    unheard = undefined
    mailCount = 0
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

  function makeLink(notice: TakenNotice): void {
    const its = { linkId: parts.newId() }
    asking = its
    visit.show({ flow: 'take', state: { name: 'making', notice } })
    const work = async () => {
      const { noticeNumber } = notice
      const answer = await central.makePaperLink({ ...its, noticeNumber, language: visit.screen().language })
      if (asking !== its) return
      if (!answer.ok) advance({ name: 'failed', why: 'offline' })
      else if (answer.value.result === 'not-payable') advance({ name: 'failed', why: 'not-payable' })
      else {
        const { address, expiresAt } = answer.value
        const qrRows = linkQrModules(address).map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''))
        advance({ name: 'made', qrRows, expiresAt })
      }
    }
    work().catch((error: unknown) => {
      if (asking === its) advance({ name: 'failed', why: 'offline' })
      parts.onFault('take', error)
    })
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
        if (!advance({ name: 'mail-chosen' })) return notNow
        asking = undefined
        return done
      },
      'take.keep-email': ({ email }) => (advance({ name: 'email-typed', email }) ? done : notNow),
      'take.mail': async ({ email }) => {
        const state = stateNow()
        const visitId = visit.id()
        if (state?.name !== 'email') return notNow
        if (!ReceiptEmail.safeParse(email).success) return { ok: false, refusal: 'bad-email' }
        if (mailCount >= MAILS_PER_VISIT) return { ok: false, refusal: 'too-many' }
        const requestId = unheard?.email === email ? unheard.requestId : parts.newId()
        unheard = { email, requestId }
        mailCount += 1
        const { noticeNumber } = state.notice
        const answer = await central.mailNotice({ requestId, noticeNumber, email, language: visit.screen().language })
        // The person may have gone, and the next one stand here: nothing of this answer may reach that screen.
        if (visit.id() !== visitId) return notNow
        if (!answer.ok) {
          mailCount -= 1
          return { ok: false, refusal: 'unreachable' }
        }
        unheard = undefined
        if (answer.value.result === 'not-payable')
          return advance({ name: 'failed', why: 'not-payable' }) ? done : notNow
        return advance({ name: 'mail-queued', maskedEmail: maskEmail(email) }) ? done : notNow
      },
      'take.back': () => {
        if (stateNow() === undefined) return notNow
        asking = undefined
        visit.handOver({ next: 'notice', input: 'back' })
        return done
      },
    },
  }
}
