import * as z from 'zod'

/** A notice as a guest's screen shows it: the debtor masked, nothing that the screen does not say. */
export const NoticeSummary = z.strictObject({
  noticeNumber: z.string(),
  iuv: z.string(),
  creditorName: z.string(),
  creditorCode: z.string(),
  subject: z.string(),
  amountCents: z.int().positive(),
  /** What the paper says, where it was scanned and says something else. */
  paperAmountCents: z.int().positive().optional(),
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
  z.strictObject({ kind: z.literal('foreign-scan'), what: z.enum(['goods', 'link', 'tax-code', 'other']) }),
])
/** Why a notice cannot be shown as payable. */
export type NoticeFault = z.infer<typeof NoticeFault>

/**
 * Where a guest stands with a notice: `entry` of the code, `doubtful` check digits, `searching`, the `summary`, the QR for
 * the `phone`, the debtor's `tax-code` that is asked for before the notice is handed out, or a `fault`.
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
    name: z.literal('tax-code'),
    notice: NoticeSummary,
    /** What the person wants to have. */
    wanted: z.enum(['print', 'take']),
    typed: z.string(),
    isWrong: z.boolean(),
  }),
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
  | { readonly name: 'tax-code-asked'; readonly wanted: 'print' | 'take' }
  | { readonly name: 'tax-code-typed'; readonly typed: string }
  | { readonly name: 'tax-code-wrong' }
  | { readonly name: 'tax-code-right' }
  | { readonly name: 'back' }
  | { readonly name: 'found'; readonly lookUpId: string; readonly notice: NoticeSummary }
  | { readonly name: 'fault-found'; readonly lookUpId: string; readonly fault: NoticeFault }
  | { readonly name: 'scan-failed'; readonly fault: NoticeFault }

/** Where the flow begins. */
export const noticeStart: NoticeState = { name: 'entry', typed: '' }

/**
 * The next state of a guest's notice; undefined when the event has no meaning here: a second tap, or an answer that comes
 * after the person went on.
 */
export function stepNotice(state: NoticeState, event: NoticeEvent): NoticeState | undefined {
  switch (event.name) {
    case 'typed':
      return state.name === 'entry' ? { name: 'entry', typed: event.typed } : undefined
    case 'doubted':
      return state.name === 'entry' ? { name: 'doubtful', code: event.code } : undefined
    case 'search-began':
      return state.name === 'searching' ? undefined : { name: 'searching', code: event.code, lookUpId: event.lookUpId }
    case 'found':
      return answers(state, event) ? { name: 'summary', notice: event.notice } : undefined
    case 'fault-found':
      return answers(state, event) ? { name: 'fault', fault: event.fault } : undefined
    case 'scan-failed':
      return state.name === 'searching' ? undefined : { name: 'fault', fault: event.fault }
    case 'phone-chosen':
      return hasNotice(state) ? { name: 'phone', notice: state.notice, qrRows: [...event.qrRows] } : undefined
    case 'tax-code-asked':
      return hasNotice(state)
        ? { name: 'tax-code', notice: state.notice, wanted: event.wanted, typed: '', isWrong: false }
        : undefined
    case 'tax-code-typed':
      return state.name === 'tax-code' ? { ...state, typed: event.typed } : undefined
    case 'tax-code-wrong':
      return state.name === 'tax-code' ? { ...state, isWrong: true } : undefined
    case 'tax-code-right':
      return state.name === 'tax-code' ? { name: 'summary', notice: state.notice } : undefined
    case 'back':
      return backFrom(state)
  }
}

/** Back from each state; undefined where back means leaving the flow. */
function backFrom(state: NoticeState): NoticeState | undefined {
  switch (state.name) {
    case 'entry':
      return undefined
    case 'doubtful':
    case 'searching':
      return { name: 'entry', typed: state.code }
    case 'fault':
      return 'code' in state.fault ? { name: 'entry', typed: state.fault.code } : noticeStart
    case 'summary':
      return noticeStart
    case 'phone':
    case 'tax-code':
      return { name: 'summary', notice: state.notice }
  }
}

function answers(state: NoticeState, event: { readonly lookUpId: string }): boolean {
  return state.name === 'searching' && state.lookUpId === event.lookUpId
}

type WithNotice = Extract<NoticeState, { notice: NoticeSummary }>

/** Where the ways to pay a notice can be chosen. */
function hasNotice(state: NoticeState): state is WithNotice {
  return 'notice' in state
}
