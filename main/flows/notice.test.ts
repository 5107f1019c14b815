import { describe, expect, test } from 'vitest'
import {
  CREDITOR,
  foundNotice,
  noticeNumberOf,
  openNoticeVisit,
  type NoticeVisit,
} from '../../tests/fixtures/notice-visit.ts'
import { noticeQrText } from '../domain/qr-code.ts'

const code = noticeNumberOf(1)

async function openNotice(settings: Readonly<Record<string, unknown>> = {}): Promise<NoticeVisit> {
  const kiosk = openNoticeVisit(settings)
  await kiosk.call('visit.open', { tile: 'notice' })
  return kiosk
}

/** Searches, and answers the look-up with what the centre or the cache would say. */
async function searchUnknown(kiosk: NoticeVisit): Promise<void> {
  const searched = kiosk.call('notice.find', { code, isSure: true })
  await kiosk.settle()
  kiosk.lookUps.at(-1)?.resolve({ found: false, why: 'unknown' })
  await searched
  await kiosk.call('notice.back')
}

async function openSummary(): Promise<NoticeVisit> {
  const kiosk = await openNotice()
  const searched = kiosk.call('notice.find', { code, isSure: true })
  await kiosk.settle()
  kiosk.lookUps[0]?.resolve(foundNotice(code, 'Mario Rossi'))
  await searched
  return kiosk
}

const stateOf = (kiosk: NoticeVisit) => kiosk.visit.screen().scene.state

describe('unknown codes', () => {
  test('are limited in a visit: what comes after is not even looked up', async () => {
    const kiosk = await openNotice({ unknownCodesPerVisit: 3, unknownCodesPerHour: 100 })
    for (let count = 1; count <= 3; count++) await searchUnknown(kiosk)
    await kiosk.call('notice.find', { code, isSure: true })
    expect(stateOf(kiosk)).toEqual({ name: 'fault', fault: { kind: 'too-many-attempts' } })
    expect(kiosk.lookUps).toHaveLength(3)
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
    expect(stateOf(kiosk)).toMatchObject({ name: 'print-trouble', trouble: 'aborted' })
    expect([kiosk.prints, kiosk.faults]).toEqual([[], ['print']])
  })

  test('of which the kiosk lost the record may have come out', async () => {
    const kiosk = await openSummary()
    await kiosk.call('notice.print')
    kiosk.drawings[0]?.resolve(new Uint8Array(1))
    await kiosk.settle()
    kiosk.prints[0]?.reject(new Error('the disk is full'))
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'print-trouble', trouble: 'unknown' })
  })

  test('is not disturbed by a scan', async () => {
    const kiosk = await openSummary()
    await kiosk.call('notice.print')
    const text = noticeQrText({ noticeNumber: noticeNumberOf(2), creditor: CREDITOR, amountCents: 1 })
    expect(await kiosk.call('scan.read', { text })).toEqual({ ok: false, refusal: 'not-now' })
    expect(stateOf(kiosk)).toMatchObject({ name: 'printing' })
  })
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
