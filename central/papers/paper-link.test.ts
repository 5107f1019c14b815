import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { centrePageTexts } from '../../main/messages/centre-pages.ts'
import { noticeQrText } from '../../main/domain/qr-code.ts'
import { readPage, textsOn } from '../../tests/documents/read-page.ts'
import { rasterise, readQrCodes } from '../../tests/documents/read-raster.ts'
import { MINUTE_MS, receiptOf, startPaymentBench, type PaymentBench } from '../../tests/payments/payment-bench.ts'
import { sampleMunicipality } from '../../tests/sandbox/municipality/municipality.ts'
import { startCentralBench, type CentralBench, type EnrolledKiosk } from '../../tests/sync/central-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../../tests/sync/sample-positions.ts'
import { PaperLinkResponse } from '../contract/papers.ts'

let open: OpenCentral
let bench: PaymentBench
let central: CentralBench
let kiosk: EnrolledKiosk
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startPaymentBench(open.db)
  central = await startCentralBench(open.db, { ...bench.ports, creditor: bench.creditor })
  kiosk = await central.enrol()
  await take(open.db, bench.creditor, positionOf('a', [optionOf(1)]))
  await open.db
    .transaction()
    .execute((trx) => writeSettings(trx, bench.creditor, { ...sampleMunicipality.settings, name: 'Comune di Esempio' }))
})

const { it } = centrePageTexts
const titleOf = (body: string) => /<h1>(.*?)<\/h1>/.exec(body)?.[1]

async function ask(other: Readonly<Record<string, unknown>> = {}, by = kiosk): Promise<PaperLinkResponse> {
  const request = { linkId: randomUUID(), noticeNumber: numberOf(1), language: 'it', ...other }
  const { status, body } = await central.post('/v1/papers/link', request, await by.token())
  expect(status).toBe(200)
  return PaperLinkResponse.parse(body)
}

/** The path of an address that was made. */
async function newLink(other: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const made = await ask(other)
  if (made.result !== 'made') throw new Error(made.why)
  return new URL(made.address).pathname
}

const get = (url: string) => central.app.inject({ method: 'GET', url })
const press = (url: string) =>
  central.app.inject({
    method: 'POST',
    url,
    payload: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })

describe('a notice that is taken to a phone', () => {
  test('is the PDF of that notice, in Italian and in the language of the visit', async () => {
    const path = await newLink({ language: 'de' })
    const page = await get(path)
    expect(page.statusCode).toBe(200)
    expect(titleOf(page.body)).toBe(centrePageTexts.de['take.title'])
    const answer = await press(path)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="zahlungsmitteilung-${numberOf(1)}.pdf"`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    const pdf = answer.rawPayload
    expect(textsOn(readPage(pdf)).join(' ')).toContain('AVVISO DI PAGAMENTO · Zahlungsmitteilung')
    const { amountCents } = optionOf(1)
    const wanted = noticeQrText({ noticeNumber: numberOf(1), creditor: bench.creditor, amountCents })
    expect(readQrCodes(rasterise(pdf))).toEqual([wanted])
  })

  test('is taken once: by who looks at the address never, of two who press at once by one', async () => {
    const both = Promise.withResolvers<undefined>()
    let drawings = 0
    const renderNotice = async () => {
      if (++drawings === 2) both.resolve(undefined)
      await both.promise
      return Buffer.from('%PDF')
    }
    central = await startCentralBench(open.db, { ...bench.ports, creditor: bench.creditor, renderNotice })
    const path = await newLink()
    for (let look = 0; look < 3; look++) expect((await get(path)).statusCode).toBe(200)
    // Each is at the point where the notice is drawn before either uses the link up.
    const answers = await Promise.all([press(path), press(path)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 404])
    const lost = answers.find(({ statusCode }) => statusCode === 404)
    expect(titleOf(lost?.body ?? '')).toBe(it['gone.title'])
    for (const again of [await get(path), await press(path)]) {
      expect(again.statusCode).toBe(404)
      expect(titleOf(again.body)).toBe(it['gone.title'])
    }
  })

  test('can be taken for ten minutes, and no longer', async () => {
    const path = await newLink()
    bench.pass(10 * MINUTE_MS - 1)
    expect((await get(path)).statusCode).toBe(200)
    bench.pass(1)
    expect((await get(path)).statusCode).toBe(404)
    expect((await press(path)).statusCode).toBe(404)
  })

  test('can be taken by the last address that was made for it alone', async () => {
    const linkId = randomUUID()
    const first = await newLink({ linkId })
    const second = await newLink({ linkId })
    expect((await press(first)).statusCode).toBe(404)
    expect((await press(second)).statusCode).toBe(200)
    const third = await newLink({ linkId })
    expect((await press(third)).statusCode).toBe(200)
  })

  test('is not handed out where it was paid meanwhile, and the address then says so, as often as one looks', async () => {
    const path = await newLink()
    await bench.take(receiptOf(bench.creditor, 1))
    for (let count = 0; count < 2; count++) {
      const answer = await press(path)
      expect(answer.statusCode).toBe(410)
      expect(titleOf(answer.body)).toBe(it['settled.title'])
    }
  })

  test('is refused where it cannot be paid, or where the id is another kiosk\u2019s or another notice\u2019s', async () => {
    await take(open.db, bench.creditor, positionOf('b', [optionOf(2)]))
    expect(await ask({ noticeNumber: numberOf(9) })).toEqual({ result: 'not-payable', why: 'unknown' })
    const linkId = randomUUID()
    await newLink({ linkId })
    expect(await ask({ linkId, noticeNumber: numberOf(2) })).toEqual({ result: 'not-payable', why: 'unknown' })
    const stranger = await central.enrol()
    expect(await ask({ linkId }, stranger)).toEqual({ result: 'not-payable', why: 'unknown' })
    await bench.take(receiptOf(bench.creditor, 1))
    expect(await ask()).toEqual({ result: 'not-payable', why: 'paid' })
  })

  test('leaves no secret and no address behind: neither in the database nor in the log', async () => {
    const path = await newLink()
    await press(path)
    const token = path.split('/').at(-1) ?? ''
    const rows = await open.db.selectFrom('phone_link').selectAll().where('creditor', '=', bench.creditor).execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(central.logged()).not.toContain(token)
    expect(central.logged()).not.toContain(numberOf(1))
  })

  test('has an address that pays nothing, and is not had by one that pays', async () => {
    const path = await newLink()
    const token = path.split('/').at(-1) ?? ''
    expect((await get(`/p/${token}`)).statusCode).toBe(404)
    const request = { linkId: randomUUID(), noticeNumber: numberOf(1), language: 'it' }
    const { body } = await central.post('/v1/payments/phone-link', request, await kiosk.token())
    const paying = new URL((body as { address: string }).address).pathname.split('/').at(-1) ?? ''
    expect((await get(`/p/${paying}`)).statusCode).toBe(200)
    expect((await press(`/d/${paying}`)).statusCode).toBe(404)
    expect(await ask({ linkId: request.linkId })).toEqual({ result: 'not-payable', why: 'unknown' })
  })

  test('needs a kiosk that is known', async () => {
    const request = { linkId: randomUUID(), noticeNumber: numberOf(1), language: 'it' }
    expect((await central.post('/v1/papers/link', request)).status).toBe(401)
    const mail = { requestId: randomUUID(), noticeNumber: numberOf(1), language: 'it', email: 'a@b.example' }
    expect((await central.post('/v1/papers/mail', mail)).status).toBe(401)
  })

  test('is not found by guessing, and who guesses is stopped', async () => {
    const codes = []
    for (let count = 0; count < 70; count++) codes.push((await get(`/d/${randomUUID()}`)).statusCode)
    expect(codes.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 404))
    expect(codes.at(-1)).toBe(429)
    // Behind a proxy everybody comes from one address: who has a good one is served all the same.
    expect((await get(await newLink())).statusCode).toBe(200)
  })
})

describe('a notice that is mailed', () => {
  const effects = () =>
    open.db.selectFrom('effect').select(['effect_id', 'kind']).where('creditor', '=', bench.creditor).execute()

  test('is one mail for one request, and none where it cannot be paid', async () => {
    const token = await kiosk.token()
    const request = { requestId: randomUUID(), noticeNumber: numberOf(1), language: 'fr', email: 'anna@posta.example' }
    for (let count = 0; count < 2; count++)
      expect((await central.post('/v1/papers/mail', request, token)).body).toEqual({ result: 'queued' })
    expect(await effects()).toEqual([
      { effect_id: `notice-${numberOf(1)}-for-${request.requestId}`, kind: 'notice-mail' },
    ])
    await bench.take(receiptOf(bench.creditor, 1))
    const late = await central.post('/v1/papers/mail', { ...request, requestId: randomUUID() }, token)
    expect(late.body).toEqual({ result: 'not-payable', why: 'paid' })
    expect((await effects()).filter(({ kind }) => kind === 'notice-mail')).toHaveLength(1)
  })

  test('is another mail for another notice, also under an id that was used before', async () => {
    await take(open.db, bench.creditor, positionOf('b', [optionOf(2)]))
    const token = await kiosk.token()
    const request = { requestId: randomUUID(), noticeNumber: numberOf(1), language: 'it', email: 'anna@posta.example' }
    await central.post('/v1/papers/mail', request, token)
    await central.post('/v1/papers/mail', { ...request, noticeNumber: numberOf(2) }, token)
    expect(await effects()).toHaveLength(2)
  })

  test('goes to one address five times an hour, whoever asks, and is then refused', async () => {
    const results = []
    for (let count = 0; count < 7; count++) {
      const by = await (count % 2 === 0 ? kiosk : await central.enrol()).token()
      const request = {
        requestId: randomUUID(),
        noticeNumber: numberOf(1),
        language: 'it',
        email: 'Anna@posta.example',
      }
      const { body } = await central.post('/v1/papers/mail', request, by)
      results.push((body as { result: string }).result)
    }
    expect(results).toEqual(['queued', 'queued', 'queued', 'queued', 'queued', 'too-many', 'too-many'])
  })

  test('is not promised where there is no mail server', async () => {
    central = await startCentralBench(open.db, { ...bench.ports, creditor: bench.creditor, hasMail: false })
    const request = { requestId: randomUUID(), noticeNumber: numberOf(1), language: 'it', email: 'anna@posta.example' }
    const by = await central.enrol()
    expect((await central.post('/v1/papers/mail', request, await by.token())).body).toEqual({ result: 'no-mail' })
    expect(await effects()).toEqual([])
  })

  test('is asked for with an address that is one', async () => {
    const token = await kiosk.token()
    for (const email of ['anna', 'a@b', 'a@b.example\nBcc: c@d.example']) {
      const request = { requestId: randomUUID(), noticeNumber: numberOf(1), language: 'it', email }
      expect((await central.post('/v1/papers/mail', request, token)).status).toBe(400)
    }
  })
})
