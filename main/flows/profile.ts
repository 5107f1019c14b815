import { AccountEmail, PhoneNumber, PostalAddress, type Person } from '../../central/contract/accounts.ts'
import type { Handlers } from '../contract/procedure.ts'
import type { profileProcedures } from '../contract/profile.ts'
import { maskName, maskTaxCode } from '../domain/debtor-mask.ts'
import { maskEmail } from '../domain/email-mask.ts'
import { passwordFault } from '../domain/password.ts'
import {
  stepProfile,
  type ProfileChoice,
  type ProfileEvent,
  type ProfileField,
  type ProfileNews,
  type ProfileState,
  type ShownProfile,
} from '../domain/profile.ts'
import type { SignedInPerson } from '../identity/person.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Answered } from '../sync/post-json.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { askedOnce } from './asked-once.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface ProfileFlowParts {
  readonly visit: Visit
  readonly central: Pick<
    CentralClient,
    'readProfile' | 'saveProfile' | 'changeEmail' | 'changePassword' | 'exportData' | 'deleteAccount'
  >
  readonly person: SignedInPerson
  readonly newId: () => string
  readonly now: () => Date
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

type Changes = Parameters<CentralClient['saveProfile']>[0]['changes']
type SessionKey = NonNullable<ReturnType<SignedInPerson['key']>>

/** What a field takes, what of the profile it is, and how it is refused. */
const FIELDS = {
  phone: { schema: PhoneNumber, member: 'phone', refusal: 'bad-phone' },
  address: { schema: PostalAddress, member: 'address', refusal: 'bad-address' },
  'receipt-email': { schema: AccountEmail, member: 'receiptEmail', refusal: 'bad-email' },
} as const satisfies Record<ProfileField, object>

/** The flow `profile` (requirements 8, 8.1, 8.2): the own data, another address or password, all of it as a file, and its end. */
export function createProfileFlow(parts: ProfileFlowParts): {
  readonly handlers: Handlers<typeof profileProcedures, Caller>
} {
  const { visit, central, person } = parts
  /** Another address that is being proved. */
  let newEmail: string | undefined
  const asked = askedOnce(parts.newId)
  visit.onEnd(() => {
    newEmail = undefined
    asked.answered()
  })
  visit.onHandOver('profile', (input) => {
    const known = person.now()
    if (known === undefined) visit.handOver({ next: 'home' })
    else if (input === 'proved') readAgain().catch((error: unknown) => parts.onFault('profile', error))
    else if (input === 'back') show({ name: 'email', text: newEmail ?? '', isWrong: false })
    else show({ name: 'overview', profile: shownOf(known, false), isShown: false })
  })

  const show = (state: ProfileState) => visit.show({ flow: 'profile', state })
  const stateNow = (): ProfileState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'profile' ? scene.state : undefined
  }
  const advance = (event: ProfileEvent): boolean => {
    const state = stateNow()
    const next = state && stepProfile(state, event)
    if (next === undefined) return false
    show(next)
    return true
  }
  const finish = (news: ProfileNews) => {
    const known = person.now()
    if (known !== undefined) advance({ name: 'done', profile: shownOf(known, false), news })
  }

  /**
   * Asks the centre as the person who is signed in. What it answers is told to `hear`, but that the session is over; nobody hears it when the
   * visit has ended meanwhile.
   */
  async function ask<Value extends { readonly result: string }>(
    question: (session: SessionKey) => Promise<Answered<Value>>,
    hear: (value: Exclude<Value, { readonly result: 'signed-out' }>) => void,
  ) {
    const session = person.key()
    if (session === undefined || !advance({ name: 'saving-began' })) return notNow
    try {
      const answer = await question(session)
      if (visit.id() !== session.visitId) return done
      if (answer.ok) asked.answered()
      if (!answer.ok) advance({ name: 'failed', why: 'offline' })
      else if (answer.value.result === 'signed-out') {
        person.lost()
        advance({ name: 'failed', why: 'signed-out' })
      } else hear(answer.value as Exclude<Value, { readonly result: 'signed-out' }>)
    } catch (error) {
      advance({ name: 'failed', why: 'offline' })
      throw error
    }
    return done
  }
  const save = (changes: Changes) =>
    ask(
      (session) => central.saveProfile({ session, changes }),
      (value) => {
        person.changed(value.person)
        finish('saved')
      },
    )
  /** Reads the profile after its address was proved; the screen that asked for it stands meanwhile. */
  async function readAgain(): Promise<void> {
    show({ name: 'email', text: newEmail ?? '', isWrong: false })
    newEmail = undefined
    await ask(
      (session) => central.readProfile({ session }),
      (value) => {
        person.changed(value.person)
        finish('email-changed')
      },
    )
  }

  function opened(what: ProfileChoice, known: Person): Extract<ProfileEvent, { name: 'opened' }>['state'] {
    switch (what) {
      case 'phone':
      case 'address':
      case 'receipt-email':
        return { name: 'field', field: what, text: known[FIELDS[what].member] ?? '' }
      case 'language':
        return { name: 'language', language: known.language }
      case 'email':
        return { name: 'email', text: '', isWrong: false }
      case 'export':
        return { name: 'export', maskedEmail: maskEmail(known.email) }
      case 'password':
      case 'delete':
        return { name: what, isWrong: false }
    }
  }

  return {
    handlers: {
      'profile.show': ({ isOn }) => {
        const known = person.now()
        if (known === undefined) return notNow
        return advance({ name: 'shown', profile: shownOf(known, isOn), isShown: isOn }) ? done : notNow
      },
      'profile.open': ({ what }) => {
        const known = person.now()
        if (known === undefined) return notNow
        return advance({ name: 'opened', state: opened(what, known) }) ? done : notNow
      },
      'profile.keep-typed': ({ text }) => (advance({ name: 'typed', text }) ? done : notNow),
      'profile.save': ({ text: typed }) => {
        const state = stateNow()
        if (state?.name !== 'field') return notNow
        const { schema, member, refusal } = FIELDS[state.field]
        const text = typed.trim()
        if (text !== '' && !schema.safeParse(text).success) return { ok: false, refusal }
        return save({ [member]: text === '' ? null : text })
      },
      'profile.save-language': ({ language }) => (stateNow()?.name === 'language' ? save({ language }) : notNow),
      'profile.change-email': ({ email: typed, password }) => {
        const email = AccountEmail.safeParse(typed.trim())
        if (stateNow()?.name !== 'email') return notNow
        if (!email.success) return { ok: false, refusal: 'bad-email' }
        if (password === '') return { ok: false, refusal: 'no-password' }
        const proofId = asked.idOf(['email', email.data])
        return ask(
          (session) => central.changeEmail({ session, proofId, email: email.data, password }),
          (value) => {
            if (value.result === 'wrong') {
              advance({ name: 'wrong', wanted: 'email' })
              return
            }
            if (value.result === 'wait') {
              advance({ name: 'held-back', until: value.until, wanted: 'email' })
              return
            }
            if (value.result !== 'sent') {
              advance({ name: 'failed', why: value.result === 'too-many' ? 'too-many' : 'no-mail' })
              return
            }
            newEmail = email.data
            const { expiresAt, resendAt } = value
            const code = { purpose: 'new-email', maskedEmail: maskEmail(email.data), expiresAt, resendAt } as const
            visit.handOver({ next: 'mail-code', input: { proofId, code } })
          },
        )
      },
      'profile.change-password': ({ current, password }) => {
        if (stateNow()?.name !== 'password') return notNow
        if (current === '') return { ok: false, refusal: 'no-password' }
        const fault = passwordFault(password)
        if (fault !== undefined) return { ok: false, refusal: fault }
        return ask(
          (session) => central.changePassword({ session, current, password }),
          (value) => {
            if (value.result === 'changed') finish('password-changed')
            else if (value.result === 'weak') advance({ name: 'weak', why: value.why })
            else if (value.result === 'wait') advance({ name: 'held-back', until: value.until, wanted: 'password' })
            else advance({ name: 'wrong', wanted: 'password' })
          },
        )
      },
      'profile.export': () => {
        if (stateNow()?.name !== 'export') return notNow
        const requestId = asked.idOf('export')
        return ask(
          (session) => central.exportData({ session, requestId }),
          (value) => {
            if (value.result === 'queued') finish('exported')
            else advance({ name: 'failed', why: value.result })
          },
        )
      },
      'profile.delete': ({ password }) => {
        if (stateNow()?.name !== 'delete') return notNow
        if (password === '') return { ok: false, refusal: 'no-password' }
        return ask(
          (session) => central.deleteAccount({ session, password }),
          (value) => {
            if (value.result === 'deleted') {
              person.lost()
              advance({ name: 'deleted' })
            } else if (value.result === 'wait') advance({ name: 'held-back', until: value.until, wanted: 'delete' })
            else advance({ name: 'wrong', wanted: 'delete' })
          },
        )
      },
      'profile.again': () => {
        const state = stateNow()
        if (state?.name === 'wait' && Date.parse(state.until) > parts.now().getTime())
          return { ok: false, refusal: 'too-soon' }
        return advance({ name: 'again' }) ? done : notNow
      },
      'profile.back': () => {
        const state = stateNow()
        if (state === undefined || state.name === 'saving') return notNow
        const known = person.now()
        if (known !== undefined && advance({ name: 'back', profile: shownOf(known, false) })) return done
        visit.handOver({ next: 'home' })
        return done
      },
    },
  }
}

/** A profile for a screen that others can see: masked, until the person asks. */
function shownOf(person: Person, isShown: boolean): ShownProfile {
  const { givenName, familyName, taxCode, email, phone = '', address = '', receiptEmail = '', language } = person
  const name = `${givenName} ${familyName}`
  if (isShown) return { name, taxCode, email, phone, address, receiptEmail, language }
  return {
    name: maskName(name),
    taxCode: maskTaxCode(taxCode),
    email: maskEmail(email),
    phone: maskEnd(phone),
    address: address === '' ? '' : '***',
    receiptEmail: receiptEmail === '' ? '' : maskEmail(receiptEmail),
    language,
  }
}

/** `***00`: the last two digits tell a person which number it is. */
function maskEnd(phone: string): string {
  return phone === '' ? '' : `***${phone.slice(-2)}`
}
