import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { languages, type Language } from '../../main/domain/visit.ts'
import { centrePageTexts } from '../../main/messages/centre-pages.ts'
import {
  MINUTE_MS,
  receiptOf,
  referenceOf,
  startPaymentBench,
  type PaymentBench,
} from '../../tests/payments/payment-bench.ts'
import { startCentralBench, type CentralBench } from '../../tests/sync/central-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../../tests/sync/sample-positions.ts'
import { makePhoneLink } from '../payments/phone-link.ts'

let open: OpenCentral
let bench: PaymentBench
let central: CentralBench
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startPaymentBench(open.db)
  central = await startCentralBench(open.db, { ...bench.ports, creditor: bench.creditor })
  await take(open.db, bench.creditor, positionOf('a', [optionOf(1, { description: 'Tassa <b>"1"</b> & più' })]))
})

const { it } = centrePageTexts

interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

async function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const { statusCode, body, headers: answered } = await central.app.inject({ method: 'GET', url, headers })
  return { status: statusCode, body, headers: answered }
}

async function post(url: string, form: string, type = 'application/x-www-form-urlencoded'): Promise<Answer> {
  const answer = await central.app.inject({ method: 'POST', url, payload: form, headers: { 'content-type': type } })
  return { status: answer.statusCode, body: answer.body, headers: answer.headers }
}

const titleOf = ({ body }: Answer) => /<h1>(.*?)<\/h1>/.exec(body)?.[1]

/** The path of a page for the phone. */
async function newLink(language: Language = 'it'): Promise<string> {
  const asked = { linkId: randomUUID(), noticeNumber: numberOf(1), language }
  const made = await makePhoneLink(open.db, bench.creditor, bench.kioskId, asked, bench.ports)
  if (made.result !== 'made') throw new Error(made.why)
  return new URL(made.address).pathname
}

const states = async () => {
  const rows = await open.db
    .selectFrom('payment_attempt')
    .select(['state', 'outcome', 'reason'])
    .where('creditor', '=', bench.creditor)
    .execute()
  return rows.map(({ state, outcome, reason }) => [state, outcome, reason].filter((word) => word !== null).join(' '))
}

function expectQuiet({ headers }: Answer, formTargets = "'none'"): void {
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(
      new RegExp(
        `^default-src 'none'; style-src 'sha256-[\\w+/=]+'; form-action ${formTargets}; base-uri 'none'; frame-ancestors 'none'$`,
      ),
    ) as string,
  })
  expect(headers).not.toHaveProperty('set-cookie')
}

describe('the page of a phone link', () => {
  test('shows whom, what for and how much, with markup of others as text, and a way to Checkout alone', async () => {
    await open.db.transaction().execute((trx) => writeSettings(trx, bench.creditor, { name: 'Comune <i>' }))
    const answer = await get(await newLink())
    expect(answer.status).toBe(200)
    expect(titleOf(answer)).toBe(it['pay.title'])
    for (const words of ['Comune &#60;i&#62;', 'Tassa &#60;b&#62;&#34;1&#34;&#60;/b&#62; &#38; più', '10,01']) {
      expect(answer.body).toContain(words)
    }
    expect(answer.body).not.toMatch(/<script|<i>|<b>|src=|RSSMRA/)
    expectQuiet(answer, "'self' https://checkout.example")
  })

  test.each(languages)('speaks %s', async (language) => {
    const answer = await get(await newLink(language))
    expect(titleOf(answer)).toBe(centrePageTexts[language]['pay.title'])
    expect(answer.body).toContain(`<html lang="${language}">`)
  })

  test('goes on to Checkout, a second time to the same cart, and follows by the link', async () => {
    const path = await newLink()
    const first = await post(path, 'amountCents=1001')
    expect([first.status, first.headers['location']]).toEqual([
      303,
      `https://checkout.example/c/${bench.carts[0]?.idCart}`,
    ])
    expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    expect(await post(path, 'amountCents=1001')).toMatchObject({
      status: 303,
      headers: { location: first.headers['location'] },
    })
    expect(await states()).toEqual(['at-checkout'])
  })

  test('says when somebody else pays, and until when, by the clock of Italy', async () => {
    await bench.open(1)
    const answer = await post(await newLink(), 'amountCents=1001')
    expect([answer.status, titleOf(answer)]).toEqual([200, it['busy.title']])
    expect(answer.body).toContain('10:40')
    expectQuiet(answer)
  })

  test('shows the new amount when it has changed, and asks again', async () => {
    const path = await newLink()
    await take(open.db, bench.creditor, positionOf('a', [optionOf(1, { amountCents: 2050 })]))
    const answer = await post(path, 'amountCents=1001')
    expect(answer.body).toContain(it['pay.changed'])
    expect(answer.body).toContain('name="amountCents" value="2050"')
    expect(bench.carts).toEqual([])
  })

  test('says when it is paid, when it cannot be paid, and when Checkout is not there', async () => {
    const path = await newLink()
    bench.answerWith(() => ({ ok: false, why: 'failed' }))
    const down = await post(path, 'amountCents=1001')
    expect(titleOf(down)).toBe(it['unavailable.title'])
    expectQuiet(down, "'self' https://checkout.example")
    await take(open.db, bench.creditor, positionOf('a', [optionOf(1)], { status: 'INVALID' }))
    expect(titleOf(await get(path))).toBe(it['closed.title'])
    expect(titleOf(await post(path, 'amountCents=1001'))).toBe(it['closed.title'])
    await bench.take(receiptOf(bench.creditor, 1))
    expect(titleOf(await get(path))).toBe(it['settled.title'])
    expect(titleOf(await post(path, 'amountCents=1001'))).toBe(it['settled.title'])
  })

  test.each(['', 'amountCents=', 'amountCents=x', 'amountCents=-1', 'amountCents=1001&more=1', 'amountCents=1e99'])(
    'is shown again for the form "%s"',
    async (form) => {
      const answer = await post(await newLink(), form)
      expect([answer.status, titleOf(answer)]).toEqual([400, it['pay.title']])
      expect(bench.carts).toEqual([])
    },
  )

  test('is gone when its time is over, or when nobody made it, and speaks the language of the browser', async () => {
    const path = await newLink()
    bench.pass(10 * MINUTE_MS)
    for (const gone of [path, '/p/x', `/p/${'a'.repeat(90)}`]) {
      const answer = await get(gone, { 'accept-language': 'es, de-AT;q=0.9, it;q=0.5' })
      expect([answer.status, titleOf(answer)]).toEqual([404, centrePageTexts.de['gone.title']])
      expectQuiet(answer)
      expect(await post(gone, 'amountCents=1001')).toMatchObject({ status: 404 })
    }
    expect(titleOf(await get('/p/x'))).toBe(it['gone.title'])
  })

  test('answers a stranger who asks without end, and the others still', async () => {
    const path = await newLink()
    const asks = Array.from({ length: 61 }, () => get('/p/guess'))
    const statuses = (await Promise.all(asks)).map(({ status }) => status)
    expect(statuses.toSorted().slice(-2)).toEqual([404, 429])
    expect(titleOf(await get('/p/guess'))).toBe(it['many.title'])
    const elsewhere = { method: 'GET', url: '/p/guess', remoteAddress: '192.0.2.7' } as const
    expect((await central.app.inject(elsewhere)).statusCode).toBe(404)
    // Behind a proxy everybody comes from one address: who has a good one is served all the same.
    expect((await get(path)).status).toBe(200)
  })

  test('is not shown to who only wants its headers, and takes no other form', async () => {
    const path = await newLink()
    expect((await central.app.inject({ method: 'HEAD', url: path })).statusCode).toBe(404)
    expect((await post(path, '<amountCents/>', 'text/xml')).status).toBe(415)
    expect((await post(path, `amountCents=${'1'.repeat(2000)}`)).status).toBe(413)
  })

  test('tells a person of a fault of ours in words, and the log nothing of the address', async () => {
    const path = await newLink()
    bench.answerWith(() => {
      throw new TypeError(`at ${path}`)
    })
    const answer = await post(path, 'amountCents=1001')
    expect([answer.status, titleOf(answer)]).toEqual([500, it['fault.title']])
    expectQuiet(answer)
    expect(central.logged()).toContain('page.failed')
    expect(central.logged()).not.toContain(path.slice(3))
  })
})

describe('coming back from Checkout', () => {
  const back = (outcome: string, reference: string) => get(`/pay/return/${outcome}/${reference}`)

  test.each([
    ['ok', 'returned ok'],
    ['waiting', 'returned waiting'],
    ['cancelled', 'not-paid cancelled cancelled'],
    ['error', 'not-paid error refused'],
  ])('with the word %s is noted, and never pays', async (outcome, state) => {
    const { reference } = await bench.open(1)
    expect(titleOf(await back(outcome, reference))).toBe(it['return.title'])
    expect(await states()).toEqual([state])
    expect(await bench.statuses('a')).toEqual(['VALID', 'PO_UNPAID'])
  })

  test('forged or again changes nothing, is counted, and is answered with the same page', async () => {
    const { attemptId, reference } = await bench.open(1)
    const honest = await back('ok', reference)
    expectQuiet(honest)
    const kept = await bench.attempt(attemptId)
    const forged = [
      await back('cancelled', reference),
      await back('ok', reference),
      await back('ok', 'guess'),
      await back('paid', reference),
      await back('ok', attemptId),
      await back('ok', '%00'),
    ]
    for (const answer of forged) {
      expect([answer.status, answer.body, answer.headers['content-security-policy']]).toEqual([
        honest.status,
        honest.body,
        honest.headers['content-security-policy'],
      ])
    }
    expect(await bench.attempt(attemptId)).toEqual(kept)
    expect(await bench.refusals()).toEqual({ 'return-again': 3, 'return-unknown': 3 })
  })

  test('about a payment that is over changes nothing', async () => {
    const { attemptId, reference } = await bench.open(1)
    bench.pass(41 * MINUTE_MS)
    await back('cancelled', reference)
    expect(await states()).toEqual(['unknown'])
    await bench.take(receiptOf(bench.creditor, 1, { paymentNote: attemptId }))
    await back('error', reference)
    expect(await states()).toEqual(['paid'])
    expect(await bench.refusals()).toEqual({ 'return-again': 2 })
  })

  test("of one person says nothing about another person's payment", async () => {
    await take(open.db, bench.creditor, positionOf('b', [optionOf(2)]))
    const [mine, theirs] = [await bench.open(1), await bench.open(2)]
    await back('cancelled', mine.reference)
    expect(await bench.attempt(theirs.attemptId)).toMatchObject({ state: 'at-checkout', outcome: null })
  })

  test('does not count for who only wants its headers', async () => {
    const { reference } = await bench.open(1)
    const { statusCode } = await central.app.inject({ method: 'HEAD', url: `/pay/return/cancelled/${reference}` })
    expect([statusCode, await states()]).toEqual([404, ['at-checkout']])
  })

  describe('on a phone', () => {
    const begin = async (): Promise<string> => {
      await post(await newLink('de'), 'amountCents=1001')
      return referenceOf(bench.carts.at(-1))
    }
    const status = (reference: string) => get(`/pay/status/${reference}`)
    const { de } = centrePageTexts

    test('leads to a page that looks again by itself until the receipt is there', async () => {
      const reference = await begin()
      expect(titleOf(await status(reference))).toBe(de['checkout.title'])
      const returned = await back('ok', reference)
      expect([returned.status, returned.headers['location']]).toEqual([303, `/pay/status/${reference}`])
      const waiting = await status(reference)
      expect([titleOf(waiting), waiting.headers['refresh']]).toEqual([de['waiting.title'], '10'])
      expect(waiting.body).toContain(`href="/pay/status/${reference}"`)
      expectQuiet(waiting)
      await bench.take(receiptOf(bench.creditor, 1, { paymentNote: bench.carts[0]?.idCart ?? '' }))
      const paid = await status(reference)
      expect([titleOf(paid), paid.headers['refresh']]).toEqual([de['paid.title'], undefined])
      expect(paid.body).not.toMatch(/Mario|RSSMRA|Banca di Esempio/)
      expect(await bench.refusals()).toEqual({})
    })

    test.each([
      ['cancelled', 'cancelled.title'],
      ['error', 'refused.title'],
    ] as const)('with the word %s says so, and looks no more', async (word, title) => {
      const reference = await begin()
      await back(word, reference)
      const answer = await status(reference)
      expect([titleOf(answer), answer.headers['refresh']]).toEqual([de[title], undefined])
    })

    test('without a word says that nobody knows; with another payment, that it is paid', async () => {
      const reference = await begin()
      bench.pass(41 * MINUTE_MS)
      expect(titleOf(await status(reference))).toBe(de['unknown.title'])
      const second = await begin()
      await bench.take(receiptOf(bench.creditor, 1))
      expect(titleOf(await status(second))).toBe(de['settled.title'])
    })

    test('the page of a payment at a kiosk, or of none, sends people to the kiosk', async () => {
      const { reference } = await bench.open(1)
      for (const each of [reference, 'guess']) expect(titleOf(await status(each))).toBe(it['return.title'])
    })
  })
})
