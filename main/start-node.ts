import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { openKioskStore, type KioskStore } from '../db/kiosk/client.ts'
import { lockFolder } from '../db/lock.ts'
import { createApp, type App } from './app.ts'
import type { AppPorts } from './app-ports.ts'
import type { KioskConfig } from './config.ts'
import type { FontName, Fonts } from './documents/page/fonts.ts'
import { createLog, errorFields } from './log/log.ts'
import type { Printer } from './printing/printer.ts'
import { configuredPrinter } from './printing/printers.ts'
import { chromiumShell, findChromium } from './shell/chromium/chromium.ts'
import type { ShellWindow } from './shell/shell.ts'
import { holdLink } from './transport/hold-link.ts'
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

const NO_CHROMIUM = 'there is no Chromium on the PATH; install the package chromium'
const NO_DISPLAY = 'Chromium did not open a window; is there a display?'

/** Windows that go away by themselves are opened again, so often in a row; one that stood for so long begins a new row. */
const MAX_REOPENINGS = 3
const STOOD_MS = 60_000

/** Starts the kiosk on plain Node, with a window of the system's Chromium if one is wanted and there is one. */
export async function startKiosk(
  config: KioskConfig,
  files: KioskFiles,
  options: { readonly hasWindow: boolean; readonly wrap?: PortWrappers },
): Promise<RunningKiosk> {
  const log = createLog(pino.destination(2))
  const lock = lockFolder(config.data)
  const printers = config.printers.map(configuredPrinter).map((each) => ({
    ...each,
    printer: options.wrap?.printer?.(each.printer) ?? each.printer,
  }))
  const executable = options.hasWindow ? findChromium(process.env['PATH'] ?? '') : undefined
  const shell =
    executable === undefined
      ? undefined
      : chromiumShell({ executable, hasNoSandbox: config.isSandbox && process.getuid?.() === 0 }, config.sandboxHosts)
  let window: ShellWindow | undefined
  const started = Promise.withResolvers<App>()
  let app: App | undefined
  const server = await startPageServer({
    pages: files.pages,
    port: config.port,
    crest: () => app?.crest(),
    opensToAnyBrowser: config.isSandbox,
    // A page that is faster than the database waits for it.
    onLink: (link) => {
      const held = holdLink(link)
      void started.promise.then(
        ({ serve }) => serve(held),
        () => held.close(),
      )
    },
    onStranger: (why) => log('stranger.refused', { why }),
  })

  let noWindow = executable === undefined && options.hasWindow ? NO_CHROMIUM : undefined
  let isClosing = false
  let reopenings = 0
  const openWindow = async (): Promise<void> => {
    const openedAt = performance.now()
    window = await shell?.openWindow(server.entrance(), () => {
      if (performance.now() - openedAt > STOOD_MS) reopenings = 0
      if (isClosing || ++reopenings > MAX_REOPENINGS) return
      openWindow().catch((error: unknown) => log('background.failed', { what: 'window', ...errorFields(error) }))
    })
  }
  // Chromium takes longest to start, so it does not wait for the database.
  const windowOpened = openWindow().catch(() => {
    noWindow = NO_DISPLAY
  })
  const closeWindow = async (): Promise<void> => {
    isClosing = true
    await windowOpened
    await window?.close()
  }

  try {
    app = await openApp()
  } catch (error) {
    started.promise.catch(() => undefined)
    started.reject(error)
    await Promise.all([closeWindow(), server.close()])
    lock.release()
    throw error
  }
  started.resolve(app)
  log('kiosk.started', { port: server.port, isEnrolled: app.isEnrolled() })
  await windowOpened

  return {
    address: server.origin,
    noWindow,
    close: async () => {
      await closeWindow()
      await app.close()
      await server.close()
      lock.release()
    },
  }

  async function openApp(): Promise<App> {
    const opened = await openKioskStore({ path: join(config.data, 'kiosk.db'), key: config.databaseKey }, (error) => {
      // Without its database the kiosk can only pretend; the next start is the best-tested way on.
      log('background.failed', { what: 'database', ...errorFields(error) })
      process.exit(1)
    })
    const ports: AppPorts = {
      store: options.wrap?.store?.(opened) ?? opened,
      central: { url: config.central, fetch },
      printers,
      fonts: fontsOf(files.fonts),
      log,
      now: () => new Date(),
      uptimeMs: () => performance.now(),
      sleep: async (ms, signal) => {
        await delay(ms, undefined, { signal }).catch(() => undefined)
      },
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
      random: Math.random,
      newId: randomUUID,
      randomBytes,
      outsidePages: () => (window === undefined ? undefined : shell?.openOutsidePage),
      screenWidthMm: config.screenWidthMm,
      ...(config.enrolmentCode !== undefined && { enrolmentCode: config.enrolmentCode }),
    }
    return createApp(ports)
  }
}

/** The fonts of a folder, read and parsed when they are first asked for. */
function fontsOf(folder: string): () => Promise<Fonts> {
  let fonts: Promise<Fonts> | undefined
  const read = async (): Promise<Fonts> => {
    const { FONT_FILES, parseFonts } = await import('./documents/page/fonts.ts')
    const bytes = (name: FontName) => readFileSync(join(folder, FONT_FILES[name]))
    return parseFonts({
      regular: bytes('regular'),
      bold: bytes('bold'),
      mono: bytes('mono'),
      monoBold: bytes('monoBold'),
    })
  }
  return () =>
    (fonts ??= read().catch((error: unknown) => {
      fonts = undefined
      throw error
    }))
}
