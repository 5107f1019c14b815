import { ippJobState } from './ipp-codes.ts'
import type { IppAddress, IppOutcome } from './ipp-exchange.ts'
import { ippClient, type IppClient, type JobAttributes } from './ipp.ts'
import { isOver, jobStatusFrom, statusFrom, submitOutcomeFrom } from './printer-answers.ts'
import type { CancelOutcome, FindOutcome, JobStatus, Printer, PrinterStatus, SubmitOutcome } from './printer.ts'

/**
 * How to reach a printer. `address` is the printer's own: only what it says there is evidence of paper. `spooler` is the address of a CUPS
 * queue in front of it, for a printer that cannot read PDF: then documents go through the queue, and the truth still comes from
 * the printer. `ignoredReasons`: see `statusFrom`.
 */
export type IppPrinterSettings = {
  readonly address: IppAddress
  readonly spooler?: IppAddress
  readonly ignoredReasons?: readonly string[]
  /** How long an answer to a question may take. */
  readonly timeoutMs: number
  /** How long the answer to a document may take, where that is longer: some printers take it in whole before they give it. */
  readonly documentTimeoutMs?: number
}

/**
 * A printer reached by IPP, directly or through a CUPS queue. Where no address but that of a CUPS queue is known (given as `address`),
 * printing works but no job is ever `completed`: CUPS counts a job as completed when the printer was switched off under it.
 * @throws TypeError for an address that is none.
 */
export function ippPrinter(settings: IppPrinterSettings): Printer {
  const device = ippClient(settings.address, settings)
  const ignoredReasons = settings.ignoredReasons ?? []
  if (settings.spooler === undefined) return directPrinter(device, ignoredReasons)
  return spooledPrinter(device, ippClient(settings.spooler, settings), ignoredReasons)
}

function directPrinter(device: IppClient, ignoredReasons: readonly string[]): Printer {
  return {
    status: async (signal) => (await deviceStatus(device, ignoredReasons, signal)).status,
    submit: async (title, pdf, signal) => await submitTo(device, title, pdf, signal),
    job: async (printerJobId, title, signal) => {
      const job = await jobOf(device, printerJobId, title, signal)
      if (!job.ok) return { name: 'unreachable' }
      if (job.value === undefined) return { name: 'in-doubt', doubt: 'forgotten' }
      const { status, isSpooler } = await deviceStatus(device, ignoredReasons, signal)
      if (job.value.state === ippJobState.completed) {
        if (isSpooler === undefined) return { name: 'unreachable' }
        if (isSpooler) return { name: 'in-doubt', doubt: 'unproven' }
      }
      return jobStatusFrom(job.value, status)
    },
    findByTitle: async (title, signal) => await findIn(device, title, signal),
    cancel: async (printerJobId, title, signal) => await cancelIn(device, printerJobId, title, signal),
  }
}

function spooledPrinter(device: IppClient, spooler: IppClient, ignoredReasons: readonly string[]): Printer {
  return {
    status: async (signal) => {
      const [{ status }, queue] = await Promise.all([
        deviceStatus(device, ignoredReasons, signal),
        spooler.printerAttributes(signal),
      ])
      if (status.name === 'fault') return status
      // CUPS does not refresh an idle queue's reasons: of the queue only whether it is open and running counts.
      if (!queue.ok) return { name: 'fault', fault: 'offline' }
      const queueStatus = statusFrom({ ...queue.value, reasons: [] }, [])
      return queueStatus.name === 'fault' ? queueStatus : status
    },
    submit: async (title, pdf, signal) => await submitTo(spooler, title, pdf, signal),
    job: async (printerJobId, title, signal) => {
      // The queue is asked before the printer: a job that has left the queue by then must be known to the printer.
      const queued = await jobOf(spooler, printerJobId, title, signal)
      if (!queued.ok) return { name: 'unreachable' }
      const printed = await jobsOfTitle(device, title, signal)
      const { status } = await deviceStatus(device, ignoredReasons, signal)
      if (!printed.ok) return { name: 'unreachable' }
      return spooledJobStatus(queued.value, printed.value, status)
    },
    findByTitle: async (title, signal) => {
      const inQueue = await findIn(spooler, title, signal)
      return inQueue.name === 'found' ? inQueue : await findIn(device, title, signal)
    },
    cancel: async (printerJobId, title, signal) => {
      // First in the queue, so that it does not submit again what is cancelled in the printer.
      const inQueue = await cancelIn(spooler, printerJobId, title, signal)
      if (inQueue.name === 'unreachable') return inQueue
      const printed = await jobsOfTitle(device, title, signal)
      if (!printed.ok) return { name: 'unreachable' }
      let outcome = inQueue
      for (const job of printed.value.filter((candidate) => !isOver(candidate))) {
        const inDevice = await cancelIn(device, job.id, title, signal)
        if (inDevice.name === 'unreachable') outcome = inDevice
      }
      return outcome
    },
  }
}

/**
 * The truth about a job that went through CUPS: what the printer says, of all its jobs of that title (CUPS submits again after some errors),
 * and only where the printer knows none, what the queue says.
 */
function spooledJobStatus(
  queued: JobAttributes | undefined,
  printed: readonly JobAttributes[],
  printer: PrinterStatus,
): JobStatus {
  const statuses = printed.map((job) => jobStatusFrom(job, printer))
  const decisive =
    statuses.find((status) => status.name === 'completed') ??
    statuses.find((status) => status.name !== 'failed' && status.name !== 'in-doubt')
  if (decisive !== undefined) return decisive
  if (queued !== undefined && !isOver(queued)) return jobStatusFrom(queued, printer)
  const worst = statuses.find((status) => status.name === 'in-doubt') ?? statuses[0]
  if (worst !== undefined) return worst
  if (queued === undefined) return { name: 'in-doubt', doubt: 'forgotten' }
  if (queued.state === ippJobState.completed) return { name: 'in-doubt', doubt: 'unproven' }
  return jobStatusFrom({ ...queued, sheetsDone: undefined }, printer)
}

async function deviceStatus(
  device: IppClient,
  ignoredReasons: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ status: PrinterStatus; isSpooler: boolean | undefined }> {
  const answer = await device.printerAttributes(signal)
  if (!answer.ok) return { status: { name: 'fault', fault: 'offline' }, isSpooler: undefined }
  return { status: statusFrom(answer.value, ignoredReasons), isSpooler: answer.value.isSpooler }
}

async function submitTo(
  client: IppClient,
  title: string,
  pdf: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<SubmitOutcome> {
  const answer = await client.printJob(title, pdf, signal)
  if (!answer.ok) return submitOutcomeFrom(answer)
  return { name: 'accepted', printerJobId: answer.value.jobId }
}

/** The job of that id if it bears that title, else the job of that title under another id, else undefined: the printer knows none. */
async function jobOf(
  client: IppClient,
  printerJobId: number,
  title: string,
  signal: AbortSignal | undefined,
): Promise<IppOutcome<JobAttributes | undefined>> {
  const answer = await client.jobAttributes(printerJobId, signal)
  if (answer.ok && bearsTitle(answer.value, title)) return answer
  if (!answer.ok && answer.problem !== 'refused') return answer
  const jobs = await jobsOfTitle(client, title, signal)
  return jobs.ok ? { ok: true, value: jobs.value[0] } : jobs
}

/** CUPS hands a job on to the printer with its own number before the title, as in `12 - TITLE`. */
function bearsTitle(job: JobAttributes, title: string): boolean {
  return job.title?.replace(/^\d+ - /, '') === title
}

/** All jobs of a title, those still under way first. */
async function jobsOfTitle(
  client: IppClient,
  title: string,
  signal: AbortSignal | undefined,
): Promise<IppOutcome<readonly JobAttributes[]>> {
  // In this order, so that a job which ends between the two questions is not missed by both.
  const open = await client.jobs('not-completed', signal)
  if (!open.ok) return open
  const over = await client.jobs('completed', signal)
  if (!over.ok) return over
  const overIds = new Set(over.value.map((job) => job.id))
  const jobs = [...open.value.filter((job) => !overIds.has(job.id)), ...over.value]
  return { ok: true, value: jobs.filter((job) => bearsTitle(job, title)) }
}

async function findIn(client: IppClient, title: string, signal: AbortSignal | undefined): Promise<FindOutcome> {
  const jobs = await jobsOfTitle(client, title, signal)
  if (!jobs.ok) return { name: 'unreachable' }
  const job = jobs.value[0]
  return job === undefined ? { name: 'not-found' } : { name: 'found', printerJobId: job.id }
}

async function cancelIn(
  client: IppClient,
  printerJobId: number,
  title: string,
  signal: AbortSignal | undefined,
): Promise<CancelOutcome> {
  const job = await jobOf(client, printerJobId, title, signal)
  if (!job.ok) return { name: 'unreachable' }
  if (job.value === undefined) return { name: 'asked' }
  const answer = await client.cancelJob(job.value.id, signal)
  // A refusal, such as "not possible" for a job that is over, is an answer; the job's status tells the rest.
  return { name: answer.ok || answer.problem === 'refused' ? 'asked' : 'unreachable' }
}
