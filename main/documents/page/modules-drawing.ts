import type { Canvas } from './canvas.ts'
import { points } from './canvas.ts'
import type { Modules } from '../codes/qr-modules.ts'

/** Draws a QR code or Data Matrix as one vector shape: black, `sizeMm` wide, its top left module at the given point, no quiet zone of its own. `alt` says whose code it is. */
export function drawModules(
  canvas: Canvas,
  modules: Modules,
  { xMm, yMm, sizeMm, alt }: { xMm: number; yMm: number; sizeMm: number; alt: string },
): void {
  const box = [points(xMm), points(yMm), points(xMm + sizeMm), points(yMm + sizeMm)] as const
  canvas.structure.picture(alt, box, () => {
    // One piece in units of a module: shorter to write than millimetres, and to compress.
    canvas.pdf
      .save()
      .translate(points(xMm), points(yMm))
      .scale(points(sizeMm) / modules.length)
      .addContent(modules.flatMap(rectangles).join(' '))
      .fill('black')
      .restore()
  })
}

function rectangles(row: readonly boolean[], top: number): readonly string[] {
  return darkRuns(row).map(({ start, end }) => `${start} ${top} ${end - start} 1 re`)
}

function darkRuns(row: readonly boolean[]): readonly { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = []
  row.forEach((isDark, column) => {
    const last = runs.at(-1)
    if (!isDark) return
    if (last?.end === column) last.end = column + 1
    else runs.push({ start: column, end: column + 1 })
  })
  return runs
}
