import type { NoticeWords } from '../../messages/notice-document.ts'
import { mainOf, mapWords, type Words } from '../../messages/words.ts'
import type { Canvas, Density } from '../page/canvas.ts'
import { drawFitted, drawLine, drawParagraph, drawParagraphs, measureAt } from '../page/canvas.ts'
import { drawFigure } from '../page/entries.ts'
import type { NoticePayments } from './notice.ts'
import type { PaymentContent } from './notice-content.ts'
import { BODY, CLEARANCE_MM, COLUMNS, drawTitleBar } from '../page/page-furniture.ts'
import { drawCalendarIcon, drawDownArrow, drawSheetIcon } from '../page/pictograms.ts'
import { widthOf } from '../page/text-layout.ts'
import { brokenLinesOf, linesOf } from '../page/words.ts'

// All measures are mm, from baselines of pagoPA's sample of a fine (print service, scenario 17).

/** The two payments of a fine. */
export type FineContent = Extract<NoticePayments<PaymentContent>, { kind: 'fine' }>

const { textLeftMm: LEFT, textRightMm: LEFT_END } = COLUMNS.left
const SECOND = 57
const INDENT = 6

/** From the top of the bar to the first baseline; from the left end to the line that asks to choose. */
const COMPACT = { first: 13.23, choice: 6 } as const
const MEASURES = {
  roomy: { first: 16.65, choice: 8 },
  compact: COMPACT,
  dense: COMPACT,
} as const satisfies Record<Density, unknown>

/** Draws the two amounts of a fine, and how their days are counted, in the left column under a bar at `top`. Returns the last baseline. */
export function drawFineAmounts(canvas: Canvas, top: number, fine: FineContent, texts: NoticeWords): number {
  drawTitleBar(canvas, COLUMNS.left, top, texts.howMuch.withDueDate)
  const { discounted, reduced, days, unclaimed } = texts.fine
  const columns = [
    { xMm: LEFT, amount: fine.discounted.amount, texts: discounted },
    { xMm: SECOND, amount: fine.reduced.amount, texts: reduced },
  ]
  const ends = columns.map(({ xMm, amount, texts: { title, whenInFull } }) => {
    const place = { xMm, baselineMm: top + MEASURES[canvas.density].first, maxWidthMm: SECOND - LEFT - 3, dropMm: 7.15 }
    const figure = { label: title, value: `${amount} ${mainOf(texts.currency)}` }
    const figureEnd = drawFigure(canvas, figure, { ...place, isStacked: true })
    return brokenLinesOf(whenInFull).reduce(
      (above, lines) =>
        lines.reduce(
          (end, line) =>
            drawParagraph(canvas, line, { ...BODY, xMm, baselineMm: end + 3.97, widthMm: SECOND - LEFT - 3 }),
          above + 0.53,
        ),
      figureEnd + 0.79,
    )
  })
  const daysEnd = drawQuestion(canvas, Math.max(...ends) + 7.41, days, drawCalendarIcon)
  // In two languages the template has no room for it.
  if (typeof unclaimed.question !== 'string') return daysEnd
  return drawQuestion(canvas, daysEnd + 5.55, unclaimed, drawSheetIcon)
}

/** Draws the line that asks to choose, across the page at `baselineMm`. */
export function drawChoice(canvas: Canvas, baselineMm: number, { fine }: NoticeWords): number {
  const { textLeftMm, textRightMm } = COLUMNS.whole
  for (const xMm of [textLeftMm + 0.8, textRightMm - 3.2]) drawDownArrow(canvas, { xMm, yMm: baselineMm - 2.65 })
  const indentMm = MEASURES[canvas.density].choice
  const maxWidthMm = textRightMm - textLeftMm - 2 * indentMm
  const [first, ...others] = linesOf(fine.chooseAmount)
  const place = { xMm: textLeftMm + indentMm, baselineMm, sizePt: BODY.sizePt, maxWidthMm }
  drawFitted(canvas, first ?? [], place)
  return (
    others.reduce((above, line) => {
      const indent = Math.max(0, (maxWidthMm - widthOf(line, measureAt(canvas, BODY.sizePt))) / 2)
      drawFitted(canvas, line, { ...place, xMm: place.xMm + indent, baselineMm: above + 4.5 })
      return above + 4.5
    }, baselineMm) + CLEARANCE_MM
  )
}

function drawQuestion(
  canvas: Canvas,
  baselineMm: number,
  { question, answer }: { readonly question: Words; readonly answer: Words },
  drawIcon: typeof drawCalendarIcon,
): number {
  const place = { ...BODY, xMm: LEFT + INDENT, widthMm: LEFT_END - LEFT - INDENT }
  drawIcon(canvas, { xMm: LEFT, yMm: baselineMm - 2.65 })
  const questions = linesOf(mapWords(question, (text) => `<strong>${text}</strong>`))
  questions.forEach((line, index) => drawLine(canvas, line, { ...place, baselineMm: baselineMm + index * 4.23 }))
  const answerMm = baselineMm + (questions.length - 1) * 4.23 + 4.49
  return drawParagraphs(canvas, linesOf(answer), { ...place, baselineMm: answerMm })
}
