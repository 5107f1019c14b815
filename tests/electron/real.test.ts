import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it as vitestIt } from 'vitest'
import { bundleApp } from '../../build/bundle.ts'
import { findElectron } from '../../build/electron.ts'
import { buildRenderer } from '../../build/renderer.ts'
import { text } from '../../main/messages/text.ts'
import { startDisplay, type Display } from '../fixtures/display.ts'
import { heading } from '../e2e/notice-journey.ts'
import { deployedConfig, newCode, payNoticeInWindow, printNotice } from '../package/deployed-kiosk.ts'
import { sampleNotices } from '../sandbox/municipality/municipality.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'

const SLOW_MS = 120_000
const electron = findElectron()
const isRoot = process.getuid?.() === 0
const missing =
  electron === undefined
    ? "Electron's binary is not on this machine; where it is: npm test -- tests/electron/real"
    : isRoot
      ? 'a deployed kiosk does not run as root; as another user: npm test -- tests/electron/real'
      : undefined

/** A test that is listed by its own name where it cannot run. */
function it(name: string, body: () => Promise<void> | void): void {
  vitestIt(name, { timeout: SLOW_MS }, async (context) => {
    if (missing !== undefined) context.skip(missing)
    await body()
  })
}

/** What the strict fake says of Electron, asked of Electron itself, and the journeys in its window. */
describe('the kiosk in the real Electron', () => {
  let folder: string
  let display: Display
  let sandbox: Sandbox
  let kiosk: ElectronApplication
  let args: string[]
  let page: Page

  beforeAll(async () => {
    if (missing !== undefined) return
    folder = mkdtempSync(join(tmpdir(), 'spe-'))
    const [data, temp, config, key] = ['d', 't', 'kiosk.json', 'db.key'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
      string,
    ]
    mkdirSync(temp)
    display = await startDisplay(1080, 1920)
    sandbox = await startSandbox({
      data,
      hasWindow: false,
      today: new Date().toISOString(),
      beforeKiosk: buildRenderer(),
    })
    writeFileSync(config, deployedConfig(data, join(folder, 'kiosk'), key))
    writeFileSync(key, randomBytes(32).toString('hex'), { mode: 0o600 })
    args = [join(await bundleApp(), 'electron.js'), '--config', config]
    kiosk = await _electron.launch({
      executablePath: electron ?? '',
      args: [...args, '--enrol', await newCode(data, 'Sportello 2')],
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: temp, DISPLAY: display.name },
    })
    page = await kiosk.firstWindow()
    await heading(page, text('it', 'home.title'))
  }, SLOW_MS)
  afterAll(async () => {
    if (missing !== undefined) return
    await kiosk.close()
    await sandbox.close()
    await display.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The page of the kiosk, or the view of a page of others once it is there. */
  const pageOf = async (kind: 'window' | 'outside' = 'window'): Promise<Page> => {
    if (kind === 'window') return page
    const other = () =>
      kiosk
        .context()
        .pages()
        .find((each) => each !== page)
    await expect.poll(other, { timeout: 30_000 }).toBeDefined()
    return other() ?? page
  }
  const data = () => join(folder, 'd')

  it('D1: every page is in its sandbox, apart from Node, and has no tools', async () => {
    const pages = await kiosk.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        contents.openDevTools()
        return { type: contents.getType(), hasTools: contents.isDevToolsOpened() }
      }),
    )
    expect(pages).toEqual([{ type: 'window', hasTools: false }])
    expect(await kiosk.evaluate(({ app }) => app.commandLine.hasSwitch('enable-sandbox'))).toBe(true)
  })

  it('D2: in the page there is nothing of Node or Electron but two functions', async () => {
    const found = await page.evaluate(`({
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
      keys: Object.keys(sportello),
      isPlain: Object.getPrototypeOf(sportello) === Object.prototype,
      isFrozen: Object.isFrozen(sportello),
    })`)
    expect(found).toEqual({ node: [], keys: ['send', 'onMessage'], isPlain: true, isFrozen: true })
  })

  it('D3, D4: the policy of our pages holds, and the scheme serves nothing else', async () => {
    const found = await page.evaluate<{ planted: boolean; isBlocked: boolean; other: unknown }>(`(async () => {
      globalThis.planted = false
      const script = document.createElement('script')
      // The policy of trusted types refuses even that.
      try { script.textContent = 'planted = true' } catch {}
      document.head.append(script)
      const image = new Image()
      const isBlocked = new Promise((resolve) => {
        image.onerror = () => resolve(true)
        image.onload = () => resolve(false)
      })
      image.src = 'https://example.com/a.png'
      const other = await fetch('/..%2f..%2fpackage.json').then(({ status }) => status, () => 'refused')
      return { planted, isBlocked: await isBlocked, other }
    })()`)
    expect(found).toMatchObject({ planted: false, isBlocked: true })
    expect([404, 'refused']).toContain(found.other)
    expect(page.url()).toBe('kiosk://app/')
  })

  it('D5, D6: no key opens tools, leaves the page, changes its size or makes a window', async () => {
    for (const key of [
      'F12',
      'Control+Shift+I',
      'F5',
      'Control+R',
      'Control+P',
      'Control+N',
      'F11',
      'Control+Plus',
      'Alt+ArrowLeft',
    ])
      await page.keyboard.press(key)
    expect(await kiosk.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
    expect(await page.evaluate('[location.href, visualViewport.scale]')).toEqual(['kiosk://app/', 1])
  })

  it('D8, D9: the page goes nowhere else and opens nothing', async () => {
    const opened = await page.evaluate(`(() => {
      location.href = 'https://example.com/'
      return window.open('https://example.com/')
    })()`)
    expect(opened).toBeNull()
    await heading(page, text('it', 'home.title'))
    expect(page.url()).toBe('kiosk://app/')
  })

  it('D11: the page is denied what it asks for', async () => {
    const states = await page.evaluate<string[]>(`Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage'].map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    )`)
    expect(new Set(states)).toEqual(new Set(['denied']))
  })

  it('prints a notice', () => printNotice({ page: pageOf }, data(), sampleNotices.unpaid))

  it('D17, D20: pays a notice on a page of others, of which nothing is left', async () => {
    await payNoticeInWindow({ page: pageOf }, data(), sampleNotices.dueToday)
    expect(await kiosk.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  })

  it('D27: a second start ends, and the first goes on', () => {
    const env = { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: join(folder, 't'), DISPLAY: display.name }
    expect(() => execFileSync(electron ?? '', args, { env, stdio: 'ignore' })).toThrow()
    expect(kiosk.windows()).toHaveLength(1)
  })

  it('D7: leaves no profile behind', async () => {
    await kiosk.close()
    expect(readdirSync(join(folder, 't')).filter((name) => name.startsWith('sportello-'))).toEqual([])
    expect(existsSync(join(folder, 'kiosk/electron/Cookies'))).toBe(false)
  })
})
