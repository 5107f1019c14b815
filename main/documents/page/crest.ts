import PDFDocument from 'pdfkit'
import SVGtoPDF from 'svg-to-pdfkit'
import { points, type Canvas } from './canvas.ts'

/** Where a creditor's crest goes: a square at the right end of the header, in mm. Source: pagoPA notice guide. */
export const CREST_MM = { left: 170, top: 10, size: 30 } as const

/** Draws a sound crest into its place, as large as it fits there, in its own proportions. */
export function drawCrest({ pdf, structure }: Canvas, svg: string): void {
  structure.ornament(() => {
    drawSvg(pdf, svg, () => undefined)
  })
}

/** Why an SVG drawing cannot be a crest on paper, in the words of who draws it; undefined where it can. */
export function crestFault(svg: string): string | undefined {
  const warnings: string[] = []
  try {
    drawSvg(new PDFDocument({ font: '' }), svg, (warning) => warnings.push(warning))
  } catch (error) {
    // It says beforehand what it then stumbles over.
    warnings.push(error instanceof Error ? error.message : 'it cannot be drawn')
  }
  return warnings[0]
}

function drawSvg(pdf: PDFKit.PDFDocument, svg: string, warn: (warning: string) => void): void {
  const { left, top, size } = CREST_MM
  const nothingFrom = (file: string) => {
    warn(`it shows another file: ${file.slice(0, 60)}`)
    return ''
  }
  SVGtoPDF(pdf, svg, points(left), points(top), {
    width: points(size),
    height: points(size),
    preserveAspectRatio: 'xMidYMid meet',
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
