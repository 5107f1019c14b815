import { describe, expect, test } from 'vitest'
import {
  CREDITOR,
  foundNotice,
  noticeNumberOf,
  openGuestVisit,
  receiptOf,
  type GuestVisit,
} from '../../tests/fixtures/guest-visit.ts'
import { mistype } from '../domain/keyboard-mix.ts'
import { noticeQrText } from '../domain/qr-code.ts'
import { ticketQr } from '../domain/ticket-qr.ts'

const code = noticeNumberOf(1)
const otherCode = noticeNumberOf(2)
const taxCode = 'RSSMRA80A01H501U'
const qr = (noticeNumber = code, creditor = CREDITOR) => noticeQrText({ noticeNumber, creditor, amountCents: 12_050 })
const slip = { number: '12-345', code: '7K3MPX0A2B' }
const ok = { ok: true, value: {} }

const stateOf = (kiosk: GuestVisit) => kiosk.visit.screen().scene.state
const scan = (kiosk: GuestVisit, text: string) => kiosk.call('scan.read', { text })

async function openSummary(settings: Readonly<Record<string, unknown>> = {}): Promise<GuestVisit> {
  const kiosk = openGuestVisit(settings)
  const scanned = scan(kiosk, qr())
  await kiosk.settle()
  kiosk.lookUps.at(-1)?.resolve(foundNotice(code, 'Mario Rossi'))
  await scanned
  expect(stateOf(kiosk)).toMatchObject({ name: 'summary' })
  return kiosk
}

async function openReceipt(): Promise<GuestVisit> {
  const kiosk = openGuestVisit()
  await kiosk.call('visit.open', { tile: 'receipt' })
  return kiosk
}

/** What is of no use on most screens, and what is said of it. */
const useless = [
  ['half', 'PAGOPA|002|3020'],
  ['goods', '8001234567897'],
  ['link', 'https://www.example.org/'],
  ['other', 'WIFI:S:x;;'],
  ['other-creditor', qr(code, '80012345678')],
] as const

describe('at the beginning, a scan', () => {
  test.each([qr(), mistype.usOnItalian(qr()), mistype.italianOnUs(qr()), code])(
    'of %s looks the notice up',
    async (text) => {
      const kiosk = openGuestVisit()
      void scan(kiosk, text)
      await kiosk.settle()
      expect(kiosk.lookUps.map(({ asked }) => asked)).toEqual([code])
    },
  )

  test.each([
    ['PAGOPA|002|3020', { kind: 'half-scan' }],
    ['8001234567897', { kind: 'foreign-scan', what: 'goods' }],
    ['https://www.example.org/', { kind: 'foreign-scan', what: 'link' }],
    [taxCode, { kind: 'foreign-scan', what: 'tax-code' }],
    ['WIFI:S:x;;', { kind: 'foreign-scan', what: 'other' }],
    [qr(code, '80012345678'), { kind: 'other-creditor', creditorCode: '80012345678' }],
  ])('of %s has a screen of its own', async (text, fault) => {
    const kiosk = openGuestVisit()
    expect(await scan(kiosk, text)).toEqual(ok)
    expect(stateOf(kiosk)).toEqual({ name: 'fault', fault })
  })
})

describe('on a screen that somebody has got to, a scan', () => {
  test.each([...useless, ['tax-code', taxCode] as const])(
    'that is %s takes nothing away, and is told of',
    async (refusal, text) => {
      const kiosk = await openSummary()
      const before = kiosk.visit.screen()
      expect(await scan(kiosk, text)).toEqual({ ok: false, refusal })
      expect(kiosk.visit.screen()).toBe(before)
    },
  )

  test('of another notice goes to that one', async () => {
    const kiosk = await openSummary()
    void scan(kiosk, qr(otherCode))
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'searching', code: otherCode })
  })

  test('of a health card fills the tax code that is asked for, and is the debtor’s or not', async () => {
    const kiosk = await openSummary({ guestPrint: 'with-tax-code' })
    await kiosk.call('notice.print')
    expect(await scan(kiosk, taxCode)).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'tax-code', typed: taxCode })
    expect(kiosk.prints).toEqual([])
  })

  test('over help is told of there, or closes it', async () => {
    const kiosk = openGuestVisit()
    await kiosk.call('visit.help')
    expect(await scan(kiosk, taxCode)).toEqual({ ok: false, refusal: 'tax-code' })
    expect(kiosk.visit.screen().overlay).toBe('help')
    void scan(kiosk, qr())
    await kiosk.settle()
    expect(kiosk.visit.screen()).toMatchObject({ overlay: 'none', scene: { state: { name: 'searching' } } })
  })
})

describe('while a receipt is looked for, a scan', () => {
  test('fills its field, the notice’s or our slip’s code and the tax code, in either order', async () => {
    const kiosk = await openReceipt()
    await scan(kiosk, taxCode)
    await scan(kiosk, mistype.usOnItalian(qr()))
    expect(stateOf(kiosk)).toEqual({ name: 'entry', code, taxCode })
    expect(kiosk.lookUps).toEqual([])
  })

  test.each(useless)('that is %s leaves what was typed', async (refusal, text) => {
    const kiosk = await openReceipt()
    await kiosk.call('receipt.keep-typed', { code: '3020', taxCode: 'RSS' })
    expect(await scan(kiosk, text)).toEqual({ ok: false, refusal })
    expect(stateOf(kiosk)).toEqual({ name: 'entry', code: '3020', taxCode: 'RSS' })
  })

  test('goes on to the next receipt when one is there, with nothing of the last', async () => {
    const kiosk = await openReceipt()
    const searched = kiosk.call('receipt.find', { code, taxCode })
    await kiosk.settle()
    expect(await scan(kiosk, qr(otherCode))).toEqual({ ok: false, refusal: 'not-now' })
    kiosk.central.findReceipt[0]?.resolve({
      ok: true,
      value: { found: true, receipt: receiptOf(code, 'Mario Rossi'), copy: 'payer' },
    })
    await searched
    await kiosk.call('receipt.keep-email', { email: 'anna@posta.example' })
    expect(stateOf(kiosk)).toMatchObject({ name: 'found', email: 'anna@posta.example' })
    expect(await scan(kiosk, taxCode)).toEqual({ ok: false, refusal: 'tax-code' })
    expect(await scan(kiosk, qr(otherCode))).toEqual(ok)
    expect(stateOf(kiosk)).toEqual({ name: 'entry', code: otherCode, taxCode: '' })
  })
})

describe('while a request for assistance is written, a scan', () => {
  async function openRequest(): Promise<GuestVisit> {
    const kiosk = openGuestVisit()
    await kiosk.call('visit.open', { tile: 'assistance' })
    await kiosk.call('assistance.choose-reason', { reason: 'printing' })
    await kiosk.call('assistance.keep-typed', { text: 'Il foglio è' })
    return kiosk
  }

  test.each([
    [qr(), ok],
    [code.slice(1), ok],
    [qr(code, '80012345678'), { ok: false, refusal: 'other-creditor' }],
    ['WIFI:S:x;;', { ok: false, refusal: 'other' }],
    [taxCode, { ok: false, refusal: 'tax-code' }],
  ])('of %s leaves what was typed, and says which notice it is about', async (text, reply) => {
    const kiosk = await openRequest()
    expect(await scan(kiosk, text)).toEqual(reply)
    expect(stateOf(kiosk)).toMatchObject({ name: 'text', draft: { text: 'Il foglio è' } })
    const context = { screen: 'assistance.text', noticeNumber: code }
    if (reply === ok) expect(stateOf(kiosk)).toMatchObject({ draft: { context } })
    else expect(stateOf(kiosk)).not.toHaveProperty('draft.context')
  })

  test('of a slip opens what is on it, and what was typed waits', async () => {
    const kiosk = await openRequest()
    const scanned = scan(kiosk, mistype.usOnItalian(ticketQr(slip)))
    await kiosk.settle()
    expect(kiosk.central.findTicket[0]?.asked).toEqual(slip)
    kiosk.central.findTicket[0]?.resolve({ ok: true, value: { found: false } })
    expect(await scanned).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'fault', draft: { text: 'Il foglio è' } })
    // Now there is nothing on the screen that a notice would take away.
    void scan(kiosk, qr())
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'searching', code })
  })
})

test.each([
  ['SPORTELLO-TICKET/12-345/7K3', { ok: false, refusal: 'half' }],
  ['SPORTELLO-TICKET', { ok: false, refusal: 'half' }],
])('half a slip, %s, is told of on a screen that somebody has got to', async (text, reply) => {
  const kiosk = await openSummary()
  expect(await scan(kiosk, text)).toEqual(reply)
  expect(stateOf(kiosk)).toMatchObject({ name: 'summary' })
})

test('a slip opens nothing while a payment has the next word', async () => {
  const kiosk = await openSummary()
  await kiosk.call('notice.pay-by-page')
  expect(await scan(kiosk, ticketQr(slip))).toEqual({ ok: false, refusal: 'not-now' })
  expect(kiosk.central.findTicket).toEqual([])
})

test('a notice that turns out to be paid leads to its receipt, with the code filled in', async () => {
  const kiosk = openGuestVisit()
  const paid = foundNotice(code, 'Mario Rossi')
  const scanned = scan(kiosk, qr())
  await kiosk.settle()
  const options = paid.position.options.map((option) => ({ ...option, status: 'PO_PAID' as const }))
  kiosk.lookUps[0]?.resolve({ ...paid, position: { ...paid.position, status: 'PAID', options } })
  await scanned
  expect(stateOf(kiosk)).toEqual({ name: 'fault', fault: { kind: 'paid', code } })
  expect(await kiosk.call('notice.find-receipt')).toEqual(ok)
  expect(stateOf(kiosk)).toEqual({ name: 'entry', code, taxCode: '' })
  expect(await kiosk.call('notice.find-receipt')).toEqual({ ok: false, refusal: 'not-now' })
})
