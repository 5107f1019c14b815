import { describe, expect, it } from 'vitest'
import { closeCanvas, drawLine, openCanvas, points } from '../../main/documents/page/canvas.ts'
import { readPage } from './read-page.ts'
import { darkBox, rasterise } from './read-raster.ts'
import { fonts } from './sample-notices.ts'

const info = { title: 'Prova', language: 'it-IT', producedAt: '2026-11-23T15:00:00Z' }

// The other tests of this folder rest on these readings, so they are proved here on pages of which we know everything.
describe('the readings', () => {
  it('give back the baselines and ends that a page was drawn with, whatever font and size', async () => {
    const canvas = openCanvas(fonts, info)
    const drawn = [
      { text: 'Regular', font: 'regular', sizePt: 7, xMm: 10, baselineMm: 20 },
      { text: 'Importo', font: 'bold', sizePt: 8, xMm: 10, baselineMm: 30 },
      { text: '1.500,00', font: 'bold', sizePt: 24, xMm: 10, baselineMm: 39.125 },
      { text: 'CBI1234', font: 'mono', sizePt: 8, xMm: 100, baselineMm: 200.5 },
      { text: 'right', font: 'monoBold', sizePt: 12, xMm: 200, baselineMm: 280, align: 'right' },
    ] as const
    const widths = drawn.map(({ text, font, ...place }) => drawLine(canvas, [{ text, font }], place))
    const page = readPage(await closeCanvas(canvas))
    expect(page.widthMm).toBeCloseTo(210, 3)
    expect(page.heightMm).toBeCloseTo(297, 3)
    drawn.forEach((line, index) => {
      const width = widths[index] ?? NaN
      const found = page.lines.find(({ text }) => text === line.text)
      expect(found?.baseline).toBeCloseTo(line.baselineMm, 2)
      expect(found?.left).toBeCloseTo('align' in line ? line.xMm - width : line.xMm, 2)
      expect(found?.right).toBeCloseTo('align' in line ? line.xMm : line.xMm + width, 2)
    })
  })

  it('give the ink of a text, not the box of its font', async () => {
    const canvas = openCanvas(fonts, info)
    drawLine(canvas, [{ text: 'H', font: 'bold' }], { xMm: 50, baselineMm: 100, sizePt: 72 })
    const pdf = await closeCanvas(canvas)
    const [fragment] = readPage(pdf).fragments
    const capitalMm = (fonts.bold.font.capHeight / fonts.bold.font.unitsPerEm) * 25.4
    expect(fragment?.ink.bottom).toBeCloseTo(100, 1)
    expect(fragment?.ink.top).toBeCloseTo(100 - capitalMm, 1)
    const dark = darkBox(rasterise(pdf), { left: 40, top: 70, right: 90, bottom: 110 })
    for (const edge of ['left', 'top', 'right', 'bottom'] as const)
      expect(Math.abs(dark[edge] - (fragment?.ink[edge] ?? NaN))).toBeLessThan(0.15)
  })

  it('give shapes with their place, also when drawn on a scale', async () => {
    const canvas = openCanvas(fonts, info)
    canvas.pdf.rect(points(10), points(20), points(30), points(40)).fill('#ececec')
    canvas.pdf.save().translate(points(100), points(200)).scale(points(2)).rect(1, 2, 3, 4).stroke().restore()
    const shapes = readPage(await closeCanvas(canvas)).shapes.map(({ fill, box }) => ({
      fill: fill.replace(/\.\d+/g, ''),
      box: [box.left, box.top, box.right, box.bottom].map(Math.round),
    }))
    expect(shapes).toEqual([
      { fill: 'rgb(92%,92%,92%)', box: [10, 20, 40, 60] },
      { fill: 'none', box: [102, 204, 108, 212] },
    ])
  })
})
