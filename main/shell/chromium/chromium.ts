import { accessSync, constants } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import type { KioskConfig } from '../../config.ts'
import { errorFields } from '../../log/log.ts'
import { lookUpName } from '../../outside-page/look-up.ts'
import { startPageServer } from '../../transport/websocket.ts'
import type { OpenShell } from '../shell.ts'
import { openKioskWindow, type KioskWindow } from './kiosk-window.ts'
import type { ChromiumSettings } from './launch.ts'
import { openOutsideWindow } from './outside-window.ts'
import { removeLeftProfiles } from '../profiles.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** How long the first page of others may take to be shown. */
const FIRST_PAGE_MS = 20_000

/** A page of others that answers nothing for so long hangs. */
const HANG_MS = 10_000

/** Our own page on a busy machine may take longer than that over one thing. */
export const OWN_HANG_MS = 30_000

/** The Chromium on the PATH; undefined when there is none. */
export function findChromium(path: string): string | undefined {
  const candidates = path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Windows that go away by themselves are opened again, so often in a row; one that stood for so long begins a new row. */
const MAX_REOPENINGS = 3
const STOOD_MS = 60_000

const NO_CHROMIUM = 'there is no Chromium on the PATH; install the package chromium'
const NO_DISPLAY = 'Chromium did not open a window; is there a display?'

/**
 * Serves the screens on loopback and shows them in a window of the system's Chromium, if one is wanted and there is a Chromium. A page of
 * others has a window, a process and a profile of its own.
 */
export function chromiumShell(
  config: Pick<KioskConfig, 'port' | 'isSandbox' | 'sandboxHosts'>,
  hasWindow: boolean,
): OpenShell {
  return async ({ pages, crest, onLink, log }) => {
    const executable = hasWindow ? findChromium(process.env['PATH'] ?? '') : undefined
    const settings =
      executable === undefined ? undefined : { executable, hasNoSandbox: config.isSandbox && process.getuid?.() === 0 }
    if (settings !== undefined) removeLeftProfiles()
    const server = await startPageServer({
      pages,
      port: config.port,
      crest,
      opensToAnyBrowser: config.isSandbox,
      onLink,
      onStranger: (why) => log('stranger.refused', { why }),
    })
    let window: KioskWindow | undefined
    let isClosing = false
    let reopenings = 0
    const openWindow = async (): Promise<void> => {
      if (settings === undefined) return
      const openedAt = performance.now()
      window = await openKioskWindow(settings, server.entrance(), OWN_HANG_MS, () => {
        if (performance.now() - openedAt > STOOD_MS) reopenings = 0
        if (isClosing || ++reopenings > MAX_REOPENINGS) return
        openWindow().catch((error: unknown) => log('background.failed', { what: 'window', ...errorFields(error) }))
      })
    }
    const opened = openWindow().then(
      () => (hasWindow && settings === undefined ? NO_CHROMIUM : undefined),
      () => NO_DISPLAY,
    )

    return {
      address: server.origin,
      opened,
      outsidePages: () =>
        window && settings && ((visit, events) => openOutsideWindow(outsideParts(settings, config), visit, events)),
      close: async () => {
        isClosing = true
        await opened
        await window?.close()
        await server.close()
      },
    }
  }
}

/** What the window of a page of others needs; the pages of the sandbox come from further hosts on loopback. */
function outsideParts(settings: ChromiumSettings, { sandboxHosts }: Pick<KioskConfig, 'sandboxHosts'>) {
  return {
    settings,
    sandboxHosts,
    lookUp: lookUpName,
    connect: (address: string, port: number) => connect({ host: address, port }),
    firstPageMs: FIRST_PAGE_MS,
    hangMs: HANG_MS,
  }
}
