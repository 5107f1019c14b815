import { sql } from 'kysely'
import { statusOncePaid, type OptionStatus, type PositionStatus } from '../../../main/domain/debt-position.ts'
import type { CentralTransaction } from '../open.ts'

/**
 * Makes paid what a receipt has paid among the options of these positions, and the positions with them. The one place where a
 * receipt becomes "paid": it is called when a receipt comes and when a position comes, so that their order does not matter. Answers
 * with the positions that it changed. The caller holds `lockPositions` and tells the feed.
 */
export async function payByReceipts(
  trx: CentralTransaction,
  creditor: string,
  iupds: readonly string[],
  now: string,
): Promise<readonly string[]> {
  const paid = await trx
    .updateTable('payment_option')
    .set({ status: 'PO_PAID' })
    .where('creditor', '=', creditor)
    .where(sql<boolean>`iupd = any(${iupds})`)
    .where('status', '=', 'PO_UNPAID')
    .where((option) =>
      option.exists(
        option
          .selectFrom('payment_receipt as receipt')
          .select('receipt.receipt_id')
          .whereRef('receipt.creditor', '=', 'payment_option.creditor')
          .where((eb) =>
            eb.or([
              eb('receipt.notice_number', '=', eb.ref('payment_option.notice_number')),
              eb.and([
                eb(sql`upper(receipt.iuv)`, '=', sql`upper(payment_option.iuv)`),
                // The older receipt has no notice number, and a creditor's file may have made up another one for the same IUV.
                eb.not(
                  eb.exists(
                    eb
                      .selectFrom('payment_option as named')
                      .select('named.iupd')
                      .whereRef('named.creditor', '=', 'receipt.creditor')
                      .whereRef('named.notice_number', '=', 'receipt.notice_number'),
                  ),
                ),
              ]),
            ]),
          ),
      ),
    )
    .returning('iupd')
    .execute()
  const changed = [...new Set(paid.map(({ iupd }) => iupd))]
  for (const iupd of changed) await writeStatus(trx, creditor, iupd, now)
  return changed
}

async function writeStatus(trx: CentralTransaction, creditor: string, iupd: string, now: string): Promise<void> {
  const position = await trx
    .selectFrom('debt_position')
    .select('status')
    .where('creditor', '=', creditor)
    .where('iupd', '=', iupd)
    .executeTakeFirstOrThrow()
  const options = await trx
    .selectFrom('payment_option')
    .select(['status', 'is_instalment'])
    .where('creditor', '=', creditor)
    .where('iupd', '=', iupd)
    .execute()
  const status = statusOncePaid({
    status: position.status as PositionStatus,
    options: options.map((option) => ({
      isInstalment: option.is_instalment,
      status: option.status as OptionStatus,
    })),
  })
  await trx
    .updateTable('debt_position')
    .set({ status, updated_at: now })
    .where('creditor', '=', creditor)
    .where('iupd', '=', iupd)
    .execute()
}
