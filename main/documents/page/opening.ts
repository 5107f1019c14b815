import type { Canvas } from './canvas.ts'
import { drawLine, drawParagraph, endOfParagraph, fittingSizePt } from './canvas.ts'
import { drawMark, type Marks } from './marks.ts'
import { BODY, CLEARANCE_MM, COLUMNS, drawTitleBar, HEADING } from './page-furniture.ts'
import { drawSvg } from './svg.ts'
import type { Line } from './text-layout.ts'

// All measures are mm, from baselines of pagoPA's sample of a single payment (print service, scenario 01), which every document
// of ours opens like. Where one holds more text than usual, what stands below moves down.

/** Second lines: sector and address. */
export const SECOND_LINE = { sizePt: 12, leading: 1.4 } as const

/** Who is owed; every text is ready to print. */
export type CreditorBlock = {
  readonly label: string
  readonly fiscalCode: string
  readonly name: string
  readonly sector: string | undefined
  readonly info: string | undefined
}

/** Who owes. What stands below the name is drawn from the baseline given, at the left end of the column; returns the last baseline. */
export type DebtorBlock = {
  readonly label: string
  readonly fiscalCode: string | undefined
  readonly name: string
  readonly drawBelow: (baselineMm: number) => number
}

const LEFT = COLUMNS.left.textLeftMm
const LEFT_WIDTH = COLUMNS.left.textRightMm - LEFT
const RIGHT = COLUMNS.right.textLeftMm
const RIGHT_WIDTH = COLUMNS.right.textRightMm - RIGHT

/** Where a creditor's crest goes: a square at the right end of the header. Source: pagoPA notice guide. */
const CREST = { xMm: 170, yMm: 10, widthMm: 30, heightMm: 30, align: 'middle' } as const

/** The drawings of a header, which are sound. */
export type HeaderDrawings = { readonly crest?: string | undefined; readonly marks?: Marks }

/** Draws what opens every document: mark, heading in capitals, title, and the creditor's crest. Returns where the next bar goes, in mm from the top. */
export function drawHeader(
  canvas: Canvas,
  heading: string,
  title: string,
  { crest, marks = {} }: HeaderDrawings = {},
): number {
  if (crest !== undefined) drawSvg(canvas, crest, CREST)
  drawMark(canvas, marks, 'pagopa', { xMm: LEFT, baselineMm: 13.23, widthMm: 15, topMm: 10, heightMm: 10 })
  drawLine(canvas, [{ text: heading.toUpperCase(), font: 'bold' }], { xMm: 29, baselineMm: 13.23, sizePt: 10 })
  return drawTitle(canvas, title, CREST.xMm - 4 - LEFT)
}

/** Draws a document's title, below what opens it. Returns where the next bar goes, in mm from the top. */
export function drawTitle(canvas: Canvas, title: string, widthMm: number): number {
  const line: Line = [{ text: title, font: 'bold' }]
  const titlePlace = {
    ...HEADING,
    xMm: LEFT,
    baselineMm: 29.1,
    widthMm,
    sizePt: fittingSizePt(canvas, [line], { widthMm, maxLines: 3, sizesPt: [16, 14, 12] }),
  }
  const titleEnd = canvas.structure.element('H1', () => drawParagraph(canvas, line, titlePlace))
  return Math.max(43.95, titleEnd + 6)
}

/** Draws who is owed and who owes, under a bar at `top`. Returns where the next bar goes. */
export function drawParties(canvas: Canvas, top: number, creditor: CreditorBlock, debtor: DebtorBlock): number {
  const code = (text: string) => ({ line: [{ text, font: 'mono' }], sizePt: 8 }) as const
  const creditorName: Line = [{ text: creditor.name, font: 'bold' }]
  const debtorName: Line = [{ text: debtor.name, font: 'bold' }]
  const name = { ...HEADING, baselineMm: top + 18.48 }
  const creditorPlace = { ...name, xMm: LEFT, widthMm: LEFT_WIDTH, sizePt: creditorNameSizePt(creditor.name) }
  const debtorSize = { widthMm: RIGHT_WIDTH, maxLines: 3, sizesPt: [14, 12, 10] } as const
  const debtorPlace = {
    ...name,
    xMm: RIGHT,
    widthMm: RIGHT_WIDTH,
    sizePt: fittingSizePt(canvas, [debtorName], debtorSize),
  }
  const nameEnd = Math.max(
    endOfParagraph(canvas, creditorName, creditorPlace),
    endOfParagraph(canvas, debtorName, debtorPlace),
  )
  const secondLine = nameEnd + 11.64

  drawTitleBar(canvas, COLUMNS.left, top, creditor.label, code(creditor.fiscalCode))
  drawParagraph(canvas, creditorName, creditorPlace)
  const creditorEnd = drawBelowCreditor(canvas, nameEnd, secondLine, creditor)
  const debtorCode = debtor.fiscalCode === undefined ? undefined : code(debtor.fiscalCode)
  drawTitleBar(canvas, COLUMNS.right, top, debtor.label, debtorCode)
  drawParagraph(canvas, debtorName, debtorPlace)
  const debtorEnd = debtor.drawBelow(secondLine)
  return Math.max(top + 45.75, creditorEnd + CLEARANCE_MM, debtorEnd + CLEARANCE_MM)
}

function drawBelowCreditor(
  canvas: Canvas,
  nameEnd: number,
  secondLine: number,
  { sector, info }: CreditorBlock,
): number {
  const inLeftColumn = { xMm: LEFT, widthMm: LEFT_WIDTH }
  const sectorLine: Line = [{ text: sector ?? '', font: 'regular' }]
  const sectorEnd =
    sector === undefined
      ? nameEnd
      : drawParagraph(canvas, sectorLine, {
          ...inLeftColumn,
          ...SECOND_LINE,
          baselineMm: secondLine,
          sizePt: fittingSizePt(canvas, [sectorLine], {
            widthMm: LEFT_WIDTH,
            maxLines: 3,
            sizesPt: [SECOND_LINE.sizePt, 10, 8],
          }),
        })
  return info === undefined
    ? sectorEnd
    : drawParagraph(canvas, [{ text: info, font: 'regular' }], {
        ...inLeftColumn,
        ...BODY,
        baselineMm: sectorEnd + 10.32,
      })
}

// Source: the rule of pagoPA's template for long names.
function creditorNameSizePt(name: string): number {
  if (name.length >= 65) return 10
  return name.length >= 40 ? 12 : 14
}
