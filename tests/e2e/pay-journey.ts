import type { Page } from 'playwright'
import { text } from '../../main/messages/text.ts'
import { finger } from './hands.ts'
import { findNotice, heading } from './notice-journey.ts'

/** What somebody does on the page of the simulated Checkout, by the name of the button. */
export type AtCheckout =
  'Paga' | 'Paga con banca lenta' | 'Paga e nessuna ricevuta' | 'Annulla' | 'Rifiuta con questo esito'

/** From home to the page of Checkout, in a tab of its own, as the sandbox without a window opens it. */
export async function goToCheckout(
  page: Page,
  noticeNumber: string,
  email: string,
  hands = finger(page),
): Promise<Page> {
  await findNotice(page, noticeNumber, hands)
  await hands.press('Paga qui')
  await heading(page, text('it', 'pay.offer.title'))
  if (email !== '') await hands.write('Indirizzo email', email)
  await hands.press(email === '' ? 'Continua senza email' : 'Vai al pagamento')
  const [checkout] = await Promise.all([
    page.context().waitForEvent('page'),
    hands.press('Apri la pagina esterna', 'link'),
  ])
  await checkout.getByRole('button', { name: 'Annulla', exact: true }).waitFor()
  return checkout
}

/** Does one thing on the page of Checkout, and goes on to where it returns. */
export async function finishAtCheckout(checkout: Page, what: AtCheckout): Promise<void> {
  await checkout.getByRole('button', { name: what, exact: true }).click()
  const goOn = checkout.getByRole('link', { name: 'Continua' }).or(checkout.getByRole('button', { name: 'Continua' }))
  await goOn.click()
  await checkout.waitForURL(/\/pay\/return\//)
}

/** From home to the outcome of a payment. */
export async function payNotice(page: Page, noticeNumber: string, email: string, what: AtCheckout): Promise<void> {
  const checkout = await goToCheckout(page, noticeNumber, email)
  await finishAtCheckout(checkout, what)
  await checkout.close()
}
