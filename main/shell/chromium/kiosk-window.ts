import { KEY_GUARD_SCRIPT } from './key-guard.ts'
import { watchKiosk } from './kiosk-watch.ts'
import { firstPage, launchChromium, placeOf, type Chromium, type ChromiumSettings, type FirstPage } from './launch.ts'
import { profilePrefix } from '../profiles.ts'

/** How long a window that was asked to close may take. */
const CLOSE_MS = 3_000

/** How often the page is led to the kiosk before the window is given up. */
const MOST_ENTRIES = 3

/** Our own window, open. */
export interface KioskWindow {
  readonly close: () => Promise<void>
}

/**
 * Our own window: an undecorated app window as large as the screen. It is not in kiosk mode, which would cover the window of an
 * outside page at the first touch. It is led to an `entrance`, each of which is good once. A page in it that crashes, or answers nothing
 * for `hangMs`, is loaded again. Rejects when no window comes up, and ends its Chromium.
 */
export async function openKioskWindow(
  settings: ChromiumSettings,
  entrance: () => string,
  hangMs: number,
  onGone: () => void,
): Promise<KioskWindow> {
  const chromium = launchChromium(settings, {
    profilePrefix: profilePrefix('window'),
    windowClass: 'sportello',
    // The same origin as the entrance, or an app window grows a bar that names the other one.
    app: new URL(entrance()).origin,
    switches: [
      '--lang=it',
      '--disable-features=Translate,MediaRouter,OptimizationHints',
      '--window-position=0,0',
      '--deny-permission-prompts',
    ],
  })
  let isClosing = false
  const exited = chromium.exited.then(() => {
    if (!isClosing) onGone()
  })
  const page = await showKiosk(chromium, entrance).catch((error: unknown) => {
    chromium.kill()
    throw error
  })
  const stop = watchKiosk(chromium.devTools, page, hangMs)
  void exited.then(stop)
  await chromium.devTools.send('Target.setDiscoverTargets', { discover: true })
  return {
    close: async () => {
      isClosing = true
      stop()
      chromium.devTools.send('Browser.close').catch(chromium.kill)
      const killer = setTimeout(chromium.kill, CLOSE_MS)
      await exited
      clearTimeout(killer)
    },
  }
}

/**
 * Leads the window to the kiosk, before it has loaded what it was started on, and places it over the whole screen, whatever size
 * Chromium chose for it. The entrance goes over the pipe and not on the command line, which every user of the machine can read.
 */
async function showKiosk(chromium: Chromium, entrance: () => string): Promise<FirstPage> {
  const { devTools } = chromium
  const page = await firstPage(chromium)
  const { sessionId } = page
  const [{ windowId, screen }] = await Promise.all([
    placeOf(chromium, page),
    devTools.send('Page.enable', {}, sessionId),
    devTools.send('Page.addScriptToEvaluateOnNewDocument', { source: KEY_GUARD_SCRIPT }, sessionId),
    enter(chromium, page, entrance),
  ])
  // Without a window manager Chromium comes out a pixel short; with one the window is clamped to the screen.
  await devTools.send('Browser.setWindowBounds', {
    windowId,
    bounds: { left: 0, top: 0, width: screen.width + 1, height: screen.height + 1 },
  })
  return page
}

/** Leads a page to the kiosk; once more, where what Chromium was started on came between. */
async function enter({ devTools }: Chromium, { sessionId }: FirstPage, entrance: () => string): Promise<void> {
  for (let entry = 1; ; entry++) {
    const { errorText } = (await devTools.send('Page.navigate', { url: entrance() }, sessionId)) as {
      errorText?: string
    }
    if (errorText === undefined) return
    if (entry === MOST_ENTRIES) throw new Error(`The window does not come to the kiosk: ${errorText}`)
  }
}
