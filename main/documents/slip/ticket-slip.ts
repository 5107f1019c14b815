import type { TicketAnswer } from '../../../central/contract/tickets.ts'
import type { TicketKey } from '../../domain/ticket-qr.ts'
import type { Language } from '../../domain/visit.ts'
import { fillIn } from '../../messages/fill-in.ts'
import { text } from '../../messages/text.ts'
import { ticketDocumentTexts } from '../../messages/ticket-document.ts'
import { closeCanvas, openCanvas } from '../page/canvas.ts'
import type { Fonts } from '../page/fonts.ts'
import { drawOffice, type Office } from './office.ts'
import { drawSteps } from './reading.ts'
import { runsOf } from '../page/text-layout.ts'
import { prepareTicketSlip } from './ticket-slip-content.ts'
import { drawAnswer, drawKey, drawRequest, drawTicketHeader } from './ticket-slip-sections.ts'

/** What the slip of a request for assistance says. All texts as they came: they are cleaned and fitted here. */
export type TicketSlipDocument = TicketKey & {
  readonly creditor: { readonly name: string }
  /** The kind of problem in words, in the language of the slip. */
  readonly reason: string
  /** ISO instant. */
  readonly openedAt: string
  /** How the person wants the answer; where it goes stands on no paper. */
  readonly answerBy: TicketAnswer['by']
  readonly office: Office
  readonly language: Language
  /** ISO instant of production; it becomes the file's creation date and is printed nowhere. */
  readonly producedAt: string
}

/**
 * Draws the slip that a person takes away who asked for assistance: the number and the secret code by which the request is found again at
 * any kiosk, in large type and as QR code, how the answer comes, and who can help. Neither the person nor what was written stands on it: who finds it
 * learns no more than the kiosk then shows. One page of A4. The same input gives the same bytes.
 * Rejects with a RangeError on a number, code or instant that has not its form.
 */
export async function renderTicketSlip(document: TicketSlipDocument, fonts: Fonts): Promise<Uint8Array> {
  const { language, producedAt } = document
  const texts = ticketDocumentTexts[language]
  const slip = prepareTicketSlip(document, fonts)
  const canvas = openCanvas(fonts, { title: texts.heading, language, producedAt })
  const keyTop = drawTicketHeader(canvas, slip.creditorName, texts)
  const requestTop = drawKey(canvas, keyTop, slip, texts)
  const stepsTop = Math.max(
    drawRequest(canvas, requestTop, slip, texts),
    drawAnswer(canvas, requestTop, document.answerBy, texts),
  )
  const buttons = {
    assistance: text(language, 'home.assistance'),
    haveNumber: text(language, 'assistance.reason.slip'),
  }
  const steps = texts.steps.map((step) => runsOf(fillIn(step, buttons)))
  const helpTop = drawSteps(canvas, stepsTop, texts.lookUp, steps)
  drawOffice(canvas, helpTop, texts.help, slip.office)
  return await closeCanvas(canvas)
}
