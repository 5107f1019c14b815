import swagger from '@fastify/swagger'
import fastify, { LogController, type FastifyBaseLogger, type FastifyRequest } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Central } from '../db/central/open.ts'
import { markSeen } from '../db/central/stores/kiosks.ts'
import { findByCode } from '../db/central/stores/positions.ts'
import type { Bell } from './changes/bell.ts'
import { pull } from './changes/pull.ts'
import { openSnapshot } from './changes/snapshot.ts'
import { push } from './commands/push.ts'
import { EnrolRequest, EnrolResponse, TokenRequest, TokenResponse } from './contract/devices.ts'
import { FindNoticeRequest, FindNoticeResponse } from './contract/notices.ts'
import { SnapshotRequest } from './contract/snapshot.ts'
import {
  chosenProtocol,
  PullRequest,
  PullResponse,
  PushRequest,
  PushResponse,
  UpgradeRequired,
  upgradeRequired,
} from './contract/sync.ts'
import { enrol, issueToken, kioskOfToken } from './devices.ts'
import { errorFields } from './error-fields.ts'
import { Problem, problems, security } from './http-answers.ts'
import { paymentRoutes } from './http-payments.ts'
import { ticketRoutes } from './http-tickets.ts'
import { personPages } from './pages/person-pages.ts'
import type { PaymentPorts } from './payments/ports.ts'

/** What the HTTP interface needs: the database, whom it serves, the key of its tokens, a clock, and what payments need. */
export interface CentralPorts extends PaymentPorts {
  readonly db: Central
  readonly creditor: string
  readonly tokenSecret: Uint8Array
  readonly log: FastifyBaseLogger
  /** Rings when the feed of the municipality has grown. */
  readonly bell: Bell
}

/** Snapshots at once: each holds a connection to the database and a moment of it, and takes a whole processor for seconds. */
const SNAPSHOTS_AT_ONCE = 2

/** When to ask again if there are so many. */
const SNAPSHOT_RETRY_S = 5

/** A kiosk that takes nothing of its snapshot for so long holds the database's moment for nothing. */
const SNAPSHOT_STALL_MS = 30_000

/** The interface of the centre towards its kiosks, described by itself at `/openapi.json`, and its pages for people. */
export async function createHttp(ports: CentralPorts) {
  const { db, creditor, tokenSecret, now } = ports
  // Bodies and query strings hold codes and names: requests are not logged by line, faults are, without their content.
  const server = fastify({
    loggerInstance: ports.log,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  })
  const app = server.withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Sportello central', version: '1' },
      components: { securitySchemes: { kiosk: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    transform: jsonSchemaTransform,
  })
  const requestGone = new WeakMap<FastifyRequest, AbortSignal>()
  const goneOf = (request: FastifyRequest) => requestGone.get(request) ?? new AbortController().signal
  app.addHook('onRequest', async (request, reply) => {
    const gone = new AbortController()
    reply.raw.on('close', () => gone.abort())
    requestGone.set(request, gone.signal)
  })
  app.setErrorHandler(async (error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) ports.log.error({ event: 'request.failed', ...errorFields(error) })
    return reply.status(status).send({ error: status >= 500 ? 'internal' : 'bad-request' })
  })

  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ error: 'not-found' }))

  /** The kiosk that asks; it must say so with its token. */
  const kioskOf = async (request: FastifyRequest): Promise<string | undefined> => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    return token === undefined ? undefined : kioskOfToken(db, creditor, token, tokenSecret, now())
  }

  app.get(
    '/health',
    { schema: { response: { 200: z.strictObject({ ok: z.literal(true), creditor: z.string() }) } } },
    () => ({
      ok: true as const,
      creditor,
    }),
  )
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())

  app.post(
    '/v1/enrolments',
    { schema: { body: EnrolRequest, response: { 200: EnrolResponse, 403: Problem, ...problems } } },
    async (request, reply) => {
      const taken = await enrol(db, creditor, request.body, now())
      return taken ?? reply.status(403).send({ error: 'bad-code' })
    },
  )
  app.post(
    '/v1/tokens',
    { schema: { body: TokenRequest, response: { 200: TokenResponse, 401: Problem, ...problems } } },
    async (request, reply) => {
      const token = await issueToken(db, creditor, request.body.assertion, tokenSecret, now())
      return token ?? reply.status(401).send({ error: 'invalid_grant' })
    },
  )
  app.post(
    '/v1/push',
    { schema: { body: PushRequest, security, response: { 200: PushResponse, 401: Problem, ...problems } } },
    async (request, reply) => {
      const kioskId = await kioskOf(request)
      if (kioskId === undefined) return reply.status(401).send({ error: 'unknown-kiosk' })
      return push(db, creditor, kioskId, request.body, now().toISOString())
    },
  )
  app.post(
    '/v1/pull',
    { schema: { body: PullRequest, security, response: { 200: PullResponse, 401: Problem, ...problems } } },
    async (request, reply) => {
      const kioskId = await kioskOf(request)
      if (kioskId === undefined) return reply.status(401).send({ error: 'unknown-kiosk' })
      await markSeen(db, creditor, kioskId, now().toISOString())
      const waiting = { now: () => now().toISOString(), sleep: ports.sleep, bell: ports.bell }
      return pull(db, creditor, kioskId, request.body, waiting, goneOf(request))
    },
  )
  let snapshots = 0
  app.post(
    '/v1/snapshot',
    {
      schema: {
        body: SnapshotRequest,
        security,
        response: {
          200: {
            description:
              'All that the kiosk may hold, as lines of JSON under gzip; or a word that the conversation is too old',
            content: {
              'application/gzip': { schema: z.unknown() },
              'application/json': { schema: UpgradeRequired },
            },
          },
          401: Problem,
          503: Problem,
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const kioskId = await kioskOf(request)
      if (kioskId === undefined) return reply.status(401).send({ error: 'unknown-kiosk' })
      const protocol = chosenProtocol(request.body.protocol)
      if (protocol === undefined) return reply.type('application/json').send(upgradeRequired)
      await markSeen(db, creditor, kioskId, now().toISOString())
      if (snapshots >= SNAPSHOTS_AT_ONCE) {
        return reply.status(503).header('retry-after', SNAPSHOT_RETRY_S).send({ error: 'busy' })
      }
      snapshots += 1
      const { reason } = request.body
      ports.log.info({ event: 'snapshot.asked', kioskId, ...(reason !== undefined && { reason }) })
      const asked = { request: request.body, protocol, now: now().toISOString() }
      const stream = openSnapshot(db, creditor, asked, goneOf(request), (error) =>
        ports.log.error({ event: 'snapshot.failed', ...errorFields(error) }),
      )
      stream.once('close', () => (snapshots -= 1))
      reply.raw.setTimeout(SNAPSHOT_STALL_MS, () => reply.raw.destroy())
      return reply.type('application/gzip').send(stream)
    },
  )
  app.post(
    '/v1/notices/find',
    { schema: { body: FindNoticeRequest, security, response: { 200: FindNoticeResponse, 401: Problem, ...problems } } },
    async (request, reply) => {
      if ((await kioskOf(request)) === undefined) return reply.status(401).send({ error: 'unknown-kiosk' })
      // One snapshot, so that the position that is found holds the notice that was asked for.
      const hit = await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => findByCode(trx, creditor, request.body.code))
      return hit === undefined ? { found: false as const } : { found: true as const, ...hit }
    },
  )
  await app.register(paymentRoutes(ports, { kioskOf, goneOf }))
  await app.register(ticketRoutes(ports, { kioskOf }))
  await app.register(personPages(ports))
  await app.ready()
  return app
}
