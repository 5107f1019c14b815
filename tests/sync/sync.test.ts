import { copyFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { takePositions } from '../../db/central/stores/positions.ts'
import type { KioskBench } from './kiosk-bench.ts'
import { newKioskPath } from './kiosk-file.ts'
import { incoming, NOW, numberOf, optionOf, positionOf, positionOfCached, take } from './sample-positions.ts'
import { down, useWire } from './wire.ts'

const wire = useWire()

const position = async (kiosk: KioskBench) => (await kiosk.store.ask('readSyncState'))?.cursor.position
const hasPulled = (kiosk: KioskBench, to: number) => async () => (await position(kiosk)) === to
const pending = async (kiosk: KioskBench) => (await kiosk.store.ask('pendingCommands', 100)).map(({ seq }) => seq)
const hasPushed = (kiosk: KioskBench) => async () => (await pending(kiosk)).length === 0
const events = (kiosk: KioskBench) => kiosk.logged().map(({ event }) => event)

describe('a kiosk and its centre', () => {
  test('a kiosk enrols, gets all positions, and finds them with the line and without', async () => {
    const positions = Array.from({ length: 1200 }, (_, index) =>
      positionOf(`p-${index}`, [optionOf(index, { iuv: `RFa${index}` })]),
    )
    await take(wire.db, wire.central.creditor, ...positions)
    await wire.setSettings({ name: 'Comune' })
    const kiosk = await wire.newKiosk()
    await kiosk.until(hasPulled(kiosk, 1201))
    await kiosk.until(() => kiosk.connection() === 'online')
    expect(wire.asked.find((path) => path !== '/v1/tokens')).toBe('/v1/snapshot')
    expect(await kiosk.store.ask('readCachedSettings')).toEqual({ name: 'Comune' })
    for (const index of [0, 499, 500, 1199]) {
      expect(positionOfCached(await kiosk.store.ask('findCachedNotice', numberOf(index)))).toEqual(positions[index])
    }
    const found = { found: true, position: positions[7], noticeNumber: numberOf(7) }
    expect(await kiosk.lookUp(numberOf(7))).toEqual({ ...found, cachedAt: undefined })

    await wire.central.app.close()
    expect(await kiosk.lookUp(numberOf(7))).toEqual({ ...found, cachedAt: NOW })
    expect(await kiosk.lookUp('RFA7')).toEqual({ ...found, cachedAt: NOW })
    expect(await kiosk.lookUp(numberOf(5000))).toEqual({ found: false, why: 'unreachable' })
    await kiosk.until(() => kiosk.connection() === 'offline' && kiosk.pausedMs().length > 0)

    await wire.restart()
    kiosk.endPauses()
    await kiosk.until(() => kiosk.connection() === 'online')
    expect(await kiosk.lookUp(numberOf(7))).toEqual({ ...found, cachedAt: undefined })
    expect(await kiosk.lookUp(numberOf(5000))).toEqual({ found: false, why: 'unknown' })
    expect(events(kiosk)).toEqual(['central.connected', 'sync.snapshot', 'central.lost', 'central.connected'])
  })

  test('what changes at the centre comes down the waiting pull', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(hasPulled(kiosk, 0))
    await kiosk.until(() => wire.asked.filter((path) => path === '/v1/pull').length === 2)
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
    await kiosk.until(hasPulled(kiosk, 1))
    expect(await kiosk.store.ask('findCachedNotice', numberOf(1))).toBeDefined()
    expect(kiosk.pulled()).toBe(2)
  })

  test('a print is told to the centre once, although the first answer is lost on the way', async () => {
    let lost = 0
    wire.line = async (input, init) => {
      const answer = await fetch(input, init)
      if (!(input instanceof URL) || input.pathname !== '/v1/push' || lost > 0) return answer
      lost += 1
      await answer.arrayBuffer()
      throw new TypeError('fetch failed')
    }
    const kiosk = await wire.newKiosk()
    const printId = await kiosk.print(1)
    await kiosk.until(() => kiosk.pausedMs().length === 1)
    expect(await wire.prints()).toEqual([printId])
    expect(await pending(kiosk)).toEqual([1])
    kiosk.endPauses()
    await kiosk.until(hasPushed(kiosk))
    expect(wire.asked.filter((path) => path === '/v1/push')).toHaveLength(2)
    expect(await wire.prints()).toEqual([printId])
  })

  test('prints without the line are told when it is back, in order, and each once', async () => {
    const kiosk = await wire.newKiosk({ onEnrolled: () => void (wire.line = down) })
    const printIds: string[] = []
    for (const count of [1, 2, 3]) printIds.push(await kiosk.print(count))
    await kiosk.until(() => kiosk.pausedMs().length >= 2)
    wire.line = fetch
    kiosk.endPauses()
    await kiosk.until(hasPushed(kiosk))
    expect((await wire.prints()).toSorted()).toEqual(printIds.toSorted())
    const log = await wire.db
      .selectFrom('command_log')
      .select('seq')
      .where('creditor', '=', wire.central.creditor)
      .orderBy('received_at')
      .orderBy('seq')
      .execute()
    expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  test('no wake-up is lost: whenever a command is queued, it is pushed', async () => {
    const kiosk = await wire.newKiosk()
    // Waves of commands, each begun at another moment of the push of the one before.
    for (let wave = 0; wave < 8; wave++) {
      const before = wire.asked.length
      const queued = kiosk.print(wave)
      await kiosk.until(() => wire.asked.length > before || wave % 2 === 0)
      await queued
    }
    await kiosk.until(hasPushed(kiosk))
    expect(await wire.prints()).toHaveLength(8)
    expect(kiosk.pausedMs()).toEqual([])
  })

  test('a command that is queued while a push is under way goes with the next one', async () => {
    const gate = Promise.withResolvers<undefined>()
    wire.line = async (input, init) => {
      const answer = await fetch(input, init)
      if (input instanceof URL && input.pathname === '/v1/push') await gate.promise
      return answer
    }
    const kiosk = await wire.newKiosk()
    await kiosk.print(1)
    await kiosk.until(() => wire.asked.includes('/v1/push'))
    await kiosk.print(2)
    gate.resolve(undefined)
    await kiosk.until(hasPushed(kiosk))
    expect(await wire.prints()).toHaveLength(2)
  })

  test('more commands than one push carries go in several', async () => {
    const kiosk = await wire.newKiosk()
    await Promise.all(Array.from({ length: 120 }, (_, index) => kiosk.print(index)))
    await kiosk.until(hasPushed(kiosk))
    expect(await wire.prints()).toHaveLength(120)
  })

  test('a command that is refused for good is logged without its content, and does not hold up the others', async () => {
    const kiosk = await wire.newKiosk()
    kiosk.queueRaw('print.recorded', { debtor: 'marker-of-a-person' })
    kiosk.queueRaw('never.heard-of', {})
    await kiosk.print(1)
    await kiosk.until(hasPushed(kiosk))
    expect(kiosk.logged().filter(({ event }) => event === 'sync.refused')).toMatchObject([
      { seq: 1, refusal: 'bad-arguments' },
    ])
    expect(kiosk.logged().filter(({ event }) => event === 'sync.parked')).toMatchObject([{ seq: 2 }])
    expect(JSON.stringify(kiosk.logged())).not.toContain('marker-of-a-person')
    expect(await wire.prints()).toHaveLength(1)
  })

  test('a cloned kiosk stops pushing at the fork, keeps its commands, and goes on pulling', async () => {
    const first = await wire.newKiosk()
    await first.until(hasPulled(first, 0))
    await first.close()
    const clonePath = newKioskPath()
    copyFileSync(first.path, clonePath)
    const original = await wire.newKiosk({ path: first.path })
    await original.print(1)
    await original.until(hasPushed(original))
    await original.close()

    const clone = await wire.newKiosk({ path: clonePath })
    await clone.print(2)
    await clone.until(() => events(clone).includes('sync.fork'))
    await clone.print(3)
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
    await wire.untilSeen(clone, hasPulled(clone, 1))
    expect(await pending(clone)).toEqual([1, 2])
    expect(wire.asked.filter((path) => path === '/v1/push')).toHaveLength(1)
    expect(await wire.prints()).toHaveLength(1)
    await clone.close()
  })

  test('after another feed has begun, the cache is made anew and nothing old is left in it; the queue stays', async () => {
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]), positionOf('b', [optionOf(2)]))
    wire.line = (input, init) => (input instanceof URL && input.pathname === '/v1/push' ? down : fetch)(input, init)
    const kiosk = await wire.newKiosk()
    await kiosk.until(hasPulled(kiosk, 2))
    await kiosk.print(1)
    // The centre was restored from a backup that had only one of them.
    const { creditor } = wire.central
    await wire.db.transaction().execute(async (trx) => {
      await trx.updateTable('creditor').set({ epoch: 'restored' }).where('creditor', '=', creditor).execute()
      for (const table of ['payment_option', 'debt_position', 'change_feed', 'feed_digest'] as const) {
        await trx.deleteFrom(table).where('creditor', '=', creditor).execute()
      }
      await takePositions(trx, creditor, [incoming(positionOf('b', [optionOf(2)]))], NOW)
    })
    await wire.untilSeen(kiosk, async () => (await kiosk.store.ask('readSyncState'))?.cursor.epoch === 'restored')
    expect(await kiosk.store.ask('findCachedNotice', numberOf(1))).toBeUndefined()
    expect(await kiosk.store.ask('findCachedNotice', numberOf(2))).toBeDefined()
    expect(await pending(kiosk)).toEqual([1])
    expect(kiosk.logged().filter(({ event }) => event === 'sync.resync')).toMatchObject([{ reason: 'another-epoch' }])
  })

  test('when kiosks may no longer keep positions, those that are there go', async () => {
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
    const kiosk = await wire.newKiosk()
    await kiosk.until(hasPulled(kiosk, 1))
    expect(await kiosk.store.ask('findCachedNotice', numberOf(1))).toBeDefined()
    await wire.setSettings({ cachePositions: 'none' })
    await wire.untilSeen(kiosk, async () => (await kiosk.store.ask('readCachedSettings'))['cachePositions'] === 'none')
    expect(await kiosk.store.ask('findCachedNotice', numberOf(1))).toBeUndefined()
    await wire.setSettings({ cachePositions: 'open' })
    await wire.untilSeen(kiosk, async () => (await kiosk.store.ask('findCachedNotice', numberOf(1))) !== undefined)
  })

  test('a token that the centre no longer takes is fetched anew, once, and nothing is lost', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.print(1)
    await kiosk.until(hasPushed(kiosk))
    await wire.central.app.close()
    await kiosk.until(() => kiosk.connection() === 'offline')
    await wire.restart(Buffer.alloc(32, 'another secret'))
    wire.asked.length = 0
    expect(await kiosk.lookUp('1')).toEqual({ found: false, why: 'unknown' })
    expect(wire.asked.slice(0, 4)).toEqual(['/v1/notices/find', '/v1/tokens', '/v1/notices/find'])
    await kiosk.print(2)
    await kiosk.until(hasPushed(kiosk))
    expect(await wire.prints()).toHaveLength(2)
  })
})
