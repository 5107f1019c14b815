import swagger from '@fastify/swagger'
import fastify, { LogController, type FastifyBaseLogger, type FastifyRequest } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import * as z from 'zod'
import { isBusy } from '../db/central/open.ts'
import { markSeen, type Kiosk } from '../db/central/stores/kiosks.ts'
import { findByCode } from '../db/central/stores/positions.ts'
import type { Bell } from './changes/bell.ts'
import { pageReader, pull } from './changes/pull.ts'
import { openSnapshot } from './changes/snapshot.ts'
import { push } from './commands/push.ts'
import { tellFork } from './commands/push-tasks.ts'
import { quarantine } from './commands/quarantine.ts'
import { EnrolRequest, EnrolResponse, REVOKED, TokenRequest, TokenResponse } from './contract/devices.ts'
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
import type { AccountPorts } from './accounts/ports.ts'
import { enrol, issueToken, kioskOfToken } from './devices.ts'
import { errorFields } from './error-fields.ts'
import { accountRoutes } from './http-accounts.ts'
import { Problem, problems, security } from './http-answers.ts'
import { paperRoutes } from './http-papers.ts'
import { paymentRoutes } from './http-payments.ts'
import { ticketRoutes } from './http-tickets.ts'
import { kioskLimits } from './kiosk-limits.ts'
import { paperPages } from './pages/paper-pages.ts'
import { personPages } from './pages/person-pages.ts'
import { proofPages } from './pages/proof-pages.ts'
import type { PaperPorts } from './papers/paper-link.ts'
import type { PaymentPorts } from './payments/ports.ts'
import { Replaced, Revoked } from './revoked.ts'

/** What the HTTP interface needs: the database, whom it serves, the key of its tokens, a clock, and what payments, papers and accounts need. */
export interface CentralPorts extends PaymentPorts, PaperPorts, AccountPorts {
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

/** The moment of the database that a snapshot holds is not held for longer, however slowly a kiosk takes it. */
const SNAPSHOT_MS = 60 * 60_000

/** A kiosk that was heard of is noted so often: hundreds pull at once when something has changed, and would each write for it. */
const SEEN_EVERY_MS = 20_000

/** The interface of the centre towards its kiosks, described by itself at `/openapi.json`, and its pages for people. */
export async function createHttp(ports: CentralPorts) {
  const { db, creditor, tokenSecret, now } = ports
  const limits = kioskLimits(now)
  const readPage = pageReader(db, creditor, () => now().toISOString())
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
  /** What is done when a question is answered, whether or not somebody still hears it. */
  const afterAnswer = new WeakMap<FastifyRequest, () => void>()
  app.addHook('onRequest', async (request, reply) => {
    const gone = new AbortController()
    reply.raw.on('close', () => gone.abort())
    requestGone.set(request, gone.signal)
  })
  app.addHook('onSend', (request, _reply, _payload, done) => {
    // It comes again when a stream breaks before its first byte.
    const leave = afterAnswer.get(request)
    afterAnswer.delete(request)
    leave?.()
    done()
  })
  app.setErrorHandler(async (error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    if (error instanceof Revoked) return reply.status(403).send({ error: REVOKED })
    if (error instanceof Replaced) return reply.status(401).send({ error: 'unknown-kiosk' })
    if (error instanceof TooMuch)
      return reply.status(429).header('retry-after', RETRY_AFTER_S).send({ error: 'too-much' })
    if (isBusy(error)) return reply.status(503).header('retry-after', RETRY_AFTER_S).send({ error: 'busy' })
    const status = error.statusCode ?? 500
    if (status >= 500) ports.log.error({ event: 'request.failed', ...errorFields(error) })
    return reply.status(status).send({ error: status >= 500 ? 'internal' : 'bad-request' })
  })

  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ error: 'not-found' }))

  const askerOf = async (request: FastifyRequest): Promise<Kiosk | undefined> => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    const kiosk = token === undefined ? undefined : await kioskOfToken(db, creditor, token, tokenSecret, now())
    if (kiosk === undefined) return undefined
    if (!limits.enter(kiosk.kioskId)) throw new TooMuch()
    // A question whose asker has left is still worked on, and counts until it is done.
    afterAnswer.set(request, () => limits.leave(kiosk.kioskId))
    return kiosk
  }
  /** The kiosk that asks; it must say so with its token. One that is revoked is told so, and nothing else. */
  const enrolledOf = async (request: FastifyRequest): Promise<Kiosk | undefined> => {
    const kiosk = await askerOf(request)
    if (kiosk?.revokedAt !== undefined) throw new Revoked()
    return kiosk
  }
  const kioskOf = async (request: FastifyRequest) => (await enrolledOf(request))?.kioskId

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
    { schema: { body: EnrolRequest, response: { 200: EnrolResponse, 403: Problem, 429: Problem, ...problems } } },
    async (request, reply) => {
      const taken = await enrol(db, creditor, request.body, request.ip, now())
      if (taken === 'bad-code') return reply.status(403).send({ error: taken })
      if (taken !== 'too-many') return taken
      return reply.status(429).header('retry-after', secondsToNextHour(now())).send({ error: taken })
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
      const kiosk = await askerOf(request)
      if (kiosk === undefined) return reply.status(401).send({ error: 'unknown-kiosk' })
      const answer = await push(db, creditor, kiosk, request.body, now().toISOString()).catch((error: unknown) => {
        if (!(error instanceof Revoked)) throw error
        return undefined
      })
      if (answer?.result === 'fork') ports.log.error({ event: 'push.forked', kioskId: kiosk.kioskId })
      if (answer !== undefined) return answer
      const held = await quarantine(db, creditor, kiosk.kioskId, request.body, now())
      if (held === undefined) throw new Revoked()
      return held
    },
  )
  app.post(
    '/v1/pull',
    { schema: { body: PullRequest, security, response: { 200: PullResponse, 401: Problem, ...problems } } },
    async (request, reply) => {
      const kiosk = await enrolledOf(request)
      if (kiosk === undefined) return reply.status(401).send({ error: 'unknown-kiosk' })
      const at = now().toISOString()
      const isNoted = kiosk.lastSeenAt !== undefined && Date.parse(at) - Date.parse(kiosk.lastSeenAt) < SEEN_EVERY_MS
      if (!isNoted) await markSeen(db, creditor, kiosk.kioskId, at, request.body.clockOffsetMs)
      if (request.body.isForked === true) await tellFork(db, creditor, kiosk, at)
      const waiting = { now: () => now().toISOString(), readPage, sleep: ports.sleep, bell: ports.bell }
      return pull(db, creditor, kiosk, request.body, waiting, goneOf(request))
    },
  )
  const snapshots = new Map<string, { readonly destroy: () => unknown }>()
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
      // A kiosk that asks anew has lost the one before, which gives its place up now.
      const lost = snapshots.get(kioskId)
      lost?.destroy()
      if (lost !== undefined || snapshots.size >= SNAPSHOTS_AT_ONCE) {
        return reply.status(503).header('retry-after', SNAPSHOT_RETRY_S).send({ error: 'busy' })
      }
      const { reason } = request.body
      ports.log.info({ event: 'snapshot.asked', kioskId, ...(reason !== undefined && { reason }) })
      const asked = { request: request.body, protocol, now: now().toISOString() }
      const { stream, ended } = openSnapshot(db, creditor, asked, goneOf(request), (error) =>
        ports.log.error({ event: 'snapshot.failed', ...errorFields(error) }),
      )
      snapshots.set(kioskId, stream)
      const tooLong = setTimeout(() => {
        ports.log.error({ event: 'snapshot.too-slow', kioskId })
        stream.destroy()
      }, SNAPSHOT_MS)
      void ended.then(() => {
        clearTimeout(tooLong)
        snapshots.delete(kioskId)
      })
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
  await app.register(paperRoutes(ports, { kioskOf }))
  await app.register(personPages(ports))
  await app.register(accountRoutes(ports, { kioskOf }))
  await app.register(paperPages(ports))
  await app.register(proofPages(ports))
  await app.ready()
  return app
}

/** Who asks too much, or comes when the database has no room, comes again after this. */
const RETRY_AFTER_S = 2

/** A kiosk asks more than any honest one. */
class TooMuch extends Error {}

/** Counts of an hour begin again when it is over. */
function secondsToNextHour(now: Date): number {
  return 3600 - (Math.floor(now.getTime() / 1000) % 3600)
}
