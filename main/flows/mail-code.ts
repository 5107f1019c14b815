import type { mailCodeProcedures } from '../contract/mail-code.ts'
import type { Handlers } from '../contract/procedure.ts'
import type { HandOver } from '../domain/hand-over.ts'
import {
  CODE_DIGITS,
  stepMailCode,
  type CodePurpose,
  type MailCodeEvent,
  type MailCodeState,
} from '../domain/mail-code.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface MailCodeFlowParts {
  readonly visit: Visit
  readonly central: Pick<CentralClient, 'prove' | 'resendProof' | 'followProof'>
  readonly now: () => Date
  /** Ends early, without throwing, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

/** How often the centre is asked whether the address was proved on a phone meanwhile. */
const LOOK_EVERY_MS = 3_000

/** The flows that ask for a proof, by what they ask it for. */
const ASKERS = { register: 'registration', recover: 'sign-in', 'new-email': 'profile' } as const satisfies Record<
  CodePurpose,
  HandOver['next']
>

/** A proof that is asked for, while this flow has the screen or is set aside. */
interface Run {
  readonly proofId: string
  readonly purpose: CodePurpose
  readonly ending: AbortController
  /** One mail is asked for at a time. */
  isResending: boolean
}

/** The flow `mail-code` (requirements 2, 8.3): a person proves that an address is theirs, by the code that came there or by its link. */
export function createMailCodeFlow(parts: MailCodeFlowParts): {
  readonly handlers: Handlers<typeof mailCodeProcedures, Caller>
} {
  const { visit, central } = parts
  let run: Run | undefined
  const stop = () => {
    run?.ending.abort()
    run = undefined
  }
  visit.onEnd(stop)
  visit.onHandOver('mail-code', ({ proofId, code }) => {
    stop()
    const its: Run = { proofId, purpose: code.purpose, ending: new AbortController(), isResending: false }
    run = its
    visit.show({ flow: 'mail-code', state: { name: 'entry', code, typed: '' } })
    follow(its).catch((error: unknown) => parts.onFault('mail-code', error))
  })

  const stateNow = (): MailCodeState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'mail-code' ? scene.state : undefined
  }
  const advance = (event: MailCodeEvent): boolean => {
    const state = stateNow()
    const next = state && stepMailCode(state, event)
    if (next === undefined) return false
    visit.show({ flow: 'mail-code', state: next })
    return true
  }
  /** Gives the screen back to who asked for the proof. */
  const finish = ({ purpose }: Run, outcome: 'proved' | 'back') => {
    stop()
    visit.handOver({ next: ASKERS[purpose], input: outcome })
  }

  async function follow(its: Run): Promise<void> {
    const { signal } = its.ending
    for (;;) {
      await parts.sleep(LOOK_EVERY_MS, signal)
      if (signal.aborted) return
      // Who has gone to ask for assistance comes back first.
      if (stateNow() === undefined) continue
      const answer = await central.followProof({ proofId: its.proofId }, signal)
      if (run !== its || !answer.ok || stateNow() === undefined) continue
      if (answer.value.result === 'proved') {
        finish(its, 'proved')
        return
      }
      if (answer.value.result === 'gone') {
        advance({ name: 'gone' })
        return
      }
    }
  }

  async function prove(its: Run, code: string): Promise<void> {
    const answer = await central.prove({ proofId: its.proofId, code })
    // The link may have been faster, and the person be gone.
    if (run !== its) return
    if (!answer.ok) advance({ name: 'news', news: 'unheard' })
    else if (answer.value.result === 'proved') finish(its, 'proved')
    else if (answer.value.result === 'gone') advance({ name: 'gone' })
    else advance({ name: 'news', news: 'wrong' })
  }

  /** Asks for another mail; answers whether the centre found that too soon. */
  async function resend(its: Run): Promise<boolean> {
    const answer = await central.resendProof({ proofId: its.proofId })
    if (run !== its) return false
    if (!answer.ok) advance({ name: 'resent', news: 'unheard' })
    else if (answer.value.result === 'sent')
      advance({ name: 'resent', news: 'sent-again', resendAt: answer.value.resendAt })
    else if (answer.value.result === 'too-soon') advance({ name: 'resent', resendAt: answer.value.resendAt })
    else if (answer.value.result === 'gone') advance({ name: 'gone' })
    else advance({ name: 'resent', news: 'no-more', resendAt: null })
    return answer.ok && answer.value.result === 'too-soon'
  }

  return {
    handlers: {
      'mail-code.keep-typed': ({ typed }) => (advance({ name: 'typed', typed }) ? done : notNow),
      'mail-code.prove': async ({ code }) => {
        const its = run
        if (its === undefined || stateNow()?.name !== 'entry') return notNow
        if (!new RegExp(`^\\d{${CODE_DIGITS}}$`).test(code)) return { ok: false, refusal: 'bad-code' }
        advance({ name: 'proving-began' })
        await prove(its, code)
        return done
      },
      'mail-code.resend': async () => {
        const its = run
        const state = stateNow()
        if (its === undefined || state?.name !== 'entry' || state.code.resendAt === null) return notNow
        if (Date.parse(state.code.resendAt) > parts.now().getTime()) return { ok: false, refusal: 'too-soon' }
        if (its.isResending) return notNow
        its.isResending = true
        const isTooSoon = await resend(its).finally(() => (its.isResending = false))
        return isTooSoon ? { ok: false, refusal: 'too-soon' } : done
      },
      'mail-code.back': () => {
        const state = stateNow()
        if (run === undefined || state === undefined || state.name === 'proving') return notNow
        finish(run, 'back')
        return done
      },
    },
  }
}
