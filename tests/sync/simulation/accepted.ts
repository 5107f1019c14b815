import type { OperationName, Operations } from '../../../db/kiosk/operations.ts'
import { isSettled, printTitle } from '../../../main/domain/print-job.ts'

/** A command that a kiosk accepted with a change of its database, and the facts that must be at the centre once it is decided. */
export interface AcceptedCommand {
  readonly id: string
  readonly facts: readonly string[]
  /** The title of the print of which it tells that a sheet came out, or may have. */
  readonly sheet?: string
}

/** What was accepted with an operation that was done. */
export function acceptedBy(kioskId: string, operation: OperationName, args: unknown): AcceptedCommand | undefined {
  if (operation !== 'advancePrintJob') return undefined
  const { id, step, commandId } = args as Parameters<Operations['advancePrintJob']>[1]
  if (!isSettled(step.state)) return undefined
  const { name } = step.state
  return { id: commandId, facts: [printFact(kioskId, id, name)], ...(name !== 'failed' && { sheet: printTitle(id) }) }
}

/** That a kiosk told what became of a print. */
export function printFact(kioskId: string, printId: string, outcome: string): string {
  return `print ${printId} of ${kioskId} is ${outcome}`
}
