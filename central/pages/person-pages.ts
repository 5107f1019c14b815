import type { FastifyBaseLogger, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Central } from '../../db/central/open.ts'
import { settleOverdue } from '../../db/central/stores/attempt-ends.ts'
import { findAttemptByReference, type Attempt } from '../../db/central/stores/attempts.ts'
import type { PayLink } from '../../db/central/stores/phone-links.ts'
import { digestOf } from '../digest.ts'
import { errorFields } from '../error-fields.ts'
import { creditorName } from '../payments/creditor-name.ts'
import { viewOf } from '../payments/follow-payment.ts'
import { payableNotice } from '../payments/payable-notice.ts'
import { linkOfToken, openFromPhone } from '../payments/phone-link.ts'
import type { PaymentPorts } from '../payments/ports.ts'
import { takeReturn } from '../payments/take-return.ts'
import { languageAsked, plainPage, type Page } from './page.ts'
import { busyPage, offerPage, statusPage, unavailablePage } from './phone-page.ts'
import { rateLimit } from '../rate-limit.ts'

/**
 * A stranger who guesses tokens gets nowhere with so many. Good ones are not counted: behind the town's proxy all phones come from one address.
 */
const MISSES_PER_MINUTE = 60

const Outcome = z.enum(['ok', 'waiting', 'cancelled', 'error'])

/** What the form of the page sends: the amount that it showed. */
const Form = z.strictObject({ amountCents: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

/**
 * The pages of the centre for people: those of phone links, and those to which Checkout sends people back. Their addresses hold
 * secrets; nothing that is asked of them is logged.
 */
export function personPages(
  ports: PaymentPorts & { readonly db: Central; readonly creditor: string; readonly log: FastifyBaseLogger },
): FastifyPluginCallback {
  const { db, creditor } = ports
  const visitors = rateLimit(MISSES_PER_MINUTE, 60_000, ports.now)
  const hidden = { schema: { hide: true }, exposeHeadRoute: false }
  const readerOf = (request: FastifyRequest) => languageAsked(request.headers['accept-language'])
  const send = (reply: FastifyReply, page: Page, status = 200) =>
    reply.status(status).headers(page.headers).send(page.body)

  const miss = (request: FastifyRequest, reply: FastifyReply) =>
    visitors.lets(request.ip)
      ? send(reply, plainPage(readerOf(request), 'gone'), 404)
      : send(reply, plainPage(readerOf(request), 'many'), 429)

  const offer = async (link: PayLink, hasChanged: boolean): Promise<Page> => {
    const notice = await payableNotice(db, creditor, link.noticeNumber, ports.now().toISOString())
    if (!notice.ok) return plainPage(link.language, notice.why === 'paid' ? 'settled' : 'closed')
    const { amountCents, description: subject } = notice.option
    const facts = { creditorName: await creditorName(db, creditor), subject, amountCents }
    return offerPage(link.language, facts, ports.checkoutOrigin, hasChanged)
  }

  /** An attempt that was begun on a phone has a page of its own; at a kiosk it is the kiosk's screen that goes on. */
  const isOfPhone = (attempt: Attempt | undefined) => attempt !== undefined && attempt.followId !== attempt.attemptId

  return (app, _options, done) => {
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 1000 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
      const status = error.statusCode ?? 500
      if (status >= 500) ports.log.error({ event: 'page.failed', ...errorFields(error) })
      return send(reply, plainPage(readerOf(request), 'fault'), status)
    })

    app.get<{ Params: { token: string } }>('/p/:token', hidden, async (request, reply) => {
      const link = await linkOfToken(db, creditor, request.params.token, ports)
      if (link === undefined) return miss(request, reply)
      return send(reply, await offer(link, false))
    })

    app.post<{ Params: { token: string } }>('/p/:token', hidden, async (request, reply) => {
      const link = await linkOfToken(db, creditor, request.params.token, ports)
      if (link === undefined) return miss(request, reply)
      const form = Form.safeParse(request.body)
      if (!form.success) return send(reply, await offer(link, false), 400)
      const { language } = link
      const { amountCents } = form.data
      const answer = await openFromPhone(db, creditor, link, amountCents, ports)
      switch (answer.result) {
        case 'opened':
          return reply
            .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
            .redirect(answer.address, 303)
        case 'busy':
          return send(reply, busyPage(language, answer.freeAt))
        case 'amount-changed':
          return send(reply, await offer(link, true))
        case 'not-payable':
          return send(reply, plainPage(language, answer.why === 'paid' ? 'settled' : 'closed'))
        case 'unavailable':
          return send(reply, unavailablePage(language, amountCents, ports.checkoutOrigin))
      }
    })

    app.get<{ Params: { outcome: string; reference: string } }>(
      '/pay/return/:outcome/:reference',
      hidden,
      async (request, reply) => {
        const { reference } = request.params
        const outcome = Outcome.safeParse(request.params.outcome).data
        const attempt = await takeReturn(db, creditor, outcome, reference, ports.now().toISOString())
        if (isOfPhone(attempt))
          return reply.header('cache-control', 'no-store').redirect(`/pay/status/${reference}`, 303)
        return send(reply, plainPage(attempt?.language ?? readerOf(request), 'return'))
      },
    )

    app.get<{ Params: { reference: string } }>('/pay/status/:reference', hidden, async (request, reply) => {
      await settleOverdue(db, creditor, ports.now().toISOString())
      const { reference } = request.params
      const attempt = await findAttemptByReference(db, creditor, digestOf(reference))
      if (attempt === undefined || !isOfPhone(attempt)) {
        return send(reply, plainPage(attempt?.language ?? readerOf(request), 'return'))
      }
      const view = await viewOf(db, creditor, attempt)
      return send(reply, statusPage(attempt.language, view, `/pay/status/${reference}`))
    })
    done()
  }
}
