import { fillIn } from '../../messages/fill-in.ts'
import type { NoticeDocumentTexts } from '../../messages/notice-document.ts'
import type { Canvas, ParagraphPlace } from '../page/canvas.ts'
import { drawLine, drawParagraph, fittingSizePt, millimetres } from '../page/canvas.ts'
import { drawFigure, drawNote } from '../page/entries.ts'
import type { NoticeContent, PaymentContent } from './notice-content.ts'
import { drawParties, SECOND_LINE } from '../page/opening.ts'
import { BODY, CLEARANCE_MM, COLUMNS, drawTitleBar } from '../page/page-furniture.ts'
import { drawDevicesPictogram, drawPlacesPictogram } from '../page/pictograms.ts'
import type { Line } from '../page/text-layout.ts'
import { runsOf } from '../page/text-layout.ts'

// All measures are mm, from baselines of pagoPA's sample of a single payment (print service, scenario 01). A section stands
// where it stands there; where one holds more text than usual, those below it move down.

const LEFT = COLUMNS.left.textLeftMm
const LEFT_WIDTH = COLUMNS.left.textRightMm - LEFT
const RIGHT = COLUMNS.right.textLeftMm
const RIGHT_END = COLUMNS.right.textRightMm
const RIGHT_WIDTH = RIGHT_END - RIGHT
/** From the last baseline of a note to the first of the next. */
const NEXT_NOTE_MM = 6.1

/** Draws who is owed and who owes, with the debtor's address, under a bar at `top`. Returns where the next bar goes. */
export function drawNoticeParties(
  canvas: Canvas,
  top: number,
  { creditor, debtor }: NoticeContent,
  texts: NoticeDocumentTexts,
): number {
  const address = debtor.addressLines.map((text): Line => [{ text, font: 'regular' }])
  const addressSize = { widthMm: RIGHT_WIDTH, maxLines: 4, sizesPt: [SECOND_LINE.sizePt, 10, 9] } as const
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
          xMm: RIGHT,
          widthMm: RIGHT_WIDTH,
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
  { whole, hasDueDate, notes }: { whole: PaymentContent | undefined; hasDueDate: boolean; notes: readonly string[] },
  texts: NoticeDocumentTexts,
): number {
  drawTitleBar(canvas, COLUMNS.left, top, texts.howMuch[hasDueDate ? 'withDueDate' : 'withoutDueDate'])
  const firstBaseline = top + 16.65
  if (whole !== undefined) drawAmountAndDay(canvas, firstBaseline, whole, texts)
  const notesTop = whole === undefined ? firstBaseline : firstBaseline + 14.55
  const end = [...notes, texts.amountMayVary].reduce(
    (baselineMm, note) => drawNote(canvas, runsOf(note), { xMm: LEFT, baselineMm, widthMm: LEFT_WIDTH }) + NEXT_NOTE_MM,
    notesTop,
  )
  return Math.max(top + 51.05, end - NEXT_NOTE_MM + CLEARANCE_MM)
}

function drawAmountAndDay(
  canvas: Canvas,
  baselineMm: number,
  { amount, dueDate }: PaymentContent,
  texts: NoticeDocumentTexts,
): void {
  const dueDateLeft = 72.05
  const amountEntry = { label: texts.amount, value: `${amount} ${texts.currency}` }
  drawFigure(canvas, amountEntry, { xMm: LEFT, baselineMm, maxWidthMm: dueDateLeft - LEFT - 3 })
  if (dueDate === undefined) return
  const maxWidthMm = COLUMNS.left.textRightMm - dueDateLeft
  drawFigure(canvas, { label: texts.dueBy, value: dueDate }, { xMm: dueDateLeft, baselineMm, maxWidthMm })
}

/** Draws the ways to pay, in the right column under a bar at `top`. Returns where the next bar goes. */
export function drawWhereToPay(canvas: Canvas, top: number, notice: NoticeContent, texts: NoticeDocumentTexts): number {
  drawTitleBar(canvas, COLUMNS.right, top, texts.whereToPay, {
    line: [{ text: texts.pagopaSite, font: 'bold' }],
    sizePt: 10,
  })
  const pictogramLeft = RIGHT_END - 12
  const { online, physical } = waysToPay(notice, texts)

  const onlineTitle = top + 17.18
  drawDevicesPictogram(canvas, { xMm: pictogramLeft, yMm: onlineTitle - 1.6 })
  const onlineEnd = drawWayToPay(canvas, onlineTitle, online)

  const physicalTitle = onlineEnd + 8.2
  drawPlacesPictogram(canvas, { xMm: pictogramLeft, yMm: physicalTitle - 3.14 })
  const end = drawWayToPay(canvas, physicalTitle, physical)
  return Math.max(top + 51.05, end + CLEARANCE_MM)
}

/** A way to pay: its title, and how. */
export type WayToPay = { readonly title: string; readonly description: Line }

/** The two ways to pay, as the creditor's settings have them. */
export function waysToPay(
  notice: NoticeContent,
  texts: NoticeDocumentTexts,
): { readonly online: WayToPay; readonly physical: WayToPay } {
  const { physicalChannel } = notice.creditor
  const customLocation = physicalChannel ? `${physicalChannel}, ` : ''
  const where = fillIn(texts.physical.description, { customLocation })
  return {
    online: { title: texts.online.title, description: runsOf(onlineDescription(notice, texts)) },
    // Not read for `<strong>`: the creditor's own text must not bring marks.
    physical: { title: texts.physical.title, description: [{ text: where, font: 'regular' }] },
  }
}

function drawWayToPay(canvas: Canvas, baselineMm: number, { title, description }: WayToPay): number {
  const pictogramWidth = 12 + 4
  drawLine(canvas, [{ text: title.toUpperCase(), font: 'bold' }], { xMm: RIGHT, baselineMm, sizePt: 10 })
  return drawParagraph(canvas, description, {
    ...BODY,
    xMm: RIGHT,
    baselineMm: baselineMm + 4.49,
    widthMm: RIGHT_WIDTH - pictogramWidth,
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

function onlineDescription({ creditor }: NoticeContent, { online }: NoticeDocumentTexts): string {
  if (creditor.hasWebsite && creditor.hasApp) return online.websiteAndApp
  if (creditor.hasWebsite) return online.website
  return creditor.hasApp ? online.app : online.neither
}
