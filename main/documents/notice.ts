import { fillIn } from '../messages/fill-in.ts'
import { noticeDocumentTexts, noticeFreshnessTexts } from '../messages/notice-document.ts'
import { closeCanvas, openCanvas } from './canvas.ts'
import type { Fonts } from './fonts.ts'
import { prepareNotice } from './notice-content.ts'
import { drawFootLine } from './page-furniture.ts'
import { drawSinglePayment } from './single-payment.ts'

/** What a payment notice says. All texts as they came: they are cleaned and fitted here. */
export type NoticeDocument = {
  readonly creditor: {
    /** 11 digits. */
    readonly fiscalCode: string
    readonly name: string
    readonly sector?: string
    /** Where to ask, on one line: office, web address, telephone. */
    readonly info?: string
    /** The creditor's code for home banking. */
    readonly cbill?: string
    /** A place of the creditor's own where one can pay. */
    readonly physicalChannel?: string
    /** Can one pay on the creditor's site, in its app? */
    readonly hasWebsite: boolean
    readonly hasApp: boolean
  }
  readonly debtor: {
    /** Absent only if unknown, as with foreigners. */
    readonly fiscalCode?: string
    readonly name: string
    /** The whole address; a line break in it is kept. */
    readonly address?: string
  }
  /** 18 digits. */
  readonly noticeNumber: string
  readonly subject: string
  /** 1 to 99,999,999,999. */
  readonly amountCents: number
  /** `YYYY-MM-DD`. */
  readonly dueDate?: string
  /** ISO instant of production; it becomes the file's creation date and is printed nowhere. */
  readonly producedAt: string
  /** `HH:MM`, only where the data came from a cache: the page then says how old they are. */
  readonly freshAsOf?: string
}

/**
 * Draws a payment notice in Italian, for one payment, without postal slip: one A4 page. The same input gives the same bytes.
 * Text beyond its limit (`NOTICE_LIMITS`) ends with an ellipsis; characters that cannot be printed become plain ones or `?`.
 * Rejects with a RangeError on a notice number, creditor code, amount or date that has not its form.
 * Source: pagoPA, "Avviso di pagamento" guide, and its notice template of May 2026.
 */
export async function renderNotice(document: NoticeDocument, fonts: Fonts): Promise<Uint8Array> {
  const texts = noticeDocumentTexts.it
  const content = prepareNotice(document, fonts)
  const canvas = openCanvas(fonts, { title: texts.heading, language: 'it-IT', producedAt: document.producedAt })
  drawSinglePayment(canvas, content, texts)
  if (content.freshAsOf !== undefined)
    drawFootLine(canvas, fillIn(noticeFreshnessTexts.it, { time: content.freshAsOf }))
  return await closeCanvas(canvas)
}
