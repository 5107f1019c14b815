import type { ShellWindow } from '../shell.ts'
import { firstPage, launchChromium, type Chromium, type ChromiumSettings } from './launch.ts'

/** How long a window that was asked to close may take. */
const CLOSE_MS = 3_000

/**
 * Our own window: an undecorated app window as large as the screen. It is not in kiosk mode, which would cover the window of an
 * outside page at the first touch.
 */
export async function openKioskWindow(
  settings: ChromiumSettings,
  address: string,
  onGone: () => void,
): Promise<ShellWindow> {
  const chromium = launchChromium(settings, {
    profilePrefix: 'sportello-window-',
    windowClass: 'sportello',
    // The same origin as the address, or an app window grows a bar that names the other one.
    app: new URL(address).origin,
    switches: ['--lang=it', '--disable-features=Translate,MediaRouter,OptimizationHints', '--window-position=0,0'],
  })
  let isClosing = false
  const exited = chromium.exited.then(() => {
    if (!isClosing) onGone()
  })
  await showAddress(chromium, address)
  return {
    close: async () => {
      isClosing = true
      chromium.devTools.send('Browser.close').catch(chromium.kill)
      const killer = setTimeout(chromium.kill, CLOSE_MS)
      await exited
      clearTimeout(killer)
    },
  }
}

/**
 * Places the window over the whole screen, whatever size Chromium chose for it, and leads it to the address. The address goes
 * over the pipe and not on the command line, which every user of the machine can read.
 */
async function showAddress(chromium: Chromium, address: string): Promise<void> {
  const { devTools } = chromium
  const { sessionId, windowId, screen } = await firstPage(chromium)
  // Without a window manager Chromium comes out a pixel short; with one the window is clamped to the screen.
  await devTools.send('Browser.setWindowBounds', {
    windowId,
    bounds: { left: 0, top: 0, width: screen.width + 1, height: screen.height + 1 },
  })
  await devTools.send('Page.navigate', { url: address }, sessionId)
  await devTools.send('Target.detachFromTarget', { sessionId })
}
