import type { Central } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import type { MailNoticeRequest, MailNoticeResponse } from '../contract/papers.ts'
import { payableNotice } from '../payments/payable-notice.ts'

/** Has a notice mailed that can be paid now. The same `requestId` is one mail. */
export async function mailNotice(
  db: Central,
  creditor: string,
  request: MailNoticeRequest,
  now: string,
): Promise<MailNoticeResponse> {
  const { requestId, noticeNumber, email, language } = request
  const notice = await payableNotice(db, creditor, noticeNumber, now)
  if (!notice.ok) return { result: 'not-payable', why: notice.why }
  await db.transaction().execute((trx) =>
    queueEffect(trx, creditor, {
      effectId: `notice-for-${requestId}`,
      kind: 'notice-mail',
      payload: { noticeNumber, to: email, language },
      now,
    }),
  )
  return { result: 'queued' }
}
