import { noticeDocumentTexts } from '../../../main/messages/notice-document.ts'
import { openCanvas } from '../../../main/documents/page/canvas.ts'
import type { FontName, Fonts } from '../../../main/documents/page/fonts.ts'
import type { Lettering } from '../../../main/documents/page/lettering.ts'
import type { NoticeDocument } from '../../../main/documents/notice/notice.ts'
import { prepareNotice } from '../../../main/documents/notice/notice-content.ts'
import { drawNotice } from '../../../main/documents/notice/notice-pages.ts'

/** A text of a page: its left end and baseline, in points from the top left corner. */
export interface DrawnText {
  readonly text: string
  readonly font: FontName
  readonly size: number
  readonly x: number
  readonly baseline: number
  readonly colour: string
}

/** A bar of a page, in points. */
export interface DrawnBar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly colour: string
}

/** What stands on our first page of a notice, for a rival to draw the same: texts and bars; codes are the rival's own. */
export function drawnOf(
  document: NoticeDocument,
  fonts: Fonts,
): { readonly texts: readonly DrawnText[]; readonly bars: readonly DrawnBar[] } {
  const texts: DrawnText[] = []
  const bars: DrawnBar[] = []
  const canvas = openCanvas(fonts, { title: '', language: 'it', producedAt: document.producedAt })
  const { pdf } = canvas
  let colour = 'black'
  let rects: DrawnBar[] = []
  const setColour = pdf.fillColor.bind(pdf)
  pdf.fillColor = (name) => {
    colour = String(name)
    return setColour(name)
  }
  const lettering: Lettering = {
    ...canvas.lettering,
    write: (text, font, { x, y, sizePt }) => {
      texts.push({ text, font, size: sizePt, x, baseline: y, colour })
    },
  }
  const drawRect = pdf.rect.bind(pdf)
  pdf.rect = (x, y, width, height) => {
    rects.push({ x, y, width, height, colour: '' })
    return drawRect(x, y, width, height)
  }
  const fill = pdf.fill.bind(pdf)
  pdf.fill = (name: unknown) => {
    // A code is many rectangles at once.
    if (rects.length === 1) bars.push(...rects.map((bar) => ({ ...bar, colour: String(name) })))
    rects = []
    return fill(name as string)
  }
  drawNotice({ ...canvas, lettering }, prepareNotice(document, fonts), noticeDocumentTexts[document.language])
  return { texts, bars: bars.filter(({ width }) => width > 100) }
}
