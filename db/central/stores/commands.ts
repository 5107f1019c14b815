import type { CommandOutcome, PushedCommand } from '../../../central/contract/sync.ts'
import type { PrintRecorded } from '../../../central/contract/commands.ts'
import type { Central, CentralTransaction } from '../open.ts'
import type { Kiosk } from './kiosks.ts'

/** A command that was decided before. */
export interface DecidedCommand {
  readonly id: string
  readonly argsHash: string
  readonly outcome: CommandOutcome
}

/** The stored decision of one place in a kiosk's queue. */
export async function decidedCommand(
  db: Central,
  creditor: string,
  kiosk: Kiosk,
  seq: number,
): Promise<DecidedCommand | undefined> {
  const row = await db
    .selectFrom('command_log')
    .select(['command_id', 'args_hash', 'outcome'])
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kiosk.kioskId)
    .where('install_id', '=', kiosk.installId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row && { id: row.command_id, argsHash: row.args_hash, outcome: JSON.parse(row.outcome) as CommandOutcome }
}

/** Stores a decision and moves the kiosk's queue on, in the transaction that applied the command. */
export async function storeDecision(
  trx: CentralTransaction,
  creditor: string,
  kiosk: Kiosk,
  command: PushedCommand,
  outcome: CommandOutcome,
  now: string,
): Promise<void> {
  await trx
    .insertInto('command_log')
    .values({
      creditor,
      kiosk_id: kiosk.kioskId,
      install_id: kiosk.installId,
      seq: command.seq,
      command_id: command.id,
      name: command.name,
      args_hash: command.argsHash,
      outcome: JSON.stringify(outcome),
      made_at: command.madeAt,
      received_at: now,
    })
    .execute()
  await trx
    .updateTable('kiosk')
    .set({ last_seq: command.seq })
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kiosk.kioskId)
    .execute()
}

/** Keeps what became of a print job. A print id that is known already keeps its first record. */
export async function addPrintRecord(
  trx: CentralTransaction,
  creditor: string,
  kioskId: string,
  print: PrintRecorded,
): Promise<void> {
  await trx
    .insertInto('print_record')
    .values({
      creditor,
      print_id: print.printId,
      kiosk_id: kioskId,
      document: print.document,
      notice_number: print.document === 'ticket' ? null : print.noticeNumber,
      ticket_number: print.document === 'ticket' ? print.ticketNumber : null,
      outcome: print.outcome,
      reason: print.reason ?? null,
      ended_at: print.endedAt,
    })
    .onConflict((conflict) => conflict.columns(['creditor', 'print_id']).doNothing())
    .execute()
}
