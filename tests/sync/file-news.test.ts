import { existsSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filesBeside } from '../../db/kiosk/beside.ts'
import { listTasks } from '../../db/central/stores/tasks.ts'
import type { FileNews } from '../../db/kiosk/keep-file.ts'
import { startLiveKiosk, type LiveKiosk } from '../fixtures/live-kiosk.ts'
import { sceneName } from '../fixtures/screen-client.ts'
import { damageTable } from './kept-file.ts'
import { useWire } from './wire.ts'

const wire = useWire()

describe('a kiosk whose disk is full', () => {
  let kiosk: LiveKiosk
  let tell: (news: FileNews) => void
  beforeEach(async () => {
    kiosk = await startLiveKiosk([], (store) => ({
      ...store,
      onNews: (listener) => {
        tell = listener
        store.onNews(listener)
      },
    }))
  })
  afterEach(() => kiosk.close())

  test('says so before anybody begins, and begins again when there is room', async () => {
    tell({ name: 'room', canSave: false })
    await kiosk.screen.until((screen) => sceneName(screen) === 'visit/cannot-save')
    expect(await kiosk.screen.call('visit.open', { tile: 'notice' })).toEqual({ ok: false, refusal: 'not-now' })
    expect(await kiosk.screen.call('scan.read', { text: '301000000000123456' })).toEqual({
      ok: false,
      refusal: 'not-now',
    })
    expect(await kiosk.screen.call('visit.help', {})).toMatchObject({ ok: true })
    await kiosk.screen.call('visit.back', {})
    tell({ name: 'room', canSave: true })
    await kiosk.screen.until((screen) => sceneName(screen) === 'visit/home')
    expect(await kiosk.screen.call('visit.open', { tile: 'notice' })).toMatchObject({ ok: true })
    expect(kiosk.logged.filter((event) => event === 'file.room')).toHaveLength(2)
  })
})

describe('a kiosk whose file was restored', () => {
  const events = (kiosk: Awaited<ReturnType<typeof wire.newKiosk>>) => kiosk.logged().map(({ event }) => event)

  test('does not push a queue that the centre would call a fork: it says so, keeps its commands, and goes on pulling', async () => {
    const first = await wire.newKiosk()
    await first.print(1)
    await first.until(async () => (await first.store.ask('pendingCommands', 9)).length === 0)
    await first.close()
    expect(existsSync(filesBeside(first.path).backup)).toBe(true)
    rmSync(first.path)

    const restored = await wire.newKiosk({ path: first.path })
    expect(await restored.store.ask('readStanding')).toBe('forked')
    await restored.print(2)
    await restored.until(() => events(restored).includes('central.connected'))
    // What it keeps back is not through, and it says so.
    expect(restored.connection()).toBe('catching-up')
    const waiting = await restored.store.ask('pendingCommands', 9)
    expect(waiting.map(({ name }) => name)).toEqual(['file.salvaged', 'print.recorded'])
    expect(wire.asked.filter((path) => path === '/v1/push')).toEqual([])
    expect(events(restored)).not.toContain('sync.fork')
    expect(await wire.prints()).toHaveLength(1)
  })

  test('whose queue is whole tells the centre in that queue, and staff have a task', async () => {
    const first = await wire.newKiosk()
    const device = await first.store.ask('readDevice')
    await first.close()
    damageTable(first.path, 'cache_setting')
    const damaged = await wire.newKiosk({ path: first.path })
    await damaged.store.check()
    damaged.sync.commandQueued()
    await damaged.until(async () => (await damaged.store.ask('pendingCommands', 9)).length === 0)
    expect(await listTasks(wire.db, wire.central.creditor)).toMatchObject([
      { kind: 'file-salvaged', facts: { kioskId: device?.kioskId, why: 'damaged', lost: 0 } },
    ])
  })
})
