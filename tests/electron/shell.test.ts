import type { Input } from 'electron'
import fc from 'fast-check'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { PAGE_HEADERS } from '../../main/transport/page-files.ts'
import { CONTROL_KEYS } from '../../main/shell/page-keys.ts'
import { CHANNEL } from '../../main/transport/electron-ipc.ts'
import { expectCalls, HANG_UP, PAGE, PREFERENCES, SESSION } from './calls.ts'
import type { FakeContents } from './fake.ts'
import { openStage, PRELOAD, REOPENED, type Stage } from './stage.ts'

const SEED = 20_261_130

/** Every name of a permission in Electron's declarations, and one that nobody has heard of. */
const PERMISSIONS = [
  'ar', 'automatic-fullscreen', 'background-fetch', 'background-sync', 'captured-surface-control', 'clipboard-read',
  'clipboard-sanitized-write', 'deprecated-sync-clipboard-read', 'display-capture', 'fileSystem', 'fullscreen', 'geolocation',
  'geolocation-approximate', 'hand-tracking', 'hid', 'idle-detection', 'keyboardLock', 'local-fonts', 'local-network',
  'local-network-access', 'loopback-network', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'nfc', 'notifications', 'openExternal',
  'payment-handler', 'periodic-background-sync', 'persistent-storage', 'pointerLock', 'screen-wake-lock', 'sensors', 'serial',
  'smart-card', 'speaker-selection', 'storage-access', 'system-wake-lock', 'top-level-storage-access', 'usb', 'vr',
  'web-app-installation', 'web-printing', 'window-management', 'unknown', 'telepathy',
] as const // prettier-ignore

/** A page that somebody makes past the shell, in a session of its own. */
function strangePage({ electron, script, pages }: Stage): FakeContents {
  expectCalls(script, SESSION, PAGE, [
    ['sessions.fromPartition', 'strange'],
    ['new.BrowserWindow', expect.anything()],
  ])
  const session = electron.session.fromPartition('strange')
  new electron.BrowserWindow({ webPreferences: { session } })
  const page = pages.at(-1)
  if (page === undefined) throw new Error('There is no page')
  return page
}

describe('Electron’s window', () => {
  test('D1: every page has its sandbox and its isolation, and none has Node, webviews or tools', async () => {
    const stage = await openStage()
    expect(stage.pages.map(({ options }) => options)).toEqual([
      { ...PREFERENCES, session: stage.sessions[0]?.session, preload: PRELOAD },
    ])
    await stage.close()
  })

  test('shows our page in a session that is in memory, and takes everything away at its end', async () => {
    const stage = await openStage()
    expect(stage.sessions.map(({ partition }) => partition)).toEqual(['kiosk'])
    expect(stage.page.shown).toEqual(['kiosk://app/'])
    expect(stage.shell.address).toBe('kiosk://app')
    expect(await stage.shell.opened).toBeUndefined()
    await stage.close()
    expect(stage.listenerCount()).toBe(0)
  })

  test('D4: the scheme serves what was packed, with the policy of our pages, and 404 for all else', async () => {
    const stage = await openStage()
    const { ask } = stage.page.session
    const page = await ask('kiosk://app/')
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html>'])
    expect(Object.fromEntries(page.headers)).toEqual({ ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8' })
    expect((await ask('kiosk://app/crest')).headers.get('content-type')).toBe('image/svg+xml')
    expect((await ask('kiosk://app/assets/index.js')).status).toBe(200)
    for (const [url, method] of [
      ['kiosk://app/assets/not-packed.js'],
      ['kiosk://app/../outside.html'],
      ['kiosk://app/%2e%2e/outside.html'],
      ['kiosk://app/..%2foutside.html'],
      ['kiosk://app//etc/passwd'],
      ['kiosk://app/index.html%00.js'],
      ['kiosk://app/index.html/'],
      ['kiosk://other/index.html'],
      ['kiosk://app:80/index.html'],
      ['kiosk://user@app/index.html'],
      ['kiosk://app/', 'POST'],
      ['kiosk://app/', 'HEAD'],
    ] as const) {
      const answer = await ask(url, method)
      expect([url, answer.status, await answer.text()]).toEqual([url, 404, ''])
    }
    await stage.close()
  })

  test('D5: no tools of developers and no menu that could open them', async () => {
    const stage = await openStage()
    for (const { options } of stage.pages) expect(options.devTools).toBe(false)
    // That the menu was taken away, and that nothing opened the tools, the script of the stage has seen.
    for (const input of [
      { key: 'I', code: 'KeyI', control: true, shift: true },
      { key: 'F12', code: 'F12' },
    ])
      expect(press(stage.page, input)).toBe('dead')
    await stage.close()
  })

  test('D6: only keys of writing and walking reach a page', async () => {
    const stage = await openStage()
    const { page } = stage
    const none = { control: false, alt: false, meta: false, modifiers: [] as string[] }
    for (const key of [
      'a',
      'È',
      '€',
      ' ',
      '|',
      'Enter',
      'Tab',
      'Escape',
      'ArrowLeft',
      'Backspace',
      'Home',
      'Shift',
      'Dead',
    ])
      expect([key, press(page, { key })]).toEqual([key, 'alive'])
    expect(press(page, { key: '@', alt: true, modifiers: ['altgr'] })).toBe('alive')
    expect(press(page, { key: '€', control: true, alt: true })).toBe('alive')
    for (const key of CONTROL_KEYS) expect([key, press(page, { key, control: true })]).toEqual([key, 'alive'])
    const letters = Array.from('bcdefghijklmnopqrstuvwxyz0123456789+-=,.').map((key) => ({ key, control: true }))
    const dead = [
      ...letters,
      ...letters.map(({ key }) => ({ key: key.toUpperCase(), control: true, shift: true })),
      ...Array.from('defhdt').map((key) => ({ key, alt: true })),
      ...Array.from('qwrl').map((key) => ({ key, meta: true })),
      ...Array.from({ length: 24 }, (_, index) => ({ key: `F${index + 1}` })),
      ...['Tab', 'Escape', 'PageUp', 'Insert', 'Enter'].flatMap((key) => [
        { key, control: true },
        { key, alt: true },
        { key, meta: true },
      ]),
      ...['PrintScreen', 'ContextMenu', 'BrowserBack', 'BrowserRefresh', 'BrowserHome', 'LaunchMail', 'Help', 'Find', 'Print', 'Open', 'Save', 'Copy', 'Cut', 'Paste', 'Undo', 'ZoomIn', 'Power', 'Meta', 'Control', 'Alt'].map((key) => ({ key })), // prettier-ignore
    ]
    for (const input of dead) expect([input, press(page, input)]).toEqual([input, 'dead'])
    // Whatever else there is, a key with Ctrl, Alt or the system's key is dead, but for the third signs and moving by words.
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('Enter', 'Tab', 'a', 'é')),
        fc.record({ control: fc.boolean(), alt: fc.boolean(), meta: fc.boolean() }),
        (key, held) => {
          fc.pre((held.control || held.alt || held.meta) && !(held.control && held.alt && !held.meta))
          fc.pre(!(held.control && !held.alt && !held.meta && CONTROL_KEYS.includes(key)))
          return press(page, { ...none, key, ...held }) === 'dead'
        },
      ),
      { seed: SEED, numRuns: 500 },
    )
    await stage.close()
  })

  test('D8: a page stays at its addresses, however it wants to leave, and main leads it nowhere else', async () => {
    const stage = await openStage()
    const { page } = stage
    for (const url of ['kiosk://app/', 'kiosk://app/index.html']) expect([url, page.go(url)]).toEqual([url, true])
    for (const url of [
      'https://checkout.example/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'kiosk://app.example/',
      'kiosk://app@other/',
      'kiosk://user:word@app/',
      'kiosk:app',
      'javascript:alert(1)',
      'data:text/html,x',
      'about:blank',
      'chrome://settings',
      'devtools://devtools',
      'not an address',
    ]) {
      expect([url, page.go(url)]).toEqual([url, false])
      expect([url, page.go(url, { isMainFrame: false })]).toEqual([url, false])
      expect([url, page.go('kiosk://app/', { redirectsTo: url })]).toEqual([url, false])
    }
    // Each of the guards alone would do; no frame relies on the other.
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
      expect(page.emit(event, { url: 'https://checkout.example/', isMainFrame: true })).toBe(true)
    expect(new Set(page.shown)).toEqual(new Set(['kiosk://app/', 'kiosk://app/index.html']))
    await stage.close()
  })

  test('D8, D9, D12: a page that is made past the shell may go nowhere, load nothing and open nothing', async () => {
    const stage = await openStage()
    const page = strangePage(stage)
    for (const url of ['kiosk://app/', 'https://checkout.example/', 'about:blank']) {
      expect(page.go(url)).toBe(false)
      expect(page.session.loads(url)).toBe(false)
    }
    expect(page.openWindow('kiosk://app/')).toBe('deny')
    await stage.close()
  })

  test('D9: no page opens a window, attaches a webview, moves the window or asks whether it may be left', async () => {
    const stage = await openStage()
    const { page } = stage
    for (const url of ['kiosk://app/', 'https://checkout.example/', '']) expect(page.openWindow(url)).toBe('deny')
    expect(page.emit('will-attach-webview', {}, {}, { src: 'kiosk://app/' })).toBe(true)
    expect(page.emit('content-bounds-updated', {}, { x: 0, y: 0, width: 1, height: 1 })).toBe(true)
    expect(page.emit('will-prevent-unload')).toBe(true)
    await stage.close()
  })

  test('D11: every permission is denied, by request and by check, on every session, and so is every device', async () => {
    const stage = await openStage()
    for (const { session } of [stage.page, strangePage(stage)]) {
      const ask = (name: string, ...args: unknown[]) =>
        (session.handlers.get(name) as (...all: unknown[]) => unknown)(...args)
      for (const permission of PERMISSIONS) {
        const answers: unknown[] = []
        ask('permission-request', stage.page.contents, permission, (answer: unknown) => answers.push(answer), {})
        expect([
          permission,
          ...answers,
          ask('permission-check', null, permission, 'https://checkout.example', {}),
        ]).toEqual([permission, false, false])
      }
      for (const deviceType of ['hid', 'serial', 'usb']) expect(ask('device', { deviceType })).toBe(false)
      const chosen: unknown[] = []
      const choose = (...what: unknown[]) => chosen.push(what[0] ?? null)
      ask('display-media', {}, choose)
      ask('bluetooth-pairing', {}, choose)
      expect(session.emit('select-hid-device', {}, { deviceList: [{ deviceId: '1' }] }, choose)).toBe(true)
      expect(session.emit('select-usb-device', {}, { deviceList: [{ deviceId: '1' }] }, choose)).toBe(true)
      expect(session.emit('select-serial-port', {}, [{ portId: '1' }], stage.page.contents, choose)).toBe(true)
      expect(session.emit('select-webauthn-account', {}, {}, choose)).toBe(true)
      expect(session.emit('file-system-access-restricted', {}, {}, choose)).toBe(true)
      expect(stage.page.emit('select-bluetooth-device', {}, [{ deviceId: '1' }], choose)).toBe(true)
      expect(chosen).toEqual([null, { confirmed: false }, null, null, '', null, 'deny', ''])
    }
    await stage.close()
  })

  test('D12: nothing is downloaded, fetched for the dictionary, or loaded from elsewhere', async () => {
    const stage = await openStage()
    const { session } = stage.page
    expect(session.emit('will-download')).toBe(true)
    expect(['kiosk://app/', 'kiosk://app/crest'].map(session.loads)).toEqual([true, true])
    const elsewhere = ['https://checkout.example/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'ws://127.0.0.1/', 'data:,', 'blob:kiosk://app/1', 'chrome://gpu', 'kiosk://other/'] // prettier-ignore
    expect(elsewhere.filter(session.loads)).toEqual([])
    await stage.close()
  })

  test('D12: bad certificates, certificates of the machine and passwords are refused without a question', async () => {
    const stage = await openStage()
    const { contents } = stage.page
    const answers: unknown[][] = []
    const answer = (...what: unknown[]) => answers.push(what)
    expect(stage.emit('certificate-error', contents, 'https://x.example', 'ERR', {}, answer, true)).toBe(true)
    expect(stage.emit('select-client-certificate', contents, 'https://x.example', [{}], answer)).toBe(true)
    for (const isProxy of [false, true]) expect(stage.emit('login', contents, {}, { isProxy }, answer)).toBe(true)
    expect(stage.emit('login', null, {}, { isProxy: true }, answer)).toBe(true)
    expect(answers).toEqual([[false], [], [], [], []])
    await stage.close()
  })

  test('D13: our page is heard, and nobody else: each stranger is dropped and logged', async () => {
    const stage = await openStage()
    const { page, links, logged } = stage
    page.send(CHANNEL, 'hello')
    expect(links).toHaveLength(1)
    page.send(CHANNEL, 'hello', { url: 'kiosk://other/', origin: 'kiosk://other' })
    page.send(CHANNEL, 'hello', { detached: true })
    strangePage(stage).send(CHANNEL, 'hello', { url: 'kiosk://app/', origin: 'kiosk://app' })
    expect(links).toHaveLength(1)
    expect(logged).toEqual(Array.from({ length: 3 }, () => ({ event: 'stranger.refused', fields: { why: 'origin' } })))
    await stage.close()
  })

  test('a page that hangs is ended, and one that crashed is loaded again, with a link of its own', async () => {
    const stage = await openStage()
    const { page, script, links } = stage
    page.send(CHANNEL, 'hello')
    expectCalls(script, [['webContents.forcefullyCrashRenderer'], ['webContents.reload']])
    page.emit('unresponsive')
    expect(page.shown).toEqual(['kiosk://app/', 'kiosk://app/'])
    page.send(CHANNEL, 'hello again')
    expect(links).toHaveLength(2)
    await stage.close()
  })

  test('a window that goes away by itself is opened again, three times in a row and not for ever', async () => {
    const stage = await openStage()
    const { script, windows, pages } = stage
    for (let times = 1; times <= 3; times += 1) {
      expectCalls(script, HANG_UP)
      await stage.reopenWindow()
      expect(pages).toHaveLength(times + 1)
      script.verify()
    }
    expectCalls(script, HANG_UP)
    windows.at(-1)?.emit('closed')
    await nextTurn()
    expect(windows).toHaveLength(4)
    expect(stage.logged).toMatchObject([{ event: 'background.failed', fields: { what: 'window' } }])
    expect(stage.shell.outsidePages()).toBeUndefined()
    stage.emit('second-instance', ['sportello'], '/', {})
    await stage.close()
  })

  test('a window is not closed from outside', async () => {
    const stage = await openStage()
    expect(stage.windows[0]?.emit('close')).toBe(true)
    await stage.close()
  })

  test('none is opened again while Electron ends, which closes every window first', async () => {
    const stage = await openStage()
    const { script, windows } = stage
    expectCalls(script, HANG_UP)
    windows[0]?.emit('closed')
    // There is none until the last one is off Electron's list, after which it says that it ends.
    expect(windows).toHaveLength(1)
    stage.emit('quit', 1)
    await nextTurn()
    expect(windows).toHaveLength(1)
    await stage.close()
  })

  test('a window that is being opened again when the shell ends goes with it', async () => {
    const stage = await openStage()
    expectCalls(stage.script, HANG_UP, REOPENED)
    stage.windows[0]?.emit('closed')
    await nextTurn()
    expect(stage.windows).toHaveLength(2)
    await stage.close()
    expect(stage.windows[1]?.window.isDestroyed()).toBe(true)
  })

  test('D27: a second start brings the first to the front', async () => {
    const stage = await openStage()
    expectCalls(stage.script, [['browserWindow.focus']])
    stage.emit('second-instance', ['sportello'], '/', {})
    await stage.close()
  })
})

/** Presses a key in a page; says whether the page gets to know of it. */
function press(page: FakeContents, input: Partial<Input> & { readonly key: string }): 'alive' | 'dead' {
  const whole = { type: 'keyDown', control: false, alt: false, meta: false, shift: false, modifiers: [], ...input }
  return page.emit('before-input-event', {}, whole) ? 'dead' : 'alive'
}
