import { AccountEmail } from '../../central/contract/accounts.ts'
import type { Handlers } from '../contract/procedure.ts'
import type { signInProcedures } from '../contract/sign-in.ts'
import { maskEmail } from '../domain/email-mask.ts'
import { passwordFault } from '../domain/password.ts'
import { signInStart, stepSignIn, type SignInEvent, type SignInState } from '../domain/sign-in.ts'
import type { SignedInPerson } from '../identity/person.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { askedOnce } from './asked-once.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface SignInFlowParts {
  readonly visit: Visit
  readonly central: Pick<CentralClient, 'signIn' | 'recover' | 'setNewPassword'>
  readonly person: SignedInPerson
  readonly newId: () => string
  readonly now: () => Date
}

/** The flow `sign-in` (requirements 3, 8.3): with address and password, or to a new password by a code that is mailed. */
export function createSignInFlow(parts: SignInFlowParts): {
  readonly handlers: Handlers<typeof signInProcedures, Caller>
} {
  const { visit, central, person } = parts
  /** The proof of who has forgotten the password, and for which address it is. */
  let proof: { readonly proofId: string; readonly email: string } | undefined
  const asked = askedOnce(parts.newId)
  visit.onEnd(() => {
    proof = undefined
    asked.answered()
  })
  visit.onHandOver('sign-in', (input) => {
    if (typeof input === 'object') show({ name: 'form', email: input.email, isWrong: false })
    else if (proof === undefined) show(signInStart)
    else show({ name: input === 'proved' ? 'new-password' : 'forgot', email: proof.email })
  })

  const show = (state: SignInState) => visit.show({ flow: 'sign-in', state })
  const stateNow = (): SignInState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'sign-in' ? scene.state : undefined
  }
  const advance = (event: SignInEvent): boolean => {
    const state = stateNow()
    const next = state && stepSignIn(state, event)
    if (next === undefined) return false
    show(next)
    return true
  }
  /** Has the centre answer; a bug on the way is told as a line that is down, and thrown on. */
  async function askCentre(question: (visitId: string) => Promise<void>) {
    try {
      await question(visit.id())
    } catch (error) {
      advance({ name: 'failed', why: 'offline' })
      throw error
    }
    return done
  }

  async function enter(email: string, password: string, visitId: string): Promise<void> {
    const answer = await central.signIn({ email, password, visitId })
    if (answer.ok && answer.value.result === 'signed-in') {
      if (person.begin(visitId, answer.value.session)) visit.handOver({ next: 'home' })
      return
    }
    if (visit.id() !== visitId) return
    if (!answer.ok) advance({ name: 'failed', why: 'offline' })
    else if (answer.value.result === 'wait') advance({ name: 'held-back', until: answer.value.until })
    else advance({ name: 'wrong' })
  }

  async function askCode(email: string, visitId: string): Promise<void> {
    const proofId = asked.idOf(email)
    const { language } = visit.screen()
    const answer = await central.recover({ proofId, email, language })
    if (visit.id() !== visitId) return
    if (answer.ok) asked.answered()
    if (!answer.ok) advance({ name: 'failed', why: 'offline' })
    else if (answer.value.result !== 'sent')
      advance({ name: 'failed', why: answer.value.result === 'too-many' ? 'too-many' : 'no-mail' })
    else {
      const { expiresAt, resendAt } = answer.value
      proof = { proofId, email }
      const code = { purpose: 'recover', maskedEmail: maskEmail(email), expiresAt, resendAt } as const
      visit.handOver({ next: 'mail-code', input: { proofId, code } })
    }
  }

  async function setPassword(proofId: string, password: string, visitId: string): Promise<void> {
    const answer = await central.setNewPassword({ proofId, password })
    if (visit.id() !== visitId) return
    if (!answer.ok) advance({ name: 'failed', why: 'offline' })
    else if (answer.value.result === 'weak') advance({ name: 'weak', why: answer.value.why })
    else {
      proof = undefined
      advance(answer.value.result === 'changed' ? { name: 'saved' } : { name: 'failed', why: 'code-gone' })
    }
  }

  return {
    handlers: {
      'sign-in.keep-email': ({ email }) => (advance({ name: 'typed', email }) ? done : notNow),
      'sign-in.enter': ({ email: typed, password }) => {
        const email = AccountEmail.safeParse(typed.trim())
        if (!email.success) return { ok: false, refusal: 'bad-email' }
        if (password === '') return { ok: false, refusal: 'no-password' }
        if (!advance({ name: 'checking-began', email: email.data })) return notNow
        return askCentre((visitId) => enter(email.data, password, visitId))
      },
      'sign-in.forgot': () => (advance({ name: 'forgotten' }) ? done : notNow),
      'sign-in.ask-code': ({ email: typed }) => {
        const email = AccountEmail.safeParse(typed.trim())
        if (!email.success) return { ok: false, refusal: 'bad-email' }
        if (!advance({ name: 'asking-began', email: email.data })) return notNow
        return askCentre((visitId) => askCode(email.data, visitId))
      },
      'sign-in.set-password': ({ password }) => {
        const its = proof
        if (its === undefined || stateNow()?.name !== 'new-password') return notNow
        const fault = passwordFault(password)
        if (fault !== undefined) return { ok: false, refusal: fault }
        advance({ name: 'saving-began' })
        return askCentre((visitId) => setPassword(its.proofId, password, visitId))
      },
      'sign-in.again': () => {
        const state = stateNow()
        if (state?.name === 'wait' && Date.parse(state.until) > parts.now().getTime())
          return { ok: false, refusal: 'too-soon' }
        return advance({ name: 'again' }) ? done : notNow
      },
      'sign-in.back': () => {
        if (advance({ name: 'back' })) return done
        if (stateNow()?.name !== 'form') return notNow
        visit.handOver({ next: 'home' })
        return done
      },
    },
  }
}
