import { ippGroup, ippOperation } from './ipp-codes.ts'
import { exchangeIpp, printerUri, type IppAddress, type IppOutcome } from './ipp-exchange.ts'
import {
  booleanOf,
  integerOf,
  stringsOf,
  valuesOf,
  type IppAttribute,
  type IppAttributeGroup,
  type IppMessage,
} from './ipp-message.ts'

/**
 * What a printer says of itself. `state` is one of `ippPrinterState`; `reasons` are the keywords of `printer-state-reasons`; `isSpooler`
 * tells that CUPS answers, which knows its queue but not the paper.
 */
export type PrinterAttributes = {
  readonly state: number
  readonly reasons: readonly string[]
  readonly isAcceptingJobs: boolean
  readonly isSpooler: boolean
}

/**
 * What a printer says of a job. `state` is one of `ippJobState`. `sheetsDone` is the higher of its counts of sheets and of printed sides;
 * undefined where it keeps neither. `hasBegun` is false only where the printer says that it never started on the job.
 */
export type JobAttributes = {
  readonly id: number
  readonly title: string | undefined
  readonly state: number
  readonly reasons: readonly string[]
  readonly sheetsDone: number | undefined
  readonly hasBegun: boolean
}

/** Which jobs to list (`which-jobs`). */
export type WhichJobs = 'completed' | 'not-completed'

/** The five operations of IPP that a kiosk needs, each at most as long as its time-out; see `IppOutcome` for what may go wrong. */
export type IppClient = {
  readonly printJob: (title: string, pdf: Uint8Array, signal?: AbortSignal) => Promise<IppOutcome<{ jobId: number }>>
  readonly printerAttributes: (signal?: AbortSignal) => Promise<IppOutcome<PrinterAttributes>>
  readonly jobAttributes: (jobId: number, signal?: AbortSignal) => Promise<IppOutcome<JobAttributes>>
  readonly jobs: (which: WhichJobs, signal?: AbortSignal) => Promise<IppOutcome<readonly JobAttributes[]>>
  readonly cancelJob: (jobId: number, signal?: AbortSignal) => Promise<IppOutcome<undefined>>
}

/** The name under which all prints of kiosks are submitted: no person's. Printers show a job's title only to the one who submitted it. */
const REQUESTING_USER = 'sportello'
/** Newest first, so that the bound never hides a print of the last hours. */
const MAX_COMPLETED_JOBS = 500

/** "Not yet" (RFC 8010, section 3.5.2). */
const NO_VALUE_TAG = 0x13

const JOB_ATTRIBUTES = [
  'job-id',
  'job-name',
  'job-state',
  'job-state-reasons',
  'job-impressions-completed',
  'job-media-sheets-completed',
  'time-at-processing',
] as const

/**
 * A client for one IPP printer or queue. It speaks IPP/1.1, which every printer understands and which has all that is needed here (RFC 8010,
 * RFC 8011); A4 is named as in PWG 5101.1.
 * @throws TypeError for an address that is none.
 */
export function ippClient(
  address: IppAddress,
  options: { readonly timeoutMs: number; readonly documentTimeoutMs?: number },
): IppClient {
  const uri = printerUri(address)
  let lastRequestId = 0

  async function call(
    operation: number,
    attributes: readonly IppAttribute[],
    more: { jobTemplate?: readonly IppAttribute[]; document?: Uint8Array; signal?: AbortSignal | undefined },
  ): Promise<IppOutcome<IppMessage>> {
    lastRequestId += 1
    const operationAttributes: readonly IppAttribute[] = [
      { name: 'attributes-charset', values: [{ type: 'charset', value: 'utf-8' }] },
      { name: 'attributes-natural-language', values: [{ type: 'natural-language', value: 'it' }] },
      { name: 'printer-uri', values: [{ type: 'uri', value: uri }] },
      ...attributes,
    ]
    const groups: IppAttributeGroup[] = [{ tag: ippGroup.operation, attributes: operationAttributes }]
    if (more.jobTemplate !== undefined) groups.push({ tag: ippGroup.job, attributes: more.jobTemplate })
    const message = { version: { major: 1, minor: 1 }, code: operation, requestId: lastRequestId, groups }
    const { document, signal } = more
    const { timeoutMs, documentTimeoutMs = timeoutMs } = options
    if (document === undefined) return await exchangeIpp(address, message, { timeoutMs, signal })
    return await exchangeIpp(address, message, { timeoutMs: documentTimeoutMs, signal, document })
  }

  return {
    printJob: async (title, pdf, signal) => {
      const attributes: readonly IppAttribute[] = [
        requestingUser,
        { name: 'job-name', values: [{ type: 'name', value: title }] },
        { name: 'document-format', values: [{ type: 'mime-media-type', value: 'application/pdf' }] },
      ]
      return read(await call(ippOperation.printJob, attributes, { jobTemplate, document: pdf, signal }), (answer) => {
        const jobId = integerOf(groupOf(answer, ippGroup.job), 'job-id')
        return jobId === undefined ? undefined : { jobId }
      })
    },
    printerAttributes: async (signal) => {
      const wanted = keywords('requested-attributes', [
        'printer-state',
        'printer-state-reasons',
        'printer-is-accepting-jobs',
        'cups-version',
      ])
      return read(await call(ippOperation.getPrinterAttributes, [requestingUser, wanted], { signal }), (answer) =>
        readPrinter(groupOf(answer, ippGroup.printer)),
      )
    },
    jobAttributes: async (jobId, signal) => {
      const attributes = [integer('job-id', jobId), requestingUser, keywords('requested-attributes', JOB_ATTRIBUTES)]
      return read(await call(ippOperation.getJobAttributes, attributes, { signal }), (answer) =>
        readJob(groupOf(answer, ippGroup.job)),
      )
    },
    jobs: async (which, signal) => {
      const attributes = [
        requestingUser,
        ...(which === 'completed' ? [integer('limit', MAX_COMPLETED_JOBS)] : []),
        keywords('requested-attributes', JOB_ATTRIBUTES),
        keywords('which-jobs', [which]),
      ]
      return read(await call(ippOperation.getJobs, attributes, { signal }), (answer) =>
        answer.groups.flatMap((group) => (group.tag === ippGroup.job ? (readJob(group) ?? []) : [])),
      )
    },
    cancelJob: async (jobId, signal) => {
      const answer = await call(ippOperation.cancelJob, [integer('job-id', jobId), requestingUser], { signal })
      return answer.ok ? { ok: true, value: undefined } : answer
    },
  }
}

const requestingUser: IppAttribute = {
  name: 'requesting-user-name',
  values: [{ type: 'name', value: REQUESTING_USER }],
}

/** One copy on A4 at its true size: the official notice fixes the millimetres of its codes and of the postal slip. */
const jobTemplate: readonly IppAttribute[] = [
  integer('copies', 1),
  keywords('media', ['iso_a4_210x297mm']),
  keywords('print-scaling', ['none']),
]

function integer(name: string, value: number): IppAttribute {
  return { name, values: [{ type: 'integer', value }] }
}

function keywords(name: string, values: readonly string[]): IppAttribute {
  return { name, values: values.map((value) => ({ type: 'keyword', value })) }
}

function groupOf(message: IppMessage, tag: number): IppAttributeGroup | undefined {
  return message.groups.find((group) => group.tag === tag)
}

function read<Value>(
  answer: IppOutcome<IppMessage>,
  reader: (message: IppMessage) => Value | undefined,
): IppOutcome<Value> {
  if (!answer.ok) return answer
  const value = reader(answer.value)
  return value === undefined
    ? { ok: false, problem: 'answer-garbled', detail: 'the answer lacks a required attribute' }
    : { ok: true, value }
}

function readPrinter(group: IppAttributeGroup | undefined): PrinterAttributes | undefined {
  const state = integerOf(group, 'printer-state')
  const isAcceptingJobs = booleanOf(group, 'printer-is-accepting-jobs')
  if (state === undefined || isAcceptingJobs === undefined) return undefined
  return {
    state,
    isAcceptingJobs,
    reasons: stringsOf(group, 'printer-state-reasons'),
    isSpooler: stringsOf(group, 'cups-version').length > 0,
  }
}

function readJob(group: IppAttributeGroup | undefined): JobAttributes | undefined {
  const id = integerOf(group, 'job-id')
  const state = integerOf(group, 'job-state')
  if (id === undefined || state === undefined) return undefined
  const begunAt = valuesOf(group, 'time-at-processing')[0]
  const counters = ['job-media-sheets-completed', 'job-impressions-completed']
  const counts = counters.flatMap((name) => integerOf(group, name) ?? [])
  return {
    id,
    state,
    title: stringsOf(group, 'job-name')[0],
    reasons: stringsOf(group, 'job-state-reasons'),
    sheetsDone: counts.length === 0 ? undefined : Math.max(...counts),
    hasBegun: !(begunAt?.type === 'out-of-band' && begunAt.tag === NO_VALUE_TAG),
  }
}
