import { fillIn } from '../messages/fill-in.ts'
import type { SlipDocumentTexts } from '../messages/slip-document.ts'
import type { Canvas } from './canvas.ts'
import { drawLine, drawParagraph, fittingSizePt } from './canvas.ts'
import { drawFigure } from './entries.ts'
import { CLEARANCE_MM, COLUMNS, drawTitleBar, HEADING } from './page-furniture.ts'
import { drawPaymentData } from './payment-data.ts'
import type { SlipContent } from './slip-content.ts'
import type { Line } from './text-layout.ts'
import { runsOf } from './text-layout.ts'

const LEFT = COLUMNS.left.textLeftMm
const LEFT_WIDTH = COLUMNS.left.textRightMm - LEFT
const RIGHT = COLUMNS.right.textLeftMm
const RIGHT_WIDTH = COLUMNS.right.textRightMm - RIGHT
// Larger than on a notice: whoever takes a slip is to act by what it says.
const READING = { sizePt: 10, leading: 1.4 } as const
const FIRST_BASELINE_MM = 15.6

/** Draws what happened, in the left column under a bar at `top`. Returns where the next bar goes. */
export function drawStory(canvas: Canvas, top: number, texts: SlipDocumentTexts): number {
  drawTitleBar(canvas, COLUMNS.left, top, texts.what)
  const end = drawParagraph(canvas, runsOf(texts.story), {
    ...READING,
    xMm: LEFT,
    baselineMm: top + FIRST_BASELINE_MM,
    widthMm: LEFT_WIDTH,
  })
  return end + CLEARANCE_MM + 1
}

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

/** Draws the steps to the receipt, numbered, under a bar of the whole width at `top`. Returns where the next bar goes. */
export function drawSteps(canvas: Canvas, top: number, texts: SlipDocumentTexts): number {
  const textLeft = LEFT + 6
  drawTitleBar(canvas, COLUMNS.whole, top, texts.lookUp)
  const end = texts.steps.reduce(
    (previous, step, index) => {
      const baselineMm = previous + 6.2
      drawLine(canvas, [{ text: String(index + 1), font: 'bold' }], { xMm: LEFT, baselineMm, sizePt: READING.sizePt })
      return drawParagraph(canvas, runsOf(fillIn(step, { findReceipt: texts.findReceipt })), {
        ...READING,
        xMm: textLeft,
        baselineMm,
        widthMm: COLUMNS.whole.textRightMm - textLeft,
      })
    },
    top + FIRST_BASELINE_MM - 6.2,
  )
  return end + CLEARANCE_MM + 1
}

/** Draws the notice that is being paid, with its QR code, under a bar of the whole width at `top`. Returns where the next bar goes. */
export function drawNotice(canvas: Canvas, top: number, slip: SlipContent, texts: SlipDocumentTexts): number {
  const end = drawPaymentData(canvas, top, {
    title: texts.notice,
    qrText: slip.qrText,
    instruction: runsOf(texts.instruction),
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

/** Draws the office that helps in person, under a bar of the whole width at `top`. */
export function drawHelp(canvas: Canvas, top: number, { office }: SlipContent, texts: SlipDocumentTexts): void {
  const name: Line = [{ text: office.name, font: 'bold' }]
  drawTitleBar(canvas, COLUMNS.whole, top, texts.help)
  const nameEnd = drawParagraph(canvas, name, {
    ...HEADING,
    xMm: LEFT,
    baselineMm: top + FIRST_BASELINE_MM,
    widthMm: LEFT_WIDTH,
    sizePt: fittingSizePt(canvas, [name], { widthMm: LEFT_WIDTH, maxLines: 2, sizesPt: [12, 10] }),
  })
  drawTexts(canvas, [office.address], { xMm: LEFT, widthMm: LEFT_WIDTH, baselineMm: nameEnd + 6.2 })
  const contacts = [office.hours, office.phone, office.email]
  drawTexts(canvas, contacts, { xMm: RIGHT, widthMm: RIGHT_WIDTH, baselineMm: top + FIRST_BASELINE_MM })
}

// Each text that is there begins a line of its own.
function drawTexts(
  canvas: Canvas,
  texts: readonly (string | undefined)[],
  place: { readonly xMm: number; readonly widthMm: number; readonly baselineMm: number },
): void {
  texts
    .filter((text) => text !== undefined)
    .reduce(
      (baselineMm, text) =>
        drawParagraph(canvas, [{ text, font: 'regular' }], { ...READING, ...place, baselineMm }) + 6.2,
      place.baselineMm,
    )
}
