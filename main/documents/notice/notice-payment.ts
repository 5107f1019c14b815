import type { NoticeDocumentTexts } from '../../messages/notice-document.ts'
import type { Canvas } from '../page/canvas.ts'
import type { NoticeContent, PaymentContent } from './notice-content.ts'
import { drawPaymentData } from '../page/payment-data.ts'
import { runsOf, type Line } from '../page/text-layout.ts'

/** The titles at the two ends of the bar over a payment's data. */
export type PaymentTitles = { readonly title: string; readonly which: Line }

/** Which payment the one of all at once is: by when it is to be made. */
export function wholePayment({ dueDate }: PaymentContent, { wholePayment: texts }: NoticeDocumentTexts): Line {
  const text = dueDate === undefined ? texts.withoutDueDate : `${texts.withDueDate} ${dueDate}`
  return [{ text, font: 'bold' }]
}

/** Draws what is needed to make one payment, with its QR code, under a bar of the whole width at `top`. Returns the last baseline. */
export function drawNoticePayment(
  canvas: Canvas,
  top: number,
  { payment, title, which }: PaymentTitles & { readonly payment: PaymentContent },
  { creditor, debtor }: NoticeContent,
  texts: NoticeDocumentTexts,
): number {
  return drawPaymentData(canvas, top, {
    title,
    barEnd: { line: which, sizePt: 10 },
    qrText: payment.qrText,
    qrAlt: payment.qrAlt,
    instruction: runsOf(texts.scanTheCode.beside),
    amount: { currency: texts.currency, figure: payment.amount },
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
