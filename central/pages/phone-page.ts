import { romeTime } from '../../main/domain/calendar.ts'
import { formatEuro } from '../../main/domain/money.ts'
import type { Language } from '../../main/domain/visit.ts'
import type { PaymentView } from '../contract/payments.ts'
import { html, type Html } from './html.ts'
import { pageOf, pageText, plainPage, type Page } from './page.ts'

/** What the page of a link shows: whom one pays, for what, and how much. */
export interface PhoneOffer {
  readonly creditorName: string
  readonly subject: string
  readonly amountCents: number
}

/** The page of a link, with the button that goes on to Checkout. `hasChanged`: the amount is another than it was a moment ago. */
export function offerPage(language: Language, offer: PhoneOffer, checkoutOrigin: string, hasChanged: boolean): Page {
  const fact = (label: string, value: string, style: string): Html =>
    html`<div>
      <dt>${label}</dt>
      <dd class="${style}">${value}</dd>
    </div>`
  const main = html`${hasChanged ? html`<p role="status">${pageText(language, 'pay.changed')}</p>` : html``}
    <dl>
      ${[
        fact(pageText(language, 'pay.creditor'), offer.creditorName, ''),
        fact(pageText(language, 'pay.subject'), offer.subject, ''),
        fact(pageText(language, 'pay.amount'), formatEuro(offer.amountCents, language), 'amount'),
      ]}
    </dl>
    <form method="post">
      <input type="hidden" name="amountCents" value="${String(offer.amountCents)}" />
      <button class="action">${pageText(language, 'pay.button')}</button>
    </form>
    <p>${pageText(language, 'pay.note')}</p>`
  return pageOf(language, { title: 'pay.title', main }, { formsLeadTo: checkoutOrigin })
}

/** Somebody else has begun to pay: until when, if no word comes from them. */
export function busyPage(language: Language, freeAt: string): Page {
  const main = html`<p>${pageText(language, 'busy.text', romeTime(freeAt))}</p>`
  return pageOf(language, { title: 'busy.title', main })
}

/** Checkout is not there now: the same button again. */
export function unavailablePage(language: Language, amountCents: number, checkoutOrigin: string): Page {
  const main = html`<p>${pageText(language, 'unavailable.text')}</p>
    <form method="post">
      <input type="hidden" name="amountCents" value="${String(amountCents)}" />
      <button class="action">${pageText(language, 'pay.button')}</button>
    </form>`
  return pageOf(language, { title: 'unavailable.title', main }, { formsLeadTo: checkoutOrigin })
}

/** How often a page of a payment that is still open looks again: a person reads it to its end in that time. */
const REFRESH_S = 10

/** How a payment that was begun on a phone goes on; the page looks again by itself while that is not decided. */
export function statusPage(language: Language, view: PaymentView, address: string): Page {
  const tell = (name: 'checkout' | 'waiting' | 'paid' | 'cancelled' | 'refused' | 'unknown', isOpen: boolean): Page => {
    const main = html`<p role="status">${pageText(language, `${name}.text`)}</p>
      ${isOpen ? html`<a class="action" href="${address}">${pageText(language, 'refresh.button')}</a>` : html``}`
    return pageOf(language, { title: `${name}.title`, main }, isOpen ? { refreshAfterS: REFRESH_S } : {})
  }
  switch (view.name) {
    case 'none':
    case 'opened':
    case 'at-checkout':
      return tell('checkout', true)
    case 'returned':
      return tell('waiting', true)
    case 'paid':
    case 'unknown':
      return tell(view.name, false)
    case 'not-paid':
      if (view.why === 'elsewhere') return plainPage(language, 'settled')
      return tell(view.why === 'cancelled' ? 'cancelled' : 'refused', false)
  }
}
