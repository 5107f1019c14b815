import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { canAdvance, isSettled, printId, printTitle, type PrintId, type PrintJob } from '../../main/domain/print-job.ts'
import { ippPrinter } from '../../main/printing/ipp-printer.ts'
import type { PrintJobStore } from '../../main/printing/print-job-store.ts'
import { startPrintQueue, type PrintProgress, type PrintQueue } from '../../main/printing/print-queue.ts'
import type { Printer } from '../../main/printing/printer.ts'
import { startSandboxPrinter, type SandboxPrinter } from '../sandbox/printer.ts'

/** A store in memory that keeps to the rules of the real one; a commit takes a turn of the event loop. */
export type MemoryPrintStore = PrintJobStore & { readonly jobs: ReadonlyMap<PrintId, PrintJob> }

/** See `MemoryPrintStore`. */
export function memoryPrintStore(): MemoryPrintStore {
  const jobs = new Map<PrintId, PrintJob>()
  return {
    jobs,
    insert: async (job) => {
      await setImmediate()
      if (jobs.has(job.id)) throw new Error('a print of that id is recorded')
      jobs.set(job.id, job)
    },
    advance: async (id, { state }) => {
      await setImmediate()
      const job = jobs.get(id)
      if (job === undefined || !canAdvance(job.state, state)) throw new Error(`no step to ${state.name}`)
      jobs.set(id, { ...job, state })
    },
    unfinished: async () => {
      await setImmediate()
      return [...jobs.values()].filter((job) => !isSettled(job.state))
    },
  }
}

/** Called before and after every call of a store or a printer; one that never resolves is the death of the program at that point. */
export type Watch = (point: { readonly call: string; readonly when: 'before' | 'after' }) => Promise<void>

/** A store whose calls are watched. */
export function watchedStore(store: PrintJobStore, watch: Watch): PrintJobStore {
  return {
    insert: async (job) => await watched(watch, 'commit queued', async () => await store.insert(job)),
    advance: async (id, step) =>
      await watched(watch, `commit ${step.state.name}`, async () => await store.advance(id, step)),
    unfinished: store.unfinished,
  }
}

/** A printer whose calls are watched. */
export function watchedPrinter(printer: Printer, watch: Watch): Printer {
  return {
    status: async (...args) => await watched(watch, 'ask status', async () => await printer.status(...args)),
    submit: async (...args) => await watched(watch, 'submit', async () => await printer.submit(...args)),
    job: async (...args) => await watched(watch, 'ask job', async () => await printer.job(...args)),
    findByTitle: async (...args) => await watched(watch, 'ask title', async () => await printer.findByTitle(...args)),
    cancel: async (...args) => await watched(watch, 'cancel', async () => await printer.cancel(...args)),
  }
}

async function watched<Value>(watch: Watch, call: string, act: () => Promise<Value>): Promise<Value> {
  await watch({ call, when: 'before' })
  const value = await act()
  await watch({ call, when: 'after' })
  return value
}

/** How long, on the bench's own clock, a queue on it asks in vain. */
export const benchLimits = { pollMs: 300, unreachableMs: 6_000, notFoundMs: 1_500 } as const

/** A printer, a store and a clock, on which queues are started one after the other, as by a program that dies and is started again. */
export type PrintBench = {
  readonly device: SandboxPrinter
  readonly printer: Printer
  readonly store: MemoryPrintStore
  /** What queues have told, in order. */
  readonly told: readonly PrintProgress[]
  readonly startQueue: (watch?: Watch) => Promise<PrintQueue>
  /** Sheets of that print that have come out. */
  readonly sheetsOf: (id: PrintId) => readonly number[]
  readonly close: () => Promise<void>
}

/** Sets up a bench in a folder of its own; nothing on it waits for the clock on the wall. */
export async function startPrintBench(options: { readonly timeoutMs?: number } = {}): Promise<PrintBench> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-print-'))
  const device = await startSandboxPrinter({ printouts: folder, pageMs: 0 })
  const printer = ippPrinter({ address: { url: device.url }, timeoutMs: options.timeoutMs ?? 5_000 })
  const store = memoryPrintStore()
  const told: PrintProgress[] = []
  let clockMs = Date.UTC(2026, 10, 23)
  return {
    device,
    printer,
    store,
    told,
    startQueue: async (watch = async () => {}) => {
      const queue = await startPrintQueue({
        printerName: 'ingresso',
        printer: watchedPrinter(printer, watch),
        store: watchedStore(store, watch),
        now: () => clockMs,
        sleep: async (durationMs) => {
          clockMs += durationMs
          await setImmediate()
        },
        onChange: (progress) => told.push(progress),
        onFault: (error) => {
          throw error
        },
        limits: benchLimits,
      })
      return queue
    },
    sheetsOf: (id) =>
      device
        .sheets()
        .filter(({ title }) => title === printTitle(id))
        .map(({ sheet }) => sheet),
    close: async () => {
      await device.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A print id that no other print has. */
export function newPrintId(): PrintId {
  return printId.parse(randomUUID())
}

/** What the prints of tests are of. */
export const someNotice = { document: 'notice', noticeNumber: '302012387654312384' } as const

/** Enough of a PDF for the simulated printer, which looks at the first bytes and counts the pages. */
export function pdfOf(pageCount = 1): Buffer {
  return Buffer.from(`%PDF-1.7\n<< /Type /Pages >>\n${'<< /Type /Page >>\n'.repeat(pageCount)}%%EOF`)
}
