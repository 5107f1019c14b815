import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { openKioskStore } from '../db/kiosk/client.ts'
import { KEY, newKioskPath } from '../tests/sync/kiosk-file.ts'
import { aroundStore } from '../tests/sync/kiosk-bench.ts'
import type { AppPorts } from './app-ports.ts'
import { createApp, type App } from './app.ts'
import { parseMainFrame, type MainFrame } from './contract/frame.ts'
import type { Screen } from './contract/screen.ts'
import type { PrintId } from './domain/print-job.ts'
import { memoryLinks } from './transport/memory.ts'
import { whenAborted } from '../tests/fixtures/when-aborted.ts'

/** A line on which nothing ever comes back. */
const silence: typeof fetch = async (_input, init) => {
  await (init?.signal ? whenAborted(init.signal) : new Promise(() => undefined))
  throw new Error('given up')
}

/** An enrolled kiosk whose centre is silent, without printers, on clocks that stand still. `ports` replace what it would have. */
async function startQuietApp(ports: Partial<AppPorts> = {}): Promise<App> {
  const store = ports.store ?? (await openKioskStore({ path: newKioskPath(), key: KEY }))
  const privateKey = JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))
  await store.ask('keepDevice', { kioskId: randomUUID(), creditor: '01199250158', installId: randomUUID(), privateKey })
  const app = await createApp({
    central: { url: 'https://centre.example', fetch: silence },
    printers: [],
    fonts: () => Promise.reject(new Error('nothing is printed')),
    log: () => undefined,
    now: () => new Date('2026-11-23T10:00:00.000Z'),
    uptimeMs: () => 0,
    sleep: (_ms, signal) => whenAborted(signal),
    after: () => () => undefined,
    random: () => 0.5,
    newId: randomUUID,
    randomBytes,
    outsidePages: () => undefined,
    ...ports,
    store,
  })
  onTestFinished(() => app.close())
  return app
}

/** A page without pixels: everything that main sends it, and a way to do something on it. */
function openPage(app: App) {
  const { screen: link, main } = memoryLinks()
  const frames: MainFrame[] = []
  const waiting = new Map<number, () => void>()
  let lastId = 0
  link.onMessage((text) => {
    const frame = parseMainFrame(text)
    if (frame === undefined) throw new Error('A frame that no page would take')
    frames.push(frame)
    if (frame.kind !== 'event') waiting.get(frame.id)?.()
  })
  app.serve(main)
  return {
    screens: () => frames.filter((frame) => frame.kind === 'event').map(({ body }) => body as Screen),
    act: (name: string, body: unknown) =>
      new Promise<void>((resolve) => {
        const id = ++lastId
        waiting.set(id, resolve)
        link.send(JSON.stringify({ v: 1, kind: 'call', id, name, requestId: randomUUID(), body }))
      }),
  }
}

test('a screen that changes several times in one turn reaches the page once, as it is in the end; the next turn has its own', async () => {
  const page = openPage(await startQuietApp())
  // The visit begins, and the flow takes the screen: two changes.
  await page.act('visit.open', { tile: 'notice' })
  const [opened, ...more] = page.screens()
  expect(more).toEqual([])
  expect(opened).toMatchObject({
    visitBeganAt: '2026-11-23T10:00:00.000Z',
    scene: { flow: 'notice', state: { name: 'entry' } },
  })
  await page.act('visit.large-text', { isOn: true })
  expect(page.screens().map(({ look }) => look.isLarge)).toEqual([false, true])
})

test('a code that its centre refuses takes nothing from a kiosk that is one already: it serves, and its log says why', async () => {
  const events: unknown[] = []
  const asked: string[] = []
  const app = await startQuietApp({
    enrolmentCode: 'ABCD-EFGH',
    log: (event, fields = {}) => void events.push({ event, ...fields }),
    central: {
      url: 'https://centre.example',
      fetch: (input, init) => {
        const { pathname } = new URL(input)
        asked.push(pathname)
        if (pathname === '/v1/tokens')
          return Promise.resolve(Response.json({ error: 'invalid_grant' }, { status: 401 }))
        if (pathname === '/v1/enrolments') return Promise.resolve(Response.json({ error: 'bad-code' }, { status: 403 }))
        return silence(input, init)
      },
    },
  })
  expect(asked).toContain('/v1/enrolments')
  expect(events).toContainEqual({ event: 'enrol.refused', failure: 'refused' })
  const page = openPage(app)
  await page.act('visit.open', { tile: 'notice' })
  expect(page.screens().at(-1)).toMatchObject({ scene: { flow: 'notice', state: { name: 'entry' } } })
})

test('in the night what was printed and decided long ago is forgotten, and what is young stays', async () => {
  const path = newKioskPath()
  const opened = await openKioskStore({ path, key: KEY })
  const forgotten = Promise.withResolvers<undefined>()
  const store = aroundStore(opened, async (operation, ask) => {
    const answer = await ask()
    if (operation === 'forgetDecided') forgotten.resolve(undefined)
    return answer
  })
  const printed = async (madeAt: string) => {
    const id = randomUUID() as PrintId
    const subject = { document: 'notice', noticeNumber: '300000000000000000' } as const
    await opened.ask('insertPrintJob', { id, subject, printer: 'p', madeAt, state: { name: 'queued' } })
    const step = { state: { name: 'failed', reason: 'offline' }, at: madeAt } as const
    await opened.ask('advancePrintJob', { id, step, commandId: randomUUID() })
    return id
  }
  const night = new Date(2026, 10, 23, 3, 10)
  const [old, young] = [await printed('2026-01-01T09:00:00.000Z'), await printed(night.toISOString())]
  const later: (() => void)[] = []
  await startQuietApp({
    store,
    now: () => night,
    after: (_ms, run) => {
      later.push(run)
      return () => undefined
    },
  })
  for (const run of later.splice(0)) run()
  await forgotten.promise
  expect(await opened.ask('readPrintJob', old)).toBeUndefined()
  expect(await opened.ask('readPrintJob', young)).toBeDefined()
})
