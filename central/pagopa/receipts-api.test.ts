import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startScriptedPeer, type Answer, type ScriptedPeer } from '../../tests/pagopa/scripted-peer.ts'
import type { CallPorts } from './call.ts'
import { fetchReceipt, listReceipts } from './receipts-api.ts'
import { MAX_XML_BYTES } from './xml.ts'
import { whenAborted } from '../../tests/fixtures/when-aborted.ts'

const KEY = 'the-secret-key'
const CREDITOR = '99999000013'

let peer: ScriptedPeer
beforeAll(async () => {
  peer = await startScriptedPeer()
})
afterAll(() => peer.close())

/** No deadline ever comes. */
const patient: CallPorts = {
  fetch,
  sleep: (_, signal) => whenAborted(signal),
}
const config = () => ({ url: `${peer.url}/gpd/v1`, key: KEY })
const days = { creditor: CREDITOR, from: '2026-11-23', to: '2026-11-25', pageNum: 2 }

async function list(answer: Answer, ports = patient) {
  peer.answer = () => answer
  return listReceipts(config(), days, ports)
}

async function fetchOne(answer: Answer, ports = patient, iuv = '01202000000003130') {
  peer.answer = () => answer
  return fetchReceipt(config(), CREDITOR, iuv, ports)
}

const json = (body: unknown): Answer => ({ status: 200, body: JSON.stringify(body) })

describe('a list of receipts', () => {
  it('is asked for by both days, a page at a time, with the key', async () => {
    await list(json({ results: [], totalPages: 3 }))
    const call = peer.heard.at(-1)
    expect([call?.method, call?.path]).toEqual(['GET', '/gpd/v1/payments/99999000013/receipts'])
    expect(Object.fromEntries(call?.query ?? [])).toEqual({
      from: '2026-11-23',
      to: '2026-11-25',
      pageNum: '2',
      pageSize: '100',
    })
    expect(call?.headers).toMatchObject({ 'ocp-apim-subscription-key': KEY, accept: 'application/json' })
  })

  it('is read leniently, entry by entry', async () => {
    const results = [
      {
        organizationFiscalCode: CREDITOR,
        iuv: '01202000000003130',
        debtor: 'RSSMRA80A01H501U',
        paymentDateTime: '2026-11-24T10:00:00',
        status: 'PAID',
      },
      { iuv: 'RF18ABC', paymentDateTime: null },
      { iuv: 'A1', paymentDateTime: 'yesterday' },
      { iuv: '../../admin' },
      { iuv: '' },
      { iuv: 7 },
      {},
      null,
      'text',
    ]
    expect(await list(json({ currentPageNumber: 0, length: 9, totalPages: 4, results }))).toEqual({
      ok: true,
      receipts: [{ iuv: '01202000000003130', paidAt: '2026-11-24T10:00:00' }, { iuv: 'RF18ABC' }, { iuv: 'A1' }],
      unusableCount: 6,
      totalPages: 4,
    })
  })

  it.each([
    ['no results', {}, 3],
    ['nothing at all', { results: null, totalPages: null }, 3],
    ['results, but no number of pages', { results: [{ iuv: 'A1' }] }, 4],
  ])('with %s has a number of pages still', async (_, body, totalPages) => {
    expect(await list(json(body))).toMatchObject({ ok: true, totalPages })
  })

  it.each([
    ['no JSON', { status: 200, body: '<html>' }],
    ['a list', json([])],
    ['results that are no list', json({ results: 'x' })],
    ['pages that cannot be counted', json({ results: [], totalPages: 'many' })],
    ['more than a page can be', { status: 200, body: `{"results":[${'{},'.repeat(400_000)}{}]}` }],
    ['another good word', { status: 204 }],
  ] as const)('that is %s is a bad answer', async (_, answer) => {
    expect(await list(answer)).toEqual({ ok: false, why: 'bad-answer' })
  })

  it('that is not found has nothing in it', async () => {
    expect(await list({ status: 404, body: '{"title":"Not found the receipts"}' })).toEqual({
      ok: true,
      receipts: [],
      unusableCount: 0,
      totalPages: 0,
    })
  })

  it.each([
    [400, 'refused'],
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [422, 'refused'],
    [429, 'busy'],
    [500, 'failed'],
    [503, 'unreachable'],
  ])('that is answered by %i is %s', async (status, why) => {
    expect(await list({ status, body: KEY })).toEqual({ ok: false, why })
  })
})

describe('a receipt', () => {
  const xml = '<?xml version="1.0"?><paSendRTReq>è</paSendRTReq>'

  it('comes as it is kept', async () => {
    const fetched = await fetchOne({ status: 200, headers: { 'content-type': 'application/xml' }, body: xml })
    expect(fetched).toEqual({ ok: true, xml: Buffer.from(xml) })
    const call = peer.heard.at(-1)
    expect(call?.path).toBe('/gpd/v1/payments/99999000013/receipts/01202000000003130')
    expect(call?.headers).toMatchObject({ 'ocp-apim-subscription-key': KEY, accept: 'application/xml' })
  })

  it('is never looked for elsewhere, whatever its IUV', async () => {
    await fetchOne({ status: 404 }, patient, 'a/../b?c#d')
    expect(peer.heard.at(-1)?.path).toBe('/gpd/v1/payments/99999000013/receipts/a%2F..%2Fb%3Fc%23d')
  })

  it.each([
    [400, 'refused'],
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [404, 'not-found'],
    [422, 'not-ready'],
    [429, 'busy'],
    [500, 'failed'],
    [502, 'unreachable'],
    [503, 'unreachable'],
    [504, 'unreachable'],
    [204, 'bad-answer'],
  ])('that is answered by %i is %s', async (status, why) => {
    expect(await fetchOne({ status, ...(status !== 204 && { body: KEY }) })).toEqual({ ok: false, why })
  })

  it('of the largest size comes whole, and a larger one is not read to its end', async () => {
    const largest = new Uint8Array(MAX_XML_BYTES)
    expect(await fetchOne({ status: 200, body: largest })).toEqual({ ok: true, xml: Buffer.from(largest) })
    let pulled = 0
    let isCancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(64 * 1024))
      },
      cancel: () => void (isCancelled = true),
    })
    const line: typeof fetch = () => Promise.resolve(new Response(endless))
    expect(await fetchOne('nothing', { ...patient, fetch: line })).toEqual({ ok: false, why: 'too-large' })
    expect(isCancelled).toBe(true)
    expect(pulled).toBeLessThan(8)
  })
})

describe.each([
  ['a list', list],
  ['a receipt', fetchOne],
] as const)('the line, while %s is asked for', (_, ask) => {
  it('leads nowhere else', async () => {
    const answer = { status: 302, headers: { location: `${peer.url}/elsewhere` } }
    expect(await ask(answer)).toEqual({ ok: false, why: 'unreachable' })
    expect(peer.heard.at(-1)?.path).not.toBe('/elsewhere')
  })

  it('may break in the middle', async () => {
    expect(await ask('broken-line')).toEqual({ ok: false, why: 'unreachable' })
  })

  it('is left after fifteen seconds', async () => {
    const calls = peer.heard.length
    const slept: number[] = []
    const sleep: CallPorts['sleep'] = async (ms) => {
      slept.push(ms)
      await expect.poll(() => peer.heard.length).toBe(calls + 1)
    }
    expect(await ask('nothing', { fetch, sleep })).toEqual({ ok: false, why: 'unreachable' })
    expect(slept).toEqual([15_000])
  })
})
