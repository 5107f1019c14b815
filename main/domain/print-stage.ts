import * as z from 'zod'
import { printDocuments, printerFaults, type PrintDocument } from './print-job.ts'

/**
 * What went wrong on the way to paper. A printer fault, `interrupted`, `cancelled`, `refused`, `aborted`: surely no sheet.
 * `unknown`: nobody can tell by machine, and nothing is printed again by itself.
 */
export const PrintTrouble = z.enum([...printerFaults, 'interrupted', 'cancelled', 'refused', 'aborted', 'unknown'])
/** What went wrong on the way to paper. */
export type PrintTrouble = z.infer<typeof PrintTrouble>

/** The little that stands beside a print: whose, how much, which. */
export const PrintedFacts = z.strictObject({
  creditorName: z.string(),
  amountCents: z.int().positive(),
  noticeNumber: z.string(),
})
/** The little that stands beside a print. */
export type PrintedFacts = z.infer<typeof PrintedFacts>

const paper = { document: z.enum(printDocuments), facts: PrintedFacts }

/** Where a print of this visit stands: `printing`, `printed` (the sheet is out), or `trouble`. It lies over the screen of its flow. */
export const PrintStage = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('printing'),
    ...paper,
    printId: z.string(),
    /** Set while the sheet is kept back by something a person can mend. */
    waitingFor: z.enum(printerFaults).optional(),
  }),
  z.strictObject({ name: z.literal('printed'), ...paper }),
  z.strictObject({ name: z.literal('trouble'), ...paper, trouble: PrintTrouble }),
])
/** Where a print of this visit stands. */
export type PrintStage = z.infer<typeof PrintStage>

/** What can happen to a print: what the kiosk learned of it, and that the person has read how it ended. */
export type PrintEvent =
  | {
      readonly name: 'began'
      readonly document: PrintDocument
      readonly facts: PrintedFacts
      readonly printId: string
    }
  | {
      readonly name: 'waits'
      readonly printId: string
      readonly waitingFor: (typeof printerFaults)[number] | undefined
    }
  | { readonly name: 'ended'; readonly printId: string; readonly trouble: PrintTrouble | undefined }
  | { readonly name: 'closed' }

/**
 * The next stage of a visit's print (null: there is none); undefined when the event has no meaning here: a second tap, or news of a
 * print that is no longer the visit's. While a sheet is being made nothing but its end changes the stage.
 */
export function stepPrint(stage: PrintStage | null, event: PrintEvent): PrintStage | null | undefined {
  switch (event.name) {
    case 'began': {
      const { document, facts, printId } = event
      return stage?.name === 'printing' ? undefined : { name: 'printing', document, facts, printId }
    }
    case 'waits': {
      if (stage?.name !== 'printing' || stage.printId !== event.printId) return undefined
      const { document, facts, printId } = stage
      return {
        name: 'printing',
        document,
        facts,
        printId,
        ...(event.waitingFor !== undefined && { waitingFor: event.waitingFor }),
      }
    }
    case 'ended': {
      if (stage?.name !== 'printing' || stage.printId !== event.printId) return undefined
      const { document, facts } = stage
      return event.trouble === undefined
        ? { name: 'printed', document, facts }
        : { name: 'trouble', document, facts, trouble: event.trouble }
    }
    case 'closed':
      return stage === null || stage.name === 'printing' ? undefined : null
  }
}
