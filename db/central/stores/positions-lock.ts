import { sql } from 'kysely'
import type { CentralTransaction } from '../open.ts'

/**
 * Keeps everybody else from changing the municipality's positions, or relying on them, to the end of the transaction. Whoever
 * writes positions or receipts takes it first, so that a receipt and an import that do not see each other yet are never both
 * halfway.
 */
export async function lockPositions(trx: CentralTransaction, creditor: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${nameOf(creditor)}))`.execute(trx)
}

/** Keeps the municipality's positions as they are to the end of the transaction; any number may hold them at once. */
export async function holdPositions(trx: CentralTransaction, creditor: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext(${nameOf(creditor)}))`.execute(trx)
}

function nameOf(creditor: string): string {
  return `positions of ${creditor}`
}
