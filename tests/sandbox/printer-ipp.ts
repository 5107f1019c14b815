import { ippGroup, ippJobState, ippOperation, ippPrinterState, ippStatus } from '../../main/printing/ipp-codes.ts'
import {
  integerOf,
  stringsOf,
  type IppAttribute,
  type IppAttributeGroup,
  type IppMessage,
  type IppStringType,
  type IppValue,
} from '../../main/printing/ipp-message.ts'
import { isUnderWay, type MechanismJob, type PrinterMechanism } from './printer-mechanism.ts'
import type { SandboxPrinterState } from './printer.ts'

/** The printer that answers: its inside, the state it is in and the address it is reached by. */
export type AnsweringPrinter = {
  readonly mechanism: PrinterMechanism
  readonly state: SandboxPrinterState
  readonly url: string
}

/** `media-low-report` from so many sheets down. */
const LOW_PAPER_SHEETS = 10

/** What the measured printers report of a fault, idle and with a job in hand. */
const reasonsOfFault: Partial<Record<SandboxPrinterState, { idle: readonly string[]; busy: readonly string[] }>> = {
  'paper-out': { idle: ['media-empty-report'], busy: ['media-empty-warning', 'media-needed-warning'] },
  'toner-empty': { idle: ['toner-empty-report'], busy: ['toner-empty-warning'] },
  'paper-jam': { idle: ['media-jam-error'], busy: ['media-jam-error'] },
  'door-open': { idle: ['door-open-error'], busy: ['door-open-error'] },
  stopped: { idle: ['paused'], busy: ['paused'] },
}

/** Faults with which a printer stands still, rather than waiting with the job in hand. */
const standstills: readonly SandboxPrinterState[] = ['paper-jam', 'door-open', 'stopped']

/** CUPS hands on what it has filtered as octet-stream: the printer finds out by itself that it is PDF. */
const documentFormats: readonly string[] = ['application/pdf', 'application/octet-stream']

const requiredOrder = ['attributes-charset', 'attributes-natural-language'] as const

/** Does what an IPP request asks for and says what a printer in that state would say (RFC 8011, section 4). */
export function answerIpp(request: IppMessage, document: Buffer, printer: AnsweringPrinter): IppMessage {
  const operation = request.groups[0]
  const isInOrder =
    operation?.tag === ippGroup.operation &&
    requiredOrder.every((name, index) => operation.attributes[index]?.name === name) &&
    stringsOf(operation, 'printer-uri').length + stringsOf(operation, 'job-uri').length === 1
  if (!isInOrder) return answer(request, ippStatus.badRequest)
  switch (request.code) {
    case ippOperation.printJob:
    case ippOperation.validateJob:
      return takeJob(request, operation, document, printer)
    case ippOperation.getPrinterAttributes:
      return answer(request, ippStatus.ok, {
        tag: ippGroup.printer,
        attributes: wanted(operation, printerAttributes(printer), 'printer-description'),
      })
    case ippOperation.getJobs:
      return answer(request, ippStatus.ok, ...listJobs(operation, printer))
    case ippOperation.getJobAttributes: {
      const job = jobNamedIn(operation, printer)
      if (job === undefined) return answer(request, ippStatus.notFound)
      return answer(request, ippStatus.ok, {
        tag: ippGroup.job,
        attributes: wanted(operation, jobAttributes(job, printer), 'job-description'),
      })
    }
    case ippOperation.cancelJob: {
      const job = jobNamedIn(operation, printer)
      if (job === undefined) return answer(request, ippStatus.notFound)
      return answer(request, printer.mechanism.cancel(job.id) ? ippStatus.ok : ippStatus.notPossible)
    }
    default:
      return answer(request, ippStatus.operationNotSupported)
  }
}

function answer(request: IppMessage, status: number, ...groups: readonly IppAttributeGroup[]): IppMessage {
  const operation: IppAttributeGroup = {
    tag: ippGroup.operation,
    attributes: [
      strings('attributes-charset', 'charset', 'utf-8'),
      strings('attributes-natural-language', 'natural-language', 'en'),
    ],
  }
  return { version: request.version, code: status, requestId: request.requestId, groups: [operation, ...groups] }
}

function takeJob(
  request: IppMessage,
  operation: IppAttributeGroup,
  document: Buffer,
  printer: AnsweringPrinter,
): IppMessage {
  if (printer.state === 'not-accepting') return answer(request, ippStatus.notAcceptingJobs)
  const format = stringsOf(operation, 'document-format')[0] ?? 'application/pdf'
  if (!documentFormats.includes(format)) return answer(request, ippStatus.documentFormatNotSupported)
  if (request.code === ippOperation.validateJob) return answer(request, ippStatus.ok)
  const template = request.groups.find((group) => group.tag === ippGroup.job)
  const job = printer.mechanism.accept({
    title: stringsOf(operation, 'job-name')[0] ?? 'untitled',
    user: stringsOf(operation, 'requesting-user-name')[0] ?? 'anonymous',
    media: stringsOf(template, 'media')[0],
    copies: integerOf(template, 'copies') ?? 1,
    pdf: document,
  })
  const told = ['job-id', 'job-uri', 'job-state', 'job-state-reasons']
  const attributes = jobAttributes(job, printer).filter(({ name }) => told.includes(name))
  return answer(request, ippStatus.ok, { tag: ippGroup.job, attributes })
}

function listJobs(
  operation: IppAttributeGroup,
  { mechanism, ...printer }: AnsweringPrinter,
): readonly IppAttributeGroup[] {
  const which = stringsOf(operation, 'which-jobs')[0] ?? 'not-completed'
  const open = mechanism.jobs().filter(isUnderWay)
  const over = mechanism.jobs().filter((job) => !isUnderWay(job))
  const listed = which === 'completed' ? over.reverse() : which === 'all' ? [...open, ...over.reverse()] : open
  return listed.slice(0, integerOf(operation, 'limit') ?? listed.length).map((job) => {
    const attributes = jobAttributes(job, { mechanism, ...printer })
    const isAsked = stringsOf(operation, 'requested-attributes').length > 0
    const told = isAsked ? wanted(operation, attributes, 'job-description') : attributes.slice(0, 2)
    return { tag: ippGroup.job, attributes: told }
  })
}

function jobNamedIn(operation: IppAttributeGroup, { mechanism }: AnsweringPrinter): MechanismJob | undefined {
  const id = integerOf(operation, 'job-id') ?? Number(/\/(\d+)$/.exec(stringsOf(operation, 'job-uri')[0] ?? '')?.[1])
  return mechanism.jobs().find((job) => job.id === id)
}

/** The attributes that a request asks for by name or by group; all where it names none. */
function wanted(
  operation: IppAttributeGroup,
  attributes: readonly IppAttribute[],
  groupName: string,
): readonly IppAttribute[] {
  const names = stringsOf(operation, 'requested-attributes')
  if (names.length === 0 || names.includes('all') || names.includes(groupName)) return attributes
  return attributes.filter(({ name }) => names.includes(name))
}

function printerAttributes({ mechanism, state, url }: AnsweringPrinter): readonly IppAttribute[] {
  const isBusy = mechanism.jobs().some(isUnderWay)
  const isStanding = standstills.includes(state)
  const running = isBusy ? ippPrinterState.processing : ippPrinterState.idle
  const reasons = [...(reasonsOfFault[state]?.[isBusy ? 'busy' : 'idle'] ?? [])]
  const sheetsLeft = mechanism.sheetsLeft()
  if (sheetsLeft !== undefined && sheetsLeft > 0 && sheetsLeft <= LOW_PAPER_SHEETS) reasons.push('media-low-report')
  const operations = Object.values(ippOperation).map((value): IppValue => ({ type: 'enum', value }))
  return [
    strings('printer-uri-supported', 'uri', url),
    strings('uri-security-supported', 'keyword', 'none'),
    strings('uri-authentication-supported', 'keyword', 'requesting-user-name'),
    strings('printer-name', 'name', 'sportello-sandbox'),
    strings('printer-info', 'text', 'Stampante simulata di Sportello'),
    strings('printer-make-and-model', 'text', 'Sportello Sandbox Printer'),
    { name: 'printer-state', values: [{ type: 'enum', value: isStanding ? ippPrinterState.stopped : running }] },
    strings('printer-state-reasons', 'keyword', ...(reasons.length > 0 ? reasons : ['none'])),
    { name: 'printer-is-accepting-jobs', values: [{ type: 'boolean', value: state !== 'not-accepting' }] },
    integer('queued-job-count', mechanism.jobs().filter(isUnderWay).length),
    integer('printer-up-time', mechanism.upTime()),
    strings('ipp-versions-supported', 'keyword', '1.1', '2.0'),
    { name: 'operations-supported', values: operations },
    strings('charset-configured', 'charset', 'utf-8'),
    strings('charset-supported', 'charset', 'utf-8'),
    strings('natural-language-configured', 'natural-language', 'en'),
    strings('generated-natural-language-supported', 'natural-language', 'en'),
    strings('document-format-default', 'mime-media-type', 'application/pdf'),
    strings('document-format-supported', 'mime-media-type', ...documentFormats),
    strings('pdl-override-supported', 'keyword', 'attempted'),
    strings('compression-supported', 'keyword', 'none'),
    { name: 'color-supported', values: [{ type: 'boolean', value: false }] },
    { name: 'copies-supported', values: [{ type: 'range', lower: 1, upper: 99 }] },
    integer('copies-default', 1),
    strings('media-supported', 'keyword', 'iso_a4_210x297mm'),
    strings('media-default', 'keyword', 'iso_a4_210x297mm'),
    strings('media-ready', 'keyword', 'iso_a4_210x297mm'),
    strings('print-scaling-supported', 'keyword', 'none', 'auto'),
  ]
}

function jobAttributes(job: MechanismJob, { mechanism, state, url }: AnsweringPrinter): readonly IppAttribute[] {
  const isStanding = job.state === 'printing' && standstills.includes(state)
  const [jobState, reason] = isStanding
    ? ([ippJobState.stopped, 'printer-stopped'] as const)
    : (
        {
          pending: [ippJobState.pending, 'none'],
          printing: [ippJobState.processing, 'job-printing'],
          completed: [ippJobState.completed, 'job-completed-successfully'],
          cancelled: [ippJobState.cancelled, 'job-canceled-by-user'],
          aborted: [ippJobState.aborted, 'document-format-error'],
        } as const
      )[job.state]
  return [
    integer('job-id', job.id),
    strings('job-uri', 'uri', `${url}/${job.id}`),
    strings('job-printer-uri', 'uri', url),
    strings('job-name', 'name', job.title),
    strings('job-originating-user-name', 'name', job.user),
    { name: 'job-state', values: [{ type: 'enum', value: jobState }] },
    strings('job-state-reasons', 'keyword', reason),
    integer('job-impressions-completed', job.sheetsDone),
    integer('job-media-sheets-completed', job.sheetsDone),
    integer('job-printer-up-time', mechanism.upTime()),
    integer('time-at-creation', job.createdAt),
    integer('time-at-processing', job.startedAt),
    integer('time-at-completed', job.endedAt),
  ]
}

/** An integer, or `no-value` (0x13) where there is none yet. */
function integer(name: string, value: number | undefined): IppAttribute {
  return { name, values: [value === undefined ? { type: 'out-of-band', tag: 0x13 } : { type: 'integer', value }] }
}

function strings(name: string, type: IppStringType, ...values: readonly string[]): IppAttribute {
  return { name, values: values.map((value) => ({ type, value })) }
}
