import { connect } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { outsideStrip } from '../../main/domain/outside-strip.ts'
import type { OutsideEnd, OutsidePage, OutsideVisit } from '../../main/outside-page/outside-page.ts'
import { inputEvents } from '../../main/shell/electron/input-events.ts'
import { isOutsideAddress } from '../../main/shell/electron/outside-view.ts'
import { HANG_MS } from '../../main/shell/outside-course.ts'
import { PAGE_GUARDS } from '../../main/shell/page-guards.ts'
import type { ElectronCall } from '../contract/electron-fake.ts'
import * as calls from './calls.ts'
import { expectCalls, outside, PREFERENCES } from './calls.ts'
import type { FakeContents, FakeMachine } from './fake.ts'
import { openStage, settle, type Stage } from './stage.ts'

const CHECKOUT = 'https://checkout.example/pay/1'
const BACK = 'https://centre.example/v1/back/'
const VISIT: OutsideVisit = { address: CHECKOUT, returnPrefix: BACK, language: 'de' }

interface StagedVisit {
  readonly stage: Stage
  readonly page: FakeContents
  readonly view: OutsidePage
  readonly hosts: string[]
  readonly ends: OutsideEnd[]
  readonly close: () => Promise<void>
}

const placed = (isKeyboardOpen: boolean, width = 1080, height = 1920): readonly [ElectronCall, object] => {
  const { top, height: room } = outsideStrip(width, height, isKeyboardOpen)
  return ['webContentsView.setBounds', { x: 0, y: top, width, height: room }]
}

/** Opens a visit in the shell; `isShown` waits until its first page stands. */
async function openVisit(
  visit = VISIT,
  machine: FakeMachine = {},
  isShown = true,
  sandboxHosts: readonly string[] = [],
): Promise<StagedVisit> {
  const stage = await openStage(machine, sandboxHosts)
  const { script } = stage
  script.allowCalls('browserWindow.getContentBounds')
  expectCalls(script, outside(visit.address, visit.language === 'it' ? 'it' : `${visit.language},it`), [placed(true)])
  const hosts: string[] = []
  const ends: OutsideEnd[] = []
  const open = stage.shell.outsidePages()
  if (open === undefined) throw new Error('The shell shows no pages of others')
  const view = await open(visit, { onHost: (host) => hosts.push(host), onEnd: (end) => ends.push(end) })
  const page = stage.pages.at(-1)
  if (page === undefined) throw new Error('There is no page')
  if (isShown) await settle(() => page.shown.length > 0)
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    const isGone = page.contents.isDestroyed()
    const isWindowGone = stage.windows[0]?.window.isDestroyed() === true
    expectCalls(
      script,
      isGone ? calls.OUTSIDE_ENDS_DESTROYED : isWindowGone ? calls.OUTSIDE_ENDS_WINDOWLESS : calls.OUTSIDE_ENDS,
    )
    await view.close()
    script.verify()
  }
  stage.before.push(close)
  return { stage, page, view, hosts, ends, close }
}

describe('a page of others in Electron', () => {
  test('D17: has a view and a session of its own, in memory, with a new name each time, and no preload', async () => {
    const first = await openVisit()
    expect(first.page.options).toEqual({ ...PREFERENCES, session: first.page.session.session })
    expect(first.page.session.partition).toMatch(/^outside-/)
    expect(first.page.session).not.toBe(first.stage.page.session)
    expect(first.stage.windows[0]?.children).toHaveLength(1)
    expect(first.stage.shell.outsidePages()).toBeDefined()
    const second = await openVisit()
    expect(second.page.session.partition).not.toBe(first.page.session.partition)
  })

  test('D13: is not heard by main, whatever it sends and calls itself', async () => {
    const { page, stage } = await openVisit()
    page.send('sportello', 'hello')
    page.send('sportello', 'hello', { url: 'kiosk://app/', origin: 'kiosk://app' })
    expect(stage.links).toEqual([])
    expect(stage.logged).toHaveLength(2)
  })

  test('D17: leaves our bar and our keyboard free, also when the keyboard folds or the window changes', async () => {
    const { stage, view } = await openVisit()
    expectCalls(stage.script, [placed(false)])
    await view.setKeyboard(false)
    expectCalls(stage.script, [placed(false)])
    stage.windows[0]?.emit('resize')
    expectCalls(stage.script, [placed(true)])
    await view.setKeyboard(true)
    stage.script.verify()
  })

  test('D18: chooses no files, prints nothing, and every frame of another site waits for the same', async () => {
    const { page } = await openVisit()
    const guards = PAGE_GUARDS.map(([method]) => method)
    expect(page.commands.map(({ method }) => method)).toEqual([
      'Page.enable',
      ...guards,
      'Runtime.runIfWaitingForDebugger',
    ])
    expect(JSON.stringify(PAGE_GUARDS)).toContain("put(window, 'print', () => undefined)")
  })

  test('prepares a frame of another site by its own session of DevTools', async () => {
    const { page, stage } = await openVisit()
    for (const [method, params] of PAGE_GUARDS)
      stage.script.expectCall('debugger.sendCommand', method, params, 'frame-1')
    stage.script.expectCall('debugger.sendCommand', 'Runtime.runIfWaitingForDebugger', {}, 'frame-1')
    page.devToolsSay('Target.attachedToTarget', { sessionId: 'frame-1' })
    page.devToolsSay('Target.detachedFromTarget', { sessionId: 'frame-1' })
    await settle(
      () => page.commands.filter(({ sessionId }) => sessionId === 'frame-1').length === PAGE_GUARDS.length + 1,
    )
  })

  test('D8, D12: goes to https and to what it makes on the spot, and nowhere on this machine', async () => {
    const { page } = await openVisit()
    expect(page.go('https://bank.example/3ds')).toBe(true)
    expect(page.go('about:blank', { isMainFrame: false })).toBe(true)
    expect(page.go('data:text/html,x', { isMainFrame: false })).toBe(true)
    for (const url of [
      'data:text/html,x',
      'http://bank.example/',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'kiosk://app/',
      'mailto:a@b',
      'tel:1',
      'chrome://gpu',
      'ftp://x/',
      'intent://x',
    ])
      // prettier-ignore
      expect([url, page.go(url)]).toEqual([url, false])
    expect(page.go('https://bank.example/', { redirectsTo: 'http://192.168.1.1/' })).toBe(false)
    expect(page.openWindow('https://bank.example/')).toBe('deny')
    expect(page.session.loads('http://127.0.0.1:1/')).toBe(false)
    expect(page.session.emit('will-download')).toBe(true)
  })

  test('reaches without encryption only the hosts of its visit and of a sandbox', () => {
    const hosts = new Set(['127.0.0.1:4000', 'localhost:4001'])
    const isAllowed = (url: string) => isOutsideAddress(url, hosts)
    expect(
      ['http://127.0.0.1:4000/a', 'ws://localhost:4001/', 'https://any.example/', 'wss://any.example/'].filter(
        isAllowed,
      ),
    ).toHaveLength(4)
    expect(
      ['http://127.0.0.1:4002/', 'http://localhost:4000/', 'ws://any.example/', 'nonsense', ''].filter(isAllowed),
    ).toEqual([])
  })

  test('has its proxy alone as a way out, and nobody else can use that', async () => {
    const { page, stage, close } = await openVisit()
    const answers: unknown[][] = []
    const answer = (...what: unknown[]) => answers.push(what)
    stage.emit('login', page.contents, {}, { isProxy: true }, answer)
    stage.emit('login', page.contents, {}, { isProxy: false }, answer)
    stage.emit('login', stage.page.contents, {}, { isProxy: true }, answer)
    expect(answers).toEqual([['outside', expect.stringMatching(/^[\w-]{32}$/)], [], []])
    await close()
  })

  test('tells which host is shown, and returns by its return address once that has answered', async () => {
    const { page, hosts, ends } = await openVisit()
    page.go('https://bank.example/3ds')
    page.go('about:blank', { isMainFrame: false })
    page.go(`${BACK}ok`)
    expect(hosts).toEqual(['checkout.example', 'bank.example', 'centre.example'])
    expect(ends).toEqual(['returned'])
    page.go(CHECKOUT)
    expect(ends).toEqual(['returned'])
  })

  test('D19: an address that only begins like the return address does not return', async () => {
    const { page, ends } = await openVisit()
    page.go('https://centre.example.evil.example/v1/back/ok')
    page.go('https://centre.example/v1/other')
    expect(ends).toEqual([])
  })

  test('says why it could not be shown, and that a return address did not answer', async () => {
    const failed = await openVisit(VISIT, { unreachable: new Set([CHECKOUT]) }, false)
    await settle(() => failed.ends.length > 0)
    expect(failed.ends).toEqual(['failed'])
    const { page, ends } = await openVisit(VISIT, { unreachable: new Set([`${BACK}ok`, 'https://bank.example/']) })
    page.go('https://bank.example/')
    // A navigation that another one took the place of has not failed.
    page.emit('did-fail-load', {}, -3, '', `${BACK}ok`, true)
    expect(ends).toEqual([])
    page.go(`${BACK}ok`)
    expect(ends).toEqual(['gone'])
  })

  test.each(['render-process-gone', 'destroyed'])('is over when it crashed or went away: %s', async (event) => {
    const { page, ends } = await openVisit()
    page.emit(event)
    page.emit(event)
    expect(ends).toEqual(['gone'])
  })

  test('is over when it hangs', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const { stage, ends } = await openVisit(VISIT, { hangs: true })
    stage.script.allowCalls('debugger.sendCommand', 'Runtime.evaluate', { expression: '0' })
    vi.advanceTimersByTime(2 * HANG_MS)
    expect(ends).toEqual(['gone'])
  })

  test('is ended also when it hangs', async () => {
    const { page, close } = await openVisit(VISIT, { hangs: true })
    await close()
    expect(page.contents.isDestroyed()).toBe(true)
  })

  test('is over when the window goes away under it', async () => {
    const { stage, ends, close } = await openVisit()
    expectCalls(stage.script, calls.HANG_UP)
    await stage.reopenWindow()
    expect(ends).toEqual(['gone'])
    await close()
  })

  test('leaves no proxy behind when its session cannot be made', async () => {
    const stage = await openStage({ hasNoProxies: true })
    const open = stage.shell.outsidePages()
    stage.script.allowCalls('session.setProxy', expect.anything())
    expectCalls(stage.script, calls.SESSION, [['sessions.fromPartition', expect.anything(), { cache: false }]])
    await expect(open?.(VISIT, { onHost: () => undefined, onEnd: () => undefined })).rejects.toThrow('no proxy')
    await stage.close()
    const [[{ proxyRules }]] = stage.script.callsOf('session.setProxy') as [[{ readonly proxyRules: string }]]
    expect(await connection(proxyRules)).toContain('ECONNREFUSED')
  })

  test('D20: is destroyed at its end, not only hidden, and its session emptied; its proxy is gone', async () => {
    const { page, stage, ends, close } = await openVisit()
    const { proxyRules } = (stage.script.callsOf('session.setProxy').at(-1)?.[0] ?? {}) as {
      readonly proxyRules: string
    }
    expect(page.contents.isDestroyed()).toBe(false)
    await close()
    expect(page.contents.isDestroyed()).toBe(true)
    expect(stage.windows[0]?.children).toEqual([])
    expect(ends).toEqual([])
    expect(await connection(proxyRules)).toContain('ECONNREFUSED')
    await stage.close()
  })

  test('types what our keyboard says, as keys where there are such keys and as text where there are none', async () => {
    const { stage, view } = await openVisit()
    const { script } = stage
    script.allowCalls('webContents.isFocused')
    script.allowCalls('webContents.focus')
    const press = async (key: string, ...events: readonly object[]) => {
      for (const event of events) script.expectCall('webContents.sendInputEvent', event)
      await view.press(key)
      script.verify()
    }
    await press('a', { type: 'keyDown', keyCode: 'a' }, { type: 'char', keyCode: 'a' }, { type: 'keyUp', keyCode: 'a' })
    await press(
      'Enter',
      { type: 'keyDown', keyCode: 'Enter' },
      { type: 'char', keyCode: '\r' },
      { type: 'keyUp', keyCode: 'Enter' },
    )
    await press('Backspace', { type: 'keyDown', keyCode: 'Backspace' }, { type: 'keyUp', keyCode: 'Backspace' })
    await press('ArrowLeft', { type: 'keyDown', keyCode: 'Left' }, { type: 'keyUp', keyCode: 'Left' })
    for (const sign of ['è', '€', ' ']) {
      script.expectCall('webContents.insertText', sign)
      await view.press(sign)
    }
    expect(inputEvents('😀')).toBeUndefined()
  })
})

/** What becomes of a connection to a proxy. */
function connection(proxyRules: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(proxyRules).port), '127.0.0.1')
      .once('error', ({ message }) => resolve(message))
      .once('connect', () => {
        socket.destroy()
        resolve('connected')
      })
  })
}
