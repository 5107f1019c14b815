import type { Page } from 'playwright'
import { text } from '../../main/messages/text.ts'
import { finger } from './hands.ts'
import { heading } from './notice-journey.ts'

/** What somebody asks, and how they want the answer: by mail, or by coming back. */
export interface Request {
  /** By its words on the screen. */
  readonly reason: string
  readonly words: string
  readonly email?: string
}

/** From the first screen of a request to its summary. */
export async function writeRequest(page: Page, { reason, words, email }: Request, hands = finger(page)): Promise<void> {
  await heading(page, text('it', 'assistance.reason.title'))
  await hands.press(reason)
  await heading(page, text('it', 'assistance.text.title'))
  await hands.write('Descrizione', words)
  await hands.press('Continua')
  await heading(page, text('it', 'assistance.answer.title'))
  await hands.press(text('it', email === undefined ? 'assistance.answer.number' : 'assistance.answer.email'))
  if (email !== undefined) {
    await heading(page, text('it', 'assistance.email.title'))
    await hands.write('Indirizzo email', email)
    await hands.press('Continua')
  }
  await heading(page, text('it', 'assistance.name.title'))
  await hands.press('Continua')
  await heading(page, text('it', 'assistance.summary.title'))
}

/** From the summary of a request to its number. */
export async function sendRequest(page: Page, hands = finger(page)): Promise<void> {
  await hands.press('Invia la richiesta')
  await heading(page, text('it', 'assistance.sent.title'))
}

/** From home to a request that was made, by what is on its slip. */
export async function findRequest(page: Page, number: string, code: string, hands = finger(page)): Promise<void> {
  await hands.press('Assistenza')
  await heading(page, text('it', 'assistance.reason.title'))
  await hands.press(text('it', 'assistance.reason.slip'))
  await heading(page, text('it', 'assistance.slip.title'))
  await hands.write(text('it', 'print.ticket.number'), number)
  await hands.write(text('it', 'assistance.field.code'), code)
  await hands.press('Cerca')
}
