import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startScriptedPeer, type Answer, type Heard, type ScriptedPeer } from '../../tests/pagopa/scripted-peer.ts'
import type { CallPorts } from './call.ts'
import { pollReceipts, type PollReport, type ReceiptStore } from './poll-receipts.ts'
import { whenAborted } from '../../tests/fixtures/when-aborted.ts'

const CREDITOR = '99999000013'

let peer: ScriptedPeer
beforeAll(async () => {
  peer = await startScriptedPeer()
})
afterAll(() => peer.close())

const neverLate: CallPorts = {
  fetch,
  sleep: (_, signal) => whenAborted(signal),
}

/** What GPD has, by IUV with the time of payment; by how many it lists them; and how it answers for some. */
let gpd: Map<string, string>
let pageSize: number
let answers: Map<string, Answer>
/** What the centre has taken, in that order, the text of its cursor, and what it does when it takes one. */
let taken: string[]
let cursor: string | undefined
let onTake: (iuv: string) => void
let now: string

beforeEach(() => {
  gpd = new Map()
  pageSize = 100
  answers = new Map()
  taken = []
  cursor = undefined
  onTake = () => undefined
  now = '2026-11-24T10:00:00Z'
  peer.answer = answerOfGpd
})

function answerOfGpd(call: Heard): Answer {
  const iuv = /\/receipts\/([^/]+)$/.exec(call.path)?.[1]
  if (iuv !== undefined) return answers.get(iuv) ?? { status: 200, body: `<receipt>${iuv}</receipt>` }
  const scripted = answers.get(`page ${call.query.get('pageNum')}`)
  if (scripted !== undefined) return scripted
  const [from = '', to = ''] = [call.query.get('from'), call.query.get('to')].map((day) => day ?? '')
  const results = [...gpd].filter(([, at]) => at >= from && at <= `${to}T23:59:59`)
  const start = Number(call.query.get('pageNum')) * pageSize
  return {
    status: 200,
    body: JSON.stringify({
      results: results.slice(start, start + pageSize).map(([iuv, paymentDateTime]) => ({ iuv, paymentDateTime })),
      totalPages: Math.max(1, Math.ceil(results.length / pageSize)),
    }),
  }
}

const store: ReceiptStore = {
  knownIuvs: (iuvs) => Promise.resolve(new Set(iuvs.filter((iuv) => taken.includes(iuv)))),
  take: (xml, iuv) => {
    onTake(iuv)
    expect(Buffer.from(xml).toString()).toBe(`<receipt>${iuv}</receipt>`)
    taken.push(iuv)
    return Promise.resolve()
  },
  readCursor: () => Promise.resolve(cursor),
  writeCursor: (next) => {
    cursor = next
    return Promise.resolve()
  },
}

function poll(ports = neverLate): Promise<PollReport> {
  const config = { url: `${peer.url}/v1`, key: 'key' }
  return pollReceipts(config, CREDITOR, store, { ...ports, now: () => new Date(now) })
}

/** Polls, and says from which day on it listed. */
async function pollFrom(): Promise<string | null | undefined> {
  const before = peer.heard.length
  await poll()
  return peer.heard
    .slice(before)
    .find(({ query }) => query.has('from'))
    ?.query.get('from')
}

const nothing = { takenCount: 0, missing: [], unusableCount: 0 }

describe('a poll', () => {
  it('takes every receipt of all pages once, and then moves the cursor', async () => {
    for (let index = 0; index < 7; index += 1) gpd.set(`IUV${index}`, '2026-11-24T09:00:00')
    pageSize = 3
    expect(await poll()).toEqual({ ...nothing, takenCount: 7 })
    expect(taken).toEqual(['IUV0', 'IUV1', 'IUV2', 'IUV3', 'IUV4', 'IUV5', 'IUV6'])
    expect(cursor).toBe('{"polled":"2026-11-24"}')
    const before = peer.heard.length
    expect(await poll()).toEqual(nothing)
    expect(peer.heard.slice(before).filter(({ path }) => path.includes('/receipts/IUV'))).toEqual([])
  })

  it('goes on past a page that has none, as GPD gives when it does not hold them for paid yet', async () => {
    gpd.set('A', '2026-11-24T09:00:00').set('B', '2026-11-24T09:00:00')
    pageSize = 1
    answers.set('page 0', { status: 200, body: '{"results":[],"totalPages":2}' })
    expect(await poll()).toEqual({ ...nothing, takenCount: 1 })
    expect(taken).toEqual(['B'])
  })

  it('of nothing, or of what cannot be asked for, says so', async () => {
    answers.set('page 0', { status: 404 })
    expect(await poll()).toEqual(nothing)
    expect(cursor).toBe('{"polled":"2026-11-24"}')
    answers.set('page 0', { status: 200, body: '{"results":[{"iuv":"../x"},{}],"totalPages":1}' })
    expect(await poll()).toEqual({ ...nothing, unusableCount: 2 })
  })
})

describe('the days of a poll', () => {
  it.each([
    ['the first of all', undefined, '2026-10-25'],
    ['with a cursor of nobody', 'rubbish', '2026-10-25'],
    ['with a cursor that is no day', '{"polled":"2026-02-30"}', '2026-10-25'],
    ['the same day again', '{"polled":"2026-11-24"}', '2026-11-23'],
    ['the first of a day', '{"polled":"2026-11-23"}', '2026-11-16'],
    ['after a long silence', '{"polled":"2026-01-01"}', '2026-10-25'],
    ['with one missing', '{"polled":"2026-11-24","missing":"2026-11-20"}', '2026-11-19'],
    ['with one missing for long', '{"polled":"2026-11-24","missing":"2026-09-20"}', '2026-10-25'],
    ['by a clock that went back', '{"polled":"2026-11-26"}', '2026-11-25'],
  ])('%s (%j) begin on %s', async (_, before, from) => {
    cursor = before
    expect(await pollFrom()).toBe(from)
    expect(peer.heard.at(-1)?.query.get('to')).toBe('2026-11-25')
  })

  it('are those of Italy, where the day begins before it does in UTC', async () => {
    now = '2026-11-24T22:59:59Z'
    await poll()
    expect(cursor).toBe('{"polled":"2026-11-24"}')
    now = '2026-11-24T23:00:00Z'
    gpd.set('MIDNIGHT', '2026-11-25T00:00:00')
    expect(await poll()).toMatchObject({ takenCount: 1 })
    expect(cursor).toBe('{"polled":"2026-11-25"}')
    expect(peer.heard.find(({ query }) => query.get('to') === '2026-11-26')).toBeDefined()
  })

  it('overlap: what reaches GPD a week after it was paid is taken still', async () => {
    await poll()
    gpd.set('LATE', '2026-11-17T12:00:00')
    expect(await poll()).toEqual(nothing)
    now = '2026-11-25T10:00:00Z'
    expect(await poll()).toEqual({ ...nothing, takenCount: 1 })
  })
})

describe('a receipt that cannot be had', () => {
  beforeEach(() => {
    gpd.set('A', '2026-11-20T09:00:00').set('B', '2026-11-21T09:00:00').set('C', '2026-11-24T09:00:00')
  })

  it.each([
    ['broken', { status: 500 }, 'failed'],
    ['not held for paid', { status: 422 }, 'not-ready'],
    ['gone', { status: 404 }, 'not-found'],
    ['too large', { status: 200, body: new Uint8Array(300_000) }, 'too-large'],
    ['not reached', { status: 503 }, 'unreachable'],
    ['breaking off', 'broken-line', 'unreachable'],
  ] as const)('(%s) does not stop the others, and is taken when it can be', async (_, answer, why) => {
    answers.set('A', answer)
    expect(await poll()).toEqual({ takenCount: 2, missing: [{ iuv: 'A', why }], unusableCount: 0 })
    expect(taken).toEqual(['B', 'C'])
    expect(cursor).toBe('{"polled":"2026-11-24","missing":"2026-11-20"}')
    answers.delete('A')
    expect(await poll()).toEqual({ ...nothing, takenCount: 1 })
    expect(cursor).toBe('{"polled":"2026-11-24"}')
  })

  it('is asked for again for thirty days, and by no more days than that', async () => {
    answers.set('A', { status: 422 })
    await poll()
    now = '2026-12-20T10:00:00Z'
    expect(await poll()).toMatchObject({ missing: [{ iuv: 'A' }] })
    expect(cursor).toBe('{"polled":"2026-12-20","missing":"2026-11-20"}')
    now = '2026-12-21T10:00:00Z'
    expect(await poll()).toEqual(nothing)
    expect(cursor).toBe('{"polled":"2026-12-21"}')
  })

  it('and of which no time is known keeps the next poll where this one began', async () => {
    cursor = '{"polled":"2026-11-24"}'
    answers.set('page 0', { status: 200, body: '{"results":[{"iuv":"A"}],"totalPages":1}' }).set('A', { status: 500 })
    expect([await pollFrom(), await pollFrom(), await pollFrom()]).toEqual(['2026-11-23', '2026-11-23', '2026-11-23'])
  })

  it('because it was not taken does not stop the others either, and the error is told', async () => {
    const error = new Error('cannot be taken')
    onTake = (iuv) => {
      if (iuv === 'B') throw error
    }
    expect(await poll()).toEqual({ takenCount: 2, missing: [{ iuv: 'B', why: 'not-taken', error }], unusableCount: 0 })
    expect(cursor).toBe('{"polled":"2026-11-24","missing":"2026-11-21"}')
  })

  it('does not stop the others, however many fail', async () => {
    for (let index = 0; index < 20; index += 1) {
      gpd.set(`X${index}`, '2026-11-24T09:00:00')
      answers.set(`X${index}`, { status: 500 })
    }
    gpd.set('LAST', '2026-11-24T09:00:00')
    const report = await poll()
    expect([report.takenCount, report.missing.length, report.why]).toEqual([4, 20, undefined])
  })
})

describe('a poll that ends early', () => {
  beforeEach(() => {
    cursor = '{"polled":"2026-11-22"}'
    for (let index = 0; index < 20; index += 1) gpd.set(`IUV${index}`, '2026-11-24T09:00:00')
    pageSize = 10
  })

  it.each([
    ['unauthorised', 401],
    ['unauthorised', 403],
    ['busy', 429],
    ['failed', 500],
    ['refused', 400],
    ['unreachable', 503],
  ])('(%s, by a list that is answered by %i) leaves the cursor, and the next begins again', async (why, status) => {
    answers.set('page 1', { status })
    expect(await poll()).toEqual({ ...nothing, takenCount: 10, why })
    expect(cursor).toBe('{"polled":"2026-11-22"}')
    answers.clear()
    expect(await poll()).toEqual({ ...nothing, takenCount: 10 })
    expect(taken).toHaveLength(20)
    expect(cursor).toBe('{"polled":"2026-11-24"}')
  })

  it.each([
    ['unauthorised', 401],
    ['busy', 429],
  ])('(%s, by a receipt that is answered by %i) asks for no more', async (why, status) => {
    answers.set('IUV3', { status })
    expect(await poll()).toEqual({ ...nothing, takenCount: 3, missing: [{ iuv: 'IUV3', why }], why })
    expect(cursor).toBe('{"polled":"2026-11-22"}')
  })

  it('(nobody answers for five receipts in a row) asks for no more', async () => {
    for (const iuv of gpd.keys()) answers.set(iuv, { status: 504 })
    answers.delete('IUV2')
    const report = await poll()
    expect([report.takenCount, report.missing.map(({ iuv }) => iuv), report.why]).toEqual([
      1,
      ['IUV0', 'IUV1', 'IUV3', 'IUV4', 'IUV5', 'IUV6', 'IUV7'],
      'unreachable',
    ])
    expect(cursor).toBe('{"polled":"2026-11-22"}')
  })

  it('(the store fails) throws, and leaves the cursor', async () => {
    const broken = { ...store, knownIuvs: () => Promise.reject(new Error('no database')) }
    const config = { url: `${peer.url}/v1`, key: 'key' }
    const ports = { ...neverLate, now: () => new Date(now) }
    await expect(pollReceipts(config, CREDITOR, broken, ports)).rejects.toThrow('no database')
    expect(cursor).toBe('{"polled":"2026-11-22"}')
  })

  it('(the number of pages has no end) does end', async () => {
    let pages = 0
    const line: typeof fetch = () => {
      pages += 1
      return Promise.resolve(Response.json({ results: [], totalPages: Number.MAX_SAFE_INTEGER }))
    }
    expect(await poll({ ...neverLate, fetch: line })).toEqual({ ...nothing, why: 'bad-answer' })
    expect(pages).toBe(10_000)
  })
})
