import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { KioskConfig } from '../../config.ts'
import { errorFields } from '../../log/log.ts'
import { lookUpName } from '../../outside-page/look-up.ts'
import { pageFiles } from '../../transport/page-files.ts'
import { keepOpen } from '../keep-open.ts'
import { FIRST_PAGE_MS, HANG_MS } from '../outside-course.ts'
import type { OpenShell } from '../shell.ts'
import type { ElectronApi } from './electron-api.ts'
import { setGuards } from './guards.ts'
import { openKioskWindow } from './kiosk-window.ts'
import { outsideViews } from './outside-view.ts'
import { createRulebook } from './page-rules.ts'
import { ORIGIN } from './private-scheme.ts'

/**
 * Shows the screens in Electron's own window, once Electron is ready. `preload` is the bundled preload; beside the folder of the pages lies
 * the list of its files, as it was packed (`FOLDER.json`).
 */
export function electronShell(
  electron: ElectronApi,
  { sandboxHosts }: Pick<KioskConfig, 'sandboxHosts'>,
  preload: string,
): OpenShell {
  return ({ pages, crest, onLink, log }) => {
    const rules = createRulebook()
    const removeGuards = setGuards(electron.app, rules)
    electron.Menu.setApplicationMenu(null)
    const names = new Set(JSON.parse(readFileSync(`${pages}.json`, 'utf8')) as readonly string[])
    const kept = keepOpen(
      (onGone) =>
        openKioskWindow(electron, rules, {
          pages: pageFiles(pages, crest, names),
          preload,
          onLink,
          onStranger: () => log('stranger.refused', { why: 'origin' }),
          onGone,
        }),
      (error) => log('background.failed', { what: 'window', ...errorFields(error) }),
    )
    const standing = () => {
      const own = kept.window()
      return own?.window.isDestroyed() === false ? own : undefined
    }
    const focus = () => standing()?.window.focus()
    // By `app.exit`, which is `process.exit` here, every window goes away; none may come again.
    const stop = () => void kept.stop()
    // Listened to, so that Electron does not end by itself before the window is opened again.
    const stay = () => undefined
    electron.app.on('second-instance', focus)
    electron.app.on('window-all-closed', stay)
    electron.app.on('quit', stop)
    const opened = kept.opened.then(
      () => undefined,
      (error: unknown) => {
        log('background.failed', { what: 'window', ...errorFields(error) })
        return 'Electron did not open a window'
      },
    )

    return Promise.resolve({
      address: ORIGIN,
      opened,
      outsidePages: () => {
        const own = standing()
        return (
          own &&
          outsideViews(electron, rules, own.window, {
            sandboxHosts,
            lookUp: lookUpName,
            connect: (address, port) => connect({ host: address, port }),
            firstPageMs: FIRST_PAGE_MS,
            hangMs: HANG_MS,
          })
        )
      },
      close: async () => {
        await kept.stop()
        kept.window()?.close()
        electron.app.removeListener('second-instance', focus)
        electron.app.removeListener('window-all-closed', stay)
        electron.app.removeListener('quit', stop)
        removeGuards()
      },
    })
  }
}
