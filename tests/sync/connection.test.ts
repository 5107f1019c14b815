import { describe, expect, test } from 'vitest'
import { MAX_PULLED_CHANGES } from '../../central/contract/sync.ts'
import { aroundStore, type KioskBench } from './kiosk-bench.ts'
import { newKioskPath } from './kiosk-file.ts'
import { NOW, optionOf, positionOf, take } from './sample-positions.ts'
import { down, useWire, type Wire } from './wire.ts'

const wire = useWire()

const pathOf = (input: Parameters<typeof fetch>[0]) => (input instanceof URL ? input.pathname : '')
const nameOf = ({ name }: { readonly name: string }) => name
const isNow = (kiosk: KioskBench, name: string) => () => kiosk.connection() === name
const pulls = () => wire.asked.filter((path) => path === '/v1/pull').length

/** A line on which the questions to one path wait, from the one of a number on, until the gate is opened. */
function gate(on: Wire, path: string, from: number): { readonly reached: () => boolean; readonly open: () => void } {
  const opened = Promise.withResolvers<undefined>()
  let seen = 0
  on.line = async (input, init) => {
    if (pathOf(input) === path && ++seen >= from) await opened.promise
    return fetch(input, init)
  }
  return { reached: () => seen >= from, open: () => opened.resolve(undefined) }
}

/** A clock that goes on by a second each time it is looked at. */
function newClock(): () => Date {
  let seconds = 0
  return () => new Date(Date.parse(NOW) + 1000 * ++seconds)
}

describe('what is told of the connection', () => {
  test('is that the kiosk catches up, until its first cache has been followed to the end of the feed; then that it is online', async () => {
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
    const pull = gate(wire, '/v1/pull', 1)
    const kiosk = await wire.newKiosk()
    await kiosk.until(pull.reached)
    expect([kiosk.connection(), kiosk.connections()]).toEqual(['catching-up', []])
    pull.open()
    await kiosk.until(isNow(kiosk, 'online'))
    expect(kiosk.connections()).toEqual([{ name: 'online' }])
  })

  test('is since when the line is lost, over all retries, and what has come to wait meanwhile', async () => {
    await take(wire.db, wire.central.creditor, positionOf('a', [optionOf(1)]))
    const kiosk = await wire.newKiosk({ now: newClock() })
    await kiosk.until(isNow(kiosk, 'online'))
    wire.line = down
    await wire.central.app.close()
    await kiosk.until(isNow(kiosk, 'offline'))
    const [lost] = kiosk.connections().slice(1)
    expect(lost).toEqual({ name: 'offline', since: expect.any(String) as string, noticesAt: NOW, pending: null })
    for (const tries of [1, 2, 3]) {
      await kiosk.until(() => kiosk.pausedMs().length >= tries)
      kiosk.endPauses()
    }
    for (const count of [1, 2]) {
      await kiosk.print(count)
      await kiosk.until(() => {
        const now = kiosk.connections().at(-1)
        return now?.name === 'offline' && now.pending?.count === count
      })
    }
    expect(kiosk.connections().slice(1)).toEqual([
      lost,
      { ...lost, pending: { count: 1, oldestAt: NOW } },
      { ...lost, pending: { count: 2, oldestAt: NOW } },
    ])
  })

  test('is, when the line is back, how much is still to be sent, and then that all is well', async () => {
    const kiosk = await wire.newKiosk({ onEnrolled: () => void (wire.line = down) })
    await kiosk.print(1)
    await kiosk.print(2)
    await kiosk.until(() => kiosk.pausedMs().length >= 2 && kiosk.connections().length > 0)
    const push = gate(wire, '/v1/push', 1)
    kiosk.endPauses()
    const isWaiting = () => {
      const now = kiosk.connections().at(-1)
      return push.reached() && now?.name === 'catching-up' && now.pending?.count === 2
    }
    await kiosk.until(isWaiting)
    push.open()
    await kiosk.until(isNow(kiosk, 'online'))
    const names = kiosk.connections().map(nameOf)
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual(['offline', 'catching-up', 'online'])
  })

  test('is what an earlier run has left to be sent, as soon as the centre answers', async () => {
    const path = newKioskPath()
    const first = await wire.newKiosk({
      path,
      code: await wire.central.newCode(),
      onEnrolled: () => void (wire.line = down),
    })
    await first.print(1)
    await first.close()
    const push = gate(wire, '/v1/push', 1)
    const kiosk = await wire.newKiosk({ path })
    await kiosk.until(() => push.reached() && kiosk.connections().length > 0)
    expect(kiosk.connections()).toEqual([{ name: 'catching-up', pending: { count: 1, oldestAt: NOW } }])
    push.open()
    await kiosk.until(isNow(kiosk, 'online'))
  })

  test('is nothing of a command that goes up at once', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(isNow(kiosk, 'online'))
    await kiosk.print(1)
    await kiosk.until(async () => (await kiosk.store.ask('pendingWork')) === null)
    await wire.setSettings({ name: 'Comune' })
    await wire.untilSeen(kiosk, () => kiosk.pulled() === 1)
    expect(kiosk.connections()).toEqual([{ name: 'online' }])
  })

  test('is not that all is well while the queue is parked: its commands are still to be sent', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(isNow(kiosk, 'online'))
    wire.line = (input, init) =>
      pathOf(input) === '/v1/push' ? Promise.resolve(Response.json({ result: 'fork', lastSeq: 7 })) : fetch(input, init)
    await kiosk.print(1)
    await kiosk.until(isNow(kiosk, 'catching-up'))
    expect(kiosk.connections().at(-1)).toEqual({ name: 'catching-up', pending: { count: 1, oldestAt: NOW } })
  })

  test('is that no notices are kept where none are', async () => {
    const kiosk = await wire.newKiosk()
    await kiosk.until(isNow(kiosk, 'online'))
    wire.line = down
    await wire.central.app.close()
    await kiosk.until(isNow(kiosk, 'offline'))
    expect(kiosk.connections().at(-1)).toMatchObject({ noticesAt: null })
  })

  test('is told although the database cannot be asked what waits', async () => {
    const kiosk = await wire.newKiosk({
      onEnrolled: () => void (wire.line = down),
      wrapStore: (store) =>
        aroundStore(store, (operation, ask) =>
          operation === 'pendingWork' ? Promise.reject(new RangeError('disk full')) : ask(),
        ),
    })
    await kiosk.until(isNow(kiosk, 'offline'))
    expect(kiosk.logged().find(({ event }) => event === 'background.failed')).toMatchObject({
      what: 'line',
      error: 'RangeError',
    })
  })

  test('is not held up by a full page after which there is nothing more', async () => {
    const kiosk = await wire.newKiosk()
    // The second one waits at the centre.
    await kiosk.until(() => isNow(kiosk, 'online')() && pulls() === 2)
    const full = Array.from({ length: MAX_PULLED_CHANGES }, (_, index) => positionOf(`p-${index}`, [optionOf(index)]))
    await take(wire.db, wire.central.creditor, ...full)
    // The page, and the empty one after it, which does not wait; the next one does.
    await kiosk.until(() => pulls() === 4)
    await kiosk.until(isNow(kiosk, 'online'))
    expect((await kiosk.store.ask('readSyncState'))?.cursor.position).toBe(MAX_PULLED_CHANGES)
  })
})
