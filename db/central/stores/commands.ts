import type { CommandOutcome, PushedCommand } from '../../../central/contract/sync.ts'
import type { PrintRecorded } from '../../../central/contract/commands.ts'
import type { Central, CentralTransaction } from '../open.ts'
import type { Kiosk } from './kiosks.ts'

/** A command whose outcome is stored. */
export interface StoredCommand {
  readonly id: string
  readonly argsHash: string
  readonly outcome: CommandOutcome
}

/** What is stored for one place in the queue of a kiosk's installation. */
export async function commandAt(
  db: Central,
  creditor: string,
  kiosk: Pick<Kiosk, 'kioskId' | 'installId'>,
  seq: number,
): Promise<StoredCommand | undefined> {
  const row = await selectStored(db, creditor, kiosk.kioskId)
    .where('install_id', '=', kiosk.installId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row && storedFromRow(row)
}

/** How a command of a kiosk was decided, in whichever of its queues; undefined when it was not. */
export async function decisionOf(
  db: Central,
  creditor: string,
  kioskId: string,
  commandId: string,
): Promise<StoredCommand | undefined> {
  const row = await selectStored(db, creditor, kioskId)
    .where('command_id', '=', commandId)
    .where('is_decision', '=', true)
    .executeTakeFirst()
  return row && storedFromRow(row)
}

/**
 * Stores the outcome of a command and moves the kiosk's queue on, in the transaction that applied the command. `isDecision` is false
 * where nothing was decided now.
 */
export async function storeOutcome(
  trx: CentralTransaction,
  creditor: string,
  kiosk: Kiosk,
  command: PushedCommand,
  decided: { readonly outcome: CommandOutcome; readonly isDecision: boolean },
  now: string,
): Promise<void> {
  await logOutcome(trx, creditor, kiosk, command, decided, now)
  await trx
    .updateTable('kiosk')
    .set({ last_seq: command.seq })
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kiosk.kioskId)
    .execute()
}

/** Stores the outcome of a command of an installation of a kiosk, and leaves its queue where it is. */
export async function logOutcome(
  trx: CentralTransaction,
  creditor: string,
  kiosk: Pick<Kiosk, 'kioskId' | 'installId'>,
  command: PushedCommand,
  { outcome, isDecision }: { readonly outcome: CommandOutcome; readonly isDecision: boolean },
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
      request_id: command.requestId ?? null,
      is_decision: isDecision,
      made_at: command.madeAt,
      received_at: now,
    })
    .execute()
}

/** Puts the decision of a command in the place of the word that nobody knew it, in the transaction that applied it. */
export async function replaceOutcome(
  trx: CentralTransaction,
  creditor: string,
  kiosk: Pick<Kiosk, 'kioskId' | 'installId'>,
  seq: number,
  outcome: CommandOutcome,
): Promise<void> {
  await trx
    .updateTable('command_log')
    .set({ outcome: JSON.stringify(outcome), is_decision: true })
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kiosk.kioskId)
    .where('install_id', '=', kiosk.installId)
    .where('seq', '=', seq)
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

function selectStored(db: Central, creditor: string, kioskId: string) {
  return db
    .selectFrom('command_log')
    .select(['command_id', 'args_hash', 'outcome'])
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
}

function storedFromRow(row: { command_id: string; args_hash: string; outcome: string }): StoredCommand {
  return { id: row.command_id, argsHash: row.args_hash, outcome: JSON.parse(row.outcome) as CommandOutcome }
}
