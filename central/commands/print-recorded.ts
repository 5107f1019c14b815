import type { PrintRecorded } from '../contract/commands.ts'
import type { CommandOutcome } from '../contract/sync.ts'
import type { CentralTransaction } from '../../db/central/open.ts'
import { addPrintRecord } from '../../db/central/stores/commands.ts'
import type { CommandOrigin } from './command-origin.ts'

/** Keeps the fact that a kiosk printed, or could not. A fact about paper is never refused. */
export async function applyPrintRecorded(
  trx: CentralTransaction,
  creditor: string,
  { kioskId }: CommandOrigin,
  args: PrintRecorded,
): Promise<CommandOutcome> {
  await addPrintRecord(trx, creditor, kioskId, args)
  return { ok: true }
}
