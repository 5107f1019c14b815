import type { TicketAnswer } from '../../../central/contract/tickets.ts'
import type { TicketDocumentTexts } from '../../messages/ticket-document.ts'
import type { Canvas } from '../page/canvas.ts'
import { drawFitted, drawLine, drawParagraph } from '../page/canvas.ts'
import { drawNote } from '../page/entries.ts'
import { drawTitle } from '../page/opening.ts'
import { CLEARANCE_MM, COLUMNS, drawTitleBar, HEADING } from '../page/page-furniture.ts'
import { drawModules } from '../page/modules-drawing.ts'
import { drawReading, FIRST_BASELINE_MM, READING } from './reading.ts'
import { runsOf } from '../page/text-layout.ts'
import type { TicketSlipContent } from './ticket-slip-content.ts'

const { textLeftMm: LEFT, textRightMm: RIGHT_END } = COLUMNS.whole
/** Wide enough for a scanner that looks at a sheet held before it. */
const QR_MM = 54
const KEY_LEFT = 78
const KEY_WIDTH = RIGHT_END - KEY_LEFT

const answerTexts = {
  email: 'byEmail',
  phone: 'byPhone',
  number: 'byNumber',
} as const satisfies Record<TicketAnswer['by'], keyof TicketDocumentTexts>

/** Draws what opens the slip: heading, municipality, title. Returns where the next bar goes. */
export function drawTicketHeader(canvas: Canvas, creditorName: string, texts: TicketDocumentTexts): number {
  const place = { baselineMm: 13.23, sizePt: 10 }
  const headingMm = drawLine(canvas, [{ text: texts.heading.toUpperCase(), font: 'bold' }], { ...place, xMm: LEFT })
  drawFitted(canvas, [{ text: creditorName, font: 'regular' }], {
    ...place,
    xMm: RIGHT_END,
    align: 'right',
    maxWidthMm: RIGHT_END - LEFT - headingMm - 6,
  })
  return drawTitle(canvas, texts.title, RIGHT_END - LEFT)
}

/** Draws number, code and QR code, under a bar of the whole width at `top`. Returns where the next bar goes. */
export function drawKey(canvas: Canvas, top: number, slip: TicketSlipContent, texts: TicketDocumentTexts): number {
  drawTitleBar(canvas, COLUMNS.whole, top, texts.keep)
  const qrTop = top + 14
  drawModules(canvas, slip.qrModules, { xMm: LEFT, yMm: qrTop, sizeMm: QR_MM, alt: slip.qrAlt })
  drawLarge(canvas, texts.number, slip.number, qrTop + 3)
  drawLarge(canvas, texts.code, slip.code, qrTop + 28)
  const noteEnd = drawNote(canvas, [runsOf(texts.secret)], {
    xMm: KEY_LEFT,
    baselineMm: qrTop + QR_MM - 3.2,
    widthMm: KEY_WIDTH,
  })
  return Math.max(qrTop + QR_MM, noteEnd) + CLEARANCE_MM + 2.7
}

/** Draws what was asked and when, in the left column under a bar at `top`. Returns where the next bar goes. */
export function drawRequest(canvas: Canvas, top: number, slip: TicketSlipContent, texts: TicketDocumentTexts): number {
  const { left } = COLUMNS
  drawTitleBar(canvas, left, top, texts.request)
  const entries = [
    { label: texts.reason, value: slip.reason },
    { label: texts.openedAt, value: slip.openedAt },
  ]
  const end = entries.reduce(
    (previous, { label, value }) => {
      const baselineMm = previous + 7.2
      drawLine(canvas, [{ text: label, font: 'regular' }], { xMm: LEFT, baselineMm, sizePt: 8 })
      return drawParagraph(canvas, [{ text: value, font: 'bold' }], {
        ...READING,
        ...HEADING,
        xMm: LEFT,
        baselineMm: baselineMm + 4.8,
        widthMm: left.textRightMm - LEFT,
      })
    },
    top + FIRST_BASELINE_MM - 8.2,
  )
  return end + CLEARANCE_MM + 1
}

/** Draws how the answer comes, in the right column under a bar at `top`. Returns where the next bar goes. */
export function drawAnswer(
  canvas: Canvas,
  top: number,
  answerBy: TicketAnswer['by'],
  texts: TicketDocumentTexts,
): number {
  return drawReading(canvas, COLUMNS.right, top, texts.answer, [
    runsOf(texts[answerTexts[answerBy]]),
    runsOf(texts.offline),
  ])
}

// What is read aloud and typed again: as large as the page allows.
function drawLarge(canvas: Canvas, label: string, value: string, baselineMm: number): void {
  drawLine(canvas, [{ text: label, font: 'bold' }], { xMm: KEY_LEFT, baselineMm, sizePt: 10 })
  drawFitted(canvas, [{ text: value, font: 'monoBold' }], {
    xMm: KEY_LEFT,
    baselineMm: baselineMm + 14,
    sizePt: 40,
    maxWidthMm: KEY_WIDTH,
  })
}
