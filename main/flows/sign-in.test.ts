import { describe, expect, test } from 'vitest'
import { openGuestVisit, type GuestVisit } from '../../tests/fixtures/guest-visit.ts'

const ok = { ok: true, value: {} }
const notNow = { ok: false, refusal: 'not-now' }
const refused = (refusal: string) => ({ ok: false, refusal })
const noLine = { ok: false, failure: 'unreachable' } as const
const email = 'maria@posta.example'
const PASSWORD = 'cavallo luna treno pane'
const person = { givenName: 'Maria', familyName: 'Rossi', taxCode: 'RSSMRA80A41H501Y', email, language: 'it' } as const
const signedIn = { ok: true, value: { result: 'signed-in', session: { token: 'secret', person } } } as const

const sceneOf = ({ visit }: GuestVisit) => visit.screen().scene
const stateOf = (kiosk: GuestVisit) => sceneOf(kiosk).state

async function open(): Promise<GuestVisit> {
  const kiosk = openGuestVisit({ registration: 'off' })
  await kiosk.call('visit.open', { tile: 'sign-in' })
  return kiosk
}

type SignInOutcome = Parameters<GuestVisit['central']['signIn'][number]['resolve']>[0]

/** Signs in; the centre answers so. */
async function enter(kiosk: GuestVisit, outcome: SignInOutcome): Promise<unknown> {
  const entered = kiosk.call('sign-in.enter', { email: ` ${email}`, password: PASSWORD })
  await kiosk.settle()
  expect(stateOf(kiosk)).toEqual({ name: 'checking', email })
  expect(await kiosk.call('sign-in.back')).toEqual(notNow)
  kiosk.central.signIn.at(-1)?.resolve(outcome)
  expect(await entered).toEqual(ok)
  return stateOf(kiosk)
}

/** At the new password, with a code that was right. */
async function openNewPassword(): Promise<GuestVisit> {
  const kiosk = await open()
  await kiosk.call('sign-in.forgot')
  const asked = kiosk.call('sign-in.ask-code', { email })
  await kiosk.settle()
  const value = { result: 'sent', expiresAt: '2026-11-23T08:15:00.000Z', resendAt: null } as const
  kiosk.central.recover.at(-1)?.resolve({ ok: true, value })
  await asked
  const proved = kiosk.call('mail-code.prove', { code: '123456' })
  await kiosk.settle()
  kiosk.central.prove.at(-1)?.resolve({ ok: true, value: { result: 'proved' } })
  await proved
  return kiosk
}

describe('who signs in', () => {
  test('is at home, as somebody, until the visit ends', async () => {
    const kiosk = await open()
    expect(await enter(kiosk, signedIn)).toEqual({ name: 'home' })
    expect(kiosk.central.signIn[0]?.asked).toEqual({ email, password: PASSWORD, visitId: kiosk.visit.id() })
    expect(kiosk.visit.screen().person).toEqual({ initials: 'M. R.' })
    expect(JSON.stringify(kiosk.screens)).not.toContain(PASSWORD)
    expect(JSON.stringify(kiosk.screens)).not.toContain('secret')
    kiosk.visit.end()
    expect(kiosk.visit.screen().person).toBeNull()
    expect(kiosk.central.signOut[0]?.asked).toEqual({ token: 'secret' })
  })

  test('and has gone before the answer came is nobody to the next person', async () => {
    const kiosk = await open()
    const entered = kiosk.call('sign-in.enter', { email, password: PASSWORD })
    await kiosk.settle()
    kiosk.visit.end()
    kiosk.central.signIn[0]?.resolve(signedIn)
    await entered
    expect(kiosk.visit.screen()).toMatchObject({ person: null, scene: { flow: 'visit', state: { name: 'home' } } })
    expect(kiosk.central.signOut[0]?.asked).toEqual({ token: 'secret' })
  })

  test('hears that it was wrong, that it has to wait, or that nobody answers', async () => {
    const kiosk = await open()
    const wrong = { ok: true, value: { result: 'wrong' } } as const
    expect(await enter(kiosk, wrong)).toEqual({ name: 'form', email, isWrong: true })
    const until = '2026-11-23T08:00:30.000Z'
    const held = { ok: true, value: { result: 'wait', until } } as const
    expect(await enter(kiosk, held)).toEqual({ name: 'wait', email, until })
    expect(await kiosk.call('sign-in.again')).toEqual(refused('too-soon'))
    kiosk.passSeconds(60)
    expect(await kiosk.call('sign-in.again')).toEqual(ok)
    expect(await enter(kiosk, noLine)).toEqual({ name: 'failed', email, why: 'offline', isUnsure: false })
    await kiosk.call('sign-in.back')
    expect(stateOf(kiosk)).toEqual({ name: 'form', email, isWrong: false })
    await kiosk.call('sign-in.back')
    expect(sceneOf(kiosk).flow).toBe('visit')
  })

  test('is asked for what is missing, and nothing is tried', async () => {
    const kiosk = await open()
    const give = (given: object) => kiosk.call('sign-in.enter', given)
    expect(await give({ email: 'maria', password: PASSWORD })).toEqual(refused('bad-email'))
    expect(await give({ email, password: '' })).toEqual(refused('no-password'))
    expect(kiosk.central.signIn).toEqual([])
  })

  test('is told of a bug of ours as of a line that is down', async () => {
    const kiosk = await open()
    const entered = kiosk.call('sign-in.enter', { email, password: PASSWORD })
    await kiosk.settle()
    kiosk.central.signIn[0]?.reject(new Error('a bug'))
    await expect(entered).rejects.toThrow('a bug')
    expect(stateOf(kiosk)).toEqual({ name: 'failed', email, why: 'offline', isUnsure: false })
  })
})

describe('who has forgotten the password', () => {
  test('chooses another, and signs in with it', async () => {
    const kiosk = await openNewPassword()
    expect(stateOf(kiosk)).toEqual({ name: 'new-password', email })
    const set = async (value: { result: 'weak'; why: 'common' } | { result: 'changed' | 'gone' }) => {
      const saved = kiosk.call('sign-in.set-password', { password: PASSWORD })
      await kiosk.settle()
      expect(stateOf(kiosk)).toEqual({ name: 'saving', email })
      kiosk.central.setNewPassword.at(-1)?.resolve({ ok: true, value })
      expect(await saved).toEqual(ok)
      return stateOf(kiosk)
    }
    expect(await set({ result: 'weak', why: 'common' })).toEqual({ name: 'new-password', email, weak: 'common' })
    expect(await set({ result: 'changed' })).toEqual({ name: 'changed', email })
    expect(await kiosk.call('sign-in.set-password', { password: PASSWORD })).toEqual(notNow)
    await kiosk.call('sign-in.again')
    expect(stateOf(kiosk)).toEqual({ name: 'form', email, isWrong: false })
    expect(kiosk.visit.screen().person).toBeNull()
  })

  test('hears why not', async () => {
    const kiosk = await open()
    await kiosk.call('sign-in.forgot')
    expect(await kiosk.call('sign-in.ask-code', { email: 'x' })).toEqual(refused('bad-email'))
    for (const [result, why] of [
      ['no-mail', 'no-mail'],
      ['too-many', 'too-many'],
    ] as const) {
      const asked = kiosk.call('sign-in.ask-code', { email })
      await kiosk.settle()
      kiosk.central.recover.at(-1)?.resolve({ ok: true, value: { result } })
      await asked
      expect(stateOf(kiosk)).toEqual({ name: 'failed', email, why, isUnsure: false })
      await kiosk.call('sign-in.back')
      await kiosk.call('sign-in.forgot')
    }
    const unheard = await openNewPassword()
    const lost = unheard.call('sign-in.set-password', { password: PASSWORD })
    await unheard.settle()
    unheard.central.setNewPassword[0]?.resolve(noLine)
    await lost
    expect(stateOf(unheard)).toEqual({ name: 'failed', email, why: 'offline', isUnsure: true })
    // The code that was typed is still good.
    await unheard.call('sign-in.back')
    expect(stateOf(unheard)).toEqual({ name: 'new-password', email })
    const late = await openNewPassword()
    expect(await late.call('sign-in.set-password', { password: 'corta' })).toEqual(refused('short'))
    const saved = late.call('sign-in.set-password', { password: PASSWORD })
    await late.settle()
    late.central.setNewPassword[0]?.resolve({ ok: true, value: { result: 'gone' } })
    await saved
    expect(stateOf(late)).toEqual({ name: 'failed', email, why: 'code-gone', isUnsure: true })
  })
})
