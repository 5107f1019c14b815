import type { Central } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import type { MailNoticeRequest, MailNoticeResponse } from '../contract/papers.ts'
import { payableNotice } from '../payments/payable-notice.ts'
import { rateLimit } from '../rate-limit.ts'
import type { PaperPorts } from './paper-link.ts'

/** So many mails go to one address within an hour, and as many of one notice: enough to mistype, too few to flood anybody. */
const MAILS_PER_HOUR = 5
const HOUR_MS = 60 * 60_000

/** Has notices mailed that can be paid now. The same `requestId` for the same notice is one mail. */
export function noticeMailer(
  db: Central,
  creditor: string,
  ports: Pick<PaperPorts, 'now' | 'hasMail'>,
): (request: MailNoticeRequest) => Promise<MailNoticeResponse> {
  const limit = rateLimit(MAILS_PER_HOUR, HOUR_MS, ports.now)
  return async ({ requestId, noticeNumber, email, language }) => {
    if (!ports.hasMail) return { result: 'no-mail' }
    const now = ports.now().toISOString()
    const notice = await payableNotice(db, creditor, noticeNumber, now)
    if (!notice.ok) return { result: 'not-payable', why: notice.why }
    if (!limit.lets(`to ${email.toLowerCase()}`) || !limit.lets(`of ${noticeNumber}`)) return { result: 'too-many' }
    await db.transaction().execute((trx) =>
      queueEffect(trx, creditor, {
        effectId: `notice-${noticeNumber}-for-${requestId}`,
        kind: 'notice-mail',
        payload: { noticeNumber, to: email, language },
        now,
      }),
    )
    return { result: 'queued' }
  }
}
