import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { KioskFile } from '../../main/config.ts'
import type { ElectronFiles } from '../../main/start-electron.ts'
import type { RunningKiosk } from '../../main/start.ts'
import { FolderInUse } from '../../db/lock.ts'
import { fromCaller } from '../paths.ts'
import { serve } from '../serve.ts'
import { kioskExitCode, sayWhy, Usage } from '../usage.ts'

/** What the start files of a packaged kiosk differ in. */
export interface Entry<Config extends KioskFile> {
  /** What the operator calls it by. */
  readonly program: string
  /** The command line, without the program. */
  readonly args: readonly string[]
  /** Reads the configuration file; throws when it cannot be used. */
  readonly readConfig: (file: string) => Config
  /** Starts the kiosk, at once: Electron waits for nobody. Undefined where it runs already. */
  readonly start: (
    config: Config,
    files: ElectronFiles,
    options: { readonly hasWindow: boolean },
  ) => Promise<RunningKiosk | undefined>
}

const CONFIG = '/etc/sportello/kiosk.json'

/** A bundle is one folder: what is no code lies beside it. */
const FILES: ElectronFiles = {
  pages: join(import.meta.dirname, 'pages'),
  fonts: join(import.meta.dirname, 'fonts'),
  preload: join(import.meta.dirname, 'preload.cjs'),
}

const help = (program: string) => `Usage: ${program} [--config FILE] [--enrol CODE] [--no-window]

Serves one kiosk of Sportello. A new one asks for its code on the screen, unless it is brought along.

  --config FILE  its configuration (default: ${CONFIG})
  --enrol CODE   a code of "sportello enrol" at the centre, for a new kiosk, or one whose file was restored or copied
  --no-window    opens no window; of sportello-chromium alone

Exit codes: 0 done · 1 failed · 2 wrong command line or configuration · 3 the kiosk is running already
`

/**
 * Serves a packaged kiosk until it is told to stop. Answers the exit code when it has ended before it served, after it has said why, and
 * nothing while it serves. Refuses to run as root.
 */
export async function runEntry<Config extends KioskFile>({
  program,
  args,
  readConfig,
  start,
}: Entry<Config>): Promise<number | undefined> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string', default: CONFIG },
        enrol: { type: 'string' },
        'no-window': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      process.stdout.write(help(program))
      return 0
    }
    if (process.getuid?.() === 0) throw new Usage('A deployed kiosk does not run as root')
    const config = {
      ...readConfig(fromCaller(values.config)),
      ...(values.enrol !== undefined && { enrolmentCode: values.enrol }),
    }
    await serve(undefined, async () => {
      const kiosk = await start(config, FILES, { hasWindow: !values['no-window'] })
      if (kiosk === undefined) throw new FolderInUse(config.data)
      if (kiosk.noWindow !== undefined) console.error(`No window: ${kiosk.noWindow}. The kiosk is at ${kiosk.address}`)
      return { ready: { kiosk: kiosk.address }, close: kiosk.close }
    })
    return undefined
  } catch (error) {
    const exitCode = kioskExitCode(error)
    sayWhy(error, exitCode)
    return exitCode
  }
}
