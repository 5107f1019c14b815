import PDFDocument from 'pdfkit'
import type { Fonts } from './fonts.ts'
import { openLettering, type Lettering } from './lettering.ts'
import { openStructure, pdfUaIdentification, type Structure } from './structure.ts'
import type { Line, Measure, Run } from './text-layout.ts'
import { widthOf, wrap } from './text-layout.ts'

/**
 * How near things stand on a page: `roomy` as a rule, `compact` where words stand in two languages beside slips or several payments, `dense` where
 * there are many. Source: the classes of pagoPA's template of May 2026.
 */
export type Density = 'roomy' | 'compact' | 'dense'

/**
 * A page being drawn: mm from its top left corner, text placed by its baseline. Starts with one empty page. Whatever changes colours or
 * coordinates puts them back: black is what text is drawn in.
 */
export type Canvas = {
  readonly pdf: PDFKit.PDFDocument
  readonly fonts: Fonts
  readonly lettering: Lettering
  readonly structure: Structure
  readonly density: Density
}

/** What a reader program shows of a document. Nothing here may be personal: it is shown by file managers and print queues. */
export type DocumentInfo = {
  readonly title: string
  /** BCP 47 tag of the text's language. */
  readonly language: string
  /** ISO instant. */
  readonly producedAt: string
}

/** How a text is placed. */
export type TextPlace = {
  /** Left end, or right end where `align` is `right`. */
  readonly xMm: number
  readonly baselineMm: number
  readonly sizePt: number
  readonly align?: 'left' | 'right'
  readonly colour?: string
}

/** How a text of several lines is placed; `leading` is the distance of baselines in multiples of the size. */
export type ParagraphPlace = Omit<TextPlace, 'align'> & { readonly widthMm: number; readonly leading: number }

/** Width and height of A4. */
export const PAGE_MM = { width: 210, height: 297 } as const

/** Grey of the small print, dark enough to be read (7:1 on white). */
export const SMALL_PRINT_GREY = '#595959'

const POINTS_PER_MM = 72 / 25.4

/** Millimetres as the points that PDF counts in. */
export function points(mm: number): number {
  return mm * POINTS_PER_MM
}

/** Points as millimetres. */
export function millimetres(inPoints: number): number {
  return inPoints / POINTS_PER_MM
}

/** Opens a document of pages of a size, A4 unless told otherwise. The same calls on it give the same bytes. Throws a RangeError on an instant that is none. */
export function openCanvas(
  fonts: Fonts,
  { title, language, producedAt }: DocumentInfo,
  sizeMm: { readonly width: number; readonly height: number } = PAGE_MM,
): Canvas {
  const creationDate = new Date(producedAt)
  if (Number.isNaN(creationDate.getTime())) throw new RangeError('producedAt must be an ISO instant')
  const pdf = new PDFDocument({
    size: [points(sizeMm.width), points(sizeMm.height)],
    margin: 0,
    pdfVersion: '1.4',
    subset: 'PDF/A-1a',
    tagged: true,
    lang: language,
    displayTitle: true,
    // A foot says how many pages there are, and so is drawn last.
    bufferPages: true,
    info: { Title: title, Creator: 'Sportello', Producer: 'Sportello', CreationDate: creationDate },
    // Else pdfkit loads Helvetica; see `lettering` for the fonts.
    font: '',
  })
  pdf.appendXML(pdfUaIdentification)
  return { pdf, fonts, lettering: openLettering(pdf, fonts), structure: openStructure(pdf), density: 'roomy' }
}

/** Goes on with a new empty page. */
export function startPage({ pdf }: Canvas): void {
  pdf.addPage()
}

/** Where something would end that is drawn from `top` down: it is drawn on a sheet that is thrown away. */
export function wouldEndAt(
  { fonts, density }: Canvas,
  top: number,
  draw: (canvas: Canvas, top: number) => number,
): number {
  const sheet = openCanvas(fonts, { title: '', language: 'it', producedAt: '2000-01-01T00:00:00Z' })
  return draw({ ...sheet, density }, top)
}

/** Ends the document and gives its bytes. */
export async function closeCanvas(canvas: Canvas): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const handedOver = handOver(canvas, (chunk) => chunks.push(chunk))
  endCanvas(canvas)
  await handedOver
  return Buffer.concat(chunks)
}

/** Hands the bytes of a document over as they come; resolves when the last have come, after its end. */
export function handOver({ pdf }: Canvas, write: (chunk: Uint8Array) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    pdf.on('data', write)
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
}

/** Ends the document, whose bytes are being handed over. */
export function endCanvas({ pdf, lettering, structure }: Canvas): void {
  structure.close()
  lettering.close()
  pdf.end()
}

/** The measure for a size, with the kerning that drawing will use. */
export function measureAt({ fonts }: Canvas, sizePt: number): Measure {
  return (text, font) => millimetres(fonts[font].widthOf(text) * sizePt)
}

/** Draws one line as it is, however long. Returns its width in mm. */
export function drawLine(canvas: Canvas, line: Line, { xMm, baselineMm, sizePt, align, colour }: TextPlace): number {
  const measure = measureAt(canvas, sizePt)
  const widthMm = widthOf(line, measure)
  if (line.length === 0) return 0
  let penMm = align === 'right' ? xMm - widthMm : xMm
  for (const runs of byLanguage(line)) {
    const draw = () => {
      if (colour !== undefined) canvas.pdf.save().fillColor(colour)
      for (const run of runs) {
        drawRun(canvas, run, { xMm: penMm, baselineMm, sizePt })
        penMm += measure(run.text, run.font)
      }
      if (colour !== undefined) canvas.pdf.restore()
    }
    canvas.structure.element('P', draw, runs[0]?.voice?.language)
  }
  return widthMm
}

/** What is said in one language together: each is read out as a whole. */
function byLanguage(line: Line): readonly Line[] {
  if (line.every(({ voice }) => voice === line[0]?.voice)) return [line]
  const groups: Run[][] = []
  for (const run of line) {
    const last = groups.at(-1)
    if (last?.[0]?.voice?.language === run.voice?.language && last !== undefined) last.push(run)
    else groups.push([run])
  }
  return groups
}

function drawRun(canvas: Canvas, { text, font, voice }: Run, { xMm, baselineMm, sizePt }: TextPlace): void {
  const { pdf, lettering, structure } = canvas
  const draw = () => {
    lettering.write(text, font, { x: points(xMm), y: points(baselineMm), sizePt })
  }
  if (voice === undefined) {
    draw()
    return
  }
  structure.words(voice.language, () => {
    if (voice.isGrey) pdf.save().fillColor(SMALL_PRINT_GREY)
    draw()
    if (voice.isGrey) pdf.restore()
  })
}

/** Draws a line, smaller where it would be wider than `maxWidthMm`. Returns its width in mm. */
export function drawFitted(canvas: Canvas, line: Line, place: TextPlace & { readonly maxWidthMm: number }): number {
  const wantedMm = widthOf(line, measureAt(canvas, place.sizePt))
  const sizePt = place.sizePt * Math.min(1, place.maxWidthMm / wantedMm)
  return drawLine(canvas, line, { ...place, sizePt })
}

/** The first of some sizes in which texts, each from a line of its own, need no more than `maxLines`; else the last size. */
export function fittingSizePt(
  canvas: Canvas,
  texts: readonly Line[],
  { widthMm, maxLines, sizesPt }: { widthMm: number; maxLines: number; sizesPt: readonly [number, ...number[]] },
): number {
  const linesAt = (sizePt: number): number =>
    texts.reduce((sum, runs) => sum + wrap(runs, widthMm, measureAt(canvas, sizePt)).length, 0)
  return sizesPt.find((sizePt) => linesAt(sizePt) <= maxLines) ?? Math.min(...sizesPt)
}

/** Draws a text broken into lines. Returns the last baseline in mm; for an empty text, the one it was given. */
export function drawParagraph(canvas: Canvas, runs: Line, place: ParagraphPlace): number {
  const { widthMm, leading, sizePt, baselineMm } = place
  const lines = wrap(runs, widthMm, measureAt(canvas, sizePt))
  const leadingMm = millimetres(leading * sizePt)
  if (lines.length === 0) return baselineMm
  const draw = () =>
    withBlanks(runs, lines).forEach((line, index) =>
      drawLine(canvas, line, { ...place, baselineMm: baselineMm + index * leadingMm }),
    )
  canvas.structure.element('P', draw, runs[0]?.voice?.language)
  return baselineMm + Math.max(0, lines.length - 1) * leadingMm
}

/** From the last baseline of a text to the first of the same in the other language, beyond the distance of lines. */
const OTHER_LANGUAGE_MM = 0.75

/** Draws texts broken into lines, one below the other: the same in each language. Returns the last baseline in mm. */
export function drawParagraphs(canvas: Canvas, texts: readonly Line[], place: ParagraphPlace): number {
  const gapMm = millimetres(place.leading * place.sizePt) + OTHER_LANGUAGE_MM
  return texts.reduce(
    (end, runs) => drawParagraph(canvas, runs, { ...place, baselineMm: end + gapMm }),
    place.baselineMm - gapMm,
  )
}

/** Where a text broken into lines would end: the last baseline in mm. */
export function endOfParagraph(
  canvas: Canvas,
  runs: Line,
  { widthMm, leading, sizePt, baselineMm }: ParagraphPlace,
): number {
  const lines = wrap(runs, widthMm, measureAt(canvas, sizePt))
  return baselineMm + Math.max(0, lines.length - 1) * millimetres(leading * sizePt)
}

/** Lines that end with a blank where they were broken at one, or words would run together when the document is read out. */
function withBlanks(runs: Line, lines: readonly Line[]): readonly Line[] {
  let rest = textOf(runs).replace(/ +/g, ' ').trimStart()
  return lines.map((line) => {
    rest = rest.slice(textOf(line).length)
    const last = line.at(-1)
    if (last === undefined || !rest.startsWith(' ')) return line
    rest = rest.slice(1)
    return [...line.slice(0, -1), { ...last, text: `${last.text} ` }]
  })
}

function textOf(line: Line): string {
  return line.map(({ text }) => text).join('')
}
