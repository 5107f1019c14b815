import type { NoticeDocumentTexts } from '../../messages/notice-document.ts'
import type { Canvas } from '../page/canvas.ts'
import { drawFitted, drawLine, drawParagraph } from '../page/canvas.ts'
import { drawFigure } from '../page/entries.ts'
import type { NoticePayments } from './notice.ts'
import type { PaymentContent } from './notice-content.ts'
import { BODY, CLEARANCE_MM, COLUMNS, drawTitleBar } from '../page/page-furniture.ts'
import { drawCalendarIcon, drawDownArrow, drawSheetIcon } from '../page/pictograms.ts'
import { runsOf } from '../page/text-layout.ts'

// All measures are mm, from baselines of pagoPA's sample of a fine (print service, scenario 17).

/** The two payments of a fine. */
export type FineContent = Extract<NoticePayments<PaymentContent>, { kind: 'fine' }>

const { textLeftMm: LEFT, textRightMm: LEFT_END } = COLUMNS.left
const SECOND = 57
const INDENT = 6

/** Draws the two amounts of a fine, and how their days are counted, in the left column under a bar at `top`. Returns the last baseline. */
export function drawFineAmounts(canvas: Canvas, top: number, fine: FineContent, texts: NoticeDocumentTexts): number {
  drawTitleBar(canvas, COLUMNS.left, top, texts.howMuch.withDueDate)
  const { discounted, reduced, days, unclaimed } = texts.fine
  const columns = [
    { xMm: LEFT, amount: fine.discounted.amount, texts: discounted },
    { xMm: SECOND, amount: fine.reduced.amount, texts: reduced },
  ]
  const ends = columns.map(({ xMm, amount, texts: { title, whenInFull } }) => {
    const place = { xMm, baselineMm: top + 16.65, maxWidthMm: SECOND - LEFT - 3, dropMm: 7.15 }
    const figureEnd = drawFigure(canvas, { label: title, value: `${amount} ${texts.currency}` }, place)
    return whenInFull
      .split(/<br \/> ?/)
      .reduce(
        (end, text) =>
          drawParagraph(canvas, runsOf(text), { ...BODY, xMm, baselineMm: end + 3.97, widthMm: SECOND - LEFT - 3 }),
        figureEnd + 1.32,
      )
  })
  const daysEnd = drawQuestion(canvas, Math.max(...ends) + 7.41, days, drawCalendarIcon)
  return drawQuestion(canvas, daysEnd + 5.55, unclaimed, drawSheetIcon)
}

/** Draws the line that asks to choose, across the page at `baselineMm`. */
export function drawChoice(canvas: Canvas, baselineMm: number, { fine }: NoticeDocumentTexts): number {
  const { textLeftMm, textRightMm } = COLUMNS.whole
  for (const xMm of [textLeftMm + 0.8, textRightMm - 3.2]) drawDownArrow(canvas, { xMm, yMm: baselineMm - 2.65 })
  drawFitted(canvas, runsOf(fine.chooseAmount), {
    xMm: textLeftMm + 8,
    baselineMm,
    sizePt: BODY.sizePt,
    maxWidthMm: textRightMm - textLeftMm - 16,
  })
  return baselineMm + CLEARANCE_MM
}

function drawQuestion(
  canvas: Canvas,
  baselineMm: number,
  { question, answer }: { readonly question: string; readonly answer: string },
  drawIcon: typeof drawCalendarIcon,
): number {
  const place = { ...BODY, xMm: LEFT + INDENT, widthMm: LEFT_END - LEFT - INDENT }
  drawIcon(canvas, { xMm: LEFT, yMm: baselineMm - 2.65 })
  drawLine(canvas, [{ text: question, font: 'bold' }], { ...place, baselineMm })
  return drawParagraph(canvas, runsOf(answer), { ...place, baselineMm: baselineMm + 4.49 })
}
