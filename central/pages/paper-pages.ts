import type { FastifyBaseLogger, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import type { Central } from '../../db/central/open.ts'
import type { PhoneLink } from '../../db/central/stores/phone-links.ts'
import { romeTime } from '../../main/domain/calendar.ts'
import { noticeMailTexts } from '../../main/messages/notice-mail.ts'
import { errorFields } from '../error-fields.ts'
import { paperLinkOf, takePaper, type PaperPorts } from '../papers/paper-link.ts'
import { html } from './html.ts'
import { languageAsked, pageOf, pageText, plainPage, type Page } from './page.ts'
import { rateLimit } from '../rate-limit.ts'

/**
 * A stranger who guesses tokens gets nowhere with so many. Good ones are not counted: behind the town's proxy all phones come from one address.
 */
const MISSES_PER_MINUTE = 60

/**
 * The pages at which a notice is taken to a phone, each once. What only looks at an address, as programs do that show a preview of it, takes
 * nothing: a button does. The addresses hold secrets; nothing that is asked of them is logged.
 */
export function paperPages(
  ports: PaperPorts & { readonly db: Central; readonly creditor: string; readonly log: FastifyBaseLogger },
): FastifyPluginCallback {
  const { db, creditor } = ports
  const visitors = rateLimit(MISSES_PER_MINUTE, 60_000, ports.now)
  const hidden = { schema: { hide: true }, exposeHeadRoute: false }
  const readerOf = (request: FastifyRequest) => languageAsked(request.headers['accept-language'])
  const send = (reply: FastifyReply, page: Page, status = 200) =>
    reply.status(status).headers(page.headers).send(page.body)
  type Asked = FastifyRequest<{ Params: { token: string } }>

  /** The link that is asked for; where there is none, the page that says so is sent. */
  const linkOf = async (request: Asked, reply: FastifyReply): Promise<PhoneLink | undefined> => {
    const link = await paperLinkOf(db, creditor, request.params.token, ports)
    if (link !== undefined) return link
    if (visitors.lets(request.ip)) await send(reply, plainPage(readerOf(request), 'gone'), 404)
    else await send(reply, plainPage(readerOf(request), 'many'), 429)
    return undefined
  }

  return (app, _options, done) => {
    // The button sends nothing.
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 100 },
      (_request, _body, done) => done(null, {}),
    )
    app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
      const status = error.statusCode ?? 500
      if (status >= 500) ports.log.error({ event: 'page.failed', ...errorFields(error) })
      return send(reply, plainPage(readerOf(request), 'fault'), status)
    })

    app.get('/d/:token', hidden, async (request: Asked, reply) => {
      const link = await linkOf(request, reply)
      return link === undefined ? reply : send(reply, takePage(link))
    })

    app.post('/d/:token', hidden, async (request: Asked, reply) => {
      const link = await linkOf(request, reply)
      if (link === undefined) return reply
      const { language } = link
      const taken = await takePaper(db, creditor, request.params.token, link, ports)
      if (taken.result === 'gone') return send(reply, plainPage(language, 'gone'), 404)
      if (taken.result === 'not-payable')
        return send(reply, plainPage(language, taken.why === 'paid' ? 'settled' : 'closed'), 410)
      return reply
        .headers({
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="${noticeMailTexts[language].fileName}-${link.noticeNumber}.pdf"`,
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
        })
        .send(Buffer.from(taken.pdf))
    })
    done()
  }
}

function takePage({ language, expiresAt }: PhoneLink): Page {
  const main = html`<p>${pageText(language, 'take.text', romeTime(expiresAt))}</p>
    <form method="post">
      <button class="action">${pageText(language, 'take.button')}</button>
    </form>
    <p>${pageText(language, 'take.note')}</p>`
  return pageOf(language, { title: 'take.title', main }, { formsLeadTo: '' })
}
