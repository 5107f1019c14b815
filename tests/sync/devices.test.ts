import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { listKiosks, revokeKiosk } from '../../db/central/stores/kiosks.ts'
import { listHeld } from '../../db/central/stores/quarantine.ts'
import { listTasks } from '../../db/central/stores/tasks.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import { aroundStore, type KioskBench } from './kiosk-bench.ts'
import { newKioskPath } from './kiosk-file.ts'
import { NOW, numberOf, optionOf, positionOf, take } from './sample-positions.ts'
import { down, useWire } from './wire.ts'

const wire = useWire()

const pending = async (kiosk: KioskBench) => (await kiosk.store.ask('pendingCommands', 100)).map(({ seq }) => seq)
const hasPushed = (kiosk: KioskBench) => async () => (await pending(kiosk)).length === 0
const events = (kiosk: KioskBench) => kiosk.logged().map(({ event }) => event)
const has = (kiosk: KioskBench, event: string) => () => events(kiosk).includes(event)
const tasks = async () => (await listTasks(wire.db, wire.central.creditor)).map(({ kind }) => kind)
const idOf = async (kiosk: KioskBench) => (await kiosk.store.ask('readDevice'))?.kioskId ?? ''

/** What the centre has of one kiosk's queue, restored to a time when it ended at this place. */
async function restoreTo(seq: number, printIds: readonly string[]): Promise<void> {
  const { creditor } = wire.central
  await wire.db.deleteFrom('command_log').where('creditor', '=', creditor).where('seq', '>', seq).execute()
  await wire.db.updateTable('kiosk').set({ last_seq: seq }).where('creditor', '=', creditor).execute()
  await wire.db
    .deleteFrom('print_record')
    .where('creditor', '=', creditor)
    .where('print_id', 'in', [...printIds])
    .execute()
}

describe('a centre that was restored from a backup', () => {
  test('gets what waits, and the loss of what was blanked is told to staff, not kept silent', async () => {
    const kiosk = await wire.newKiosk()
    const printIds: string[] = []
    for (const count of [1, 2, 3]) printIds.push(await kiosk.print(count))
    await kiosk.until(hasPushed(kiosk))
    await restoreTo(1, printIds.slice(1))
    const next = await kiosk.print(4)
    await kiosk.until(hasPushed(kiosk))
    expect((await wire.prints()).toSorted()).toEqual([printIds[0], next].toSorted())
    expect(kiosk.logged().filter(({ event }) => event === 'sync.lost-command')).toMatchObject([{ seq: 2 }, { seq: 3 }])
    expect(await listTasks(wire.db, wire.central.creditor)).toMatchObject([
      { kind: 'commands-lost', facts: { count: 2, commands: 'print.recorded ×2' } },
    ])
    await kiosk.print(5)
    await kiosk.until(hasPushed(kiosk))
    expect(events(kiosk).filter((event) => event === 'sync.gap')).toHaveLength(1)
  })

  test('gets all of a queue that is longer than one push', async () => {
    const kiosk = await wire.newKiosk()
    await Promise.all(Array.from({ length: 60 }, (_, index) => kiosk.print(index)))
    await kiosk.until(hasPushed(kiosk))
    await restoreTo(0, await wire.prints())
    await Promise.all(Array.from({ length: 60 }, (_, index) => kiosk.print(index)))
    await kiosk.until(hasPushed(kiosk))
    expect(await wire.prints()).toHaveLength(60)
    expect(kiosk.logged().filter(({ event }) => event === 'sync.lost-command')).toHaveLength(60)
  })

  test('to a time of which the kiosk has nothing left takes it for a copy, and asks for it no more', async () => {
    const forgetful = (store: KioskStore) =>
      aroundStore(store, (operation, ask) => (operation === 'commandsFrom' ? Promise.resolve([]) : ask()))
    const kiosk = await wire.newKiosk({ wrapStore: forgetful })
    await kiosk.print(1)
    await kiosk.until(hasPushed(kiosk))
    await restoreTo(0, await wire.prints())
    await kiosk.print(2)
    await kiosk.until(has(kiosk, 'sync.fork'))
    expect(events(kiosk).filter((event) => event === 'sync.gap')).toHaveLength(1)
    expect(await pending(kiosk)).toEqual([2])
  })
})

describe('a kiosk whose file was cloned', () => {
  /** A kiosk that has pushed a command since its file was copied to `path`. */
  async function copied() {
    const first = await wire.newKiosk()
    await first.until(() => first.connection() === 'online')
    await first.close()
    const path = newKioskPath()
    copyFileSync(first.path, path)
    const original = await wire.newKiosk({ path: first.path })
    await original.print(1)
    await original.until(hasPushed(original))
    await original.close()
    return { original, path }
  }

  /** The copy as well, which has a command of its own before it hears of the centre, and has forked by it. */
  async function forkedClone() {
    const { original, path } = await copied()
    const clone = await wire.newKiosk({ path, onEnrolled: () => void (wire.line = down) })
    const printId = await clone.print(2)
    wire.line = fetch
    await clone.until(() => {
      clone.endPauses()
      return has(clone, 'sync.fork')()
    })
    return { original, clone, path, printId }
  }

  test('stops for good, and staff and both logs say so', async () => {
    const { clone, path } = await forkedClone()
    expect(await tasks()).toEqual(['kiosk-fork'])
    expect(wire.central.logged()).toContain('push.forked')
    await clone.close()
    wire.asked.length = 0
    const again = await wire.newKiosk({ path })
    await again.print(3)
    await again.until(() => wire.asked.filter((asked) => asked === '/v1/pull').length === 2)
    expect(wire.asked).not.toContain('/v1/push')
    expect(await pending(again)).toEqual([1, 2])
  })

  test('notices it by what the centre has of it, before anybody asks for a number that was given already', async () => {
    const { path } = await copied()
    const copy = await wire.newKiosk({ path })
    await copy.until(has(copy, 'sync.fork'))
    expect(await copy.store.ask('hasTicketBlock')).toBe(false)
    // The next question tells the centre.
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
    await wire.untilSeen(copy, async () => (await tasks()).length > 0)
    expect(await tasks()).toEqual(['kiosk-fork'])
    expect(wire.asked).not.toContain('/v1/push')
  })

  test('is enrolled again, and what waited goes in a new queue, each command once', async () => {
    const { original, clone, path, printId } = await forkedClone()
    const kioskId = await idOf(clone)
    await clone.close()
    const again = await wire.newKiosk({ path, code: await wire.central.newCode(kioskId) })
    const later = await again.print(3)
    await again.until(hasPushed(again))
    expect(await idOf(again)).toBe(kioskId)
    expect((await wire.prints()).toSorted()).toEqual(expect.arrayContaining([printId, later].toSorted()))
    expect(await wire.prints()).toHaveLength(3)
    expect(await listKiosks(wire.db, wire.central.creditor)).toHaveLength(1)

    // The one that was not enrolled again is out.
    await again.close()
    const out = await wire.newKiosk({ path: original.path })
    await out.until(() => out.pausedMs().length > 0)
    expect(new Set(wire.asked)).toEqual(new Set(['/v1/tokens']))
  })

  test('brings nothing twice that had come by its old queue', async () => {
    const kiosk = await wire.newKiosk()
    // The answer is lost on the way, and the file is restored before it comes again.
    wire.line = async (input, init) => {
      const answer = await fetch(input, init)
      if (!(input instanceof URL) || input.pathname !== '/v1/push') return answer
      await answer.arrayBuffer()
      throw new TypeError('fetch failed')
    }
    const printId = await kiosk.print(1)
    await kiosk.until(() => kiosk.pausedMs().length > 0)
    const kioskId = await idOf(kiosk)
    await kiosk.store.ask('keepStanding', 'forked')
    await kiosk.close()
    wire.line = fetch
    await wire.db.deleteFrom('print_record').where('print_id', '=', printId).execute()
    const again = await wire.newKiosk({ path: kiosk.path, code: await wire.central.newCode(kioskId) })
    await again.until(hasPushed(again))
    expect(await wire.prints()).toEqual([])
    const outcomes = await wire.db
      .selectFrom('command_log')
      .select(['seq', 'outcome', 'is_decision'])
      .where('creditor', '=', wire.central.creditor)
      .orderBy('is_decision', 'desc')
      .execute()
    expect(outcomes).toEqual([
      { seq: 1, outcome: '{"ok":true}', is_decision: true },
      { seq: 1, outcome: '{"ok":true}', is_decision: false },
    ])
  })
})

describe('a command that the centre does not know', () => {
  test('waits in the kiosk, and goes again when the centre knows it', async () => {
    const kiosk = await wire.newKiosk()
    kiosk.queueRaw('ticket.invented', { note: 'kept' })
    await kiosk.until(has(kiosk, 'sync.parked'))
    await kiosk.print(1)
    await kiosk.until(hasPushed(kiosk))
    expect(await tasks()).toEqual(['command-unknown'])
    // The centre is upgraded: its pages name what it knows now.
    wire.line = async (input, init) => {
      const answer = await fetch(input, init)
      if (!(input instanceof URL) || input.pathname !== '/v1/pull' || !answer.ok) return answer
      const page = (await answer.json()) as { readonly commands: readonly string[] }
      return Response.json({ ...page, commands: [...page.commands, 'ticket.invented'] })
    }
    const before = wire.asked.filter((path) => path === '/v1/push').length
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
    await wire.untilSeen(kiosk, () => wire.asked.filter((path) => path === '/v1/push').length > before)
    expect(events(kiosk)).not.toContain('sync.fork')
  })
})

describe('a command that follows from what a person asked', () => {
  test('takes the id of the request to the log of the centre', async () => {
    const kiosk = await wire.newKiosk()
    const requestId = randomUUID()
    kiosk.queueRaw('print.recorded', {}, requestId)
    await kiosk.until(hasPushed(kiosk))
    const row = await wire.db
      .selectFrom('command_log')
      .select('request_id')
      .where('creditor', '=', wire.central.creditor)
      .executeTakeFirst()
    expect(row?.request_id).toBe(requestId)
  })
})

describe('a lease', () => {
  test('lets the kiosk show what it keeps for a day without the centre; then it answers as if it kept nothing', async () => {
    let uptimeMs = 0
    await wire.setSettings({ name: 'Comune' })
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
    const kiosk = await wire.newKiosk({ uptimeMs: () => uptimeMs })
    await kiosk.until(async () => (await kiosk.store.ask('readSyncState'))?.cursor.position === 2)
    await kiosk.until(kiosk.lease.isAlive)
    wire.line = down
    uptimeMs += 86_400_000 - 1
    expect(await kiosk.lookUp(numberOf(1))).toMatchObject({ found: true, cachedAt: NOW })
    uptimeMs += 1
    expect(await kiosk.lookUp(numberOf(1))).toEqual({ found: false, why: 'unreachable' })
    expect(await kiosk.store.ask('readCachedSettings')).toEqual({ name: 'Comune' })

    wire.line = fetch
    await wire.untilSeen(kiosk, () => {
      kiosk.endPauses()
      return kiosk.lease.isAlive()
    })
    wire.line = down
    expect(await kiosk.lookUp(numberOf(1))).toMatchObject({ found: true })
  })

  test('goes on in the next run by the clock on the wall, and not when that was put back', async () => {
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
    const kiosk = await wire.newKiosk()
    await kiosk.until(kiosk.lease.isAlive)
    await kiosk.close()
    const laterBy = (ms: number) =>
      wire.newKiosk({
        path: kiosk.path,
        now: () => new Date(Date.parse(NOW) + ms),
        onEnrolled: () => void (wire.line = down),
      })
    for (const [ms, found] of [
      [60_000, true],
      [86_399_000, true],
      [-60_000, false],
      [86_400_001, false],
    ] as const) {
      const later = await laterBy(ms)
      expect(await later.lookUp(numberOf(1)), String(ms)).toMatchObject({ found })
      await later.close()
    }
  })
})

describe('a kiosk that was revoked', () => {
  test('learns it at once by the pull that waits, and gets nothing more', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(() => kiosk.connection() === 'online')
    await revokeKiosk(wire.db, wire.central.creditor, await idOf(kiosk), NOW)
    await kiosk.until(() => kiosk.revoked() > 0)
    expect(await kiosk.lookUp(numberOf(1))).toEqual({ found: false, why: 'unreachable' })
    await kiosk.until(() => kiosk.connection() === 'offline')
    await kiosk.print(1)
    await kiosk.until(hasPushed(kiosk))
    expect(await wire.prints()).toEqual([])
    expect(await listHeld(wire.db, wire.central.creditor)).toMatchObject([{ seq: 1, name: 'print.recorded' }])
  })
})

describe('a centre that has too much to do', () => {
  test('is asked again after the time that it names, and not before', async () => {
    const online = await wire.newKiosk()
    await online.until(() => online.connection() === 'online')
    wire.line = () => Promise.resolve(new Response('', { status: 429, headers: { 'retry-after': '7' } }))
    await online.print(1)
    await online.until(() => wire.asked.includes('/v1/push') && online.pausedMs().length > 0)
    online.sync.centralAnswered()
    await online.store.ask('readSyncState')
    expect(new Set(online.pausedMs())).toEqual(new Set([7500]))
    expect(wire.asked.filter((path) => path === '/v1/push')).toHaveLength(1)
  })

  test('gets smaller runs of a queue that is too much for it, down to single commands, and whole ones again later', async () => {
    const sizes: number[] = []
    let most = 3
    const small: typeof fetch = (input, init) => {
      if (!(input instanceof URL) || input.pathname !== '/v1/push') return fetch(input, init)
      const { commands } = JSON.parse(typeof init?.body === 'string' ? init.body : '') as { commands: unknown[] }
      sizes.push(commands.length)
      return commands.length > most ? Promise.resolve(new Response('', { status: 413 })) : fetch(input, init)
    }
    const kiosk = await wire.newKiosk({ onEnrolled: () => void (wire.line = down) })
    await Promise.all(Array.from({ length: 40 }, (_, index) => kiosk.print(index)))
    wire.line = small
    await kiosk.until(() => {
      kiosk.endPauses()
      if (sizes.includes(2)) most = 50
      return hasPushed(kiosk)()
    })
    expect(await wire.prints()).toHaveLength(40)
    expect(sizes.slice(0, 5)).toEqual([40, 20, 10, 5, 2])
    expect(sizes.slice(5, 8)).toEqual([4, 8, 16])
    expect(kiosk.logged().filter(({ failure }) => failure === 'too-large')).toEqual([])
  })
})
