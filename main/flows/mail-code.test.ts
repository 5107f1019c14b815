import { describe, expect, test } from 'vitest'
import { openGuestVisit, type GuestVisit } from '../../tests/fixtures/guest-visit.ts'

const ok = { ok: true, value: {} }
const notNow = { ok: false, refusal: 'not-now' }
const noLine = { ok: false, failure: 'unreachable' } as const
const answer = <Result extends string>(result: Result) => ({ ok: true, value: { result } }) as const
const code = {
  purpose: 'recover',
  maskedEmail: 'm***@posta.example',
  expiresAt: '2026-11-23T08:15:00.000Z',
  resendAt: '2026-11-23T08:00:10.000Z',
} as const

const sceneOf = ({ visit }: GuestVisit) => visit.screen().scene
const stateOf = (kiosk: GuestVisit) => sceneOf(kiosk).state

/** Where who has forgotten the password types the code. */
async function open(): Promise<GuestVisit> {
  const kiosk = openGuestVisit({ registration: 'on' })
  await kiosk.call('visit.open', { tile: 'sign-in' })
  await kiosk.call('sign-in.forgot')
  const asked = kiosk.call('sign-in.ask-code', { email: 'maria@posta.example' })
  await kiosk.settle()
  kiosk.central.recover.at(-1)?.resolve({
    ok: true,
    value: { result: 'sent', expiresAt: code.expiresAt, resendAt: code.resendAt },
  })
  await asked
  expect(sceneOf(kiosk)).toEqual({ flow: 'mail-code', state: { name: 'entry', code, typed: '' } })
  return kiosk
}

async function prove(
  kiosk: GuestVisit,
  outcome: ReturnType<typeof answer<'proved' | 'wrong' | 'gone'>> | typeof noLine,
) {
  const proved = kiosk.call('mail-code.prove', { code: '123456' })
  await kiosk.settle()
  kiosk.central.prove.at(-1)?.resolve(outcome)
  expect(await proved).toEqual(ok)
  return stateOf(kiosk)
}

/** The pause between two looks is over; the centre answers so. */
async function look(
  kiosk: GuestVisit,
  outcome: ReturnType<typeof answer<'waiting' | 'proved' | 'gone'>> | typeof noLine,
) {
  kiosk.naps.at(-1)?.()
  await kiosk.settle()
  kiosk.central.followProof.at(-1)?.resolve(outcome)
  await kiosk.settle()
}

describe('a code from a mail', () => {
  test('is tried, and leads back to who asked for it', async () => {
    const kiosk = await open()
    expect(await prove(kiosk, answer('wrong'))).toEqual({ name: 'entry', code, typed: '', news: 'wrong' })
    expect(await prove(kiosk, noLine)).toMatchObject({ name: 'entry', news: 'unheard' })
    expect(await prove(kiosk, answer('proved'))).toEqual({ name: 'new-password', email: 'maria@posta.example' })
    expect(kiosk.central.prove[0]?.asked.code).toBe('123456')
  })

  test('that is not six digits is not tried', async () => {
    const kiosk = await open()
    for (const typed of ['', '12345', '12345a', '١٢٣٤٥٦'])
      expect(await kiosk.call('mail-code.prove', { code: typed })).toEqual({ ok: false, refusal: 'bad-code' })
    expect(kiosk.central.prove).toEqual([])
  })

  test('that was used up, or is too old, is begun anew', async () => {
    const kiosk = await open()
    expect(await prove(kiosk, answer('gone'))).toEqual({ name: 'gone', code })
    expect(await kiosk.call('mail-code.prove', { code: '123456' })).toEqual(notNow)
    expect(await kiosk.call('mail-code.back')).toEqual(ok)
    expect(sceneOf(kiosk)).toEqual({ flow: 'sign-in', state: { name: 'forgot', email: 'maria@posta.example' } })
  })

  test('is sent again after the pause, as often as the centre lets it', async () => {
    const kiosk = await open()
    expect(await kiosk.call('mail-code.resend')).toEqual({ ok: false, refusal: 'too-soon' })
    kiosk.passSeconds(10)
    const resend = async (value: { result: 'sent'; resendAt: string | null } | { result: 'too-many' }) => {
      const asked = kiosk.call('mail-code.resend')
      await kiosk.settle()
      kiosk.central.resendProof.at(-1)?.resolve({ ok: true, value })
      expect(await asked).toEqual(ok)
      return stateOf(kiosk)
    }
    const resendAt = '2026-11-23T08:00:00.000Z'
    expect(await resend({ result: 'sent', resendAt })).toMatchObject({ news: 'sent-again', code: { resendAt } })
    // Of two taps one asks, and what it came to leaves a code alone that is being tried.
    const [first, second] = [kiosk.call('mail-code.resend'), kiosk.call('mail-code.resend')]
    expect(await second).toEqual(notNow)
    const proving = kiosk.call('mail-code.prove', { code: '123456' })
    await kiosk.settle()
    kiosk.central.resendProof.at(-1)?.resolve({ ok: true, value: { result: 'too-soon', resendAt } })
    expect(await first).toEqual({ ok: false, refusal: 'too-soon' })
    expect(stateOf(kiosk)).toMatchObject({ name: 'proving' })
    kiosk.central.prove.at(-1)?.resolve(answer('wrong'))
    await proving
    expect(await resend({ result: 'too-many' })).toMatchObject({ news: 'no-more', code: { resendAt: null } })
    expect(await kiosk.call('mail-code.resend')).toEqual(notNow)
  })

  test('is not lost to a scan while the person asks for assistance', async () => {
    const kiosk = await open()
    await kiosk.call('assistance.begin', {})
    expect(await kiosk.call('scan.read', { text: '307101000001370011' })).toEqual(notNow)
    await kiosk.call('assistance.back')
    expect(sceneOf(kiosk).flow).toBe('mail-code')
  })

  test('is not needed by who opens the link on the phone: the screen goes on by itself', async () => {
    const kiosk = await open()
    await look(kiosk, answer('waiting'))
    await look(kiosk, noLine)
    expect(stateOf(kiosk)).toMatchObject({ name: 'entry' })
    await look(kiosk, answer('proved'))
    expect(stateOf(kiosk)).toMatchObject({ name: 'new-password' })
  })

  test('is said to be gone when the centre says so', async () => {
    const kiosk = await open()
    await look(kiosk, answer('gone'))
    expect(stateOf(kiosk)).toEqual({ name: 'gone', code })
  })

  test('is not asked about while the person asks for assistance, and goes on when they come back', async () => {
    const kiosk = await open()
    await kiosk.call('assistance.begin', {})
    expect(sceneOf(kiosk).flow).toBe('assistance')
    kiosk.naps.at(-1)?.()
    await kiosk.settle()
    expect(kiosk.central.followProof).toEqual([])
    await kiosk.call('assistance.back')
    await look(kiosk, answer('proved'))
    expect(stateOf(kiosk)).toMatchObject({ name: 'new-password' })
  })

  test('whose person has gone is asked about no more, and a late answer reaches nobody', async () => {
    const kiosk = await open()
    const proved = kiosk.call('mail-code.prove', { code: '123456' })
    await kiosk.settle()
    kiosk.visit.end()
    kiosk.central.prove.at(-1)?.resolve(answer('proved'))
    await proved
    await kiosk.settle()
    expect(sceneOf(kiosk)).toEqual({ flow: 'visit', state: { name: 'home' } })
    expect(kiosk.central.followProof).toEqual([])
  })

  test('keeps the screen to itself: no scan takes it', async () => {
    const kiosk = await open()
    expect(await kiosk.call('scan.read', { text: '307101000001370011' })).toEqual(notNow)
    expect(sceneOf(kiosk).flow).toBe('mail-code')
  })
})
