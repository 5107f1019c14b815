import { formatDate, romeDate, romeTime } from '../../main/domain/calendar.ts'
import type { ReceivedMail } from './mailbox.ts'
import { markup, type Markup } from './markup.ts'

const STYLE = `
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 900px; padding: 24px; color: #17324d; background: #f5f6f7; font: 18px/1.5 system-ui, sans-serif; }
article { margin: 24px 0; padding: 20px; background: #fff; border: 1px solid #c5c7c9; border-radius: 6px; }
h1 { margin: 0 0 8px; } h2 { margin: 0 0 8px; font-size: 22px; } h3 { margin: 16px 0 8px; font-size: 18px; }
p { margin: 0 0 8px; overflow-wrap: anywhere; } .facts { color: #455b71; }
pre { margin: 0; padding: 12px; white-space: pre-wrap; overflow-wrap: anywhere; background: #f5f6f7; font: 16px/1.5 ui-monospace, monospace; }
iframe { width: 100%; height: 560px; border: 1px solid #c5c7c9; }
a { display: inline-block; min-height: 48px; padding: 10px 0; color: #0050a0; }
`

/**
 * The list of mails for people, the newest first, each as plain text and as HTML. What a mail's HTML can do is nothing: its frame has
 * neither scripts nor an origin, and loads nothing from elsewhere.
 */
export function mailboxPage(mails: readonly ReceivedMail[]): { readonly html: string; readonly policy: string } {
  const html = markup`<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Posta simulata</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
<h1>Posta simulata</h1>
<p>Qui arriva tutta la posta della prova, e non esce. Messaggi: ${mails.length}.</p>
${mails.map(mailOf).toReversed()}
</main>
</body>
</html>
`.markup
  // A frame made of srcdoc keeps to the policy of the page around it, and mails are styled in place.
  return { html, policy: "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'" }
}

function mailOf({ messageId, from, to, subject, text, html, attachments, receivedAt }: ReceivedMail): Markup {
  return markup`<article>
<h2>${subject}</h2>
<p class="facts">Da ${from ?? '?'} · a ${to} · ${formatDate(romeDate(receivedAt), 'it', 'long')} alle ${romeTime(receivedAt)}</p>
<p class="facts">${messageId ?? ''}</p>
${attachments.map(
  ({ filename, contentType, size, contentBase64 }) =>
    markup`<p><a download="${filename ?? 'allegato'}" href="data:${contentType};base64,${contentBase64}">${filename ?? 'allegato'}</a> (${contentType}, ${Math.ceil(size / 1024)} kB)</p>`,
)}
${text === null ? undefined : markup`<h3>Testo</h3><pre>${text}</pre>`}
${html === null ? undefined : markup`<h3>HTML</h3><iframe sandbox title="${subject}" srcdoc="${html}"></iframe>`}
</article>`
}
