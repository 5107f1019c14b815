import type { Page } from 'playwright'
import { text } from '../../main/messages/text.ts'
import { finger } from './hands.ts'
import { heading } from './notice-journey.ts'

/** From home to a receipt, by its code and a tax code of it. */
export async function findReceipt(page: Page, code: string, taxCode: string, hands = finger(page)): Promise<void> {
  await hands.press('Cerca una ricevuta')
  await heading(page, text('it', 'receipt.entry.title'))
  await hands.write('Codice Avviso o IUV', code)
  await hands.write('Codice fiscale o Partita IVA', taxCode)
  await hands.press('Cerca')
  await heading(page, text('it', 'receipt.found.title'))
}

/** From a receipt that was found to its being on the way by mail. */
export async function mailReceipt(page: Page, email: string, hands = finger(page)): Promise<void> {
  await hands.write('Indirizzo email', email)
  await hands.press('Invia per email')
  await heading(page, text('it', 'receipt.mailed.title'))
}
