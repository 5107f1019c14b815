import { formatDate, romeDate, romeTime } from '../../domain/calendar.ts'
import { groupNoticeNumber } from '../../domain/notice-number.ts'
import { noticeQrText } from '../../domain/qr-code.ts'
import { codeAlternatives } from '../../messages/code-alternatives.ts'
import { fillIn } from '../../messages/fill-in.ts'
import { euroOnPaper } from '../page/euro-on-paper.ts'
import type { Fonts } from '../page/fonts.ts'
import { soundDrawings, type TownDrawings } from '../page/marks.ts'
import { prepareOffice, type OfficeContent } from './office.ts'
import { printableIn } from '../page/printable.ts'
import type { SlipDocument } from './slip.ts'

/** Every text of a slip as it will be printed. Absent is what has nothing to print. */
export type SlipContent = {
  readonly creditor: { readonly fiscalCode: string; readonly name: string } & TownDrawings
  readonly subject: string
  readonly amount: string
  /** In groups of four digits. */
  readonly noticeNumber: string
  readonly qrText: string
  /** What the QR code is, in words. */
  readonly qrAlt: string
  /** `HH:MM` and day in Italy. */
  readonly free: { readonly time: string; readonly day: string }
  readonly office: OfficeContent
}

// What the settings of a municipality and the description of a payment may have.
const LIMITS = { name: 100, subject: 140 } as const

/** Cleans, shortens and formats the texts of a slip. Throws the RangeErrors of `renderSlip`. */
export function prepareSlip(document: SlipDocument, fonts: Fonts): SlipContent {
  const { creditor, office, noticeNumber, amountCents, freeAt, language } = document
  const { words } = printableIn(fonts)
  return {
    creditor: {
      fiscalCode: creditor.fiscalCode,
      name: words(creditor.name, LIMITS.name) ?? '',
      ...soundDrawings(creditor),
    },
    subject: words(document.subject, LIMITS.subject) ?? '',
    amount: euroOnPaper(amountCents, language),
    noticeNumber: groupNoticeNumber(noticeNumber),
    qrText: noticeQrText({ noticeNumber, creditor: creditor.fiscalCode, amountCents }),
    qrAlt: fillIn(codeAlternatives[language].notice, { number: groupNoticeNumber(noticeNumber) }),
    // A slip is read on other days than it is printed on, hence the day.
    free: { time: romeTime(freeAt), day: formatDate(romeDate(freeAt), language, 'short') },
    office: prepareOffice(office, words),
  }
}
