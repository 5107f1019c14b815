import type { NoticeDocumentTexts } from '../messages/notice-document.ts'
import type { Canvas } from './canvas.ts'
import type { NoticeContent } from './notice-content.ts'
import { drawHowMuch, drawNoticeParties, drawWhereToPay } from './notice-sections.ts'
import { drawHeader } from './opening.ts'
import { drawPaymentData } from './payment-data.ts'
import { runsOf } from './text-layout.ts'

/**
 * Draws the page of a notice for a single payment: header, creditor and debtor, how much and where, data with the QR code.
 * Returns the last baseline, in mm from the top, for what may follow on the page.
 */
export function drawSinglePayment(canvas: Canvas, notice: NoticeContent, texts: NoticeDocumentTexts): number {
  const { dueDate, creditor, debtor } = notice
  const { withDueDate, withoutDueDate } = texts.wholePayment
  const partiesTop = drawHeader(canvas, texts.heading, notice.subject)
  const paymentTop = drawNoticeParties(canvas, partiesTop, notice, texts)
  const howMuchEnd = drawHowMuch(canvas, paymentTop, notice, texts)
  const whereEnd = drawWhereToPay(canvas, paymentTop, notice, texts)
  return drawPaymentData(canvas, Math.max(howMuchEnd, whereEnd), {
    title: texts.paymentData,
    barEnd: {
      text: dueDate === undefined ? withoutDueDate : `${withDueDate} ${dueDate}`,
      font: 'bold',
      sizePt: 10,
    },
    qrText: notice.qrText,
    instruction: runsOf(texts.scanTheCode),
    amount: { currency: texts.currency, figure: notice.amount },
    entries: [
      { label: texts.debtor, value: debtor.name },
      { label: texts.creditor, value: creditor.name },
      { label: texts.subject, value: notice.subject },
    ],
    ...(creditor.cbill !== undefined && { cbill: { label: texts.cbill, value: creditor.cbill } }),
    noticeNumber: { label: texts.noticeNumber, value: notice.noticeNumber },
    creditorFiscalCode: { label: texts.creditorFiscalCode, value: creditor.fiscalCode },
  })
}
