import { describe, expect, test } from 'vitest'
import { foundNotice, noticeNumberOf, openGuestVisit, type GuestVisit } from '../../tests/fixtures/guest-visit.ts'
import { MAILS_PER_VISIT } from './take.ts'

const code = noticeNumberOf(1)
const ok = { ok: true, value: {} }
const EXPIRES = '2026-11-23T08:10:00.000Z'
const made = (token = 'a') =>
  ({ ok: true, value: { result: 'made', address: `https://centre.example/d/${token}`, expiresAt: EXPIRES } }) as const
const queued = { ok: true, value: { result: 'queued' } } as const
const notPayable = { ok: true, value: { result: 'not-payable', why: 'paid' } } as const
const noLine = { ok: false, failure: 'unreachable' } as const

const sceneOf = (kiosk: GuestVisit) => kiosk.visit.screen().scene
const stateOf = (kiosk: GuestVisit) => sceneOf(kiosk).state

/** On the summary of a notice. */
async function openSummary(settings: Readonly<Record<string, unknown>> = {}): Promise<GuestVisit> {
  const kiosk = openGuestVisit(settings)
  await kiosk.call('visit.open', { tile: 'notice' })
  const searched = kiosk.call('notice.find', { code, isSure: true })
  await kiosk.settle()
  kiosk.lookUps.at(-1)?.resolve(foundNotice(code, 'Mario Rossi'))
  await searched
  return kiosk
}

/** Where the centre is asked for an address. */
async function openTake(settings: Readonly<Record<string, unknown>> = {}): Promise<GuestVisit> {
  const kiosk = await openSummary(settings)
  expect(await kiosk.call('notice.take')).toEqual(ok)
  await kiosk.settle()
  return kiosk
}

async function openMail(): Promise<GuestVisit> {
  const kiosk = await openTake()
  expect(await kiosk.call('take.by-mail')).toEqual(ok)
  return kiosk
}

/** Sends to an address; the centre answers so. */
async function send(
  kiosk: GuestVisit,
  email: string,
  answer: typeof queued | typeof notPayable | typeof noLine = queued,
): Promise<unknown> {
  const sent = kiosk.call('take.mail', { email })
  await kiosk.settle()
  kiosk.central.mailNotice.at(-1)?.resolve(answer)
  return await sent
}

describe('a notice that is taken along', () => {
  test('is an address of the centre, as QR code, of which the screen knows nothing else', async () => {
    const kiosk = await openTake()
    expect(stateOf(kiosk)).toMatchObject({ name: 'making', notice: { noticeNumber: code } })
    expect(kiosk.central.makePaperLink[0]?.asked).toMatchObject({ noticeNumber: code, language: 'it' })
    kiosk.central.makePaperLink[0]?.resolve(made())
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'link', expiresAt: EXPIRES })
    expect(JSON.stringify(stateOf(kiosk))).not.toContain('centre.example')
  })

  test('has another address when another is asked for, and only the last answer is shown', async () => {
    const kiosk = await openTake()
    await kiosk.call('take.by-mail')
    await kiosk.call('take.by-phone')
    await kiosk.settle()
    kiosk.central.makePaperLink[0]?.resolve(made('first'))
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'making' })
    kiosk.central.makePaperLink[1]?.resolve(made('second'))
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'link' })
    const ids = kiosk.central.makePaperLink.map(({ asked }) => asked.linkId)
    expect(new Set(ids).size).toBe(2)
  })

  test('asks for the tax code first where the municipality wants that, and then goes on to where it was going', async () => {
    const kiosk = await openSummary({ guestPrint: 'with-tax-code' })
    await kiosk.call('notice.take')
    expect(stateOf(kiosk)).toMatchObject({ name: 'tax-code', wanted: 'take' })
    expect(kiosk.central.makePaperLink).toEqual([])
    const { fiscalCode } = foundNotice(code, 'Mario Rossi').position.debtor
    expect(await kiosk.call('notice.give-tax-code', { taxCode: fiscalCode })).toEqual(ok)
    expect(sceneOf(kiosk)).toMatchObject({ flow: 'take', state: { name: 'making' } })
  })

  test.each([
    ['offline', noLine],
    ['not-payable', notPayable],
  ] as const)('is told to fail where it does: %s', async (why, answer) => {
    const kiosk = await openTake()
    kiosk.central.makePaperLink[0]?.resolve(answer)
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'failed', why })
    expect(await kiosk.call('take.by-phone')).toEqual(ok)
    expect(kiosk.central.makePaperLink).toHaveLength(2)
  })

  test('fails also where the kiosk itself does, and says so to those who look after it', async () => {
    const kiosk = await openTake()
    kiosk.central.makePaperLink[0]?.reject(new Error('broken'))
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'failed', why: 'offline' })
    expect(kiosk.faults).toHaveLength(1)
  })

  test('leads back to the notice, and an answer after that changes nothing', async () => {
    const kiosk = await openTake()
    expect(await kiosk.call('take.back')).toEqual(ok)
    expect(sceneOf(kiosk)).toMatchObject({ flow: 'notice', state: { name: 'summary' } })
    kiosk.central.makePaperLink[0]?.resolve(made())
    await kiosk.settle()
    expect(sceneOf(kiosk)).toMatchObject({ flow: 'notice', state: { name: 'summary' } })
    expect(await kiosk.call('take.by-phone')).toEqual({ ok: false, refusal: 'not-now' })
  })

  test('is not shown to the next person when its answer comes after the visit', async () => {
    const kiosk = await openTake()
    await kiosk.call('visit.end')
    kiosk.central.makePaperLink[0]?.resolve(made())
    await kiosk.settle()
    expect(sceneOf(kiosk).flow).toBe('visit')
  })
})

describe('a notice that is mailed', () => {
  test('is asked for with the address, and the screen then masks it', async () => {
    const kiosk = await openMail()
    expect(await send(kiosk, 'anna@posta.example')).toEqual(ok)
    expect(kiosk.central.mailNotice[0]?.asked).toMatchObject({ noticeNumber: code, email: 'anna@posta.example' })
    expect(stateOf(kiosk)).toMatchObject({ name: 'mailed', maskedEmail: 'a***@posta.example' })
  })

  test('needs an address that is one', async () => {
    const kiosk = await openMail()
    expect(await kiosk.call('take.mail', { email: 'anna' })).toEqual({ ok: false, refusal: 'bad-email' })
    expect(kiosk.central.mailNotice).toEqual([])
  })

  test('is one mail where nobody heard the first answer and somebody asks again', async () => {
    const kiosk = await openMail()
    expect(await send(kiosk, 'anna@posta.example', noLine)).toEqual({ ok: false, refusal: 'unreachable' })
    await send(kiosk, 'anna@posta.example')
    const [first, second] = kiosk.central.mailNotice.map(({ asked }) => asked.requestId)
    expect(second).toBe(first)
  })

  test('is sent so often in one visit, and no more', async () => {
    const kiosk = await openMail()
    for (let count = 0; count < MAILS_PER_VISIT; count++) {
      expect(await send(kiosk, `anna${count}@posta.example`)).toEqual(ok)
      await kiosk.call('take.by-mail')
    }
    const more = { email: 'anna@posta.example' }
    expect(await kiosk.call('take.mail', more)).toEqual({ ok: false, refusal: 'too-many' })
    expect(kiosk.central.mailNotice).toHaveLength(MAILS_PER_VISIT)
  })

  test('is not sent where it can no longer be paid', async () => {
    const kiosk = await openMail()
    expect(await send(kiosk, 'anna@posta.example', notPayable)).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'failed', why: 'not-payable' })
  })

  test('says nothing to the next person when its answer comes after the visit', async () => {
    const kiosk = await openMail()
    const sent = kiosk.call('take.mail', { email: 'anna@posta.example' })
    await kiosk.settle()
    await kiosk.call('visit.end')
    kiosk.central.mailNotice[0]?.resolve(queued)
    expect(await sent).toEqual({ ok: false, refusal: 'not-now' })
    expect(sceneOf(kiosk).flow).toBe('visit')
  })
})
