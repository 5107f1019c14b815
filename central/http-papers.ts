import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Central } from '../db/central/open.ts'
import { MailNoticeRequest, MailNoticeResponse, PaperLinkRequest, PaperLinkResponse } from './contract/papers.ts'
import { ReceiptLinkRequest, ReceiptLinkResponse } from './contract/payments.ts'
import { Problem, problems, security } from './http-answers.ts'
import type { Asker } from './http-payments.ts'
import { noticeMailer } from './papers/mail-notice.ts'
import { makePaperLink, makeReceiptLink, type PaperPorts } from './papers/paper-link.ts'

/** What kiosks ask for people who take a notice or a receipt along otherwise than on paper. */
export function paperRoutes(
  ports: PaperPorts & { readonly db: Central; readonly creditor: string },
  { kioskOf }: Pick<Asker, 'kioskOf'>,
): FastifyPluginCallbackZod {
  const { db, creditor } = ports
  const unknownKiosk = { error: 'unknown-kiosk' }
  const mailNotice = noticeMailer(db, creditor, ports)
  return (app, _options, done) => {
    app.post(
      '/v1/papers/link',
      { schema: { body: PaperLinkRequest, security, response: { 200: PaperLinkResponse, 401: Problem, ...problems } } },
      async (request, reply) => {
        const kioskId = await kioskOf(request)
        if (kioskId === undefined) return reply.status(401).send(unknownKiosk)
        return makePaperLink(db, creditor, kioskId, request.body, ports)
      },
    )
    app.post(
      '/v1/papers/receipt-link',
      {
        schema: {
          body: ReceiptLinkRequest,
          security,
          response: { 200: ReceiptLinkResponse, 401: Problem, ...problems },
        },
      },
      async (request, reply) => {
        const kioskId = await kioskOf(request)
        if (kioskId === undefined) return reply.status(401).send(unknownKiosk)
        return makeReceiptLink(db, creditor, kioskId, request.body, ports)
      },
    )
    app.post(
      '/v1/papers/mail',
      {
        schema: { body: MailNoticeRequest, security, response: { 200: MailNoticeResponse, 401: Problem, ...problems } },
      },
      async (request, reply) => {
        if ((await kioskOf(request)) === undefined) return reply.status(401).send(unknownKiosk)
        return mailNotice(request.body)
      },
    )
    done()
  }
}
