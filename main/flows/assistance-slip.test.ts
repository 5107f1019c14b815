import { describe, expect, test } from 'vitest'
import { noticeNumberOf, openGuestVisit, type GuestVisit } from '../../tests/fixtures/guest-visit.ts'
import { ticketQr } from '../domain/ticket-qr.ts'

const ok = { ok: true, value: {} }
const stateOf = ({ visit }: GuestVisit) => visit.screen().scene.state
const sceneOf = ({ visit }: GuestVisit) => visit.screen().scene

async function open(settings = {}): Promise<GuestVisit> {
  const kiosk = openGuestVisit(settings)
  await kiosk.call('visit.open', { tile: 'assistance' })
  return kiosk
}

const key = { number: '12-345', code: '7K3MPX0A2B' }
const found = {
  found: true,
  state: 'answered',
  reason: 'printing',
  text: 'Il foglio è bianco',
  openedAt: '2026-11-23T08:00:00.000Z',
  replies: [{ at: '2026-11-23T09:00:00.000Z', text: 'Ora funziona.' }],
} as const

/** Asks for a request by its slip, and answers as the centre would. */
async function find(kiosk: GuestVisit, value: typeof found | { readonly found: false }, typed = key) {
  const searched = kiosk.call('assistance.find', typed)
  await kiosk.settle()
  kiosk.central.findTicket.at(-1)?.resolve({ ok: true, value: structuredClone(value) as never })
  return searched
}

describe('a request that was made', () => {
  test('is read by its number and code, however they are typed', async () => {
    const kiosk = await open()
    await kiosk.call('assistance.ask-slip')
    expect(await find(kiosk, found, { number: ' 12 – 345', code: '7k3mp xoa2b' })).toEqual(ok)
    expect(kiosk.central.findTicket[0]?.asked).toEqual(key)
    expect(stateOf(kiosk)).toMatchObject({
      name: 'found',
      ticket: { number: '12-345', state: 'answered', replies: found.replies },
    })
  })

  test('is not asked for with what cannot be one', async () => {
    const kiosk = await open()
    await kiosk.call('assistance.ask-slip')
    expect(await kiosk.call('assistance.find', { ...key, number: '12' })).toEqual({ ok: false, refusal: 'bad-number' })
    expect(await kiosk.call('assistance.find', { ...key, code: '7K3' })).toEqual({ ok: false, refusal: 'bad-code' })
    expect(kiosk.central.findTicket).toEqual([])
  })

  test('that is not there says the same whatever was wrong, and too many of them end the guessing', async () => {
    const kiosk = await open({ unknownCodesPerVisit: 2 })
    await kiosk.call('assistance.ask-slip')
    for (let count = 1; count <= 2; count++) {
      await find(kiosk, { found: false })
      expect(stateOf(kiosk)).toMatchObject({ name: 'fault', fault: 'not-found', ...key })
      await kiosk.call('assistance.back')
    }
    await kiosk.call('assistance.find', key)
    expect(stateOf(kiosk)).toMatchObject({ name: 'fault', fault: 'too-many-attempts' })
    expect(kiosk.central.findTicket).toHaveLength(2)
  })

  test('that is not there counts for the kiosk also when the person has gone, and not for the next one', async () => {
    const kiosk = await open({ unknownCodesPerVisit: 1, unknownCodesPerHour: 2 })
    for (let gone = 1; gone <= 2; gone++) {
      await kiosk.call('assistance.ask-slip')
      const searched = kiosk.call('assistance.find', key)
      await kiosk.settle()
      expect(kiosk.central.findTicket).toHaveLength(gone)
      await kiosk.call('visit.end')
      kiosk.central.findTicket.at(-1)?.resolve({ ok: true, value: { found: false } })
      await searched
      await kiosk.call('visit.open', { tile: 'assistance' })
    }
    await kiosk.call('assistance.ask-slip')
    await kiosk.call('assistance.find', key)
    expect(stateOf(kiosk)).toMatchObject({ name: 'fault', fault: 'too-many-attempts' })
  })

  test('cannot be read while the centre does not answer, and can a moment later', async () => {
    const kiosk = await open()
    await kiosk.call('assistance.ask-slip')
    void kiosk.call('assistance.find', key)
    await kiosk.settle()
    kiosk.central.findTicket[0]?.resolve({ ok: false, failure: 'unreachable' })
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'fault', fault: 'unreachable', ...key })
    await find(kiosk, found)
    expect(stateOf(kiosk)).toMatchObject({ name: 'found' })
  })

  test('is opened by its slip from any screen, and leads back there', async () => {
    const kiosk = openGuestVisit()
    await kiosk.call('visit.open', { tile: 'notice' })
    await kiosk.call('notice.keep-typed', { typed: noticeNumberOf(1).slice(0, 9) })
    const entry = sceneOf(kiosk)
    const scanned = kiosk.call('scan.read', { text: ticketQr(key) })
    await kiosk.settle()
    kiosk.central.findTicket[0]?.resolve({ ok: true, value: structuredClone(found) as never })
    expect(await scanned).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'found', ticket: { number: '12-345' } })
    for (const name of ['slip', 'reason']) {
      await kiosk.call('assistance.back')
      expect(stateOf(kiosk)).toMatchObject({ name })
    }
    await kiosk.call('assistance.back')
    expect(sceneOf(kiosk)).toEqual(entry)
  })

  test('of an abandoned search reaches neither the next search nor the next person', async () => {
    const kiosk = await open()
    await kiosk.call('assistance.ask-slip')
    void kiosk.call('assistance.find', key)
    await kiosk.settle()
    await kiosk.call('visit.end')
    await kiosk.call('visit.open', { tile: 'assistance' })
    const before = kiosk.visit.screen()
    kiosk.central.findTicket[0]?.resolve({ ok: true, value: structuredClone(found) as never })
    await kiosk.settle()
    expect(kiosk.visit.screen()).toBe(before)
  })
})
