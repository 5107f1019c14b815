import { romeDate, romeTime } from '../../domain/calendar.ts'
import type { Language } from '../../domain/visit.ts'
import { fillIn } from '../../messages/fill-in.ts'
import { testPageTexts, type TestPageTexts } from '../../messages/test-page.ts'
import { dataMatrixModules } from '../codes/data-matrix-modules.ts'
import { noticeQrModules } from '../codes/qr-modules.ts'
import { closeCanvas, drawFitted, drawLine, openCanvas, PAGE_MM, points, type Canvas } from '../page/canvas.ts'
import type { Fonts } from '../page/fonts.ts'
import { drawModules } from '../page/modules-drawing.ts'
import { drawTitle } from '../page/opening.ts'
import { CLEARANCE_MM, COLUMNS } from '../page/page-furniture.ts'
import { printableIn } from '../page/printable.ts'
import { runsOf } from '../page/text-layout.ts'
import { drawReading } from '../slip/reading.ts'

/** What a test page says of where and when it was printed. */
export interface TestPageDocument {
  /** The printer as the kiosk's configuration calls it. */
  readonly printer: string
  readonly language: Language
  /** ISO instant; printed, and the file's creation date. */
  readonly producedAt: string
}

const { textLeftMm: LEFT, textRightMm: RIGHT } = COLUMNS.whole
/** Ordinary printers leave out less than that. */
const EDGE_MM = 6
const RULER_MM = 100
const SIZES_PT = [16, 14, 12, 10, 8, 7] as const
const LETTERS = 'Àèéìòù ß äöü ÄÖÜ çêœ čšž 0123 €'
const LINES_MM = [0.1, 0.2, 0.3, 0.5, 1] as const
const GREY_STEPS = 10

/**
 * Draws the sheet with which somebody sees whether a printer is good enough for notices: its scale, codes as large as theirs which ask for no
 * payment, the letters of every language, greys and thin lines, and what of the edge it leaves out. One page of A4. The same input gives the
 * same bytes. Rejects with a RangeError on an instant that is none.
 */
export async function renderTestPage(document: TestPageDocument, fonts: Fonts): Promise<Uint8Array> {
  const { language, producedAt } = document
  const texts = testPageTexts[language]
  const canvas = openCanvas(fonts, { title: texts.heading, language, producedAt })
  const printer = printableIn(fonts).words(document.printer, 60) ?? ''
  drawFrame(canvas)
  const when = `${romeDate(producedAt)} ${romeTime(producedAt)}`
  const head = { baselineMm: 17, sizePt: 10 }
  drawLine(canvas, [{ text: texts.heading.toUpperCase(), font: 'bold' }], { ...head, xMm: LEFT })
  const said = `${printer} · ${when}`
  drawFitted(canvas, [{ text: said, font: 'mono' }], { ...head, xMm: RIGHT, align: 'right', maxWidthMm: 110 })
  const scaleTop = drawTitle(canvas, texts.title, RIGHT - LEFT)
  const codesTop = drawScale(canvas, scaleTop, texts)
  const greysTop = drawCodes(canvas, codesTop, texts, `${printer.slice(0, 20)} ${when}`)
  drawGreys(canvas, greysTop, texts)
  const edgesTop = drawLetters(canvas, greysTop, texts)
  drawReading(canvas, COLUMNS.whole, edgesTop, texts.edges, [runsOf(texts.edgesText)])
  return await closeCanvas(canvas)
}

function drawFrame({ pdf, structure }: Canvas): void {
  const [left, top, right, bottom] = [EDGE_MM, EDGE_MM, PAGE_MM.width - EDGE_MM, PAGE_MM.height - EDGE_MM]
  const sides = [
    [left, top, right, top],
    [right, top, right, bottom],
    [right, bottom, left, bottom],
    [left, bottom, left, top],
  ] as const
  structure.ornament(() => {
    pdf.save().lineWidth(points(0.3))
    for (const [x, y, toX, toY] of sides) pdf.moveTo(points(x), points(y)).lineTo(points(toX), points(toY)).stroke()
    pdf.restore()
  })
}

/** A line of 100 mm with a mark each 10. Returns where the next bar goes. */
function drawScale(canvas: Canvas, top: number, texts: TestPageTexts): number {
  const end = drawReading(canvas, COLUMNS.whole, top, texts.scale, [runsOf(texts.scaleText)])
  const [left, y] = [LEFT + 5, end + 1]
  const { pdf } = canvas
  canvas.structure.ornament(() => {
    pdf.save().lineWidth(points(0.3))
    for (let mm = 0; mm <= RULER_MM; mm += 10) {
      const armMm = mm % RULER_MM === 0 ? 4 : 2
      pdf.moveTo(points(left + mm), points(y - armMm)).lineTo(points(left + mm), points(y + armMm))
    }
    pdf
      .moveTo(points(left), points(y))
      .lineTo(points(left + RULER_MM), points(y))
      .stroke()
      .restore()
  })
  return y + 4 + CLEARANCE_MM
}

/** The codes of notices and slips, in their sizes. Returns where the next bar goes. */
function drawCodes(canvas: Canvas, top: number, texts: TestPageTexts, what: string): number {
  const end = drawReading(canvas, COLUMNS.whole, top, texts.codes, [runsOf(texts.codesText)])
  const said = `SPORTELLO TEST ${what}`.slice(0, 60)
  const yMm = end - 1
  const qrCode = noticeQrModules(Array.from(said, (sign) => (sign < '\u0080' ? sign : '?')).join(''))
  for (const [xMm, sizeMm] of [
    [LEFT + 5, 25],
    [LEFT + 45, 20],
  ] as const) {
    drawModules(canvas, qrCode, { xMm, yMm, sizeMm, alt: fillIn(texts.qrAlt, { size: String(sizeMm) }) })
  }
  const matrix = dataMatrixModules(
    said
      .toUpperCase()
      .replace(/[^A-Z0-9 .:-]/g, ' ')
      .padEnd(220),
  )
  if (matrix !== undefined) drawModules(canvas, matrix, { xMm: LEFT + 85, yMm, sizeMm: 23, alt: texts.matrixAlt })
  return yMm + 25 + CLEARANCE_MM + 1
}

function drawGreys(canvas: Canvas, top: number, texts: TestPageTexts): void {
  const { pdf } = canvas
  const yMm = drawReading(canvas, COLUMNS.right, top, texts.greys, [runsOf(texts.greysText)]) - 2
  const left = COLUMNS.right.textLeftMm
  const stepMm = (COLUMNS.right.textRightMm - left) / GREY_STEPS
  canvas.structure.ornament(() => {
    pdf.save()
    for (let step = 0; step < GREY_STEPS; step++) {
      const shade = Math.round((255 * step) / (GREY_STEPS - 1))
      pdf.rect(points(left + step * stepMm), points(yMm), points(stepMm), points(10)).fill([shade, shade, shade])
    }
    LINES_MM.forEach((widthMm, index) => {
      const y = yMm + 15 + index * 4
      pdf.lineWidth(points(widthMm)).moveTo(points(left), points(y))
      pdf.lineTo(points(left + GREY_STEPS * stepMm), points(y)).stroke('black')
    })
    pdf.restore()
  })
}

/** The letters of all languages in every size of a notice. Returns where the next bar of the whole width goes. */
function drawLetters(canvas: Canvas, top: number, texts: TestPageTexts): number {
  const { left } = COLUMNS
  const end = drawReading(canvas, left, top, texts.letters, [])
  const last = SIZES_PT.reduce((above, sizePt) => {
    const baselineMm = above + sizePt * 0.35 + 3
    const maxWidthMm = left.textRightMm - left.textLeftMm
    const text = `${sizePt} ${LETTERS}`
    drawFitted(canvas, [{ text, font: 'regular' }], { xMm: left.textLeftMm, baselineMm, sizePt, maxWidthMm })
    return baselineMm
  }, end - 8)
  return Math.max(last + CLEARANCE_MM + 2, top + 58)
}
