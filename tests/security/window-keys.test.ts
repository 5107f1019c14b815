import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { openKioskWindow } from '../../main/shell/chromium/kiosk-window.ts'
import { OWN_HANG_MS } from '../../main/shell/chromium/chromium.ts'
import { profilePrefix } from '../../main/shell/profiles.ts'
import { chromiumPath } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { startDisplay, type Display } from '../fixtures/display.ts'
import { listeningOf } from '../fixtures/listening.ts'
import { canShowOutside, NO_OUTSIDE, reportingPage, reportsTo, SLOW_MS, WAIT } from '../fixtures/outside-stage.ts'
import { openSite, openVisit, processesNaming, type Site } from '../fixtures/outside-visit.ts'

const HEIGHT = 1920
const MIDDLE = { x: 540, y: 600 }

/** What a browser does by a key: windows, tools, files, print, search, reading aloud, menus, full screen, zoom, and its end. */
const KEYS = [
  ...['ctrl+n', 'ctrl+shift+n', 'ctrl+t', 'ctrl+shift+t', 'ctrl+Tab', 'ctrl+1', 'ctrl+k', 'ctrl+e', 'ctrl+l', 'alt+d'],
  ...['ctrl+o', 'ctrl+s', 'ctrl+p', 'ctrl+shift+p', 'ctrl+u', 'ctrl+j', 'ctrl+h', 'ctrl+d', 'ctrl+shift+d', 'alt+Home'],
  ...['ctrl+shift+o', 'ctrl+shift+b', 'ctrl+shift+a', 'ctrl+shift+m', 'ctrl+shift+Delete', 'alt+Left', 'alt+Right'],
  ...['ctrl+f', 'ctrl+g', 'F3', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c', 'F12', 'shift+Escape', 'alt+shift+i'],
  ...['F1', 'F5', 'ctrl+r', 'ctrl+shift+r', 'ctrl+F5', 'F6', 'F7', 'F10', 'F11', 'alt+f', 'alt+e', 'alt+space', 'Menu'],
  ...[
    'shift+F10',
    'ctrl+plus',
    'ctrl+minus',
    'ctrl+0',
    'ctrl+c',
    'ctrl+v',
    'shift+Insert',
    'super',
    'alt+Tab',
    'alt+F2',
  ],
  ...['ctrl+w', 'ctrl+shift+w', 'ctrl+F4', 'ctrl+q', 'ctrl+shift+q', 'alt+F4'],
]

/** The same by the mouse: the wheel with Ctrl, the menu, and a window by the middle button or with Ctrl or Shift. */
const CLICKS: readonly (readonly [held: string, button: number])[] = [
  ['ctrl', 4],
  ['ctrl', 5],
  ['', 3],
  ['', 2],
  ['shift', 3],
]

/** A page that tells its site each key and click that it hears. */
const page = reportingPage(
  `addEventListener('keydown', ({ key, ctrlKey, shiftKey, altKey }) => report('key', [ctrlKey, shiftKey, altKey, key]), true)
   for (const name of ['wheel', 'mousedown']) addEventListener(name, ({ button, deltaY }) => report(name, deltaY ?? button), true)
   report('here', 'yes')`,
  '<h1>A page</h1>',
)

describeWhere(canShowOutside, NO_OUTSIDE, 'with a keyboard and a mouse at the kiosk', () => {
  let display: Display

  beforeAll(async () => {
    display = await startDisplay(1080, HEIGHT)
    process.env['DISPLAY'] = display.name
    await display.manageWindows()
  })
  afterAll(() => display.close())

  /** The windows that there is something to see in; Chromium keeps small ones for itself. */
  const windows = () => display.windows().filter(({ width }) => width > 250)
  /** A site on the glass, in our window or in that of a page of others, that was touched and has its focus. */
  async function show(whose: 'ours' | 'theirs', pages: Readonly<Record<string, string>>): Promise<Site> {
    const site = await openSite(pages)
    onTestFinished(site.close)
    if (whose === 'ours') {
      const settings = { executable: chromiumPath ?? '', hasNoSandbox: process.getuid?.() === 0 }
      const window = await openKioskWindow(
        settings,
        () => `${site.origin}/`,
        OWN_HANG_MS,
        () => undefined,
      )
      onTestFinished(window.close)
    } else {
      const visit = await openVisit(site, '/', { hangMs: OWN_HANG_MS })
      onTestFinished(visit.close)
    }
    await expect.poll(() => reportsTo(site), WAIT).toContain('here=yes')
    const touched = () => {
      display.tap(MIDDLE.x, MIDDLE.y)
      return reportsTo(site)
    }
    await expect.poll(touched, { ...WAIT, interval: 500 }).toContain('mousedown=0')
    return site
  }
  /** Presses something, and waits until the page has heard it. */
  async function act(site: Site, press: () => void, what: string): Promise<void> {
    const before = reportsTo(site).length
    press()
    await expect
      .poll(() => reportsTo(site).length, { timeout: 5_000, message: `${what} is heard` })
      .toBeGreaterThan(before)
  }

  it.each(['ours', 'theirs'] as const)(
    'no key and no button opens, changes or ends anything of the browser in the window (%s)',
    { timeout: SLOW_MS },
    async (whose) => {
      const site = await show(whose, { '/': page })
      // The caret of the touch, and what it lit, are gone by the next one.
      await expect.poll(() => display.look() === display.look(), WAIT).toBe(true)
      const seen = display.look()
      const shown = windows()
      const loads = loadsOf(site)
      for (const keys of KEYS) {
        await act(site, () => display.press(keys), keys)
        expect(display.look(), `what is to be seen after ${keys}`).toBe(seen)
      }
      for (const [held, button] of CLICKS) {
        await act(site, () => display.press(held, button), `button ${button} with ${held}`)
        expect(display.look(), `what is to be seen after button ${button} with ${held}`).toBe(seen)
      }
      // What takes its time to come has come by now.
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      expect(display.look()).toBe(seen)
      expect(windows()).toEqual(shown)
      await act(site, () => display.press('x'), 'x')
      expect(reportsTo(site)).toContain('key=false,false,false,x')
      expect(loadsOf(site)).toEqual(loads)
    },
  )

  it(
    'what pages need of a keyboard still works: writing, moving and marking by words',
    { timeout: SLOW_MS },
    async () => {
      const field = reportingPage(
        `const field = document.querySelector('input'); field.oninput = () => report('value', field.value); onkeyup = () => report('at', [field.selectionStart, field.selectionEnd])
       onmousedown = () => report('mousedown', 0); report('here', 'yes')`,
        '<input style="width:100%;height:1000px;font-size:60px">',
      )
      const site = await show('ours', { '/': field })
      for (const key of ['a', 'b', 'space', 'c', 'shift+d']) await act(site, () => display.press(key), key)
      await expect.poll(() => reportsTo(site), WAIT).toContain('value=ab cD')
      for (const key of ['ctrl+Left', 'ctrl+shift+End', 'BackSpace', 'at', 'ctrl+a'])
        await act(site, () => display.press(key), key)
      await expect.poll(() => reportsTo(site), WAIT).toContain('value=ab ')
      expect(reportsTo(site)).toContain('at=3,5')
    },
  )

  it('a window that comes up all the same is closed at once', { timeout: SLOW_MS }, async () => {
    const site = await show('ours', {
      '/': reportingPage(
        `onmousedown = () => report('mousedown', 0)
         onclick = () => { onclick = null; const it = open('/second', '', 'width=500,height=500'); report('opened', it !== null)
           setInterval(() => { if (it.closed) report('closed', 'yes') }, 200) }
         report('here', 'yes')`,
      ),
    })
    await expect.poll(() => reportsTo(site), WAIT).toContain('opened=true')
    await expect.poll(() => reportsTo(site), WAIT).toContain('closed=yes')
    await expect.poll(() => windows().length, WAIT).toBe(1)
  })

  it('the keys are as dead after the page crashed and was loaded again', { timeout: SLOW_MS }, async () => {
    const site = await show('ours', { '/': page })
    const loads = loadsOf(site).length
    for (const pid of processesNaming(profilePrefix('window')).filter(isRenderer)) process.kill(pid, 'SIGKILL')
    await expect.poll(() => loadsOf(site).length, WAIT).toBeGreaterThan(loads)
    // Without a touch: the page that comes back has the keyboard.
    await expect.poll(() => (display.press('x'), reportsTo(site).at(-1)), WAIT).toBe('key=false,false,false,x')
    await expect.poll(() => display.look() === display.look(), WAIT).toBe(true)
    const seen = display.look()
    for (const keys of ['ctrl+n', 'ctrl+f', 'ctrl+shift+i', 'F12']) {
      await act(site, () => display.press(keys), keys)
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(display.look()).toBe(seen)
    expect(windows()).toHaveLength(1)
  })

  it('no process of either window listens anywhere: DevTools are on a pipe', { timeout: SLOW_MS }, async () => {
    const site = await show('ours', { '/': page })
    await show('theirs', { '/': page })
    const own = processesNaming(profilePrefix('window'))
    const outside = processesNaming(profilePrefix('outside'))
    expect(own.length).toBeGreaterThan(1)
    expect(outside.length).toBeGreaterThan(1)
    expect(listeningOf([...own, ...outside])).toEqual([])
    // This process does, so that a look that sees nothing is found out.
    const port = site.port.toString(16).toUpperCase().padStart(4, '0')
    expect(listeningOf([process.pid])).toContain(`0100007F:${port}`)
  })
})

/** What was asked of a site beside reports: its page, as often as it was loaded. */
function loadsOf({ asked }: Site): readonly string[] {
  return asked.filter((line) => !line.startsWith('GET /report?'))
}

function isRenderer(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
}
