import type { Canvas } from './canvas.ts'
import { points } from './canvas.ts'

/** Where a pictogram goes: its top left corner. */
export type PictogramPlace = { readonly xMm: number; readonly yMm: number }

const STROKE_MM = 0.36

/** "Good to know": an i in a circle, 4×4 mm. */
export function drawInfoIcon(canvas: Canvas, place: PictogramPlace): void {
  draw(canvas, place, ({ pdf }) => {
    pdf.circle(2, 2, 1.8).stroke()
    pdf.moveTo(2, 1.85).lineTo(2, 2.95).stroke()
    pdf.circle(2, 1.12, 0.27).fill('black')
  })
}

/** "When": a sheet of a calendar, 4×4 mm. */
export function drawCalendarIcon(canvas: Canvas, place: PictogramPlace): void {
  draw(canvas, place, ({ pdf }) => {
    pdf.roundedRect(0.3, 0.6, 3.4, 3.1, 0.4).stroke()
    pdf.moveTo(0.3, 1.6).lineTo(3.7, 1.6).stroke()
    for (const x of [1.2, 2.8]) pdf.moveTo(x, 0.2).lineTo(x, 1).stroke()
    pdf.rect(2.2, 2.3, 0.8, 0.7).fill('black')
  })
}

/** "A letter that was not taken": a sheet with a corner folded, 4×4 mm. */
export function drawSheetIcon(canvas: Canvas, place: PictogramPlace): void {
  draw(canvas, place, ({ pdf }) => {
    pdf.path('M 0.6 0.3 H 2.5 L 3.5 1.3 V 3.7 H 0.6 Z').stroke()
    for (const y of [1.9, 2.7]) pdf.moveTo(1.3, y).lineTo(2.8, y).stroke()
  })
}

/** "See below": an arrow down, 2.4×4 mm. */
export function drawDownArrow(canvas: Canvas, place: PictogramPlace): void {
  draw(canvas, place, ({ pdf }) => {
    pdf.path('M 1.2 0.2 V 3.8 M 0.2 2.8 L 1.2 3.8 L 2.2 2.8').stroke()
  })
}

/** "Pay this sum by this slip": a euro sign in a dark square, 7.6×7.6 mm. */
export function drawEuroSign(canvas: Canvas, place: PictogramPlace): void {
  draw(canvas, place, ({ pdf }) => {
    pdf.rect(0, 0, 7.6, 7.6).fill('black')
    pdf.lineWidth(0.8).lineCap('butt').strokeColor('white')
    pdf.path('M 5.9 2.1 A 2.4 2.4 0 1 0 5.9 5.5 M 1.2 3.3 H 4.6 M 1.2 4.4 H 4.6').stroke()
  })
}

/** "Cut here": scissors that open to the left, 4×2.6 mm. */
export function drawScissors(canvas: Canvas, place: PictogramPlace): void {
  draw(canvas, place, ({ pdf }) => {
    pdf.lineWidth(0.28).strokeColor('#858585')
    pdf.circle(3.3, 0.6, 0.5).circle(3.3, 2, 0.5).stroke()
    pdf.path('M 2.85 0.85 L 0.1 2.1 M 2.85 1.75 L 0.1 0.5').stroke()
  })
}

/** Paying online: a laptop with a telephone before it, 12×9 mm. */
export function drawDevicesPictogram(canvas: Canvas, place: PictogramPlace): void {
  draw(canvas, place, ({ pdf }) => {
    pdf.roundedRect(1.2, 0.3, 9.2, 6.5, 0.7).stroke()
    pdf.path('M 0.3 6.8 H 10.6 V 8.3 H 1.3 A 1 1 0 0 1 0.3 7.3 Z').stroke()
    pdf.roundedRect(8.7, 4, 3, 4.9, 0.6).fillAndStroke('white', 'black')
    pdf.moveTo(9.85, 8.05).lineTo(10.55, 8.05).stroke()
  })
}

/** Paying on the spot: three places on a round, 12×12 mm. */
export function drawPlacesPictogram(canvas: Canvas, place: PictogramPlace): void {
  draw(canvas, place, ({ pdf }) => {
    pdf.circle(6.2, 6.6, 4.3).stroke()
    for (const [x, tip] of [
      [5.9, 4.5],
      [2.1, 8.3],
      [10, 11.8],
    ] as const) {
      pdf.path(pin(x, tip)).fillAndStroke('white', 'black')
      pdf.circle(x, tip - 2.45, 0.6).stroke()
    }
  })
}

// A map pin 3.4 mm wide and 4.2 mm high whose tip is at the given point.
function pin(x: number, tip: number): string {
  const head = tip - 2.45
  const [left, right, shoulder, waist] = [x - 1.7, x + 1.7, head + 1, tip - 0.9]
  return [
    ...['M', left, head, 'A', 1.7, 1.7, 0, 0, 1, right, head],
    ...['C', right, shoulder, x + 0.6, waist, x, tip],
    ...['C', x - 0.6, waist, left, shoulder, left, head, 'Z'],
  ].join(' ')
}

function draw(canvas: Canvas, { xMm, yMm }: PictogramPlace, shapes: (canvas: Canvas) => void): void {
  canvas.structure.ornament(() => {
    canvas.pdf.save().translate(points(xMm), points(yMm)).scale(points(1))
    canvas.pdf.lineWidth(STROKE_MM).lineJoin('round').lineCap('round').strokeColor('black')
    shapes(canvas)
    canvas.pdf.restore()
  })
}
