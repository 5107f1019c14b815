import type { Canvas } from '../page/canvas.ts'
import { drawParagraph, fittingSizePt } from '../page/canvas.ts'
import { COLUMNS, drawTitleBar, HEADING } from '../page/page-furniture.ts'
import type { Printable } from '../page/printable.ts'
import { FIRST_BASELINE_MM, NEXT_PARAGRAPH_MM, READING } from './reading.ts'
import type { Line } from '../page/text-layout.ts'

/** The office that helps in person. All texts as they came. */
export type Office = {
  readonly name: string
  readonly address: string
  readonly hours: string
  readonly phone?: string
  readonly email?: string
}

/** An office's texts as they will be printed. Absent is what has nothing to print. */
export type OfficeContent = {
  readonly name: string
  readonly address: string | undefined
  readonly hours: string | undefined
  readonly phone: string | undefined
  readonly email: string | undefined
}

// What the settings of a municipality may have.
const LIMITS = { name: 100, address: 140, hours: 200, phone: 40, email: 100 } as const
const LEFT = COLUMNS.left.textLeftMm
const LEFT_WIDTH = COLUMNS.left.textRightMm - LEFT
const RIGHT = COLUMNS.right.textLeftMm
const RIGHT_WIDTH = COLUMNS.right.textRightMm - RIGHT

/** Cleans and shortens the texts of an office. */
export function prepareOffice(office: Office, words: Printable): OfficeContent {
  return {
    name: words(office.name, LIMITS.name) ?? '',
    address: words(office.address, LIMITS.address),
    hours: words(office.hours, LIMITS.hours),
    phone: words(office.phone, LIMITS.phone),
    email: words(office.email, LIMITS.email),
  }
}

/** Draws the office that helps in person, under a bar of the whole width at `top`. */
export function drawOffice(canvas: Canvas, top: number, title: string, office: OfficeContent): void {
  const name: Line = [{ text: office.name, font: 'bold' }]
  drawTitleBar(canvas, COLUMNS.whole, top, title)
  const nameEnd = drawParagraph(canvas, name, {
    ...HEADING,
    xMm: LEFT,
    baselineMm: top + FIRST_BASELINE_MM,
    widthMm: LEFT_WIDTH,
    sizePt: fittingSizePt(canvas, [name], { widthMm: LEFT_WIDTH, maxLines: 2, sizesPt: [12, 10] }),
  })
  drawTexts(canvas, [office.address], { xMm: LEFT, widthMm: LEFT_WIDTH, baselineMm: nameEnd + NEXT_PARAGRAPH_MM })
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
        drawParagraph(canvas, [{ text, font: 'regular' }], { ...READING, ...place, baselineMm }) + NEXT_PARAGRAPH_MM,
      place.baselineMm,
    )
}
