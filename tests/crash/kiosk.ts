import { readFileSync } from 'node:fs'
import type { KioskStore } from '../../db/kiosk/client.ts'
import type { Operations } from '../../db/kiosk/operations.ts'
import type { KioskConfig } from '../../main/config.ts'
import { isSettled } from '../../main/domain/print-job.ts'
import type { Printer } from '../../main/printing/printer.ts'
import { startKiosk } from '../../main/start-node.ts'
import { FONTS, PAGES } from '../../build/renderer.ts'

/** When this kiosk kills itself: before or after the effect of that number; never for 0. */
export interface CrashPlan {
  readonly at: number
  readonly when: 'before' | 'after'
}

/**
 * What this process tells the test: where its screens are, what it has done, and what is on its disk for good, by the id of a print or the
 * number of a request for assistance.
 */
export type CrashMessage =
  { readonly ready: string } | { readonly effect: string } | { readonly kept: string; readonly outcome: string }

/** The effects of a print: what is committed, and what is asked of the printer about a job. */
const STORE_EFFECTS: readonly string[] = ['insertPrintJob', 'advancePrintJob']
const PRINTER_EFFECTS = ['submit', 'job', 'findByTitle', 'cancel'] as const

const [configFile = '', at = '0', when = 'before'] = process.argv.slice(2)
const plan: CrashPlan = { at: Number(at), when: when === 'after' ? 'after' : 'before' }
const file = JSON.parse(readFileSync(configFile, 'utf8')) as Omit<KioskConfig, 'databaseKey'> & { databaseKey: string }
const config: KioskConfig = { ...file, databaseKey: Buffer.from(file.databaseKey, 'hex') }

type Advance = Parameters<Operations['advancePrintJob']>[1]

let count = 0
/** At its end nobody listens any more. */
const tell = (message: CrashMessage) => process.connected && process.send?.(message)

const tellSettled = ({ id, step }: Advance) => {
  if (isSettled(step.state)) tell({ kept: id, outcome: step.state.name })
}

/** Does one counted effect, or dies on it: SIGKILL to oneself, so that nothing after it runs and nothing is tidied up. */
async function counted<T>(name: string, effect: () => Promise<T>): Promise<T> {
  count += 1
  const isTheOne = count === plan.at
  if (isTheOne && plan.when === 'before') process.kill(process.pid, 'SIGKILL')
  const result = await effect()
  if (isTheOne) process.kill(process.pid, 'SIGKILL')
  tell({ effect: name })
  return result
}

const kiosk = await startKiosk(
  config,
  { pages: PAGES, fonts: FONTS },
  {
    hasWindow: false,
    wrap: {
      store: (store): KioskStore => ({
        ...store,
        ask: async (operation, ...args) => {
          const ask = () => store.ask(operation, ...args)
          const answer = await (STORE_EFFECTS.includes(operation) ? counted(operation, ask) : ask())
          if (operation === 'advancePrintJob') tellSettled(args[0] as unknown as Advance)
          if (operation === 'openTicket' && typeof answer === 'string') tell({ kept: answer, outcome: 'made' })
          return answer
        },
      }),
      printer: (printer): Printer => {
        const wrapped = PRINTER_EFFECTS.map((name) => {
          const act = printer[name] as (...args: unknown[]) => Promise<unknown>
          return [name, (...args: unknown[]) => counted(name, () => act(...args))]
        })
        return { ...printer, ...(Object.fromEntries(wrapped) as Partial<Printer>) }
      },
    },
  },
)
tell({ ready: kiosk.address })
process.on('disconnect', () => void kiosk.close().then(() => process.exit(0)))
