import type { ConfiguredPrinter } from './printers.ts'

/** What became of a test page on one printer: out of it, or why not, in the words of the states of printers and jobs. */
export type TestPrint =
  | { readonly printer: string; readonly isPrinted: true }
  | { readonly printer: string; readonly isPrinted: false; readonly why: string }

/** What a test print needs of the world. */
export interface TestPrintParts {
  readonly draw: (printer: string) => Promise<Uint8Array>
  /** A title that no other job of that printer has. */
  readonly newTitle: () => string
  /** Ends early, without throwing, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

const LOOK_EVERY_MS = 500

/**
 * Prints a page on one printer, outside of any queue, and waits for its paper until the signal aborts; a sheet that is not out then is
 * cancelled. Never throws for what a printer does.
 */
export async function testPrint(
  { name, printer }: ConfiguredPrinter,
  parts: TestPrintParts,
  signal: AbortSignal,
): Promise<TestPrint> {
  const failed = (why: string): TestPrint => ({ printer: name, isPrinted: false, why })
  const status = await printer.status()
  if (status.name === 'fault') return failed(status.fault)
  const title = parts.newTitle()
  const taken = await printer.submit(title, await parts.draw(name))
  if (taken.name === 'not-taken') return failed(`${taken.reason}: ${taken.detail}`)
  if (taken.name === 'in-doubt') return failed(`in doubt: ${taken.detail}`)
  for (;;) {
    const job = await printer.job(taken.printerJobId, title)
    if (job.name === 'completed') return { printer: name, isPrinted: true }
    if (job.name === 'failed') return failed(job.reason)
    if (job.name === 'in-doubt') return failed(`in doubt: ${job.doubt}`)
    if (signal.aborted) {
      await printer.cancel(taken.printerJobId, title)
      return failed(`not out in time: ${job.name === 'held-up' ? job.fault : job.name}`)
    }
    await parts.sleep(LOOK_EVERY_MS, signal)
  }
}
