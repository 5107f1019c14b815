import { noticeWords, smallPrintWords, type NoticeWords } from '../../messages/notice-document.ts'
import { fillInWords, joined, mainOf, type Words } from '../../messages/words.ts'
import { noticeQrModules } from '../codes/qr-modules.ts'
import {
  closeCanvas,
  drawFitted,
  drawParagraph,
  drawParagraphs,
  fittingSizePt,
  openCanvas,
  type Canvas,
} from '../page/canvas.ts'
import { drawCode, drawFigure, drawNote } from '../page/entries.ts'
import type { Fonts } from '../page/fonts.ts'
import { drawMark } from '../page/marks.ts'
import { drawModules } from '../page/modules-drawing.ts'
import { BAR_HEIGHT_MM, BODY, drawTitleBar, HEADING, type Column } from '../page/page-furniture.ts'
import type { Line } from '../page/text-layout.ts'
import { joinedLine, linesOf, titleLine } from '../page/words.ts'
import type { NoticeDocument } from './notice.ts'
import { MANY_INSTALMENTS, prepareNotice, type NoticeContent, type PaymentContent } from './notice-content.ts'
import { boldLine, wholePayment } from './notice-payment.ts'
import { waysToPay } from './notice-sections.ts'

// All measures are mm. pagoPA's guide allows other formats than A4 and gives no measures for them: texts, their order, and sizes of
// codes are those of the page.

/** The paper: 80 mm wide, of which printers for rolls print 72; as long as it needs to be. */
const WIDTH = 80
const COLUMN: Column = { barLeftMm: 4, barRightMm: 76, textLeftMm: 5, textRightMm: 75 }
const LEFT = COLUMN.textLeftMm
const TEXT = COLUMN.textRightMm - LEFT
const QR = 25
/** Nothing on a roll is longer; what is drawn on it is measured. */
const TALL = 4_000
/** Between the last line of a section and the bar below. */
const GAP = 4.5
const BELOW_BAR = 5
const MARGIN = 6

/**
 * Draws a payment notice for a printer of rolls 80 mm wide, on one page as long as it needs; without postal slips, and without the address.
 * Texts, codes, cleaning and RangeErrors as with `renderNotice`; one more for more instalments than a person can tell apart on a strip.
 */
export async function renderNoticeOnRoll(document: NoticeDocument, fonts: Fonts): Promise<Uint8Array> {
  const { payments, language, second, producedAt } = document
  if (payments.kind === 'instalments' && payments.instalments.length >= MANY_INSTALMENTS)
    throw new RangeError(`instalments are more than the ${MANY_INSTALMENTS - 1} that a roll is for`)
  const texts = noticeWords(language, second)
  const content = prepareNotice(document, fonts)
  const small =
    content.freshAsOf === undefined
      ? ''
      : joined(fillInWords(smallPrintWords(language, second).fresh, { time: content.freshAsOf }))
  const info = { title: mainOf(texts.heading), language, producedAt }
  const endMm = drawRoll(openCanvas(fonts, info, { width: WIDTH, height: TALL }), content, texts, small)
  const canvas = openCanvas(fonts, info, { width: WIDTH, height: endMm + MARGIN })
  drawRoll(canvas, content, texts, small)
  return await closeCanvas(canvas)
}

/** Returns the last baseline. */
function drawRoll(canvas: Canvas, notice: NoticeContent, texts: NoticeWords, small: string): number {
  const parties = drawParties(canvas, drawHead(canvas, notice, texts), notice, texts)
  const payments = paymentsOf(notice, texts)
  const paid = payments.reduce((top, payment) => drawPayment(canvas, top, payment, notice, texts), parties)
  const note = drawNote(canvas, linesOf(texts.amountMayVary), { xMm: LEFT, baselineMm: paid, widthMm: TEXT })
  const end = drawWays(canvas, note + GAP, notice, texts)
  return small === '' ? end : drawText(canvas, end + BELOW_BAR, [{ text: small, font: 'regular' }], 7)
}

function drawHead(canvas: Canvas, { creditor, subject }: NoticeContent, texts: NoticeWords): number {
  drawMark(canvas, creditor.marks, 'pagopa', { xMm: LEFT, baselineMm: 10, widthMm: 15, topMm: MARGIN, heightMm: 10 })
  drawFitted(canvas, titleLine(texts.heading), { xMm: LEFT + 18, baselineMm: 10, sizePt: 10, maxWidthMm: TEXT - 18 })
  return canvas.structure.element('H1', () => drawBold(canvas, 22, subject, [14, 12, 10])) + GAP
}

function drawParties(canvas: Canvas, top: number, notice: NoticeContent, texts: NoticeWords): number {
  const { creditor, debtor } = notice
  const code = (text: string) => ({ line: [{ text, font: 'mono' }], sizePt: 8 }) as const
  drawTitleBar(canvas, COLUMN, top, texts.creditor, code(creditor.fiscalCode))
  const name = drawBold(canvas, top + BAR_HEIGHT_MM + BELOW_BAR, creditor.name, [11, 10, 9])
  const creditorEnd = [creditor.sector, creditor.info].reduce<number>(
    (end, text) => (text === undefined ? end : drawText(canvas, end + 4.5, [{ text, font: 'regular' }], 8)),
    name,
  )
  const debtorTop = creditorEnd + GAP
  drawTitleBar(
    canvas,
    COLUMN,
    debtorTop,
    texts.debtor,
    debtor.fiscalCode === undefined ? undefined : code(debtor.fiscalCode),
  )
  return drawBold(canvas, debtorTop + BAR_HEIGHT_MM + BELOW_BAR, debtor.name, [11, 10, 9]) + GAP
}

/** One payment on the roll: what it is, and its day, which is said in figures or in words. */
interface Payment {
  readonly payment: PaymentContent
  readonly title: Words
  readonly which: Line
}

function paymentsOf({ payments }: NoticeContent, texts: NoticeWords): readonly Payment[] {
  const { paymentData, fine, instalment } = texts
  const whole = (payment: PaymentContent): Payment => ({
    payment,
    title: paymentData,
    which: wholePayment(payment, texts),
  })
  if (payments.kind === 'single') return [whole(payments.payment)]
  if (payments.kind === 'fine') {
    return (['discounted', 'reduced'] as const).map((name) => ({
      payment: payments[name],
      title: fine[name].title,
      which: joinedLine(fine[name].when),
    }))
  }
  const rates = payments.instalments.map((payment, index) => ({
    payment,
    title: fillInWords(instalment, { number: String(index + 1) }),
    which: dueLine(payment, texts),
  }))
  return [...(payments.whole === undefined ? [] : [whole(payments.whole)]), ...rates]
}

function dueLine({ dueDate }: PaymentContent, { dueBy }: NoticeWords): Line {
  return dueDate === undefined ? [] : boldLine(dueBy, dueDate)
}

/** Returns where the next bar, or what else follows, goes. */
function drawPayment(
  canvas: Canvas,
  top: number,
  { payment, title, which }: Payment,
  { creditor }: NoticeContent,
  texts: NoticeWords,
): number {
  drawTitleBar(canvas, COLUMN, top, title)
  const place = { xMm: LEFT, maxWidthMm: TEXT }
  const whichBaseline = top + BAR_HEIGHT_MM + BELOW_BAR
  const whichPlace = { ...HEADING, xMm: LEFT, baselineMm: whichBaseline, widthMm: TEXT, sizePt: 9 }
  const figureBaseline = which.length === 0 ? whichBaseline : drawParagraph(canvas, which, whichPlace) + 5
  const amount = { label: texts.amount, value: `${payment.amount} ${mainOf(texts.currency)}` }
  const amountEnd = drawFigure(canvas, amount, { ...place, baselineMm: figureBaseline })
  const codes = [
    { label: texts.noticeNumber, value: payment.noticeNumber },
    { label: texts.creditorFiscalCode, value: creditor.fiscalCode },
    ...(creditor.cbill === undefined ? [] : [{ label: texts.cbill, value: creditor.cbill }]),
  ]
  const codesEnd = codes.reduce(
    (end, entry) => drawCode(canvas, entry, { ...place, baselineMm: end + 6.5, dropMm: 4.8 }),
    amountEnd,
  )
  const qrTop = codesEnd + 4
  drawModules(canvas, noticeQrModules(payment.qrText), { xMm: LEFT, yMm: qrTop, sizeMm: QR, alt: payment.qrAlt })
  const beside = { ...BODY, xMm: LEFT + QR + 4, baselineMm: qrTop + 4, widthMm: TEXT - QR - 4 }
  const besideEnd = drawParagraphs(canvas, linesOf(texts.scanTheCode.above), beside)
  return Math.max(qrTop + QR, besideEnd) + 6
}

function drawWays(canvas: Canvas, top: number, notice: NoticeContent, texts: NoticeWords): number {
  drawTitleBar(canvas, COLUMN, top, texts.whereToPay, {
    line: [{ text: mainOf(texts.pagopaSite), font: 'bold' }],
    sizePt: 9,
  })
  const { online, physical } = waysToPay(notice, texts)
  return [online, physical].reduce((end, { title, description }) => {
    drawFitted(canvas, titleLine(title), { xMm: LEFT, baselineMm: end + 6.5, sizePt: 9, maxWidthMm: TEXT })
    return drawParagraphs(canvas, description, { ...BODY, xMm: LEFT, baselineMm: end + 11, widthMm: TEXT })
  }, top + BAR_HEIGHT_MM)
}

function drawBold(canvas: Canvas, baselineMm: number, text: string, sizesPt: readonly [number, ...number[]]): number {
  const line: Line = [{ text, font: 'bold' }]
  const sizePt = fittingSizePt(canvas, [line], { widthMm: TEXT, maxLines: 3, sizesPt })
  return drawParagraph(canvas, line, { ...HEADING, xMm: LEFT, baselineMm, widthMm: TEXT, sizePt })
}

function drawText(canvas: Canvas, baselineMm: number, line: Line, sizePt: number): number {
  return drawParagraph(canvas, line, { ...BODY, xMm: LEFT, baselineMm, widthMm: TEXT, sizePt })
}
