import type { PaymentReceipt, ReceiptCopy } from '../../domain/payment-receipt.ts'
import type { Language } from '../../domain/visit.ts'
import { fillIn } from '../../messages/fill-in.ts'
import type { ReceiptDocumentTexts } from '../../messages/receipt-document.ts'
import { receiptDocumentTexts } from '../../messages/receipt-document.ts'
import type { Canvas } from '../page/canvas.ts'
import { closeCanvas, openCanvas, PAGE_MM, startPage } from '../page/canvas.ts'
import type { Fonts } from '../page/fonts.ts'
import type { TownDrawings } from '../page/marks.ts'
import { drawHeader } from '../page/opening.ts'
import { drawFootLine } from '../page/page-furniture.ts'
import { prepareReceipt } from './receipt-content.ts'
import type { ReceiptContent } from './receipt-content.ts'
import { drawCodes, drawHow, drawHowMuch, drawReceiptParties } from './receipt-facts.ts'
import { drawClosing, drawShares } from './receipt-closing.ts'

/** What a receipt on paper is made from. All texts as they came: they are cleaned and fitted here. */
export type ReceiptDocument = {
  readonly receipt: PaymentReceipt
  readonly copy: ReceiptCopy
  /** Who gives the receipt out and can be asked about it: the municipality's name, its line of contacts and its drawings. */
  readonly creditor: { readonly name: string; readonly info?: string | undefined } & TownDrawings
  readonly language: Language
  /** ISO instant of production; it becomes the file's creation date and is printed nowhere. */
  readonly producedAt: string
  /** What the notice asked for, where that was another amount: the page then says so, with the difference. */
  readonly askedCents?: number
}

const LOWEST_BASELINE_MM = PAGE_MM.height - 16

/**
 * Draws the "Ricevuta di pagamento" of a citizen on A4: one page, and a second where texts are so long that the shares of several
 * creditors and the closing find no room. The debtor's copy does not show who paid, how, the fee and the total. The same input
 * gives the same bytes; nothing personal is in the file's properties. Characters that cannot be printed become plain ones or `?`.
 * Rejects with a RangeError on an amount, moment or notice number that has not its form.
 * Source: the content of pagoPA's receipt template, less what a creditor's receipt (paSendRTV2) does not tell.
 */
export async function renderReceipt(document: ReceiptDocument, fonts: Fonts): Promise<Uint8Array> {
  const texts = receiptDocumentTexts[document.language]
  const content = prepareReceipt(document, fonts)
  const info = { title: texts.heading, language: document.language, producedAt: document.producedAt }
  const canvas = openCanvas(fonts, info)
  const factsEnd = drawFacts(canvas, content, texts)

  // Measured by drawing on a sheet that nobody sees, so that measure and drawing cannot differ.
  const scratch = openCanvas(fonts, info)
  const sharesMm = content.shares.length === 0 ? 0 : drawShares(scratch, 0, content, texts)
  const closingTop = LOWEST_BASELINE_MM - drawClosing(scratch, 0, content, texts)

  let sharesTop = factsEnd
  if (factsEnd + sharesMm > closingTop) {
    drawPageNumber(canvas, 1, content, texts)
    startPage(canvas)
    drawPageNumber(canvas, 2, content, texts)
    sharesTop = drawHeader(canvas, texts.heading, content.title ?? '', content.drawings)
  }
  if (content.shares.length > 0) drawShares(canvas, sharesTop, content, texts)
  drawClosing(canvas, closingTop, content, texts)
  return await closeCanvas(canvas)
}

function drawFacts(canvas: Canvas, content: ReceiptContent, texts: ReceiptDocumentTexts): number {
  const partiesTop = drawHeader(canvas, texts.heading, content.title ?? '', content.drawings)
  const paymentTop = drawReceiptParties(canvas, partiesTop, content, texts)
  const howMuchEnd = drawHowMuch(canvas, paymentTop, content, texts)
  const howEnd = drawHow(canvas, paymentTop, content, texts)
  return drawCodes(canvas, Math.max(howMuchEnd, howEnd), content, texts)
}

// Both sheets tell of which receipt they are.
function drawPageNumber(canvas: Canvas, number: 1 | 2, content: ReceiptContent, texts: ReceiptDocumentTexts): void {
  const page = fillIn(texts.page, { number: String(number), of: '2' })
  drawFootLine(canvas, `${texts.receiptId} ${content.receiptId} · ${page}`)
}
