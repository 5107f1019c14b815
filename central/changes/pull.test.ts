import { randomUUID } from 'node:crypto'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Central, OpenCentral } from '../../db/central/open.ts'
import { listKiosks } from '../../db/central/stores/kiosks.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import type { PositionStatus } from '../../main/domain/debt-position.ts'
import { hasPostgres, NO_POSTGRES } from '../../tests/fixtures/central-databases.ts'
import { startCentralBench, type CentralBench } from '../../tests/sync/central-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { NOW, optionOf, positionOf, take } from '../../tests/sync/sample-positions.ts'
import { PullResponse, type Cursor } from '../contract/sync.ts'
import { Replaced } from '../revoked.ts'
import { createBell } from './bell.ts'
import { pageReader, pull } from './pull.ts'
import { whenAborted } from '../../tests/fixtures/when-aborted.ts'

let open: OpenCentral
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())

type Page = Extract<PullResponse, { result: 'page' }>

/** A kiosk that pulls from a bench; `read` expects a page, `ask` anything. */
async function puller(bench: CentralBench) {
  const kiosk = await bench.enrol()
  const token = await kiosk.token()
  const ask = async (cursor: Cursor | null, waitMs = 0): Promise<PullResponse> => {
    const { body } = await bench.post('/v1/pull', { protocol: 1, cursor, waitMs }, token)
    return PullResponse.parse(body)
  }
  const read = async (cursor: Cursor | null, waitMs = 0): Promise<Page> => {
    const answer = await ask(cursor, waitMs)
    if (answer.result !== 'page') throw new Error(answer.result)
    return answer
  }
  return { token, kiosk, ask, read }
}

const shown = ({ changes }: Page) =>
  changes.map(({ thing, id, version, body }) => `${thing} ${id} ${version}${body === undefined ? ' gone' : ''}`)

const setSettings = (creditor: string, settings: Readonly<Record<string, unknown>>) =>
  open.db.transaction().execute((trx) => writeSettings(trx, creditor, settings))

const resync = (reason: string) => ({ result: 'resync', reason })

describe('a pull', () => {
  test('hands the whole feed over in pages, and then what changes', async () => {
    const bench = await startCentralBench(open.db)
    const { read } = await puller(bench)
    const positions = Array.from({ length: 1200 }, (_, index) => positionOf(`p-${index}`, [optionOf(index)]))
    await take(open.db, bench.creditor, ...positions)
    await setSettings(bench.creditor, { name: 'Comune' })

    const seen = new Map<string, unknown>()
    const pages: Page[] = []
    for (let more = true; more; more = pages.at(-1)?.more ?? false) {
      const page = await read(pages.at(-1)?.cursor ?? null)
      for (const { id, body } of page.changes) seen.set(id, body)
      pages.push(page)
    }
    expect(pages.map(({ changes, more }) => [changes.length, more])).toEqual([
      [500, true],
      [500, true],
      [201, false],
    ])
    const versions = pages.flatMap(({ changes }) => changes.map(({ version }) => version))
    expect(versions).toEqual(Array.from({ length: 1201 }, (_, index) => index + 1))
    expect(seen.get('name')).toBe('Comune')
    for (const position of positions) expect(seen.get(position.iupd)).toEqual(position)

    const { cursor } = pages.at(-1) as Page
    expect(cursor).toEqual({ epoch: `feed-of-${bench.creditor}`, position: 1201 })
    expect(await read(cursor)).toMatchObject({ changes: [], more: false, cursor })
    await take(open.db, bench.creditor, positionOf('p-7', [optionOf(7, { amountCents: 9 })]))
    const changed = await read(cursor)
    expect(shown(changed)).toEqual(['position p-7 1202'])
    expect(changed.changes[0]?.body).toMatchObject({ options: [{ amountCents: 9 }] })
  })

  test('tells a setting that was taken away', async () => {
    const bench = await startCentralBench(open.db)
    const { read } = await puller(bench)
    await setSettings(bench.creditor, { sector: 'a', info: 'b' })
    const { cursor } = await read(null)
    await setSettings(bench.creditor, { sector: undefined })
    expect(shown(await read(cursor))).toEqual(['setting sector 3 gone'])
  })

  test('hands over what may still be paid; of the rest only that it may not be kept', async () => {
    const bench = await startCentralBench(open.db)
    const { read } = await puller(bench)
    const statuses: readonly PositionStatus[] = [
      'PUBLISHED',
      'VALID',
      'PARTIALLY_PAID',
      'DRAFT',
      'EXPIRED',
      'INVALID',
      'PAID',
      'REPORTED',
    ]
    await take(
      open.db,
      bench.creditor,
      ...statuses.map((status, index) => positionOf(status, [optionOf(index)], { status })),
    )
    expect(shown(await read(null))).toEqual([
      'position PUBLISHED 1',
      'position VALID 2',
      'position PARTIALLY_PAID 3',
      'position DRAFT 4 gone',
      'position EXPIRED 5 gone',
      'position INVALID 6 gone',
      'position PAID 7 gone',
      'position REPORTED 8 gone',
    ])
  })

  test('hands no position over where kiosks may keep none; when that changes they start over', async () => {
    const bench = await startCentralBench(open.db)
    const { read, ask } = await puller(bench)
    await take(open.db, bench.creditor, positionOf('a', [optionOf(1)]))
    const { cursor: open1 } = await read(null)

    await setSettings(bench.creditor, { cachePositions: 'none' })
    expect(await ask(open1)).toEqual(resync('another-epoch'))
    const none = await read(null)
    expect(shown(none)).toEqual(['position a 1 gone', 'setting cachePositions 2'])
    expect(JSON.stringify(none)).not.toContain('Rossi')
    await take(open.db, bench.creditor, positionOf('b', [optionOf(2)]))
    expect(shown(await read(none.cursor))).toEqual(['position b 3 gone'])

    await setSettings(bench.creditor, { cachePositions: 'open' })
    expect(await ask(none.cursor)).toEqual(resync('another-epoch'))
    expect(shown(await read(null))).toEqual(['position a 1', 'position b 3', 'setting cachePositions 4'])
  })

  test('with a cursor of another feed, or ahead of ours, asks to start over', async () => {
    const bench = await startCentralBench(open.db)
    const { ask } = await puller(bench)
    await take(open.db, bench.creditor, positionOf('a', [optionOf(1)]))
    const epoch = `feed-of-${bench.creditor}`
    expect(await ask({ epoch: 'another', position: 0 })).toEqual(resync('another-epoch'))
    expect(await ask({ epoch, position: 2 })).toEqual(resync('ahead'))
    expect(await ask({ epoch, position: 1 })).toMatchObject({ result: 'page', changes: [] })
    expect(await ask({ epoch, position: 0 })).toMatchObject({ result: 'page', changes: [{ id: 'a' }] })
  })

  test('is of one municipality, tells the time of the centre and how far the queue of the kiosk is decided', async () => {
    const [bench, other] = [await startCentralBench(open.db), await startCentralBench(open.db)]
    const { read, token } = await puller(bench)
    await take(open.db, other.creditor, positionOf('theirs', [optionOf(1)]))
    bench.pass(60_000)
    expect(await read(null)).toEqual({
      result: 'page',
      changes: [],
      cursor: { epoch: `feed-of-${bench.creditor}`, position: 0 },
      more: false,
      digests: {},
      lastSeq: 0,
      serverTime: '2026-11-23T09:01:00.000Z',
      leaseSeconds: 86_400,
      commands: ['print.recorded', 'ticket.opened', 'file.salvaged'],
      ticketBlock: 1,
    })
    expect(await listKiosks(open.db, bench.creditor)).toMatchObject([{ lastSeenAt: '2026-11-23T09:01:00.000Z' }])
    const commands = [{ seq: 1, id: randomUUID(), name: 'made.up', args: {}, argsHash: 'a'.repeat(64), madeAt: NOW }]
    await bench.post('/v1/push', { protocol: 1, commands }, token)
    expect(await read(null)).toMatchObject({ lastSeq: 1 })
  })

  test('notes that the kiosk was heard of, and not again for twenty seconds', async () => {
    const bench = await startCentralBench(open.db)
    const { read } = await puller(bench)
    const seenAfter = async (ms: number) => {
      bench.pass(ms)
      await read(null)
      return (await listKiosks(open.db, bench.creditor))[0]?.lastSeenAt
    }
    expect(await seenAfter(0)).toBe('2026-11-23T09:00:00.000Z')
    expect(await seenAfter(19_999)).toBe('2026-11-23T09:00:00.000Z')
    expect(await seenAfter(1)).toBe('2026-11-23T09:00:20.000Z')
  })

  test.each([
    ['a wait too long', { protocol: 1, cursor: null, waitMs: 30_001 }],
    ['a negative wait', { protocol: 1, cursor: null, waitMs: -1 }],
    ['a negative cursor', { protocol: 1, cursor: { epoch: 'a', position: -1 }, waitMs: 0 }],
    ['no cursor', { protocol: 1, waitMs: 0 }],
    ['another protocol', { protocol: 2, cursor: null, waitMs: 0 }],
  ])('with %s is a bad request', async (_, body) => {
    const bench = await startCentralBench(open.db)
    const { token } = await puller(bench)
    expect(await bench.post('/v1/pull', body, token)).toMatchObject({ status: 400 })
  })
})

describe('a pull that waits', () => {
  /** A bench whose sleeps last no time; `duringSleep` is told how many milliseconds were slept in all, this time included. */
  async function waitingBench(duringSleep: (sleptMs: number, creditor: string) => Promise<unknown>) {
    let sleptMs = 0
    const bench: CentralBench = await startCentralBench(open.db, {
      sleep: async (ms) => {
        sleptMs += ms
        await duringSleep(sleptMs, bench.creditor)
      },
    })
    return { bench, sleptMs: () => sleptMs, ...(await puller(bench)) }
  }

  test('answers with nothing when the wait is over, and not much later', async () => {
    const { read, sleptMs } = await waitingBench(() => Promise.resolve())
    expect(await read(null, 25_000)).toMatchObject({ changes: [] })
    expect(sleptMs()).toBeGreaterThanOrEqual(25_000)
    expect(sleptMs()).toBeLessThan(26_000)
  })

  test('is woken by a ring, and by no more than that when nothing has changed', async () => {
    const bell = createBell()
    const asleep = Promise.withResolvers<undefined>()
    const bench = await startCentralBench(open.db, {
      bell,
      sleep: (_, signal) => {
        asleep.resolve(undefined)
        return whenAborted(signal)
      },
    })
    const { read } = await puller(bench)
    const answer = read(null, 25_000)
    await asleep.promise
    bell.ring()
    await setSettings(bench.creditor, { name: 'Comune' })
    bell.ring()
    expect(shown(await answer)).toEqual(['setting name 1'])
  })

  test('does not miss a ring that comes while it reads', async (context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
    const bell = createBell()
    const bench = await startCentralBench(open.db, {
      bell,
      // Nobody rings once it sleeps: only the ring before that can end the wait.
      sleep: (_, signal) => whenAborted(signal),
    })
    const { kiosk } = await puller(bench)
    let change: (() => Promise<unknown>) | undefined = () => setSettings(bench.creditor, { name: 'Comune' })
    const meddler: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        // The rows of the feed are read: what changes now is not on this page.
        const meddle = result.rows.some((row) => 'last_seq' in row || 'lastSeq' in row) ? change : undefined
        if (meddle !== undefined) change = undefined
        await meddle?.()
        if (meddle !== undefined) bell.ring()
        return result
      },
    }
    const request = { protocol: 1, cursor: null, waitMs: 25_000 } as const
    const meddled = open.db.withPlugin(meddler)
    const readPage = pageReader(meddled, bench.creditor, () => NOW)
    const ports = { now: () => NOW, readPage, sleep: () => new Promise<void>(() => undefined), bell }
    const page = await pull(meddled, bench.creditor, kiosk, request, ports, new AbortController().signal)
    expect(page).toMatchObject({ result: 'page', changes: [{ id: 'name' }] })
  })

  test('looks by itself after some seconds, should the ring be lost', async () => {
    let changedAtMs = 0
    const { read, sleptMs } = await waitingBench(async (slept, creditor) => {
      if (slept < 10_000 || changedAtMs > 0) return
      changedAtMs = slept
      await setSettings(creditor, { name: 'Comune' })
    })
    expect(shown(await read(null, 25_000))).toEqual(['setting name 1'])
    expect(sleptMs()).toBe(changedAtMs)
  })

  test('does not wait when there is something, or when it need not', async () => {
    const { bench, read, sleptMs } = await waitingBench(() => Promise.resolve())
    await read(null, 0)
    await setSettings(bench.creditor, { name: 'Comune' })
    await read(null, 25_000)
    expect(sleptMs()).toBe(0)
  })

  test('hears when who asked has gone', async () => {
    const asleep = Promise.withResolvers<AbortSignal>()
    const bench = await startCentralBench(open.db, {
      sleep: (_, signal) => {
        asleep.resolve(signal)
        return whenAborted(signal)
      },
    })
    const { token } = await puller(bench)
    const address = await bench.app.listen({ host: '127.0.0.1', port: 0 })
    const caller = new AbortController()
    const answer = fetch(`${address}/v1/pull`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ protocol: 1, cursor: null, waitMs: 25_000 }),
      signal: caller.signal,
    })
    const signal = await asleep.promise
    const isGone = whenAborted(signal)
    caller.abort()
    await expect(answer).rejects.toThrow()
    await isGone
    await bench.app.close()
  })

  test('ends when who asked has gone, and asks the database, which may be gone too, no more', async () => {
    const bench = await startCentralBench(open.db)
    const { kiosk } = await puller(bench)
    const gone = new AbortController()
    let queriesAfter = 0
    const counted: KyselyPlugin = {
      transformQuery: ({ node }) => {
        if (gone.signal.aborted) queriesAfter += 1
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }
    const db = open.db.withPlugin(counted)
    const ports = {
      now: () => NOW,
      readPage: pageReader(db, bench.creditor, () => NOW),
      sleep: () => {
        gone.abort()
        return Promise.resolve()
      },
      bell: createBell(),
    }
    const request = { protocol: 1, cursor: null, waitMs: 25_000 } as const
    const page = await pull(db, bench.creditor, kiosk, request, ports, gone.signal)
    expect(page).toMatchObject({ result: 'page', changes: [] })
    expect(queriesAfter).toBe(0)
  })
})

describe('a page', () => {
  test('is one moment of the database, though it changes while it is read', async (context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
    let change: (() => Promise<unknown>) | undefined
    const meddler: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        const isFeed = result.rows.some((row) => 'thing' in row)
        const meddle = isFeed ? change : undefined
        if (meddle !== undefined) change = undefined
        await meddle?.()
        return result
      },
    }
    const meddled: Central = open.db.withPlugin(meddler)
    const bench = await startCentralBench(meddled)
    const { read } = await puller(bench)
    await take(open.db, bench.creditor, positionOf('a', [optionOf(1)]))
    change = () => take(open.db, bench.creditor, positionOf('a', [optionOf(2)], { status: 'PAID' }))
    const page = await read(null)
    expect(change).toBeUndefined()
    expect(page.changes).toMatchObject([
      { id: 'a', version: 1, body: { status: 'VALID', options: [{ amountCents: 1001 }] } },
    ])
    expect(shown(await read(page.cursor))).toEqual(['position a 2 gone'])
  })

  test('is read once for all kiosks that ask for it together; each hears of its own queue', async () => {
    const feedReads: string[] = []
    const counted: KyselyPlugin = {
      transformQuery: ({ node }) => {
        const isFeed = node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('change_feed')
        if (isFeed) feedReads.push(node.kind)
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }
    const bench = await startCentralBench(open.db)
    const [one, other] = [await puller(bench), await puller(bench)]
    await take(open.db, bench.creditor, positionOf('a', [optionOf(1)]), positionOf('b', [optionOf(2)]))
    const command = { seq: 1, id: randomUUID(), name: 'made.up', args: {}, argsHash: 'a'.repeat(64), madeAt: NOW }
    await bench.post('/v1/push', { protocol: 1, commands: [command] }, one.token)
    const readPage = pageReader(open.db.withPlugin(counted), bench.creditor, () => NOW)
    const at = (cursor: Cursor | null) => ({ protocol: 1 as const, cursor, waitMs: 0 })
    const cursor = { epoch: `feed-of-${bench.creditor}`, position: 1 }
    const asked = [
      readPage(one.kiosk, at(cursor)),
      readPage(other.kiosk, at(cursor)),
      readPage(other.kiosk, at(null)),
      readPage(one.kiosk, at({ epoch: 'another', position: 0 })),
    ]
    const nobody = { ...one.kiosk, kioskId: 'nobody' }
    const refused = expect(readPage(nobody, at(null))).rejects.toThrow('not enrolled')
    // The number block of an installation is not for the one that it has replaced.
    const replaced = expect(readPage({ ...one.kiosk, installId: 'before' }, at(null))).rejects.toThrow(Replaced)
    const [first, second, whole, strange] = await Promise.all(asked)
    expect(first).toMatchObject({ changes: [{ id: 'b' }], lastSeq: 1 })
    expect(second).toMatchObject({ changes: [{ id: 'b' }], lastSeq: 0 })
    expect(whole).toMatchObject({ changes: [{ id: 'a' }, { id: 'b' }] })
    expect(strange).toMatchObject({ result: 'resync' })
    await Promise.all([refused, replaced])
    expect(feedReads).toHaveLength(2)
  })
})
