import { formatEuro } from '../../main/domain/money.ts'
import type { PaymentReceipt, ReceiptCopy } from '../../main/domain/payment-receipt.ts'
import type { Language } from '../../main/domain/visit.ts'
import { receiptMailTexts, type ReceiptMailTexts } from '../../main/messages/receipt-mail.ts'
import type { Settings } from '../contract/settings.ts'
import type { LetterRow } from './letter.ts'
import { momentOf } from './moment.ts'
import type { ComposedMail } from './send-mail.ts'
import { composeTownMail, type TownMail } from './town-mail.ts'

/** A receipt to be mailed, with all that its mail says. */
export interface ReceiptToMail {
  readonly receipt: PaymentReceipt
  /** What the notice asked for, where that is known. */
  readonly askedCents?: number
  /** The debtor's copy says nothing of who paid and what the payment cost. */
  readonly copy: ReceiptCopy
  readonly language: Language
  readonly settings: Settings
  readonly pdf: Uint8Array
}

/**
 * The mail of a receipt: subject, plain text, HTML and the document. The subject names the municipality and nobody else, since it is
 * shown on locked telephones. Tax codes of people are in the document only.
 */
export function composeReceiptMail(mailed: ReceiptToMail): ComposedMail {
  const { receipt, askedCents, language, settings, pdf } = mailed
  const words = receiptMailTexts[language]
  const differs = askedCents !== undefined && askedCents !== receipt.amountCents
  const said: TownMail = {
    subject: words.title,
    title: words.title,
    lead: words.lead,
    sum: sumOf(mailed, words),
    ...(differs && { warning: words.differs }),
    detailsTitle: words.details,
    rows: [...moneyRows(mailed, words), ...factRows(mailed, words)],
    why: words.why,
    isAutomatic: true,
    attachment: {
      filename: `${words.fileName}-${receipt.iuv.replace(/[^0-9A-Za-z]/g, '')}.pdf`,
      contentType: 'application/pdf',
      content: pdf,
    },
  }
  return composeTownMail(said, settings, language)
}

/** The fee, where this copy tells it. */
function feeOf({ receipt, copy }: ReceiptToMail): number | undefined {
  return copy === 'payer' ? receipt.feeCents : undefined
}

function sumOf(mailed: ReceiptToMail, words: ReceiptMailTexts): LetterRow {
  const { receipt, language } = mailed
  const feeCents = feeOf(mailed)
  return feeCents === undefined
    ? { label: words.amountPaid, value: formatEuro(receipt.amountCents, language) }
    : { label: words.totalPaid, value: formatEuro(receipt.amountCents + feeCents, language) }
}

/** What the sum is made of, and by how much it is not what the notice asked for. */
function moneyRows(mailed: ReceiptToMail, words: ReceiptMailTexts): readonly LetterRow[] {
  const { receipt, askedCents, language } = mailed
  const feeCents = feeOf(mailed)
  const rows: LetterRow[] = []
  const add = (label: string, cents: number) => rows.push({ label, value: formatEuro(cents, language) })
  if (feeCents !== undefined) {
    add(words.amount, receipt.amountCents)
    add(words.fee, feeCents)
  }
  if (askedCents !== undefined && askedCents !== receipt.amountCents) {
    const difference = receipt.amountCents - askedCents
    add(words.asked, askedCents)
    add(difference > 0 ? words.paidMore : words.paidLess, Math.abs(difference))
  }
  return rows
}

function factRows({ receipt, copy, language }: ReceiptToMail, words: ReceiptMailTexts): readonly LetterRow[] {
  const { noticeNumber, payer } = receipt
  const code = (label: string, value: string): LetterRow => ({ label, value, isCode: true })
  return [
    { label: words.subject, value: receipt.description },
    { label: words.debtor, value: receipt.debtor.name },
    ...(copy === 'payer' && payer !== undefined ? [{ label: words.payer, value: payer.name }] : []),
    { label: words.paidAt, value: momentOf(receipt.paidAt, language) },
    { label: words.psp, value: receipt.psp.name },
    { label: words.creditor, value: receipt.creditor.name },
    code(words.creditorCode, receipt.creditor.fiscalCode),
    ...(noticeNumber === undefined ? [] : [code(words.noticeCode, inFours(noticeNumber))]),
    code(words.iuv, receipt.iuv),
    code(words.receiptCode, receipt.receiptId),
  ].filter(({ value }) => value !== '')
}

const inFours = (code: string): string => code.replace(/.{4}(?=.)/g, '$& ')
