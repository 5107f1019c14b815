import type { NoticeDocumentTexts } from '../../messages/notice-document.ts'
import type { Canvas } from '../page/canvas.ts'
import { drawFitted, drawLine, drawParagraph, fittingSizePt, measureAt, points } from '../page/canvas.ts'
import type { Entry } from '../page/entries.ts'
import { drawCode, drawInlineEntries, INLINE_GAP_MM } from '../page/entries.ts'
import { drawModules } from '../page/modules-drawing.ts'
import type { NoticeContent, PaymentContent, PostalContent } from './notice-content.ts'
import { drawMark, type Marks } from '../page/marks.ts'
import { BODY, COLUMNS, drawTitleBar, SMALL_PRINT_GREY } from '../page/page-furniture.ts'
import { drawEuroSign, drawScissors } from '../page/pictograms.ts'
import { widthOf, type Line } from '../page/text-layout.ts'

// All measures are mm, from baselines of pagoPA's sample with a postal slip (print service, scenario 03), below the top of its bar.

/** What one slip says. */
export type PostalSlip = {
  readonly payment: PaymentContent & { readonly postal: PostalContent }
  /** Which payment it is, at the right end of the bar. */
  readonly which: Line
}

/** From the top of a slip's bar to its last baseline at most, where every text takes all the lines that it may. */
export const TALLEST_SLIP_MM = 80

const { textLeftMm: LEFT, textRightMm: RIGHT_END } = COLUMNS.whole
const LEFT_WIDTH = 43
const DATA_LEFT = 59
const DATA_END = 168.5
const CODE_MM = 23
const CODE_CLEARANCE_MM = 2.5

/** Draws a "Bollettino postale PA" under a bar of the whole width at `top`, where the sheet is cut. Returns the last baseline. */
export function drawPostalSlip(
  canvas: Canvas,
  top: number,
  { payment, which }: PostalSlip,
  notice: NoticeContent,
  { postal: texts, currency }: NoticeDocumentTexts,
): number {
  const { account, holder, authorisation } = payment.postal
  drawScissors(canvas, { xMm: RIGHT_END - 4, yMm: top - 3 })
  drawTitleBar(canvas, COLUMNS.whole, top, texts.title, { line: which, sizePt: 10 })
  const { marks } = notice.creditor
  const onBar = { xMm: DATA_LEFT + 0.13, baselineMm: top + 5, widthMm: 19.7, topMm: top + 1.75, heightMm: 4.5 }
  drawMark(canvas, marks, 'bancoPosta', onBar)
  const whereEnd = drawLeftColumn(canvas, top, marks, texts.where)

  drawEuroSign(canvas, { xMm: DATA_LEFT + 0.2, yMm: top + 14.03 })
  drawFirstLine(
    canvas,
    top + 19.05,
    { label: texts.account, value: account },
    { label: currency, value: payment.amount },
  )
  const entriesEnd = drawInlineEntries(
    canvas,
    [
      { label: texts.holder, value: holder },
      { label: texts.debtor, value: notice.debtor.name },
      { label: texts.subject, value: payment.subject },
    ],
    { xMm: DATA_LEFT, baselineMm: top + 29.9, widthMm: DATA_END - DATA_LEFT },
  )
  const codesEnd = drawCodes(canvas, entriesEnd + 9.79, payment.noticeNumber, notice.creditor.fiscalCode, texts)
  drawCornered(canvas, payment.postal, { xMm: RIGHT_END - CODE_MM, yMm: top + 30.16 })

  const end = Math.max(whereEnd + 7.41, codesEnd + 6.09)
  drawFitted(canvas, [{ text: authorisation.toUpperCase(), font: 'regular' }], {
    xMm: LEFT,
    baselineMm: end,
    sizePt: 7,
    colour: SMALL_PRINT_GREY,
    maxWidthMm: DATA_END - LEFT,
  })
  return end
}

/** The marks of Poste, and where the slip can be paid. Returns the last baseline. */
function drawLeftColumn(canvas: Canvas, top: number, marks: Marks, where: string): number {
  const poste = { xMm: LEFT, baselineMm: top + 19.05, widthMm: 38.5, topMm: top + 13.7, heightMm: 6 }
  drawMark(canvas, marks, 'posteItaliane', poste)
  const circuit = { xMm: LEFT, baselineMm: top + 30.8, widthMm: LEFT_WIDTH, topMm: top + 22.5, heightMm: 14.5 }
  drawMark(canvas, marks, 'postalCircuit', circuit)
  const line: Line = [{ text: where, font: 'regular' }]
  const sizePt = fittingSizePt(canvas, [line], { widthMm: LEFT_WIDTH, maxLines: 5, sizesPt: [BODY.sizePt, 7] })
  return drawParagraph(canvas, line, { ...BODY, xMm: LEFT, baselineMm: top + 43.39, widthMm: LEFT_WIDTH, sizePt })
}

/** The account at the left, the amount at the right. */
function drawFirstLine(canvas: Canvas, baselineMm: number, account: Entry, amount: Entry): void {
  const figure = (text: string): Line => [{ text, font: 'monoBold' }]
  const label = (text: string): Line => [{ text, font: 'regular' }]
  const [labelPt, figurePt] = [10, 12]
  const accountLeft = DATA_LEFT + 10
  const labelMm = drawLine(canvas, label(account.label), { xMm: accountLeft, baselineMm, sizePt: labelPt })
  const accountPlace = { xMm: accountLeft + labelMm + INLINE_GAP_MM, baselineMm, sizePt: figurePt }
  drawLine(canvas, figure(account.value), accountPlace)
  const right = { baselineMm, align: 'right' } as const
  const amountMm = widthOf(figure(amount.value), measureAt(canvas, figurePt))
  const currencyPlace = { ...right, xMm: RIGHT_END - amountMm - INLINE_GAP_MM, sizePt: labelPt }
  drawLine(canvas, label(amount.label), currencyPlace)
  drawLine(canvas, figure(amount.value), { ...right, xMm: RIGHT_END, sizePt: figurePt })
}

function drawCodes(
  canvas: Canvas,
  baselineMm: number,
  noticeNumber: string,
  creditor: string,
  texts: NoticeDocumentTexts['postal'],
): number {
  drawCode(
    canvas,
    { label: texts.noticeNumber, value: noticeNumber },
    { xMm: DATA_LEFT, baselineMm, maxWidthMm: 52, dropMm: 5.55 },
  )
  drawCode(canvas, { label: texts.kind, value: 'P1' }, { xMm: 115.75, baselineMm, maxWidthMm: 12, dropMm: 5.55 })
  return drawCode(
    canvas,
    { label: texts.creditorFiscalCode, value: creditor },
    { xMm: DATA_END, baselineMm, maxWidthMm: 36, align: 'right', dropMm: 5.55 },
  )
}

/** The Data Matrix in the corners between which readers look for it. */
function drawCornered(
  canvas: Canvas,
  { modules, alt }: PostalContent,
  { xMm, yMm }: { readonly xMm: number; readonly yMm: number },
): void {
  drawModules(canvas, modules, { xMm, yMm, sizeMm: CODE_MM, alt })
  canvas.structure.ornament(() => {
    const [arm, near, far] = [4, -CODE_CLEARANCE_MM, CODE_MM + CODE_CLEARANCE_MM]
    const { pdf } = canvas
    pdf.save().translate(points(xMm), points(yMm)).scale(points(1)).lineWidth(0.75).strokeColor('#d9d9d9')
    for (const [x, dx] of [
      [near, arm],
      [far, -arm],
    ] as const) {
      for (const [y, dy] of [
        [near, arm],
        [far, -arm],
      ] as const) {
        pdf
          .moveTo(x + dx, y)
          .lineTo(x, y)
          .lineTo(x, y + dy)
      }
    }
    pdf.stroke().restore()
  })
}
