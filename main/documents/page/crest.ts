import { crestOfPng, pngOfCrest } from '../../domain/crest.ts'
import { points, type Canvas } from './canvas.ts'
import { flattenPng } from './png.ts'
import { drawSvg, svgFault, type DrawingPlace } from './svg.ts'

/** The side of the square that a crest has on paper. Source: pagoPA notice guide (reference/pagopa.md 3.2). */
export const CREST_MM = 30

const pixelsAt = (dpi: number): number => Math.floor((CREST_MM / 25.4) * dpi)

/** The guide asks for 300 dpi; more than three times that nobody sees, and every paper would carry it. */
const PIXELS = { least: pixelsAt(300), most: pixelsAt(900) } as const

/** Why a crest cannot be printed, in words for whoever sets it; undefined where it can. */
export function crestFault(crest: string): string | undefined {
  const png = pngOfCrest(crest)
  if (png === undefined) return svgFault(crest)
  const flat = onWhite(png)
  return 'fault' in flat ? flat.fault : undefined
}

/**
 * Draws a sound crest, for the eye alone. Throws for a picture that is not sound.
 * Documents for keeping may have nothing see-through (ISO 19005-1, 6.4). What a picture has of that becomes white, since paper is: unlike in an
 * SVG drawing, whose author can take it out, it is in nearly every crest that is drawn as PNG, around its shield and along its edges.
 */
export function drawCrest(canvas: Canvas, crest: string, place: DrawingPlace): void {
  const png = pngOfCrest(crest)
  if (png === undefined) drawSvg(canvas, crest, place)
  else drawPng(canvas, png, place)
}

function drawPng({ pdf, structure }: Canvas, png: string, { xMm, yMm, widthMm, heightMm }: DrawingPlace): void {
  const flat = onWhite(png)
  if ('fault' in flat) throw new Error(`The crest is not sound: ${flat.fault}`)
  structure.ornament(() => {
    // By its address, so that pdfkit puts it into a file of many notices once.
    pdf.image(flat.address, points(xMm), points(yMm), {
      fit: [points(widthMm), points(heightMm)],
      align: 'center',
      valign: 'center',
    })
  })
}

type OnWhite = { readonly address: string } | { readonly fault: string }

/** What became of the last picture: all papers of a municipality bear the same, and unpacking it takes longer than drawing a page. */
let last: { readonly png: string; readonly result: OnWhite } | undefined

/** The data URL of a picture as paper shows it, or why it cannot be printed. */
function onWhite(png: string): OnWhite {
  if (last?.png !== png) {
    const flat = flattenPng(Buffer.from(png, 'base64'), PIXELS)
    const result = flat.ok ? { address: crestOfPng(Buffer.from(flat.bytes).toString('base64')) } : { fault: flat.fault }
    last = { png, result }
  }
  return last.result
}
