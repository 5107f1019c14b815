import type { Words } from '../../messages/words.ts'
import type { Canvas, Density } from './canvas.ts'
import { drawLine, drawParagraphs, measureAt } from './canvas.ts'
import type { Entry } from './entries.ts'
import { drawCode, drawEntries } from './entries.ts'
import type { BarEnd } from './page-furniture.ts'
import { BODY, COLUMNS, drawTitleBar } from './page-furniture.ts'
import { drawModules } from './modules-drawing.ts'
import { noticeQrModules } from '../codes/qr-modules.ts'
import { widthOf, type Line } from './text-layout.ts'

/** What a notice's payment data say, ready to print. */
export type PaymentData = {
  readonly title: Words
  readonly barEnd?: BarEnd
  readonly qrText: string
  /** What the QR code is, in words. */
  readonly qrAlt: string
  /** What to do with the QR code, in each language; stands below it. */
  readonly instruction: readonly Line[]
  readonly amount: { readonly currency?: string; readonly figure: string }
  /** The first stands beside the amount and is narrower for it. */
  readonly entries: readonly [Entry, ...Entry[]]
  readonly cbill?: Entry
  readonly noticeNumber: Entry
  readonly creditorFiscalCode: Entry
}

/** From the top of the bar to the last baseline at most, where every text takes all the lines that it may. */
export const TALLEST_DATA_MM = 95

const { textLeftMm: LEFT, textRightMm: RIGHT_END } = COLUMNS.whole
const DATA_LEFT = 59
const NOTICE_NUMBER_LEFT = 94.25
const AMOUNT_GAP = 4

/** From the top of the bar: the code and its size, the instruction, the amount, and the baseline above the entries. */
const COMPACT = { qr: 10.6, qrSize: 20, instruction: 38.36, amount: 13.76, entries: 7.4 } as const

const MEASURES = {
  roomy: { qr: 14.02, qrSize: 25, instruction: 46.53, amount: 17.5, entries: 10.83 },
  compact: COMPACT,
  dense: COMPACT,
} as const satisfies Record<Density, unknown>

/** Draws what is needed to pay a notice, under a bar of the whole width at `top`. Returns the last baseline. */
export function drawPaymentData(canvas: Canvas, top: number, data: PaymentData): number {
  const measures = MEASURES[canvas.density]
  drawTitleBar(canvas, COLUMNS.whole, top, data.title, data.barEnd)
  drawModules(canvas, noticeQrModules(data.qrText), {
    xMm: LEFT,
    yMm: top + measures.qr,
    sizeMm: measures.qrSize,
    alt: data.qrAlt,
  })
  const instructionEnd = drawParagraphs(canvas, data.instruction, {
    ...BODY,
    xMm: LEFT,
    baselineMm: top + measures.instruction,
    widthMm: 43,
  })
  const amountMm = drawAmount(canvas, top + measures.amount, data.amount)
  const [first, ...others] = data.entries
  const widthMm = RIGHT_END - DATA_LEFT
  const firstEnd = drawEntries(canvas, [first], {
    xMm: DATA_LEFT,
    aboveMm: top + measures.entries,
    widthMm: widthMm - amountMm - AMOUNT_GAP,
  })
  const entriesEnd = drawEntries(canvas, others, { xMm: DATA_LEFT, aboveMm: firstEnd, widthMm })
  return Math.max(instructionEnd, drawCodes(canvas, entriesEnd + 7.67, data))
}

// Returns its width in mm. What is read first is drawn first.
function drawAmount(canvas: Canvas, baselineMm: number, { currency, figure }: PaymentData['amount']): number {
  const place = { baselineMm, align: 'right' } as const
  const line: Line = [{ text: figure, font: 'monoBold' }]
  const figureMm = widthOf(line, measureAt(canvas, 12))
  const before: Line = currency === undefined ? [] : [{ text: `${currency} `, font: 'regular' }]
  const currencyMm = drawLine(canvas, before, { ...place, xMm: RIGHT_END - figureMm, sizePt: 10 })
  drawLine(canvas, line, { ...place, xMm: RIGHT_END, sizePt: 12 })
  return currencyMm + figureMm
}

function drawCodes(canvas: Canvas, baselineMm: number, data: PaymentData): number {
  const { cbill, noticeNumber, creditorFiscalCode } = data
  const numberLeft = cbill === undefined ? DATA_LEFT : NOTICE_NUMBER_LEFT
  if (cbill !== undefined) {
    const maxWidthMm = NOTICE_NUMBER_LEFT - DATA_LEFT - 4
    drawCode(canvas, cbill, { xMm: DATA_LEFT, baselineMm, maxWidthMm })
  }
  drawCode(canvas, noticeNumber, { xMm: numberLeft, baselineMm, maxWidthMm: 60 })
  return drawCode(canvas, creditorFiscalCode, { xMm: RIGHT_END, baselineMm, maxWidthMm: 40, align: 'right' })
}
