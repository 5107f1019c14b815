import type { NoticeWords } from '../../messages/notice-document.ts'
import { mainOf, mapWords, type Words } from '../../messages/words.ts'
import type { Canvas } from '../page/canvas.ts'
import type { NoticeContent, PaymentContent } from './notice-content.ts'
import { drawPaymentData } from '../page/payment-data.ts'
import type { Line } from '../page/text-layout.ts'
import { joinedLine, linesOf } from '../page/words.ts'

/** The titles at the two ends of the bar over a payment's data. */
export type PaymentTitles = { readonly title: Words; readonly which: Line }

/** Which payment the one of all at once is: by when it is to be made. */
export function wholePayment({ dueDate }: PaymentContent, { wholePayment: texts }: NoticeWords): Line {
  return dueDate === undefined ? boldLine(texts.withoutDueDate) : boldLine(texts.withDueDate, dueDate)
}

/** Fixed words in bold, their languages beside each other, and what is to be said once after them. */
export function boldLine(words: Words, after?: string): Line {
  const line = joinedLine(mapWords(words, (text) => `<strong>${text}</strong>`))
  return after === undefined ? line : [...line, { text: ` ${after}`, font: 'bold' }]
}

/** Draws what is needed to make one payment, with its QR code, under a bar of the whole width at `top`. Returns the last baseline. */
export function drawNoticePayment(
  canvas: Canvas,
  top: number,
  { payment, title, which }: PaymentTitles & { readonly payment: PaymentContent },
  { creditor, debtor }: NoticeContent,
  texts: NoticeWords,
): number {
  return drawPaymentData(canvas, top, {
    title,
    barEnd: { line: which, sizePt: 10 },
    qrText: payment.qrText,
    qrAlt: payment.qrAlt,
    instruction: linesOf(texts.scanTheCode.beside),
    amount: { currency: mainOf(texts.currency), figure: payment.amount },
    entries: [
      { label: texts.debtor, value: debtor.name },
      { label: texts.creditor, value: creditor.name },
      { label: texts.subject, value: payment.subject },
    ],
    ...(creditor.cbill !== undefined && { cbill: { label: texts.cbill, value: creditor.cbill } }),
    noticeNumber: { label: texts.noticeNumber, value: payment.noticeNumber },
    creditorFiscalCode: { label: texts.creditorFiscalCode, value: creditor.fiscalCode },
  })
}
