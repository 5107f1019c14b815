import type { NoticeDocumentTexts } from '../messages/notice-document.ts'
import type { Canvas, ParagraphPlace } from './canvas.ts'
import { drawFitted, drawLine, drawParagraph, fittingSizePt, millimetres } from './canvas.ts'
import type { NoticeContent } from './notice-content.ts'
import { COLUMNS, drawMarkInWords, drawTitleBar } from './page-furniture.ts'
import { drawDevicesPictogram, drawInfoIcon, drawPlacesPictogram } from './pictograms.ts'
import type { Line } from './text-layout.ts'
import { runsOf } from './text-layout.ts'

// All measures are mm, from baselines of pagoPA's sample of a single payment (print service, scenario 01). A section stands
// where it stands there; where one holds more text than usual, those below it move down.

/** Body text: explanations. */
export const BODY = { sizePt: 8, leading: 1.35 } as const

/** Names and subjects in bold, and entries. The template has 1.2, where a cedilla touches a ring or accent in the line below. */
export const HEADING = { leading: 1.3 } as const

/** The least distance between the last baseline of a section and the bar below. */
const CLEARANCE = 5.3

const SECOND_LINE = { sizePt: 12, leading: 1.4 } as const
const LEFT = COLUMNS.left.textLeftMm
const LEFT_WIDTH = COLUMNS.left.textRightMm - LEFT
const RIGHT = COLUMNS.right.textLeftMm
const RIGHT_END = COLUMNS.right.textRightMm
const RIGHT_WIDTH = RIGHT_END - RIGHT

/** Draws what opens every notice: mark, title, subject. Returns where the next bar goes, in mm from the top. */
export function drawHeader(canvas: Canvas, notice: NoticeContent, texts: NoticeDocumentTexts): number {
  const creditorLogoLeft = 170
  drawMarkInWords(canvas, 'pagoPA', { xMm: LEFT, baselineMm: 13.23, widthMm: 15 })
  drawLine(canvas, [{ text: texts.heading.toUpperCase(), font: 'bold' }], { xMm: 29, baselineMm: 13.23, sizePt: 10 })
  const subject: Line = [{ text: notice.subject, font: 'bold' }]
  const widthMm = creditorLogoLeft - 4 - LEFT
  const subjectEnd = drawParagraph(canvas, subject, {
    ...HEADING,
    xMm: LEFT,
    baselineMm: 29.1,
    widthMm,
    sizePt: fittingSizePt(canvas, [subject], { widthMm, maxLines: 3, sizesPt: [16, 14, 12] }),
  })
  return Math.max(43.95, subjectEnd + 6)
}

/** Draws who is owed and who owes, under a bar at `top`. Returns where the next bar goes. */
export function drawParties(canvas: Canvas, top: number, notice: NoticeContent, texts: NoticeDocumentTexts): number {
  const { creditor, debtor } = notice
  const code = (text: string) => ({ text, font: 'mono', sizePt: 8 }) as const
  drawTitleBar(canvas, COLUMNS.left, top, texts.creditor, code(creditor.fiscalCode))
  drawTitleBar(
    canvas,
    COLUMNS.right,
    top,
    texts.debtor,
    debtor.fiscalCode === undefined ? undefined : code(debtor.fiscalCode),
  )

  const debtorName: Line = [{ text: debtor.name, font: 'bold' }]
  const name = { ...HEADING, baselineMm: top + 18.48 }
  const nameEnd = Math.max(
    drawParagraph(canvas, [{ text: creditor.name, font: 'bold' }], {
      ...name,
      xMm: LEFT,
      widthMm: LEFT_WIDTH,
      sizePt: creditorNameSizePt(creditor.name),
    }),
    drawParagraph(canvas, debtorName, {
      ...name,
      xMm: RIGHT,
      widthMm: RIGHT_WIDTH,
      sizePt: fittingSizePt(canvas, [debtorName], { widthMm: RIGHT_WIDTH, maxLines: 3, sizesPt: [14, 12, 10] }),
    }),
  )

  const secondLine = nameEnd + 11.64
  const inLeftColumn = { xMm: LEFT, widthMm: LEFT_WIDTH }
  const sectorEnd = creditor.sector
    ? drawParagraph(canvas, [{ text: creditor.sector, font: 'regular' }], {
        ...inLeftColumn,
        ...SECOND_LINE,
        baselineMm: secondLine,
      })
    : nameEnd
  const creditorEnd = creditor.info
    ? drawParagraph(canvas, [{ text: creditor.info, font: 'regular' }], {
        ...inLeftColumn,
        ...BODY,
        baselineMm: sectorEnd + 10.32,
      })
    : sectorEnd
  const address = debtor.addressLines.map((text): Line => [{ text, font: 'regular' }])
  const debtorEnd = drawStack(canvas, address, {
    ...SECOND_LINE,
    xMm: RIGHT,
    widthMm: RIGHT_WIDTH,
    baselineMm: secondLine,
    sizePt: fittingSizePt(canvas, address, { widthMm: RIGHT_WIDTH, maxLines: 4, sizesPt: [SECOND_LINE.sizePt, 10, 9] }),
  })
  return Math.max(top + 45.75, creditorEnd + CLEARANCE, debtorEnd + CLEARANCE)
}

/** Draws how much is owed and by when, in the left column under a bar at `top`. Returns where the next bar goes. */
export function drawHowMuch(canvas: Canvas, top: number, notice: NoticeContent, texts: NoticeDocumentTexts): number {
  const { amount, dueDate } = notice
  const { withDueDate, withoutDueDate } = texts.howMuch
  const dueDateLeft = 72.05
  drawTitleBar(canvas, COLUMNS.left, top, dueDate === undefined ? withoutDueDate : withDueDate)
  const drawBig = (label: string, value: string, xMm: number, maxWidthMm: number): void => {
    drawLine(canvas, [{ text: label, font: 'bold' }], { xMm, baselineMm: top + 16.65, sizePt: 8 })
    drawFitted(canvas, value, 'bold', { xMm, baselineMm: top + 22.73, sizePt: 16, maxWidthMm })
  }
  drawBig(texts.amount, `${amount} ${texts.currency}`, LEFT, dueDateLeft - LEFT - 3)
  if (dueDate !== undefined) drawBig(texts.dueBy, dueDate, dueDateLeft, COLUMNS.left.textRightMm - dueDateLeft)

  const textIndent = 6
  drawInfoIcon(canvas, { xMm: LEFT, yMm: top + 28.55 })
  const end = drawParagraph(canvas, runsOf(texts.amountMayVary), {
    ...BODY,
    xMm: LEFT + textIndent,
    baselineMm: top + 31.2,
    widthMm: LEFT_WIDTH - textIndent,
  })
  return Math.max(top + 51.05, end + CLEARANCE)
}

/** Draws the ways to pay, in the right column under a bar at `top`. Returns where the next bar goes. */
export function drawWhereToPay(canvas: Canvas, top: number, notice: NoticeContent, texts: NoticeDocumentTexts): number {
  drawTitleBar(canvas, COLUMNS.right, top, texts.whereToPay, { text: texts.pagopaSite, font: 'bold', sizePt: 10 })
  const pictogramLeft = RIGHT_END - 12

  const onlineTitle = top + 17.18
  drawDevicesPictogram(canvas, { xMm: pictogramLeft, yMm: onlineTitle - 1.6 })
  const onlineEnd = drawWayToPay(canvas, onlineTitle, texts.online.title, runsOf(onlineDescription(notice, texts)))

  const physicalTitle = onlineEnd + 8.2
  drawPlacesPictogram(canvas, { xMm: pictogramLeft, yMm: physicalTitle - 3.14 })
  // Not read for `<strong>`: the creditor's own text must not bring marks.
  const { physicalChannel } = notice.creditor
  const description = texts.physical.description.replace('{{customLocation}}', () =>
    physicalChannel ? `${physicalChannel}, ` : '',
  )
  const end = drawWayToPay(canvas, physicalTitle, texts.physical.title, [{ text: description, font: 'regular' }])
  return Math.max(top + 51.05, end + CLEARANCE)
}

function drawWayToPay(canvas: Canvas, baselineMm: number, title: string, description: Line): number {
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

// Source: the rule of pagoPA's template for long names.
function creditorNameSizePt(name: string): number {
  if (name.length >= 65) return 10
  return name.length >= 40 ? 12 : 14
}

function onlineDescription({ creditor }: NoticeContent, { online }: NoticeDocumentTexts): string {
  if (creditor.hasWebsite && creditor.hasApp) return online.websiteAndApp
  if (creditor.hasWebsite) return online.website
  return creditor.hasApp ? online.app : online.neither
}
