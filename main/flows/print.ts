import type { printProcedures } from '../contract/print.ts'
import type { Handlers } from '../contract/procedure.ts'
import { printId, type PrintDocument, type PrintState } from '../domain/print-job.ts'
import { otherPrinter, printersFor, type KioskPrinter } from '../domain/print-routes.ts'
import { stepPrint, subjectOf, type PrintedFacts, type PrintEvent, type PrintTrouble } from '../domain/print-stage.ts'
import type { PrintProgress } from '../printing/print-queue.ts'
import type { Printers } from '../printing/printers.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { done, notNow } from './visit.ts'

/** A paper that a flow wants printed: what stands beside the print, and how it is drawn. */
export interface PrintRequest {
  readonly document: PrintDocument
  readonly facts: PrintedFacts
  readonly draw: () => Promise<Uint8Array>
  /** The request of the screen that it answers. */
  readonly requestId: string | undefined
}

/** What printing needs from the rest of the kiosk. */
export interface PrintFlowParts {
  readonly visit: Visit
  readonly prints: Pick<Printers, 'print' | 'cancel'>
  readonly newId: () => string
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

/** The prints of a visit, one at a time; they lie over the screen of the flow that wants them. */
export interface PrintFlow {
  readonly handlers: Handlers<typeof printProcedures, Caller>
  /** Begins a print, or says that this visit has had its prints; false while another one is under way. */
  readonly begin: (request: PrintRequest) => boolean
  /** Hears from the print queues. */
  readonly onPrint: (progress: PrintProgress) => void
  /** Hears of every look at the printers. */
  readonly onLook: (printers: readonly KioskPrinter[]) => void
}

/** Printing on one visit. */
export function createPrintFlow(parts: PrintFlowParts): PrintFlow {
  const { visit, prints } = parts
  let last: PrintRequest | undefined
  /** How many sheets this visit has had, without those that only repeat one that came out badly. */
  let sheetCount = 0
  /** Prints whose sheet is still being drawn: the queue does not know them yet, and one taken out of here is not printed. */
  const drawing = new Set<string>()
  /** Prints that are being taken back from their printer, and the printer that they go to then. */
  const moving = new Map<string, string>()
  visit.onEnd(() => {
    const stage = visit.screen().print
    // A sheet that is still held back would come out later, before nobody.
    if (stage?.name === 'printing' && !drawing.delete(stage.printId)) cancelInBackground(stage.printId)
    moving.clear()
    last = undefined
    sheetCount = 0
  })

  const advance = (event: PrintEvent): boolean => {
    const next = stepPrint(visit.screen().print, event)
    if (next === undefined) return false
    visit.setPrint(next)
    return true
  }
  const inBackground = (what: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => parts.onFault(what, error))
  }
  const cancelInBackground = (id: string) => inBackground('cancel', prints.cancel(printId.parse(id)))

  function begin(request: PrintRequest, how: { printer?: string; isReprint?: boolean } = {}): boolean {
    const { document, facts } = request
    const { isReprint = false } = how
    const limit = visit.settings()?.printsPerVisit
    if (!isReprint && limit !== undefined && sheetCount >= limit)
      return advance({ name: 'quota-reached', document, facts, limit })
    const printer = how.printer ?? printersFor(visit.screen().printers, document)[0]?.name
    if (printer === undefined) throw new Error('A kiosk has at least one printer')
    const id = parts.newId()
    if (!advance({ name: 'began', document, facts, printer, isReprint, printId: id })) return false
    last = request
    makeSheet(request, printer, isReprint, id)
    return true
  }

  function makeSheet(request: PrintRequest, printer: string, isReprint: boolean, id: string): void {
    const work = async () => {
      drawing.add(id)
      const pdf = await request.draw()
      if (!drawing.delete(id)) return
      const subject = subjectOf(request.document, request.facts)
      const { state } = await prints.print(printer, printId.parse(id), subject, pdf, request.requestId)
      const newPrinter = moving.get(id)
      moving.delete(id)
      if (newPrinter !== undefined && state.name === 'failed') {
        const newPrintId = parts.newId()
        const isMoved = advance({ name: 'moved', printId: id, printer: newPrinter, newPrintId })
        if (isMoved) makeSheet(request, newPrinter, isReprint, newPrintId)
        return
      }
      const isOurs = advance({ name: 'ended', printId: id, trouble: troubleOf(state) })
      if (isOurs && state.name === 'sent' && !isReprint) sheetCount += 1
    }
    inBackground(
      'print',
      work().catch((error: unknown) => {
        // While it was being drawn surely nothing was printed.
        advance({ name: 'ended', printId: id, trouble: drawing.delete(id) ? 'aborted' : 'unknown' })
        throw error
      }),
    )
  }

  /** Gives up a print that a printer has which does not answer: nobody can say what comes of it, and nobody is kept waiting for that. */
  function leaveInDoubt(id: string): void {
    cancelInBackground(id)
    advance({ name: 'ended', printId: id, trouble: 'unknown' })
  }

  return {
    begin: (request) => begin(request),
    handlers: {
      'print.cancel': async () => {
        const stage = visit.screen().print
        if (stage?.name !== 'printing') return notNow
        const { printId: id, waitingFor } = stage
        moving.delete(id)
        if (drawing.delete(id)) advance({ name: 'ended', printId: id, trouble: 'cancelled' })
        else if (waitingFor === 'offline') leaveInDoubt(id)
        else await prints.cancel(printId.parse(id))
        return done
      },
      'print.again': (_, { requestId }) => {
        const stage = visit.screen().print
        if (last === undefined || (stage?.name !== 'trouble' && stage?.name !== 'mended')) return notNow
        return begin({ ...last, requestId }, stage) ? done : notNow
      },
      'print.elsewhere': async (_, { requestId }) => {
        const { print: stage, printers } = visit.screen()
        if (last === undefined || stage === null || stage.name === 'printed' || stage.name === 'quota') return notNow
        const { document, isReprint } = stage
        const printer = otherPrinter(printers, document, stage.printer)?.name
        if (printer === undefined) return notNow
        if (stage.name === 'printing') {
          const { printId: id, waitingFor } = stage
          if (waitingFor === undefined) return notNow
          if (waitingFor !== 'offline') {
            moving.set(id, printer)
            await prints.cancel(printId.parse(id))
            return done
          }
          leaveInDoubt(id)
        }
        return begin({ ...last, requestId }, { printer, isReprint }) ? done : notNow
      },
      'print.reprint': (_, { requestId }) => {
        const stage = visit.screen().print
        if (last === undefined || stage?.name !== 'printed') return notNow
        return begin({ ...last, requestId }, { printer: stage.printer, isReprint: true }) ? done : notNow
      },
      'print.close': () => (advance({ name: 'closed' }) ? done : notNow),
    },
    onPrint: ({ job, waitingFor }) => {
      advance({ name: 'waits', printId: job.id, waitingFor })
    },
    onLook: (printers) => {
      for (const { name, condition } of printers) advance({ name: 'printer-seen', printer: name, condition })
    },
  }
}

/** How a print ended, in the words of the screen; undefined when the sheet is out. */
function troubleOf(state: PrintState): PrintTrouble | undefined {
  switch (state.name) {
    case 'sent':
      return undefined
    case 'failed':
      return state.reason
    case 'queued':
    case 'submitting':
    case 'submitted':
    case 'unknown':
      return 'unknown'
  }
}
