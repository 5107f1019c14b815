import { formatDate } from '../../main/domain/calendar.ts'
import { groupNoticeNumber } from '../../main/domain/notice-number.ts'
import type { NoticeDocument } from '../../main/documents/notice/notice.ts'
import { formatEuro } from '../../main/domain/money.ts'
import type { Language } from '../../main/domain/visit.ts'
import { noticeMailTexts } from '../../main/messages/notice-mail.ts'
import type { Settings } from '../contract/settings.ts'
import type { ComposedMail } from './send-mail.ts'
import { composeTownMail } from './town-mail.ts'

/**
 * The mail of a notice of one payment: subject, plain text, HTML and the document. The subject names the municipality and nobody else, since
 * it is shown on locked telephones; whose notice it is stands in the document only.
 */
export function composeNoticeMail(mailed: {
  readonly document: NoticeDocument
  readonly settings: Settings
  readonly language: Language
  readonly pdf: Uint8Array
}): ComposedMail {
  const { document, settings, language, pdf } = mailed
  const { payments, subject, creditor } = document
  if (payments.kind !== 'single') throw new Error('A kiosk hands out notices of one payment')
  const { noticeNumber, amountCents, dueDate } = payments.payment
  const words = noticeMailTexts[language]
  return composeTownMail(
    {
      subject: words.title,
      title: words.title,
      lead: words.lead,
      sum: { label: words.amount, value: formatEuro(amountCents, language) },
      detailsTitle: words.details,
      rows: [
        { label: words.subject, value: subject },
        ...(dueDate === undefined ? [] : [{ label: words.due, value: formatDate(dueDate, language, 'long') }]),
        { label: words.creditor, value: creditor.name },
        { label: words.creditorCode, value: creditor.fiscalCode, isCode: true },
        { label: words.noticeCode, value: groupNoticeNumber(noticeNumber), isCode: true },
      ],
      why: words.why,
      // Unlike other mails of ours it asks to pay.
      isAutomatic: false,
      attachment: {
        filename: `${words.fileName}-${noticeNumber}.pdf`,
        contentType: 'application/pdf',
        content: pdf,
      },
    },
    settings,
    language,
  )
}
