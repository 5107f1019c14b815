import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openOutsideWorld, OUTSIDE_KEY, RETURN_URLS, type OutsideWorld } from '../fixtures/outside-world.ts'
import { refusalCodes } from './checkout-outcomes.ts'
import { sampleMunicipality, sampleNotices } from './municipality/municipality.ts'

const NOW = '2026-11-24T10:00:00.000Z'
const { unpaid, overdue } = sampleNotices
const { creditor } = sampleMunicipality

let world: OutsideWorld

beforeEach(async () => {
  world = await openOutsideWorld(NOW)
})

afterEach(() => world.close())

const later = (ms: number) => {
  world.clock.now = new Date(Date.parse(NOW) + ms)
}

function cart(other: Readonly<Record<string, unknown>> = {}, notice: Readonly<Record<string, unknown>> = {}) {
  const paymentNotices = [
    { noticeNumber: unpaid, fiscalCode: creditor, amount: 100, companyName: 'Comune', description: 'TARI', ...notice },
  ]
  return { paymentNotices, returnUrls: RETURN_URLS, ...other }
}

const postCart = (body: unknown, headers?: Readonly<Record<string, string>>) =>
  world.post(`${world.checkout.url}/carts`, body, headers)

const listed = () => world.node.payments()

describe('POST /carts', () => {
  test('answers 302 to a page that forwards to the one where it is paid', async () => {
    const answer = await postCart(cart({ emailNotice: 'a@example.org', idCart: 'x', allCCP: false }))
    expect(answer.status).toBe(302)
    const redirect = answer.headers.get('location') ?? ''
    const [, id] =
      /\/ecommerce\/checkout\/v1\/carts\/([0-9a-f-]{36})\/redirect\?clientId=CHECKOUT_CART$/.exec(redirect) ?? []
    expect(redirect.startsWith(world.checkout.address)).toBe(true)
    const forward = await fetch(redirect)
    expect(forward.headers.get('content-type')).toContain('text/html')
    expect(await forward.text()).toContain(`content="0; URL=/c/${id}?clientId=CHECKOUT_CART"`)
    const page = await fetch(`${world.checkout.address}/c/${id}?clientId=CHECKOUT_CART`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('value="a@example.org"')
  })

  test.each([
    ['no key', { 'ocp-apim-subscription-key': '' }],
    ['another key', { 'ocp-apim-subscription-key': `${OUTSIDE_KEY}x` }],
  ])('401 with %s, whatever the body', async (_name, headers) => {
    expect((await postCart('nonsense', headers)).status).toBe(401)
  })

  test.each<[string, unknown]>([
    ['no body', undefined],
    ['no notices', cart({ paymentNotices: [] })],
    ['17 digits', cart({}, { noticeNumber: unpaid.slice(1) })],
    ['10 digits of the creditor', cart({}, { fiscalCode: creditor.slice(1) })],
    ['nothing to pay', cart({}, { amount: 0 })],
    ['half a cent', cart({}, { amount: 0.5 })],
    ['141 characters of subject', cart({}, { description: 'x'.repeat(141) })],
    ['no creditor name', cart({}, { companyName: undefined })],
    ['no e-mail but something', cart({ emailNotice: 'nobody' })],
    ['no waiting URL', cart({ returnUrls: { ...RETURN_URLS, returnWaitingUrl: undefined } })],
    ['a return URL that is a script', cart({ returnUrls: { ...RETURN_URLS, returnOkUrl: 'javascript:alert(1)' } })],
  ])('400 with %s', async (_name, body) => {
    const answer = await postCart(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({
      status: 400,
      title: 'Request validation error',
      detail: 'The input request is invalid',
    })
  })

  test('422 with more than five notices, the same twice, or another creditor', async () => {
    const [notice] = cart().paymentNotices
    const six = Array.from({ length: 6 }, (_, index) => ({ ...notice, noticeNumber: `30000000000000000${index}` }))
    for (const [paymentNotices, title] of [
      [six, 'Multiple payment notices not processable'],
      [[notice, notice], 'Invalid payment info'],
      [[{ ...notice, fiscalCode: '00000000000' }], 'Invalid payment info'],
    ] as const) {
      const answer = await postCart(cart({ paymentNotices }))
      expect([answer.status, await answer.json()]).toMatchObject([422, { status: 422, title }])
    }
    expect((await postCart(cart({ paymentNotices: six.slice(1) }))).status).toBe(302)
  })

  test('422 for a notice that is paid or being paid; free again half an hour after a payment without word', async () => {
    for (const [choice, afterMs, status] of [
      ['paid', 0, 422],
      ['slow', 0, 422],
      ['unreported', 29 * 60_000, 422],
      ['unreported', 30 * 60_000, 302],
      ['silent', 29 * 60_000, 422],
      ['cancelled', 0, 302],
    ] as const) {
      await world.close()
      world = await openOutsideWorld(NOW)
      await world.choose(await world.openCart([unpaid]), { choice })
      later(afterMs)
      expect([choice, (await postCart(cart())).status]).toEqual([choice, status])
    }
  })

  test('fails as it is told, so many times, or until it is told to stop', async () => {
    world.checkout.fail(502, 2)
    const statuses = []
    for (let count = 0; count < 3; count += 1) statuses.push((await postCart(cart())).status)
    expect(statuses).toEqual([502, 502, 302])
    world.checkout.fail(429)
    const busy = await postCart(cart())
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '10'])
    expect((await postCart(cart())).status).toBe(429)
    world.checkout.fail(null)
    expect((await postCart(cart())).status).toBe(302)
  })

  test('never answers a time-out', async () => {
    world.checkout.fail('timeout', 1)
    const signal = AbortSignal.timeout(200)
    const asked = fetch(`${world.checkout.url}/carts`, { method: 'POST', body: '{}', headers: JSON_TYPE, signal })
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})

const JSON_TYPE = { 'content-type': 'application/json' }

describe('a cart', () => {
  test('lives ten minutes', async () => {
    const page = await world.openCart([unpaid])
    const redirect = page.replace('/c/', '/ecommerce/checkout/v1/carts/').replace('?', '/redirect?')
    later(10 * 60_000 - 1)
    expect([(await fetch(page)).status, (await fetch(redirect)).status]).toEqual([200, 200])
    later(10 * 60_000)
    expect([(await fetch(page)).status, (await fetch(redirect)).status]).toEqual([404, 404])
    expect((await fetch(`${world.checkout.address}/c/other`)).status).toBe(404)
  })

  test('whose page stayed open too long pays nothing and returns an error', async () => {
    const page = await world.openCart([unpaid])
    later(10 * 60_000)
    expect(await world.choose(page, { choice: 'paid' })).toBe(RETURN_URLS.returnErrorUrl)
    expect(listed()).toEqual([])
  })

  test('shows what is paid, with every text escaped, and nothing that a script could come in by', async () => {
    const text = `"><script>alert('x')</script>&`
    const request = cart({}, { companyName: text, description: text })
    const { headers } = await postCart(request)
    const [, id] = /carts\/([^/]+)\//.exec(headers.get('location') ?? '') ?? []
    const page = await fetch(`${world.checkout.address}/c/${id}`)
    const html = await page.text()
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;')
    expect(html).not.toContain('<script>alert')
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'sha256-/)
    for (const shown of ['1,00', '1,50', '2,50', 'Checkout simulato']) expect(html).toContain(shown)
  })

  test('is paid once: its page then shows how it ended, and pressing again changes nothing', async () => {
    const page = await world.openCart([unpaid])
    expect(await world.choose(page, { choice: 'paid' })).toBe(RETURN_URLS.returnOkUrl)
    expect(await world.choose(page, { choice: 'cancelled' })).toBe(RETURN_URLS.returnOkUrl)
    expect((await fetch(page)).url).toMatch(/\/esito$/)
    expect(listed()).toHaveLength(1)
  })

  test('of several notices is one payment each, with one fee', async () => {
    await world.choose(await world.openCart([unpaid, overdue], { idCart: 'our-id' }), {
      choice: 'paid',
      email: 'a@example.org',
      cardEnding: '1111',
    })
    const shared = { paymentNote: 'our-id', email: 'a@example.org', cardEnding: '1111', paidAt: new Date(NOW) }
    expect(listed()).toMatchObject([
      { noticeNumber: unpaid, feeCents: 150, ...shared },
      { noticeNumber: overdue, feeCents: 0, ...shared },
    ])
  })

  test('is refused when somebody else has paid meanwhile', async () => {
    const [first, second] = [await world.openCart([unpaid]), await world.openCart([unpaid])]
    await world.choose(first, { choice: 'paid' })
    expect(await world.choose(second, { choice: 'paid' })).toBe(RETURN_URLS.returnErrorUrl)
    expect(listed()).toHaveLength(1)
  })
})

describe('an outcome', () => {
  test.each([
    ['paid', RETURN_URLS.returnOkUrl, 1],
    ['slow', RETURN_URLS.returnWaitingUrl, 0],
    ['unreported', RETURN_URLS.returnOkUrl, 0],
    ['silent', null, 0],
    ['cancelled', RETURN_URLS.returnCancelUrl, 0],
  ])('%s returns to %s and leaves %i receipts', async (choice, address, receiptCount) => {
    expect(await world.choose(await world.openCart([unpaid]), { choice })).toBe(address)
    expect(world.node.receipted()).toHaveLength(receiptCount)
  })

  test.each(refusalCodes)('of code %s returns to the error URL, or waits for 17, and nothing is paid', async (code) => {
    const address = await world.choose(await world.openCart([unpaid]), { choice: 'refused', code })
    expect(address).toBe(code === '17' ? RETURN_URLS.returnWaitingUrl : RETURN_URLS.returnErrorUrl)
    later(24 * 3_600_000)
    expect(world.node.receipted()).toEqual([])
  })

  test('of a slow bank comes twenty seconds later', async () => {
    await world.choose(await world.openCart([unpaid]), { choice: 'slow' })
    later(19_999)
    expect(world.node.receipted()).toEqual([])
    later(20_000)
    expect(world.node.receipted()).toMatchObject([{ paidAt: new Date(NOW) }])
  })

  test('that does not exist is refused', async () => {
    const page = await world.openCart([unpaid])
    const body = new URLSearchParams({ choice: 'refused', code: '0', email: '', cardEnding: '' })
    expect((await fetch(page.replace(/\?.*/, '/esito'), { method: 'POST', body })).status).toBe(400)
    expect((await fetch(page)).status).toBe(200)
  })
})

test('it does not answer by a name that was made to point here', async () => {
  const { promise, resolve } = Promise.withResolvers<number | undefined>()
  request(world.checkout.address, { headers: { host: 'example.org' } }, ({ statusCode }) => resolve(statusCode)).end()
  expect(await promise).toBe(403)
})
