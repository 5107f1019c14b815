import { describe, expect, test } from 'vitest'
import { openGuestVisit, type GuestVisit } from '../../tests/fixtures/guest-visit.ts'
import { stepRegistration } from '../domain/registration.ts'

const ok = { ok: true, value: {} }
const notNow = { ok: false, refusal: 'not-now' }
const refused = (refusal: string) => ({ ok: false, refusal })
const noLine = { ok: false, failure: 'unreachable' } as const
const sent = {
  ok: true,
  value: { result: 'sent', expiresAt: '2026-11-23T08:15:00.000Z', resendAt: '2026-11-23T08:01:00.000Z' },
} as const
const answer = <Result extends string>(result: Result) => ({ ok: true, value: { result } }) as const
const person = {
  givenName: 'Maria',
  familyName: 'Rossi',
  taxCode: 'RSSMRA80A41H501Y',
  email: 'maria@posta.example',
  language: 'it',
} as const
const signedIn = { ok: true, value: { result: 'signed-in', session: { token: 'secret', person } } } as const
const PASSWORD = 'cavallo luna treno pane'

const sceneOf = ({ visit }: GuestVisit) => visit.screen().scene
const stateOf = (kiosk: GuestVisit) => sceneOf(kiosk).state

async function open(registration: 'on' | 'off' | 'staff-only' = 'on'): Promise<GuestVisit> {
  const kiosk = openGuestVisit({ registration })
  await kiosk.call('visit.open', { tile: 'registration' })
  return kiosk
}

/** At the password, with all that comes before it. */
async function openPassword(): Promise<GuestVisit> {
  const kiosk = await open()
  const { givenName, familyName, taxCode, email } = person
  expect(await kiosk.call('registration.give-name', { givenName: ` ${givenName}`, familyName })).toEqual(ok)
  expect(await kiosk.call('registration.give-tax-code', { taxCode: taxCode.toLowerCase(), isSure: false })).toEqual(ok)
  expect(await kiosk.call('registration.give-email', { email: ` ${email} ` })).toEqual(ok)
  expect(await kiosk.call('registration.give-phone', { phone: '' })).toEqual(ok)
  return kiosk
}

/** Where the code from the mail is asked for. */
async function openCode(): Promise<GuestVisit> {
  const kiosk = await openPassword()
  const created = kiosk.call('registration.create', { password: PASSWORD, hasReadPrivacy: true })
  await kiosk.settle()
  kiosk.central.register.at(-1)?.resolve(sent)
  expect(await created).toEqual(ok)
  return kiosk
}

/** Types a code that is right. */
async function prove(kiosk: GuestVisit): Promise<void> {
  const proved = kiosk.call('mail-code.prove', { code: '123456' })
  await kiosk.settle()
  kiosk.central.prove.at(-1)?.resolve(answer('proved'))
  await proved
}

describe('a registration', () => {
  test('goes from the name to the code, and ends signed in', async () => {
    const kiosk = await openCode()
    const { asked } = kiosk.central.register[0] ?? {}
    const { language, ...applicant } = person
    expect(asked).toMatchObject({ applicant, password: PASSWORD, language })
    expect(sceneOf(kiosk)).toMatchObject({
      flow: 'mail-code',
      state: { name: 'entry', code: { purpose: 'register', maskedEmail: 'm***@posta.example' } },
    })
    await prove(kiosk)
    expect(stateOf(kiosk)).toMatchObject({ name: 'entering' })
    kiosk.central.enter[0]?.resolve(signedIn)
    await kiosk.settle()
    expect(kiosk.central.enter[0]?.asked).toEqual({ proofId: asked?.proofId, visitId: kiosk.visit.id() })
    expect(sceneOf(kiosk)).toEqual({ flow: 'registration', state: { name: 'welcome' } })
    expect(kiosk.visit.screen().person).toEqual({ initials: 'M. R.' })
    expect(await kiosk.call('registration.back')).toEqual(ok)
    expect(sceneOf(kiosk)).toEqual({ flow: 'visit', state: { name: 'home' } })
  })

  test('keeps neither the password nor the secret of the session on any screen', async () => {
    const kiosk = await openCode()
    await prove(kiosk)
    kiosk.central.enter[0]?.resolve(signedIn)
    await kiosk.settle()
    const shown = JSON.stringify(kiosk.screens)
    expect(shown).toContain('Rossi')
    expect(shown).not.toContain(PASSWORD)
    expect(shown).not.toContain('secret')
  })

  test('is offered where the municipality says so, and not to who has signed in', async () => {
    for (const registration of ['off', 'staff-only'] as const)
      expect(sceneOf(await open(registration)).flow).toBe('visit')
    const undecided = openGuestVisit()
    expect(await undecided.call('visit.open', { tile: 'registration' })).toEqual(notNow)
    expect(await undecided.call('visit.open', { tile: 'sign-in' })).toEqual(notNow)
    expect(undecided.visit.screen().municipality?.accounts).toBe('none')
    const kiosk = openGuestVisit({ registration: 'on' })
    kiosk.visit.setPerson({ initials: 'M. R.' })
    expect(await kiosk.call('visit.open', { tile: 'registration' })).toEqual(notNow)
    expect(await kiosk.call('visit.open', { tile: 'sign-in' })).toEqual(notNow)
  })

  test('says which field is not right, and takes nothing then', async () => {
    const kiosk = await open()
    const name = (givenName: string, familyName: string) =>
      kiosk.call('registration.give-name', { givenName, familyName })
    expect(await name(' ', 'Rossi')).toEqual(refused('no-given-name'))
    expect(await name('Maria', '')).toEqual(refused('no-family-name'))
    expect(await name('Maria', 'Ro\u0007ssi')).toEqual(refused('no-family-name'))
    await name('Maria', 'Rossi')
    for (const taxCode of ['', 'RSSMRA80A41H501Z', 'RSSMRA80B70H501X', '12345678901'])
      expect(await kiosk.call('registration.give-tax-code', { taxCode, isSure: true })).toEqual(refused('bad-tax-code'))
    await kiosk.call('registration.give-tax-code', { taxCode: person.taxCode, isSure: false })
    expect(await kiosk.call('registration.give-email', { email: 'maria@' })).toEqual(refused('bad-email'))
    await kiosk.call('registration.give-email', { email: person.email })
    expect(await kiosk.call('registration.give-phone', { phone: '12' })).toEqual(refused('bad-phone'))
    await kiosk.call('registration.give-phone', { phone: '+390000000' })
    const create = (password: string, hasReadPrivacy = true) =>
      kiosk.call('registration.create', { password, hasReadPrivacy })
    expect(await create('corta')).toEqual(refused('short'))
    expect(await create('x'.repeat(129))).toEqual(refused('long'))
    expect(await create(PASSWORD, false)).toEqual(refused('not-read'))
    expect(kiosk.central.register).toEqual([])
    expect(stateOf(kiosk)).toMatchObject({ name: 'password' })
  })

  test('asks again about a tax code that does not begin as the name does, and takes it from who is sure', async () => {
    const kiosk = await open()
    await kiosk.call('registration.give-name', { givenName: 'Anna', familyName: 'Rossi' })
    const give = (isSure: boolean) => kiosk.call('registration.give-tax-code', { taxCode: person.taxCode, isSure })
    expect(await give(false)).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'tax-code', isDoubtful: true })
    expect(await give(true)).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'email', draft: { taxCode: person.taxCode } })
  })

  test('takes a tax code that is scanned into its field, and lets no other scan take what was written', async () => {
    const kiosk = await open()
    const scan = (text: string) => kiosk.call('scan.read', { text })
    expect(await scan(person.taxCode)).toEqual(notNow)
    await kiosk.call('registration.give-name', { givenName: 'Maria', familyName: 'Rossi' })
    expect(await scan(person.taxCode)).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'tax-code', draft: { taxCode: person.taxCode } })
    expect(await scan('307101000001370011')).toEqual(notNow)
    expect(sceneOf(kiosk).flow).toBe('registration')
  })

  test('goes back step by step with what was written, and from the code to the address', async () => {
    const kiosk = await openCode()
    expect(await kiosk.call('mail-code.back')).toEqual(ok)
    const names = []
    for (;;) {
      names.push(stateOf(kiosk).name)
      if (sceneOf(kiosk).flow === 'visit') break
      expect(stateOf(kiosk)).toMatchObject({ draft: { givenName: 'Maria', email: person.email } })
      await kiosk.call('registration.back')
    }
    expect(names).toEqual(['email', 'tax-code', 'name', 'home'])
  })

  test('tells why a password is weak, and why nothing could be done, and keeps what was written', async () => {
    const kiosk = await openPassword()
    const create = async (outcome: Parameters<NonNullable<(typeof kiosk.central.register)[number]>['resolve']>[0]) => {
      const created = kiosk.call('registration.create', { password: PASSWORD, hasReadPrivacy: true })
      await kiosk.settle()
      expect(stateOf(kiosk)).toMatchObject({ name: 'sending' })
      expect(await kiosk.call('registration.back')).toEqual(notNow)
      kiosk.central.register.at(-1)?.resolve(outcome)
      await created
      return stateOf(kiosk)
    }
    expect(await create({ ok: true, value: { result: 'weak', why: 'common' } })).toMatchObject({
      name: 'password',
      weak: 'common',
    })
    for (const why of ['no-mail', 'closed', 'too-many'] as const) {
      expect(await create(answer(why))).toMatchObject({ name: 'failed', why, draft: { email: person.email } })
      await kiosk.call('registration.back')
    }
    expect(await create(noLine)).toMatchObject({ name: 'failed', why: 'offline' })
    // The centre may have it: asked again it is the same registration, and only an answer makes the next another.
    await kiosk.call('registration.back')
    await create(noLine)
    const ids = kiosk.central.register.map(({ asked }) => asked.proofId)
    expect(ids.at(-1)).toBe(ids.at(-2))
    expect(new Set(ids).size).toBe(ids.length - 1)
  })

  test('whose session cannot begin is there all the same, and leads to where one signs in', async () => {
    const kiosk = await openCode()
    await prove(kiosk)
    kiosk.central.enter[0]?.resolve(noLine)
    await kiosk.settle()
    expect(sceneOf(kiosk)).toEqual({ flow: 'sign-in', state: { name: 'form', email: person.email, isWrong: false } })
  })

  test('whose person has gone meanwhile reaches nobody else, and its session ends', async () => {
    const kiosk = await openCode()
    await prove(kiosk)
    kiosk.visit.end()
    kiosk.central.enter[0]?.resolve(signedIn)
    await kiosk.settle()
    expect(sceneOf(kiosk)).toEqual({ flow: 'visit', state: { name: 'home' } })
    expect(kiosk.visit.screen().person).toBeNull()
    expect(kiosk.central.signOut.map(({ asked }) => asked)).toEqual([{ token: 'secret' }])
  })

  test('that ends with its visit leaves nothing, and signs out', async () => {
    const kiosk = await openCode()
    await prove(kiosk)
    kiosk.central.enter[0]?.resolve(signedIn)
    await kiosk.settle()
    kiosk.visit.end()
    expect(kiosk.visit.screen()).toMatchObject({ person: null, scene: { flow: 'visit' } })
    expect(kiosk.central.signOut.map(({ asked }) => asked)).toEqual([{ token: 'secret' }])
    kiosk.visit.end()
    expect(kiosk.central.signOut).toHaveLength(1)
  })
})

test('a registration that is done goes nowhere by itself', () => {
  expect(stepRegistration({ name: 'welcome' }, { name: 'back' })).toBeUndefined()
})
