import { describe, expect, test } from 'vitest'
import {
  foundNotice,
  noticeNumberOf,
  openedPayment,
  openGuestVisit,
  openSignedIn,
  SIGNED_IN,
  receiptOf,
  type GuestVisit,
} from '../../tests/fixtures/guest-visit.ts'
import type { PaymentView } from '../../central/contract/payments.ts'
import type { PayState } from '../domain/pay.ts'

const code = noticeNumberOf(1)
const freeAt = openedPayment.value.freeAt
const ok = { ok: true, value: {} }
const notNow = { ok: false, refusal: 'not-now' }

const stateOf = ({ visit }: GuestVisit): PayState => {
  const { scene } = visit.screen()
  if (scene.flow !== 'pay') throw new Error(`${scene.flow} has the screen`)
  return scene.state
}

async function openOffer(hasWindow = true): Promise<GuestVisit> {
  const kiosk = openGuestVisit({}, hasWindow)
  await kiosk.call('visit.open', { tile: 'notice' })
  const searched = kiosk.call('notice.find', { code, isSure: true })
  await kiosk.settle()
  kiosk.lookUps[0]?.resolve(foundNotice(code, 'Mario Rossi'))
  await searched
  await kiosk.call('notice.pay-here')
  return kiosk
}

async function openPage(email = '', hasWindow = true): Promise<GuestVisit> {
  const kiosk = await openOffer(hasWindow)
  await kiosk.call('pay.go', { email })
  await kiosk.settle()
  kiosk.central.openPayment[0]?.resolve(openedPayment)
  await kiosk.settle()
  return kiosk
}

/** The centre answers the question that the kiosk follows its payment with. */
async function tell(kiosk: GuestVisit, view: PaymentView): Promise<void> {
  const stamp = String(kiosk.central.followPayment.length)
  kiosk.central.followPayment.at(-1)?.resolve({ ok: true, value: { found: true, stamp, view } })
  await kiosk.settle()
}

const paid: PaymentView = { name: 'paid', receipt: receiptOf(code, 'Mario Rossi') }

describe('a payment at the kiosk', () => {
  test('is opened with the amount that was shown, under an id of the kiosk, and the page gets the screen', async () => {
    const kiosk = await openPage('anna@posta.example')
    const [{ asked } = { asked: undefined }] = kiosk.central.openPayment
    expect(asked).toMatchObject({
      noticeNumber: code,
      amountCents: 12_050,
      email: 'anna@posta.example',
      language: 'it',
    })
    expect(kiosk.central.followPayment[0]?.asked).toMatchObject({ id: asked?.attemptId, seen: null })
    expect(kiosk.pages[0]?.visit).toEqual({
      address: openedPayment.value.address,
      returnPrefix: openedPayment.value.returnPrefix,
      language: 'it',
    })
    expect(stateOf(kiosk)).toMatchObject({ name: 'outside', host: null })
    expect(JSON.stringify(stateOf(kiosk))).not.toContain('checkout.example/c/1')
    kiosk.pages[0]?.events.onHost('checkout.pagopa.it')
    expect(stateOf(kiosk)).toMatchObject({ host: 'checkout.pagopa.it' })
    await kiosk.call('pay.press-key', { key: 'è' })
    expect(kiosk.pages[0]?.pressed).toEqual(['è'])
  })

  test('shows a link where there is no window', async () => {
    const kiosk = await openPage('', false)
    expect(stateOf(kiosk)).toMatchObject({ name: 'outside', link: openedPayment.value.address })
    expect(kiosk.central.openPayment[0]?.asked.email).toBeUndefined()
  })

  test('closes the page when the centre has word of its end, and is paid by the receipt alone', async () => {
    const kiosk = await openPage('anna@posta.example')
    await tell(kiosk, { name: 'returned', outcome: 'ok', freeAt })
    expect(kiosk.pages[0]?.isClosed).toBe(true)
    expect(stateOf(kiosk)).toMatchObject({ name: 'waiting', outcome: 'ok', maskedEmail: 'a***@posta.example' })
    await tell(kiosk, paid)
    expect(stateOf(kiosk)).toMatchObject({
      name: 'paid',
      receipt: { amountCents: 12_050, feeCents: 150, pspName: 'Banca di Prova' },
      maskedEmail: 'a***@posta.example',
    })
    expect(await kiosk.call('pay.print-receipt')).toEqual(ok)
    expect(kiosk.drawings.map(({ asked }) => asked)).toEqual([{ noticeNumber: code }])
  })

  test('waits, without a claim, when the page came back before the centre has word', async () => {
    const kiosk = await openPage('anna@posta.example')
    kiosk.pages[0]?.events.onEnd('returned')
    expect(stateOf(kiosk)).toMatchObject({ name: 'waiting', outcome: 'waiting', maskedEmail: 'a***@posta.example' })
    expect(kiosk.pages[0]?.isClosed).toBe(true)
    await tell(kiosk, { name: 'not-paid', why: 'cancelled' })
    expect(stateOf(kiosk).name).toBe('cancelled')
  })

  test.each([
    [{ name: 'not-paid', why: 'refused' }, 'refused'],
    [{ name: 'not-paid', why: 'cancelled' }, 'cancelled'],
    [{ name: 'not-paid', why: 'elsewhere' }, 'elsewhere'],
    [{ name: 'unknown' }, 'unknown'],
  ] as const)('ends by %j on the screen %s, and a receipt that comes later still counts', async (view, name) => {
    const kiosk = await openPage()
    await tell(kiosk, view)
    expect(stateOf(kiosk).name).toBe(name)
    await tell(kiosk, paid)
    expect(stateOf(kiosk).name).toBe('paid')
  })

  test('that is closed here says when the notice is free again, and can be opened again', async () => {
    const kiosk = await openPage()
    expect(await kiosk.call('pay.cancel')).toEqual(ok)
    expect(kiosk.pages[0]?.isClosed).toBe(true)
    expect(stateOf(kiosk)).toMatchObject({ name: 'left', freeAt, canReopen: true })
    await kiosk.call('pay.reopen')
    await kiosk.settle()
    expect(kiosk.pages).toHaveLength(2)
    expect(kiosk.central.openPayment).toHaveLength(1)
    expect(stateOf(kiosk).name).toBe('outside')
  })

  test('that was closed before its page came up is not under the one that is opened next', async () => {
    const kiosk = await openOffer(true)
    const comeUp = kiosk.holdPage()
    await kiosk.call('pay.go', { email: '' })
    await kiosk.settle()
    kiosk.central.openPayment[0]?.resolve(openedPayment)
    await kiosk.settle()
    expect(await kiosk.call('pay.cancel')).toEqual(ok)
    await kiosk.call('pay.reopen')
    await kiosk.settle()
    comeUp()
    await kiosk.settle()
    expect(kiosk.pages.map(({ isClosed }) => isClosed)).toEqual([true, false])
    // Nor does anything count that the first one tells.
    kiosk.pages[0]?.events.onEnd('failed')
    kiosk.pages[0]?.events.onHost('first.example')
    expect(stateOf(kiosk)).toMatchObject({ name: 'outside' })
    expect(JSON.stringify(stateOf(kiosk))).not.toContain('first.example')
    await kiosk.call('pay.press-key', { key: 'a' })
    expect(kiosk.pages.map(({ pressed }) => pressed)).toEqual([[], ['a']])
    await kiosk.call('pay.cancel')
    expect(kiosk.pages[1]?.isClosed).toBe(true)
  })

  test.each(['failed', 'gone'] as const)('whose page is %s leaves a screen that says so', async (end) => {
    const kiosk = await openPage()
    kiosk.pages[0]?.events.onEnd(end)
    expect(stateOf(kiosk)).toMatchObject({ name: 'left', freeAt })
    expect(kiosk.pages[0]?.isClosed).toBe(true)
  })

  test('for whose receipt nobody waits any longer gives a slip, and still becomes paid', async () => {
    const kiosk = await openPage('anna@posta.example')
    await tell(kiosk, { name: 'returned', outcome: 'waiting', freeAt })
    await kiosk.call('pay.go-on')
    expect(stateOf(kiosk)).toMatchObject({ name: 'late', freeAt, maskedEmail: 'a***@posta.example' })
    expect(await kiosk.call('pay.print-slip')).toEqual(ok)
    await tell(kiosk, paid)
    expect(stateOf(kiosk).name).toBe('paid')
    expect(kiosk.visit.screen().print).toMatchObject({ name: 'printing', document: 'slip' })
  })

  test.each([
    [
      { result: 'busy', freeAt },
      { name: 'busy', freeAt },
    ],
    [
      { result: 'amount-changed', amountCents: 13_000 },
      { name: 'offer', changedFromCents: 12_050 },
    ],
    [{ result: 'not-payable', why: 'paid' }, { name: 'elsewhere' }],
    [
      { result: 'not-payable', why: 'revoked' },
      { name: 'not-payable', why: 'revoked' },
    ],
    [
      { result: 'unavailable', why: 'busy' },
      { name: 'unavailable', why: 'busy' },
    ],
  ] as const)('that the centre answers with %j is not begun', async (value, expected) => {
    const kiosk = await openOffer()
    await kiosk.call('pay.go', { email: '' })
    await kiosk.settle()
    kiosk.central.openPayment[0]?.resolve({ ok: true, value })
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject(expected)
    expect([kiosk.pages, kiosk.central.followPayment]).toEqual([[], []])
  })

  test('whose opening got no answer is asked for again under the same id, so that it is one attempt', async () => {
    const kiosk = await openOffer()
    await kiosk.call('pay.go', { email: '' })
    await kiosk.settle()
    kiosk.central.openPayment[0]?.resolve({ ok: false, failure: 'unreachable' })
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'unavailable', why: 'offline' })
    await kiosk.call('pay.retry')
    await kiosk.call('pay.go', { email: '' })
    await kiosk.settle()
    const ids = kiosk.central.openPayment.map(({ asked }) => asked.attemptId)
    expect(ids[1]).toBe(ids[0])
  })

  test('that was refused is tried again as another attempt', async () => {
    const kiosk = await openPage()
    await tell(kiosk, { name: 'not-paid', why: 'refused' })
    await kiosk.call('pay.retry')
    await kiosk.call('pay.go', { email: '' })
    await kiosk.settle()
    const ids = kiosk.central.openPayment.map(({ asked }) => asked.attemptId)
    expect(ids[1]).not.toBe(ids[0])
  })

  test('keeps asking a centre that is starting anew', async () => {
    const kiosk = await openPage()
    kiosk.central.followPayment[0]?.resolve({ ok: false, failure: 'unreachable' })
    await kiosk.settle()
    expect(stateOf(kiosk).name).toBe('outside')
  })

  test('takes no text for an address that is none', async () => {
    const kiosk = await openOffer()
    for (const email of ['anna', 'anna@', 'a@b', 'anna@posta.example\r\nBcc: all@posta.example', 'a b@posta.example']) {
      expect(await kiosk.call('pay.go', { email }), email).toEqual({ ok: false, refusal: 'bad-email' })
    }
    expect(kiosk.central.openPayment).toEqual([])
  })

  test('begins once, however often its button is touched', async () => {
    const kiosk = await openOffer()
    await kiosk.call('pay.go', { email: '' })
    expect(await kiosk.call('pay.go', { email: '' })).toEqual(notNow)
    await kiosk.settle()
    expect(kiosk.central.openPayment).toHaveLength(1)
  })

  test('is not disturbed by a scan while money may be on its way', async () => {
    const kiosk = await openPage()
    expect(await kiosk.call('scan.read', { text: code })).toEqual(notNow)
    expect(stateOf(kiosk).name).toBe('outside')
  })

  test('that opens after the visit has ended opens no page before nobody', async () => {
    const kiosk = await openOffer()
    await kiosk.call('pay.go', { email: '' })
    await kiosk.settle()
    await kiosk.call('visit.end')
    kiosk.central.openPayment[0]?.resolve(openedPayment)
    await kiosk.settle()
    expect(kiosk.pages).toEqual([])
    expect(kiosk.visit.screen().scene).toEqual({ flow: 'visit', state: { name: 'home' } })
  })
})

describe('the way back', () => {
  test('leads from the offer to the notice', async () => {
    const kiosk = await openOffer()
    await kiosk.call('pay.back')
    expect(kiosk.visit.screen().scene).toMatchObject({ flow: 'notice', state: { name: 'summary' } })
    expect(await kiosk.call('notice.print')).toEqual(ok)
  })

  test('leads from a payment that was made to the home screen, never to a notice that looks unpaid', async () => {
    const kiosk = await openPage()
    await tell(kiosk, paid)
    await kiosk.call('pay.back')
    expect(kiosk.visit.screen().scene).toMatchObject({ flow: 'visit' })
    expect(await kiosk.call('pay.print-receipt')).toEqual(notNow)
  })

  test('is none while money may be on its way', async () => {
    const kiosk = await openPage()
    expect(await kiosk.call('pay.back')).toEqual(notNow)
    await tell(kiosk, { name: 'returned', outcome: 'ok', freeAt })
    expect(await kiosk.call('pay.back')).toEqual(notNow)
  })
})

describe('a payment on the person’s own phone', () => {
  async function openPhone(): Promise<GuestVisit> {
    const kiosk = await openOffer()
    await kiosk.call('pay.back')
    await kiosk.call('notice.pay-by-page')
    await kiosk.settle()
    const expiresAt = '2026-11-23T08:10:00.000Z'
    const address = 'https://centro.example/p/AAAAAAAAAAAAAAAAAAAAAA'
    kiosk.central.makePhoneLink[0]?.resolve({ ok: true, value: { result: 'made', address, expiresAt } })
    await kiosk.settle()
    return kiosk
  }

  test('is followed from the QR code to the receipt', async () => {
    const kiosk = await openPhone()
    expect(stateOf(kiosk)).toMatchObject({ name: 'phone', hasBegun: false })
    await tell(kiosk, { name: 'none' })
    await tell(kiosk, { name: 'at-checkout', freeAt })
    expect(stateOf(kiosk)).toMatchObject({ name: 'phone', hasBegun: true })
    await tell(kiosk, { name: 'returned', outcome: 'ok', freeAt })
    await tell(kiosk, paid)
    expect(stateOf(kiosk)).toMatchObject({ name: 'paid' })
    expect(kiosk.pages).toEqual([])
  })

  test('is left for the notice', async () => {
    const kiosk = await openPhone()
    await kiosk.call('pay.back')
    expect(kiosk.visit.screen().scene).toMatchObject({ flow: 'notice', state: { name: 'summary' } })
  })
})

describe('a payment of somebody who has signed in', () => {
  test('is asked for with the session, here and on the phone; a guest’s is not', async () => {
    for (const isSignedIn of [true, false]) {
      const kiosk = isSignedIn ? await openSignedIn() : openGuestVisit()
      await kiosk.call('visit.open', { tile: 'notice' })
      const searched = kiosk.call('notice.find', { code, isSure: true })
      await kiosk.settle()
      kiosk.lookUps[0]?.resolve(foundNotice(code, 'Mario Rossi'))
      await searched
      await kiosk.call('notice.pay-by-page')
      await kiosk.settle()
      kiosk.central.makePhoneLink[0]?.resolve({ ok: true, value: { result: 'not-payable', why: 'not-yet' } })
      await kiosk.settle()
      await kiosk.call('pay.back')
      await kiosk.call('visit.open', { tile: 'notice' })
      const again = kiosk.call('notice.find', { code, isSure: true })
      await kiosk.settle()
      kiosk.lookUps[1]?.resolve(foundNotice(code, 'Mario Rossi'))
      await again
      await kiosk.call('notice.pay-here')
      expect(stateOf(kiosk)).toMatchObject({ name: 'offer', email: isSignedIn ? SIGNED_IN.email : '' })
      await kiosk.call('pay.go', { email: '' })
      await kiosk.settle()
      const session = isSignedIn ? { token: 'secret', visitId: kiosk.visit.id() } : undefined
      expect(kiosk.central.makePhoneLink.map(({ asked }) => asked.session)).toEqual([session])
      expect(kiosk.central.openPayment.map(({ asked }) => asked.session)).toEqual([session])
    }
  })
})
