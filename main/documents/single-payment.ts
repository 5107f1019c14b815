import type { NoticeDocumentTexts } from '../messages/notice-document.ts'
import type { Canvas } from './canvas.ts'
import { drawFitted, drawLine, drawParagraph } from './canvas.ts'
import type { NoticeContent } from './notice-content.ts'
import { BODY, HEADING, drawHeader, drawHowMuch, drawParties, drawWhereToPay } from './notice-sections.ts'
import { COLUMNS, drawTitleBar } from './page-furniture.ts'
import { drawQr } from './qr-drawing.ts'
import { runsOf } from './text-layout.ts'

const { textLeftMm: LEFT, textRightMm: RIGHT_END } = COLUMNS.whole
const DATA_LEFT = 59
const NOTICE_NUMBER_LEFT = 94.25

/**
 * Draws the page of a notice for a single payment: header, creditor and debtor, how much and where, data with the QR code.
 * Returns the last baseline, in mm from the top, for what may follow on the page.
 */
export function drawSinglePayment(canvas: Canvas, notice: NoticeContent, texts: NoticeDocumentTexts): number {
  const partiesTop = drawHeader(canvas, notice, texts)
  const paymentTop = drawParties(canvas, partiesTop, notice, texts)
  const howMuchEnd = drawHowMuch(canvas, paymentTop, notice, texts)
  const whereEnd = drawWhereToPay(canvas, paymentTop, notice, texts)
  return drawPaymentData(canvas, Math.max(howMuchEnd, whereEnd), notice, texts)
}

function drawPaymentData(canvas: Canvas, top: number, notice: NoticeContent, texts: NoticeDocumentTexts): number {
  const { dueDate, creditor } = notice
  const { withDueDate, withoutDueDate } = texts.wholePayment
  drawTitleBar(canvas, COLUMNS.whole, top, texts.paymentData, {
    text: dueDate === undefined ? withoutDueDate : `${withDueDate} ${dueDate}`,
    font: 'bold',
    sizePt: 10,
  })
  drawQr(canvas, notice.qrText, { xMm: LEFT, yMm: top + 14.02, sizeMm: 25 })
  const instructionEnd = drawParagraph(canvas, runsOf(texts.scanTheCode), {
    ...BODY,
    xMm: LEFT,
    baselineMm: top + 46.53,
    widthMm: 43,
  })
  const entriesEnd = drawEntries(canvas, top, notice, texts)

  const codes = entriesEnd + 7.67
  const noticeNumberLeft = creditor.cbill === undefined ? DATA_LEFT : NOTICE_NUMBER_LEFT
  if (creditor.cbill !== undefined) {
    drawLabel(canvas, texts.cbill, DATA_LEFT, codes)
    drawFitted(canvas, creditor.cbill, 'monoBold', {
      ...codePlace(DATA_LEFT, codes),
      maxWidthMm: NOTICE_NUMBER_LEFT - DATA_LEFT - 4,
    })
  }
  drawLabel(canvas, texts.noticeNumber, noticeNumberLeft, codes)
  drawLine(canvas, [{ text: notice.noticeNumber, font: 'monoBold' }], codePlace(noticeNumberLeft, codes))
  drawLabel(canvas, texts.creditorFiscalCode, RIGHT_END, codes, 'right')
  drawLine(canvas, [{ text: creditor.fiscalCode, font: 'monoBold' }], {
    ...codePlace(RIGHT_END, codes),
    align: 'right',
  })
  return Math.max(instructionEnd, codePlace(0, codes).baselineMm)
}

// Debtor with the amount at the right, creditor, subject. Returns the last baseline.
function drawEntries(canvas: Canvas, top: number, notice: NoticeContent, texts: NoticeDocumentTexts): number {
  const amountPlace = { baselineMm: top + 18.22, align: 'right' } as const
  const amountMm = drawLine(canvas, [{ text: notice.amount, font: 'monoBold' }], {
    ...amountPlace,
    xMm: RIGHT_END,
    sizePt: 12,
  })
  const currencyMm = drawLine(canvas, [{ text: `${texts.currency} `, font: 'regular' }], {
    ...amountPlace,
    xMm: RIGHT_END - amountMm,
    sizePt: 10,
  })
  const wholeWidth = RIGHT_END - DATA_LEFT
  const entries = [
    { label: texts.debtor, value: notice.debtor.name, widthMm: wholeWidth - amountMm - currencyMm - 4 },
    { label: texts.creditor, value: notice.creditor.name, widthMm: wholeWidth },
    { label: texts.subject, value: notice.subject, widthMm: wholeWidth },
  ]
  return entries.reduce((end, { label, value, widthMm }) => {
    const baselineMm = end + 5.56
    drawLabel(canvas, label, DATA_LEFT, baselineMm)
    return drawParagraph(canvas, [{ text: value, font: 'bold' }], {
      xMm: DATA_LEFT,
      baselineMm: baselineMm + 3.7,
      widthMm,
      ...HEADING,
      sizePt: 8,
    })
  }, top + 10.83)
}

function drawLabel(canvas: Canvas, label: string, xMm: number, baselineMm: number, align?: 'right'): void {
  drawLine(canvas, [{ text: label, font: 'regular' }], { xMm, baselineMm, sizePt: 8, ...(align && { align }) })
}

// A code stands below its label, whose baseline this takes.
function codePlace(xMm: number, labelBaselineMm: number): { xMm: number; baselineMm: number; sizePt: number } {
  return { xMm, baselineMm: labelBaselineMm + 5.82, sizePt: 10 }
}
