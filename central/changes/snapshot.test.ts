import { once } from 'node:events'
import { request as ask, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { KyselyPlugin } from 'kysely'
import { expect, test, vi } from 'vitest'
import type { Central } from '../../db/central/open.ts'
import { feedMark } from '../../db/feed-mark.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import type { DebtPosition } from '../../main/domain/debt-position.ts'
import { startCentralBench, type CentralBench } from '../../tests/sync/central-bench.ts'
import { describeOnEngines } from '../../tests/sync/engines.ts'
import { optionOf, positionOf, take } from '../../tests/sync/sample-positions.ts'
import { SnapshotEnd, SnapshotHead, SnapshotThing, type SnapshotRequest } from '../contract/snapshot.ts'

const REQUEST: SnapshotRequest = { protocol: { min: 1, max: 1 }, schema: 1 }

/** Asks a centre for a snapshot as one kiosk. */
async function asker(bench: CentralBench) {
  const token = await (await bench.enrol()).token()
  return (request: unknown = REQUEST) =>
    bench.app.inject({
      method: 'POST',
      url: '/v1/snapshot',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: JSON.stringify(request),
    })
}

/** The lines of a snapshot, each parsed by what it must be. */
function read(packed: Buffer) {
  const text = gunzipSync(packed).toString()
  expect(text.endsWith('\n')).toBe(true)
  const lines = text
    .slice(0, -1)
    .split('\n')
    .map((line) => ({ line, value: JSON.parse(line) as unknown }))
  return {
    lines: lines.map(({ line }) => line),
    head: SnapshotHead.parse(lines[0]?.value).snapshot,
    things: lines.slice(1, -1).map(({ value }) => SnapshotThing.parse(value)),
    end: SnapshotEnd.parse(lines.at(-1)?.value).end,
  }
}

const ONE_CONNECTION = 'PGlite has one connection, which a transaction holds'

describeOnEngines('a snapshot', (db, { engine }) => {
  const setSettings = (bench: CentralBench, settings: Readonly<Record<string, unknown>>) =>
    db()
      .transaction()
      .execute((trx) => writeSettings(trx, bench.creditor, settings))

  test('is all that a kiosk may hold, in order, with what it should come to', async () => {
    const bench = await startCentralBench(db())
    const other = await startCentralBench(db())
    await take(db(), other.creditor, positionOf('theirs', [optionOf(1)]))
    const positions = Array.from({ length: 2300 }, (_, index) =>
      positionOf(`p-${(index * 7919) % 2300}`, [
        optionOf(index),
        optionOf(5000 + index, { iuv: `RFà,"body":${index}` }),
      ]),
    )
    await take(db(), bench.creditor, ...positions, positionOf('paid', [optionOf(9999)], { status: 'PAID' }))
    await setSettings(bench, { name: 'Comune', info: 'x' })
    await setSettings(bench, { info: undefined })
    const answer = await (await asker(bench))()
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/gzip'])
    const { lines, head, things, end } = read(answer.rawPayload)
    expect(head).toMatchObject({
      protocol: 1,
      schema: 1,
      cursor: { epoch: `feed-of-${bench.creditor}`, position: 2304 },
      expected: { position: 2300, setting: 1 },
    })
    expect(things[0]).toEqual({ thing: 'setting', id: 'name', version: 2302, body: 'Comune' })
    const held = things.slice(1)
    expect(held.map(({ id }) => id)).toEqual(positions.map(({ iupd }) => iupd).toSorted())
    const byIupd = new Map(positions.map((position, index) => [position.iupd, { position, version: index + 1 }]))
    let mark = 0n
    for (const [index, { id, version, codes, body }] of held.entries()) {
      expect({ version, position: body }).toEqual(byIupd.get(id))
      expect(codes).toEqual((body as DebtPosition).options.flatMap((option) => [option.noticeNumber, option.iuv]))
      const line = lines[index + 2] ?? ''
      expect(JSON.parse(line.slice(line.indexOf(',"body":') + 8, -1))).toEqual(body)
      mark ^= BigInt(feedMark('position', id, version))
    }
    expect(end['position']).toEqual({ held: 2300, mark: Number(mark) })
    expect(end['setting']).toEqual({ held: 1, mark: feedMark('setting', 'name', 2302) })
  })

  test('holds no position where kiosks may keep none', async () => {
    const bench = await startCentralBench(db())
    await take(db(), bench.creditor, positionOf('a', [optionOf(1)]))
    await setSettings(bench, { cachePositions: 'none' })
    const { head, things, end, lines } = read((await (await asker(bench))()).rawPayload)
    expect(head).toMatchObject({
      cursor: { epoch: `feed-of-${bench.creditor} without positions` },
      expected: { position: 0 },
    })
    expect(things.map(({ thing }) => thing)).toEqual(['setting'])
    expect(end['position']).toEqual({ held: 0, mark: 0 })
    expect(lines.join()).not.toContain('Rossi')
  })

  test('of nothing is a head and an end', async () => {
    const { head, things, end } = read((await (await asker(await startCentralBench(db())))()).rawPayload)
    expect([head.cursor.position, things, end]).toEqual([0, [], {}])
  })

  test('is one moment of the database, though it changes while it is read', async (context) => {
    context.skip(engine === 'PGlite', ONE_CONNECTION)
    let change: (() => Promise<unknown>) | undefined
    const meddler: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        // The first page of positions is read: what changes now is not in this snapshot.
        const meddle = result.rows.some((row) => 'codes' in row) ? change : undefined
        if (meddle !== undefined) change = undefined
        await meddle?.()
        return result
      },
    }
    const meddled: Central = db().withPlugin(meddler)
    const bench = await startCentralBench(meddled)
    await take(
      db(),
      bench.creditor,
      ...Array.from({ length: 1500 }, (_, n) => positionOf(`p-${1000 + n}`, [optionOf(n)])),
    )
    change = () => take(db(), bench.creditor, positionOf('p-2499', [optionOf(1499)], { status: 'PAID' }))
    const { head, things, end } = read((await (await asker(bench))()).rawPayload)
    expect(change).toBeUndefined()
    expect(head.cursor.position).toBe(1500)
    expect(things.at(-1)).toMatchObject({ id: 'p-2499', version: 1500, body: { status: 'VALID' } })
    expect(end['position']?.held).toBe(1500)
  })

  test('that the database cannot finish breaks off without its end, and is logged without its words', async () => {
    let pages = 0
    const failing: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: ({ result }) => {
        if (result.rows.some((row) => 'codes' in row)) pages += 1
        return pages === 2 ? Promise.reject(new RangeError('of Mario Rossi')) : Promise.resolve(result)
      },
    }
    const bench = await startCentralBench(db().withPlugin(failing))
    await take(db(), bench.creditor, ...Array.from({ length: 1500 }, (_, n) => positionOf(`p-${n}`, [optionOf(n)])))
    const { response } = await overHttp(bench)
    const parts: Buffer[] = []
    response.on('data', (part: Buffer) => parts.push(part))
    await new Promise((resolve) => response.once('close', resolve))
    expect(response.complete).toBe(false)
    expect(() => gunzipSync(Buffer.concat(parts))).toThrow()
    expect(bench.logged()).toContain('snapshot.failed')
    expect(bench.logged()).not.toContain('Rossi')
    await bench.app.close()
  })

  test('that takes longer than an hour is cut, so that the moment which it holds does not stay for ever', async () => {
    const held = Promise.withResolvers<undefined>()
    const isHeld = Promise.withResolvers<undefined>()
    const slow: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (result.rows.some((row) => 'codes' in row)) {
          isHeld.resolve(undefined)
          await held.promise
        }
        return result
      },
    }
    const bench = await startCentralBench(db().withPlugin(slow))
    await take(db(), bench.creditor, positionOf('a', [optionOf(1)]))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { response } = await overHttp(bench)
      const closed = new Promise((resolve) => response.once('close', resolve))
      await isHeld.promise
      vi.advanceTimersByTime(60 * 60_000)
      response.resume()
      await closed
      expect(response.complete).toBe(false)
      expect(bench.logged()).toContain('snapshot.too-slow')
    } finally {
      vi.useRealTimers()
      held.resolve(undefined)
    }
    await bench.app.close()
  })

  test('is asked for by two kiosks at once, and by no third, until one is done or has gone', async (context) => {
    context.skip(engine === 'PGlite', ONE_CONNECTION)
    const bench = await startCentralBench(db())
    // More than sockets and buffers hold, so that the first two wait for their readers.
    const long = 'x'.repeat(100)
    const many = (from: number) =>
      Array.from({ length: 1000 }, (_, n) =>
        positionOf(
          `p-${from + n}`,
          Array.from({ length: 12 }, (_each, option) =>
            optionOf((from + n) * 12 + option, { description: noise(long) }),
          ),
        ),
      )
    for (let from = 0; from < 6000; from += 1000) await take(db(), bench.creditor, ...many(from))
    const [first, second] = [await overHttp(bench), await overHttp(bench)]
    const third = await overHttp(bench)
    expect([first, second, third].map(({ response }) => response.statusCode)).toEqual([200, 200, 503])
    expect(third.response.headers['retry-after']).toBe('5')
    // A kiosk that asks anew gives up the one before, and gets its own a moment later.
    expect((await overHttp(bench, first.token)).response.statusCode).toBe(503)
    await expect
      .poll(
        async () => {
          const { response } = await overHttp(bench, first.token)
          response.destroy()
          return response.statusCode
        },
        { timeout: 20_000 },
      )
      .toBe(200)
    second.response.destroy()
    for (;;) {
      const { response } = await overHttp(bench)
      response.destroy()
      if (response.statusCode === 200) break
    }
    await bench.app.close()
    expect(bench.logged()).not.toContain('snapshot.failed')
  })

  test.each([
    ['nothing', {}, 400],
    ['no schema', { protocol: 1 }, 400],
    ['a reason that is none', { ...REQUEST, reason: 'because' }, 400],
    ['a newer kiosk', { protocol: { min: 2, max: 3 }, schema: 1 }, 200],
    ['an older kiosk', { protocol: 1, schema: 1 }, 200],
  ])('that is asked for with %s', async (what, request, status) => {
    const answer = await (await asker(await startCentralBench(db())))(request)
    expect(answer.statusCode).toBe(status)
    if (what === 'a newer kiosk') {
      expect(answer.json()).toEqual({ result: 'upgrade-required', minimum: 1, maximum: 1 })
    }
  })

  test('is for kiosks only, and the centre notes why it was asked for', async () => {
    const bench = await startCentralBench(db())
    const stranger = await bench.app.inject({ method: 'POST', url: '/v1/snapshot', payload: REQUEST })
    expect(stranger.statusCode).toBe(401)
    await (
      await asker(bench)
    )({ ...REQUEST, reason: 'digest' })
    expect(bench.logged()).toMatch(/"event":"snapshot\.asked".*"reason":"digest"/)
  })
})

let seed = 1
/** Text that does not compress. */
function noise(text: string): string {
  return Array.from(text, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return String.fromCharCode(97 + ((seed >> 8) % 26))
  }).join('')
}

/** Asks over a real line, and hands the answer over before it is read. */
async function overHttp(
  bench: CentralBench,
  again?: string,
): Promise<{ readonly response: IncomingMessage; readonly token: string }> {
  if (!bench.app.server.listening) await bench.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = bench.app.server.address() as AddressInfo
  const token = again ?? (await (await bench.enrol()).token())
  const call = ask({
    port,
    path: '/v1/snapshot',
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  })
  call.on('error', () => undefined)
  call.end(JSON.stringify(REQUEST))
  const [response] = (await once(call, 'response')) as [IncomingMessage]
  response.on('error', () => undefined)
  return { response, token }
}
