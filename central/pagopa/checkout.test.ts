import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startScriptedPeer, type Answer, type ScriptedPeer } from '../../tests/pagopa/scripted-peer.ts'
import type { CallPorts } from './call.ts'
import { openCart, type Cart, type CartOutcome, type CheckoutConfig } from './checkout.ts'
import { whenAborted } from '../../tests/fixtures/when-aborted.ts'

const KEY = 'the-secret-key'

const CART: Cart = {
  idCart: '0b4c6a3e-7d8f-4a57-9f0e-1f3b6f1c2d3e',
  noticeNumber: '301202000000003130',
  creditor: '99999000013',
  amountCents: 15_000,
  companyName: 'Comune di Borgo',
  description: 'TARI 2026, prima rata',
  returnUrls: {
    ok: 'https://centre.example/back/r/ok',
    cancel: 'https://centre.example/back/r/cancel',
    error: 'https://centre.example/back/r/error',
    waiting: 'https://centre.example/back/r/waiting',
  },
}

let peer: ScriptedPeer
let calls: number
beforeAll(async () => {
  peer = await startScriptedPeer()
})
afterAll(() => peer.close())
beforeEach(() => {
  calls = peer.heard.length
})

/** A clock by which no time passes: naps are noted and are over at once, but the deadline of a call never comes. */
function clock() {
  const naps: number[] = []
  const sleep: CallPorts['sleep'] = (ms, signal) => {
    if (ms === 8000) return whenAborted(signal)
    naps.push(ms)
    return Promise.resolve()
  }
  return { naps, sleep }
}

const config = (more: Partial<CheckoutConfig> = {}): CheckoutConfig => ({
  url: `${peer.url}/checkout/ec/v2`,
  key: KEY,
  hosts: [],
  ...more,
})

/** Opens a cart at a peer that gives these answers, the last of them for good. */
async function open(answers: readonly Answer[], cart: Cart = CART) {
  let next = 0
  peer.answer = () => answers[Math.min(next++, answers.length - 1)] as Answer
  const { naps, sleep } = clock()
  const outcome = await openCart(config(), cart, { fetch, sleep })
  return { outcome, naps, calls: peer.heard.length - calls }
}

const redirect = (location: string): Answer => ({ status: 302, headers: { location } })

describe('a cart', () => {
  it('is asked for as the description says, and its page is where the answer points', async () => {
    const page = `${peer.url}/ecommerce/checkout/v1/carts/x/redirect?clientId=CHECKOUT_CART`
    const { outcome } = await open([redirect(page)], { ...CART, email: 'maria@example.org' })
    expect(outcome).toEqual({ ok: true, location: page })
    const call = peer.heard.at(-1)
    expect([call?.method, call?.path]).toEqual(['POST', '/checkout/ec/v2/carts'])
    expect(call?.headers).toMatchObject({ 'ocp-apim-subscription-key': KEY, 'content-type': 'application/json' })
    expect(JSON.parse(call?.body ?? '')).toEqual({
      emailNotice: 'maria@example.org',
      paymentNotices: [
        {
          noticeNumber: '301202000000003130',
          fiscalCode: '99999000013',
          amount: 15_000,
          companyName: 'Comune di Borgo',
          description: 'TARI 2026, prima rata',
        },
      ],
      returnUrls: {
        returnOkUrl: 'https://centre.example/back/r/ok',
        returnCancelUrl: 'https://centre.example/back/r/cancel',
        returnErrorUrl: 'https://centre.example/back/r/error',
        returnWaitingUrl: 'https://centre.example/back/r/waiting',
      },
      idCart: CART.idCart,
    })
  })

  it('has no e-mail where the person gave none, and no text that is too long or ends in half a character', async () => {
    await open([redirect(peer.url)], {
      ...CART,
      companyName: 'C'.repeat(200),
      description: `${'d'.repeat(139)}\u{1F3DB} and more`,
    })
    const body = JSON.parse(peer.heard.at(-1)?.body ?? '') as {
      paymentNotices: readonly { companyName: string; description: string }[]
    }
    expect(body).not.toHaveProperty('emailNotice')
    expect(body.paymentNotices[0]).toMatchObject({ companyName: 'C'.repeat(140), description: 'd'.repeat(139) })
  })
})

describe('where a person may be sent', () => {
  const openAt = async (url: string, location: string, hosts: readonly string[] = []) => {
    const line: typeof fetch = () => Promise.resolve(new Response(null, { status: 302, headers: { location } }))
    return openCart(config({ url, hosts }), CART, { fetch: line, sleep: clock().sleep })
  }
  const PRODUCTION = 'https://api.platform.pagopa.it/checkout/ec/v2'

  it.each([
    [PRODUCTION, 'https://api.platform.pagopa.it/ecommerce/checkout/v1/carts/x/redirect'],
    [PRODUCTION, 'https://checkout.pagopa.it/c/x'],
    [PRODUCTION, 'https://CHECKOUT.pagopa.it:443/c/x'],
    ['https://checkout.example/v2/', 'https://checkout.example/page'],
    ['https://checkout.example:8443/v2', 'https://checkout.example:8443/page'],
    ['http://127.0.0.1:4001/v2', 'http://127.0.0.1:4001/page'],
    ['http://localhost:4001/v2', 'http://localhost:4001/page'],
    ['http://[::1]:4001/v2', 'http://[::1]:4001/page'],
  ])('from %s to %s', async (url, location) => {
    expect(await openAt(url, location)).toEqual({ ok: true, location: new URL(location).href })
  })

  it.each([
    ['https://checkout.example/v2', 'https://pay.example/page', 'pay.example'],
    ['https://checkout.example/v2', 'https://pay.example:8443/page', 'pay.example:8443'],
    ['http://127.0.0.1:4001/v2', 'http://127.0.0.1:4002/page', '127.0.0.1:4002'],
  ])('from %s to %s, where the host %s is configured, and not without', async (url, location, host) => {
    expect(await openAt(url, location, [host])).toEqual({ ok: true, location })
    expect(await openAt(url, location)).toEqual({ ok: false, why: 'bad-answer' })
  })

  it.each([
    [PRODUCTION, 'http://checkout.pagopa.it/c/x'],
    [PRODUCTION, 'https://pagopa.it.evil.example/c/x'],
    [PRODUCTION, 'https://evilpagopa.it/c/x'],
    [PRODUCTION, 'https://pagopa.it/c/x'],
    [PRODUCTION, 'https://checkout.pagopa.it:8443/c/x'],
    [PRODUCTION, 'https://checkout.pagopa.it@evil.example/c/x'],
    [PRODUCTION, 'https://user@checkout.pagopa.it/c/x'],
    [PRODUCTION, 'https://:secret@checkout.pagopa.it/c/x'],
    [PRODUCTION, 'https://evil.example\\.pagopa.it/c/x'],
    [PRODUCTION, 'https://evil.example#.pagopa.it'],
    [PRODUCTION, 'https://127.0.0.1/c/x'],
    [PRODUCTION, 'http://127.0.0.1/c/x'],
    [PRODUCTION, 'javascript:alert(1)'],
    [PRODUCTION, 'data:text/html,x'],
    [PRODUCTION, 'file:///etc/passwd'],
    [PRODUCTION, '/c/x'],
    [PRODUCTION, '//checkout.pagopa.it/c/x'],
    [PRODUCTION, 'checkout.pagopa.it/c/x'],
    [PRODUCTION, ''],
    ['http://127.0.0.1:4001/v2', 'http://192.168.0.1:4001/page'],
    ['http://127.0.0.1:4001/v2', 'http://127.0.0.1:4002/page'],
    ['http://192.168.0.1:4001/v2', 'http://192.168.0.1:4001/page'],
    ['https://127.0.0.1:4001/v2', 'http://127.0.0.1:4001/page'],
  ])('never from %s to %s', async (url, location) => {
    expect(await openAt(url, location)).toEqual({ ok: false, why: 'bad-answer' })
  })
})

describe('an answer that is no page', () => {
  it.each([
    [400, 'bad-request'],
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [404, 'failed'],
    [409, 'failed'],
    [422, 'refused'],
    [429, 'busy'],
    [500, 'failed'],
    [501, 'failed'],
    [504, 'unreachable'],
    [200, 'bad-answer'],
    [301, 'bad-answer'],
    [302, 'bad-answer'],
    [303, 'bad-answer'],
    [307, 'bad-answer'],
  ])('(%i) is %s, and is not asked for again', async (status, why) => {
    const location = status === 302 ? {} : { location: `${peer.url}/page` }
    const body = `{"title":"${KEY}","detail":"${CART.noticeNumber}"}`
    expect(await open([{ status, headers: location, body }])).toEqual({
      outcome: { ok: false, why },
      naps: [],
      calls: 1,
    })
  })

  it.each([502, 503])('(%i) is asked for once more, after a short while', async (status) => {
    const page = `${peer.url}/page`
    expect(await open([{ status }, redirect(page)])).toEqual({
      outcome: { ok: true, location: page },
      naps: [300],
      calls: 2,
    })
    calls = peer.heard.length
    expect(await open([{ status }])).toEqual({ outcome: { ok: false, why: 'unreachable' }, naps: [300], calls: 2 })
  })

  it.each([
    [429, '2', [2000]],
    [429, '0', [300]],
    [503, '3', [3000]],
    [502, '1', [1000]],
    [429, '4', []],
    [429, '-1', []],
    [429, 'Tue, 24 Nov 2026 10:00:00 GMT', []],
    [503, '60', []],
    [500, '1', []],
    [400, '1', []],
  ])('(%i) that says to wait %s s is waited for %j', async (status, retryAfter, naps) => {
    const page = `${peer.url}/page`
    const answer = await open([{ status, headers: { 'retry-after': retryAfter } }, redirect(page)])
    expect(answer.naps).toEqual(naps)
    expect(answer.outcome.ok).toBe(naps.length > 0)
  })

  it('is what the second try brings, whatever that is', async () => {
    expect((await open([{ status: 503 }, { status: 422 }])).outcome).toEqual({ ok: false, why: 'refused' })
  })
})

describe('a line that fails', () => {
  const openBy = async (line: typeof fetch, sleep = clock().sleep): Promise<CartOutcome> =>
    openCart(config(), CART, { fetch: line, sleep })

  it('on which nobody listens is tried once more', async () => {
    const gone = await startScriptedPeer()
    await gone.close()
    const { naps, sleep } = clock()
    let tries = 0
    const counted: typeof fetch = (input, init) => {
      tries += 1
      return fetch(input, init)
    }
    const outcome = await openCart(config({ url: gone.url }), CART, { fetch: counted, sleep })
    expect({ outcome, naps, tries }).toEqual({ outcome: { ok: false, why: 'unreachable' }, naps: [300], tries: 2 })
  })

  it('for another reason, or that breaks, is tried once more too, and says nothing of what was sent', async () => {
    let tries = 0
    const cut: typeof fetch = () => {
      tries += 1
      return Promise.reject(new TypeError(`fetch failed: ${KEY}`, { cause: new Error('read ECONNRESET') }))
    }
    expect(await openBy(cut)).toEqual({ ok: false, why: 'unreachable' })
    expect(tries).toBe(2)
  })

  it('is left after eight seconds without a word, and not tried again', async () => {
    peer.answer = () => 'nothing'
    const slept: number[] = []
    const outcome = await openBy(fetch, async (ms) => {
      slept.push(ms)
      await expect.poll(() => peer.heard.length).toBe(calls + 1)
    })
    expect({ outcome, slept }).toEqual({ outcome: { ok: false, why: 'unreachable' }, slept: [8000] })
    expect(peer.heard.length - calls).toBe(1)
  })

  it('has an end to its clock as soon as there is an answer', async () => {
    peer.answer = () => redirect(`${peer.url}/page`)
    const signals: AbortSignal[] = []
    await openBy(fetch, (_, signal) => {
      signals.push(signal)
      return whenAborted(signal)
    })
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })
})
