import { describe, expect, test } from 'vitest'
import {
  CREDITOR,
  foundNotice,
  noticeNumberOf,
  openGuestVisit,
  type GuestVisit,
} from '../../tests/fixtures/guest-visit.ts'
import { noticeQrText } from '../domain/qr-code.ts'

const code = noticeNumberOf(1)

async function openNotice(settings: Readonly<Record<string, unknown>> = {}): Promise<GuestVisit> {
  const kiosk = openGuestVisit(settings)
  await kiosk.call('visit.open', { tile: 'notice' })
  return kiosk
}

/** Searches, and answers the look-up with what the centre or the cache would say. */
async function searchUnknown(kiosk: GuestVisit): Promise<void> {
  const searched = kiosk.call('notice.find', { code, isSure: true })
  await kiosk.settle()
  kiosk.lookUps.at(-1)?.resolve({ found: false, why: 'unknown' })
  await searched
  await kiosk.call('notice.back')
}

async function openSummary(settings: Readonly<Record<string, unknown>> = {}): Promise<GuestVisit> {
  const kiosk = await openNotice(settings)
  const searched = kiosk.call('notice.find', { code, isSure: true })
  await kiosk.settle()
  kiosk.lookUps[0]?.resolve(foundNotice(code, 'Mario Rossi'))
  await searched
  return kiosk
}

const stateOf = (kiosk: GuestVisit) => kiosk.visit.screen().scene.state

describe('unknown codes', () => {
  test('are limited in a visit: what comes after is not even looked up', async () => {
    const kiosk = await openNotice({ unknownCodesPerVisit: 3, unknownCodesPerHour: 100 })
    for (let count = 1; count <= 3; count++) await searchUnknown(kiosk)
    await kiosk.call('notice.find', { code, isSure: true })
    expect(stateOf(kiosk)).toEqual({ name: 'fault', fault: { kind: 'too-many-attempts' } })
    expect(kiosk.lookUps).toHaveLength(3)
  })

  test('count in that hour also when the person has gone before the answer', async () => {
    const kiosk = await openNotice({ unknownCodesPerHour: 1 })
    const searched = kiosk.call('notice.find', { code, isSure: true })
    await kiosk.settle()
    await kiosk.call('visit.end')
    kiosk.lookUps[0]?.resolve({ found: false, why: 'unknown' })
    await searched
    await kiosk.call('visit.open', { tile: 'notice' })
    await kiosk.call('notice.find', { code, isSure: true })
    expect(stateOf(kiosk)).toEqual({ name: 'fault', fault: { kind: 'too-many-attempts' } })
  })

  test('are limited in an hour, whoever tries', async () => {
    const kiosk = await openNotice({ unknownCodesPerVisit: 3, unknownCodesPerHour: 5 })
    for (let count = 1; count <= 5; count++) {
      await searchUnknown(kiosk)
      await kiosk.call('visit.end')
      await kiosk.call('visit.open', { tile: 'notice' })
    }
    await kiosk.call('scan.read', { text: code })
    expect(stateOf(kiosk)).toEqual({ name: 'fault', fault: { kind: 'too-many-attempts' } })
    expect(kiosk.lookUps).toHaveLength(5)
  })
})

describe('a look-up that breaks', () => {
  test('leaves a screen that says so, and is a fault', async () => {
    const kiosk = await openNotice()
    const searched = kiosk.call('notice.find', { code, isSure: true })
    await kiosk.settle()
    kiosk.lookUps[0]?.reject(new Error('the cache is broken'))
    await expect(searched).rejects.toThrow('the cache is broken')
    expect(stateOf(kiosk)).toEqual({ name: 'fault', fault: { kind: 'unreachable', code } })
  })
})

describe('a print', () => {
  test('whose sheet cannot be drawn has surely not come out', async () => {
    const kiosk = await openSummary()
    await kiosk.call('notice.print')
    kiosk.drawings[0]?.reject(new Error('no such font'))
    await kiosk.settle()
    expect(kiosk.visit.screen().print).toMatchObject({ name: 'trouble', trouble: 'aborted' })
    expect([kiosk.prints, kiosk.faults]).toEqual([[], ['print']])
  })

  test('of which the kiosk lost the record may have come out', async () => {
    const kiosk = await openSummary()
    await kiosk.call('notice.print')
    kiosk.drawings[0]?.resolve(new Uint8Array(1))
    await kiosk.settle()
    kiosk.prints[0]?.reject(new Error('the disk is full'))
    await kiosk.settle()
    expect(kiosk.visit.screen().print).toMatchObject({ name: 'trouble', trouble: 'unknown' })
  })

  test('is not disturbed by a scan', async () => {
    const kiosk = await openSummary()
    await kiosk.call('notice.print')
    const text = noticeQrText({ noticeNumber: noticeNumberOf(2), creditor: CREDITOR, amountCents: 1 })
    expect(await kiosk.call('scan.read', { text })).toEqual({ ok: false, refusal: 'not-now' })
    expect(kiosk.visit.screen().print).toMatchObject({ name: 'printing' })
  })
})

describe('where a guest proves whose notice it is before printing', () => {
  const settings = { guestPrint: 'with-tax-code', unknownCodesPerVisit: 2 }

  test('the right tax code prints, once for the visit, in whatever case', async () => {
    const kiosk = await openSummary(settings)
    await kiosk.call('notice.print')
    expect(stateOf(kiosk)).toMatchObject({ name: 'tax-code', isWrong: false })
    expect(kiosk.drawings).toEqual([])
    expect(await kiosk.call('notice.give-tax-code', { taxCode: 'rssmra80a01h501u' })).toEqual({ ok: true, value: {} })
    expect(kiosk.visit.screen()).toMatchObject({ print: { name: 'printing' }, scene: { state: { name: 'summary' } } })
    expect(kiosk.drawings).toHaveLength(1)
  })

  test('a wrong one prints nothing, and is a guess like any other', async () => {
    const kiosk = await openSummary(settings)
    await kiosk.call('notice.print')
    for (let count = 1; count <= 2; count++) {
      await kiosk.call('notice.give-tax-code', { taxCode: 'RSSMRA80A41H501Y' })
      expect(stateOf(kiosk)).toMatchObject({ name: 'tax-code', isWrong: true })
    }
    await kiosk.call('notice.give-tax-code', { taxCode: 'RSSMRA80A01H501U' })
    expect(stateOf(kiosk)).toEqual({ name: 'fault', fault: { kind: 'too-many-attempts' } })
    expect([kiosk.drawings, kiosk.visit.screen().print]).toEqual([[], null])
  })

  test('the proof is for that notice, and goes with the visit', async () => {
    const kiosk = await openSummary(settings)
    await kiosk.call('notice.print')
    await kiosk.call('notice.give-tax-code', { taxCode: 'RSSMRA80A01H501U' })
    kiosk.drawings[0]?.reject(new Error('no such font'))
    await kiosk.settle()
    await kiosk.call('print.close')
    await kiosk.call('notice.back')
    const searched = kiosk.call('notice.find', { code: noticeNumberOf(2), isSure: true })
    await kiosk.settle()
    kiosk.lookUps[1]?.resolve(foundNotice(noticeNumberOf(2), 'Ada Second'))
    await searched
    await kiosk.call('notice.print')
    expect(stateOf(kiosk)).toMatchObject({ name: 'tax-code' })
  })

  test('a municipality that has not decided asks too', async () => {
    const kiosk = await openSummary({ guestPrint: undefined })
    await kiosk.call('notice.print')
    expect(stateOf(kiosk)).toMatchObject({ name: 'tax-code' })
  })
})

test('a scan tells what the paper says, where the office asks for another amount now', async () => {
  for (const [amountCents, shown] of [
    [10_000, 10_000],
    [12_050, undefined],
  ] as const) {
    const kiosk = await openNotice()
    const text = noticeQrText({ noticeNumber: code, creditor: CREDITOR, amountCents })
    const scanned = kiosk.call('scan.read', { text })
    await kiosk.settle()
    kiosk.lookUps[0]?.resolve(foundNotice(code, 'Mario Rossi'))
    await scanned
    expect(stateOf(kiosk)).toMatchObject({ name: 'summary', notice: { amountCents: 12_050 } })
    expect((stateOf(kiosk) as { notice: { paperAmountCents?: number } }).notice.paperAmountCents).toBe(shown)
  }
})

test('a scan over help or languages shows the notice, not what lay over it', async () => {
  const kiosk = await openNotice()
  await kiosk.call('visit.help')
  const scanned = kiosk.call('scan.read', {
    text: noticeQrText({ noticeNumber: code, creditor: CREDITOR, amountCents: 1 }),
  })
  await kiosk.settle()
  kiosk.lookUps[0]?.resolve(foundNotice(code, 'Mario Rossi'))
  await scanned
  expect(kiosk.visit.screen()).toMatchObject({ overlay: 'none', scene: { state: { name: 'summary' } } })
})
