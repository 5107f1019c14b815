import { AccountEmail, Applicant } from '../../central/contract/accounts.ts'
import type { Handlers } from '../contract/procedure.ts'
import type { registrationProcedures } from '../contract/registration.ts'
import { definedOf } from '../domain/defined-of.ts'
import { maskEmail } from '../domain/email-mask.ts'
import { normalizeCode } from '../domain/notice-number.ts'
import { passwordFault } from '../domain/password.ts'
import {
  registrationStart,
  stepRegistration,
  type RegistrationDraft,
  type RegistrationEvent,
  type RegistrationState,
} from '../domain/registration.ts'
import { checkTaxCode, looksLikeName } from '../domain/tax-code.ts'
import type { SignedInPerson } from '../identity/person.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { askedOnce } from './asked-once.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface RegistrationFlowParts {
  readonly visit: Visit
  readonly central: Pick<CentralClient, 'register' | 'enter'>
  readonly person: SignedInPerson
  readonly newId: () => string
}

/** The flow `registration` (requirement 2): an account, whose address is proved before it works. */
export interface RegistrationFlow {
  readonly handlers: Handlers<typeof registrationProcedures, Caller>
  /** Takes what a scanner read into its field. False when it came too late. */
  readonly scanned: (read: { readonly taxCode: string }) => boolean
}

/** A registration whose address is being proved; what was written is kept meanwhile, but the password. */
interface Proving {
  readonly proofId: string
  readonly draft: RegistrationDraft
}

/** The flow `registration` on one visit. */
export function createRegistrationFlow(parts: RegistrationFlowParts): RegistrationFlow {
  const { visit, central, person } = parts
  let proving: Proving | undefined
  const asked = askedOnce(parts.newId)
  visit.onEnd(() => {
    proving = undefined
    asked.answered()
  })
  visit.onHandOver('registration', (outcome) => {
    const its = proving
    proving = undefined
    if (its === undefined) visit.show({ flow: 'registration', state: registrationStart })
    else if (outcome === 'back') visit.show({ flow: 'registration', state: { name: 'email', draft: its.draft } })
    else void enter(its)
  })

  const stateNow = (): RegistrationState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'registration' ? scene.state : undefined
  }
  const advance = (event: RegistrationEvent): boolean => {
    const state = stateNow()
    const next = state && stepRegistration(state, event)
    if (next === undefined) return false
    visit.show({ flow: 'registration', state: next })
    return true
  }

  async function create(draft: RegistrationDraft, password: string): Promise<void> {
    const visitId = visit.id()
    const { givenName, familyName, taxCode, email, phone } = draft
    const applicant = { givenName, familyName, taxCode, email, ...(phone !== '' && { phone }) }
    const { language } = visit.screen()
    const proofId = asked.idOf([applicant, password])
    const answer = await central.register({ proofId, applicant, password, language })
    if (visit.id() !== visitId) return
    if (answer.ok) asked.answered()
    if (!answer.ok) advance({ name: 'failed', why: 'offline' })
    else if (answer.value.result === 'weak') advance({ name: 'weak', why: answer.value.why })
    else if (answer.value.result !== 'sent') advance({ name: 'failed', why: answer.value.result })
    else {
      const { expiresAt, resendAt } = answer.value
      proving = { proofId, draft }
      const code = { purpose: 'register', maskedEmail: maskEmail(email), expiresAt, resendAt } as const
      visit.handOver({ next: 'mail-code', input: { proofId, code } })
    }
  }

  /** Signs in who has just proved the address. Where that does not work there is an account all the same, and its password opens it. */
  async function enter({ proofId, draft }: Proving): Promise<void> {
    const visitId = visit.id()
    visit.show({ flow: 'registration', state: { name: 'entering', draft } })
    const answer = await central.enter({ proofId, visitId }).catch(() => undefined)
    const session = answer?.ok === true && answer.value.result === 'signed-in' ? answer.value.session : undefined
    if (session !== undefined) {
      if (person.begin(visitId, session)) advance({ name: 'entered' })
    } else if (visit.id() === visitId) visit.handOver({ next: 'sign-in', input: { email: draft.email } })
  }

  return {
    scanned: ({ taxCode }) => advance({ name: 'typed', typed: { taxCode } }),
    handlers: {
      'registration.keep-typed': (typed) => (advance({ name: 'typed', typed: definedOf(typed) }) ? done : notNow),
      'registration.give-name': (given) => {
        const [givenName, familyName] = [given.givenName.trim(), given.familyName.trim()]
        const { shape } = Applicant
        if (!shape.givenName.safeParse(givenName).success) return { ok: false, refusal: 'no-given-name' }
        if (!shape.familyName.safeParse(familyName).success) return { ok: false, refusal: 'no-family-name' }
        return advance({ name: 'name-given', givenName, familyName }) ? done : notNow
      },
      'registration.give-tax-code': ({ taxCode: typed, isSure }) => {
        const state = stateNow()
        if (state?.name !== 'tax-code') return notNow
        const taxCode = normalizeCode(typed)
        if (!checkTaxCode(taxCode).ok) return { ok: false, refusal: 'bad-tax-code' }
        const isDoubtful = !isSure && !looksLikeName(taxCode, state.draft)
        const event = { name: isDoubtful ? 'tax-code-doubted' : 'tax-code-given', taxCode } as const
        return advance(event) ? done : notNow
      },
      'registration.give-email': ({ email: typed }) => {
        const email = AccountEmail.safeParse(typed.trim())
        if (!email.success) return { ok: false, refusal: 'bad-email' }
        return advance({ name: 'email-given', email: email.data }) ? done : notNow
      },
      'registration.give-phone': ({ phone: typed }) => {
        const phone = typed.trim()
        if (phone !== '' && !Applicant.shape.phone.safeParse(phone).success) return { ok: false, refusal: 'bad-phone' }
        return advance({ name: 'phone-given', phone }) ? done : notNow
      },
      'registration.create': async ({ password, hasReadPrivacy }) => {
        const state = stateNow()
        if (state?.name !== 'password') return notNow
        const fault = passwordFault(password)
        if (fault !== undefined) return { ok: false, refusal: fault }
        if (!hasReadPrivacy) return { ok: false, refusal: 'not-read' }
        advance({ name: 'sending-began' })
        try {
          await create(state.draft, password)
        } catch (error) {
          advance({ name: 'failed', why: 'offline' })
          throw error
        }
        return done
      },
      'registration.back': () => {
        const state = stateNow()
        if (advance({ name: 'back' })) return done
        if (state?.name !== 'name' && state?.name !== 'welcome') return notNow
        visit.handOver({ next: 'home' })
        return done
      },
    },
  }
}
