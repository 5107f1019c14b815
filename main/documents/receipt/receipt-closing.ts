import type { ReceiptDocumentTexts } from '../../messages/receipt-document.ts'
import type { Canvas } from '../page/canvas.ts'
import { drawLine, drawParagraph } from '../page/canvas.ts'
import { drawEntries } from '../page/entries.ts'
import { BODY, CLEARANCE_MM, COLUMNS, drawTitleBar, HEADING } from '../page/page-furniture.ts'
import type { ReceiptContent, ShareContent } from './receipt-content.ts'
import type { Line } from '../page/text-layout.ts'
import { runsOf } from '../page/text-layout.ts'

const { textLeftMm: LEFT, textRightMm: END } = COLUMNS.whole
const SHARE_WIDTH = 145

/** Draws what each creditor got, under a bar of the whole width at `top`. Returns where the next bar goes. */
export function drawShares(canvas: Canvas, top: number, content: ReceiptContent, texts: ReceiptDocumentTexts): number {
  drawTitleBar(canvas, COLUMNS.whole, top, texts.shares)
  return content.shares.reduce((end, share) => drawShare(canvas, end + 6, share), top + 8.6) + CLEARANCE_MM
}

/** Draws what a receipt is good for and where it comes from, under bars at `top`. Returns the last baseline. */
export function drawClosing(canvas: Canvas, top: number, content: ReceiptContent, texts: ReceiptDocumentTexts): number {
  const { givenBy, psp, receiptId } = content
  const left = { xMm: LEFT, widthMm: COLUMNS.left.textRightMm - LEFT }
  const right = { xMm: COLUMNS.right.textLeftMm, widthMm: END - COLUMNS.right.textLeftMm }

  drawTitleBar(canvas, COLUMNS.left, top, texts.use)
  const proofEnd = drawParagraph(canvas, runsOf(texts.proof), { ...BODY, ...left, baselineMm: top + 14.6 })
  const giverEnd = drawEntries(canvas, [{ label: texts.givenBy, value: givenBy.name }], { ...left, aboveMm: proofEnd })
  const leftEnd =
    givenBy.info === undefined
      ? giverEnd
      : drawParagraph(canvas, [{ text: givenBy.info, font: 'regular' }], {
          ...BODY,
          ...left,
          baselineMm: giverEnd + 3.8,
        })

  drawTitleBar(canvas, COLUMNS.right, top, texts.origin)
  const sender = [
    { label: texts.sentBy, value: psp.name },
    ...(psp.codes === undefined ? [] : [{ label: texts.pspCodes, value: psp.codes }]),
  ]
  const senderEnd = drawEntries(canvas, sender, { ...right, aboveMm: top + 9.04 })
  const rightEnd = drawEntries(canvas, [{ label: texts.receiptId, value: receiptId }], {
    ...right,
    aboveMm: senderEnd,
    font: 'mono',
  })
  return Math.max(leftEnd, rightEnd)
}

// Name and amount, below them code and purpose. Returns the last baseline.
function drawShare(canvas: Canvas, baselineMm: number, { name, code, detail, amount }: ShareContent): number {
  const place = { xMm: LEFT, widthMm: SHARE_WIDTH, sizePt: 8 }
  drawLine(canvas, [{ text: amount, font: 'monoBold' }], { xMm: END, baselineMm, sizePt: 10, align: 'right' })
  const heading: Line = name === '' ? [] : [{ text: name, font: 'bold' }]
  const below: Line = [
    ...(code === undefined ? [] : ([{ text: code, font: 'mono' }] as const)),
    ...(detail === undefined ? [] : ([{ text: `  ${detail}`, font: 'regular' }] as const)),
  ]
  const nameEnd = drawParagraph(canvas, heading, { ...place, ...HEADING, baselineMm })
  return drawParagraph(canvas, below, {
    ...place,
    ...BODY,
    baselineMm: name === '' ? baselineMm : nameEnd + 3.8,
  })
}
