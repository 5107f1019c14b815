import { accessSync, constants } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { lookUpName } from '../../outside-page/look-up.ts'
import type { Shell } from '../shell.ts'
import { openKioskWindow } from './kiosk-window.ts'
import type { ChromiumSettings } from './launch.ts'
import { openOutsideWindow } from './outside-window.ts'
import { removeLeftProfiles } from './profiles.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** How long the first page of others may take to be shown. */
const FIRST_PAGE_MS = 20_000

/** A page of others that answers nothing for so long hangs. */
const HANG_MS = 10_000

/** Our own page on a busy machine may take longer than that over one thing. */
const OWN_HANG_MS = 30_000

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

/**
 * Windows by the system's Chromium, each a process of its own. `sandboxHosts` are the further hosts on loopback, as `name:port`,
 * that the pages of the sandbox come from; a deployment has none.
 */
export function chromiumShell(settings: ChromiumSettings, sandboxHosts: readonly string[] = []): Shell {
  removeLeftProfiles()
  return {
    openWindow: (address, onGone) => openKioskWindow(settings, address, OWN_HANG_MS, onGone),
    openOutsidePage: (visit, events) =>
      openOutsideWindow(
        {
          settings,
          sandboxHosts,
          lookUp: lookUpName,
          connect: (address, port) => connect({ host: address, port }),
          firstPageMs: FIRST_PAGE_MS,
          hangMs: HANG_MS,
        },
        visit,
        events,
      ),
  }
}
