import { fillIn } from '../../messages/fill-in.ts'
import type { ReceiptDocumentTexts } from '../../messages/receipt-document.ts'
import type { Canvas } from '../page/canvas.ts'
import { drawLine, drawParagraph, fittingSizePt } from '../page/canvas.ts'
import type { Entry } from '../page/entries.ts'
import { drawCode, drawEntries, drawFigure, drawNote } from '../page/entries.ts'
import { drawParties, SECOND_LINE } from '../page/opening.ts'
import { BODY, CLEARANCE_MM, COLUMNS, drawTitleBar, HEADING } from '../page/page-furniture.ts'
import type { ReceiptContent } from './receipt-content.ts'
import type { Line } from '../page/text-layout.ts'
import { runsOf } from '../page/text-layout.ts'
import { labelLine } from '../page/words.ts'

const LEFT = COLUMNS.left.textLeftMm
const LEFT_END = COLUMNS.left.textRightMm
const RIGHT = COLUMNS.right.textLeftMm
const RIGHT_END = COLUMNS.right.textRightMm
const FIGURE_TOP_MM = 16.65
const IUV_LEFT = 72.05

/** Draws who was owed, who owed and, on the payer's copy, who paid, under a bar at `top`. Returns where the next bar goes. */
export function drawReceiptParties(
  canvas: Canvas,
  top: number,
  { creditor, debtor, payer }: ReceiptContent,
  texts: ReceiptDocumentTexts,
): number {
  return drawParties(
    canvas,
    top,
    { ...creditor, label: texts.creditor, sector: creditor.officeName, info: undefined },
    {
      ...debtor,
      label: texts.debtor,
      drawBelow: (baselineMm) => (payer === undefined ? baselineMm : drawPayer(canvas, baselineMm, payer, texts)),
    },
  )
}

/** Draws what was paid, in the left column under a bar at `top`, with what must be said about it. Returns where the next bar goes. */
export function drawHowMuch(canvas: Canvas, top: number, content: ReceiptContent, texts: ReceiptDocumentTexts): number {
  const { amount, costs } = content
  drawTitleBar(canvas, COLUMNS.left, top, texts.howMuch)
  const figure = costs === undefined ? [texts.amount, amount] : [texts.total, costs.total]
  const figureEnd = drawFigure(
    canvas,
    { label: figure[0] ?? '', value: figure[1] ?? '' },
    { xMm: LEFT, baselineMm: top + FIGURE_TOP_MM, maxWidthMm: LEFT_END - LEFT },
  )
  const rows =
    costs === undefined
      ? []
      : [
          { label: texts.amount, value: amount },
          { label: texts.fee, value: costs.fee },
        ]
  const rowsEnd = rows.reduce((end, row) => drawRow(canvas, end + 5.2, row), figureEnd + (rows.length > 0 ? 2.4 : 0))
  const notesEnd = notesOf(content, texts).reduce(
    (end, note) => drawNote(canvas, [note], { xMm: LEFT, baselineMm: end + 8.47, widthMm: LEFT_END - LEFT }),
    rowsEnd,
  )
  return Math.max(top + 41, notesEnd + CLEARANCE_MM)
}

/** Draws when, with whom and how it was paid, in the right column under a bar at `top`. Returns where the next bar goes. */
export function drawHow(canvas: Canvas, top: number, content: ReceiptContent, texts: ReceiptDocumentTexts): number {
  const { psp, method } = content
  const widthMm = RIGHT_END - RIGHT
  drawTitleBar(canvas, COLUMNS.right, top, texts.how)
  const figureEnd = drawFigure(
    canvas,
    { label: texts.paidAt, value: content.paidAt },
    { xMm: RIGHT, baselineMm: top + FIGURE_TOP_MM, maxWidthMm: widthMm },
  )
  const entries = [
    { label: texts.psp, value: psp.name },
    ...(psp.channel === undefined ? [] : [{ label: texts.channel, value: psp.channel }]),
    ...(method === undefined ? [] : [{ label: texts.method, value: method }]),
  ]
  return drawEntries(canvas, entries, { xMm: RIGHT, aboveMm: figureEnd + 2, widthMm }) + CLEARANCE_MM
}

/** Draws the codes by which the payment is known, under a bar of the whole width at `top`. Returns where the next bar goes. */
export function drawCodes(canvas: Canvas, top: number, content: ReceiptContent, texts: ReceiptDocumentTexts): number {
  const { noticeNumber, iuv, creditor } = content
  const baselineMm = top + 15.2
  const end = COLUMNS.whole.textRightMm
  drawTitleBar(canvas, COLUMNS.whole, top, texts.codes)
  if (noticeNumber !== undefined)
    drawCode(
      canvas,
      { label: texts.noticeNumber, value: noticeNumber },
      { xMm: LEFT, baselineMm, maxWidthMm: IUV_LEFT - LEFT - 4 },
    )
  drawCode(
    canvas,
    { label: texts.iuv, value: iuv },
    { xMm: noticeNumber === undefined ? LEFT : IUV_LEFT, baselineMm, maxWidthMm: 85 },
  )
  const codesEnd = drawCode(
    canvas,
    { label: texts.creditorFiscalCode, value: creditor.fiscalCode },
    { xMm: end, baselineMm, maxWidthMm: 40, align: 'right' },
  )
  return codesEnd + CLEARANCE_MM + 1
}

// From the baseline of a second line.
function drawPayer(
  canvas: Canvas,
  baselineMm: number,
  { name, fiscalCode }: NonNullable<ReceiptContent['payer']>,
  texts: ReceiptDocumentTexts,
): number {
  const inColumn = { xMm: RIGHT, widthMm: RIGHT_END - RIGHT }
  drawLine(canvas, [{ text: texts.payer, font: 'regular' }], { xMm: RIGHT, baselineMm: baselineMm - 1.4, sizePt: 8 })
  const nameLine: Line = [{ text: name, font: 'bold' }]
  const nameEnd = drawParagraph(canvas, nameLine, {
    ...inColumn,
    ...HEADING,
    baselineMm: baselineMm + 4.2,
    sizePt: fittingSizePt(canvas, [nameLine], { ...inColumn, maxLines: 2, sizesPt: [SECOND_LINE.sizePt, 10, 8] }),
  })
  if (fiscalCode === undefined) return nameEnd
  return drawParagraph(canvas, [{ text: fiscalCode, font: 'mono' }], {
    ...inColumn,
    ...BODY,
    baselineMm: nameEnd + 4.6,
  })
}

// A part of the total: its name at the left, the amount at the right end of the column.
function drawRow(canvas: Canvas, baselineMm: number, { label, value }: Entry): number {
  drawLine(canvas, labelLine(label), { xMm: LEFT, baselineMm, sizePt: 8 })
  drawLine(canvas, [{ text: value, font: 'mono' }], { xMm: LEFT_END, baselineMm, sizePt: 8, align: 'right' })
  return baselineMm
}

function notesOf(content: ReceiptContent, texts: ReceiptDocumentTexts): readonly Line[] {
  const { difference, isDebtorCopy, costs } = content
  const notes: Line[] = []
  if (difference !== undefined) {
    const values = { asked: difference.asked, difference: difference.amount }
    const wording = runsOf(difference.isMore ? texts.paidMore : texts.paidLess)
    notes.push(wording.map(({ text, font }) => ({ text: fillIn(text, values), font })))
  }
  if (isDebtorCopy) notes.push(runsOf(texts.debtorCopy))
  else if (costs === undefined) notes.push(runsOf(texts.feeUnknown))
  return notes
}
