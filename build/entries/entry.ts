import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readKioskConfig, type KeptKey, type KioskConfig } from '../../main/config.ts'
import type { KioskFiles, RunningKiosk } from '../../main/start.ts'
import { fromCaller } from '../paths.ts'
import { serve } from '../serve.ts'
import { kioskExitCode, sayWhy, Usage } from '../usage.ts'

/** What the start files of a packaged kiosk differ in. */
export interface Entry {
  /** What the operator calls it by. */
  readonly program: string
  /** The command line, without the program. */
  readonly args: readonly string[]
  readonly start: (
    config: KioskConfig,
    files: KioskFiles,
    options: { readonly hasWindow: boolean },
  ) => Promise<RunningKiosk>
  /** Where the shell can keep the database's key. */
  readonly keptKey?: KeptKey
}

const CONFIG = '/etc/sportello/kiosk.json'

/** A bundle is one folder: what is no code lies beside it. */
const FILES: KioskFiles = { pages: join(import.meta.dirname, 'pages'), fonts: join(import.meta.dirname, 'fonts') }

const help = (program: string) => `Usage: ${program} [--config FILE] [--enrol CODE] [--no-window]

Serves one kiosk of Sportello. A new one asks for its code on the screen, unless it is brought along.

  --config FILE  its configuration (default: ${CONFIG})
  --enrol CODE   a code of "sportello enrol" at the centre, for a new kiosk, or one whose file was restored or copied
  --no-window    opens no window

Exit codes: 0 done · 1 failed · 2 wrong command line or configuration · 3 the kiosk is running already
`

/**
 * Serves a packaged kiosk until it is told to stop. Answers the exit code when it has ended before it served, after it has said why, and
 * nothing while it serves. Refuses to run as root.
 */
export async function runEntry({ program, args, start, keptKey }: Entry): Promise<number | undefined> {
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
      ...(await readKioskConfig(fromCaller(values.config), keptKey)),
      ...(values.enrol !== undefined && { enrolmentCode: values.enrol }),
    }
    await serve(undefined, async () => {
      const kiosk = await start(config, FILES, { hasWindow: !values['no-window'] })
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
