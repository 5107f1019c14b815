import type { Central } from '../../db/central/open.ts'
import { forgetSessions } from '../../db/central/stores/account-sessions.ts'
import { blankApplicants, forgetProofs } from '../../db/central/stores/email-proofs.ts'
import { forgetFailures } from '../../db/central/stores/sign-in-failures.ts'

/** Longer than any session lives, any proof can be used or counted, and any wrong password is remembered. */
const FORGOTTEN_MS = 24 * 60 * 60_000

/** Forgets what accounts leave behind: proofs with what was written for them, sessions, and wrong passwords. */
export async function tidyAccounts(db: Central, creditor: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - FORGOTTEN_MS).toISOString()
  await blankApplicants(db, creditor, now.toISOString())
  await forgetProofs(db, creditor, before)
  await forgetSessions(db, creditor, before)
  await forgetFailures(db, creditor, before)
}
