import type { SlipDocumentTexts } from '../../messages/slip-document.ts'
import type { Canvas } from '../page/canvas.ts'
import { drawParagraph } from '../page/canvas.ts'
import { drawFigure } from '../page/entries.ts'
import { CLEARANCE_MM, COLUMNS, drawTitleBar } from '../page/page-furniture.ts'
import { drawPaymentData } from '../page/payment-data.ts'
import { FIRST_BASELINE_MM, READING } from './reading.ts'
import type { SlipContent } from './slip-content.ts'
import { runsOf } from '../page/text-layout.ts'

const RIGHT = COLUMNS.right.textLeftMm
const RIGHT_WIDTH = COLUMNS.right.textRightMm - RIGHT

/** Draws from when the notice can be paid again, in the right column under a bar at `top`. Returns where the next bar goes. */
export function drawAgain(canvas: Canvas, top: number, { free }: SlipContent, texts: SlipDocumentTexts): number {
  const baselineMm = top + FIRST_BASELINE_MM - 0.4
  const dayLeft = RIGHT + 40
  drawTitleBar(canvas, COLUMNS.right, top, texts.again)
  drawFigure(canvas, { label: texts.fromTime, value: free.time }, { xMm: RIGHT, baselineMm, maxWidthMm: 36 })
  const figureEnd = drawFigure(
    canvas,
    { label: texts.fromDay, value: free.day },
    { xMm: dayLeft, baselineMm, maxWidthMm: COLUMNS.right.textRightMm - dayLeft },
  )
  const end = drawParagraph(canvas, runsOf(texts.wait), {
    ...READING,
    xMm: RIGHT,
    baselineMm: figureEnd + 8.2,
    widthMm: RIGHT_WIDTH,
  })
  return end + CLEARANCE_MM + 1
}

/** Draws the notice that is being paid, with its QR code, under a bar of the whole width at `top`. Returns where the next bar goes. */
export function drawNotice(canvas: Canvas, top: number, slip: SlipContent, texts: SlipDocumentTexts): number {
  const end = drawPaymentData(canvas, top, {
    title: texts.notice,
    qrText: slip.qrText,
    qrAlt: slip.qrAlt,
    instruction: [runsOf(texts.instruction)],
    amount: { figure: slip.amount },
    entries: [
      { label: texts.creditor, value: slip.creditor.name },
      { label: texts.subject, value: slip.subject },
    ],
    noticeNumber: { label: texts.noticeNumber, value: slip.noticeNumber },
    creditorFiscalCode: { label: texts.creditorFiscalCode, value: slip.creditor.fiscalCode },
  })
  return end + CLEARANCE_MM + 1
}
