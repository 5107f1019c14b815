import type { Central } from '../../db/central/open.ts'
import { readSettings } from '../../db/central/stores/settings.ts'
import { noticeDocumentOf } from '../../main/documents/notice/notice-of-position.ts'
import type { NoticeDocument } from '../../main/documents/notice/notice.ts'
import type { Language } from '../../main/domain/visit.ts'
import type { NotPayable } from '../contract/payments.ts'
import { Settings } from '../contract/settings.ts'
import { payableNotice } from '../payments/payable-notice.ts'

/** What a notice on paper says that can be paid now, or why it cannot. */
export type PayablePaper =
  | { readonly ok: true; readonly document: NoticeDocument; readonly settings: Settings }
  | { readonly ok: false; readonly why: NotPayable }

/** What the paper of one notice says at the instant `now`, for a reader of `language`. */
export async function payablePaper(
  db: Central,
  creditor: string,
  { noticeNumber, language }: { readonly noticeNumber: string; readonly language: Language },
  now: string,
): Promise<PayablePaper> {
  const notice = await payableNotice(db, creditor, noticeNumber, now)
  if (!notice.ok) return notice
  const settings = Settings.parse(await readSettings(db, creditor))
  return { ok: true, settings, document: noticeDocumentOf(notice, creditor, settings, { language, producedAt: now }) }
}
