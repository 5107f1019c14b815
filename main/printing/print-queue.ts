import {
  canAdvance,
  isSettled,
  printTitle,
  type PrinterFault,
  type PrintId,
  type PrintJob,
  type PrintState,
  type PrintSubject,
} from '../domain/print-job.ts'
import type { PrintJobStore } from './print-job-store.ts'
import type { Printer, SubmitOutcome } from './printer.ts'

/** A print and, while its sheet is kept back by something a person can mend, what that is: the screen says "waiting for paper". */
export type PrintProgress = { readonly job: PrintJob; readonly waitingFor: PrinterFault | undefined }

/** What a queue is made of. `now` is in milliseconds since 1970; `sleep` may reject when its signal aborts. */
export type PrintQueueParts = {
  /** The printer's name in the kiosk's settings: a queue takes care of the prints recorded under it and of no others. */
  readonly printerName: string
  readonly printer: Printer
  readonly store: PrintJobStore
  readonly now: () => number
  readonly sleep: (durationMs: number, signal: AbortSignal) => Promise<void>
  /** Told of every committed step and of every change of `waitingFor`. */
  readonly onChange: (progress: PrintProgress) => void
  /** Told when a print taken over from an earlier run ends in an error of the store: nobody else awaits it. */
  readonly onFault: (error: unknown) => void
  readonly limits?: Partial<PrintLimits>
}

/** How often and how long a queue asks. */
export type PrintLimits = {
  /** Between two questions while a visitor waits: short enough that "take your sheet" comes with the sheet. */
  readonly pollMs: number
  /** How long a printer may stay silent about a print it was given before that is `unknown`: a printer that starts after a power cut takes a minute or two. */
  readonly unreachableMs: number
  /** How long a title may stay unfound after a lost answer: the printer may still be taking in the document. */
  readonly notFoundMs: number
}

const usualLimits: PrintLimits = { pollMs: 300, unreachableMs: 180_000, notFoundMs: 10_000 }

/**
 * The prints of one printer, one at a time and each at most once. No promise of these rejects but for an error of the store.
 */
export type PrintQueue = {
  /**
   * Prints a document: resolves when it is settled, or with the state it has reached when the queue is closed. With a fault at the
   * printer it fails at once and nothing is submitted, so that nothing comes out later before nobody. The bytes are kept in memory only, until
   * they are handed over.
   */
  readonly print: (id: PrintId, subject: PrintSubject, pdf: Uint8Array, requestId?: string) => Promise<PrintJob>
  /**
   * Cancels for a person and resolves when the print is settled: `failed('cancelled')`, or `sent` if the sheet came first. Undefined for a
   * print that is not under way.
   */
  readonly cancel: (id: PrintId) => Promise<PrintJob | undefined>
  /** Resolves when no print is under way. */
  readonly idle: () => Promise<void>
  /** Stops asking and waits for the step at hand; what is unsettled stays recorded, for the next start. */
  readonly close: () => Promise<void>
}

type Entry = {
  job: PrintJob
  pdf: Uint8Array | undefined
  isCancelled: boolean
  waitingFor: PrinterFault | undefined
  readonly settled: PromiseWithResolvers<PrintJob>
}

/**
 * Starts the queue of one printer, first taking over what an earlier run left unfinished: what had waited its turn has failed
 * (`interrupted`: its visitor is gone and so is the document), for the rest the printer is asked, in the background. What is `unknown`
 * is never printed again by itself.
 */
export async function startPrintQueue(parts: PrintQueueParts): Promise<PrintQueue> {
  const { printer, store, now } = parts
  const limits = { ...usualLimits, ...parts.limits }
  const closing = new AbortController()
  /** In order of printing; the first is under way. */
  const line: Entry[] = []
  /** Being recorded, before they join the line. */
  const entering = new Set<Entry>()
  let run: Promise<void> = Promise.resolve()
  let isRunning = false

  function enter(job: PrintJob, pdf: Uint8Array | undefined): Entry {
    return { job, pdf, isCancelled: false, waitingFor: undefined, settled: Promise.withResolvers<PrintJob>() }
  }

  async function advance(entry: Entry, state: PrintState): Promise<void> {
    const { id } = entry.job
    if (!canAdvance(entry.job.state, state))
      throw new Error(`print: ${entry.job.state.name} to ${state.name} is no step`)
    await store.advance(id, { state, at: isoTime(now()) })
    entry.job = { ...entry.job, state }
    entry.waitingFor = undefined
    parts.onChange({ job: entry.job, waitingFor: undefined })
  }

  async function report(entry: Entry, waitingFor: PrinterFault | undefined): Promise<void> {
    if (entry.waitingFor === waitingFor) return
    entry.waitingFor = waitingFor
    parts.onChange({ job: entry.job, waitingFor })
    if (waitingFor === undefined) return
    const keptBack = line.slice(1).filter((waiting) => waiting.job.state.name === 'queued')
    for (const waiting of keptBack) leaveLine(waiting)
    await Promise.all(keptBack.map((waiting) => failWaiting(waiting, waitingFor)))
  }

  function leaveLine(entry: Entry): void {
    line.splice(line.indexOf(entry), 1)
  }

  /** For a print that has left the line before its turn. */
  async function failWaiting(entry: Entry, reason: PrinterFault | 'cancelled'): Promise<void> {
    try {
      await advance(entry, { name: 'failed', reason })
      entry.settled.resolve(entry.job)
    } catch (error) {
      entry.settled.reject(error)
    }
  }

  async function pause(): Promise<void> {
    await parts.sleep(limits.pollMs, closing.signal).catch((error: unknown) => {
      if (!closing.signal.aborted) throw error
    })
    closing.signal.throwIfAborted()
  }

  async function submit(entry: Entry): Promise<void> {
    const status = await printer.status(closing.signal)
    closing.signal.throwIfAborted()
    const obstacle = entry.isCancelled ? 'cancelled' : status.name === 'fault' ? status.fault : undefined
    if (obstacle !== undefined) {
      await advance(entry, { name: 'failed', reason: obstacle })
      return
    }
    const { pdf } = entry
    if (pdf === undefined) throw new Error('print: the document is gone before it was submitted')
    await advance(entry, { name: 'submitting' })
    const outcome = await printer.submit(printTitle(entry.job.id), pdf, closing.signal)
    entry.pdf = undefined
    await record(entry, outcome)
  }

  async function record(entry: Entry, outcome: SubmitOutcome): Promise<void> {
    if (outcome.name === 'accepted') {
      await advance(entry, { name: 'submitted', printerJobId: outcome.printerJobId })
    } else if (outcome.name === 'not-taken') {
      await advance(entry, { name: 'failed', reason: outcome.reason, detail: outcome.detail })
    }
  }

  /** Finds the job of a print whose submission got no answer, in this run or in one that crashed; returns the state it is then in. */
  async function locate(entry: Entry): Promise<PrintState> {
    const startedAt = now()
    let unfoundSince: number | undefined
    for (;;) {
      const found = await printer.findByTitle(printTitle(entry.job.id), closing.signal)
      closing.signal.throwIfAborted()
      switch (found.name) {
        case 'found':
          return { name: 'submitted', printerJobId: found.printerJobId }
        case 'not-found':
          unfoundSince ??= now()
          await report(entry, undefined)
          if (now() - unfoundSince >= limits.notFoundMs) return { name: 'unknown', doubt: 'not-found' }
          break
        case 'unreachable':
          await report(entry, 'offline')
          if (now() - startedAt >= limits.unreachableMs) return { name: 'unknown', doubt: 'unreachable' }
      }
      await pause()
    }
  }

  /** Follows a job that the printer has taken until the printer says how it ended; returns the state it is then in. */
  async function follow(entry: Entry, printerJobId: number): Promise<PrintState> {
    const title = printTitle(entry.job.id)
    let silentSince: number | undefined
    for (;;) {
      // Asked again each time: a cancellation may be lost on the way, or meet a spooler that is just handing the job on.
      if (entry.isCancelled) await printer.cancel(printerJobId, title, closing.signal)
      const status = await printer.job(printerJobId, title, closing.signal)
      closing.signal.throwIfAborted()
      if (status.name !== 'unreachable') silentSince = undefined
      switch (status.name) {
        case 'completed':
          return { name: 'sent' }
        case 'failed':
          return { name: 'failed', reason: status.reason }
        case 'in-doubt':
          return { name: 'unknown', doubt: status.doubt }
        case 'held-up':
          await report(entry, status.fault)
          break
        case 'pending':
        case 'printing':
          await report(entry, undefined)
          break
        case 'unreachable':
          silentSince ??= now()
          await report(entry, 'offline')
          if (now() - silentSince >= limits.unreachableMs) return { name: 'unknown', doubt: 'unreachable' }
      }
      await pause()
    }
  }

  async function carryThrough(entry: Entry): Promise<void> {
    if (entry.job.state.name === 'queued') await submit(entry)
    if (entry.job.state.name === 'submitting') await advance(entry, await locate(entry))
    if (entry.job.state.name === 'submitted') {
      await advance(entry, await follow(entry, entry.job.state.printerJobId))
    }
  }

  async function workOff(): Promise<void> {
    for (let entry = line[0]; entry !== undefined; entry = line[0]) {
      try {
        closing.signal.throwIfAborted()
        await carryThrough(entry)
        entry.settled.resolve(entry.job)
      } catch (error) {
        if (error === closing.signal.reason) entry.settled.resolve(entry.job)
        else entry.settled.reject(error)
      }
      entry.pdf = undefined
      leaveLine(entry)
    }
    isRunning = false
  }

  function queueUp(entry: Entry): void {
    line.push(entry)
    if (isRunning) return
    isRunning = true
    run = workOff()
  }

  for (const job of await store.unfinished()) {
    if (job.printer !== parts.printerName) continue
    const entry = enter(job, undefined)
    if (job.state.name === 'queued') {
      await advance(entry, { name: 'failed', reason: 'interrupted' })
    } else {
      entry.settled.promise.catch(parts.onFault)
      queueUp(entry)
    }
  }

  return {
    print: async (id, subject, pdf, requestId) => {
      const madeAt = isoTime(now())
      const from = requestId === undefined ? {} : { requestId }
      const job: PrintJob = { id, subject, printer: parts.printerName, madeAt, state: { name: 'queued' }, ...from }
      const entry = enter(job, pdf)
      entering.add(entry)
      try {
        await store.insert(job)
      } finally {
        entering.delete(entry)
      }
      const obstacle = entry.isCancelled ? 'cancelled' : line[0]?.waitingFor
      if (obstacle === undefined) queueUp(entry)
      parts.onChange({ job, waitingFor: undefined })
      if (obstacle !== undefined) await failWaiting(entry, obstacle)
      return await entry.settled.promise
    },
    cancel: async (id) => {
      const entry = [...line, ...entering].find((candidate) => candidate.job.id === id)
      if (entry === undefined || isSettled(entry.job.state)) return undefined
      entry.isCancelled = true
      if (line.indexOf(entry) > 0 && entry.job.state.name === 'queued') {
        leaveLine(entry)
        await failWaiting(entry, 'cancelled')
      }
      return await entry.settled.promise
    },
    idle: async () => {
      await run
    },
    close: async () => {
      closing.abort(new Error('the print queue is closed'))
      await run
    },
  }
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString()
}
