import { describe, expect, test } from 'vitest'
import {
  foundNotice,
  noticeNumberOf,
  openGuestVisit,
  openSignedIn,
  SIGNED_IN,
  type GuestVisit,
} from '../../tests/fixtures/guest-visit.ts'
import { MAILS_PER_VISIT } from './take.ts'

const code = noticeNumberOf(1)
const ok = { ok: true, value: {} }
const EXPIRES = '2026-11-23T08:10:00.000Z'
const made = (token = 'a', amountCents = 12_050) =>
  ({
    ok: true,
    value: { result: 'made', address: `https://centre.example/d/${token}`, expiresAt: EXPIRES, amountCents },
  }) as const
const mailed = (result: 'queued' | 'no-mail' | 'too-many') => ({ ok: true, value: { result } }) as const
const queued = mailed('queued')
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
  answer: ReturnType<typeof mailed> | typeof notPayable | typeof noLine = queued,
): Promise<void> {
  expect(await kiosk.call('take.mail', { email })).toEqual(ok)
  await kiosk.settle()
  kiosk.central.mailNotice.at(-1)?.resolve(answer)
  await kiosk.settle()
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

  test('asks for what the centre says that it asks for now', async () => {
    const kiosk = await openTake()
    kiosk.central.makePaperLink[0]?.resolve(made('a', 13_000))
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'link', notice: { amountCents: 13_000 } })
  })

  test('has another address when another is asked for, which is the end of the one that was shown', async () => {
    const kiosk = await openTake()
    kiosk.central.makePaperLink[0]?.resolve(made('first'))
    await kiosk.settle()
    await kiosk.call('take.by-phone')
    await kiosk.settle()
    const [first, second] = kiosk.central.makePaperLink.map(({ asked }) => asked.linkId)
    expect(second).toBe(first)
  })

  test('only the last answer is shown, and nobody else asks under an id whose answer is still to come', async () => {
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
    await send(kiosk, 'anna@posta.example')
    expect(kiosk.central.mailNotice[0]?.asked).toMatchObject({ noticeNumber: code, email: 'anna@posta.example' })
    expect(stateOf(kiosk)).toMatchObject({ name: 'mailed', maskedEmail: 'a***@posta.example' })
  })

  test('needs an address that is one', async () => {
    const kiosk = await openMail()
    expect(await kiosk.call('take.mail', { email: 'anna' })).toEqual({ ok: false, refusal: 'bad-email' })
    expect(kiosk.central.mailNotice).toEqual([])
  })

  test('is one mail where nobody heard the first answer and somebody asks again, also after another', async () => {
    const kiosk = await openMail()
    await send(kiosk, 'anna@posta.example', noLine)
    expect(stateOf(kiosk)).toMatchObject({ name: 'email', email: 'anna@posta.example', trouble: 'unheard' })
    await send(kiosk, 'bruno@posta.example', noLine)
    await send(kiosk, 'anna@posta.example')
    const [first, second, third] = kiosk.central.mailNotice.map(({ asked }) => asked.requestId)
    expect(third).toBe(first)
    expect(second).not.toBe(first)
  })

  test('is another mail than that of another notice to the same address', async () => {
    const kiosk = await openMail()
    await send(kiosk, 'anna@posta.example', noLine)
    await kiosk.call('take.back')
    await kiosk.call('notice.back')
    const other = noticeNumberOf(2)
    const searched = kiosk.call('notice.find', { code: other, isSure: true })
    await kiosk.settle()
    kiosk.lookUps.at(-1)?.resolve(foundNotice(other, 'Mario Rossi'))
    await searched
    await kiosk.call('notice.take')
    await kiosk.call('take.by-mail')
    await send(kiosk, 'anna@posta.example')
    const [first, second] = kiosk.central.mailNotice.map(({ asked }) => asked)
    expect(second).toMatchObject({ noticeNumber: other })
    expect(second?.requestId).not.toBe(first?.requestId)
  })

  test('is waited for: while the centre has the next word nobody goes away from it but by ending the visit', async () => {
    const kiosk = await openMail()
    await kiosk.call('take.mail', { email: 'anna@posta.example' })
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'sending' })
    for (const name of ['take.back', 'take.by-phone', 'take.by-mail'])
      expect(await kiosk.call(name)).toEqual({ ok: false, refusal: 'not-now' })
    expect(await kiosk.call('take.mail', { email: 'b@posta.example' })).toEqual({ ok: false, refusal: 'not-now' })
    await kiosk.call('assistance.begin')
    expect(stateOf(kiosk)).toMatchObject({ name: 'sending' })
    kiosk.central.mailNotice[0]?.resolve(queued)
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'mailed' })
    expect(kiosk.central.mailNotice).toHaveLength(1)
  })

  test('is sent so often in one visit, and no more', async () => {
    const kiosk = await openMail()
    for (let count = 0; count < MAILS_PER_VISIT; count++) {
      await send(kiosk, `anna${count}@posta.example`, noLine)
    }
    await kiosk.call('take.mail', { email: 'anna@posta.example' })
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'email', trouble: 'too-many' })
    expect(kiosk.central.mailNotice).toHaveLength(MAILS_PER_VISIT)
  })

  test.each(['no-mail', 'too-many'] as const)('is told not to be sent where the centre says %s', async (result) => {
    const kiosk = await openMail()
    await send(kiosk, 'anna@posta.example', mailed(result))
    expect(stateOf(kiosk)).toMatchObject({ name: 'email', email: 'anna@posta.example', trouble: result })
    await kiosk.call('take.keep-email', { email: 'bruno@posta.example' })
    expect(stateOf(kiosk)).not.toHaveProperty('trouble')
  })

  test('is not sent where it can no longer be paid, and back then leads to looking it up again', async () => {
    const kiosk = await openMail()
    await send(kiosk, 'anna@posta.example', notPayable)
    expect(stateOf(kiosk)).toMatchObject({ name: 'failed', why: 'not-payable' })
    await kiosk.call('take.back')
    expect(sceneOf(kiosk)).toEqual({ flow: 'notice', state: { name: 'entry', typed: code } })
    expect(await kiosk.call('notice.print')).toEqual({ ok: false, refusal: 'not-now' })
    expect(await kiosk.call('notice.show-qr')).toEqual({ ok: false, refusal: 'not-now' })
  })

  test('says nothing to the next person when its answer comes after the visit', async () => {
    const kiosk = await openMail()
    await kiosk.call('take.mail', { email: 'anna@posta.example' })
    await kiosk.settle()
    await kiosk.call('visit.end')
    kiosk.central.mailNotice[0]?.resolve(queued)
    await kiosk.settle()
    expect(sceneOf(kiosk).flow).toBe('visit')
  })
})

test('who has signed in finds the own address in the field for it', async () => {
  const kiosk = await openSignedIn()
  await kiosk.call('visit.open', { tile: 'notice' })
  const searched = kiosk.call('notice.find', { code: noticeNumberOf(1), isSure: true })
  await kiosk.settle()
  kiosk.lookUps[0]?.resolve(foundNotice(noticeNumberOf(1), 'Mario Rossi'))
  await searched
  await kiosk.call('notice.take')
  await kiosk.call('take.by-mail')
  expect(kiosk.visit.screen().scene.state).toMatchObject({ name: 'email', email: SIGNED_IN.email })
})
