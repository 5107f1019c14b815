import * as z from 'zod'
import { printerFaults } from './print-job.ts'

/** A notice as a guest's screen shows it: the debtor masked, nothing that the screen does not say. */
export const NoticeSummary = z.strictObject({
  noticeNumber: z.string(),
  iuv: z.string(),
  creditorName: z.string(),
  creditorCode: z.string(),
  subject: z.string(),
  amountCents: z.int().positive(),
  /** The due day in Rome, `YYYY-MM-DD`. */
  dueDate: z.string(),
  isOverdue: z.boolean(),
  /** Which rate of how many, for one instalment of a plan. */
  instalment: z.strictObject({ number: z.int(), of: z.int() }).optional(),
  maskedDebtor: z.strictObject({ name: z.string(), fiscalCode: z.string() }),
  /** When the data come from the cache: the moment to which they are true, an ISO instant. */
  cachedAt: z.string().optional(),
})
/** A notice as a guest's screen shows it. */
export type NoticeSummary = z.infer<typeof NoticeSummary>

/** Why a notice cannot be shown as payable; each has words of its own on the screen. */
export const NoticeFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown-code'), code: z.string() }),
  z.strictObject({ kind: z.literal('too-many-attempts') }),
  z.strictObject({ kind: z.literal('other-creditor'), creditorCode: z.string() }),
  z.strictObject({ kind: z.literal('paid'), code: z.string() }),
  z.strictObject({ kind: z.literal('expired'), code: z.string() }),
  z.strictObject({ kind: z.literal('revoked'), code: z.string() }),
  /** `from` is the day in Rome from which it can be paid, `YYYY-MM-DD`. */
  z.strictObject({ kind: z.literal('not-yet'), code: z.string(), from: z.string() }),
  z.strictObject({ kind: z.literal('other-plan'), code: z.string() }),
  z.strictObject({ kind: z.literal('unreachable'), code: z.string() }),
  z.strictObject({ kind: z.literal('half-scan') }),
  z.strictObject({ kind: z.literal('foreign-scan') }),
])
/** Why a notice cannot be shown as payable. */
export type NoticeFault = z.infer<typeof NoticeFault>

/**
 * What went wrong on the way to paper. A printer fault, `interrupted`, `cancelled`, `refused`, `aborted`: surely no sheet.
 * `unknown`: nobody can tell by machine, and nothing is printed again by itself.
 */
export const PrintTrouble = z.enum([...printerFaults, 'interrupted', 'cancelled', 'refused', 'aborted', 'unknown'])
/** What went wrong on the way to paper. */
export type PrintTrouble = z.infer<typeof PrintTrouble>

/**
 * Where a guest stands with a notice: `entry` of the code, `doubtful` check digits, `searching`, the `summary`, the QR for
 * the `phone`, `printing`, `printed` (the sheet is out), `print-trouble`, or a `fault`.
 */
export const NoticeState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('entry'), typed: z.string() }),
  z.strictObject({ name: z.literal('doubtful'), code: z.string() }),
  z.strictObject({ name: z.literal('searching'), code: z.string(), lookUpId: z.string() }),
  z.strictObject({ name: z.literal('summary'), notice: NoticeSummary }),
  z.strictObject({
    name: z.literal('phone'),
    notice: NoticeSummary,
    /** The QR code row by row, `1` for a dark module. */
    qrRows: z.array(z.string().regex(/^[01]+$/)),
  }),
  z.strictObject({
    name: z.literal('printing'),
    notice: NoticeSummary,
    printId: z.string(),
    /** Set while the sheet is kept back by something a person can mend. */
    waitingFor: z.enum(printerFaults).optional(),
  }),
  z.strictObject({ name: z.literal('printed'), notice: NoticeSummary }),
  z.strictObject({ name: z.literal('print-trouble'), notice: NoticeSummary, trouble: PrintTrouble }),
  z.strictObject({ name: z.literal('fault'), fault: NoticeFault }),
])
/** Where a guest stands with a notice. */
export type NoticeState = z.infer<typeof NoticeState>

/** What can happen to a guest's notice: acts of the person first, then what the kiosk learned. */
export type NoticeEvent =
  | { readonly name: 'typed'; readonly typed: string }
  | { readonly name: 'doubted'; readonly code: string }
  | { readonly name: 'search-began'; readonly code: string; readonly lookUpId: string }
  | { readonly name: 'phone-chosen'; readonly qrRows: readonly string[] }
  | { readonly name: 'print-began'; readonly printId: string }
  | { readonly name: 'back' }
  | { readonly name: 'found'; readonly lookUpId: string; readonly notice: NoticeSummary }
  | { readonly name: 'fault-found'; readonly lookUpId: string; readonly fault: NoticeFault }
  | { readonly name: 'scan-failed'; readonly fault: NoticeFault }
  | { readonly name: 'print-waits'; readonly printId: string; readonly waitingFor: PrintWaiting | undefined }
  | { readonly name: 'print-ended'; readonly printId: string; readonly trouble: PrintTrouble | undefined }

type PrintWaiting = (typeof printerFaults)[number]

/** Where the flow begins. */
export const noticeStart: NoticeState = { name: 'entry', typed: '' }

/**
 * The next state of a guest's notice; undefined when the event has no meaning here: a second tap, or an answer that comes
 * after the person went on. While a sheet is being made nothing but its end changes the screen.
 */
export function stepNotice(state: NoticeState, event: NoticeEvent): NoticeState | undefined {
  switch (event.name) {
    case 'typed':
      return state.name === 'entry' ? { name: 'entry', typed: event.typed } : undefined
    case 'doubted':
      return state.name === 'entry' ? { name: 'doubtful', code: event.code } : undefined
    case 'search-began':
      return state.name === 'printing' || state.name === 'searching'
        ? undefined
        : { name: 'searching', code: event.code, lookUpId: event.lookUpId }
    case 'found':
      return answers(state, event) ? { name: 'summary', notice: event.notice } : undefined
    case 'fault-found':
      return answers(state, event) ? { name: 'fault', fault: event.fault } : undefined
    case 'scan-failed':
      return state.name === 'printing' || state.name === 'searching' ? undefined : { name: 'fault', fault: event.fault }
    case 'phone-chosen':
      return canGoOn(state) ? { name: 'phone', notice: state.notice, qrRows: [...event.qrRows] } : undefined
    case 'print-began':
      return canGoOn(state) ? { name: 'printing', notice: state.notice, printId: event.printId } : undefined
    case 'print-waits':
      if (state.name !== 'printing' || state.printId !== event.printId) return undefined
      return {
        name: 'printing',
        notice: state.notice,
        printId: state.printId,
        ...(event.waitingFor !== undefined && { waitingFor: event.waitingFor }),
      }
    case 'print-ended':
      if (state.name !== 'printing' || state.printId !== event.printId) return undefined
      return event.trouble === undefined
        ? { name: 'printed', notice: state.notice }
        : { name: 'print-trouble', notice: state.notice, trouble: event.trouble }
    case 'back':
      return backFrom(state)
  }
}

/** Back from each state; undefined where back means leaving the flow, or where there is no way back yet. */
function backFrom(state: NoticeState): NoticeState | undefined {
  switch (state.name) {
    case 'entry':
    case 'printing':
      return undefined
    case 'doubtful':
    case 'searching':
      return { name: 'entry', typed: state.code }
    case 'fault':
      return 'code' in state.fault ? { name: 'entry', typed: state.fault.code } : noticeStart
    case 'summary':
      return noticeStart
    case 'phone':
    case 'printed':
    case 'print-trouble':
      return { name: 'summary', notice: state.notice }
  }
}

function answers(state: NoticeState, event: { readonly lookUpId: string }): boolean {
  return state.name === 'searching' && state.lookUpId === event.lookUpId
}

type WithNotice = Extract<NoticeState, { name: 'summary' | 'phone' | 'printed' | 'print-trouble' }>

/**
 * Where the phone and the paper can be chosen. After a print of which nobody knows whether it came out, or that came out,
 * another sheet is a person's new decision.
 */
function canGoOn(state: NoticeState): state is WithNotice {
  return ['summary', 'phone', 'printed', 'print-trouble'].includes(state.name)
}
