import type { PrintDocument, PrintJob } from '../domain/print-job.ts'
import type { KioskPrinter } from '../domain/print-routes.ts'
import type { PrinterConfig } from '../config.ts'
import { ippPrinter } from './ipp-printer.ts'
import { startPrintQueue, type PrintQueue, type PrintQueueParts } from './print-queue.ts'
import type { Printer } from './printer.ts'

/** One printer of the configuration, and how it is reached. */
export type ConfiguredPrinter = {
  readonly name: string
  /** The papers it is for; undefined: any. */
  readonly documents?: readonly PrintDocument[]
  readonly printer: Printer
}

/** What the printers of a kiosk are made of; what is not told here is told at `PrintQueueParts`. */
export type PrintersParts = Omit<PrintQueueParts, 'printerName' | 'printer'> & {
  /** The default one first; no two of one name. */
  readonly printers: readonly ConfiguredPrinter[]
  /** Told at the start, with all of them taken to be ready, and after every look at one of them, also when it is as it was. */
  readonly onLook: (printers: readonly KioskPrinter[]) => void
}

/** All printers of a kiosk, each with its own queue and watched all the time; see `PrintQueue`. */
export type Printers = {
  /** @throws where there is no printer of that name. */
  readonly print: (printerName: string, ...print: Parameters<PrintQueue['print']>) => Promise<PrintJob>
  readonly cancel: PrintQueue['cancel']
  readonly close: () => Promise<void>
}

/** Printers on a town's network answer within a second or not at all; one that is handed a document may need longer. */
const PRINTER_TIMES = { timeoutMs: 1_800, documentTimeoutMs: 10_000 }

/** A printer as the configuration describes it, reached by IPP. */
export function configuredPrinter({ name, documents, address, spooler }: PrinterConfig): ConfiguredPrinter {
  const ways = { address: { url: address }, ...(spooler !== undefined && { spooler: { url: spooler } }) }
  const printer = ippPrinter({ ...ways, ...PRINTER_TIMES })
  return { name, ...(documents !== undefined && { documents }), printer }
}

/**
 * How long nobody looks at a printer after the last look. With the time that a printer has for its answer it stays under the three seconds in
 * which a fault must reach the screen, also for one that is silent.
 */
const LOOK_EVERY_MS = 800

/**
 * Starts the queues of all printers and the watch over them. Prints that an earlier run left to a printer that is no longer configured
 * are settled first: nobody can ask that printer any more.
 */
export async function startPrinters(parts: PrintersParts): Promise<Printers> {
  await settleForgotten(parts)
  const queues = new Map<string, PrintQueue>()
  for (const { name, printer } of parts.printers) {
    queues.set(name, await startPrintQueue({ ...parts, printerName: name, printer }))
  }
  const closing = new AbortController()
  const seen: KioskPrinter[] = parts.printers.map(({ name, documents }) => ({
    name,
    ...(documents !== undefined && { documents: [...documents] }),
    condition: 'ready',
  }))
  parts.onLook([...seen])

  async function watch({ printer }: ConfiguredPrinter, index: number): Promise<void> {
    for (;;) {
      const status = await printer.status(closing.signal)
      const before = seen[index]
      if (closing.signal.aborted || before === undefined) return
      seen[index] = { ...before, condition: status.name === 'ready' ? 'ready' : status.fault }
      parts.onLook([...seen])
      await parts.sleep(LOOK_EVERY_MS, closing.signal).catch((error: unknown) => {
        if (!closing.signal.aborted) throw error
      })
    }
  }
  const watches = parts.printers.map((each, index) => watch(each, index).catch(parts.onFault))

  return {
    print: async (printerName, ...print: Parameters<PrintQueue['print']>) => {
      const queue = queues.get(printerName)
      if (queue === undefined) throw new Error('There is no printer of that name')
      return await queue.print(...print)
    },
    cancel: async (id) => {
      const cancelled = await Promise.all([...queues.values()].map((queue) => queue.cancel(id)))
      return cancelled.find((job) => job !== undefined)
    },
    close: async () => {
      closing.abort()
      await Promise.all([...watches, ...[...queues.values()].map((queue) => queue.close())])
    },
  }
}

async function settleForgotten({ store, printers, now }: PrintersParts): Promise<void> {
  const names = new Set(printers.map(({ name }) => name))
  for (const { id, printer, state } of await store.unfinished()) {
    if (names.has(printer)) continue
    const at = new Date(now()).toISOString()
    if (state.name === 'queued') await store.advance(id, { state: { name: 'failed', reason: 'interrupted' }, at })
    else await store.advance(id, { state: { name: 'unknown', doubt: 'unreachable' }, at })
  }
}
