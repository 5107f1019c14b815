import { drawLine, measureAt, type Canvas } from './canvas.ts'
import { crestFault } from './crest.ts'
import { drawSvg, svgFault } from './svg.ts'

/** The marks that documents bear, as their owners write them. */
export const MARK_WORDS = {
  pagopa: 'pagoPA',
  bancoPosta: 'BancoPosta',
  posteItaliane: 'Poste italiane',
  postalCircuit: 'circuito bollettino postale BancoPosta',
} as const

/** One of the marks. */
export type MarkName = keyof typeof MARK_WORDS

/** The drawings of marks, which each municipality obtains from their owners and configures: sound SVG, or none. */
export type Marks = Readonly<Partial<Record<MarkName, string | undefined>>>

/** The drawings of a municipality: its crest and its marks, as it has set them. */
export type TownDrawings = { readonly crest?: string | undefined; readonly marks?: Marks | undefined }

/** The drawings that can be drawn: one that cannot is refused where it is set; one that came there before leaves its place to nothing, or to words. */
export function soundDrawings({ crest, marks = {} }: TownDrawings): {
  readonly crest: string | undefined
  readonly marks: Marks
} {
  const sound = (drawing: string | undefined, faultOf: (drawing: string) => string | undefined) =>
    drawing === undefined || faultOf(drawing) !== undefined ? undefined : drawing
  const names = Object.keys(marks) as MarkName[]
  return {
    crest: sound(crest, crestFault),
    marks: Object.fromEntries(names.map((name) => [name, sound(marks[name], svgFault)])),
  }
}

/** Where a mark goes: its left end and width, the baseline of its words, and the box of its drawing below and above that; in mm. */
export type MarkPlace = {
  readonly xMm: number
  readonly baselineMm: number
  readonly widthMm: number
  readonly topMm: number
  readonly heightMm: number
}

/** Draws a mark; where there is no drawing of it, its name in plain letters, exactly as wide, since its place must not stay empty. */
export function drawMark(canvas: Canvas, marks: Marks, name: MarkName, place: MarkPlace): void {
  const { xMm, topMm, widthMm, heightMm } = place
  const [svg, words] = [marks[name], MARK_WORDS[name]]
  if (svg !== undefined) {
    drawSvg(canvas, svg, { xMm, yMm: topMm, widthMm, heightMm, align: 'left' }, words)
    return
  }
  const widthAtOnePt = measureAt(canvas, 1)(words, 'bold')
  drawLine(canvas, [{ text: words, font: 'bold' }], { ...place, sizePt: widthMm / widthAtOnePt })
}
