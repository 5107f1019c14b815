import type { BrowserWindow } from 'electron'
import type { Link } from '../../contract/frame.ts'
import type { PageFile } from '../../transport/page-files.ts'
import { serveElectron } from '../../transport/electron-ipc.ts'
import type { ElectronApi } from './electron-api.ts'
import type { Rulebook } from './page-rules.ts'
import { PREFERENCES } from './preferences.ts'
import { answerPages, isOurs, ORIGIN, SCHEME } from './private-scheme.ts'

/** What our own window needs. */
export interface KioskWindowParts {
  readonly pages: { readonly file: (path: string) => Promise<PageFile | undefined> }
  /** The bundled preload. */
  readonly preload: string
  readonly onLink: (link: Link) => void
  /** A message that our page did not send. */
  readonly onStranger: () => void
  /** The window went away by itself. */
  readonly onGone: () => void
}

/** Our own window, open. */
export interface KioskWindow {
  readonly window: BrowserWindow
  /** Ends it, without asking its page. */
  readonly close: () => void
}

/** The session of our page: in memory, since its name does not begin with `persist:`. */
const PARTITION = 'kiosk'

/**
 * Opens our own window over the whole screen, on our page by the private scheme. A page in it that crashes, or hangs, is loaded again, and
 * lands on the screen that main has.
 */
export async function openKioskWindow(
  { BrowserWindow, ipcMain, session }: Pick<ElectronApi, 'BrowserWindow' | 'ipcMain' | 'session'>,
  rules: Rulebook,
  { pages, preload, onLink, onStranger, onGone }: KioskWindowParts,
): Promise<KioskWindow> {
  const own = session.fromPartition(PARTITION, { cache: false })
  rules.set(own, { mayShow: isOurs, mayLoad: isOurs })
  if (!own.protocol.isProtocolHandled(SCHEME)) own.protocol.handle(SCHEME, answerPages(pages))
  const window = new BrowserWindow({
    fullscreen: true,
    kiosk: true,
    frame: false,
    webPreferences: { ...PREFERENCES, session: own, preload },
  })
  const { webContents } = window
  const hangUp = serveElectron(ipcMain, { webContents, origin: ORIGIN }, { onLink, onStranger })
  let isClosing = false
  const close = () => {
    isClosing = true
    if (!window.isDestroyed()) window.destroy()
  }
  // As by Alt and F4, or by the window manager: what ends the kiosk destroys the window.
  window.on('close', (event) => event.preventDefault())
  window.once('closed', () => {
    hangUp()
    if (!isClosing) onGone()
  })
  // Nothing else ends a page that hangs.
  webContents.on('unresponsive', () => webContents.forcefullyCrashRenderer())
  webContents.on('render-process-gone', () => {
    if (!isClosing) webContents.reload()
  })
  await rules.lead(webContents, `${ORIGIN}/`).catch((error: unknown) => {
    close()
    throw error
  })
  return { window, close }
}
