import type { Central } from '../../db/central/open.ts'
import { forgetEmails, settleOverdue } from '../../db/central/stores/attempt-ends.ts'

/** How long the address of a payment without word is kept: the receipt of a slow bank comes within days. */
const EMAIL_LIFE_MS = 7 * 24 * 60 * 60_000

/** What is done about payments now and then: those without word end, and addresses that no receipt came for are forgotten. */
export async function settlePayments(db: Central, creditor: string, now: Date): Promise<void> {
  await settleOverdue(db, creditor, now.toISOString())
  await forgetEmails(db, creditor, new Date(now.getTime() - EMAIL_LIFE_MS).toISOString())
}
