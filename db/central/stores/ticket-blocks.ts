import { sql } from 'kysely'
import type { Central, CentralTransaction } from '../open.ts'
import type { Kiosk } from './kiosks.ts'

/** The last block that a number of five digits can name is the centre's own; the others are for kiosks. */
const CENTRAL_BLOCK = 99_999

/**
 * The block from which an installation of a kiosk numbers requests for assistance: its own for good, allotted when it is first asked for.
 * A kiosk that is enrolled anew, because its file was restored or cloned, is another installation, so that no number is given
 * twice. Undefined when the municipality has no block left.
 */
export async function ticketBlockOf(
  db: Central,
  creditor: string,
  kiosk: Pick<Kiosk, 'kioskId' | 'installId'>,
  now: string,
): Promise<number | undefined> {
  return (
    (await findBlock(db, creditor, kiosk)) ??
    db.transaction().execute(async (trx) => {
      await lockBlocks(trx, creditor)
      // Somebody else may have allotted it before the lock was ours.
      return (await findBlock(trx, creditor, kiosk)) ?? allotBlock(trx, creditor, kiosk, now)
    })
  )
}

/** Whether a block is a kiosk's: allotted to this installation of it, or to one before, whose requests may still be on their way. */
export async function hasBlock(db: Central, creditor: string, kioskId: string, block: number): Promise<boolean> {
  const row = await db
    .selectFrom('ticket_block')
    .select('block')
    .where('creditor', '=', creditor)
    .where('block', '=', block)
    .where('kiosk_id', '=', kioskId)
    .executeTakeFirst()
  return row !== undefined
}

/** The next number of the centre's own block, for a request whose number is not to be had; nobody else takes it before the transaction ends. */
export async function nextCentralNumber(trx: CentralTransaction, creditor: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext(${`ticket numbers of ${creditor}`}))`.execute(trx)
  const { count } = await trx
    .selectFrom('ticket')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('creditor', '=', creditor)
    .where('slip_number', 'is not', null)
    .executeTakeFirstOrThrow()
  return `${CENTRAL_BLOCK}-${count + 1}`
}

async function findBlock(
  db: Central,
  creditor: string,
  { kioskId, installId }: Pick<Kiosk, 'kioskId' | 'installId'>,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('ticket_block')
    .select('block')
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
    .where('install_id', '=', installId)
    .executeTakeFirst()
  return row?.block
}

async function allotBlock(
  trx: CentralTransaction,
  creditor: string,
  { kioskId, installId }: Pick<Kiosk, 'kioskId' | 'installId'>,
  now: string,
): Promise<number | undefined> {
  const last = await trx
    .selectFrom('ticket_block')
    .select((eb) => eb.fn.max('block').as('block'))
    .where('creditor', '=', creditor)
    .executeTakeFirst()
  const block = (last?.block ?? 0) + 1
  if (block >= CENTRAL_BLOCK) return undefined
  await trx
    .insertInto('ticket_block')
    .values({ creditor, block, kiosk_id: kioskId, install_id: installId, allotted_at: now })
    .execute()
  return block
}

/** Blocks of a municipality are allotted one at a time, to the end of the transaction. */
async function lockBlocks(trx: CentralTransaction, creditor: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`ticket blocks of ${creditor}`}))`.execute(trx)
}
