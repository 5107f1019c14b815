import * as z from 'zod'

/**
 * What can keep a printer from giving out a sheet, as a person at the kiosk would name it. `offline`: the printer does not answer;
 * `not-accepting`: it answers and takes no jobs; `stopped`: it stands still for a reason it does not tell.
 */
export const printerFaults = [
  'paper-out',
  'paper-jam',
  'door-open',
  'toner-empty',
  'offline',
  'not-accepting',
  'stopped',
] as const

/** One of `printerFaults`; each has its own screen. */
export type PrinterFault = (typeof printerFaults)[number]

/**
 * Why a print surely gave no sheet: a fault found before anything was submitted; `interrupted`: the program ended while the print still
 * waited its turn; `cancelled`: by a person, at the kiosk or at the printer; `refused`: the printer did not take it; `aborted`: the
 * printer gave it up with nothing printed.
 */
export const printFailures = [...printerFaults, 'interrupted', 'cancelled', 'refused', 'aborted'] as const

/** One of `printFailures`. */
export type PrintFailure = (typeof printFailures)[number]

/**
 * Why nobody can tell by machine whether a sheet came out. `not-found`: the answer to the submission was lost and the printer shows no
 * such job; `unreachable`: the printer did not answer for too long; `forgotten`: it no longer knows a job that it had taken;
 * `unproven`: only a spooler says completed, the printer does not; `partly-printed`: it ended early, after or perhaps after a sheet.
 */
export const printDoubts = ['not-found', 'unreachable', 'forgotten', 'unproven', 'partly-printed'] as const

/** One of `printDoubts`. */
export type PrintDoubt = (typeof printDoubts)[number]

/** The identity of one print, unique for ever; it names no person, since it is shown on the printer's panel and in its logs. */
export const printId = z.uuid().brand('PrintId')

/** See `printId`. */
export type PrintId = z.infer<typeof printId>

/**
 * Where a print stands (design, section 7). Each state is committed before the act that follows it: `submitting` before the document is
 * sent, `submitted` before the printer is asked about it. `sent`, `failed` and `unknown` are final; only `sent` promises a sheet. `detail` is for
 * staff and logs and holds nothing personal.
 */
export const printState = z.discriminatedUnion('name', [
  z.object({ name: z.literal('queued') }),
  z.object({ name: z.literal('submitting') }),
  z.object({ name: z.literal('submitted'), printerJobId: z.int().positive() }),
  z.object({ name: z.literal('sent') }),
  z.object({ name: z.literal('failed'), reason: z.enum(printFailures), detail: z.string().max(200).optional() }),
  z.object({ name: z.literal('unknown'), doubt: z.enum(printDoubts) }),
])

/** See `printState`. */
export type PrintState = Readonly<z.infer<typeof printState>>

/**
 * The papers that a kiosk prints. `slip` is the "pay later" slip: where to look a payment up that is not confirmed yet. `ticket` is the
 * slip of a request for assistance.
 */
export const printDocuments = ['notice', 'receipt', 'slip', 'ticket'] as const

/** One of the papers that a kiosk prints. */
export type PrintDocument = (typeof printDocuments)[number]

/**
 * What a print shows, for the record of it: which paper, of which notice (its number, or the IUV where a receipt knows no other) or of
 * which request for assistance.
 */
export type PrintSubject =
  | { readonly document: Exclude<PrintDocument, 'ticket'>; readonly noticeNumber: string }
  | { readonly document: 'ticket'; readonly ticketNumber: string }

/**
 * One print as it is kept on disk: never the document. `printer` is the printer's name in the kiosk's settings; `madeAt` is ISO 8601;
 * `requestId` is the request of the screen that it answers.
 */
export type PrintJob = {
  readonly id: PrintId
  readonly subject: PrintSubject
  readonly printer: string
  readonly madeAt: string
  readonly state: PrintState
  readonly requestId?: string
}

/** A change of state with the moment it was decided, ISO 8601. */
export type PrintStep = { readonly state: PrintState; readonly at: string }

/** Whether a print in this state will never change again by itself. */
export function isSettled(state: PrintState): boolean {
  return state.name === 'sent' || state.name === 'failed' || state.name === 'unknown'
}

/**
 * Whether a print may go from one state to the next; a store refuses any other step. A print that was perhaps submitted can no longer
 * be `interrupted` (that promises no sheet), a sheet is never promised without the printer's job, and nothing leaves a final state:
 * printing again is another print.
 */
export function canAdvance(from: PrintState, to: PrintState): boolean {
  switch (from.name) {
    case 'queued':
      return to.name === 'submitting' || (to.name === 'failed' && to.reason !== 'aborted' && to.reason !== 'refused')
    case 'submitting':
      return to.name === 'submitted' || to.name === 'unknown' || (to.name === 'failed' && isNotTaken(to.reason))
    case 'submitted':
      return (
        to.name === 'sent' ||
        to.name === 'unknown' ||
        (to.name === 'failed' && (to.reason === 'cancelled' || to.reason === 'aborted'))
      )
    case 'sent':
    case 'failed':
    case 'unknown':
      return false
  }
}

/** The reasons for which a submission surely left nothing in the printer. */
function isNotTaken(reason: PrintFailure): boolean {
  return reason === 'offline' || reason === 'not-accepting' || reason === 'refused'
}

/** The title the print bears in the printer, by which it is found again after a crash: our id and nothing personal. */
export function printTitle(id: PrintId): string {
  return `sportello-${id}`
}
