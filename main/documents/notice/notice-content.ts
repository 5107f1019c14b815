import { groupNoticeNumber } from '../../domain/notice-number.ts'
import { noticeQrText } from '../../domain/qr-code.ts'
import { codeAlternatives } from '../../messages/code-alternatives.ts'
import { fillIn } from '../../messages/fill-in.ts'
import { shorten } from '../page/clean-text.ts'
import { soundDrawings, type Marks } from '../page/marks.ts'
import type { Fonts } from '../page/fonts.ts'
import { addressLines, formatAmount, formatDay } from './notice-forms.ts'
import type { NoticeDocument, NoticePayment, NoticePayments } from './notice.ts'
import { LARGEST_POSTAL_CENTS, postalModules } from '../codes/postal-code.ts'
import { printableIn } from '../page/printable.ts'
import type { Modules } from '../codes/qr-modules.ts'

/** One payment, ready to print. */
export type PaymentContent = {
  /** In groups of four digits. */
  readonly noticeNumber: string
  /** Euro, without the word. */
  readonly amount: string
  readonly dueDate: string | undefined
  readonly subject: string
  readonly qrText: string
  /** What the QR code is, in words. */
  readonly qrAlt: string
  /** Absent where no slip can be printed. */
  readonly postal: PostalContent | undefined
}

/** What a postal slip says besides, ready to print. */
export type PostalContent = {
  /** Twelve digits. */
  readonly account: string
  readonly holder: string
  readonly authorisation: string
  readonly modules: Modules
  /** What the code is, in words. */
  readonly alt: string
}

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
    readonly crest: string | undefined
    readonly marks: Marks
  }
  readonly debtor: {
    readonly fiscalCode: string | undefined
    readonly name: string
    readonly addressLines: readonly string[]
  }
  readonly subject: string
  readonly payments: NoticePayments<PaymentContent>
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
  holder: 50,
  authorisation: 50,
  code: 16,
} as const

/** From this many instalments on there are no slips, and cells say only what differs. Source: pagoPA's template of many instalments. */
export const MANY_INSTALMENTS = 10

/** Cleans, shortens and formats the texts of a notice. Throws the RangeErrors of `renderNotice`. */
export function prepareNotice(document: NoticeDocument, fonts: Fonts): NoticeContent {
  const { creditor, debtor } = document
  const { words, code } = printableIn(fonts)
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
      ...soundDrawings(creditor),
    },
    debtor: {
      fiscalCode: code(debtor.fiscalCode?.toUpperCase(), NOTICE_LIMITS.code),
      name: words(debtor.name, NOTICE_LIMITS.debtorName) ?? '',
      addressLines: addressLines(shorten(debtor.address ?? '', NOTICE_LIMITS.address))
        .map((line) => words(line, NOTICE_LIMITS.address))
        .filter((line) => line !== undefined),
    },
    subject: words(document.subject, NOTICE_LIMITS.subject) ?? '',
    payments: preparePayments(document, fonts),
    freshAsOf: words(document.freshAsOf, 5),
  }
}

function preparePayments(document: NoticeDocument, fonts: Fonts): NoticePayments<PaymentContent> {
  const { payments } = document
  const prepare = (payment: NoticePayment) => preparePayment(document, payment, fonts)
  if (payments.kind === 'single') return { kind: 'single', payment: prepare(payments.payment) }
  if (payments.kind === 'fine') {
    return { kind: 'fine', discounted: prepare(payments.discounted), reduced: prepare(payments.reduced) }
  }
  const { whole, instalments } = payments
  if (instalments.length < 2) throw new RangeError('instalments are fewer than two')
  return {
    kind: 'instalments',
    ...(whole !== undefined && { whole: prepare(whole) }),
    instalments: instalments.map(prepare),
  }
}

function preparePayment(document: NoticeDocument, payment: NoticePayment, fonts: Fonts): PaymentContent {
  const { noticeNumber, amountCents, dueDate, subject = document.subject } = payment
  return {
    subject: printableIn(fonts).words(subject, NOTICE_LIMITS.subject) ?? '',
    noticeNumber: groupNoticeNumber(noticeNumber),
    amount: formatAmount(amountCents, document.language),
    dueDate: dueDate === undefined ? undefined : formatDay(dueDate, document.language),
    qrText: noticeQrText({ noticeNumber, creditor: document.creditor.fiscalCode, amountCents }),
    qrAlt: fillIn(codeAlternatives[document.language].notice, { number: groupNoticeNumber(noticeNumber) }),
    postal: preparePostal(document, payment, fonts),
  }
}

function preparePostal(
  { creditor, debtor, subject: subjectOfAll, payments, language }: NoticeDocument,
  { noticeNumber, amountCents, subject = subjectOfAll }: NoticePayment,
  fonts: Fonts,
): PostalContent | undefined {
  const { postal, fiscalCode } = creditor
  if (postal === undefined || amountCents > LARGEST_POSTAL_CENTS) return undefined
  if (payments.kind === 'instalments' && payments.instalments.length >= MANY_INSTALMENTS) return undefined
  const { words } = printableIn(fonts)
  return {
    account: postal.account.padStart(12, '0'),
    holder: words(postal.holder, NOTICE_LIMITS.holder) ?? '',
    authorisation: words(postal.authorisation, NOTICE_LIMITS.authorisation) ?? '',
    alt: fillIn(codeAlternatives[language].slip, { number: groupNoticeNumber(noticeNumber) }),
    modules: postalModules({
      noticeNumber,
      account: postal.account,
      amountCents,
      creditor: fiscalCode,
      debtorCode: debtor.fiscalCode,
      debtorName: debtor.name,
      subject,
    }),
  }
}
