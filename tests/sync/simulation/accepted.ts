import type { TicketNumber } from '../../../central/contract/tickets.ts'
import type { OperationName, Operations } from '../../../db/kiosk/operations.ts'
import type { NewTicket } from '../../../db/kiosk/stores/tickets.ts'
import { isSettled, printTitle } from '../../../main/domain/print-job.ts'

/** A command that a kiosk accepted with a change of its database, and the facts that must be at the centre once it is decided. */
export interface AcceptedCommand {
  readonly id: string
  readonly facts: readonly string[]
  /** The title of the print of which it tells that a sheet came out, or may have. */
  readonly sheet?: string
}

/** What was accepted with an operation that was done, and had this answer. */
export function acceptedBy(
  kioskId: string,
  operation: OperationName,
  args: unknown,
  answer: unknown,
): AcceptedCommand | undefined {
  if (operation === 'openTicket') return acceptedTicket(kioskId, args as NewTicket, answer as TicketNumber | undefined)
  if (operation !== 'advancePrintJob') return undefined
  const { id, step, commandId } = args as Parameters<Operations['advancePrintJob']>[1]
  if (!isSettled(step.state)) return undefined
  const { name } = step.state
  return { id: commandId, facts: [printFact(kioskId, id, name)], ...(name !== 'failed' && { sheet: printTitle(id) }) }
}

/** A request is itself, something for staff to do, and a mail where one was wanted: each once. */
function acceptedTicket(
  kioskId: string,
  { commandId, ticket }: NewTicket,
  number: TicketNumber | undefined,
): AcceptedCommand | undefined {
  if (number === undefined) return undefined
  const mail = ticket.answer.by === 'email' ? [`mail of request ${number}`] : []
  return { id: commandId, facts: [ticketFact(kioskId, number), `task of request ${number}`, ...mail] }
}

/** That a kiosk told what became of a print. */
export function printFact(kioskId: string, printId: string, outcome: string): string {
  return `print ${printId} of ${kioskId} is ${outcome}`
}

/** That a kiosk told of a request for assistance. */
export function ticketFact(kioskId: string, number: string): string {
  return `request ${number} of ${kioskId}`
}
