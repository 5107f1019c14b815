import type { NoticeWords } from '../../messages/notice-document.ts'
import { fillInWords } from '../../messages/words.ts'
import type { Canvas, Density } from '../page/canvas.ts'
import { drawParagraphs, fittingSizePt, measureAt } from '../page/canvas.ts'
import { drawCode, drawEntries, type Entry } from '../page/entries.ts'
import { drawModules } from '../page/modules-drawing.ts'
import type { NoticeContent, PaymentContent } from './notice-content.ts'
import { BODY, drawBar } from '../page/page-furniture.ts'
import { noticeQrModules } from '../codes/qr-modules.ts'
import { wrap } from '../page/text-layout.ts'
import { linesOf } from '../page/words.ts'

// All measures are mm, from baselines of pagoPA's samples of two and of three instalments (print service, scenarios 13 and 11), below the top of
// a cell's bar.

/** One instalment and its number, which begins at 1. */
export type Instalment = { readonly payment: PaymentContent; readonly number: number }

/** How many cells may stand beside each other. */
export type CellsInRow = 2 | 3

const COMPACT_TWO = {
  qrMm: 20,
  qr: 10.2,
  amount: 12.97,
  due: 23.28,
  number: 33.34,
  codes: 43.66,
  texts: 50,
  below: 7.41,
} as const
const COMPACT_THREE = { ...COMPACT_TWO, amount: 13.23, due: 24.61, number: 36.25, codes: 46.31, texts: 52.65 } as const

/** The cells of a row of two and of three: how far apart, how wide their texts, how large their codes, where their lines stand. */
const CELLS = {
  2: {
    pitchMm: 100.99,
    textMm: 88.95,
    roomy: { qrMm: 25, qr: 12, amount: 14.82, due: 24.87, number: 35.19, codes: 45.24, texts: 51.6, below: 7.8 },
    compact: COMPACT_TWO,
    dense: COMPACT_TWO,
  },
  3: {
    pitchMm: 67.33,
    textMm: 55.35,
    roomy: { qrMm: 20, qr: 12, amount: 14.56, due: 26.2, number: 37.57, codes: 47.89, texts: 54.25, below: 7.14 },
    compact: COMPACT_THREE,
    dense: COMPACT_THREE,
  },
} as const satisfies Record<CellsInRow, Record<Density, unknown> & Record<'pitchMm' | 'textMm', number>>

const LEFT = 10
const BAR_OUTSIDE_MM = 3.12
const DROP_MM = 4.77
/** From the left end of a cell to the creditor's code for home banking: where labels take one line of two languages, they are wider. */
const CBILL_INDENT = { narrow: 33.27, wide: 57 } as const

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
  texts: NoticeWords,
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
  texts: NoticeWords,
): number {
  const { pitchMm, textMm, [canvas.density]: cell } = CELLS[inRow]
  const { payment, number } = instalment
  const xMm = LEFT + index * pitchMm
  const rightMm = xMm + textMm
  drawBar(
    canvas,
    { barLeftMm: xMm - BAR_OUTSIDE_MM, barRightMm: rightMm + BAR_OUTSIDE_MM, textLeftMm: xMm, textRightMm: rightMm },
    top,
    fillInWords(texts.instalment, { number: String(number) }),
  )
  drawModules(canvas, noticeQrModules(payment.qrText), {
    xMm: rightMm - cell.qrMm,
    yMm: top + cell.qr,
    sizeMm: cell.qrMm,
    alt: payment.qrAlt,
  })

  const besideCodeMm = textMm - cell.qrMm - 2
  const drawAt = (
    baselineMm: number,
    entry: Entry,
    maxWidthMm: number,
    more: { indentMm?: number; isStacked?: boolean } = {},
  ) => {
    const { indentMm = 0, isStacked = false } = more
    const place = { xMm: xMm + indentMm, baselineMm: top + baselineMm, maxWidthMm, dropMm: DROP_MM, isStacked }
    return drawCode(canvas, entry, place)
  }
  drawAt(cell.amount, { label: texts.currency, value: payment.amount }, besideCodeMm)
  if (payment.dueDate !== undefined) drawAt(cell.due, { label: texts.dueBy, value: payment.dueDate }, besideCodeMm)
  drawAt(cell.number, { label: texts.noticeNumber, value: payment.noticeNumber }, textMm)
  const isStacked = inRow === 3
  const isWide = !isStacked && typeof texts.creditorFiscalCode !== 'string'
  const indentMm = CBILL_INDENT[isWide ? 'wide' : 'narrow']
  const creditorCode = { label: texts.creditorFiscalCode, value: creditor.fiscalCode }
  const codesEnd = drawAt(cell.codes, creditorCode, indentMm - 4, { isStacked })
  if (creditor.cbill !== undefined)
    drawAt(cell.codes, { label: texts.cbill, value: creditor.cbill }, textMm - indentMm, { indentMm, isStacked })

  const entries = [
    { label: texts.subject, value: payment.subject },
    { label: texts.creditor, value: creditor.name },
  ]
  const lowered = codesEnd - top - cell.codes - DROP_MM
  const place = { xMm, aboveMm: top + cell.texts + lowered, widthMm: textMm }
  const entriesEnd = hasTexts ? drawEntries(canvas, entries, place) : codesEnd
  const instruction = linesOf(texts.scanTheCode.above)
  const sizes = { widthMm: textMm, maxLines: 2 * instruction.length, sizesPt: [BODY.sizePt, 7] } as const
  return drawParagraphs(canvas, instruction, {
    ...BODY,
    xMm,
    baselineMm: entriesEnd + cell.below,
    widthMm: textMm,
    sizePt: fittingSizePt(canvas, instruction, sizes),
  })
}
