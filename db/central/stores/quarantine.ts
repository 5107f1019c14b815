import type { PushedCommand } from '../../../central/contract/sync.ts'
import type { Central, CentralTransaction } from '../open.ts'
import type { Kiosk } from './kiosks.ts'

/** A command in quarantine, as staff sees it: never its arguments. */
export interface HeldCommand {
  readonly kioskId: string
  readonly kiosk: string
  readonly seq: number
  readonly name: string
  readonly madeAt: string
  readonly receivedAt: string
}

/** Keeps a command of a revoked kiosk. One that is kept already stays as it is; copies of a kiosk may have different
 * ones at the same place. */
export async function holdCommand(
  trx: CentralTransaction,
  creditor: string,
  kiosk: Kiosk,
  command: PushedCommand,
  now: string,
): Promise<void> {
  await trx
    .insertInto('quarantine')
    .values({
      creditor,
      kiosk_id: kiosk.kioskId,
      install_id: kiosk.installId,
      seq: command.seq,
      command_id: command.id,
      name: command.name,
      args: JSON.stringify(command.args ?? null),
      args_hash: command.argsHash,
      request_id: command.requestId ?? null,
      made_at: command.madeAt,
      received_at: now,
      state: 'held',
    })
    .onConflict((conflict) => conflict.columns(['creditor', 'kiosk_id', 'command_id']).doNothing())
    .execute()
}

/** How many commands of a kiosk were ever put into quarantine. */
export async function countHeld(db: Central, creditor: string, kioskId: string): Promise<number> {
  const { count } = await db
    .selectFrom('quarantine')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
    .executeTakeFirstOrThrow()
  return count
}

/** The commands that wait for staff, by kiosk and in the order of its queue. */
export async function listHeld(db: Central, creditor: string): Promise<readonly HeldCommand[]> {
  return db
    .selectFrom('quarantine as held')
    .innerJoin('kiosk', (join) =>
      join.onRef('kiosk.creditor', '=', 'held.creditor').onRef('kiosk.kiosk_id', '=', 'held.kiosk_id'),
    )
    .select([
      'held.kiosk_id as kioskId',
      'kiosk.name as kiosk',
      'held.seq',
      'held.name',
      'held.made_at as madeAt',
      'held.received_at as receivedAt',
    ])
    .where('held.creditor', '=', creditor)
    .where('held.state', '=', 'held')
    .orderBy('kiosk.name')
    .orderBy('held.received_at')
    .orderBy('held.seq')
    .execute()
}

/** The next command of a kiosk that waits for staff, of these names if they are given; locked to the end of the transaction. */
export async function nextHeld(
  trx: CentralTransaction,
  creditor: string,
  kioskId: string,
  names?: readonly string[],
): Promise<PushedCommand | undefined> {
  const row = await trx
    .selectFrom('quarantine')
    .selectAll()
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
    .where('state', '=', 'held')
    .$if(names !== undefined, (query) => query.where('name', 'in', names ?? []))
    .orderBy('received_at')
    .orderBy('seq')
    .orderBy('command_id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      seq: row.seq,
      id: row.command_id,
      name: row.name,
      args: JSON.parse(row.args ?? 'null') as unknown,
      argsHash: row.args_hash,
      madeAt: row.made_at,
      ...(row.request_id !== null && { requestId: row.request_id }),
    }
  )
}

/** How many commands of a kiosk wait for staff. */
export async function countWaiting(db: Central, creditor: string, kioskId: string): Promise<number> {
  const { count } = await db
    .selectFrom('quarantine')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow()
  return count
}

/** Says what became of a command in quarantine, and blanks its arguments. */
export async function settleHeld(
  trx: CentralTransaction,
  creditor: string,
  kioskId: string,
  commandId: string,
  verdict: 'release' | 'discard',
): Promise<void> {
  await trx
    .updateTable('quarantine')
    .set({ state: verdict === 'release' ? 'released' : 'discarded', args: null })
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
    .where('command_id', '=', commandId)
    .execute()
}
