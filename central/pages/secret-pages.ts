import type { FastifyBaseLogger, FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { errorFields } from '../error-fields.ts'
import { rateLimit } from '../rate-limit.ts'
import { languageAsked, plainPage, type Page } from './page.ts'

/**
 * A stranger who guesses addresses gets nowhere with so many. Good ones are not counted: behind the town's proxy all phones come from one address.
 */
const MISSES_PER_MINUTE = 60

/** What the pages at secret addresses have in common. */
export interface SecretPages {
  /** The options of their routes: they are in no description. */
  readonly hidden: { readonly schema: { readonly hide: true }; readonly exposeHeadRoute: false }
  readonly send: (reply: FastifyReply, page: Page, status?: number) => FastifyReply
  /** Says that there is nothing at this address, any more or at all. */
  readonly sendGone: (request: FastifyRequest, reply: FastifyReply) => FastifyReply
}

/**
 * Pages whose addresses hold secrets, and whose buttons send nothing. Nothing that is asked of them is logged, and what fails is told in the
 * reader's language.
 */
export function secretPages(
  ports: { readonly now: () => Date; readonly log: FastifyBaseLogger },
  routes: (app: FastifyInstance, pages: SecretPages) => void,
): FastifyPluginCallback {
  const visitors = rateLimit(MISSES_PER_MINUTE, 60_000, ports.now)
  const readerOf = (request: FastifyRequest) => languageAsked(request.headers['accept-language'])
  const send = (reply: FastifyReply, page: Page, status = 200) =>
    reply.status(status).headers(page.headers).send(page.body)
  const sendGone = (request: FastifyRequest, reply: FastifyReply) =>
    visitors.lets(request.ip)
      ? send(reply, plainPage(readerOf(request), 'gone'), 404)
      : send(reply, plainPage(readerOf(request), 'many'), 429)

  return (app, _options, done) => {
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
    routes(app, { hidden: { schema: { hide: true }, exposeHeadRoute: false }, send, sendGone })
    done()
  }
}
