import type { printProcedures } from '../contract/print.ts'
import type { Handlers } from '../contract/procedure.ts'
import { printId, type PrintDocument, type PrintState } from '../domain/print-job.ts'
import { stepPrint, type PrintedFacts, type PrintEvent, type PrintTrouble } from '../domain/print-stage.ts'
import type { PrintProgress, PrintQueue } from '../printing/print-queue.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { done, notNow } from './visit.ts'

/** A paper that a flow wants printed: what stands beside the print, and how it is drawn. */
export interface PrintRequest {
  readonly document: PrintDocument
  readonly facts: PrintedFacts
  readonly draw: () => Promise<Uint8Array>
}

/** What printing needs from the rest of the kiosk. */
export interface PrintFlowParts {
  readonly visit: Visit
  readonly prints: Pick<PrintQueue, 'print' | 'cancel'>
  readonly newId: () => string
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

/** The prints of a visit, one at a time; they lie over the screen of the flow that wants them. */
export interface PrintFlow {
  readonly handlers: Handlers<typeof printProcedures, Caller>
  /** Begins a print; false while another one is under way. */
  readonly begin: (request: PrintRequest) => boolean
  /** Hears from the print queue. */
  readonly onPrint: (progress: PrintProgress) => void
}

/** Printing on one visit. */
export function createPrintFlow(parts: PrintFlowParts): PrintFlow {
  const { visit, prints } = parts
  let last: PrintRequest | undefined
  /** Prints whose sheet is still being drawn: the queue does not know them yet, and one taken out of here is not printed. */
  const drawing = new Set<string>()
  visit.onEnd(() => {
    const stage = visit.screen().print
    // A sheet that is still held back would come out later, before nobody.
    if (stage?.name === 'printing' && !drawing.delete(stage.printId)) {
      inBackground('cancel', prints.cancel(printId.parse(stage.printId)))
    }
    last = undefined
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

  function begin(request: PrintRequest): boolean {
    const { document, facts } = request
    const id = printId.parse(parts.newId())
    if (!advance({ name: 'began', document, facts, printId: id })) return false
    last = request
    const work = async () => {
      drawing.add(id)
      const pdf = await request.draw()
      if (!drawing.delete(id)) return
      const job = await prints.print(id, { document, noticeNumber: facts.noticeNumber }, pdf)
      advance({ name: 'ended', printId: id, trouble: troubleOf(job.state) })
    }
    inBackground(
      'print',
      work().catch((error: unknown) => {
        // While it was being drawn surely nothing was printed.
        advance({ name: 'ended', printId: id, trouble: drawing.delete(id) ? 'aborted' : 'unknown' })
        throw error
      }),
    )
    return true
  }

  return {
    begin,
    handlers: {
      'print.cancel': async () => {
        const stage = visit.screen().print
        if (stage?.name !== 'printing') return notNow
        if (drawing.delete(stage.printId)) advance({ name: 'ended', printId: stage.printId, trouble: 'cancelled' })
        else await prints.cancel(printId.parse(stage.printId))
        return done
      },
      'print.again': () => (last !== undefined && begin(last) ? done : notNow),
      'print.close': () => (advance({ name: 'closed' }) ? done : notNow),
    },
    onPrint: ({ job, waitingFor }) => {
      advance({ name: 'waits', printId: job.id, waitingFor })
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
