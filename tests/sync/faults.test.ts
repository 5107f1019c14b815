import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { KioskStore } from '../../db/kiosk/client.ts'
import { aroundStore, type KioskBench } from './kiosk-bench.ts'
import { NOW, numberOf, optionOf, positionOf, take } from './sample-positions.ts'
import { down, useWire } from './wire.ts'

const wire = useWire()

const position = async (kiosk: KioskBench) => (await kiosk.store.ask('readSyncState'))?.cursor.position
const hasPulled = (kiosk: KioskBench, to: number) => async () => (await position(kiosk)) === to
const pending = async (kiosk: KioskBench) => (await kiosk.store.ask('pendingCommands', 100)).map(({ seq }) => seq)
const hasPushed = (kiosk: KioskBench) => async () => (await pending(kiosk)).length === 0

describe('a line that fails', () => {
  test('is tried again after pauses that grow to a quarter of a minute, and shrink after an answer', async () => {
    const kiosk = await wire.newKiosk({ random: () => 1 })
    await kiosk.until(hasPulled(kiosk, 0))
    await wire.central.app.close()
    wire.line = down
    for (const tries of [1, 2, 3, 4, 5]) {
      await kiosk.until(() => kiosk.pausedMs().length === tries)
      kiosk.endPauses()
    }
    expect(kiosk.pausedMs()).toEqual([2000, 4000, 8000, 15_000, 15_000])
    await kiosk.until(() => kiosk.pausedMs().length === 6)
    await wire.restart()
    wire.line = fetch
    kiosk.endPauses()
    await kiosk.until(() => kiosk.connection() === 'online')
    wire.line = down
    await wire.central.app.close()
    await kiosk.until(() => kiosk.pausedMs().length === 7)
    expect(kiosk.pausedMs().at(-1)).toBe(2000)
  })

  test('is tried after a random part of the pause, so that many kiosks do not come at once', async () => {
    let draw = 0
    const kiosk = await wire.newKiosk({
      random: () => [0.25, 0, 0.75][draw++] ?? 0,
      onEnrolled: () => void (wire.line = down),
    })
    for (const tries of [1, 2, 3]) {
      await kiosk.until(() => kiosk.pausedMs().length === tries)
      kiosk.endPauses()
    }
    expect(kiosk.pausedMs().slice(0, 3)).toEqual([500, 0, 6000])
  })

  test('is tried at once when the centre answered somebody', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(() => kiosk.connection() === 'online')
    wire.line = down
    await wire.central.app.close()
    await kiosk.print(1)
    await kiosk.until(() => kiosk.pausedMs().length === 2)
    await wire.restart()
    wire.line = fetch
    expect(await kiosk.lookUp('1')).toEqual({ found: false, why: 'unknown' })
    await kiosk.until(hasPushed(kiosk))
    await kiosk.until(() => kiosk.connection() === 'online')
  })

  /** A line on which one path answers what the test says. */
  const answering =
    (path: string, answer: (body: { readonly cursor?: unknown }) => unknown): typeof fetch =>
    (input, init) => {
      if (!(input instanceof URL) || input.pathname !== path) return fetch(input, init)
      const body = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as { cursor?: unknown }
      return Promise.resolve(Response.json(answer(body)))
    }

  test.each([
    ['no outcomes', { result: 'applied', outcomes: [], lastSeq: 1 }],
    ['outcomes of other commands', { result: 'applied', outcomes: [{ seq: 7, outcome: { ok: true } }], lastSeq: 7 }],
    ['nonsense', { result: 'perhaps' }],
  ])('because the centre answers a push with %s, is not hammered', async (_, answer) => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(() => kiosk.connection() === 'online')
    wire.line = answering('/v1/push', () => answer)
    await kiosk.print(1)
    await kiosk.until(() => kiosk.pausedMs().length === 1)
    expect(kiosk.logged().at(-1)).toMatchObject({ event: 'central.lost', failure: 'bad-answer' })
    expect(await pending(kiosk)).toEqual([1])
    expect(wire.asked.filter((path) => path === '/v1/push')).toHaveLength(1)
  })

  test('because the centre has a kiosk start over that has just begun, is not hammered', async () => {
    const kiosk = await wire.newKiosk({
      onEnrolled: () => void (wire.line = answering('/v1/pull', () => ({ result: 'resync', reason: 'ahead' }))),
    })
    await kiosk.until(() => kiosk.pausedMs().length === 1)
    expect(wire.asked.filter((path) => path === '/v1/pull')).toHaveLength(3)
    expect(wire.asked.filter((path) => path === '/v1/snapshot')).toHaveLength(3)
  })
})

describe('a database that fails under the sync', () => {
  /** Breaks one operation of a store while `isBroken`. */
  const breaking = (broken: string, isBroken: () => boolean) => (store: KioskStore) =>
    aroundStore(store, (operation, ask) =>
      operation === broken && isBroken() ? Promise.reject(new RangeError('disk of Mario Rossi full')) : ask(),
    )

  test.each([
    ['readSyncState', 'pull'],
    ['applyPage', 'pull'],
    ['pendingCommands', 'push'],
    ['settleCommands', 'push'],
  ])('(%s) is logged without its words, and tried again after a pause', async (operation, what) => {
    let isBroken = true
    const kiosk = await wire.newKiosk({ wrapStore: breaking(operation, () => isBroken) })
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
    const printId = await kiosk.print(1)
    const isPausing = () => kiosk.pausedMs().length === 1
    await (operation === 'applyPage' ? wire.untilSeen(kiosk, isPausing) : kiosk.until(isPausing))
    expect(kiosk.logged().find(({ event }) => event === 'background.failed')).toMatchObject({
      what,
      error: 'RangeError',
    })
    expect(JSON.stringify(kiosk.logged())).not.toContain('Mario')
    isBroken = false
    kiosk.endPauses()
    await wire.untilSeen(kiosk, hasPulled(kiosk, 1))
    await kiosk.until(hasPushed(kiosk))
    expect(await wire.prints()).toEqual([printId])
  })

  test('for good does not end the kiosk, nor keep it from being closed', async () => {
    const kiosk = await wire.newKiosk({
      wrapStore: (store) => aroundStore(store, () => Promise.reject(new Error('The database worker has ended'))),
    })
    for (const tries of [2, 4, 6]) {
      await kiosk.until(() => kiosk.pausedMs().length === tries)
      kiosk.endPauses()
    }
    await kiosk.close()
    expect(wire.asked).toEqual([])
  })

  test('what the kiosk makes of a page is made again when it failed, though nothing more has changed', async () => {
    let failures = 1
    await wire.setSettings({ name: 'Comune' })
    const kiosk = await wire.newKiosk({
      onPulled: () => (failures-- > 0 ? Promise.reject(new Error('failed')) : Promise.resolve()),
    })
    await kiosk.until(() => kiosk.pausedMs().length === 1)
    expect(kiosk.pulled()).toBe(1)
    kiosk.endPauses()
    await wire.untilSeen(kiosk, () => kiosk.pulled() === 2)
    await kiosk.close()
    expect(kiosk.pulled()).toBe(2)
  })
})

describe('closing', () => {
  test('does not wait for the centre to answer a pull that waits', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(() => wire.asked.filter((path) => path === '/v1/pull').length === 2)
    await kiosk.close()
  })

  test('does not wait for a pause to end', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(() => kiosk.connection() === 'online')
    await wire.central.app.close()
    await kiosk.until(() => kiosk.pausedMs().length === 1)
    await kiosk.close()
    const after = wire.asked.length
    kiosk.sync.commandQueued()
    kiosk.sync.centralAnswered()
    await new Promise(setImmediate)
    expect(wire.asked.length).toBe(after)
  })

  test('does not wait for a centre that takes a question and never answers, not even for a token', async () => {
    const isAsked = Promise.withResolvers<undefined>()
    const deaf = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', () => isAsked.resolve(undefined))
    })
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void deaf.close())
    const toDeaf = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}`
    const kiosk = await wire.newKiosk({
      onEnrolled: () =>
        void (wire.line = (input, init) => fetch(input instanceof URL ? new URL(input.pathname, toDeaf) : input, init)),
    })
    await isAsked.promise
    const before = performance.now()
    await kiosk.close()
    expect(performance.now() - before).toBeLessThan(1000)
  })
})

test('a look-up falls back to the cache after three seconds in all, of which a deaf centre may not make more', async () => {
  await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
  const kiosk = await wire.newKiosk({ uptimeMs: () => performance.now() + 600_000 * wire.asked.length })
  await kiosk.until(hasPulled(kiosk, 1))
  await kiosk.until(() => wire.asked.filter((path) => path === '/v1/pull').length === 2)
  // No answer comes any more, neither for tokens nor for notices; only who gives up goes on.
  wire.line = (_, init) =>
    new Promise((_resolve, reject) => {
      const giveUp = () => reject(new Error('given up'))
      init?.signal?.addEventListener('abort', giveUp)
      if (init?.signal?.aborted === true) giveUp()
    })
  const deadlines: { readonly ms: number; readonly end: () => void }[] = []
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController()
    deadlines.push({ ms, end: () => controller.abort() })
    return controller.signal
  })
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
  const before = wire.asked.length
  const lookUp = kiosk.lookUp(numberOf(1))
  const [deadline] = deadlines
  expect(deadline?.ms).toBe(3000)
  await kiosk.until(() => wire.asked.length > before)
  expect(wire.asked.at(-1)).toBe('/v1/tokens')
  deadline?.end()
  expect(await lookUp).toMatchObject({ found: true, cachedAt: NOW })
})
