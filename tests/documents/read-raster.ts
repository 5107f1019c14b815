import type { Box } from './read-page.ts'
import { run, runOnFile } from './read-page.ts'

/** A page as a printer would see it: 300 dots per inch, black or not. */
export type Raster = { readonly isDark: (xMm: number, yMm: number) => boolean; readonly pgm: Buffer }

const DPI = 300
const DOT_MM = 25.4 / DPI

/** Renders a page, the first unless told otherwise. */
export function rasterise(pdf: Uint8Array, pageNumber = 1): Raster {
  const only = ['-f', String(pageNumber), '-l', String(pageNumber)]
  const pgm = run('pdftoppm', ['-r', String(DPI), '-gray', ...only, '-'], pdf)
  const [header = '', width = ''] = /^P5\s+(\d+)\s+\d+\s+255\s/.exec(pgm.toString('latin1', 0, 64)) ?? []
  if (header === '') throw new Error('pdftoppm gave no grey picture')
  return {
    pgm,
    isDark: (xMm, yMm) =>
      (pgm[header.length + Math.floor(yMm / DOT_MM) * Number(width) + Math.floor(xMm / DOT_MM)] ?? 255) < 128,
  }
}

/** The smallest box around everything dark inside a box, to the dot. */
export function darkBox({ isDark }: Raster, inside: Box): Box {
  const dots: { x: number; y: number }[] = []
  for (let y = inside.top + DOT_MM / 2; y < inside.bottom; y += DOT_MM)
    for (let x = inside.left + DOT_MM / 2; x < inside.right; x += DOT_MM) if (isDark(x, y)) dots.push({ x, y })
  const xs = dots.map(({ x }) => x)
  const ys = dots.map(({ y }) => y)
  const half = DOT_MM / 2
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity)
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity)
  return { left: least(xs) - half, right: most(xs) + half, top: least(ys) - half, bottom: most(ys) + half }
}

/** Every QR code that a bar code reader finds on a picture. */
export function readQrCodes({ pgm }: Pick<Raster, 'pgm'>): readonly string[] {
  const text = runOnFile('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable'], pgm, 4).toString()
  return text.split('\n').filter((line) => line !== '')
}

/** The text of the QR code that a bar code reader finds in a box of a picture; undefined where it finds none. */
export function readQrCode(raster: Raster, inside: Box): string | undefined {
  return readQrCodes({ pgm: cut(raster, inside) })[0]
}

/** The text of the Data Matrix that a bar code reader finds in a box of a picture; undefined where it finds none. */
export function readDataMatrix(raster: Raster, inside: Box): string | undefined {
  const text = runOnFile('dmtxread', ['--stop-after', '1', '--newline'], cut(raster, inside), 1).toString()
  return text.split('\n').find((line) => line !== '')
}

/** A box of a picture as a picture of its own. */
function cut({ isDark }: Raster, { left, top, right, bottom }: Box): Buffer {
  const columns = Math.floor((right - left) / DOT_MM)
  const rows = Math.floor((bottom - top) / DOT_MM)
  const isDotDark = (row: number, column: number) => isDark(left + (column + 0.5) * DOT_MM, top + (row + 0.5) * DOT_MM)
  const dots = Uint8Array.from({ length: columns * rows }, (_, index) =>
    isDotDark(Math.floor(index / columns), index % columns) ? 0 : 255,
  )
  return Buffer.concat([Buffer.from(`P5 ${columns} ${rows} 255\n`), dots])
}
