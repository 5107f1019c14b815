import type { FastifyRequest } from 'fastify'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Central } from '../db/central/open.ts'
import { accountOfSession } from './accounts/session.ts'
import type { SessionKey } from './contract/accounts.ts'
import {
  FindReceiptRequest,
  FindReceiptResponse,
  FollowPaymentRequest,
  FollowPaymentResponse,
  MailReceiptRequest,
  MailReceiptResponse,
  OpenPaymentRequest,
  OpenPaymentResponse,
  PhoneLinkRequest,
  PhoneLinkResponse,
} from './contract/payments.ts'
import { Problem, problems, security } from './http-answers.ts'
import { findReceipt } from './payments/find-receipt.ts'
import { followPayment } from './payments/follow-payment.ts'
import { mailReceipt } from './payments/mail-receipt.ts'
import { openPayment } from './payments/open-payment.ts'
import { makePhoneLink } from './payments/phone-link.ts'
import type { PaymentPorts } from './payments/ports.ts'

/** Who asks: the kiosk of the request's token, and a signal that aborts when the request is gone. */
export interface Asker {
  readonly kioskOf: (request: FastifyRequest) => Promise<string | undefined>
  readonly goneOf: (request: FastifyRequest) => AbortSignal
}

/** What kiosks ask about payments and receipts, each with its token. */
export function paymentRoutes(
  ports: PaymentPorts & { readonly db: Central; readonly creditor: string },
  { kioskOf, goneOf }: Asker,
): FastifyPluginCallbackZod {
  const { db, creditor } = ports
  const now = () => ports.now().toISOString()
  const unknownKiosk = { error: 'unknown-kiosk' }
  const accountIdOf = async (kioskId: string, session: SessionKey | undefined) =>
    session && (await accountOfSession(ports, kioskId, session))?.accountId
  return (app, _options, done) => {
    app.post(
      '/v1/payments/open',
      {
        schema: {
          body: OpenPaymentRequest,
          security,
          response: { 200: OpenPaymentResponse, 401: Problem, ...problems },
        },
      },
      async (request, reply) => {
        const kioskId = await kioskOf(request)
        if (kioskId === undefined) return reply.status(401).send(unknownKiosk)
        const { session, ...asked } = request.body
        const accountId = await accountIdOf(kioskId, session)
        return openPayment(db, creditor, { ...asked, kioskId, followId: asked.attemptId, accountId }, ports)
      },
    )
    app.post(
      '/v1/payments/follow',
      {
        schema: {
          body: FollowPaymentRequest,
          security,
          response: { 200: FollowPaymentResponse, 401: Problem, ...problems },
        },
      },
      async (request, reply) => {
        const kioskId = await kioskOf(request)
        if (kioskId === undefined) return reply.status(401).send(unknownKiosk)
        return followPayment(db, creditor, kioskId, request.body, ports, goneOf(request))
      },
    )
    app.post(
      '/v1/payments/phone-link',
      { schema: { body: PhoneLinkRequest, security, response: { 200: PhoneLinkResponse, 401: Problem, ...problems } } },
      async (request, reply) => {
        const kioskId = await kioskOf(request)
        if (kioskId === undefined) return reply.status(401).send(unknownKiosk)
        const { session, ...asked } = request.body
        const accountId = await accountIdOf(kioskId, session)
        return makePhoneLink(db, creditor, kioskId, { ...asked, accountId }, ports)
      },
    )
    app.post(
      '/v1/receipts/find',
      {
        schema: {
          body: FindReceiptRequest,
          security,
          response: { 200: FindReceiptResponse, 401: Problem, ...problems },
        },
      },
      async (request, reply) => {
        const kioskId = await kioskOf(request)
        if (kioskId === undefined) return reply.status(401).send(unknownKiosk)
        return findReceipt(db, creditor, kioskId, request.body, now())
      },
    )
    app.post(
      '/v1/receipts/mail',
      {
        schema: {
          body: MailReceiptRequest,
          security,
          response: { 200: MailReceiptResponse, 401: Problem, ...problems },
        },
      },
      async (request, reply) => {
        const kioskId = await kioskOf(request)
        if (kioskId === undefined) return reply.status(401).send(unknownKiosk)
        return mailReceipt(ports, kioskId, request.body)
      },
    )
    done()
  }
}
