import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, onTestFinished } from 'vitest'
import { createBell } from '../../central/changes/bell.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import type { Central, OpenCentral } from '../../db/central/open.ts'
import type { CentralAddress } from '../../main/identity/device.ts'
import { startCentralBench, type CentralBench } from './central-bench.ts'
import { openBestEngine } from './engines.ts'
import { startKioskBench, type KioskBench, type KioskBenchOptions } from './kiosk-bench.ts'

/** A centre that serves over HTTP on loopback, and the line by which kiosks ask it. New for each test. */
export interface Wire {
  readonly db: Central
  readonly central: CentralBench
  /** What carries the questions of the kiosks; `fetch` until the test puts something else there. */
  line: typeof fetch
  /** The paths that were asked since the newest kiosk began to sync, in their order. */
  readonly asked: string[]
  /** A kiosk on this line. It enrols unless it has the path of one that is enrolled. */
  readonly newKiosk: (options?: KioskBenchOptions) => Promise<KioskBench>
  /** Serves the same municipality at the same address, after the centre was closed. */
  readonly restart: (tokenSecret?: Uint8Array) => Promise<void>
  /** Waits for what comes down from the centre, which may look as often as it likes whether something has changed. */
  readonly untilSeen: (kiosk: KioskBench, isSo: () => boolean | Promise<boolean>) => Promise<void>
  readonly setSettings: (settings: Readonly<Record<string, unknown>>) => Promise<void>
  /** The ids of the prints that the centre knows. */
  readonly prints: () => Promise<readonly string[]>
}

/** A line that is cut. */
export const down: typeof fetch = () => Promise.reject(new TypeError('fetch failed'))

/** Gives every test of a file a centre and a line, on one database. */
export function useWire(): Wire {
  const bell = createBell()
  let open: OpenCentral | undefined
  let stopHearing: (() => Promise<void>) | undefined
  let central: CentralBench | undefined
  let line = fetch
  const asked: string[] = []
  /** The naps of pulls that wait at the centre. */
  const naps = new Set<() => void>()
  const db = () => open?.db as Central
  const serving = () => central as CentralBench

  const start = async (creditor?: string, port = 0, tokenSecret?: Uint8Array): Promise<void> => {
    const bench = await startCentralBench(db(), {
      ...(creditor !== undefined && { creditor }),
      ...(tokenSecret !== undefined && { tokenSecret }),
      bell,
      sleep: (_, signal) =>
        new Promise((resolve) => {
          const end = () => {
            naps.delete(end)
            resolve()
          }
          naps.add(end)
          signal.addEventListener('abort', end)
          if (signal.aborted) end()
        }),
    })
    await bench.app.listen({ host: '127.0.0.1', port })
    onTestFinished(async () => {
      await bench.app.close()
    })
    central = bench
  }
  const portNow = () => (serving().app.server.address() as AddressInfo).port
  let address: CentralAddress
  let port: number

  beforeAll(async () => {
    open = await openBestEngine()
    stopHearing = await open.hearChanges(bell.ring)
  })
  afterAll(async () => {
    await stopHearing?.()
    await open?.close()
  })
  beforeEach(async () => {
    await start()
    line = fetch
    asked.length = 0
    port = portNow()
    address = {
      url: `http://127.0.0.1:${port}`,
      fetch: (input, init) => {
        asked.push(input instanceof URL ? input.pathname : '')
        return line(input, init)
      },
    }
  })

  return {
    get db() {
      return db()
    },
    get central() {
      return serving()
    },
    get line() {
      return line
    },
    set line(next) {
      line = next
    },
    asked,
    newKiosk: async (options = {}) => {
      const code = options.path === undefined ? { code: await serving().newCode() } : {}
      return startKioskBench(address, {
        ...code,
        ...options,
        onEnrolled: async () => {
          asked.length = 0
          await options.onEnrolled?.()
        },
      })
    },
    restart: (tokenSecret) => start(serving().creditor, port, tokenSecret),
    untilSeen: (kiosk, isSo) =>
      kiosk.until(async () => {
        for (const end of naps) end()
        await kiosk.store.ask('readSyncState')
        return isSo()
      }),
    setSettings: (settings) =>
      db()
        .transaction()
        .execute((trx) => writeSettings(trx, serving().creditor, settings)),
    prints: async () => {
      const rows = await db()
        .selectFrom('print_record')
        .select('print_id')
        .where('creditor', '=', serving().creditor)
        .execute()
      return rows.map((row) => row.print_id)
    },
  }
}
