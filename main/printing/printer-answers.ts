import type { PrinterFault } from '../domain/print-job.ts'
import { ippJobState, ippPrinterState, ippStatus } from './ipp-codes.ts'
import type { IppProblem } from './ipp-exchange.ts'
import type { JobAttributes, PrinterAttributes } from './ipp.ts'
import type { JobStatus, PrinterStatus, SubmitOutcome } from './printer.ts'

/** Keywords of `printer-state-reasons` (RFC 8011, section 5.4.12, and PWG 5100.9) that keep paper from coming out, whatever their suffix. */
const faultOfReason: ReadonlyMap<string, PrinterFault> = new Map<string, PrinterFault>([
  ['shutdown', 'offline'],
  ['offline', 'offline'],
  ['timed-out', 'offline'],
  ['door-open', 'door-open'],
  ['cover-open', 'door-open'],
  ['interlock-open', 'door-open'],
  ['media-jam', 'paper-jam'],
  ['media-empty', 'paper-out'],
  ['media-needed', 'paper-out'],
  ['input-tray-missing', 'paper-out'],
  ['toner-empty', 'toner-empty'],
  ['marker-supply-empty', 'toner-empty'],
  ['marker-supply-missing', 'toner-empty'],
  ['paused', 'stopped'],
  ['moving-to-paused', 'stopped'],
])

/** When several faults are reported at once, the first of these is the one to mend first: an open door hides the jam behind it. */
const faultsByUrgency: readonly PrinterFault[] = [
  'offline',
  'door-open',
  'paper-jam',
  'paper-out',
  'toner-empty',
  'not-accepting',
  'stopped',
]

/**
 * Whether a sheet would come out, from what a printer says of itself. The severity suffix is no guide: an idle printer without paper
 * says `media-empty-report`, the same printer with a job says `media-empty-warning`, and neither prints. A reason that we do not
 * know is none, unless the printer stands still. `ignoredReasons` are whole keywords, with their suffix, that say nothing about this kiosk's
 * prints, such as the `media-empty-report` of a second tray that is always empty.
 */
export function statusFrom(printer: PrinterAttributes, ignoredReasons: readonly string[]): PrinterStatus {
  const keywords = printer.reasons
    .filter((reason) => !ignoredReasons.includes(reason))
    .map((reason) => reason.replace(/-(report|warning|error)$/, ''))
  const faults = new Set(keywords.flatMap((keyword) => faultOfReason.get(keyword) ?? []))
  if (!printer.isAcceptingJobs) faults.add('not-accepting')
  if (printer.state === ippPrinterState.stopped) faults.add('stopped')
  const fault = faultsByUrgency.find((candidate) => faults.has(candidate))
  if (fault !== undefined) return { name: 'fault', fault }
  const runningLow: ('paper' | 'toner')[] = []
  if (keywords.includes('media-low')) runningLow.push('paper')
  if (keywords.includes('toner-low') || keywords.includes('marker-supply-low')) runningLow.push('toner')
  return { name: 'ready', runningLow }
}

/**
 * Where a job stands, from what the printer itself says of it and of itself. A job that ended early is only `failed` if the printer counts
 * no sheet of it; one that it had begun without keeping count is in doubt.
 */
export function jobStatusFrom(job: JobAttributes, printer: PrinterStatus): JobStatus {
  switch (job.state) {
    case ippJobState.completed:
      return { name: 'completed' }
    case ippJobState.cancelled:
    case ippJobState.aborted: {
      const mayHavePrinted = job.sheetsDone === undefined ? job.hasBegun : job.sheetsDone > 0
      if (mayHavePrinted) return { name: 'in-doubt', doubt: 'partly-printed' }
      return { name: 'failed', reason: job.state === ippJobState.cancelled ? 'cancelled' : 'aborted' }
    }
    default:
      // A printer that takes no further jobs still prints those it has.
      if (printer.name === 'fault' && printer.fault !== 'not-accepting')
        return { name: 'held-up', fault: printer.fault }
      if (job.state === ippJobState.stopped || job.state === ippJobState.held)
        return { name: 'held-up', fault: 'stopped' }
      return { name: job.state === ippJobState.processing ? 'printing' : 'pending' }
  }
}

/** Whether a job's printing is over, well or badly. */
export function isOver(job: JobAttributes): boolean {
  return job.state === ippJobState.completed || job.state === ippJobState.cancelled || job.state === ippJobState.aborted
}

/** Refusals after which the printer surely kept nothing, although their code speaks of the printer rather than of the request. */
const surelyNotTaken: readonly number[] = [
  ippStatus.operationNotSupported,
  ippStatus.serviceUnavailable,
  ippStatus.versionNotSupported,
  ippStatus.temporaryError,
  ippStatus.notAcceptingJobs,
  ippStatus.busy,
]

/** What a submission without a good answer means. A printer that fails over a document (0x0500, 0x0504, 0x0508 …) may have begun to print it. */
export function submitOutcomeFrom(problem: IppProblem): SubmitOutcome {
  const { detail } = problem
  if (problem.problem === 'unreachable') return { name: 'not-taken', reason: 'offline', detail }
  if (problem.problem !== 'refused') return { name: 'in-doubt', detail }
  const { ippStatus: status } = problem
  if (status !== undefined && status >= ippStatus.internalError && !surelyNotTaken.includes(status)) {
    return { name: 'in-doubt', detail }
  }
  return { name: 'not-taken', reason: status === ippStatus.notAcceptingJobs ? 'not-accepting' : 'refused', detail }
}
