import type { FastifyBaseLogger, FastifyPluginCallback, FastifyRequest } from 'fastify'
import type { Central } from '../../db/central/open.ts'
import type { NoticeLink, ReceiptLink } from '../../db/central/stores/phone-links.ts'
import { romeTime } from '../../main/domain/calendar.ts'
import { noticeMailTexts } from '../../main/messages/notice-mail.ts'
import { receiptMailTexts } from '../../main/messages/receipt-mail.ts'
import { paperLinkOf, takePaper, type PaperPorts } from '../papers/paper-link.ts'
import { html } from './html.ts'
import { pageOf, pageText, plainPage, type Page } from './page.ts'
import { secretPages } from './secret-pages.ts'

/**
 * The pages at which a notice or a receipt is taken to a phone, each once. What only looks at an address, as programs do that show a preview of it, takes
 * nothing: a button does.
 */
export function paperPages(
  ports: PaperPorts & { readonly db: Central; readonly creditor: string; readonly log: FastifyBaseLogger },
): FastifyPluginCallback {
  const { db, creditor } = ports
  return secretPages(ports, (app, { hidden, send, sendGone }) => {
    type Asked = FastifyRequest<{ Params: { token: string } }>
    const linkOf = ({ params }: Asked): Promise<NoticeLink | ReceiptLink | undefined> =>
      paperLinkOf(db, creditor, params.token, ports)

    app.get('/d/:token', hidden, async (request: Asked, reply) => {
      const link = await linkOf(request)
      return link === undefined ? sendGone(request, reply) : send(reply, takePage(link))
    })

    app.post('/d/:token', hidden, async (request: Asked, reply) => {
      const link = await linkOf(request)
      if (link === undefined) return sendGone(request, reply)
      const { language } = link
      const taken = await takePaper(db, creditor, request.params.token, link, ports)
      if (taken.result === 'gone') return send(reply, plainPage(language, 'gone'), 404)
      if (taken.result === 'not-payable')
        return send(reply, plainPage(language, taken.why === 'paid' ? 'settled' : 'closed'), 410)
      return reply
        .headers({
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="${fileNameOf(link)}.pdf"`,
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
        })
        .send(Buffer.from(taken.pdf))
    })
  })
}

/** The name of the file that a phone gets; that of a receipt tells no code of it. */
function fileNameOf(link: NoticeLink | ReceiptLink): string {
  const { language } = link
  return link.purpose === 'receipt'
    ? receiptMailTexts[language].fileName
    : `${noticeMailTexts[language].fileName}-${link.noticeNumber}`
}

function takePage({ language, expiresAt, purpose }: NoticeLink | ReceiptLink): Page {
  const words = purpose === 'receipt' ? 'receipt' : 'take'
  const main = html`<p>${pageText(language, `${words}.text`, romeTime(expiresAt))}</p>
    <form method="post">
      <button class="action">${pageText(language, `${words}.button`)}</button>
    </form>
    <p>${pageText(language, `${words}.note`)}</p>`
  return pageOf(language, { title: `${words}.title`, main }, { formsLeadTo: '' })
}
