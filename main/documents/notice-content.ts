import { groupNoticeNumber } from '../domain/notice-number.ts'
import { noticeQrText } from '../domain/qr-code.ts'
import { shorten } from './clean-text.ts'
import type { Fonts } from './fonts.ts'
import { addressLines, formatAmount, formatDay } from './italian-forms.ts'
import type { NoticeDocument } from './notice.ts'
import { printableIn } from './printable.ts'

/** Every text of a notice as it will be printed, whatever the layout. Absent is what has nothing to print. */
export type NoticeContent = {
  readonly creditor: {
    readonly fiscalCode: string
    readonly name: string
    readonly sector: string | undefined
    readonly info: string | undefined
    readonly cbill: string | undefined
    readonly physicalChannel: string | undefined
    readonly hasWebsite: boolean
    readonly hasApp: boolean
  }
  readonly debtor: {
    readonly fiscalCode: string | undefined
    readonly name: string
    readonly addressLines: readonly string[]
  }
  readonly subject: string
  /** In groups of four digits. */
  readonly noticeNumber: string
  /** Euro, without the word. */
  readonly amount: string
  readonly dueDate: string | undefined
  readonly qrText: string
  readonly freshAsOf: string | undefined
}

/**
 * How many characters of each text are printed at most; the layouts hold that much of ordinary text. Sources: pagoPA notice
 * guide, and for the subject the description of a GPD payment option, which may be longer than the guide's 90.
 */
export const NOTICE_LIMITS = {
  subject: 140,
  creditorName: 100,
  sector: 50,
  info: 100,
  physicalChannel: 50,
  debtorName: 70,
  address: 140,
  code: 16,
} as const

/** Cleans, shortens and formats the texts of a notice. Throws the RangeErrors of `renderNotice`. */
export function prepareNotice(document: NoticeDocument, fonts: Fonts): NoticeContent {
  const { creditor, debtor } = document
  const { words, code } = printableIn(fonts)
  const { noticeNumber, amountCents } = document
  return {
    creditor: {
      fiscalCode: creditor.fiscalCode,
      name: words(creditor.name, NOTICE_LIMITS.creditorName) ?? '',
      sector: words(creditor.sector, NOTICE_LIMITS.sector),
      info: words(creditor.info, NOTICE_LIMITS.info),
      cbill: code(creditor.cbill?.toUpperCase(), NOTICE_LIMITS.code),
      physicalChannel: words(creditor.physicalChannel, NOTICE_LIMITS.physicalChannel),
      hasWebsite: creditor.hasWebsite,
      hasApp: creditor.hasApp,
    },
    debtor: {
      fiscalCode: code(debtor.fiscalCode?.toUpperCase(), NOTICE_LIMITS.code),
      name: words(debtor.name, NOTICE_LIMITS.debtorName) ?? '',
      addressLines: addressLines(shorten(debtor.address ?? '', NOTICE_LIMITS.address))
        .map((line) => words(line, NOTICE_LIMITS.address))
        .filter((line) => line !== undefined),
    },
    subject: words(document.subject, NOTICE_LIMITS.subject) ?? '',
    noticeNumber: groupNoticeNumber(noticeNumber),
    amount: formatAmount(amountCents),
    dueDate: document.dueDate === undefined ? undefined : formatDay(document.dueDate),
    qrText: noticeQrText({ noticeNumber, creditor: creditor.fiscalCode, amountCents }),
    freshAsOf: words(document.freshAsOf, 5),
  }
}
