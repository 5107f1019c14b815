import type { Language } from '../../domain/visit.ts'
import { fillIn } from '../../messages/fill-in.ts'
import { slipDocumentTexts } from '../../messages/slip-document.ts'
import { closeCanvas, openCanvas } from '../page/canvas.ts'
import type { Fonts } from '../page/fonts.ts'
import { drawOffice, type Office } from './office.ts'
import { drawHeader } from '../page/opening.ts'
import { COLUMNS } from '../page/page-furniture.ts'
import { drawReading, drawSteps } from './reading.ts'
import { prepareSlip } from './slip-content.ts'
import { drawAgain, drawNotice } from './slip-sections.ts'
import type { TownDrawings } from '../page/marks.ts'
import { runsOf } from '../page/text-layout.ts'

/** What the slip of a payment that is not confirmed yet says. All texts as they came: they are cleaned and fitted here. */
export type SlipDocument = {
  readonly creditor: {
    /** 11 digits. */
    readonly fiscalCode: string
    readonly name: string
  } & TownDrawings
  /** 18 digits. */
  readonly noticeNumber: string
  readonly subject: string
  /** 1 to 99,999,999,999. */
  readonly amountCents: number
  /** ISO instant from which the notice can be paid again if no receipt has come. */
  readonly freeAt: string
  readonly office: Office
  readonly language: Language
  /** ISO instant of production; it becomes the file's creation date and is printed nowhere. */
  readonly producedAt: string
}

/**
 * Draws the slip that a person takes away whose payment no bank has confirmed yet: how to look the receipt up, from when to try
 * again, who can help. Nothing on it is personal: neither debtor nor e-mail. One page of A4, since kiosks hold no other paper and half
 * an empty sheet would save nothing: the room goes to type that is read without glasses. The same input gives the same bytes.
 * Rejects with a RangeError on a notice number, creditor code, amount or instant that has not its form.
 */
export async function renderSlip(document: SlipDocument, fonts: Fonts): Promise<Uint8Array> {
  const texts = slipDocumentTexts[document.language]
  const slip = prepareSlip(document, fonts)
  const canvas = openCanvas(fonts, {
    title: texts.heading,
    language: document.language,
    producedAt: document.producedAt,
  })
  const storyTop = drawHeader(canvas, texts.heading, texts.title, slip.creditor)
  const stepsTop = Math.max(
    drawReading(canvas, COLUMNS.left, storyTop, texts.what, [runsOf(texts.story)]),
    drawAgain(canvas, storyTop, slip, texts),
  )
  const steps = texts.steps.map((step) => runsOf(fillIn(step, { findReceipt: texts.findReceipt })))
  const noticeTop = drawSteps(canvas, stepsTop, texts.lookUp, steps)
  const helpTop = drawNotice(canvas, noticeTop, slip, texts)
  drawOffice(canvas, helpTop, texts.help, slip.office)
  return await closeCanvas(canvas)
}
