import { describe, expect, test } from 'vitest'
import {
  foundNotice,
  noticeNumberOf,
  openGuestVisit,
  openSignedIn,
  SIGNED_IN as person,
  type GuestVisit,
} from '../../tests/fixtures/guest-visit.ts'
import type { ProfileChoice } from '../domain/profile.ts'

const ok = { ok: true, value: {} }
const notNow = { ok: false, refusal: 'not-now' }
const refused = (refusal: string) => ({ ok: false, refusal })
const noLine = { ok: false, failure: 'unreachable' } as const
const answer = <Value extends object>(value: Value) => ({ ok: true, value }) as const
const signedOut = answer({ result: 'signed-out' } as const)
const PASSWORD = 'cavallo luna treno pane'

const sceneOf = ({ visit }: GuestVisit) => visit.screen().scene
const stateOf = (kiosk: GuestVisit) => sceneOf(kiosk).state

/** On the profile of somebody who has signed in. */
async function open(what?: ProfileChoice): Promise<GuestVisit> {
  const kiosk = await openSignedIn()
  expect(await kiosk.call('visit.open', { tile: 'profile' })).toEqual(ok)
  if (what !== undefined) expect(await kiosk.call('profile.open', { what })).toEqual(ok)
  return kiosk
}

type Asked = 'readProfile' | 'saveProfile' | 'changeEmail' | 'changePassword' | 'exportData' | 'deleteAccount'
type Outcome<Name extends Asked> = Parameters<GuestVisit['central'][Name][number]['resolve']>[0]

/** Does something that the centre is asked for, which answers so. */
async function act<Name extends Asked>(
  kiosk: GuestVisit,
  call: string,
  input: object,
  name: Name,
  outcome: Outcome<Name>,
) {
  const acted = kiosk.call(call, input)
  await kiosk.settle()
  expect(stateOf(kiosk)).toEqual({ name: 'saving' })
  expect(await kiosk.call('profile.back')).toEqual(notNow)
  const question = kiosk.central[name].at(-1)
  expect(question?.asked).toMatchObject({ session: { token: 'secret', visitId: kiosk.visit.id() } })
  ;(question as { resolve: (outcome: Outcome<Name>) => void } | undefined)?.resolve(outcome)
  expect(await acted).toEqual(ok)
  return stateOf(kiosk)
}

describe('a profile', () => {
  test('is masked until the person asks to see it, and is for who has signed in', async () => {
    const kiosk = await open()
    const masked = JSON.stringify(stateOf(kiosk))
    for (const secret of ['Maria', 'Rossi', person.taxCode, person.email]) expect(masked).not.toContain(secret)
    await kiosk.call('profile.show', { isOn: true })
    expect(stateOf(kiosk)).toMatchObject({
      isShown: true,
      profile: { name: 'Maria Rossi', taxCode: person.taxCode, email: person.email, phone: '', address: '' },
    })
    await kiosk.call('profile.show', { isOn: false })
    expect(JSON.stringify(stateOf(kiosk))).toBe(masked)
    const guest = openGuestVisit({ registration: 'on' })
    expect(await guest.call('visit.open', { tile: 'profile' })).toEqual(notNow)
  })

  test.each([
    ['phone', ' +390000000 ', { phone: '+390000000' }, '12', 'bad-phone'],
    ['address', ' Via Roma 1, Pontelume', { address: 'Via Roma 1, Pontelume' }, 'Via', 'bad-address'],
    ['receipt-email', 'altra@posta.example', { receiptEmail: 'altra@posta.example' }, 'altra@', 'bad-email'],
  ] as const)('has its %s written anew, or taken away', async (what, text, changes, bad, refusal) => {
    const kiosk = await open(what)
    expect(await kiosk.call('profile.save', { text: bad })).toEqual(refused(refusal))
    await kiosk.call('profile.keep-typed', { text })
    expect(stateOf(kiosk)).toEqual({ name: 'field', field: what, text })
    const read = answer({ result: 'read', person: { ...person, ...changes } } as const)
    expect(await act(kiosk, 'profile.save', { text }, 'saveProfile', read)).toMatchObject({
      name: 'overview',
      news: 'saved',
    })
    expect(kiosk.central.saveProfile[0]?.asked.changes).toEqual(changes)
    await kiosk.call('profile.open', { what })
    expect(stateOf(kiosk)).toMatchObject({ text: text.trim() })
    await act(kiosk, 'profile.save', { text: ' ' }, 'saveProfile', answer({ result: 'read', person } as const))
    expect(Object.values(kiosk.central.saveProfile[1]?.asked.changes ?? {})).toEqual([null])
  })

  test('has another language for its mails', async () => {
    const kiosk = await open('language')
    const read = answer({ result: 'read', person: { ...person, language: 'de' } } as const)
    expect(await act(kiosk, 'profile.save-language', { language: 'de' }, 'saveProfile', read)).toMatchObject({
      profile: { language: 'de' },
    })
  })

  test('has another address once its code was typed', async () => {
    const kiosk = await open('email')
    expect(await kiosk.call('profile.change-email', { email: 'nuova', password: PASSWORD })).toEqual(
      refused('bad-email'),
    )
    const sent = answer({ result: 'sent', expiresAt: '2026-11-23T08:15:00.000Z', resendAt: null } as const)
    const email = 'nuova@posta.example'
    expect(await act(kiosk, 'profile.change-email', { email, password: PASSWORD }, 'changeEmail', sent)).toMatchObject({
      name: 'entry',
      code: { purpose: 'new-email', maskedEmail: 'n***@posta.example' },
    })
    await kiosk.call('mail-code.back')
    expect(stateOf(kiosk)).toEqual({ name: 'email', text: email, isWrong: false })
    expect(await kiosk.call('profile.change-email', { email, password: '' })).toEqual(refused('no-password'))
    const wrong = answer({ result: 'wrong' } as const)
    const again = await act(kiosk, 'profile.change-email', { email, password: 'x' }, 'changeEmail', wrong)
    expect(again).toEqual({ name: 'email', text: '', isWrong: true })
    await act(kiosk, 'profile.change-email', { email, password: PASSWORD }, 'changeEmail', sent)
    const proved = kiosk.call('mail-code.prove', { code: '123456' })
    await kiosk.settle()
    kiosk.central.prove[0]?.resolve(answer({ result: 'proved' } as const))
    await proved
    expect(stateOf(kiosk)).toEqual({ name: 'saving' })
    kiosk.central.readProfile[0]?.resolve(answer({ result: 'read', person: { ...person, email } } as const))
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ news: 'email-changed', profile: { email: 'n***@posta.example' } })
  })

  test('has another password for who knows the current one', async () => {
    const kiosk = await open('password')
    const change = (current: string, password = PASSWORD) => ({ current, password })
    expect(await kiosk.call('profile.change-password', change(''))).toEqual(refused('no-password'))
    expect(await kiosk.call('profile.change-password', change('x', 'corta'))).toEqual(refused('short'))
    const tryIt = (outcome: Outcome<'changePassword'>) =>
      act(kiosk, 'profile.change-password', change('x'), 'changePassword', outcome)
    expect(await tryIt(answer({ result: 'wrong' } as const))).toEqual({ name: 'password', isWrong: true })
    expect(await tryIt(answer({ result: 'weak', why: 'common' } as const))).toMatchObject({ weak: 'common' })
    const until = '2026-11-23T08:05:00.000Z'
    const wait = { name: 'wait', until, wanted: 'password' }
    expect(await tryIt(answer({ result: 'wait', until } as const))).toEqual(wait)
    expect(await kiosk.call('profile.again')).toEqual(refused('too-soon'))
    kiosk.passSeconds(600)
    await kiosk.call('profile.again')
    expect(await tryIt(answer({ result: 'changed' } as const))).toMatchObject({ news: 'password-changed' })
    expect(JSON.stringify(kiosk.screens)).not.toContain(PASSWORD)
  })

  test('comes as a file, to a masked address', async () => {
    const kiosk = await open('export')
    expect(stateOf(kiosk)).toEqual({ name: 'export', maskedEmail: 'm***@posta.example' })
    const queued = answer({ result: 'queued' } as const)
    expect(await act(kiosk, 'profile.export', {}, 'exportData', queued)).toMatchObject({ news: 'exported' })
    await kiosk.call('profile.open', { what: 'export' })
    const tooMany = answer({ result: 'too-many' } as const)
    expect(await act(kiosk, 'profile.export', {}, 'exportData', tooMany)).toEqual({ name: 'failed', why: 'too-many' })
    await kiosk.call('profile.back')
    expect(stateOf(kiosk)).toMatchObject({ name: 'overview' })
  })

  test('knows where receipts go, so that a payment does not ask', async () => {
    const kiosk = await open('receipt-email')
    const receiptEmail = 'altra@posta.example'
    const read = answer({ result: 'read', person: { ...person, receiptEmail } } as const)
    await act(kiosk, 'profile.save', { text: receiptEmail }, 'saveProfile', read)
    await kiosk.call('profile.back')
    await kiosk.call('visit.open', { tile: 'notice' })
    const code = noticeNumberOf(1)
    const searched = kiosk.call('notice.find', { code, isSure: true })
    await kiosk.settle()
    kiosk.lookUps[0]?.resolve(foundNotice(code, 'Mario Rossi'))
    await searched
    await kiosk.call('notice.pay-here')
    expect(stateOf(kiosk)).toMatchObject({ name: 'offer', email: receiptEmail })
  })

  test('ends, and nobody is signed in any more', async () => {
    const kiosk = await open('delete')
    expect(await kiosk.call('profile.delete', { password: '' })).toEqual(refused('no-password'))
    const end = (outcome: Outcome<'deleteAccount'>) =>
      act(kiosk, 'profile.delete', { password: PASSWORD }, 'deleteAccount', outcome)
    expect(await end(answer({ result: 'wrong' } as const))).toEqual({ name: 'delete', isWrong: true })
    expect(await end(answer({ result: 'deleted' } as const))).toEqual({ name: 'deleted' })
    expect(kiosk.visit.screen().person).toBeNull()
    expect(await kiosk.call('profile.back')).toEqual(ok)
    expect(sceneOf(kiosk)).toEqual({ flow: 'visit', state: { name: 'home' } })
  })

  test('says that the line is down, and that the session is over, after which nobody is signed in', async () => {
    const kiosk = await open('phone')
    expect(await act(kiosk, 'profile.save', { text: '' }, 'saveProfile', noLine)).toEqual({
      name: 'failed',
      why: 'offline',
    })
    await kiosk.call('profile.back')
    await kiosk.call('profile.open', { what: 'phone' })
    const over = await act(kiosk, 'profile.save', { text: '' }, 'saveProfile', signedOut)
    expect(over).toEqual({ name: 'failed', why: 'signed-out' })
    expect(kiosk.visit.screen().person).toBeNull()
    await kiosk.call('profile.back')
    expect(sceneOf(kiosk).flow).toBe('visit')
    expect(await kiosk.call('visit.open', { tile: 'sign-in' })).toEqual(ok)
  })

  test('whose person has gone meanwhile reaches nobody else', async () => {
    const kiosk = await open('phone')
    const saved = kiosk.call('profile.save', { text: '' })
    await kiosk.settle()
    kiosk.visit.end()
    kiosk.central.saveProfile[0]?.resolve(signedOut)
    await saved
    expect(kiosk.visit.screen()).toMatchObject({ person: null, scene: { flow: 'visit', state: { name: 'home' } } })
    expect(kiosk.central.signOut).toHaveLength(1)
  })
})
