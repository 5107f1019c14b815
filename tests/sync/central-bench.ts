import { randomBytes, randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose'
import { pino } from 'pino'
import { TOKEN_AUDIENCE, type EnrolRequest } from '../../central/contract/devices.ts'
import { makeEnrolmentCode } from '../../central/devices.ts'
import { createBell } from '../../central/changes/bell.ts'
import { createHttp, type CentralPorts } from '../../central/http.ts'
import type { Central } from '../../db/central/open.ts'
import { accountTools } from '../fixtures/account-tools.ts'
import { drawNoticePaper, drawReceiptPaper } from '../fixtures/draw-papers.ts'
import { newCreditor } from './engines.ts'
import { NOW } from './sample-positions.ts'

/** A centre for one municipality, with a clock that stands still until the test moves it. */
export interface CentralBench {
  readonly db: Central
  readonly creditor: string
  readonly app: Awaited<ReturnType<typeof createHttp>>
  readonly tokenSecret: Uint8Array
  /** Moves the clock on. */
  readonly pass: (ms: number) => void
  readonly now: () => Date
  /** All that was logged, as one text. */
  readonly logged: () => string
  readonly post: (path: string, body: unknown, token?: string) => Promise<Posted>
  /** A code for a new kiosk, or for one that is there already. */
  readonly newCode: (kioskId?: string) => Promise<string>
  /** Enrols a new kiosk, or one that is there already again. */
  readonly enrol: (kioskId?: string) => Promise<EnrolledKiosk>
}

/** An answer of the centre. */
export interface Posted {
  readonly status: number
  readonly body: unknown
  readonly text: string
}

/** A kiosk that the centre took in, with its keys. */
export interface EnrolledKiosk {
  readonly kioskId: string
  readonly installId: string
  readonly publicKey: EnrolRequest['publicKey']
  readonly privateKey: CryptoKey
  /** An assertion with which it asks for a token; `claims` replace what an honest one says. */
  readonly assertion: (claims?: JWTPayload) => Promise<string>
  /** A fresh access token. */
  readonly token: () => Promise<string>
}

/** The grant type of a token request. */
export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** Serves a new municipality on this database. `ports` replace what the bench would hand over. */
export async function startCentralBench(db: Central, ports: Partial<CentralPorts> = {}): Promise<CentralBench> {
  const creditor = ports.creditor ?? (await newCreditor(db))
  const tokenSecret = Buffer.alloc(32, creditor)
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  let nowMs = Date.parse(NOW)
  const now = () => new Date(nowMs)
  const app = await createHttp({
    db,
    creditor,
    tokenSecret,
    now,
    sleep: () => Promise.resolve(),
    newId: randomUUID,
    newSecret: () => randomBytes(32).toString('base64url'),
    publicUrl: () => 'https://centre.example',
    openCart: () => Promise.resolve({ ok: false, why: 'unreachable' }),
    checkoutOrigin: 'https://checkout.example',
    hasMail: true,
    ...accountTools,
    renderNotice: drawNoticePaper,
    renderReceipt: drawReceiptPaper,
    log: pino({ base: null }, destination),
    bell: createBell(),
    ...ports,
  })

  const post = async (path: string, body: unknown, token?: string): Promise<Posted> => {
    const answer = await app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      payload: JSON.stringify(body),
    })
    return { status: answer.statusCode, body: answer.json<unknown>(), text: answer.body }
  }
  const newCode = (kioskId?: string) =>
    makeEnrolmentCode(db, creditor, { name: 'Anagrafe', ...(kioskId !== undefined && { kioskId }) }, now(), 60_000)

  return {
    db,
    creditor,
    app,
    tokenSecret,
    pass: (ms) => (nowMs += ms),
    now,
    logged: () => lines.join(''),
    post,
    newCode,
    enrol: async (again) => {
      const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: (await exportJWK(publicKey)).x ?? '' } as const
      const installId = randomUUID()
      const request: EnrolRequest = { code: await newCode(again), installId, publicKey: jwk }
      const { body } = await post('/v1/enrolments', request)
      const { kioskId } = body as { kioskId: string }
      const assertion = (claims: JWTPayload = {}) => {
        const issuedAt = Math.floor(nowMs / 1000)
        const honest = { iss: kioskId, sub: kioskId, aud: TOKEN_AUDIENCE, iat: issuedAt, exp: issuedAt + 60 }
        return new SignJWT({ ...honest, ...claims }).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey)
      }
      return {
        kioskId,
        installId,
        publicKey: jwk,
        privateKey,
        assertion,
        token: async () => {
          const answer = await post('/v1/tokens', { grant_type: JWT_BEARER, assertion: await assertion() })
          return (answer.body as { access_token: string }).access_token
        },
      }
    },
  }
}
