import type { Words } from '../../messages/words.ts'
import type { Canvas, Density } from './canvas.ts'
import { drawFitted, drawParagraph, endOfParagraph, fittingSizePt } from './canvas.ts'
import { CREST_MM, drawCrest } from './crest.ts'
import { drawMark, type TownDrawings } from './marks.ts'
import { BODY, clearanceMm, COLUMNS, drawTitleBar, HEADING, rightColumn } from './page-furniture.ts'
import type { Line } from './text-layout.ts'
import { titleLine } from './words.ts'

// All measures are mm, from baselines of pagoPA's sample of a single payment (print service, scenario 01), which every document
// of ours opens like. Where one holds more text than usual, what stands below moves down.

/** Second lines: sector and address. */
export const SECOND_LINE = { sizePt: 12, leading: 1.4 } as const

/** Who is owed; every text is ready to print. */
export type CreditorBlock = {
  readonly label: Words
  readonly fiscalCode: string
  readonly name: string
  readonly sector: string | undefined
  readonly info: string | undefined
}

/** Who owes. What stands below the name is drawn from the baseline given, at the left end of the column; returns the last baseline. */
export type DebtorBlock = {
  readonly label: Words
  readonly fiscalCode: string | undefined
  readonly name: string
  readonly drawBelow: (baselineMm: number) => number
}

const LEFT = COLUMNS.left.textLeftMm
const LEFT_WIDTH = COLUMNS.left.textRightMm - LEFT

/** Where a creditor's crest goes: a square at the right end of the header. Source: pagoPA notice guide. */
const CREST = { xMm: 170, yMm: 10, widthMm: CREST_MM, heightMm: CREST_MM, align: 'middle' } as const
const SMALL_CREST = { ...CREST, xMm: 175, widthMm: 25, heightMm: 25 } as const

const COMPACT = {
  crest: SMALL_CREST,
  /** Baseline of the title, and where the first bar goes at least. */
  title: 27.52,
  firstBar: 37.57,
  /** From the top of the bar to the names, from there to what stands below, and from that to the creditor's office. */
  name: 15.08,
  secondLine: 9.53,
  info: 8.46,
  /** From bar to bar at least. */
  height: 36.78,
} as const

const MEASURES = {
  roomy: { crest: CREST, title: 29.1, firstBar: 43.95, name: 18.48, secondLine: 11.64, info: 10.32, height: 45.75 },
  compact: COMPACT,
  dense: { ...COMPACT, title: 26.99, firstBar: 37.04, name: 14.29, secondLine: 8.47, info: 7.4, height: 33.34 },
} as const satisfies Record<Density, unknown>

/** Draws what opens every document: mark, heading in capitals, title, and the creditor's crest; the drawings are sound. Returns where the next bar goes, in mm from the top. */
export function drawHeader(canvas: Canvas, heading: Words, title: string, { crest, marks = {} }: TownDrawings): number {
  const { crest: place } = MEASURES[canvas.density]
  if (crest !== undefined) drawCrest(canvas, crest, place)
  drawMark(canvas, marks, 'pagopa', { xMm: LEFT, baselineMm: 13.23, widthMm: 15, topMm: 10, heightMm: 10 })
  const line = titleLine(heading)
  const sizePt = line.length > 1 ? 9 : 10
  drawFitted(canvas, line, { xMm: 29, baselineMm: 13.23, sizePt, maxWidthMm: place.xMm - 4 - 29 })
  return drawTitle(canvas, title, place.xMm - 4 - LEFT)
}

/** Draws a document's title, below what opens it. Returns where the next bar goes, in mm from the top. */
export function drawTitle(canvas: Canvas, title: string, widthMm: number): number {
  const line: Line = [{ text: title, font: 'bold' }]
  const { title: baselineMm, firstBar } = MEASURES[canvas.density]
  const titlePlace = {
    ...HEADING,
    xMm: LEFT,
    baselineMm,
    widthMm,
    sizePt: fittingSizePt(canvas, [line], { widthMm, maxLines: 3, sizesPt: [16, 14, 12] }),
  }
  const titleEnd = canvas.structure.element('H1', () => drawParagraph(canvas, line, titlePlace))
  return Math.max(firstBar, titleEnd + 6)
}

/** Draws who is owed and who owes, under a bar at `top`. Returns where the next bar goes. */
export function drawParties(canvas: Canvas, top: number, creditor: CreditorBlock, debtor: DebtorBlock): number {
  const code = (text: string) => ({ line: [{ text, font: 'mono' }], sizePt: 8 }) as const
  const creditorName: Line = [{ text: creditor.name, font: 'bold' }]
  const debtorName: Line = [{ text: debtor.name, font: 'bold' }]
  const measures = MEASURES[canvas.density]
  const right = rightColumn(canvas)
  const rightWidth = right.textRightMm - right.textLeftMm
  const name = { ...HEADING, baselineMm: top + measures.name }
  const creditorPlace = { ...name, xMm: LEFT, widthMm: LEFT_WIDTH, sizePt: creditorNameSizePt(creditor.name) }
  const debtorSize = { widthMm: rightWidth, maxLines: 3, sizesPt: [14, 12, 10] } as const
  const debtorPlace = {
    ...name,
    xMm: right.textLeftMm,
    widthMm: rightWidth,
    sizePt: fittingSizePt(canvas, [debtorName], debtorSize),
  }
  const nameEnd = Math.max(
    endOfParagraph(canvas, creditorName, creditorPlace),
    endOfParagraph(canvas, debtorName, debtorPlace),
  )
  const secondLine = nameEnd + measures.secondLine

  drawTitleBar(canvas, COLUMNS.left, top, creditor.label, code(creditor.fiscalCode))
  drawParagraph(canvas, creditorName, creditorPlace)
  const creditorEnd = drawBelowCreditor(canvas, nameEnd, secondLine, creditor)
  const debtorCode = debtor.fiscalCode === undefined ? undefined : code(debtor.fiscalCode)
  drawTitleBar(canvas, right, top, debtor.label, debtorCode)
  drawParagraph(canvas, debtorName, debtorPlace)
  const debtorEnd = debtor.drawBelow(secondLine)
  return Math.max(top + measures.height, creditorEnd + clearanceMm(canvas), debtorEnd + clearanceMm(canvas))
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
        baselineMm: sectorEnd + MEASURES[canvas.density].info,
      })
}

// Source: the rule of pagoPA's template for long names.
function creditorNameSizePt(name: string): number {
  if (name.length >= 65) return 10
  return name.length >= 40 ? 12 : 14
}
