import { accessSync, constants } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import type { KioskConfig } from '../../config.ts'
import { errorFields } from '../../log/log.ts'
import { lookUpName } from '../../outside-page/look-up.ts'
import { startPageServer } from '../../transport/websocket.ts'
import { keepOpen } from '../keep-open.ts'
import { FIRST_PAGE_MS, HANG_MS } from '../outside-course.ts'
import type { OpenShell } from '../shell.ts'
import { openKioskWindow } from './kiosk-window.ts'
import type { ChromiumSettings } from './launch.ts'
import { openOutsideWindow } from './outside-window.ts'
import { removeLeftProfiles } from '../profiles.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Our own page on a busy machine may take longer than a page of others over one thing. */
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
    const kept =
      settings &&
      keepOpen(
        (onGone) => openKioskWindow(settings, server.entrance, OWN_HANG_MS, onGone),
        (error) => log('background.failed', { what: 'window', ...errorFields(error) }),
      )
    const opened = kept?.opened.then(
      () => undefined,
      () => NO_DISPLAY,
    )

    return {
      address: server.origin,
      opened: opened ?? Promise.resolve(hasWindow ? NO_CHROMIUM : undefined),
      outsidePages: () =>
        settings &&
        kept?.window() &&
        ((visit, events) => openOutsideWindow(outsideParts(settings, config), visit, events)),
      close: async () => {
        await kept?.stop()
        await kept?.window()?.close()
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
