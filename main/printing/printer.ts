import type { PrintDoubt, PrinterFault, PrintFailure } from '../domain/print-job.ts'

/** Whether a sheet would come out now. `runningLow` names what staff should soon refill; a fault stops us. */
export type PrinterStatus =
  | { readonly name: 'ready'; readonly runningLow: readonly ('paper' | 'toner')[] }
  | { readonly name: 'fault'; readonly fault: PrinterFault }

/**
 * What came of handing over a document. `not-taken`: the printer surely has nothing. `in-doubt`: it may have the whole document, and only
 * asking for the title can tell.
 */
export type SubmitOutcome =
  | { readonly name: 'accepted'; readonly printerJobId: number }
  | { readonly name: 'not-taken'; readonly reason: PrintFailure; readonly detail: string }
  | { readonly name: 'in-doubt'; readonly detail: string }

/**
 * Where a job stands, as the printer itself tells it. `held-up`: it waits for a person (the printer carries on by itself when the fault is
 * mended). `completed`: the paper is out. `failed`: surely no sheet. `in-doubt`: over, and nobody knows whether with a sheet. `unreachable`:
 * the printer does not answer just now.
 */
export type JobStatus =
  | { readonly name: 'pending' | 'printing' | 'completed' | 'unreachable' }
  | { readonly name: 'held-up'; readonly fault: PrinterFault }
  | { readonly name: 'failed'; readonly reason: 'cancelled' | 'aborted' }
  | { readonly name: 'in-doubt'; readonly doubt: PrintDoubt }

/** Whether the printer has, or lately had, a job of a title. */
export type FindOutcome =
  { readonly name: 'found'; readonly printerJobId: number } | { readonly name: 'not-found' | 'unreachable' }

/** What came of asking to cancel; the truth about the sheet is then in the job's status. */
export type CancelOutcome = { readonly name: 'asked' | 'unreachable' }

/**
 * A printer as the rest of the kiosk sees it. Every call ends within the client's time-out. A job is always named by id *and* title: a
 * printer that was switched off counts its jobs anew, so that the number alone may be another person's print.
 */
export type Printer = {
  readonly status: (signal?: AbortSignal) => Promise<PrinterStatus>
  readonly submit: (title: string, pdf: Uint8Array, signal?: AbortSignal) => Promise<SubmitOutcome>
  readonly job: (printerJobId: number, title: string, signal?: AbortSignal) => Promise<JobStatus>
  readonly findByTitle: (title: string, signal?: AbortSignal) => Promise<FindOutcome>
  readonly cancel: (printerJobId: number, title: string, signal?: AbortSignal) => Promise<CancelOutcome>
}
