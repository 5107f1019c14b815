import { randomInt, randomUUID } from 'node:crypto'
import { decodeJwt, importJWK, jwtVerify, SignJWT } from 'jose'
import type { Central } from '../db/central/open.ts'
import { addEnrolmentCode, enrolKiosk, findKiosk } from '../db/central/stores/kiosks.ts'
import {
  TOKEN_AUDIENCE,
  type EnrolRequest,
  type EnrolResponse,
  type PublicKey,
  type TokenResponse,
} from './contract/devices.ts'
import { digestOf } from './digest.ts'

/** Access tokens live ten minutes: a revoked kiosk is out within that time. */
const TOKEN_LIFE_S = 600

/** Codes are read aloud and typed: no 0, O, 1, I, L. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Makes a code with which one kiosk may enrol within `lifeMs`. Only its digest is kept. */
export async function makeEnrolmentCode(
  db: Central,
  creditor: string,
  kioskName: string,
  now: Date,
  lifeMs: number,
): Promise<string> {
  const code = Array.from({ length: 8 }, () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))).join('')
  const expiresAt = new Date(now.getTime() + lifeMs).toISOString()
  await addEnrolmentCode(db, creditor, { codeHash: digestOf(code), kioskName, expiresAt })
  return code
}

/** Takes a kiosk in for a good code; undefined when the code is unknown, spent or too old. */
export async function enrol(
  db: Central,
  creditor: string,
  request: EnrolRequest,
  now: Date,
): Promise<EnrolResponse | undefined> {
  const kiosk = {
    kioskId: randomUUID(),
    installId: request.installId,
    publicKey: JSON.stringify(request.publicKey),
  }
  const isIn = await db
    .transaction()
    .execute((trx) => enrolKiosk(trx, creditor, digestOf(request.code), kiosk, now.toISOString()))
  return isIn ? { kioskId: kiosk.kioskId, creditor } : undefined
}

/**
 * Trades an assertion (RFC 7523: issuer and subject are the kiosk, signed with its key, alive for at most two minutes) for an
 * access token; undefined when anything about it is wrong, without saying what.
 */
export async function issueToken(
  db: Central,
  creditor: string,
  assertion: string,
  secret: Uint8Array,
  now: Date,
): Promise<TokenResponse | undefined> {
  try {
    const { payload } = await jwtVerify(
      assertion,
      async () => {
        const { sub } = decodeJwt(assertion)
        const kiosk = sub === undefined ? undefined : await findKiosk(db, creditor, sub)
        if (kiosk === undefined || kiosk.isRevoked) throw new Error('not one of ours')
        return importJWK(JSON.parse(kiosk.publicKey) as PublicKey, 'EdDSA')
      },
      {
        algorithms: ['EdDSA'],
        audience: TOKEN_AUDIENCE,
        maxTokenAge: '2 minutes',
        clockTolerance: 60,
        currentDate: now,
      },
    )
    if (payload.iss !== payload.sub || payload.sub === undefined) return undefined
    const issuedAt = Math.floor(now.getTime() / 1000)
    const token = await new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(payload.sub)
      .setAudience(creditor)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + TOKEN_LIFE_S)
      .sign(secret)
    return { access_token: token, token_type: 'Bearer', expires_in: TOKEN_LIFE_S }
  } catch {
    return undefined
  }
}

/** The kiosk that an access token speaks for; undefined for a token that is forged, too old, or of a revoked kiosk. */
export async function kioskOfToken(
  db: Central,
  creditor: string,
  token: string,
  secret: Uint8Array,
  now: Date,
): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], audience: creditor, currentDate: now })
    const kiosk = payload.sub === undefined ? undefined : await findKiosk(db, creditor, payload.sub)
    return kiosk === undefined || kiosk.isRevoked ? undefined : kiosk.kioskId
  } catch {
    return undefined
  }
}
