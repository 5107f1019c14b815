import * as z from 'zod'
import { TicketNumber } from '../../central/contract/tickets.ts'
import { printDocuments, printerFaults, type PrintDocument, type PrinterFault, type PrintSubject } from './print-job.ts'
import type { PrinterCondition } from './print-routes.ts'

/**
 * What went wrong on the way to paper. A printer fault, `interrupted`, `cancelled`, `refused`, `aborted`: surely no sheet.
 * `unknown`: nobody can tell by machine, and nothing is printed again by itself.
 */
export const PrintTrouble = z.enum([...printerFaults, 'interrupted', 'cancelled', 'refused', 'aborted', 'unknown'])
/** What went wrong on the way to paper. */
export type PrintTrouble = z.infer<typeof PrintTrouble>

/** The little that stands beside what is done with a notice: whose, how much, which. */
export const NoticeFacts = z.strictObject({
  creditorName: z.string(),
  amountCents: z.int().positive(),
  noticeNumber: z.string(),
})
/** The little that stands beside what is done with a notice. */
export type NoticeFacts = z.infer<typeof NoticeFacts>

/** The little that stands beside a print: what its notice is, or the number of a request for assistance. */
export const PrintedFacts = z.union([NoticeFacts, z.strictObject({ ticketNumber: TicketNumber })])
/** The little that stands beside a print. */
export type PrintedFacts = z.infer<typeof PrintedFacts>

/** What a print shows, for the record of it. Throws where paper and facts do not go together. */
export function subjectOf(document: PrintDocument, facts: PrintedFacts): PrintSubject {
  if (document === 'ticket' && 'ticketNumber' in facts) return { document, ticketNumber: facts.ticketNumber }
  if (document !== 'ticket' && 'noticeNumber' in facts) return { document, noticeNumber: facts.noticeNumber }
  throw new Error(`The facts of a print are not those of a ${document}`)
}

const paper = { document: z.enum(printDocuments), facts: PrintedFacts }
const print = {
  ...paper,
  /** The name of the printer that it goes to. */
  printer: z.string(),
  /** Whether it is the one repetition for a person whose sheet came out badly. */
  isReprint: z.boolean(),
}

/**
 * Where a print of this visit stands; it lies over the screen of its flow. `printed`: the sheet is out; `trouble`: it is not, or nobody
 * knows; `mended`: what kept it back is gone, and it can be tried again; `quota`: this visit has had its prints.
 */
export const PrintStage = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('printing'),
    ...print,
    printId: z.string(),
    /** Set while the sheet is kept back by something a person can mend. */
    waitingFor: z.enum(printerFaults).optional(),
  }),
  z.strictObject({ name: z.literal('printed'), ...print }),
  z.strictObject({ name: z.literal('trouble'), ...print, trouble: PrintTrouble }),
  z.strictObject({ name: z.literal('mended'), ...print }),
  z.strictObject({ name: z.literal('quota'), ...paper, limit: z.int().positive() }),
])
/** Where a print of this visit stands. */
export type PrintStage = z.infer<typeof PrintStage>

/** What can happen to a print: what the kiosk learned of it or of its printer, and that the person has read how it ended. */
export type PrintEvent =
  | {
      readonly name: 'began'
      readonly document: PrintDocument
      readonly facts: PrintedFacts
      readonly printer: string
      readonly isReprint: boolean
      readonly printId: string
    }
  /** Taken back from one printer, surely without a sheet, and given to another. */
  | { readonly name: 'moved'; readonly printId: string; readonly printer: string; readonly newPrintId: string }
  | { readonly name: 'waits'; readonly printId: string; readonly waitingFor: PrinterFault | undefined }
  | { readonly name: 'ended'; readonly printId: string; readonly trouble: PrintTrouble | undefined }
  | { readonly name: 'printer-seen'; readonly printer: string; readonly condition: PrinterCondition }
  | {
      readonly name: 'quota-reached'
      readonly document: PrintDocument
      readonly facts: PrintedFacts
      readonly limit: number
    }
  | { readonly name: 'closed' }

/**
 * The next stage of a visit's print (null: there is none); undefined when the event has no meaning here: a second tap, news of a
 * print that is no longer the visit's, or a second repetition of the same print. While a sheet is being made nothing but its end changes
 * the stage.
 */
export function stepPrint(stage: PrintStage | null, event: PrintEvent): PrintStage | null | undefined {
  switch (event.name) {
    case 'began': {
      if (stage?.name === 'printing' || (event.isReprint && !mayReprint(stage))) return undefined
      const { document, facts, printer, isReprint, printId } = event
      return { name: 'printing', document, facts, printer, isReprint, printId }
    }
    case 'moved': {
      if (stage?.name !== 'printing' || stage.printId !== event.printId) return undefined
      return { name: 'printing', ...printOf(stage), printer: event.printer, printId: event.newPrintId }
    }
    case 'waits': {
      if (stage?.name !== 'printing' || stage.printId !== event.printId) return undefined
      const { printId } = stage
      const { waitingFor } = event
      return { name: 'printing', ...printOf(stage), printId, ...(waitingFor !== undefined && { waitingFor }) }
    }
    case 'ended': {
      if (stage?.name !== 'printing' || stage.printId !== event.printId) return undefined
      return event.trouble === undefined
        ? { name: 'printed', ...printOf(stage) }
        : { name: 'trouble', ...printOf(stage), trouble: event.trouble }
    }
    case 'printer-seen': {
      const shown = conditionShownBy(stage)
      if (shown === undefined || stage === null || !('printer' in stage) || stage.printer !== event.printer)
        return undefined
      if (event.condition === shown) return undefined
      return event.condition === 'ready'
        ? { name: 'mended', ...printOf(stage) }
        : { name: 'trouble', ...printOf(stage), trouble: event.condition }
    }
    case 'quota-reached': {
      const { document, facts, limit } = event
      return stage?.name === 'printing' ? undefined : { name: 'quota', document, facts, limit }
    }
    case 'closed':
      return stage === null || stage.name === 'printing' ? undefined : null
  }
}

/** One repetition for each print: of a sheet that is out, or of that repetition while it has not come out. */
function mayReprint(stage: PrintStage | null): boolean {
  if (stage?.name === 'printed') return !stage.isReprint
  return (stage?.name === 'trouble' || stage?.name === 'mended') && stage.isReprint
}

/** How the printer is by this stage; undefined where the stage does not speak of the printer. */
function conditionShownBy(stage: PrintStage | null): PrinterCondition | undefined {
  if (stage?.name === 'mended') return 'ready'
  return stage?.name === 'trouble' ? printerFaults.find((fault) => fault === stage.trouble) : undefined
}

function printOf({ document, facts, printer, isReprint }: Extract<PrintStage, { printer: string }>) {
  return { document, facts, printer, isReprint }
}
