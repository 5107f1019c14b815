import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { openKioskStore, type KioskStore } from '../db/kiosk/client.ts'
import { lockFolder } from '../db/lock.ts'
import { createApp, type AppPorts } from './app.ts'
import type { KioskConfig } from './config.ts'
import { FONT_FILES, parseFonts, type FontName, type Fonts } from './documents/fonts.ts'
import { createLog, errorFields } from './log/log.ts'
import { ippPrinter } from './printing/ipp-printer.ts'
import type { Printer } from './printing/printer.ts'
import { chromiumShell, findChromium } from './shell/chromium/chromium.ts'
import type { ShellWindow } from './shell/shell.ts'
import { startPageServer } from './transport/websocket.ts'

/** A running kiosk on plain Node. */
export interface RunningKiosk {
  /** The address of the screens. */
  readonly address: string
  /** Why no window is open though one was wanted; undefined when there is one, or none was wanted. */
  readonly noWindow: string | undefined
  readonly close: () => Promise<void>
}

/** Where the files that are not code lie. */
export interface KioskFiles {
  /** The folder of the built renderer. */
  readonly pages: string
  /** The folder `dist/fonts` of bootstrap-italia. */
  readonly fonts: string
}

/** What a crash test puts around the ports; the product leaves them as they are. */
export interface PortWrappers {
  readonly store?: (store: KioskStore) => KioskStore
  readonly printer?: (printer: Printer) => Printer
}

/** Printers on a town's network answer within a second or not at all. */
const PRINTER_TIMEOUT_MS = 5_000

/** Windows that go away by themselves are opened again, but not for ever. */
const MAX_REOPENINGS = 3

/** Starts the kiosk on plain Node, with a window of the system's Chromium if one is wanted and there is one. */
export async function startKiosk(
  config: KioskConfig,
  files: KioskFiles,
  options: { readonly hasWindow: boolean; readonly wrap?: PortWrappers },
): Promise<RunningKiosk> {
  const log = createLog(pino.destination(2))
  const lock = lockFolder(config.data)
  const opened = await openKioskStore({ path: join(config.data, 'kiosk.db'), key: config.databaseKey }, (error) => {
    // Without its database the kiosk can only pretend; the next start is the best-tested way on.
    log('background.failed', { what: 'database', ...errorFields(error) })
    process.exit(1)
  })
  const printer = ippPrinter({ address: { url: config.printer }, timeoutMs: PRINTER_TIMEOUT_MS })
  const executable = options.hasWindow ? findChromium(process.env['PATH'] ?? '') : undefined
  const shell =
    executable === undefined
      ? undefined
      : chromiumShell({ executable, hasNoSandbox: config.isSandbox && process.getuid?.() === 0 }, config.sandboxHosts)
  let window: ShellWindow | undefined
  const ports: AppPorts = {
    store: options.wrap?.store?.(opened) ?? opened,
    central: { url: config.central, fetch },
    printer: options.wrap?.printer?.(printer) ?? printer,
    fonts: readFonts(files.fonts),
    log,
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    sleep: async (ms, signal) => {
      await delay(ms, undefined, { signal }).catch(() => undefined)
    },
    random: Math.random,
    newId: randomUUID,
    outsidePages: () => (window === undefined ? undefined : shell?.openOutsidePage),
    ...(config.enrolmentCode !== undefined && { enrolmentCode: config.enrolmentCode }),
  }
  const app = await createApp(ports)
  const server = await startPageServer({
    pages: files.pages,
    port: config.port,
    crest: app.crest,
    opensToAnyBrowser: config.isSandbox,
    onLink: app.serve,
    onStranger: (why) => log('stranger.refused', { why }),
  })
  log('kiosk.started', { port: server.port, isEnrolled: true })

  let noWindow: string | undefined
  if (shell !== undefined) {
    let reopenings = 0
    const open = async (): Promise<void> => {
      window = await shell.openWindow(server.entrance(), () => {
        if (++reopenings <= MAX_REOPENINGS) void open()
      })
    }
    noWindow = await open().then(
      () => undefined,
      () => 'Chromium did not open a window; is there a display?',
    )
  } else if (options.hasWindow) {
    noWindow = 'there is no Chromium on the PATH; install the package chromium'
  }

  return {
    address: server.origin,
    noWindow,
    close: async () => {
      await window?.close()
      await app.close()
      await server.close()
      lock.release()
    },
  }
}

function readFonts(folder: string): Fonts {
  const read = (name: FontName) => readFileSync(join(folder, FONT_FILES[name]))
  return parseFonts({ regular: read('regular'), bold: read('bold'), mono: read('mono'), monoBold: read('monoBold') })
}
