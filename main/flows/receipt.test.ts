import { describe, expect, test } from 'vitest'
import { noticeNumberOf, openGuestVisit, receiptOf, type GuestVisit } from '../../tests/fixtures/guest-visit.ts'

const code = noticeNumberOf(1)
const taxCode = 'RSSMRA80A01H501U'
const ok = { ok: true, value: {} }
const receipt = receiptOf(code, 'Mario Rossi')
const stateOf = ({ visit }: GuestVisit) => visit.screen().scene.state

async function open(settings = {}): Promise<GuestVisit> {
  const kiosk = openGuestVisit(settings)
  await kiosk.call('visit.open', { tile: 'receipt' })
  return kiosk
}

/** Looks for a receipt, and answers as the centre would. */
async function find(kiosk: GuestVisit, copy?: 'payer' | 'debtor', typed = { code, taxCode }): Promise<void> {
  const searched = kiosk.call('receipt.find', typed)
  await kiosk.settle()
  const value = copy === undefined ? ({ found: false } as const) : ({ found: true, receipt, copy } as const)
  kiosk.central.findReceipt.at(-1)?.resolve({ ok: true, value })
  await searched
}

describe('a receipt', () => {
  test('is found by its code and a tax code, however they are typed, and shown masked', async () => {
    const kiosk = await open()
    await find(kiosk, 'payer', { code: code.replace(/(.{4})/g, '$1 '), taxCode: 'rssmra80a01h501u' })
    expect(kiosk.central.findReceipt[0]?.asked).toEqual({ code, taxCode })
    expect(stateOf(kiosk)).toMatchObject({
      name: 'found',
      receipt: { amountCents: 12_050, feeCents: 150, maskedDebtor: { name: 'M*** R***', fiscalCode: 'R*****1U' } },
    })
    expect(JSON.stringify(stateOf(kiosk)).replace(receipt.description, '')).not.toMatch(/Mario|Rossi|RSSMRA/)
  })

  test('shows a debtor who did not pay it no fee', async () => {
    const kiosk = await open()
    await find(kiosk, 'debtor')
    expect(stateOf(kiosk)).not.toHaveProperty('receipt.feeCents')
  })

  test('is printed, and mailed with the pair that proved the right to it', async () => {
    const kiosk = await open()
    await find(kiosk, 'payer')
    expect(await kiosk.call('receipt.print')).toEqual(ok)
    expect(kiosk.visit.screen().print).toMatchObject({ document: 'receipt', facts: { noticeNumber: code } })
    const mailed = kiosk.call('receipt.mail', { email: 'anna@posta.example' })
    await kiosk.settle()
    expect(kiosk.central.mailReceipt[0]?.asked).toMatchObject({ code, taxCode, email: 'anna@posta.example' })
    kiosk.central.mailReceipt[0]?.resolve({ ok: true, value: { result: 'queued' } })
    expect(await mailed).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'mailed', maskedEmail: 'a***@posta.example' })
  })

  test('is one mail, however often it was asked for before the centre was heard', async () => {
    const kiosk = await open()
    await find(kiosk, 'payer')
    const mail = () => kiosk.call('receipt.mail', { email: 'anna@posta.example' })
    const [first, second] = [mail(), mail()]
    await kiosk.settle()
    kiosk.central.mailReceipt[0]?.resolve({ ok: false, failure: 'unreachable' })
    kiosk.central.mailReceipt[1]?.resolve({ ok: true, value: { result: 'queued' } })
    expect([await first, await second]).toEqual([{ ok: false, refusal: 'unreachable' }, ok])
    const ids = kiosk.central.mailReceipt.map(({ asked }) => asked.requestId)
    expect(ids).toEqual([ids[0], ids[0]])
  })

  test('is taken to the phone by an address that is made anew under the same id, and not where the centre is not heard', async () => {
    const kiosk = await open()
    expect(await kiosk.call('receipt.by-phone')).toEqual({ ok: false, refusal: 'not-now' })
    await find(kiosk, 'payer')
    const { makeReceiptLink } = kiosk.central
    const linked = async (outcome: Parameters<(typeof makeReceiptLink)[number]['resolve']>[0]) => {
      expect(await kiosk.call('receipt.by-phone')).toEqual(ok)
      expect(stateOf(kiosk)).toMatchObject({ name: 'linking' })
      makeReceiptLink.at(-1)?.resolve(outcome)
      await kiosk.settle()
      return makeReceiptLink.at(-1)?.asked
    }
    expect(await linked({ ok: false, failure: 'unreachable' })).toMatchObject({ code, taxCode, language: 'it' })
    expect(stateOf(kiosk)).toMatchObject({ name: 'no-link' })
    const expiresAt = '2026-11-23T08:30:00.000Z'
    const made = { ok: true, value: { result: 'made', address: 'https://centre.example/d/1', expiresAt } } as const
    const first = await linked(made)
    expect(stateOf(kiosk)).toMatchObject({ name: 'link', expiresAt, qrRows: expect.any(Array) as unknown })
    expect((await linked(made))?.linkId).toBe(first?.linkId)
    await kiosk.call('receipt.back')
    expect(stateOf(kiosk)).toMatchObject({ name: 'found' })
    // One that nobody has heard of yet is asked for under an id of its own.
    await kiosk.call('receipt.by-phone')
    await kiosk.call('receipt.back')
    await kiosk.call('receipt.by-phone')
    const [before, last] = makeReceiptLink.slice(-2)
    expect(before?.asked.linkId).not.toBe(last?.asked.linkId)
  })

  test('waits for its address: nobody is led away from there, or the answer would find no screen', async () => {
    const kiosk = await open()
    await find(kiosk, 'payer')
    await kiosk.call('receipt.by-phone')
    await kiosk.call('assistance.begin')
    expect(kiosk.visit.screen()).toMatchObject({
      overlay: 'help',
      scene: { flow: 'receipt', state: { name: 'linking' } },
    })
    const value = {
      result: 'made',
      address: 'https://centre.example/d/1',
      expiresAt: '2026-11-23T08:30:00.000Z',
    } as const
    kiosk.central.makeReceiptLink[0]?.resolve({ ok: true, value })
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'link' })
  })

  test('is not said to be mailed when the centre did not take it', async () => {
    const kiosk = await open()
    await find(kiosk, 'payer')
    expect(await kiosk.call('receipt.mail', { email: 'anna' })).toEqual({ ok: false, refusal: 'bad-email' })
    const mailed = kiosk.call('receipt.mail', { email: 'anna@posta.example' })
    await kiosk.settle()
    kiosk.central.mailReceipt[0]?.resolve({ ok: false, failure: 'unreachable' })
    expect(await mailed).toEqual({ ok: false, refusal: 'unreachable' })
    expect(stateOf(kiosk)).toMatchObject({ name: 'found' })
  })

  test('that is not there says the same whatever was wrong, and too many of them end the guessing', async () => {
    const kiosk = await open({ unknownCodesPerVisit: 2 })
    for (let count = 1; count <= 2; count++) {
      await find(kiosk)
      expect(stateOf(kiosk)).toEqual({ name: 'fault', fault: 'not-found', code, taxCode })
      await kiosk.call('receipt.back')
    }
    await kiosk.call('receipt.find', { code, taxCode })
    expect(stateOf(kiosk)).toMatchObject({ name: 'fault', fault: 'too-many-attempts' })
    expect(kiosk.central.findReceipt).toHaveLength(2)
    // The next person has all tries again.
    await kiosk.call('visit.end')
    await kiosk.call('visit.open', { tile: 'receipt' })
    void kiosk.call('receipt.find', { code, taxCode })
    await kiosk.settle()
    expect(kiosk.central.findReceipt).toHaveLength(3)
  })

  test('that is not there counts for the kiosk also when the person has gone', async () => {
    const kiosk = await open({ unknownCodesPerHour: 1 })
    const searched = kiosk.call('receipt.find', { code, taxCode })
    await kiosk.settle()
    await kiosk.call('visit.end')
    kiosk.central.findReceipt[0]?.resolve({ ok: true, value: { found: false } })
    await searched
    await kiosk.call('visit.open', { tile: 'receipt' })
    await kiosk.call('receipt.find', { code, taxCode })
    expect(stateOf(kiosk)).toMatchObject({ name: 'fault', fault: 'too-many-attempts' })
  })

  test('is not asked for with what cannot be a code', async () => {
    const kiosk = await open()
    expect(await kiosk.call('receipt.find', { code: '12', taxCode })).toEqual({ ok: false, refusal: 'bad-code' })
    expect(await kiosk.call('receipt.find', { code, taxCode: 'X' })).toEqual({ ok: false, refusal: 'bad-tax-code' })
    expect(kiosk.central.findReceipt).toEqual([])
  })

  test('of an abandoned search reaches neither the next search nor the next person', async () => {
    const kiosk = await open()
    void kiosk.call('receipt.find', { code, taxCode })
    await kiosk.settle()
    await kiosk.call('visit.end')
    await kiosk.call('visit.open', { tile: 'receipt' })
    kiosk.central.findReceipt[0]?.resolve({ ok: true, value: { found: true, receipt, copy: 'payer' } })
    await kiosk.settle()
    expect(stateOf(kiosk)).toEqual({ name: 'entry', code: '', taxCode: '' })
    expect(await kiosk.call('receipt.print')).toEqual({ ok: false, refusal: 'not-now' })
  })
})
