import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openOutsideWorld, OUTSIDE_KEY, type OutsideWorld } from '../fixtures/outside-world.ts'
import { sampleMunicipality, sampleNotices } from './municipality/municipality.ts'
import { bankPsp } from './payment-node.ts'

const NOW = '2026-11-24T10:00:00.000Z'
const { creditor } = sampleMunicipality
const { unpaid, overdue, longName, instalment } = sampleNotices

let world: OutsideWorld

beforeEach(async () => {
  world = await openOutsideWorld(NOW)
})

afterEach(() => world.close())

/** Pays at a bank, so many minutes after the test began. */
function pay(noticeNumber: string, minute: number, receiptAfterMs: number | null = 0): void {
  world.clock.now = new Date(Date.parse(NOW) + minute * 60_000)
  world.node.pay({ noticeNumber, amountCents: 1000, feeCents: 120, psp: bankPsp }, receiptAfterMs)
}

async function get(path: string, headers: Readonly<Record<string, string>> = {}, of = creditor) {
  const answer = await fetch(`${world.receipts.url}/payments/${of}/receipts${path}`, {
    headers: { 'ocp-apim-subscription-key': OUTSIDE_KEY, ...headers },
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: (isJson ? JSON.parse(text) : text) as unknown,
  }
}

async function iuvs(query: string): Promise<readonly string[]> {
  const { body } = await get(query)
  return (body as { results: { iuv: string }[] }).results.map(({ iuv }) => iuv)
}

const iuvOf = (noticeNumber: string) => noticeNumber.slice(1)

describe('the list', () => {
  test('tells each receipt with its debtor and the time in Italy, in the order of the IUVs', async () => {
    pay(longName, 0)
    pay(unpaid, 1)
    const { status, body } = await get('')
    expect(status).toBe(200)
    expect(body).toEqual({
      currentPageNumber: 0,
      length: 2,
      totalPages: 1,
      results: [
        {
          organizationFiscalCode: creditor,
          iuv: iuvOf(unpaid),
          debtor: (await world.store.find(unpaid))?.position.debtor.fiscalCode,
          paymentDateTime: '2026-11-24T11:01:00',
          status: 'PAID',
        },
        expect.objectContaining({ iuv: iuvOf(longName), paymentDateTime: '2026-11-24T11:00:00' }),
      ],
    })
  })

  test('a receipt that comes late bears the time of the payment, and one that never comes is not there', async () => {
    pay(unpaid, 0, 10 * 60_000)
    pay(longName, 0, null)
    pay(overdue, 5)
    expect(await iuvs('')).toEqual([iuvOf(overdue)])
    world.clock.now = new Date(Date.parse(NOW) + 10 * 60_000)
    expect(await iuvs('?to=2026-11-24T11:04:59')).toEqual([iuvOf(unpaid)])
  })

  test('is filtered by time, by day, by debtor, and by the beginning of debtor or IUV', async () => {
    pay(unpaid, 0)
    pay(overdue, 24 * 60)
    const debtor = (await world.store.find(overdue))?.position.debtor.fiscalCode ?? ''
    expect(await iuvs('?from=2026-11-24T11:00:00&to=2026-11-24T11:00:00')).toEqual([iuvOf(unpaid)])
    expect(await iuvs('?from=2026-11-25')).toEqual([iuvOf(overdue)])
    expect(await iuvs('?to=2026-11-24')).toEqual([iuvOf(unpaid)])
    expect(await iuvs('?from=2026-11-24T11:01')).toEqual([iuvOf(overdue)])
    expect(await iuvs(`?debtor=${debtor}`)).toEqual([iuvOf(overdue)])
    expect(await iuvs(`?debtorOrIuv=${debtor.slice(0, 5)}`)).toEqual([iuvOf(overdue)])
    expect(await iuvs(`?debtorOrIuv=${iuvOf(unpaid).slice(0, 12)}`)).toEqual([iuvOf(unpaid)])
    expect((await get(`?debtor=${debtor.slice(0, 5)}`)).status).toBe(404)
  })

  test('has pages', async () => {
    for (const noticeNumber of [unpaid, overdue, longName]) pay(noticeNumber, 0)
    expect(await get('?pageSize=2')).toMatchObject({ body: { currentPageNumber: 0, length: 2, totalPages: 2 } })
    expect(await get('?pageSize=2&pageNum=1')).toMatchObject({
      body: { currentPageNumber: 1, length: 1, totalPages: 2 },
    })
    expect(await get('?pageSize=2&pageNum=2')).toMatchObject({ status: 400, body: { status: 400 } })
  })

  test('is 404 when there is none', async () => {
    expect(await get('')).toMatchObject({ status: 404, body: { status: 404, title: 'Not found the receipts' } })
  })

  test.each([
    'from=2026-11-24T10:00:00Z',
    'from=2026-11-24T10:00:00.000Z',
    'from=24/11/2026',
    'to=2026-02-30',
    'from=2026-11-25&to=2026-11-24',
    'pageSize=101',
    'pageSize=0',
    'pageNum=-1',
    'pageNum=x',
  ])('400 for %s', async (query) => {
    pay(unpaid, 0)
    expect((await get(`?${query}`)).status).toBe(400)
  })
})

describe('one receipt', () => {
  test('is XML, the same whenever it is asked for', async () => {
    pay(unpaid, 0)
    const first = await get(`/${iuvOf(unpaid)}`)
    expect(first).toMatchObject({ status: 200, type: 'application/xml' })
    expect(first.body).toContain(`<creditorReferenceId>${iuvOf(unpaid)}</creditorReferenceId>`)
    world.store.find = () => Promise.reject(new Error('The store is down'))
    pay(overdue, 1)
    expect(await get(`/${iuvOf(unpaid)}`)).toEqual(first)
  })

  test('is 404 when there is none, 422 when nobody knows its notice', async () => {
    pay(instalment, 0, null)
    const stranger = '300000000000000003'
    pay(stranger, 0)
    expect((await get(`/${iuvOf(instalment)}`)).status).toBe(404)
    expect((await get('/3')).status).toBe(404)
    expect(await get(`/${iuvOf(stranger)}`)).toMatchObject({ status: 422, body: { status: 422 } })
    expect((await get('')).status).toBe(404)
  })

  test('is made when it is asked for: 500 while the store cannot be asked, and there afterwards', async () => {
    const { find } = world.store
    world.store.find = () => Promise.reject(new Error('The store is down'))
    pay(unpaid, 0)
    expect([(await get('')).status, (await get(`/${iuvOf(unpaid)}`)).status]).toEqual([500, 500])
    world.store.find = find
    expect([(await get('')).status, (await get(`/${iuvOf(unpaid)}`)).status]).toEqual([200, 200])
  })
})

test('without its key it is 401, for another creditor 403, to a page in a browser 403', async () => {
  pay(unpaid, 0)
  for (const path of ['', `/${iuvOf(unpaid)}`]) {
    expect(await get(path, { 'ocp-apim-subscription-key': 'other' })).toMatchObject({ status: 401, body: '' })
    expect((await get(path, {}, '00000000000')).status).toBe(403)
    expect((await get(path, { origin: 'http://127.0.0.1:8080' })).status).toBe(403)
  }
})
