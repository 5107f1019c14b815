import QRCode from 'qrcode'
import type { Canvas } from './canvas.ts'
import { points } from './canvas.ts'

/**
 * Draws a notice's QR code as one vector shape: black, version 4 with error correction M (33×33 modules), `sizeMm` wide, its
 * top left module at the given point, no quiet zone of its own. Throws if the text has more than 62 bytes.
 * Source: pagoPA notice guide, "Codice QR".
 */
export function drawQr(canvas: Canvas, text: string, place: { xMm: number; yMm: number; sizeMm: number }): void {
  // One segment of bytes, as in the official notices; free to choose, the encoder would mix segments.
  const segment = { mode: 'byte', data: new TextEncoder().encode(text) } as const
  const { modules } = QRCode.create([segment], { version: 4, errorCorrectionLevel: 'M' })
  const moduleMm = place.sizeMm / modules.size
  for (let row = 0; row < modules.size; row++) {
    for (const [start, end] of darkRuns(modules.data.subarray(row * modules.size, (row + 1) * modules.size))) {
      canvas.pdf.rect(
        points(place.xMm + start * moduleMm),
        points(place.yMm + row * moduleMm),
        points((end - start) * moduleMm),
        points(moduleMm),
      )
    }
  }
  canvas.pdf.fill('black')
}

function darkRuns(row: Uint8Array): readonly (readonly [start: number, end: number])[] {
  const runs: [number, number][] = []
  row.forEach((isDark, column) => {
    const last = runs.at(-1)
    if (isDark === 0) return
    if (last?.[1] === column) last[1] = column + 1
    else runs.push([column, column + 1])
  })
  return runs
}
