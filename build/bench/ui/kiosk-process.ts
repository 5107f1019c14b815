import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openKioskDatabase } from '../../../db/kiosk/open.ts'
import { readSandbox, sandboxPaths } from '../../../tests/sandbox/layout.ts'
import { livePid, sandboxKioskConfig } from '../../../tests/sandbox/processes.ts'
import { bundleKiosk } from '../../bundle.ts'
import { FONTS, PAGES } from '../../renderer.ts'

/** A bundled kiosk that runs on a sandbox's folder in the place of the sandbox's own. */
export interface KioskProcess {
  readonly process: ChildProcess
  readonly startedAt: number
  /** Resolves when its pages can be opened. */
  readonly listening: Promise<void>
  readonly close: () => Promise<void>
}

const BUNDLE = fileURLToPath(new URL('../../out/kiosk', import.meta.url))

/** Bundles the kiosk, once for a benchmark; returns its start file. */
export async function bundle(): Promise<string> {
  await bundleKiosk(BUNDLE, { kiosk: fileURLToPath(new URL('./bundled-kiosk.ts', import.meta.url)) })
  return join(BUNDLE, 'kiosk.js')
}

/** Starts a bundled kiosk on plain Node, with whatever Node itself is to be told. */
export function startBundled(
  startFile: string,
  data: string,
  { hasWindow, env = {}, nodeArgs = [] }: { hasWindow: boolean; env?: NodeJS.ProcessEnv; nodeArgs?: readonly string[] },
): KioskProcess {
  const startedAt = performance.timeOrigin + performance.now()
  const args = [...nodeArgs, startFile, data, PAGES, FONTS, ...(hasWindow ? [] : ['--no-window'])]
  const kiosk = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  // Whoever does not read a log drops it: a full pipe would stop the process.
  kiosk.stderr.resume()
  return {
    process: kiosk,
    startedAt,
    listening: once(kiosk.stdout, 'data').then(() => undefined),
    close: async () => {
      if (kiosk.exitCode !== null || kiosk.signalCode !== null) return
      const gone = once(kiosk, 'exit')
      kiosk.kill('SIGTERM')
      await gone
    },
  }
}

/** Waits until the sandbox's own kiosk has so many positions in its cache, and ends it: its folder is free. */
export async function takeOverKiosk(data: string, positions: number): Promise<void> {
  const sandbox = readSandbox(data)
  if (sandbox === undefined) throw new Error(`There is no sandbox in ${data}`)
  const { databaseKey } = sandboxKioskConfig(data, sandbox, undefined)
  const { file } = openKioskDatabase(join(sandboxPaths(data).kiosk, 'kiosk.db'), databaseKey)
  const cached = () => file.prepare('SELECT count(*) FROM cache_position').pluck().get() as number
  while (cached() < positions) await delay(250)
  file.close()
  for (let pid = livePid(data, 'kiosk'); pid !== undefined; pid = livePid(data, 'kiosk')) {
    process.kill(pid, 'SIGTERM')
    await delay(250)
  }
}
