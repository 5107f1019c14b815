import type { NoticeWords } from '../../messages/notice-document.ts'
import { mainOf, type Words } from '../../messages/words.ts'
import type { Canvas, Density } from '../page/canvas.ts'
import {
  drawFitted,
  drawLine,
  drawParagraphs,
  fittingSizePt,
  measureAt,
  points,
  SMALL_PRINT_GREY,
} from '../page/canvas.ts'
import type { Entry } from '../page/entries.ts'
import { drawCode, drawInlineEntries, drawLabels, INLINE_GAP_MM } from '../page/entries.ts'
import { drawModules } from '../page/modules-drawing.ts'
import type { NoticeContent, PaymentContent, PostalContent } from './notice-content.ts'
import { drawMark, type Marks } from '../page/marks.ts'
import { BODY, COLUMNS, drawTitleBar } from '../page/page-furniture.ts'
import { drawEuroSign, drawScissors } from '../page/pictograms.ts'
import { widthOf, type Line } from '../page/text-layout.ts'
import { linesOf } from '../page/words.ts'

// All measures are mm, from baselines of pagoPA's sample with a postal slip (print service, scenario 03), below the top of its bar.

/** What one slip says. */
export type PostalSlip = {
  readonly payment: PaymentContent & { readonly postal: PostalContent }
  /** Which payment it is, at the right end of the bar. */
  readonly which: Line
}

/** From the top of a slip's bar to its last baseline at most, where every text takes all the lines that it may. */
export const TALLEST_SLIP_MM = { roomy: 80, compact: 85, dense: 85 } as const satisfies Record<Density, number>

const { textLeftMm: LEFT, textRightMm: RIGHT_END } = COLUMNS.whole
const DATA_LEFT = 59
const DATA_END = 168.9
const CODE_MM = 23
const FIRST_LINE_PT = { label: 10, figure: 12 } as const

/** From the top of the bar: its mark, the marks below and the euro sign, the account, the entries, the Data Matrix, where to pay, and how wide that is. */
const COMPACT = {
  bar: { topMm: 1.2, baselineMm: 4.25, heightMm: 3.9 },
  poste: { topMm: 10.4, baselineMm: 15.7, heightMm: 6 },
  circuit: { topMm: 19.2, baselineMm: 27.5, heightMm: 14.5 },
  euro: 10.8,
  account: 15.6,
  amount: 13.76,
  entries: 25.6,
  matrix: 25.8,
  where: 40,
  whereWidth: 43.9,
} as const

const MEASURES = {
  roomy: {
    bar: { topMm: 1.75, baselineMm: 5, heightMm: 4.5 },
    poste: { topMm: 13.7, baselineMm: 19.05, heightMm: 6 },
    circuit: { topMm: 22.5, baselineMm: 30.8, heightMm: 14.5 },
    euro: 14.03,
    account: 19.05,
    amount: 19.05,
    entries: 29.9,
    matrix: 30.16,
    where: 43.39,
    whereWidth: 43,
  },
  compact: COMPACT,
  dense: COMPACT,
} as const satisfies Record<Density, unknown>
const CODE_CLEARANCE_MM = 2.5

/** Draws a "Bollettino postale PA" under a bar of the whole width at `top`, where the sheet is cut. Returns the last baseline. */
export function drawPostalSlip(
  canvas: Canvas,
  top: number,
  { payment, which }: PostalSlip,
  notice: NoticeContent,
  { postal: texts, currency }: NoticeWords,
): number {
  const { account, holder, authorisation } = payment.postal
  drawScissors(canvas, { xMm: RIGHT_END - 4, yMm: top - 3 })
  drawTitleBar(canvas, COLUMNS.whole, top, texts.title, { line: which, sizePt: 10 })
  const { marks } = notice.creditor
  const measures = MEASURES[canvas.density]
  // Where the title is said in two languages, it needs the room.
  if (typeof texts.title === 'string')
    drawMark(canvas, marks, 'bancoPosta', { xMm: DATA_LEFT + 0.13, widthMm: 19.7, ...below(top, measures.bar) })
  const whereEnd = drawLeftColumn(canvas, top, marks, texts.where)

  drawEuroSign(canvas, { xMm: DATA_LEFT + 0.2, yMm: top + measures.euro })
  drawAccount(canvas, top + measures.account, { label: texts.account, value: account })
  drawAmount(canvas, top + measures.amount, mainOf(currency), payment.amount)
  const entriesEnd = drawInlineEntries(
    canvas,
    [
      { label: texts.holder, value: holder },
      { label: texts.debtor, value: notice.debtor.name },
      { label: texts.subject, value: payment.subject },
    ],
    { xMm: DATA_LEFT, baselineMm: top + measures.entries, widthMm: DATA_END - DATA_LEFT },
  )
  const codesEnd = drawCodes(canvas, entriesEnd + 9.79, payment.noticeNumber, notice.creditor.fiscalCode, texts)
  drawCornered(canvas, payment.postal, { xMm: RIGHT_END - CODE_MM, yMm: top + measures.matrix })

  const end = Math.max(whereEnd + 7.41, codesEnd + 6.09)
  drawFitted(canvas, [{ text: authorisation.toUpperCase(), font: 'regular' }], {
    xMm: LEFT,
    baselineMm: end,
    sizePt: 7,
    colour: SMALL_PRINT_GREY,
    maxWidthMm: DATA_END - LEFT,
  })
  return end
}

/** The marks of Poste, and where the slip can be paid. Returns the last baseline. */
function drawLeftColumn(canvas: Canvas, top: number, marks: Marks, where: Words): number {
  const measures = MEASURES[canvas.density]
  drawMark(canvas, marks, 'posteItaliane', { xMm: LEFT, widthMm: 38.5, ...below(top, measures.poste) })
  drawMark(canvas, marks, 'postalCircuit', { xMm: LEFT, widthMm: 43, ...below(top, measures.circuit) })
  const lines = linesOf(where)
  const widthMm = measures.whereWidth
  const sizes = { widthMm, maxLines: 5 * lines.length, sizesPt: [BODY.sizePt, 7] } as const
  const place = { ...BODY, xMm: LEFT, baselineMm: top + measures.where, widthMm }
  return drawParagraphs(canvas, lines, { ...place, sizePt: fittingSizePt(canvas, lines, sizes) })
}

function below(
  top: number,
  { topMm, baselineMm, heightMm }: { readonly topMm: number; readonly baselineMm: number; readonly heightMm: number },
) {
  return { topMm: top + topMm, baselineMm: top + baselineMm, heightMm }
}

/** The number of the account beside its label, whose two languages stand above and below its baseline. */
function drawAccount(canvas: Canvas, baselineMm: number, { label, value }: Entry): void {
  const xMm = DATA_LEFT + 10
  const raisedMm = typeof label === 'string' ? 0 : 2
  const { widthMm } = drawLabels(canvas, label, { xMm, baselineMm: baselineMm - raisedMm, sizePt: FIRST_LINE_PT.label })
  const place = { xMm: xMm + widthMm + INLINE_GAP_MM, baselineMm, sizePt: FIRST_LINE_PT.figure }
  drawLine(canvas, [{ text: value, font: 'monoBold' }], place)
}

/** The amount after its currency, at the right end. */
function drawAmount(canvas: Canvas, baselineMm: number, currency: string, amount: string): void {
  const figure: Line = [{ text: amount, font: 'monoBold' }]
  const right = { baselineMm, align: 'right' } as const
  const figureMm = widthOf(figure, measureAt(canvas, FIRST_LINE_PT.figure))
  const currencyPlace = { ...right, xMm: RIGHT_END - figureMm - INLINE_GAP_MM, sizePt: FIRST_LINE_PT.label }
  drawLine(canvas, [{ text: currency, font: 'regular' }], currencyPlace)
  drawLine(canvas, figure, { ...right, xMm: RIGHT_END, sizePt: FIRST_LINE_PT.figure })
}

function drawCodes(
  canvas: Canvas,
  baselineMm: number,
  noticeNumber: string,
  creditor: string,
  texts: NoticeWords['postal'],
): number {
  drawCode(
    canvas,
    { label: texts.noticeNumber, value: noticeNumber },
    { xMm: DATA_LEFT, baselineMm, maxWidthMm: 52, dropMm: 5.55 },
  )
  drawCode(canvas, { label: texts.kind, value: 'P1' }, { xMm: 115.75, baselineMm, maxWidthMm: 12, dropMm: 5.55 })
  return drawCode(
    canvas,
    { label: texts.creditorFiscalCode, value: creditor },
    { xMm: DATA_END, baselineMm, maxWidthMm: 36, align: 'right', dropMm: 5.55 },
  )
}

/** The Data Matrix in the corners between which readers look for it. */
function drawCornered(
  canvas: Canvas,
  { modules, alt }: PostalContent,
  { xMm, yMm }: { readonly xMm: number; readonly yMm: number },
): void {
  drawModules(canvas, modules, { xMm, yMm, sizeMm: CODE_MM, alt })
  canvas.structure.ornament(() => {
    const [arm, near, far] = [4, -CODE_CLEARANCE_MM, CODE_MM + CODE_CLEARANCE_MM]
    const { pdf } = canvas
    pdf.save().translate(points(xMm), points(yMm)).scale(points(1)).lineWidth(0.75).strokeColor('#d9d9d9')
    for (const [x, dx] of [
      [near, arm],
      [far, -arm],
    ] as const) {
      for (const [y, dy] of [
        [near, arm],
        [far, -arm],
      ] as const) {
        pdf
          .moveTo(x + dx, y)
          .lineTo(x, y)
          .lineTo(x, y + dy)
      }
    }
    pdf.stroke().restore()
  })
}
