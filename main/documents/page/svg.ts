import PDFDocument from 'pdfkit'
import SVGtoPDF from 'svg-to-pdfkit'
import { points, type Canvas } from './canvas.ts'

/** Where a drawing goes, in mm: as large as it fits, in its own proportions, in the middle or at the left. */
export type DrawingPlace = {
  readonly xMm: number
  readonly yMm: number
  readonly widthMm: number
  readonly heightMm: number
  readonly align: 'middle' | 'left'
}

/** Draws a sound SVG drawing, for the eye alone, or with what it shows in words (`alt`). */
export function drawSvg({ pdf, structure }: Canvas, svg: string, place: DrawingPlace, alt?: string): void {
  const { xMm, yMm, widthMm, heightMm } = place
  const draw = () => setOnPage(pdf, svg, place, () => undefined)
  if (alt === undefined) structure.ornament(draw)
  else {
    structure.picture(alt, [points(xMm), points(yMm), points(xMm + widthMm), points(yMm + heightMm)], draw)
  }
}

/** What makes part of a drawing see-through, which documents for keeping may not be. Source: ISO 19005-1, 6.4. */
const SEE_THROUGH = /opacity\s*[=:](?!\s*["']?\s*1(\.0*)?\s*["';])|\b(rgb|hsl)a\(|<(mask|filter)\b/

/** Why an SVG drawing cannot be drawn on paper, in the words of who draws it; undefined where it can. */
export function svgFault(svg: string): string | undefined {
  const warnings: string[] = SEE_THROUGH.test(svg) ? ['a part of it is see-through'] : []
  try {
    const place = { xMm: 0, yMm: 0, widthMm: 30, heightMm: 30, align: 'middle' } as const
    setOnPage(new PDFDocument({ font: '' }), svg, place, (warning) => warnings.push(warning))
  } catch (error) {
    // It says beforehand what it then stumbles over.
    warnings.push(error instanceof Error ? error.message : 'it cannot be drawn')
  }
  return warnings[0]
}

function setOnPage(
  pdf: PDFKit.PDFDocument,
  svg: string,
  { xMm, yMm, widthMm, heightMm, align }: DrawingPlace,
  warn: (warning: string) => void,
): void {
  const nothingFrom = (file: string) => {
    warn(`it shows another file: ${file.slice(0, 60)}`)
    return ''
  }
  SVGtoPDF(pdf, svg, points(xMm), points(yMm), {
    width: points(widthMm),
    height: points(heightMm),
    preserveAspectRatio: align === 'left' ? 'xMinYMid meet' : 'xMidYMid meet',
    assumePt: true,
    warningCallback: warn,
    imageCallback: nothingFrom,
    documentCallback: nothingFrom,
    // A font of its own would not be embedded.
    fontCallback: () => {
      warn('it has text: draw its letters as paths')
      return 'regular'
    },
  })
}
