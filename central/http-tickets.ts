import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { Central } from '../db/central/open.ts'
import { FindTicketRequest, FindTicketResponse } from './contract/tickets.ts'
import { Problem, problems, security } from './http-answers.ts'
import type { Asker } from './http-payments.ts'
import { findTicketBySlip } from './tickets/find-ticket.ts'

/** What kiosks ask about requests for assistance, each with its token. */
export function ticketRoutes(
  ports: { readonly db: Central; readonly creditor: string; readonly now: () => Date },
  { kioskOf }: Pick<Asker, 'kioskOf'>,
): FastifyPluginCallbackZod {
  const { db, creditor, now } = ports
  return (app, _options, done) => {
    app.post(
      '/v1/tickets/find',
      {
        schema: { body: FindTicketRequest, security, response: { 200: FindTicketResponse, 401: Problem, ...problems } },
      },
      async (request, reply) => {
        const kioskId = await kioskOf(request)
        if (kioskId === undefined) return reply.status(401).send({ error: 'unknown-kiosk' })
        return findTicketBySlip(db, creditor, kioskId, request.body, now().toISOString())
      },
    )
    done()
  }
}
