import type { Words } from '../../messages/words.ts'
import type { Canvas } from './canvas.ts'
import { drawFitted, drawLine, drawParagraph, drawParagraphs, fittingSizePt } from './canvas.ts'
import type { FontName } from './fonts.ts'
import { BODY, HEADING } from './page-furniture.ts'
import { drawInfoIcon } from './pictograms.ts'
import type { Line } from './text-layout.ts'
import { labelLine, plainLinesOf } from './words.ts'

/** A value with the small label that stands above it. */
export type Entry = { readonly label: Words; readonly value: string }

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

/** Between the baselines of a label in two languages. */
const LABEL_LEAD_MM = 3.9

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
    drawFitted(canvas, labelLine(label), { xMm, baselineMm, sizePt: 8, maxWidthMm: widthMm })
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
    const labels = drawLabels(canvas, label, { xMm, baselineMm: baseline, leadMm: 3.2 })
    const indent = labels.widthMm + INLINE_GAP_MM
    const valueMm = widthMm - indent
    const sizePt = fittingSizePt(canvas, [line], { widthMm: valueMm, maxLines: 2, sizesPt: [8, 7, 6] })
    const place = { ...HEADING, xMm: xMm + indent, baselineMm: baseline, widthMm: valueMm, sizePt }
    return Math.max(drawParagraph(canvas, line, place), labels.endMm)
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
    /** Whether a label in two languages takes two lines, as it does unless told otherwise. */
    readonly isStacked?: boolean
  },
): number {
  const { xMm, baselineMm, maxWidthMm, align = 'left', dropMm = CODE_DROP_MM, isStacked = true } = place
  if (!isStacked) drawFitted(canvas, labelLine(label), { xMm, baselineMm, sizePt: 8, align, maxWidthMm })
  const labelEnd = isStacked ? drawLabels(canvas, label, { xMm, baselineMm, align }).endMm : baselineMm
  const codeBaselineMm = labelEnd + dropMm
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
    /** Whether a label in two languages takes two lines. */
    readonly isStacked?: boolean
  },
): number {
  const { xMm, baselineMm, maxWidthMm, dropMm = 6.08, isStacked = false } = place
  const lines = isStacked ? plainLinesOf(label, 'bold') : [labelLine(label, 'bold')]
  lines.forEach((line, index) =>
    drawFitted(canvas, line, { xMm, baselineMm: baselineMm + index * LABEL_LEAD_MM, sizePt: 8, maxWidthMm }),
  )
  const figureBaselineMm = baselineMm + (lines.length - 1) * LABEL_LEAD_MM + dropMm
  drawFitted(canvas, [{ text: value, font: 'bold' }], { xMm, baselineMm: figureBaselineMm, sizePt: 16, maxWidthMm })
  return figureBaselineMm
}

/** Draws something good to know, in one language or below each other in two: body text beside an i in a circle. Returns the last baseline. */
export function drawNote(
  canvas: Canvas,
  note: readonly Line[],
  { xMm, baselineMm, widthMm }: { readonly xMm: number; readonly baselineMm: number; readonly widthMm: number },
): number {
  const textIndent = 6
  drawInfoIcon(canvas, { xMm, yMm: baselineMm - 2.65 })
  return drawParagraphs(canvas, note, { ...BODY, xMm: xMm + textIndent, baselineMm, widthMm: widthMm - textIndent })
}

/** Draws a small label, its languages below each other. Returns its width and its last baseline. */
export function drawLabels(
  canvas: Canvas,
  label: Words,
  place: { xMm: number; baselineMm: number; align?: 'left' | 'right'; sizePt?: number; leadMm?: number },
): { readonly widthMm: number; readonly endMm: number } {
  const { xMm, baselineMm, align = 'left', sizePt = 8, leadMm = LABEL_LEAD_MM } = place
  const lines = plainLinesOf(label)
  const widths = lines.map((line, index) =>
    drawLine(canvas, line, { xMm, baselineMm: baselineMm + index * leadMm, sizePt, align }),
  )
  return { widthMm: Math.max(...widths), endMm: baselineMm + (lines.length - 1) * leadMm }
}
