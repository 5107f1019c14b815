import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../db/central/open.ts'
import { listKiosks } from '../db/central/stores/kiosks.ts'
import { listRefusals } from '../db/central/stores/refusals.ts'
import { JWT_BEARER, startCentralBench, type CentralBench, type EnrolledKiosk } from '../tests/sync/central-bench.ts'
import { openBestEngine } from '../tests/sync/engines.ts'
import { numberOf } from '../tests/sync/sample-positions.ts'
import { TOKEN_AUDIENCE } from './contract/devices.ts'
import { enrol } from './devices.ts'

let open: OpenCentral
let bench: CentralBench
let kiosk: EnrolledKiosk
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startCentralBench(open.db)
  kiosk = await bench.enrol()
})

const revoke = (kioskId: string) =>
  open.db.updateTable('kiosk').set({ revoked_at: bench.now().toISOString() }).where('kiosk_id', '=', kioskId).execute()

const seconds = (offset: number) => Math.floor(bench.now().getTime() / 1000) + offset

describe('enrolment', () => {
  const askIn = (other: Readonly<Record<string, unknown>> = {}) =>
    bench.post('/v1/enrolments', { code: '', installId: randomUUID(), publicKey: kiosk.publicKey, ...other })

  test('a code is eight letters that cannot be misread, spent once, and kept only as a digest', async () => {
    const code = await bench.newCode()
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    const kept = await open.db.selectFrom('enrolment_code').selectAll().where('creditor', '=', bench.creditor).execute()
    expect(JSON.stringify(kept)).not.toContain(code)
    expect(await askIn({ code })).toMatchObject({ status: 200, body: { creditor: bench.creditor } })
    expect(await askIn({ code })).toMatchObject({ status: 403, body: { error: 'bad-code' } })
  })

  test('a code that is too old, or unknown, or of another municipality, is refused in the same words', async () => {
    const code = await bench.newCode()
    const other = await startCentralBench(open.db)
    const ofOther = await other.newCode()
    bench.pass(60_000)
    const answers = [await askIn({ code }), await askIn({ code: 'AAAAAAAA' }), await askIn({ code: ofOther })]
    for (const answer of answers) expect(answer).toMatchObject({ status: 403, text: '{"error":"bad-code"}' })
    expect(await listKiosks(open.db, bench.creditor)).toHaveLength(1)
  })

  test.each([
    ['a private key', { publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), d: 'A'.repeat(43) } }],
    ['another kind of key', { publicKey: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43) } }],
    ['a code in small letters', { code: 'abcdefgh' }],
    ['an installation that is no UUID', { installId: '../..' }],
    ['a field too much', { kioskId: randomUUID() }],
  ])('%s is a bad request, which spends no code', async (_, other) => {
    const code = await bench.newCode()
    expect(await askIn({ code, ...other })).toMatchObject({ status: 400, body: { error: 'bad-request' } })
    expect(await askIn({ code })).toMatchObject({ status: 200 })
  })
})

describe('wrong codes', () => {
  const tryCode = (code: string) =>
    bench.post('/v1/enrolments', { code, installId: randomUUID(), publicKey: kiosk.publicKey })

  test('are taken twenty times in an hour; then no code is, not even a good one, until the next hour', async () => {
    for (let count = 0; count < 20; count++) expect(await tryCode('AAAAAAAA')).toMatchObject({ status: 403 })
    const good = await bench.newCode()
    const answer = await bench.app.inject({
      method: 'POST',
      url: '/v1/enrolments',
      payload: { code: good, installId: randomUUID(), publicKey: kiosk.publicKey },
    })
    expect([answer.statusCode, answer.body]).toEqual([429, '{"error":"too-many"}'])
    const waitS = Number(answer.headers['retry-after'])
    expect(waitS).toBe(3600 - (seconds(0) % 3600))
    bench.pass((waitS - 1) * 1000)
    expect(await tryCode(good)).toMatchObject({ status: 429 })
    bench.pass(1000)
    expect(await tryCode(await bench.newCode())).toMatchObject({ status: 200 })
    expect(await listRefusals(open.db, bench.creditor)).toMatchObject([{ what: 'enrolment-code', count: 20 }])
  })

  test('of one address do not keep others out, before there are very many', async () => {
    const other = await startCentralBench(open.db)
    for (let count = 0; count < 20; count++)
      await enrol(open.db, other.creditor, requestOf('AAAAAAAA'), '10.0.0.1', other.now())
    const from = async (address: string) =>
      enrol(open.db, other.creditor, requestOf(await other.newCode()), address, other.now())
    expect(await from('10.0.0.1')).toBe('too-many')
    expect(await from('10.0.0.2')).toMatchObject({ creditor: other.creditor })
    for (let count = 0; count < 180; count++)
      await enrol(open.db, other.creditor, requestOf('AAAAAAAA'), `10.0.1.${count % 90}`, other.now())
    expect(await from('10.0.0.3')).toBe('too-many')
  })

  const requestOf = (code: string) => ({ code, installId: randomUUID(), publicKey: kiosk.publicKey })
})

describe('a token', () => {
  const ask = (assertion: string) => bench.post('/v1/tokens', { grant_type: JWT_BEARER, assertion })
  const sign = (claims: object, alg: string, key: Parameters<SignJWT['sign']>[0]) =>
    new SignJWT({
      iss: kiosk.kioskId,
      sub: kiosk.kioskId,
      aud: TOKEN_AUDIENCE,
      iat: seconds(0),
      exp: seconds(60),
      ...claims,
    })
      .setProtectedHeader({ alg })
      .sign(key)

  test('is given for an honest assertion, for ten minutes', async () => {
    const answer = await ask(await kiosk.assertion())
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 600 } })
  })

  const dishonest: Readonly<Record<string, () => Promise<string> | string>> = {
    'with another key': async () => sign({}, 'EdDSA', (await generateKeyPair('EdDSA')).privateKey),
    'for another audience': () => kiosk.assertion({ aud: 'another-centre' }),
    'without audience': () => kiosk.assertion({ aud: undefined as never }),
    'too old': () => kiosk.assertion({ iat: seconds(-181), exp: seconds(600) }),
    'of no age': () => kiosk.assertion({ iat: undefined as never }),
    'from the future': () => kiosk.assertion({ iat: seconds(61), exp: seconds(120) }),
    'that has expired': () => kiosk.assertion({ exp: seconds(-61) }),
    'that is not yet valid': () => kiosk.assertion({ nbf: seconds(61) }),
    'of another issuer': () => kiosk.assertion({ iss: 'somebody' }),
    'without subject': () => kiosk.assertion({ sub: undefined as never, iss: undefined as never }),
    'of a kiosk that nobody knows': () => kiosk.assertion({ sub: randomUUID() }),
    'whose subject is no text for a database': () => kiosk.assertion({ sub: "a\0' or 1=1 --", iss: "a\0' or 1=1 --" }),
    unsigned: () =>
      new UnsecuredJWT({ iss: kiosk.kioskId, sub: kiosk.kioskId, aud: TOKEN_AUDIENCE })
        .setIssuedAt(bench.now())
        .encode(),
    'signed with the public key as a secret': () => sign({}, 'HS256', Buffer.from(kiosk.publicKey.x, 'base64url')),
    'signed with the JSON of the public key as a secret': () =>
      sign({}, 'HS256', Buffer.from(JSON.stringify(kiosk.publicKey))),
    'that is none': () => 'no.token.atall',
    'that is empty': () => '',
  }
  test.each(Object.entries(dishonest))('is refused for an assertion %s, without a word why', async (_, assertion) => {
    expect(await ask(await assertion())).toMatchObject({ status: 401, text: '{"error":"invalid_grant"}' })
  })

  test('is refused for an assertion that another kiosk signed', async () => {
    const other = await bench.enrol()
    const forged = await other.assertion({ iss: kiosk.kioskId, sub: kiosk.kioskId })
    expect(await ask(forged)).toMatchObject({ status: 401 })
    const halfForged = await other.assertion({ iss: other.kioskId, sub: kiosk.kioskId })
    expect(await ask(halfForged)).toMatchObject({ status: 401 })
    const swapped = await other.assertion({ iss: kiosk.kioskId, sub: other.kioskId })
    expect(await ask(swapped)).toMatchObject({ status: 401 })
  })

  test('is refused to a kiosk of another municipality, and to one whose key was replaced', async () => {
    const stranger = await (await startCentralBench(open.db)).enrol()
    expect(await ask(await stranger.assertion())).toMatchObject({ status: 401 })
    await bench.enrol(kiosk.kioskId)
    expect(await ask(await kiosk.assertion())).toMatchObject({ status: 401 })
  })

  test('an assertion holds out a clock that is a minute off', async () => {
    expect(await ask(await kiosk.assertion({ iat: seconds(59), exp: seconds(119) }))).toMatchObject({ status: 200 })
    expect(await ask(await kiosk.assertion({ iat: seconds(-119), exp: seconds(-59) }))).toMatchObject({ status: 200 })
  })

  test('another grant is a bad request', async () => {
    const request = { grant_type: 'client_credentials', assertion: await kiosk.assertion() }
    expect(await bench.post('/v1/tokens', request)).toMatchObject({ status: 400 })
  })
})

describe('an access token', () => {
  const find = (token: string | undefined) => bench.post('/v1/notices/find', { code: '1' }, token)
  const forge = (claims: object, key: Parameters<SignJWT['sign']>[0], alg = 'HS256') =>
    new SignJWT({
      sub: kiosk.kioskId,
      installId: kiosk.installId,
      aud: bench.creditor,
      iat: seconds(0),
      exp: seconds(600),
      ...claims,
    })
      .setProtectedHeader({ alg })
      .sign(key)

  test('opens what a kiosk may ask, until its ten minutes are over', async () => {
    const token = await kiosk.token()
    bench.pass(599_000)
    expect(await find(token)).toMatchObject({ status: 200, body: { found: false } })
    bench.pass(1_000)
    expect(await find(token)).toMatchObject({ status: 401, text: '{"error":"unknown-kiosk"}' })
  })

  test('that this bench forges with the right secret is good, so that its other forgeries prove something', async () => {
    expect(await find(await forge({}, bench.tokenSecret))).toMatchObject({ status: 200 })
  })

  const bad: Readonly<Record<string, () => Promise<string | undefined> | string | undefined>> = {
    none: () => undefined,
    nonsense: () => 'x',
    'one signed with another secret': () => forge({}, Buffer.alloc(32, 'x')),
    'one for another municipality': () => forge({ aud: '99999999999' }, bench.tokenSecret),
    'one without municipality': () => forge({ aud: undefined }, bench.tokenSecret),
    'one without kiosk': () => forge({ sub: undefined }, bench.tokenSecret),
    'one of a kiosk that nobody knows': () => forge({ sub: randomUUID() }, bench.tokenSecret),
    'one of another installation': () => forge({ installId: randomUUID() }, bench.tokenSecret),
    'one without installation': () => forge({ installId: undefined }, bench.tokenSecret),
    'one in another algorithm': () => forge({}, bench.tokenSecret, 'HS384'),
    'an unsigned one': () =>
      new UnsecuredJWT({ sub: kiosk.kioskId, aud: bench.creditor }).setExpirationTime('1h').encode(),
    'the assertion itself': () => kiosk.assertion({ aud: bench.creditor }),
  }
  test.each(Object.entries(bad))('%s opens nothing', async (_, token) => {
    expect(await find(await token())).toMatchObject({ status: 401, text: '{"error":"unknown-kiosk"}' })
  })

  test('of another municipality of the same centre opens nothing', async () => {
    const other = await startCentralBench(open.db)
    const stranger = await other.enrol()
    expect(await find(await stranger.token())).toMatchObject({ status: 401 })
    const sameSecret = await startCentralBench(open.db, { creditor: other.creditor, tokenSecret: bench.tokenSecret })
    const token = await (await sameSecret.enrol()).token()
    expect(await find(token)).toMatchObject({ status: 401 })
  })

  test('of a kiosk whose key was replaced is dead at once', async () => {
    const token = await kiosk.token()
    const again = await bench.enrol(kiosk.kioskId)
    expect(await find(token)).toMatchObject({ status: 401 })
    expect(await find(await again.token())).toMatchObject({ status: 200 })
  })

  test('of a kiosk that was revoked opens nothing, from one moment to the next, and the kiosk is told why', async () => {
    const token = await kiosk.token()
    await revoke(kiosk.kioskId)
    for (const [path, body] of [
      ['/v1/notices/find', { code: '1' }],
      ['/v1/pull', { protocol: 1, cursor: null, waitMs: 0 }],
      ['/v1/payments/phone-link', { linkId: randomUUID(), noticeNumber: numberOf(1), language: 'it' }],
    ] as const) {
      for (const each of [token, await kiosk.token()])
        expect(await bench.post(path, body, each), path).toMatchObject({ status: 403, text: '{"error":"revoked"}' })
      expect(await bench.post(path, body), path).toMatchObject({ status: 401 })
    }
  })

  test('the private half of the device key is of no use to the centre and is not there', async () => {
    const { d } = await exportJWK(kiosk.privateKey)
    const kept = await open.db.selectFrom('kiosk').selectAll().where('kiosk_id', '=', kiosk.kioskId).execute()
    expect(JSON.stringify(kept)).toContain(kiosk.publicKey.x)
    expect(JSON.stringify(kept)).not.toContain(d)
  })
})
