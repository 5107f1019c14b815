import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { openKioskStore } from '../db/kiosk/client.ts'
import { KEY, newKioskPath } from '../tests/sync/kiosk-file.ts'
import { createApp, type App } from './app.ts'
import { parseMainFrame, type MainFrame } from './contract/frame.ts'
import type { Screen } from './contract/screen.ts'
import { memoryLinks } from './transport/memory.ts'

/** A line on which nothing ever comes back. */
const silence: typeof fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new Error('given up')))
  })

/** An enrolled kiosk whose centre is silent, without printers, on clocks that stand still. */
async function startQuietApp(): Promise<App> {
  const store = await openKioskStore({ path: newKioskPath(), key: KEY })
  const privateKey = JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))
  await store.ask('keepDevice', { kioskId: randomUUID(), creditor: '01199250158', installId: randomUUID(), privateKey })
  const app = await createApp({
    store,
    central: { url: 'https://centre.example', fetch: silence },
    printers: [],
    fonts: () => Promise.reject(new Error('nothing is printed')),
    log: () => undefined,
    now: () => new Date('2026-11-23T10:00:00.000Z'),
    uptimeMs: () => 0,
    sleep: (_ms, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    after: () => () => undefined,
    random: () => 0.5,
    newId: randomUUID,
    randomBytes,
    outsidePages: () => undefined,
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
