import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { openKioskStore } from '../../db/kiosk/client.ts'
import type { Device } from '../../db/kiosk/stores/device.ts'
import { startCentralBench } from '../../tests/sync/central-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { KEY, newKioskPath } from '../../tests/sync/kiosk-file.ts'
import { enrolDevice, tokenSource, type CentralAddress } from './device.ts'

let open: OpenCentral
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())

/** A centre, the address at which it is asked, all bodies that it was sent, and a clock that does not depend on the time of day. */
async function newCentre() {
  const bench = await startCentralBench(open.db)
  const sent: string[] = []
  const address: CentralAddress = {
    url: 'http://centre.example',
    fetch: async (input, init) => {
      const body = typeof init?.body === 'string' ? init.body : ''
      sent.push(body)
      const { status, text } = await bench.post(
        new URL(input instanceof URL ? input.href : '').pathname,
        JSON.parse(body),
      )
      return new Response(text, { status, headers: { date: bench.now().toUTCString() } })
    },
  }
  let uptimeMs = 0
  const clock = { now: bench.now, uptimeMs: () => uptimeMs }
  return { bench, sent, address, clock, wait: (ms: number) => void (uptimeMs += ms) }
}

const signal = new AbortController().signal

describe('enrolment', () => {
  test('keeps an identity whose private key was never sent', async () => {
    const { bench, sent, address } = await newCentre()
    const store = await openKioskStore({ path: newKioskPath(), key: KEY })
    const answer = await enrolDevice(address, store, await bench.newCode())
    const device = await store.ask('readDevice')
    expect(answer).toEqual({ ok: true, value: device })
    expect(device).toMatchObject({ creditor: bench.creditor })
    const { d, crv } = JSON.parse(device?.privateKey ?? '{}') as { d: string; crv: string }
    expect([crv, d.length]).toEqual(['Ed25519', 43])
    expect(sent).toHaveLength(1)
    expect(sent[0]).not.toContain(d)
    await store.close()
  })

  test('with a bad code, or without the line, keeps nothing', async () => {
    const { address } = await newCentre()
    const store = await openKioskStore({ path: newKioskPath(), key: KEY })
    expect(await enrolDevice(address, store, 'AAAAAAAA')).toEqual({ ok: false, failure: 'refused' })
    expect(await enrolDevice(address, store, 'not a code')).toEqual({ ok: false, failure: 'refused' })
    const cut = { ...address, fetch: () => Promise.reject(new TypeError('fetch failed')) }
    expect(await enrolDevice(cut, store, 'AAAAAAAA')).toEqual({ ok: false, failure: 'unreachable' })
    expect(await store.ask('readDevice')).toBeUndefined()
    await store.close()
  })
})

describe('tokens', () => {
  async function newSource() {
    const centre = await newCentre()
    const store = await openKioskStore({ path: newKioskPath(), key: KEY })
    const answer = await enrolDevice(centre.address, store, await centre.bench.newCode())
    await store.close()
    if (!answer.ok) throw new Error('not enrolled')
    centre.sent.length = 0
    return { ...centre, device: answer.value, source: tokenSource(centre.address, answer.value, centre.clock) }
  }

  const tokenOf = async ({ source }: { source: ReturnType<typeof tokenSource> }) => {
    const answer = await source.token(signal)
    return answer.ok ? answer.value : ''
  }

  test('are asked for with a short assertion, each another', async () => {
    const centre = await newSource()
    centre.source.drop(await tokenOf(centre))
    await tokenOf(centre)
    const assertions = centre.sent.map((body) => (JSON.parse(body) as { assertion: string }).assertion)
    const [first, second] = assertions.map((assertion) => decodeJwt(assertion))
    const issuedAt = centre.bench.now().getTime() / 1000
    expect(decodeProtectedHeader(assertions[0] ?? '')).toEqual({ alg: 'EdDSA' })
    const { kioskId } = centre.device
    expect(first).toMatchObject({
      iss: kioskId,
      sub: kioskId,
      aud: 'sportello-central',
      iat: issuedAt,
      exp: issuedAt + 60,
    })
    expect(first?.jti).not.toBe(second?.jti)
  })

  test('are kept until a minute before their end, by a clock that cannot be set', async () => {
    const centre = await newSource()
    const first = await tokenOf(centre)
    // A clock on the wall that jumps changes nothing.
    centre.bench.pass(-86_400_000)
    centre.wait(539_999)
    expect(await tokenOf(centre)).toBe(first)
    expect(centre.sent).toHaveLength(1)
    centre.wait(1)
    expect(await tokenOf(centre)).not.toBe('')
    expect(centre.sent).toHaveLength(2)
  })

  test.each([-3_600_000, -121_000, 61_000, 86_400_000])('are given though the clock is %i ms off', async (offMs) => {
    const centre = await newSource()
    const clock = { ...centre.clock, now: () => new Date(centre.bench.now().getTime() + offMs) }
    const source = tokenSource(centre.address, centre.device, clock)
    const first = await source.token(signal)
    expect(first).toMatchObject({ ok: true })
    expect(centre.sent).toHaveLength(2)
    // From then on it signs by the time of the centre.
    source.drop(first.ok ? first.value : '')
    expect(await source.token(signal)).toMatchObject({ ok: true })
    expect(centre.sent).toHaveLength(3)
  })

  test('that was refused is dropped, but not one that came after it', async () => {
    const centre = await newSource()
    const first = await tokenOf(centre)
    centre.bench.pass(1000)
    centre.source.drop(first)
    const second = await tokenOf(centre)
    expect(second).not.toBe(first)
    centre.source.drop(first)
    expect(await tokenOf(centre)).toBe(second)
    expect(centre.sent).toHaveLength(2)
  })

  test('of a kiosk that the centre does not know, or with another key, are not given', async () => {
    const centre = await newSource()
    const other = await newSource()
    const mixed: Device = { ...centre.device, privateKey: other.device.privateKey }
    const source = tokenSource(centre.address, mixed, centre.clock)
    expect(await source.token(signal)).toMatchObject({ ok: false, failure: 'unauthorized' })
    expect(await tokenSource(other.address, centre.device, centre.clock).token(signal)).toMatchObject({
      ok: false,
      failure: 'unauthorized',
    })
  })

  test('are not waited for by who no longer wants one', async () => {
    const centre = await newSource()
    const gone = new AbortController()
    const deaf: CentralAddress = {
      url: 'http://centre.example',
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('given up')))
          gone.abort()
        }),
    }
    expect(await tokenSource(deaf, centre.device, centre.clock).token(gone.signal)).toEqual({
      ok: false,
      failure: 'unreachable',
    })
  })
})
