import type { Canvas } from './canvas.ts'
import { drawFitted, drawLine, measureAt, PAGE_MM, points } from './canvas.ts'
import { widthOf, type Line } from './text-layout.ts'

/** The text at the right end of a title bar. */
export type BarEnd = { readonly line: Line; readonly sizePt: number }

/** One column of the page: the bar's ends and the text's ends in mm. */
export type Column = {
  readonly barLeftMm: number
  readonly barRightMm: number
  readonly textLeftMm: number
  readonly textRightMm: number
}

/**
 * The columns of a notice: two halves with a gutter of 2 mm, or the whole width. Bars run to the page's edge, texts keep its
 * margin of 10 mm. Source: measured on pagoPA's sample notices.
 */
export const COLUMNS = {
  left: { barLeftMm: 0, barRightMm: 104, textLeftMm: 10, textRightMm: 100 },
  right: { barLeftMm: 106, barRightMm: PAGE_MM.width, textLeftMm: 114, textRightMm: 200 },
  whole: { barLeftMm: 0, barRightMm: PAGE_MM.width, textLeftMm: 10, textRightMm: 200 },
} as const satisfies Record<string, Column>

/** Height of a title bar in mm. */
export const BAR_HEIGHT_MM = 8

/** The least distance in mm between the last baseline of a section and the bar below. */
export const CLEARANCE_MM = 5.3

/** Body text: explanations. */
export const BODY = { sizePt: 8, leading: 1.35 } as const

/** Names and subjects in bold, and entries. The template has 1.2, where a cedilla touches a ring or accent in the line below. */
export const HEADING = { leading: 1.3 } as const

/** Grey of the small print, dark enough to be read (7:1 on white). */
export const SMALL_PRINT_GREY = '#595959'

const BAR_GREY = '#ececec'
const BAR_BASELINE_MM = 5
const BAR_TITLE_PT = 10
const BAR_GAP_MM = 3

/** Draws a grey bar with its top edge at `topMm` and a title as it is. Returns the title's width in mm. */
export function drawBar(canvas: Canvas, column: Column, topMm: number, title: string): number {
  const widthMm = column.barRightMm - column.barLeftMm
  canvas.structure.ornament(() => {
    canvas.pdf
      .save()
      .rect(points(column.barLeftMm), points(topMm), points(widthMm), points(BAR_HEIGHT_MM))
      .fill(BAR_GREY)
      .restore()
  })
  const place = { xMm: column.textLeftMm, baselineMm: topMm + BAR_BASELINE_MM, sizePt: BAR_TITLE_PT }
  const line: Line = [{ text: title, font: 'bold' }]
  canvas.structure.element('H2', () => drawLine(canvas, line, place))
  return widthOf(line, measureAt(canvas, BAR_TITLE_PT))
}

/**
 * Draws a grey bar with its top edge at `topMm` and the title in capitals. A text at its right end gives way: it is set smaller
 * where both would not fit.
 */
export function drawTitleBar(canvas: Canvas, column: Column, topMm: number, title: string, end?: BarEnd): void {
  const titleMm = drawBar(canvas, column, topMm, title.toUpperCase())
  if (end === undefined) return
  drawFitted(canvas, end.line, {
    xMm: column.textRightMm,
    baselineMm: topMm + BAR_BASELINE_MM,
    sizePt: end.sizePt,
    align: 'right',
    maxWidthMm: column.textRightMm - column.textLeftMm - titleMm - BAR_GAP_MM,
  })
}

/** Draws small print at the foot of the page, inside its margins, below every section: one text at its left, one at its right end. */
export function drawFootLine(canvas: Canvas, left: string, right = ''): void {
  const { textLeftMm, textRightMm } = COLUMNS.whole
  const place = { baselineMm: PAGE_MM.height - 11, sizePt: 7, colour: SMALL_PRINT_GREY } as const
  canvas.structure.ornament(() => {
    const rightMm = drawLine(canvas, lineOf(right), { ...place, xMm: textRightMm, align: 'right' })
    if (left === '') return
    drawFitted(canvas, lineOf(left), {
      ...place,
      xMm: textLeftMm,
      maxWidthMm: textRightMm - textLeftMm - (rightMm === 0 ? 0 : rightMm + BAR_GAP_MM),
    })
  })
}

function lineOf(text: string): Line {
  return text === '' ? [] : [{ text, font: 'regular' }]
}
