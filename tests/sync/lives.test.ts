import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createBell } from '../../central/changes/bell.ts'
import type { OpenCentral } from '../../db/central/open.ts'
import { listKiosks, revokeKiosk } from '../../db/central/stores/kiosks.ts'
import { openKioskStore, type KioskStore } from '../../db/kiosk/client.ts'
import { createApp, NotEnrolled } from '../../main/app.ts'
import { createLog } from '../../main/log/log.ts'
import { memoryLinks } from '../../main/transport/memory.ts'
import { fonts } from '../documents/sample-notices.ts'
import { followScreen, sceneName, type ScreenClient } from '../fixtures/screen-client.ts'
import { startTestCentral, type TestCentral } from '../fixtures/test-central.ts'
import { sampleMunicipality, samplePositions } from '../sandbox/municipality/municipality.ts'
import { openBestEngine } from './engines.ts'
import { aroundStore } from './kiosk-bench.ts'
import { KEY } from './kiosk-file.ts'

let open: OpenCentral
let central: TestCentral
let stopHearing: () => Promise<void>
const { creditor } = sampleMunicipality

beforeAll(async () => {
  open = await openBestEngine()
  const bell = createBell()
  stopHearing = await open.hearChanges(bell.ring)
  central = await startTestCentral(open.db, sampleMunicipality, samplePositions(new Date().toISOString()), 0, bell)
})
afterAll(async () => {
  await central.close()
  await stopHearing()
  await open.close()
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-lives-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

/** A whole kiosk on the file of this test, with its screen. `line` carries its questions. */
async function start(
  options: {
    readonly enrolmentCode?: string
    readonly line?: typeof fetch
    readonly wrapStore?: (store: KioskStore) => KioskStore
  } = {},
) {
  const events: string[] = []
  const store = await openKioskStore({ path: join(folder, 'kiosk.db'), key: KEY })
  const app = await createApp({
    store: options.wrapStore?.(store) ?? store,
    central: { url: central.url, fetch: options.line ?? fetch },
    printers: [],
    fonts: () => Promise.resolve(fonts),
    log: createLog({ write: (line) => void events.push((JSON.parse(line) as { event: string }).event) }),
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    sleep: async (ms, signal) => {
      // Long pauses end with their signal; the others are not what is looked at here.
      await delay(Math.min(ms, 100), undefined, { signal }).catch(() => undefined)
    },
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
    random: Math.random,
    newId: randomUUID,
    randomBytes,
    outsidePages: () => undefined,
    ...(options.enrolmentCode !== undefined && { enrolmentCode: options.enrolmentCode }),
  })
  const links = memoryLinks()
  app.serve(links.main)
  const screen = await followScreen(links.screen, () => links.screen.close())
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    screen.close()
    await app.close()
  }
  onTestFinished(close)
  return { app, store, screen, events, close }
}

const at = (screen: ScreenClient, scene: string) => screen.until((each) => sceneName(each) === scene)
const stateOf = (screen: ScreenClient) => screen.screen().scene.state
const kiosks = () => listKiosks(open.db, creditor)
const revoke = async (name: string) => {
  const kiosk = (await kiosks()).find((each) => each.name === name)
  await revokeKiosk(open.db, creditor, kiosk?.kioskId ?? '', new Date().toISOString())
}

/** A print that failed, of which the centre is to hear; answers its id. */
async function failedPrint(store: KioskStore): Promise<string> {
  const id = randomUUID()
  await store.ask('insertPrintJob', {
    id: id as never,
    subject: { document: 'notice', noticeNumber: '301000000000000000' },
    printer: 'p',
    madeAt: new Date().toISOString(),
    state: { name: 'queued' },
  })
  await store.ask('advancePrintJob', {
    id: id as never,
    step: { state: { name: 'failed', reason: 'offline' }, at: new Date().toISOString() },
    commandId: randomUUID(),
  })
  return id
}

describe('a kiosk that nobody has enrolled', () => {
  test('asks for a code, and serves its town once it has one, without a new start', async () => {
    const { app, screen } = await start()
    await at(screen, 'device/enrol')
    expect(app.isEnrolled()).toBe(false)
    expect(screen.screen().municipality).toBeNull()
    expect(await screen.call('device.enrol', { code: await central.newCode('Primo') })).toEqual({ ok: true, value: {} })
    await screen.until(({ municipality }) => municipality !== null)
    expect(sceneName(screen.screen())).toBe('visit/home')
    expect(app.isEnrolled()).toBe(true)
    expect(await screen.call('visit.open', { tile: 'notice' })).toMatchObject({ ok: true })
    await at(screen, 'notice/entry')
    expect(await screen.call('device.enrol', { code: 'AAAAAAAA' })).toEqual({ ok: false, refusal: 'not-now' })
  })

  test('says what is wrong with a code or with the line, and asks again', async () => {
    let line: typeof fetch = fetch
    const { screen } = await start({ line: (input, init) => line(input, init) })
    const fault = async () => {
      await screen.call('device.enrol', { code: 'AAAAAAAA' })
      const { scene } = await screen.until(
        ({ scene: { state } }) => state.name === 'enrol' && !state.isAsking && state.fault !== null,
      )
      return 'fault' in scene.state ? scene.state.fault : undefined
    }
    expect(await fault()).toBe('bad-code')
    line = () => Promise.reject(new TypeError('fetch failed'))
    expect(await fault()).toBe('unreachable')
    line = () => Promise.resolve(new Response('', { status: 429 }))
    expect(await fault()).toBe('too-many')
    line = () => Promise.resolve(new Response('', { status: 500 }))
    expect(await fault()).toBe('failed')
  })

  test('does nothing else, but helps in five languages, and is as before when the visit ends', async () => {
    const { screen } = await start()
    expect(await screen.call('visit.open', { tile: 'notice' })).toEqual({ ok: false, refusal: 'not-now' })
    expect(await screen.call('scan.read', { text: '123' })).toEqual({ ok: false, refusal: 'not-now' })
    expect(await screen.call('device.ask-code', {})).toEqual({ ok: false, refusal: 'not-now' })
    await screen.call('visit.choose-language', { language: 'sl' })
    await screen.call('visit.help', {})
    await screen.until(({ overlay, language }) => overlay === 'help' && language === 'sl')
    await screen.call('visit.end', {})
    await screen.until(({ overlay }) => overlay === 'none')
    expect(sceneName(screen.screen())).toBe('device/enrol')
  })

  test('does not start with a code of the command line that is refused', async () => {
    await expect(start({ enrolmentCode: 'AAAAAAAA' })).rejects.toBeInstanceOf(NotEnrolled)
  })
})

describe('a kiosk that was revoked', () => {
  test('goes out of service at once, keeps nothing, and may be enrolled anew', async () => {
    const { screen, store, events } = await start({ enrolmentCode: await central.newCode('Secondo') })
    await screen.until(({ municipality, connection }) => municipality !== null && connection.name === 'online')
    await screen.call('visit.open', { tile: 'notice' })
    await revoke('Secondo')
    // Whatever it asks next tells it.
    await screen.call('notice.find', { code: '301000000000000000', isSure: true })
    await store.ask('readSyncState')
    await at(screen, 'device/out-of-service')
    await screen.until(({ scene: { state } }) => 'isErased' in state && state.isErased)
    expect(screen.screen()).toMatchObject({ municipality: null, visitBeganAt: null })
    expect(await store.ask('readDevice')).toBeUndefined()
    expect(await store.ask('readSyncState')).toBeUndefined()
    expect(await store.ask('readCachedSettings')).toEqual({})
    expect(events).toEqual(expect.arrayContaining(['kiosk.revoked', 'kiosk.erased']))

    expect(await screen.call('device.ask-code', {})).toMatchObject({ ok: true })
    expect(stateOf(screen)).toMatchObject({ name: 'enrol', wasOut: true })
    await screen.call('device.back', {})
    await at(screen, 'device/out-of-service')
    await screen.call('device.ask-code', {})
    await screen.call('device.enrol', { code: await central.newCode('Secondo bis') })
    await screen.until(({ municipality }) => municipality !== null)
    expect(sceneName(screen.screen())).toBe('visit/home')
    expect((await kiosks()).map(({ name, state }) => `${name} ${state}`)).toEqual(
      expect.arrayContaining(['Secondo revoked', 'Secondo bis enrolled']),
    )
  })

  test('that is cut off while it erases goes on with that when it starts again, without the line', async () => {
    const first = await start({ enrolmentCode: await central.newCode('Terzo') })
    await first.screen.until(({ municipality }) => municipality !== null)
    await first.store.ask('keepStanding', 'erasing')
    await first.close()
    const again = await start({ line: () => Promise.reject(new TypeError('fetch failed')) })
    await again.screen.until(({ scene: { state } }) => 'isErased' in state && state.isErased)
    expect(await again.store.ask('readDevice')).toBeUndefined()
    await again.close()
    expect(existsSync(join(folder, 'kiosk.db'))).toBe(true)

    const later = await start()
    expect(stateOf(later.screen)).toEqual({ name: 'out-of-service', isErased: true })
  })

  test('that has no line waits with what it has to hand over, out of service, and erases it when that is done', async () => {
    const first = await start({ enrolmentCode: await central.newCode('Quarto') })
    await first.screen.until(({ municipality }) => municipality !== null)
    await first.store.ask('noteRevoked')
    await failedPrint(first.store)
    await first.close()
    await revoke('Quarto')
    let isUp = false
    let tries = 0
    const again = await start({
      line: (input, init) => {
        tries += 1
        return isUp ? fetch(input, init) : Promise.reject(new TypeError('fetch failed'))
      },
    })
    await at(again.screen, 'device/out-of-service')
    await expect.poll(() => tries).toBeGreaterThan(1)
    expect(stateOf(again.screen)).toEqual({ name: 'out-of-service', isErased: false })
    expect(await again.store.ask('pendingCommands', 10)).toHaveLength(1)
    isUp = true
    await again.screen.until(({ scene: { state } }) => 'isErased' in state && state.isErased)
    const held = await open.db.selectFrom('quarantine').select('name').where('creditor', '=', creditor).execute()
    expect(held).toEqual([{ name: 'print.recorded' }])
  })

  test('is asked for nothing while its database fails under the erasure, and erases at the next start', async () => {
    const first = await start({ enrolmentCode: await central.newCode('Quinto') })
    await first.screen.until(({ municipality }) => municipality !== null)
    await first.store.ask('noteRevoked')
    await first.close()
    const broken = await start({
      wrapStore: (store) =>
        aroundStore(store, (operation, ask) =>
          operation === 'eraseKiosk' ? Promise.reject(new Error('disk full')) : ask(),
        ),
    })
    await expect.poll(() => broken.events).toContain('background.failed')
    expect(stateOf(broken.screen)).toEqual({ name: 'out-of-service', isErased: false })
    await broken.close()
    const again = await start()
    await again.screen.until(({ scene: { state } }) => 'isErased' in state && state.isErased)
  })
})

describe('a kiosk that its centre does not know, as after that was restored', () => {
  test('takes the code of its command line, and what waits in it goes along', async () => {
    const first = await start({ enrolmentCode: await central.newCode('Ottavo') })
    await first.screen.until(({ connection }) => connection.name === 'online')
    const before = await first.store.ask('readDevice')
    await first.close()
    await open.db
      .deleteFrom('ticket_block')
      .where('kiosk_id', '=', before?.kioskId ?? '')
      .execute()
    await open.db
      .deleteFrom('kiosk')
      .where('kiosk_id', '=', before?.kioskId ?? '')
      .execute()
    const out = await start()
    await expect.poll(() => out.events).toContain('central.lost')
    const printId = await failedPrint(out.store)
    await out.close()

    const again = await start({ enrolmentCode: await central.newCode('Ottavo') })
    expect((await again.store.ask('readDevice'))?.kioskId).not.toBe(before?.kioskId)
    const rows = () => open.db.selectFrom('print_record').select('outcome').where('print_id', '=', printId).execute()
    await expect.poll(rows).toEqual([{ outcome: 'failed' }])
  })
})

describe('a kiosk that has to be enrolled again after a fork', () => {
  test('takes the code of its command line, and one without fork does not', async () => {
    const first = await start({ enrolmentCode: await central.newCode('Sesto') })
    const before = await first.store.ask('readDevice')
    await first.close()
    const code = await central.newCode('Settimo')
    const same = await start({ enrolmentCode: code })
    expect(await same.store.ask('readDevice')).toEqual(before)
    await same.store.ask('keepStanding', 'forked')
    await same.close()
    const other = await start({ enrolmentCode: code })
    expect((await other.store.ask('readDevice'))?.installId).not.toBe(before?.installId)
    expect(await other.store.ask('readStanding')).toBeUndefined()
  })
})
