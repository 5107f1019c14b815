import type { Canvas } from '../page/canvas.ts'
import { drawLine, drawParagraph } from '../page/canvas.ts'
import { CLEARANCE_MM, COLUMNS, drawTitleBar, type Column } from '../page/page-furniture.ts'
import type { Line } from '../page/text-layout.ts'

/** Running text of slips: larger than on a notice, since whoever takes a slip is to act by what it says. */
export const READING = { sizePt: 10, leading: 1.4 } as const

/** From the top of a bar to the first baseline below it. */
export const FIRST_BASELINE_MM = 15.6

/** From the last baseline of a paragraph to the first of the next. */
export const NEXT_PARAGRAPH_MM = 6.2

/** Draws paragraphs under a bar at `top`. Returns where the next bar goes. */
export function drawReading(
  canvas: Canvas,
  column: Column,
  top: number,
  title: string,
  paragraphs: readonly Line[],
): number {
  drawTitleBar(canvas, column, top, title)
  const end = paragraphs.reduce(
    (previous, paragraph) =>
      drawParagraph(canvas, paragraph, {
        ...READING,
        xMm: column.textLeftMm,
        baselineMm: previous + NEXT_PARAGRAPH_MM,
        widthMm: column.textRightMm - column.textLeftMm,
      }),
    top + FIRST_BASELINE_MM - NEXT_PARAGRAPH_MM,
  )
  return end + CLEARANCE_MM + 1
}

/** Draws numbered steps under a bar of the whole width at `top`. Returns where the next bar goes. */
export function drawSteps(canvas: Canvas, top: number, title: string, steps: readonly Line[]): number {
  const { textLeftMm, textRightMm } = COLUMNS.whole
  const stepLeft = textLeftMm + 6
  drawTitleBar(canvas, COLUMNS.whole, top, title)
  const end = steps.reduce(
    (previous, step, index) => {
      const baselineMm = previous + NEXT_PARAGRAPH_MM
      const { sizePt } = READING
      drawLine(canvas, [{ text: String(index + 1), font: 'bold' }], { xMm: textLeftMm, baselineMm, sizePt })
      return drawParagraph(canvas, step, {
        ...READING,
        xMm: stepLeft,
        baselineMm,
        widthMm: textRightMm - stepLeft,
      })
    },
    top + FIRST_BASELINE_MM - NEXT_PARAGRAPH_MM,
  )
  return end + CLEARANCE_MM + 1
}
