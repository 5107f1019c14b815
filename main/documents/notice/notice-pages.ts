import type { NoticeWords } from '../../messages/notice-document.ts'
import { fillInWords, follow } from '../../messages/words.ts'
import { startPage, wouldEndAt, type Canvas, type Density } from '../page/canvas.ts'
import { drawEntries } from '../page/entries.ts'
import { drawChoice, drawFineAmounts, type FineContent } from './fine.ts'
import { drawInstalments, fitsInCells, rowsOfInstalments, type Instalment } from './instalment-cells.ts'
import type { NoticePayments } from './notice.ts'
import { MANY_INSTALMENTS, type NoticeContent, type PaymentContent } from './notice-content.ts'
import { boldLine, drawNoticePayment, wholePayment } from './notice-payment.ts'
import { TALLEST_DATA_MM } from '../page/payment-data.ts'
import { drawHowMuch, drawNoticeParties, drawWhereToPay } from './notice-sections.ts'
import { drawHeader } from '../page/opening.ts'
import { barHeightMm, clearanceMm, COLUMNS, drawTitleBar } from '../page/page-furniture.ts'
import { drawPostalSlip, TALLEST_SLIP_MM, type PostalSlip } from './postal-slip.ts'
import type { Line } from '../page/text-layout.ts'
import { joinedLine } from '../page/words.ts'

/** The last baseline that a page may have above its foot. */
const LAST_BASELINE_MM = 283.2

/**
 * From the last baseline of a payment's data to the bar below: of a slip, of another payment, of cells; from that of cells to the bar of slips and
 * of the next cells; from that of a fine's amounts to the line that asks to choose; from the bar over all cells to the first.
 */
const ROOMY = { dataToSlip: 8.73, data: 4.76, cellsToSlip: 9, cells: 4.5, toChoice: 7.94, barToCells: 3 } as const
const COMPACT = { dataToSlip: 7.4, data: 3.7, cellsToSlip: 7.7, cells: 3.7, toChoice: 6.35, barToCells: 2.9 } as const
const BELOW = { roomy: ROOMY, compact: COMPACT, dense: COMPACT } as const satisfies Record<Density, unknown>

type Sheet = { readonly canvas: Canvas; readonly notice: NoticeContent; readonly texts: NoticeWords }
type Instalments = Extract<NoticePayments<PaymentContent>, { kind: 'instalments' }>

/** Draws all pages of a notice but their feet. */
export function drawNotice(canvas: Canvas, notice: NoticeContent, texts: NoticeWords): void {
  const sheet = { canvas, notice, texts }
  const { payments } = notice
  if (payments.kind === 'single') drawSingle(sheet, payments.payment)
  else if (payments.kind === 'fine') drawFine(sheet, payments)
  else drawAllInstalments(sheet, payments)
}

function drawSingle(sheet: Sheet, payment: PaymentContent): void {
  const { canvas, texts } = sheet
  const paymentTop = drawParties(sheet)
  const hasDueDate = payment.dueDate !== undefined
  const howMuchEnd = drawHowMuch(canvas, paymentTop, { whole: payment, hasDueDate, notes: [] }, texts)
  drawWithSlip(sheet, drawWhere(sheet, paymentTop, howMuchEnd), payment)
}

/** The payment of all at once, and its slip. Returns the last baseline on the page. */
function drawWithSlip(sheet: Sheet, top: number, payment: PaymentContent): number {
  const { canvas, notice, texts } = sheet
  const which = wholePayment(payment, texts)
  const data = { payment, title: texts.paymentData, which }
  const end = place(sheet, top, TALLEST_DATA_MM, (on, from) => drawNoticePayment(on, from, data, notice, texts))
  const [slip] = slipsOf([{ payment, which }])
  return slip === undefined ? end : drawSlip(sheet, end + BELOW[canvas.density].dataToSlip, slip)
}

function drawFine(sheet: Sheet, fine: FineContent): void {
  const { canvas, notice, texts } = sheet
  const paymentTop = drawParties(sheet)
  const amountsEnd = drawFineAmounts(canvas, paymentTop, fine, texts)
  const whereEnd = drawWhereToPay(canvas, paymentTop, notice, texts)
  const choices = (['discounted', 'reduced'] as const).map((name) => ({
    payment: fine[name],
    title: texts.fine[name].title,
    which: joinedLine(texts.fine[name].when),
  }))
  const below = BELOW[canvas.density]
  let top = drawChoice(canvas, Math.max(amountsEnd + below.toChoice, whereEnd + clearanceMm(canvas)), texts)
  for (const choice of choices) {
    top =
      place(sheet, top, TALLEST_DATA_MM, (on, from) => drawNoticePayment(on, from, choice, notice, texts)) + below.data
  }
  const slips = slipsOf(choices)
  if (slips.length > 0) drawSlips(sheet, nextPage(sheet), slips)
}

function drawAllInstalments(sheet: Sheet, { whole, instalments }: Instalments): void {
  const { canvas, texts } = sheet
  const paymentTop = drawParties(sheet)
  const hasDueDate = [whole, ...instalments].some((payment) => payment?.dueDate !== undefined)
  const { orWhole, only } = texts.instalments
  const note = whole === undefined ? only : fillInWords(orWhole, { number: String(instalments.length) })
  const howMuchEnd = drawHowMuch(canvas, paymentTop, { whole, hasDueDate, notes: [note] }, texts)
  const top = drawWhere(sheet, paymentTop, howMuchEnd)
  const end = whole === undefined ? top : drawWithSlip(sheet, top, whole) + BELOW[canvas.density].data

  const numbered = instalments.map((payment, index): Instalment => ({ payment, number: index + 1 }))
  const hasSlips = instalments.some(({ postal }) => postal !== undefined)
  if (hasSlips) drawPairs(sheet, numbered)
  else drawRows(sheet, whole === undefined ? drawDataBar(sheet, end) : end, numbered, whole !== undefined)
}

/** The instalments in rows, as many pages as they take. `isToldAbove`: subject and creditor stand over the first row. */
function drawRows(sheet: Sheet, top: number, instalments: readonly Instalment[], isToldAbove: boolean): void {
  const rows = rowsOfInstalments(instalments.length)
  const hasTexts =
    instalments.length < MANY_INSTALMENTS &&
    rows.every((inRow) => fitsInCells(sheet.canvas, inRow, instalments, sheet.notice))
  let at = hasTexts || isToldAbove ? top : drawSubject(sheet, top)
  let next = 0
  for (const inRow of rows) {
    const row = { instalments: instalments.slice(next, next + inRow), inRow, hasTexts }
    const draw = (on: Canvas, from: number) => drawInstalments(on, from, row, sheet.notice, sheet.texts)
    if (wouldEndAt(sheet.canvas, at, draw) > LAST_BASELINE_MM) at = nextPageOfCells(sheet, hasTexts)
    at = draw(sheet.canvas, at) + BELOW[sheet.canvas.density].cells
    next += inRow
  }
}

/** The instalments two by two, each page with its slips. */
function drawPairs(sheet: Sheet, instalments: readonly Instalment[]): void {
  const { canvas, notice, texts } = sheet
  const hasTexts = fitsInCells(canvas, 2, instalments, notice)
  for (let from = 0; from < instalments.length; from += 2) {
    const pair = instalments.slice(from, from + 2)
    const row = { instalments: pair, inRow: 2, hasTexts } as const
    const end = drawInstalments(canvas, nextPageOfCells(sheet, hasTexts), row, notice, texts)
    const slips = slipsOf(
      pair.map(({ payment, number }) => ({ payment, which: whichInstalment(number, payment, texts) })),
    )
    drawSlips(sheet, end + BELOW[canvas.density].cellsToSlip, slips)
  }
}

function drawSlips(sheet: Sheet, top: number, slips: readonly PostalSlip[]): void {
  slips.reduce((at, slip) => drawSlip(sheet, at, slip) + BELOW[sheet.canvas.density].dataToSlip, top)
}

function drawSlip(sheet: Sheet, top: number, slip: PostalSlip): number {
  const { notice, texts } = sheet
  return place(sheet, top, TALLEST_SLIP_MM[sheet.canvas.density], (on, from) =>
    drawPostalSlip(on, from, slip, notice, texts),
  )
}

/** The slips of those payments that have one. */
function slipsOf(
  payments: readonly { readonly payment: PaymentContent; readonly which: Line }[],
): readonly PostalSlip[] {
  return payments.flatMap(({ payment, which }) => {
    const { postal } = payment
    return postal === undefined ? [] : [{ payment: { ...payment, postal }, which }]
  })
}

function whichInstalment(number: number, { dueDate }: PaymentContent, texts: NoticeWords): Line {
  const name = fillInWords(texts.instalment, { number: String(number) })
  return dueDate === undefined ? boldLine(name) : boldLine(follow(name, texts.dueBy), dueDate)
}

/** Draws something from `top` down, or on the next page where it would not end above the foot. Returns the last baseline. */
function place(sheet: Sheet, top: number, tallestMm: number, draw: (canvas: Canvas, top: number) => number): number {
  // Mostly there is no need to try.
  const isTooLow = top + tallestMm > LAST_BASELINE_MM && wouldEndAt(sheet.canvas, top, draw) > LAST_BASELINE_MM
  return draw(sheet.canvas, isTooLow ? nextPage(sheet) : top)
}

function drawParties(sheet: Sheet): number {
  return drawNoticeParties(sheet.canvas, drawHeaderOf(sheet), sheet.notice, sheet.texts)
}

/** Returns where the next bar of the whole width goes. */
function drawWhere({ canvas, notice, texts }: Sheet, top: number, howMuchEnd: number): number {
  return Math.max(howMuchEnd, drawWhereToPay(canvas, top, notice, texts))
}

function nextPage(sheet: Sheet): number {
  startPage(sheet.canvas)
  return drawHeaderOf(sheet)
}

function nextPageOfCells(sheet: Sheet, hasTexts: boolean): number {
  const top = nextPage(sheet)
  return hasTexts ? top : drawSubject(sheet, drawDataBar(sheet, top))
}

function drawHeaderOf({ canvas, notice, texts }: Sheet): number {
  return drawHeader(canvas, texts.heading, notice.subject, notice.creditor)
}

function drawDataBar({ canvas, texts }: Sheet, top: number): number {
  drawTitleBar(canvas, COLUMNS.whole, top, texts.paymentData)
  return top + barHeightMm(canvas) + BELOW[canvas.density].barToCells
}

/** Whom and what all instalments are for, in three columns. Returns where the first row goes. */
function drawSubject({ canvas, notice, texts }: Sheet, top: number): number {
  const entries = [
    { label: texts.debtor, value: notice.debtor.name },
    { label: texts.creditor, value: notice.creditor.name },
    { label: texts.subject, value: notice.subject },
  ]
  const ends = entries.map((entry, index) =>
    drawEntries(canvas, [entry], { xMm: COLUMNS.whole.textLeftMm + index * 67.33, aboveMm: top, widthMm: 55.35 }),
  )
  return Math.max(...ends) + clearanceMm(canvas)
}
