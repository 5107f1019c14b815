import type { Canvas } from './canvas.ts'
import { drawFitted, drawLine, drawParagraph, fittingSizePt } from './canvas.ts'
import type { FontName } from './fonts.ts'
import { BODY, HEADING } from './page-furniture.ts'
import { drawInfoIcon } from './pictograms.ts'
import type { Line } from './text-layout.ts'

/** A value with the small label that stands above it. */
export type Entry = { readonly label: string; readonly value: string }

/** Where entries go: their left end and width, below the baseline `aboveMm`. */
export type EntriesPlace = {
  readonly xMm: number
  readonly aboveMm: number
  readonly widthMm: number
  /** The font of the values; bold unless told otherwise. */
  readonly font?: FontName
}

/** From the baseline of a label to that of the code below it, where nothing else is said. */
const CODE_DROP_MM = 5.82

/** Between a label and a value on one line. */
export const INLINE_GAP_MM = 2

/** Draws entries one below the other, values broken where they must be. Returns the last baseline. */
export function drawEntries(
  canvas: Canvas,
  entries: readonly Entry[],
  { xMm, aboveMm, widthMm, font = 'bold' }: EntriesPlace,
): number {
  return entries.reduce((end, { label, value }) => {
    const baselineMm = end + 5.56
    drawLabel(canvas, label, xMm, baselineMm)
    return drawParagraph(canvas, [{ text: value, font }], {
      ...HEADING,
      xMm,
      baselineMm: baselineMm + 3.7,
      widthMm,
      sizePt: 8,
    })
  }, aboveMm)
}

/**
 * Draws entries one below the other, each value beside its label: on up to two lines, in smaller type where it would need more. Returns the
 * last baseline.
 */
export function drawInlineEntries(
  canvas: Canvas,
  entries: readonly Entry[],
  { xMm, baselineMm, widthMm }: { readonly xMm: number; readonly baselineMm: number; readonly widthMm: number },
): number {
  return entries.reduce((end, { label, value }, index) => {
    const line: Line = [{ text: value, font: 'bold' }]
    const baseline = index === 0 ? end : end + 5.42
    const indent =
      drawLine(canvas, [{ text: label, font: 'regular' }], { xMm, baselineMm: baseline, sizePt: 8 }) + INLINE_GAP_MM
    const valueMm = widthMm - indent
    const sizePt = fittingSizePt(canvas, [line], { widthMm: valueMm, maxLines: 2, sizesPt: [8, 7, 6] })
    return drawParagraph(canvas, line, {
      ...HEADING,
      xMm: xMm + indent,
      baselineMm: baseline,
      widthMm: valueMm,
      sizePt,
    })
  }, baselineMm)
}

/** Draws a code in one line below its label, smaller where it would be wider than `maxWidthMm`. Returns the code's baseline. */
export function drawCode(
  canvas: Canvas,
  { label, value }: Entry,
  place: {
    readonly xMm: number
    readonly baselineMm: number
    readonly maxWidthMm: number
    readonly align?: 'left' | 'right'
    readonly dropMm?: number
  },
): number {
  const { xMm, baselineMm, maxWidthMm, align = 'left', dropMm = CODE_DROP_MM } = place
  const codeBaselineMm = baselineMm + dropMm
  drawLabel(canvas, label, xMm, baselineMm, align)
  drawFitted(canvas, [{ text: value, font: 'monoBold' }], {
    xMm,
    baselineMm: codeBaselineMm,
    sizePt: 10,
    align,
    maxWidthMm,
  })
  return codeBaselineMm
}

/** Draws what a page is about: a figure or day in large bold type below its label. Returns the figure's baseline. */
export function drawFigure(
  canvas: Canvas,
  { label, value }: Entry,
  place: {
    readonly xMm: number
    readonly baselineMm: number
    readonly maxWidthMm: number
    readonly dropMm?: number
  },
): number {
  const { xMm, baselineMm, maxWidthMm, dropMm = 6.08 } = place
  const figureBaselineMm = baselineMm + dropMm
  drawLine(canvas, [{ text: label, font: 'bold' }], { xMm, baselineMm, sizePt: 8 })
  drawFitted(canvas, [{ text: value, font: 'bold' }], { xMm, baselineMm: figureBaselineMm, sizePt: 16, maxWidthMm })
  return figureBaselineMm
}

/** Draws something good to know: body text beside an i in a circle. Returns the last baseline. */
export function drawNote(
  canvas: Canvas,
  note: Line,
  { xMm, baselineMm, widthMm }: { readonly xMm: number; readonly baselineMm: number; readonly widthMm: number },
): number {
  const textIndent = 6
  drawInfoIcon(canvas, { xMm, yMm: baselineMm - 2.65 })
  return drawParagraph(canvas, note, { ...BODY, xMm: xMm + textIndent, baselineMm, widthMm: widthMm - textIndent })
}

function drawLabel(canvas: Canvas, text: string, xMm: number, baselineMm: number, align?: 'left' | 'right'): void {
  drawLine(canvas, [{ text, font: 'regular' }], { xMm, baselineMm, sizePt: 8, ...(align && { align }) })
}
