import { queueEffect } from '../../db/central/stores/effects.ts'
import type { ExportRequest, ExportResponse } from '../contract/accounts.ts'
import { rateLimit } from '../rate-limit.ts'
import type { AccountPorts } from './ports.ts'
import { accountOfSession } from './session.ts'

/** So many exports of one account within an hour. */
const EXPORTS_PER_HOUR = 3
const HOUR_MS = 60 * 60_000

/** Has all that is kept of a person mailed to the address of the account, as a file. The same `requestId` is one mail. */
export function dataExporter(
  ports: AccountPorts,
): (kioskId: string, request: ExportRequest) => Promise<ExportResponse> {
  const { db, creditor } = ports
  const limit = rateLimit(EXPORTS_PER_HOUR, HOUR_MS, ports.now)
  return async (kioskId, { session, requestId }) => {
    const account = await accountOfSession(ports, kioskId, session)
    if (account === undefined) return { result: 'signed-out' }
    if (!ports.hasMail) return { result: 'no-mail' }
    const { accountId } = account
    if (!limit.lets(accountId)) return { result: 'too-many' }
    await db.transaction().execute((trx) =>
      queueEffect(trx, creditor, {
        effectId: `export-${requestId}`,
        kind: 'account-mail',
        payload: { about: 'export', accountId },
        now: ports.now().toISOString(),
      }),
    )
    return { result: 'queued' }
  }
}
