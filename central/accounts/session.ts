import { accountById, type Account } from '../../db/central/stores/accounts.ts'
import { useSession } from '../../db/central/stores/account-sessions.ts'
import type { SessionKey } from '../contract/accounts.ts'
import { digestOf } from '../digest.ts'
import type { AccountPorts } from './ports.ts'

const MINUTE_MS = 60_000

/** A session that nobody used for so long is over: longer than a payment on a page of others takes. */
const IDLE_MS = 20 * MINUTE_MS

/** No session is longer, however much it is used. */
const LONGEST_MS = 60 * MINUTE_MS

/**
 * Whose session this is; undefined where it is over, or of another kiosk or visit. All that is asked with a session is asked of this account and
 * no other, whatever ids come with it.
 */
export async function accountOfSession(
  { db, creditor, now }: Pick<AccountPorts, 'db' | 'creditor' | 'now'>,
  kioskId: string,
  { token, visitId }: SessionKey,
): Promise<Account | undefined> {
  const at = now()
  const before = (ms: number) => new Date(at.getTime() - ms).toISOString()
  const limits = { beganAfter: before(LONGEST_MS), usedAfter: before(IDLE_MS) }
  const place = { tokenHash: digestOf(token), kioskId, visitId }
  const accountId = await useSession(db, creditor, place, limits, at.toISOString())
  return accountId === undefined ? undefined : accountById(db, creditor, accountId)
}
