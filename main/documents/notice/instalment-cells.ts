import { fillIn } from '../../messages/fill-in.ts'
import type { NoticeDocumentTexts } from '../../messages/notice-document.ts'
import type { Canvas } from '../page/canvas.ts'
import { drawParagraph, fittingSizePt, measureAt } from '../page/canvas.ts'
import { drawCode, drawEntries } from '../page/entries.ts'
import { drawModules } from '../page/modules-drawing.ts'
import type { NoticeContent, PaymentContent } from './notice-content.ts'
import { BODY, drawBar } from '../page/page-furniture.ts'
import { noticeQrModules } from '../codes/qr-modules.ts'
import { runsOf, wrap, type Line } from '../page/text-layout.ts'

// All measures are mm, from baselines of pagoPA's samples of two and of three instalments (print service, scenarios 13 and 11), below the top of
// a cell's bar.

/** One instalment and its number, which begins at 1. */
export type Instalment = { readonly payment: PaymentContent; readonly number: number }

/** How many cells may stand beside each other. */
export type CellsInRow = 2 | 3

/** The cells of a row of two and of three: how far apart, how wide their texts, how large their codes, where their lines stand. */
const CELLS = {
  2: {
    pitchMm: 100.99,
    textMm: 88.95,
    qrMm: 25,
    amount: 14.82,
    due: 24.87,
    number: 35.19,
    codes: 45.24,
    texts: 51.6,
    below: 7.8,
  },
  3: {
    pitchMm: 67.33,
    textMm: 55.35,
    qrMm: 20,
    amount: 14.56,
    due: 26.2,
    number: 37.57,
    codes: 47.89,
    texts: 54.25,
    below: 7.14,
  },
} as const satisfies Record<CellsInRow, unknown>

const LEFT = 10
const BAR_OUTSIDE_MM = 3.12
const QR_TOP = 12
const DROP_MM = 4.77
const CBILL_INDENT = 33.27

/** How many cells stand in each row, for so many instalments, two or more. Source: the table of pagoPA's template. */
export function rowsOfInstalments(count: number): readonly CellsInRow[] {
  const few: Partial<Record<number, readonly CellsInRow[]>> = {
    2: [2],
    4: [2, 2],
    5: [2, 3],
    6: [2, 2, 2],
    7: [3, 2, 2],
    8: [2, 3, 3],
  }
  return few[count] ?? Array.from({ length: Math.ceil(count / 3) }, () => 3 as const)
}

/** Whether subjects and creditor fit into cells of a row; where not, the subject of all and the creditor stand above the rows. */
export function fitsInCells(
  canvas: Canvas,
  inRow: CellsInRow,
  instalments: readonly Instalment[],
  { creditor }: NoticeContent,
): boolean {
  const measure = measureAt(canvas, BODY.sizePt)
  return [...instalments.map(({ payment }) => payment.subject), creditor.name].every(
    (text) => wrap([{ text, font: 'bold' }], CELLS[inRow].textMm, measure).length <= 1,
  )
}

/** Draws a row of instalments with their codes, under bars at `top`. Returns the last baseline. */
export function drawInstalments(
  canvas: Canvas,
  top: number,
  row: { readonly instalments: readonly Instalment[]; readonly inRow: CellsInRow; readonly hasTexts: boolean },
  notice: NoticeContent,
  texts: NoticeDocumentTexts,
): number {
  return Math.max(
    ...row.instalments.map((instalment, index) =>
      drawCell(canvas, { top, index }, { ...row, instalment }, notice, texts),
    ),
  )
}

function drawCell(
  canvas: Canvas,
  { top, index }: { readonly top: number; readonly index: number },
  { instalment, inRow, hasTexts }: { instalment: Instalment; inRow: CellsInRow; hasTexts: boolean },
  { creditor }: NoticeContent,
  texts: NoticeDocumentTexts,
): number {
  const cell = CELLS[inRow]
  const { payment, number } = instalment
  const xMm = LEFT + index * cell.pitchMm
  const rightMm = xMm + cell.textMm
  drawBar(
    canvas,
    { barLeftMm: xMm - BAR_OUTSIDE_MM, barRightMm: rightMm + BAR_OUTSIDE_MM, textLeftMm: xMm, textRightMm: rightMm },
    top,
    fillIn(texts.instalment, { number: String(number) }),
  )
  drawModules(canvas, noticeQrModules(payment.qrText), {
    xMm: rightMm - cell.qrMm,
    yMm: top + QR_TOP,
    sizeMm: cell.qrMm,
    alt: payment.qrAlt,
  })

  const besideCodeMm = cell.textMm - cell.qrMm - 2
  const drawAt = (baselineMm: number, label: string, value: string, maxWidthMm: number, indentMm = 0) =>
    drawCode(
      canvas,
      { label, value },
      { xMm: xMm + indentMm, baselineMm: top + baselineMm, maxWidthMm, dropMm: DROP_MM },
    )
  drawAt(cell.amount, texts.currency, payment.amount, besideCodeMm)
  if (payment.dueDate !== undefined) drawAt(cell.due, texts.dueBy, payment.dueDate, besideCodeMm)
  drawAt(cell.number, texts.noticeNumber, payment.noticeNumber, cell.textMm)
  drawAt(cell.codes, texts.creditorFiscalCode, creditor.fiscalCode, CBILL_INDENT - 4)
  if (creditor.cbill !== undefined)
    drawAt(cell.codes, texts.cbill, creditor.cbill, cell.textMm - CBILL_INDENT, CBILL_INDENT)

  const entries = [
    { label: texts.subject, value: payment.subject },
    { label: texts.creditor, value: creditor.name },
  ]
  const place = { xMm, aboveMm: top + cell.texts, widthMm: cell.textMm }
  const entriesEnd = hasTexts ? drawEntries(canvas, entries, place) : top + cell.codes + DROP_MM
  const instruction: Line = runsOf(texts.scanTheCode.above)
  const sizePt = fittingSizePt(canvas, [instruction], { widthMm: cell.textMm, maxLines: 2, sizesPt: [BODY.sizePt, 7] })
  return drawParagraph(canvas, instruction, {
    ...BODY,
    xMm,
    baselineMm: entriesEnd + cell.below,
    widthMm: cell.textMm,
    sizePt,
  })
}
