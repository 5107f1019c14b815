import type { Canvas, Density } from './canvas.ts'
import { drawFitted, drawLine, measureAt, PAGE_MM, points, SMALL_PRINT_GREY } from './canvas.ts'
import type { Words } from '../../messages/words.ts'
import { labelLine, titleLine } from './words.ts'
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

/** The right column, whose texts begin a little more to the left where a page is full. */
export function rightColumn({ density }: Canvas): Column {
  return density === 'roomy' ? COLUMNS.right : { ...COLUMNS.right, textLeftMm: 112.5 }
}

/** Height of a title bar in mm on a roomy page. */
export const BAR_HEIGHT_MM = 8

const DENSE_BAR = { heightMm: 6.5, baselineMm: 4.25, titlePt: 9 } as const

/** Height of a title bar in mm, the baseline and the size of its title. */
const BAR = {
  roomy: { heightMm: BAR_HEIGHT_MM, baselineMm: 5, titlePt: 10 },
  compact: DENSE_BAR,
  dense: DENSE_BAR,
} as const satisfies Record<Density, unknown>

/** The least distance in mm between the last baseline of a section and the bar below, on a roomy page. */
export const CLEARANCE_MM = 5.3

const CLEARANCE = { roomy: CLEARANCE_MM, compact: 3.6, dense: 3.2 } as const satisfies Record<Density, number>

/** The least distance in mm between the last baseline of a section and the bar below. */
export function clearanceMm({ density }: Canvas): number {
  return CLEARANCE[density]
}

/** The height of title bars in mm. */
export function barHeightMm({ density }: Canvas): number {
  return BAR[density].heightMm
}

/** Body text: explanations. */
export const BODY = { sizePt: 8, leading: 1.35 } as const

/** Names and subjects in bold, and entries. The template has 1.2, where a cedilla touches a ring or accent in the line below. */
export const HEADING = { leading: 1.3 } as const

const BAR_GREY = '#ececec'
const BAR_GAP_MM = 3
/** How much of a bar its end may claim from a long title. */
const BAR_END_SHARE = 0.35

/** Draws a grey bar with its top edge at `topMm` and a title as it is. */
export function drawBar(canvas: Canvas, column: Column, topMm: number, title: Words): void {
  drawBarLine(canvas, column, topMm, labelLine(title, 'bold'))
}

/**
 * Draws a grey bar with its top edge at `topMm` and the title in capitals. A text at its right end gives way: it is set smaller
 * where both would not fit.
 */
export function drawTitleBar(canvas: Canvas, column: Column, topMm: number, title: Words, end?: BarEnd): void {
  drawBarLine(canvas, column, topMm, titleLine(title), end)
}

function drawBarLine(canvas: Canvas, column: Column, topMm: number, title: Line, end?: BarEnd): void {
  const { heightMm, baselineMm: dropMm, titlePt } = BAR[canvas.density]
  canvas.structure.ornament(() => {
    canvas.pdf
      .save()
      .rect(points(column.barLeftMm), points(topMm), points(column.barRightMm - column.barLeftMm), points(heightMm))
      .fill(BAR_GREY)
      .restore()
  })
  const baselineMm = topMm + dropMm
  const sizePt = title.length > 1 ? DENSE_BAR.titlePt : titlePt
  const textMm = column.textRightMm - column.textLeftMm
  const endPt = Math.min(end?.sizePt ?? 0, sizePt)
  const endMm = end === undefined ? 0 : Math.min(widthOf(end.line, measureAt(canvas, endPt)), textMm * BAR_END_SHARE)
  const maxWidthMm = textMm - (endMm === 0 ? 0 : endMm + BAR_GAP_MM)
  const titleMm = canvas.structure.element('H2', () =>
    drawFitted(canvas, title, { xMm: column.textLeftMm, baselineMm, sizePt, maxWidthMm }),
  )
  if (end === undefined) return
  drawFitted(canvas, end.line, {
    xMm: column.textRightMm,
    baselineMm,
    sizePt: endPt,
    align: 'right',
    maxWidthMm: textMm - titleMm - BAR_GAP_MM,
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
