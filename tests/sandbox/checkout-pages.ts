import { createHash } from 'node:crypto'
import { formatEuro } from '../../main/domain/money.ts'
import { groupNoticeNumber } from '../../main/domain/notice-number.ts'
import { cartTotalCents, type Cart } from './checkout-cart.ts'
import { refusalCodes, refusalName, type CheckoutEnding } from './checkout-outcomes.ts'
import { CARD_SCRIPT, CHECKOUT_SCRIPT, CHECKOUT_STYLE } from './checkout-assets.ts'
import { markup, type Markup } from './markup.ts'

/** A page and the policy it is served with. */
export interface Page {
  readonly html: string
  readonly policy: string
}

/** The page on which a cart is paid. The card number is in a frame of another site, as at the real Checkout; without scripts it stays there. */
export function payPage(cart: Cart, feeCents: number, frameOrigin: string): Page {
  const total = cartTotalCents(cart)
  const content = markup`
<h1>Paga ${cart.paymentNotices.length === 1 ? 'l’avviso' : 'gli avvisi'}</h1>
<form method="post" action="/c/${cart.id}/esito">
  <div>
    ${cart.paymentNotices.map(noticeFacts)}
    <dl class="sum">
      <div><dt>Importo</dt><dd>${formatEuro(total, 'it')}</dd></div>
      <div><dt>Commissione</dt><dd>${formatEuro(feeCents, 'it')}</dd></div>
      <div class="total"><dt>Totale</dt><dd>${formatEuro(total + feeCents, 'it')}</dd></div>
    </dl>
    <label for="email">Indirizzo email</label>
    <input id="email" name="email" type="email" autocomplete="off" value="${cart.emailNotice}">
    <iframe src="${frameOrigin}/carta" title="Dati della carta"></iframe>
    <input type="hidden" name="cardEnding" id="card-ending">
    <p id="card-told" role="status"></p>
    <button class="primary" name="choice" value="paid">Paga</button>
    <button name="choice" value="cancelled" formnovalidate>Annulla</button>
  </div>
  <fieldset>
    <legend>Prova altri esiti</legend>
    <button name="choice" value="slow">Paga con banca lenta</button>
    <button name="choice" value="unreported">Paga e nessuna ricevuta</button>
    <button name="choice" value="silent">Nessuna risposta</button>
    <label for="code">Esito</label>
    <select id="code" name="code">${refusalCodes.map((code) => markup`<option value="${code}">${code} · ${refusalName(code)}</option>`)}</select>
    <button name="choice" value="refused">Rifiuta con questo esito</button>
  </fieldset>
</form>`
  return page('Paga', content, `frame-src ${frameOrigin}; form-action 'self'`)
}

function noticeFacts(notice: Cart['paymentNotices'][number]): Markup {
  return markup`<dl class="facts">
  <div><dt>Ente Creditore</dt><dd>${notice.companyName}</dd></div>
  <div><dt>Oggetto del pagamento</dt><dd>${notice.description}</dd></div>
  <div><dt>Codice Avviso</dt><dd class="code">${groupNoticeNumber(notice.noticeNumber)}</dd></div>
</dl>`
}

/** The page with which a visit ends. *Continua* takes its place in the history, as at the real Checkout. */
export function endPage(cart: Cart, ending: CheckoutEnding): Page {
  const { title, text, tone, returnTo } = ending
  const card = cart.cardEnding === undefined ? undefined : markup`<p>Carta che termina con ${cart.cardEnding}</p>`
  const onward =
    returnTo === null
      ? undefined
      : markup`<p><a class="primary" id="continue" href="${cart.returnUrls[returnTo]}">Continua</a></p>`
  return page(title, markup`<div class="ending ${tone}"><h1>${title}</h1><p>${text}</p>${card}</div>${onward}`)
}

/** A page that only tells something. */
export function tellingPage(title: string, text: string): Page {
  return page(title, markup`<h1>${title}</h1><p>${text}</p>`)
}

/** The content of the frame: it tells the page around it, and nobody else, how the card's number ends. */
export function cardPage(checkoutOrigin: string): Page {
  return {
    html: documentOf(
      'Dati della carta',
      markup`<body class="frame" data-checkout="${checkoutOrigin}"><main>
<label for="card">Numero della carta</label>
<input id="card" inputmode="numeric" autocomplete="off" maxlength="23" aria-describedby="hint">
<p id="hint">Va bene un numero qualunque.</p>
</main><script>${{ markup: CARD_SCRIPT }}</script></body>`,
    ),
    policy: `${BASIC_POLICY}; frame-ancestors ${checkoutOrigin}`,
  }
}

/** The small page that the API answers with for a cart: it forwards to the one where it is paid. */
export function forwardPage(address: string): Page {
  return {
    html: markup`<!doctype html>
<html lang="it"><head><meta charset="utf-8"><title>Checkout simulato</title><meta http-equiv="refresh" content="0; URL=${address}"></head>
<body><p><a href="${address}">Vai al pagamento</a></p></body></html>
`.markup,
    policy: "default-src 'none'",
  }
}

const BASIC_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(CHECKOUT_STYLE)}`,
  `script-src ${[CHECKOUT_SCRIPT, CARD_SCRIPT].map(hashOf).join(' ')}`,
  "base-uri 'none'",
].join('; ')

function page(title: string, content: Markup, policy = "form-action 'none'"): Page {
  return {
    html: documentOf(
      title,
      markup`<body><header><p><strong>Checkout simulato</strong><span>Nessun pagamento è vero.</span></p></header>
<main>${content}</main><script>${{ markup: CHECKOUT_SCRIPT }}</script></body>`,
    ),
    policy: `${BASIC_POLICY}; frame-ancestors 'none'; ${policy}`,
  }
}

function documentOf(title: string, body: Markup): string {
  return markup`<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Checkout simulato</title>
<style>${{ markup: CHECKOUT_STYLE }}</style>
</head>
${body}
</html>
`.markup
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
