import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { openKioskStore, type KioskStore } from '../db/kiosk/client.ts'
import { lockFolder } from '../db/lock.ts'
import type { App } from './app.ts'
import type { AppPorts } from './app-ports.ts'
import type { KioskConfig } from './config.ts'
import type { FontName, Fonts } from './documents/page/fonts.ts'
import { createLog, errorFields } from './log/log.ts'
import type { Printer } from './printing/printer.ts'
import { configuredPrinter } from './printing/printers.ts'
import type { OpenShell, Shell } from './shell/shell.ts'
import { holdLink } from './transport/hold-link.ts'

/** A running kiosk. */
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

/** Runs the kiosk in a shell: all that the two shells share. Nothing of it is left when it rejects. */
export async function runKiosk(
  config: KioskConfig,
  files: KioskFiles,
  openShell: OpenShell,
  wrap: PortWrappers = {},
): Promise<RunningKiosk> {
  const log = createLog(pino.destination(2))
  const lock = lockFolder(config.data)
  const printers = config.printers.map(configuredPrinter).map((each) => ({
    ...each,
    printer: wrap.printer?.(each.printer) ?? each.printer,
  }))
  const started = Promise.withResolvers<App>()
  let app: App | undefined
  let shell: Shell | undefined

  try {
    // A window takes longest to start, so it waits neither for the database nor for the code of the kiosk.
    shell = await openShell({
      pages: files.pages,
      crest: () => app?.crest(),
      // A page that is faster than the database waits for it.
      onLink: (link) => {
        const held = holdLink(link)
        void started.promise.then(
          ({ serve }) => serve(held),
          () => held.close(),
        )
      },
      log,
    })
    app = await openApp(shell)
  } catch (error) {
    started.promise.catch(() => undefined)
    started.reject(error)
    await shell?.close()
    lock.release()
    throw error
  }
  started.resolve(app)
  log('kiosk.started', { isEnrolled: app.isEnrolled() })

  return {
    address: shell.address,
    noWindow: await shell.opened,
    close: async () => {
      await shell.close()
      await app.close()
      lock.release()
    },
  }

  async function openApp({ outsidePages }: Shell): Promise<App> {
    const [opened, { createApp }] = await Promise.all([
      openKioskStore({ path: join(config.data, 'kiosk.db'), key: config.databaseKey }, (error) => {
        // Without its database the kiosk can only pretend; the next start is the best-tested way on.
        log('background.failed', { what: 'database', ...errorFields(error) })
        process.exit(1)
      }),
      import('./app.ts'),
    ])
    const ports: AppPorts = {
      store: wrap.store?.(opened) ?? opened,
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
      outsidePages,
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
