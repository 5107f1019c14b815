import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { OpenCentral } from '../db/central/open.ts'
import { hasPostgres, NO_POSTGRES } from '../tests/fixtures/central-databases.ts'
import { JWT_BEARER, startCentralBench, type CentralBench } from '../tests/sync/central-bench.ts'
import { openBestEngine } from '../tests/sync/engines.ts'
import { NOW, numberOf, optionOf, positionOf, take } from '../tests/sync/sample-positions.ts'
import { whenAborted } from '../tests/fixtures/when-aborted.ts'

let open: OpenCentral
let bench: CentralBench
let token: string
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startCentralBench(open.db)
  token = await (await bench.enrol()).token()
})

describe('looking a notice up', () => {
  test('finds its whole position by number or IUV, paid or not, and says which option was meant', async () => {
    const position = positionOf('a', [optionOf(1), optionOf(2, { iuv: 'RFaB' })], { status: 'PAID' })
    await take(open.db, bench.creditor, position)
    const find = async (code: string) => (await bench.post('/v1/notices/find', { code }, token)).body
    expect(await find(numberOf(1))).toEqual({ found: true, position, noticeNumber: numberOf(1) })
    expect(await find('RFAB')).toEqual({ found: true, position, noticeNumber: numberOf(2) })
    expect(await find(numberOf(3))).toEqual({ found: false })
  })

  test.each(['', ' ', 'a b', '%', "'", 'a\0', 'x'.repeat(36), 3, null])('of %j is a bad request', async (code) => {
    const answer = await bench.post('/v1/notices/find', { code }, token)
    expect(answer).toMatchObject({ status: 400, text: '{"error":"bad-request"}' })
  })

  test('is one moment of the database: what is found holds the notice that was asked for', async (context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
    let change: (() => Promise<unknown>) | undefined
    const meddler: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        const meddle = result.rows.some((row) => 'notice_number' in row) ? change : undefined
        if (meddle !== undefined) change = undefined
        await meddle?.()
        return result
      },
    }
    const meddled = await startCentralBench(open.db.withPlugin(meddler))
    const ofKiosk = await (await meddled.enrol()).token()
    const position = positionOf('a', [optionOf(1)])
    await take(open.db, meddled.creditor, position)
    change = () => take(open.db, meddled.creditor, positionOf('a', [optionOf(2)]))
    const { body } = await meddled.post('/v1/notices/find', { code: numberOf(1) }, ofKiosk)
    expect(change).toBeUndefined()
    expect(body).toEqual({ found: true, position, noticeNumber: numberOf(1) })
  })
})

describe('a kiosk that asks too much', () => {
  test('is told when to come again, and holds nobody else up', async () => {
    const ask = (by: string) =>
      bench.app.inject({
        method: 'POST',
        url: '/v1/notices/find',
        headers: { authorization: `Bearer ${by}` },
        payload: { code: '1' },
      })
    for (let count = 0; count < 300; count++) expect((await ask(token)).statusCode).toBe(200)
    const answer = await ask(token)
    expect([answer.statusCode, answer.headers['retry-after'], answer.body]).toEqual([429, '2', '{"error":"too-much"}'])
    const other = await (await bench.enrol()).token()
    expect((await ask(other)).statusCode).toBe(200)
    bench.pass(2000)
    expect((await ask(token)).statusCode).toBe(200)
  })
})

describe('what cannot be answered', () => {
  const MARKER = 'RSSMRA80A01H501U'

  test.each([
    ['a route that is not there', 'POST', `/v1/${MARKER}`, '{}', 404, 'not-found'],
    ['a method that is not there', 'GET', '/v1/push', undefined, 404, 'not-found'],
    ['no JSON', 'POST', '/v1/push', `{"${MARKER}`, 400, 'bad-request'],
    ['a prototype', 'POST', '/v1/push', `{"__proto__":{"a":"${MARKER}"}}`, 400, 'bad-request'],
    ['wrong fields', 'POST', '/v1/push', `{"a":"${MARKER}"}`, 400, 'bad-request'],
    ['too much', 'POST', '/v1/push', JSON.stringify({ a: MARKER.repeat(70_000) }), 413, 'bad-request'],
  ] as const)(
    '(%s) is answered in a word, and leaves no trace of what was sent',
    async (_, method, url, payload, status, error) => {
      const answer = await bench.app.inject({
        method,
        url: `${url}?code=${MARKER}`,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        ...(payload !== undefined && { payload }),
      })
      expect(answer.statusCode).toBe(status)
      expect(answer.body).toBe(JSON.stringify({ error }))
      expect(bench.logged()).not.toContain(MARKER)
    },
  )

  test('a form is not JSON', async () => {
    const answer = await bench.app.inject({
      method: 'POST',
      url: '/v1/tokens',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `assertion=${MARKER}`,
    })
    expect([answer.statusCode, answer.body]).toEqual([415, '{"error":"bad-request"}'])
  })

  test('a body is not awaited further than its limit', async () => {
    const address = await bench.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = new URL(address)
    const status = await new Promise((resolve, reject) => {
      const call = request(
        { port, path: '/v1/push', method: 'POST', headers: { 'content-type': 'application/json' } },
        (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        },
      )
      call.on('error', reject)
      // The request never ends: who answers has counted.
      call.write('"')
      call.write('x'.repeat(2_000_000))
    })
    expect(status).toBe(413)
    await bench.app.close()
  })

  test('a fault of ours is told in a word, and logged by its kind and place, whatever its message says', async () => {
    const broken: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: () =>
        Promise.reject(
          new TypeError(`select * from x where y = '${MARKER}'\n    at ${MARKER} (/srv/${MARKER}.ts:1:1)`),
        ),
    }
    const failing = await startCentralBench(open.db.withPlugin(broken), {
      creditor: bench.creditor,
      tokenSecret: bench.tokenSecret,
    })
    const answer = await failing.post('/v1/enrolments', {
      code: 'AAAAAAAA',
      installId: '0e8400a1-58e2-4f1b-a167-446655440000',
      publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) },
    })
    expect(answer).toMatchObject({ status: 500, text: '{"error":"internal"}' })
    const line = JSON.parse(failing.logged()) as Record<string, unknown>
    expect(line).toMatchObject({
      event: 'request.failed',
      error: 'TypeError',
      at: expect.stringMatching(/^[\w.-]+\.[cm]?[tj]s:\d+$/) as string,
    })
    expect(failing.logged()).not.toMatch(new RegExp(`${MARKER}|select|/`))
  })
})

describe('the description at /openapi.json', () => {
  const Schema = z.looseObject({})
  const Media = z.strictObject({ schema: Schema })
  const Content = z.strictObject({ 'application/json': Media, 'application/gzip': Media.optional() })
  const Operation = z.strictObject({
    requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
    security: z.array(z.strictObject({ kiosk: z.array(z.never()) })).optional(),
    responses: z.record(
      z.string().regex(/^([1-5]\d\d|[45]XX)$/),
      z.strictObject({ description: z.string().min(1), content: Content }),
    ),
  })
  /** The shape of an OpenAPI 3.1 document, as far as ours goes (https://spec.openapis.org/oas/v3.1.0, section 4.8). */
  const Document = z.strictObject({
    openapi: z.string().regex(/^3\.1\.\d$/),
    info: z.strictObject({ title: z.string().min(1), version: z.string().min(1) }),
    components: z.strictObject({
      securitySchemes: z.strictObject({
        kiosk: z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer'), bearerFormat: z.string() }),
      }),
      schemas: z.record(z.string(), Schema),
    }),
    paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post']), Operation)),
  })
  const read = async () => Document.parse((await bench.app.inject('/openapi.json')).json())

  test('is OpenAPI 3.1, lists every route, and says which want a token', async () => {
    const { paths } = await read()
    expect(Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, Object.keys(item)]))).toEqual({
      '/health': ['get'],
      '/v1/enrolments': ['post'],
      '/v1/tokens': ['post'],
      '/v1/push': ['post'],
      '/v1/pull': ['post'],
      '/v1/snapshot': ['post'],
      '/v1/notices/find': ['post'],
      '/v1/payments/open': ['post'],
      '/v1/papers/link': ['post'],
      '/v1/papers/mail': ['post'],
      '/v1/papers/receipt-link': ['post'],
      '/v1/payments/follow': ['post'],
      '/v1/payments/phone-link': ['post'],
      '/v1/receipts/find': ['post'],
      '/v1/receipts/mail': ['post'],
      '/v1/tickets/find': ['post'],
      '/v1/accounts/register': ['post'],
      '/v1/accounts/recover': ['post'],
      '/v1/accounts/resend': ['post'],
      '/v1/accounts/prove': ['post'],
      '/v1/accounts/follow': ['post'],
      '/v1/accounts/enter': ['post'],
      '/v1/accounts/sign-in': ['post'],
      '/v1/accounts/new-password': ['post'],
      '/v1/accounts/profile': ['post'],
      '/v1/accounts/save': ['post'],
      '/v1/accounts/payments': ['post'],
      '/v1/accounts/payment-sums': ['post'],
      '/v1/accounts/payment': ['post'],
      '/v1/accounts/email': ['post'],
      '/v1/accounts/password': ['post'],
      '/v1/accounts/export': ['post'],
      '/v1/accounts/delete': ['post'],
      '/v1/accounts/sign-out': ['post'],
    })
    // What is for people, and the description itself, is not described.
    const undescribed = 6
    const routes = bench.app.printRoutes({ commonPrefix: false }).match(/\((GET|POST)/g)
    expect(routes?.length).toBe(Object.keys(paths).length + undescribed)
    const open = ['/health', '/v1/enrolments', '/v1/tokens']
    for (const [path, { post }] of Object.entries(paths)) {
      if (post === undefined) continue
      expect(post.requestBody, path).toBeDefined()
      expect(post.security, path).toEqual(open.includes(path) ? undefined : [{ kiosk: [] }])
      expect(Object.keys(post.responses), path).toEqual(expect.arrayContaining(['200', '4XX', '5XX']))
    }
  })

  test('holds schemas that tell good from bad, and the answers keep to them', async () => {
    const { paths } = await read()
    const kiosk = await bench.enrol()
    await take(open.db, bench.creditor, positionOf('a', [optionOf(1)]))
    const cases: Readonly<Record<string, unknown>> = {
      '/v1/tokens': { grant_type: JWT_BEARER, assertion: await kiosk.assertion() },
      '/v1/pull': { protocol: 1, cursor: null, waitMs: 0 },
      '/v1/notices/find': { code: numberOf(1) },
      '/v1/tickets/find': { number: '1-1', code: '0000000000' },
      '/v1/push': {
        protocol: 1,
        commands: [
          {
            seq: 1,
            id: '0e8400a1-58e2-4f1b-a167-446655440000',
            name: 'a',
            args: {},
            argsHash: 'a'.repeat(64),
            madeAt: NOW,
          },
        ],
      },
    }
    const schemaOf = (content: z.infer<typeof Content> | undefined) =>
      z.fromJSONSchema(content?.['application/json'].schema as Parameters<typeof z.fromJSONSchema>[0])
    for (const [path, body] of Object.entries(cases)) {
      const post = paths[path]?.post
      const takes = schemaOf(post?.requestBody?.content)
      expect(takes.safeParse(body).success, path).toBe(true)
      expect(takes.safeParse({ ...(body as object), more: 1 }).success, path).toBe(false)
      const answer = await bench.post(path, body, await kiosk.token())
      expect(answer.status, path).toBe(200)
      expect(schemaOf(post?.responses['200']?.content).safeParse(answer.body).success, path).toBe(true)
      const refused = await bench.post(path, {}, await kiosk.token())
      expect(schemaOf(post?.responses['4XX']?.content).safeParse(refused.body).success, path).toBe(true)
    }
  })
})

test('the centre says that it is well, and for whom', async () => {
  const { statusCode, body } = await bench.app.inject('/health')
  expect([statusCode, body]).toEqual([200, JSON.stringify({ ok: true, creditor: bench.creditor })])
})

test('a centre that is closed lets nobody wait', async () => {
  const isAsleep = Promise.withResolvers<undefined>()
  const waiting = await startCentralBench(open.db, {
    sleep: (_, signal) => {
      isAsleep.resolve(undefined)
      return whenAborted(signal)
    },
  })
  const ofKiosk = await (await waiting.enrol()).token()
  await waiting.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = waiting.app.server.address() as AddressInfo
  const answer = fetch(`http://127.0.0.1:${port}/v1/pull`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ofKiosk}` },
    body: JSON.stringify({ protocol: 1, cursor: null, waitMs: 30_000 }),
  })
  await isAsleep.promise
  await Promise.all([waiting.app.close(), expect(answer).rejects.toThrow()])
  expect(waiting.logged()).not.toContain('request.failed')
})
