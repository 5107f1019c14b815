import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CallPorts } from '../../central/pagopa/call.ts'
import { openCart, type Cart } from '../../central/pagopa/checkout.ts'
import { pollReceipts } from '../../central/pagopa/poll-receipts.ts'
import { fetchReceipt, listReceipts } from '../../central/pagopa/receipts-api.ts'
import { readReceiptXml } from '../../central/pagopa/receipt-xml.ts'
import { describeWhere, NO_SHARED } from '../fixtures/describe-where.ts'
import { openDescription, SPECS, type Exchange } from './descriptions.ts'
import { openReceiptSchemas, type ReceiptSchemas } from './receipt-schema.ts'
import { openRecorder, type Recorder } from './recorder.ts'
import { anyReceipt, anyWriting, receiptWithin, writeReceipt } from './sample-receipts.ts'
import { startScriptedPeer, type Answer, type ScriptedPeer } from './scripted-peer.ts'
import { whenAborted } from '../fixtures/when-aborted.ts'

const CREDITOR = '99999000013'
const CARTS = 'POST /carts'
const LIST = 'GET /payments/{organizationfiscalcode}/receipts'
const RECEIPT = 'GET /payments/{organizationfiscalcode}/receipts/{iuv}'

const JSON_TYPE = { 'content-type': 'application/json' }
const problem = (status: number, type = 'application/problem+json'): Answer => ({
  status,
  headers: { 'content-type': type },
  body: JSON.stringify({ title: 'Invalid payment info', status, detail: 'Invalid payment notice data' }),
})

const CART: Cart = {
  idCart: '0b4c6a3e-7d8f-4a57-9f0e-1f3b6f1c2d3e',
  noticeNumber: '301202000000003130',
  creditor: CREDITOR,
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

describeWhere(
  existsSync(`${SPECS}/paForNode.xsd`),
  NO_SHARED,
  'what we say to pagoPA, and what we take from it',
  () => {
    let peer: ScriptedPeer
    let recorder: Recorder
    let schemas: ReceiptSchemas
    beforeAll(async () => {
      peer = await startScriptedPeer()
      recorder = openRecorder()
      schemas = openReceiptSchemas()
    })
    afterAll(async () => {
      await peer.close()
      schemas.close()
    })

    /** Waits for nothing but, where the peer says nothing, for the deadline to be over. */
    const ports = (api: 'checkout' | 'receipts', isLate = false): CallPorts => {
      const calls = peer.heard.length
      return {
        fetch: recorder.fetchOf(api, `${peer.url}/base`, fetch),
        sleep: async (ms, signal) => {
          if (ms < 5000) return
          if (isLate) await expect.poll(() => peer.heard.length).toBe(calls + 1)
          else await whenAborted(signal)
        },
      }
    }
    const config = () => ({ url: `${peer.url}/base`, key: 'key', hosts: [] })

    const cartAnswers: readonly (readonly [status: string, answer: () => Answer, outcome: object])[] = [
      ['302', () => ({ status: 302, headers: { location: `${peer.url}/c/1` } }), { ok: true }],
      ['400', () => problem(400), { why: 'bad-request' }],
      ['401', () => problem(401), { why: 'unauthorised' }],
      ['422', () => problem(422), { why: 'refused' }],
      ['429', () => problem(429), { why: 'busy' }],
      ['500', () => problem(500, 'application/json'), { why: 'failed' }],
      ['502', () => problem(502), { why: 'unreachable' }],
      ['no answer', () => 'nothing', { why: 'unreachable' }],
    ]

    it.each(cartAnswers)('a cart, answered by %s', async (status, answer, outcome) => {
      peer.answer = answer
      expect(await openCart(config(), CART, ports('checkout', status === 'no answer'))).toMatchObject(outcome)
      expect(recorder.problems).toEqual([])
    })

    it('any cart is one that the description takes', async () => {
      const headers = { location: `${peer.url}/c/1` }
      const line: typeof fetch = () => Promise.resolve(new Response(null, { status: 302, headers }))
      const quick = { ...ports('checkout'), fetch: recorder.fetchOf('checkout', `${peer.url}/base`, line) }
      const text = fc.string({ unit: 'grapheme', maxLength: 300 })
      const cart = fc.record({
        idCart: fc.uuid(),
        noticeNumber: fc.stringMatching(/^[0-9]{18}$/),
        creditor: fc.stringMatching(/^[0-9]{11}$/),
        amountCents: fc.integer({ min: 1, max: 99_999_999_999 }),
        companyName: text,
        description: text,
        email: fc.constantFrom('maria@example.org', 'm.rossi+tari@posta.comune.example'),
      })
      await fc.assert(
        fc.asyncProperty(cart, async (fields) => {
          const outcome = await openCart(config(), { ...CART, ...fields }, quick)
          expect(outcome.ok).toBe(true)
          expect(recorder.problems).toEqual([])
        }),
        { seed: 20261124, numRuns: 100 },
      )
    })

    const listed = {
      organizationFiscalCode: CREDITOR,
      iuv: 'A1',
      debtor: 'ANONIMO',
      paymentDateTime: '2026-11-24T10:00:00',
    }
    const page = { currentPageNumber: 0, length: 1, totalPages: 1, results: [{ ...listed, status: 'PAID' }] }
    const forbidden = { statusCode: 403, message: 'You are not allowed to access this resource.' }

    it.each<readonly [status: number, answer: Answer, outcome: object]>([
      [200, { status: 200, headers: JSON_TYPE, body: JSON.stringify(page) }, { ok: true, receipts: [{ iuv: 'A1' }] }],
      [400, problem(400, 'application/json'), { why: 'refused' }],
      [401, { status: 401 }, { why: 'unauthorised' }],
      [403, { status: 403, headers: JSON_TYPE, body: JSON.stringify(forbidden) }, { why: 'unauthorised' }],
      [404, problem(404, 'application/json'), { ok: true, receipts: [] }],
      [429, { status: 429 }, { why: 'busy' }],
      [500, problem(500, 'application/json'), { why: 'failed' }],
    ])('a list of receipts, answered by %i', async (_, answer, outcome) => {
      peer.answer = () => answer
      const question = { creditor: CREDITOR, from: '2026-11-23', to: '2026-11-25', pageNum: 0 }
      expect(await listReceipts(config(), question, ports('receipts'))).toMatchObject(outcome)
      expect(recorder.problems).toEqual([])
    })

    it.each<readonly [status: number, answer: Answer, outcome: object]>([
      [200, { status: 200, headers: { 'content-type': 'application/xml' }, body: '<a/>' }, { ok: true }],
      [401, { status: 401 }, { why: 'unauthorised' }],
      [403, { status: 403, headers: JSON_TYPE, body: JSON.stringify(forbidden) }, { why: 'unauthorised' }],
      [404, problem(404, 'application/json'), { why: 'not-found' }],
      [422, problem(422, 'application/json'), { why: 'not-ready' }],
      [429, { status: 429 }, { why: 'busy' }],
      [500, problem(500, 'application/json'), { why: 'failed' }],
    ])('a receipt, answered by %i', async (_, answer, outcome) => {
      peer.answer = () => answer
      expect(await fetchReceipt(config(), CREDITOR, 'A1', ports('receipts'))).toMatchObject(outcome)
      expect(recorder.problems).toEqual([])
    })

    it('a poll, from its lists to the receipts that it takes', async () => {
      const [receipt] = fc.sample(anyReceipt, { seed: 20261124, numRuns: 1 })
      if (receipt === undefined) throw new Error('no receipt')
      const xml = writeReceipt(receipt, CREDITOR, {
        kind: 'PaSendRTV2Request',
        hasEnvelope: false,
        hasNamespace: false,
      })
      peer.answer = ({ path }) =>
        path.endsWith('/A1')
          ? { status: 200, headers: { 'content-type': 'application/xml' }, body: xml }
          : { status: 200, headers: JSON_TYPE, body: JSON.stringify(page) }
      const taken: string[] = []
      const store = {
        knownIuvs: () => Promise.resolve(new Set<string>()),
        take: (bytes: Uint8Array) => Promise.resolve(void taken.push(Buffer.from(bytes).toString())),
        readCursor: () => Promise.resolve(undefined),
        writeCursor: () => Promise.resolve(),
      }
      const now = () => new Date('2026-11-24T10:00:00Z')
      expect(await pollReceipts(config(), CREDITOR, store, { ...ports('receipts'), now })).toMatchObject({
        takenCount: 1,
      })
      expect(taken.map((each) => schemas.validateReceiptXml(each))).toEqual([''])
      expect(taken.map((each) => readReceiptXml(each))).toEqual([{ ok: true, receipt, stationCreditor: CREDITOR }])
      expect(recorder.problems).toEqual([])
    })

    it('the receipts that we read are those of the XSDs', () => {
      fc.assert(
        fc.property(anyReceipt, anyWriting, (generated, writing) => {
          const receipt = receiptWithin(generated, writing.kind)
          const xml = writeReceipt(receipt, CREDITOR, { ...writing, hasEnvelope: false })
          expect(schemas.validateReceiptXml(xml)).toBe('')
          expect(readReceiptXml(xml)).toMatchObject({ ok: true, receipt })
        }),
        { seed: 20261124, numRuns: 25 },
      )
    })

    it('the example of the guide is read, but for the names that the guide gets wrong', () => {
      const example = readFileSync(`${SPECS}/receipt-examples/paSendRTV2-docs-example.xml`, 'utf8')
      const bound = example.replace(
        '<pafn:paSendRTReq>',
        '<pafn:paSendRTReq xmlns:pafn="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd">',
      )
      expect(readReceiptXml(bound)).toMatchObject({ ok: true, receipt: { amountCents: 3000, feeCents: 200 } })
      const mended = bound.replaceAll('paSendRTReq', 'paSendRTV2Request').replaceAll('standin', 'standIn')
      expect(schemas.validateReceiptXml(bound)).not.toBe('')
      expect(schemas.validateReceiptXml(mended)).toBe('')
      expect(readReceiptXml(mended)).toEqual(readReceiptXml(bound))
    })

    it('what strays from a description or an XSD is seen', () => {
      const { validateExchange } = openDescription('checkout')
      const request = { paymentNotices: [], returnUrls: {}, emailNotice: 'nobody' }
      const exchange: Exchange = {
        method: 'POST',
        path: '/carts',
        query: new URLSearchParams('more=1'),
        requestHeaders: new Headers(JSON_TYPE),
        requestBody: JSON.stringify(request),
        response: { status: 400, headers: new Headers(JSON_TYPE), body: '{"status":600,"type":"not a uri"}' },
      }
      expect(validateExchange(exchange)).toEqual({
        endpoint: CARTS,
        status: '400',
        isListed: true,
        problems: [
          'no key',
          'query more is not described',
          'request/emailNotice must match format "email"',
          'request/paymentNotices must NOT have fewer than 1 items',
          ...['Ok', 'Cancel', 'Error', 'Waiting'].map(
            (name) => `request/returnUrls must have required property 'return${name}Url'`,
          ),
          'answer/type must match format "uri"',
          'answer/status must be < 600',
        ],
      })
      const location = new Headers({ location: '/relative' })
      const redirected = { ...exchange, response: { status: 302, headers: location, body: '' } }
      expect(validateExchange(redirected).problems).toContain('header location must match format "uri"')
      expect(validateExchange({ ...exchange, path: '/cart' }).problems).toEqual([
        'the description has no such endpoint',
      ])
      const [receipt] = fc.sample(anyReceipt, { seed: 1, numRuns: 1 })
      if (receipt === undefined) throw new Error('no receipt')
      const xml = writeReceipt(receipt, CREDITOR, { kind: 'paSendRTV2Request', hasEnvelope: false, hasNamespace: true })
      expect(schemas.validateReceiptXml(xml.replace(/<idPSP>.*?<\/idPSP>/, ''))).toContain('idPSP')
    })

    it('every status was exchanged', () => {
      console.log(`Exchanges that are as pagoPA describes them:\n${recorder.table()}`)
      const expected = [
        ...cartAnswers.map(([status]) => [CARTS, status] as const),
        ...['200', '401', '403', '404', '500'].map((status) => [LIST, status] as const),
        ...['200', '404', '422', '500'].map((status) => [RECEIPT, status] as const),
      ]
      expect(expected.filter(([endpoint, status]) => recorder.countOf(endpoint, status) === 0)).toEqual([])
    })
  },
)
