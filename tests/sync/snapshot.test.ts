import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openKioskDatabase } from '../../db/kiosk/open.ts'
import type { OperationName } from '../../db/kiosk/operations.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import { trimFeed } from '../../db/central/stores/feed-trim.ts'
import { aroundStore, type KioskBench } from './kiosk-bench.ts'
import { KEY } from './kiosk-file.ts'
import { NOW, numberOf, optionOf, positionOf, positionOfCached, take } from './sample-positions.ts'
import { down, useWire } from './wire.ts'

const wire = useWire()

const cursor = async (kiosk: KioskBench) => (await kiosk.store.ask('readSyncState'))?.cursor
const hasPulled = (kiosk: KioskBench, to: number) => async () => (await cursor(kiosk))?.position === to
const isCached = async (kiosk: KioskBench, count: number) =>
  (await kiosk.store.ask('findCachedNotice', numberOf(count))) !== undefined
const logged = (kiosk: KioskBench, event: string) => kiosk.logged().filter((line) => line['event'] === event)
const snapshots = () => wire.asked.filter((path) => path === '/v1/snapshot').length
const put = (...positions: Parameters<typeof take>[2][]) => take(wire.db, wire.central.creditor, ...positions)
const some = (count: number) => Array.from({ length: count }, (_, n) => positionOf(`p-${n}`, [optionOf(n)]))
const beginEpoch = (epoch: string) =>
  wire.db.updateTable('creditor').set({ epoch }).where('creditor', '=', wire.central.creditor).execute()

/** Changes a kiosk's file while it is closed, as only damage or a broken program would. */
function tamper(path: string, statement: string): void {
  const { file } = openKioskDatabase(path, KEY)
  file.exec(statement)
  file.close()
}

/** What lies in the shadow tables of a kiosk. */
function shadowRows(path: string): readonly unknown[] {
  const { file } = openKioskDatabase(path, KEY)
  const rows = ['setting', 'position', 'notice', 'digest'].map((table) =>
    file.prepare(`select count(*) from shadow_${table}`).pluck().get(),
  )
  file.close()
  return rows
}

/** A line on which the bytes of snapshots are changed. */
const changing =
  (change: (packed: Buffer) => Buffer | undefined): typeof fetch =>
  async (input, init) => {
    const answer = await fetch(input, init)
    if (!(input instanceof URL) || input.pathname !== '/v1/snapshot' || !answer.ok) return answer
    const packed = change(Buffer.from(await answer.arrayBuffer()))
    return new Response(packed && new Uint8Array(packed), { headers: answer.headers })
  }
const changingLines = (change: (lines: string[]) => readonly string[]) =>
  changing((packed) =>
    gzipSync(
      change(
        gunzipSync(packed)
          .toString()
          .split(/(?<=\n)/),
      ).join(''),
    ),
  )

describe('a snapshot that does not come whole', () => {
  const cuts: readonly (readonly [string, typeof fetch])[] = [
    ['without its end', changingLines((lines) => lines.slice(0, -1))],
    ['without a thing', changingLines((lines) => lines.toSpliced(3, 1))],
    ['in the middle of a line', changingLines((lines) => [...lines.slice(0, 3), (lines[3] ?? '').slice(0, 30)])],
    ['after its head', changingLines((lines) => lines.slice(0, 1))],
    ['with nothing', changing(() => undefined)],
    ['in the middle of its gzip', changing((packed) => packed.subarray(0, packed.length - 20))],
    ['at its first byte', changing((packed) => packed.subarray(0, 1))],
    ['with nonsense in it', changingLines((lines) => lines.toSpliced(2, 0, 'nonsense\n'))],
    ['with something after its end', changingLines((lines) => [...lines, lines[2] ?? ''])],
    ['as of another kind', changingLines((lines) => ['{"hello":1}\n', ...lines.slice(1)])],
  ]

  test.each(cuts)('(%s) is not taken for whole: what was cached stays, the next one heals', async (_, line) => {
    await put(...some(20))
    const kiosk = await wire.newKiosk()
    await kiosk.until(hasPulled(kiosk, 20))
    wire.line = line
    await beginEpoch('another')
    await put(positionOf('new', [optionOf(50)]))
    await wire.untilSeen(kiosk, () => kiosk.pausedMs().length > 0)
    await kiosk.until(() => kiosk.connection() === 'offline')
    expect(await isCached(kiosk, 7)).toBe(true)
    expect(await isCached(kiosk, 50)).toBe(false)
    expect((await cursor(kiosk))?.epoch).not.toBe('another')
    expect(shadowRows(kiosk.path)).toEqual([0, 0, 0, 0])
    wire.line = fetch
    kiosk.endPauses()
    await kiosk.until(async () => (await cursor(kiosk))?.epoch === 'another')
    expect(await isCached(kiosk, 50)).toBe(true)
    expect(await isCached(kiosk, 7)).toBe(true)
  })

  test('to a kiosk that begins leaves it without a cache, and nothing of the stream on its disk', async () => {
    await put(...some(20))
    const kiosk = await wire.newKiosk({
      onEnrolled: () => void (wire.line = changingLines((lines) => lines.slice(0, -1))),
    })
    await kiosk.until(() => kiosk.pausedMs().length > 0)
    expect(await cursor(kiosk)).toBeUndefined()
    expect(shadowRows(kiosk.path)).toEqual([0, 0, 0, 0])
    wire.line = fetch
    kiosk.endPauses()
    await kiosk.until(hasPulled(kiosk, 20))
    expect(await isCached(kiosk, 7)).toBe(true)
  })

  test.each(['emptyShadow', 'loadShadow', 'indexShadow', 'swapShadow'] as const)(
    'because the database breaks at %s, or the kiosk ends there, is begun again',
    async (operation) => {
      await put(...some(20))
      const first = await wire.newKiosk()
      await first.until(hasPulled(first, 20))
      await first.close()
      await beginEpoch('another')
      await put(positionOf('new', [optionOf(50)]))
      // From this operation on nothing reaches the file any more, as when the process is killed.
      let isDead = false
      const dying = (store: KioskStore) =>
        aroundStore(store, (asked: OperationName, ask) => {
          isDead ||= asked === operation
          return isDead ? Promise.reject(new Error('killed')) : ask()
        })
      const dead = await wire.newKiosk({ path: first.path, wrapStore: dying })
      await dead.until(() => dead.pausedMs().length > 0)
      await dead.close()
      const again = await wire.newKiosk({ path: first.path })
      expect(await isCached(again, 7)).toBe(true)
      await again.until(async () => (await cursor(again))?.epoch === 'another')
      expect(await isCached(again, 50)).toBe(true)
      await again.until(() => logged(again, 'sync.snapshot').length === 1)
      await again.close()
      expect(shadowRows(first.path)).toEqual([0, 0, 0, 0])
    },
  )
})

describe('a cache that is not what the centre has', () => {
  test.each([
    [
      'lacks a thing',
      `delete from cache_position where iupd = 'p-3'; update cache_digest set held = held - 1, mark = mark + 1`,
    ],
    [
      'has a thing in another version',
      `update cache_position set version = 1; update cache_digest set mark = mark + 1`,
    ],
  ])('because it %s is found when it is quiet, told with both values, and made anew', async (_, damage) => {
    await put(...some(5))
    const first = await wire.newKiosk()
    await first.until(hasPulled(first, 5))
    await first.close()
    tamper(first.path, damage)
    const kiosk = await wire.newKiosk({ path: first.path })
    await kiosk.until(() => logged(kiosk, 'sync.snapshot').length === 1)
    expect(logged(kiosk, 'sync.resync')).toMatchObject([{ reason: 'digest' }])
    const [{ ours, theirs } = {}] = logged(kiosk, 'sync.differs')
    expect(ours).toMatch(/^\d+:[0-9a-f]+$/)
    expect(theirs).toMatch(/^5:[0-9a-f]+$/)
    expect(ours).not.toBe(theirs)
    expect(await isCached(kiosk, 3)).toBe(true)
    await put(positionOf('p-9', [optionOf(9)]))
    await wire.untilSeen(kiosk, hasPulled(kiosk, 6))
    expect(logged(kiosk, 'sync.differs')).toHaveLength(1)
  })

  test('because its digest never comes right is made anew once, and not for ever', async () => {
    await put(...some(5))
    const kiosk = await wire.newKiosk({
      wrapStore: (store) =>
        aroundStore(store, async (operation, ask) => {
          const answer = await ask()
          if (operation !== 'applyPage') return answer
          return { thing: 'position', ours: { held: 1, mark: 1 }, theirs: { held: 2, mark: 2 } }
        }),
    })
    await wire.untilSeen(kiosk, () => wire.asked.filter((path) => path === '/v1/pull').length > 6)
    expect(snapshots()).toBe(2)
  })

  test('is never suspected while things change', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(hasPulled(kiosk, 0))
    for (let round = 0; round < 30; round++) {
      const status = round % 3 === 0 ? 'PAID' : 'VALID'
      await put(positionOf(`p-${round % 4}`, [optionOf(round % 4, { amountCents: round + 1 })], { status }))
      if (round % 5 === 0) await wire.setSettings({ name: round % 2 === 0 ? undefined : 'Comune' })
    }
    const { position } = await wire.db
      .selectFrom('creditor')
      .select('position')
      .where('creditor', '=', wire.central.creditor)
      .executeTakeFirstOrThrow()
    await wire.untilSeen(kiosk, hasPulled(kiosk, position))
    expect(logged(kiosk, 'sync.differs')).toEqual([])
    expect(snapshots()).toBe(1)
  })
})

describe('a kiosk starts over', () => {
  test.each([
    ['schema', `update sync_state set cache_schema = 0`],
    ['ahead', `update sync_state set position = 1000`],
    ['another-epoch', `update sync_state set epoch = 'of long ago'`],
  ])('because of %s', async (reason, change) => {
    await put(...some(3))
    const first = await wire.newKiosk()
    await first.until(hasPulled(first, 3))
    await first.close()
    tamper(first.path, change)
    const kiosk = await wire.newKiosk({ path: first.path })
    await kiosk.until(() => logged(kiosk, 'sync.snapshot').length === 1)
    expect(logged(kiosk, 'sync.resync')).toMatchObject([{ reason }])
    expect(await kiosk.store.ask('readSyncState')).toMatchObject({ cursor: { position: 3 }, schema: 1 })
    await kiosk.until(() => wire.asked.at(-1) === '/v1/pull')
    expect(snapshots()).toBe(1)
  })

  test('because it was away for longer than the feed tells what went', async () => {
    await put(...some(3))
    const first = await wire.newKiosk()
    await first.until(hasPulled(first, 3))
    await first.close()
    await put(positionOf('p-1', [optionOf(1)], { status: 'PAID' }))
    await trimFeed(wire.db, wire.central.creditor, new Date(NOW))
    await trimFeed(wire.db, wire.central.creditor, new Date(Date.parse(NOW) + 40 * 86_400_000))
    const kiosk = await wire.newKiosk({ path: first.path })
    await kiosk.until(() => logged(kiosk, 'sync.snapshot').length === 1)
    expect(logged(kiosk, 'sync.resync')).toMatchObject([{ reason: 'too-old' }])
    expect([await isCached(kiosk, 1), await isCached(kiosk, 2)]).toEqual([false, true])
  })
})

describe('a centre of another release', () => {
  /** A line on which the JSON answers of a path are changed. */
  const answering =
    (path: string, change: (answer: Record<string, unknown>) => unknown): typeof fetch =>
    async (input, init) => {
      const answer = await fetch(input, init)
      if (!(input instanceof URL) || input.pathname !== path || !answer.ok) return answer
      return Response.json(change((await answer.json()) as Record<string, unknown>))
    }

  test('that says more is understood as far as it is known here', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(hasPulled(kiosk, 0))
    wire.line = answering('/v1/pull', (page) => ({
      ...page,
      weather: 'fine',
      changes: [
        ...((page['changes'] as readonly Record<string, unknown>[] | undefined) ?? []).map((change) => ({
          ...change,
          since: 1,
          ...(change['thing'] === 'position' && { body: { ...(change['body'] as object), colour: 'red' } }),
        })),
        { thing: 'meeting', id: 'm', version: 1, body: {} },
      ],
    }))
    const position = positionOf('a', [optionOf(1)])
    await put(position)
    await wire.untilSeen(kiosk, hasPulled(kiosk, 1))
    await wire.central.app.close()
    expect(await kiosk.lookUp(numberOf(1))).toMatchObject({ found: true, position })
    expect(logged(kiosk, 'sync.differs')).toEqual([])
  })

  test('that sends a position which is none does not break the kiosk: it is not found, and the next one mends it', async () => {
    await put(positionOf('a', [optionOf(1)]), positionOf('b', [optionOf(2)]))
    const kiosk = await wire.newKiosk({
      onEnrolled: () =>
        void (wire.line = changingLines((lines) =>
          lines.map((line) => (line.includes('"id":"a"') ? line.replace(/"body":.*\n/, '"body":{"iupd":7}}\n') : line)),
        )),
    })
    // The page after the snapshot brings the lease by which what is kept may be shown.
    await kiosk.until(() => kiosk.connection() === 'online')
    wire.line = (input, init) =>
      (input instanceof URL && input.pathname === '/v1/notices/find' ? down : fetch)(input, init)
    expect(await kiosk.lookUp(numberOf(1))).toEqual({ found: false, why: 'unreachable' })
    expect(await kiosk.lookUp(numberOf(2))).toMatchObject({ found: true })
    await put(positionOf('a', [optionOf(1, { amountCents: 7 })]))
    await wire.untilSeen(kiosk, hasPulled(kiosk, 3))
    expect(positionOfCached(await kiosk.store.ask('findCachedNotice', numberOf(1)))?.options[0]?.amountCents).toBe(7)
  })

  test.each(['/v1/pull', '/v1/push', '/v1/snapshot'])(
    'that no longer speaks as this kiosk does (%s) is asked nothing more until the kiosk starts again',
    async (path) => {
      const answer = { result: 'upgrade-required', minimum: 2, maximum: 3 }
      const line: typeof fetch = (input, init) =>
        input instanceof URL && input.pathname === path ? Promise.resolve(Response.json(answer)) : fetch(input, init)
      const kiosk = await wire.newKiosk({ onEnrolled: () => void (wire.line = line) })
      if (path === '/v1/push') await kiosk.print(1)
      await kiosk.until(() => logged(kiosk, 'sync.upgrade-required').length > 0)
      expect(logged(kiosk, 'sync.upgrade-required')).toMatchObject([{ minimum: 2, maximum: 3 }])
      await kiosk.until(() => kiosk.connection() === 'offline')
      await new Promise(setImmediate)
      const before = wire.asked.length
      await kiosk.print(2)
      kiosk.sync.centralAnswered()
      await new Promise(setImmediate)
      expect(wire.asked.length).toBe(before)
      await kiosk.close()
      wire.line = fetch
      const again = await wire.newKiosk({ path: kiosk.path })
      await again.until(async () => (await again.store.ask('pendingCommands', 9)).length === 0)
      expect(await wire.prints()).toHaveLength(path === '/v1/push' ? 2 : 1)
    },
  )
})
