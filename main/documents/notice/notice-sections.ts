import type { NoticeWords } from '../../messages/notice-document.ts'
import { fillInWords, mainOf, type Words } from '../../messages/words.ts'
import type { Canvas, Density, ParagraphPlace } from '../page/canvas.ts'
import { drawFitted, drawParagraph, drawParagraphs, fittingSizePt, millimetres } from '../page/canvas.ts'
import { drawFigure, drawNote } from '../page/entries.ts'
import type { NoticeContent, PaymentContent } from './notice-content.ts'
import { drawParties, SECOND_LINE } from '../page/opening.ts'
import { BODY, clearanceMm, COLUMNS, drawTitleBar, rightColumn } from '../page/page-furniture.ts'
import { drawDevicesPictogram, drawPlacesPictogram } from '../page/pictograms.ts'
import type { Line } from '../page/text-layout.ts'
import { linesOf, plainLinesOf, titleLine } from '../page/words.ts'

// All measures are mm, from baselines of pagoPA's samples: of a single payment (print service, scenario 01), and of two languages (its
// template's examples). A section stands where it stands there; where one holds more text than usual, those below it move down.

const LEFT = COLUMNS.left.textLeftMm
const LEFT_WIDTH = COLUMNS.left.textRightMm - LEFT

const COMPACT = {
  /** From the top of the bar to the first baseline of either column, and to the next bar at least. */
  howMuch: 13.23,
  where: 13.49,
  height: 36.3,
  /** From the last baseline of a note to the first of the next; from the title of a way to pay to its text. */
  nextNote: 5.82,
  description: 4.15,
} as const

const MEASURES = {
  roomy: { howMuch: 16.65, where: 17.1, height: 51.05, nextNote: 6.1, description: 4.4 },
  compact: COMPACT,
  dense: { ...COMPACT, howMuch: 12.17, where: 12.43 },
} as const satisfies Record<Density, unknown>

/** Draws who is owed and who owes, with the debtor's address, under a bar at `top`. Returns where the next bar goes. */
export function drawNoticeParties(
  canvas: Canvas,
  top: number,
  { creditor, debtor }: NoticeContent,
  texts: NoticeWords,
): number {
  const address = debtor.addressLines.map((text): Line => [{ text, font: 'regular' }])
  const { textLeftMm: xMm, textRightMm } = rightColumn(canvas)
  const widthMm = textRightMm - xMm
  const addressSize = { widthMm, maxLines: 4, sizesPt: [SECOND_LINE.sizePt, 10, 9] } as const
  return drawParties(
    canvas,
    top,
    { ...creditor, label: texts.creditor },
    {
      ...debtor,
      label: texts.debtor,
      drawBelow: (baselineMm) =>
        drawStack(canvas, address, {
          ...SECOND_LINE,
          xMm,
          widthMm,
          baselineMm,
          sizePt: fittingSizePt(canvas, address, addressSize),
        }),
    },
  )
}

/**
 * Draws how much is owed and by when, in the left column under a bar at `top`: the payment of all at once, if there is one, and what is to be
 * known of it, first that of `notes`. Returns where the next bar goes.
 */
export function drawHowMuch(
  canvas: Canvas,
  top: number,
  { whole, hasDueDate, notes }: { whole: PaymentContent | undefined; hasDueDate: boolean; notes: readonly Words[] },
  texts: NoticeWords,
): number {
  drawTitleBar(canvas, COLUMNS.left, top, texts.howMuch[hasDueDate ? 'withDueDate' : 'withoutDueDate'])
  const measures = MEASURES[canvas.density]
  const firstBaseline = top + measures.howMuch
  if (whole !== undefined) drawAmountAndDay(canvas, firstBaseline, whole, texts)
  const notesTop = whole === undefined ? firstBaseline : firstBaseline + 14.55
  const end = [...notes, texts.amountMayVary].reduce(
    (baselineMm, note) =>
      drawNote(canvas, linesOf(note), { xMm: LEFT, baselineMm, widthMm: LEFT_WIDTH }) + measures.nextNote,
    notesTop,
  )
  return Math.max(top + measures.height, end - measures.nextNote + clearanceMm(canvas))
}

function drawAmountAndDay(
  canvas: Canvas,
  baselineMm: number,
  { amount, dueDate }: PaymentContent,
  texts: NoticeWords,
): void {
  const dueDateLeft = 72.05
  const amountEntry = { label: texts.amount, value: `${amount} ${mainOf(texts.currency)}` }
  drawFigure(canvas, amountEntry, { xMm: LEFT, baselineMm, maxWidthMm: dueDateLeft - LEFT - 3 })
  if (dueDate === undefined) return
  const maxWidthMm = COLUMNS.left.textRightMm - dueDateLeft
  drawFigure(canvas, { label: texts.dueBy, value: dueDate }, { xMm: dueDateLeft, baselineMm, maxWidthMm })
}

/** Draws the ways to pay, in the right column under a bar at `top`. Returns where the next bar goes. */
export function drawWhereToPay(canvas: Canvas, top: number, notice: NoticeContent, texts: NoticeWords): number {
  const measures = MEASURES[canvas.density]
  const column = rightColumn(canvas)
  const site = { line: [{ text: mainOf(texts.pagopaSite), font: 'bold' }], sizePt: 10 } as const
  drawTitleBar(canvas, column, top, texts.whereToPay, site)
  const { online, physical } = waysToPay(notice, texts)
  // Two languages need the room.
  const hasPictograms = online.description.length === 1
  const pictogramLeft = column.textRightMm - 12

  const onlineTitle = top + measures.where
  if (hasPictograms) drawDevicesPictogram(canvas, { xMm: pictogramLeft, yMm: onlineTitle - 1.6 })
  const onlineEnd = drawWayToPay(canvas, onlineTitle, online)

  const physicalTitle = onlineEnd + 8
  if (hasPictograms) drawPlacesPictogram(canvas, { xMm: pictogramLeft, yMm: physicalTitle - 3.14 })
  const end = drawWayToPay(canvas, physicalTitle, physical)
  return Math.max(top + measures.height, end + clearanceMm(canvas))
}

/** A way to pay: its title, and how, in each language. */
export type WayToPay = { readonly title: Words; readonly description: readonly Line[] }

/** The two ways to pay, as the creditor's settings have them. */
export function waysToPay(
  notice: NoticeContent,
  texts: NoticeWords,
): { readonly online: WayToPay; readonly physical: WayToPay } {
  const { physicalChannel } = notice.creditor
  const customLocation = physicalChannel ? `${physicalChannel}, ` : ''
  const where = fillInWords(texts.physical.description, { customLocation })
  return {
    online: { title: texts.online.title, description: linesOf(onlineDescription(notice, texts)) },
    // Not read for `<strong>`: the creditor's own text must not bring marks.
    physical: { title: texts.physical.title, description: plainLinesOf(where) },
  }
}

function drawWayToPay(canvas: Canvas, baselineMm: number, { title, description }: WayToPay): number {
  const { textLeftMm: xMm, textRightMm } = rightColumn(canvas)
  const widthMm = textRightMm - xMm
  const pictogramWidth = description.length === 1 ? 12 + 4 : 0
  const line = titleLine(title)
  drawFitted(canvas, line, { xMm, baselineMm, sizePt: line.length === 1 ? 10 : 9, maxWidthMm: widthMm })
  return drawParagraphs(canvas, description, {
    ...BODY,
    xMm,
    baselineMm: baselineMm + MEASURES[canvas.density].description,
    widthMm: widthMm - pictogramWidth,
  })
}

// Each text begins a line of its own and may itself be broken. Returns the last baseline.
function drawStack(canvas: Canvas, texts: readonly Line[], place: ParagraphPlace): number {
  const leadingMm = millimetres(place.leading * place.sizePt)
  return texts.reduce(
    (end, runs) => drawParagraph(canvas, runs, { ...place, baselineMm: end + leadingMm }),
    place.baselineMm - leadingMm,
  )
}

function onlineDescription({ creditor }: NoticeContent, { online }: NoticeWords): Words {
  if (creditor.hasWebsite && creditor.hasApp) return online.websiteAndApp
  if (creditor.hasWebsite) return online.website
  return creditor.hasApp ? online.app : online.neither
}
