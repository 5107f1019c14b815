import { randomInt, randomUUID } from 'node:crypto'
import { decodeJwt, importJWK, jwtVerify, SignJWT } from 'jose'
import type { Central } from '../db/central/open.ts'
import { addEnrolmentCode, enrolKiosk, findKiosk, type Kiosk } from '../db/central/stores/kiosks.ts'
import { countOfKiosk, countRefusal, refusedWithinHour } from '../db/central/stores/refusals.ts'
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

/**
 * Makes a code with which one kiosk may enrol within `lifeMs`; with a `kioskId` that kiosk begins a new queue with it. Only the code's
 * digest is kept.
 */
export async function makeEnrolmentCode(
  db: Central,
  creditor: string,
  kiosk: { readonly name: string; readonly kioskId?: string },
  now: Date,
  lifeMs: number,
): Promise<string> {
  const code = Array.from({ length: 8 }, () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))).join('')
  const expiresAt = new Date(now.getTime() + lifeMs).toISOString()
  await addEnrolmentCode(db, creditor, {
    codeHash: digestOf(code),
    kioskName: kiosk.name,
    ...(kiosk.kioskId !== undefined && { kioskId: kiosk.kioskId }),
    expiresAt,
  })
  return code
}

/** So many wrong codes are taken in an hour from one address, and from all together: a code has a trillion shapes. */
const WRONG_CODES_PER_HOUR = { address: 20, all: 200 } as const

/** Takes a kiosk in for a good code. Refuses a code that is unknown, spent or too old, and every code after too many wrong ones. */
export async function enrol(
  db: Central,
  creditor: string,
  request: EnrolRequest,
  address: string,
  now: Date,
): Promise<EnrolResponse | 'bad-code' | 'too-many'> {
  const at = now.toISOString()
  const wrongCodes = (of: string) => refusedWithinHour(db, creditor, 'enrolment-code', of, at)
  if (
    (await wrongCodes(address)) >= WRONG_CODES_PER_HOUR.address ||
    (await wrongCodes('all')) >= WRONG_CODES_PER_HOUR.all
  )
    return 'too-many'
  const kiosk = {
    kioskId: randomUUID(),
    installId: request.installId,
    publicKey: JSON.stringify(request.publicKey),
  }
  const kioskId = await db.transaction().execute((trx) => enrolKiosk(trx, creditor, digestOf(request.code), kiosk, at))
  if (kioskId !== undefined) return { kioskId, creditor }
  for (const whose of [address, 'all']) await countOfKiosk(db, creditor, 'enrolment-code', whose, at)
  await countRefusal(db, creditor, 'enrolment-code', at)
  return 'bad-code'
}

/**
 * Trades an assertion (RFC 7523: issuer and subject are the kiosk, signed with its key, alive for at most two minutes) for an
 * access token; undefined when anything about it is wrong, without saying what. A revoked kiosk gets one too: with it it learns that it is
 * revoked, and may hand over what it still has, and nothing else.
 */
export async function issueToken(
  db: Central,
  creditor: string,
  assertion: string,
  secret: Uint8Array,
  now: Date,
): Promise<TokenResponse | undefined> {
  try {
    let installId = ''
    const { payload } = await jwtVerify(
      assertion,
      async () => {
        const { sub } = decodeJwt(assertion)
        const kiosk = sub === undefined ? undefined : await findKiosk(db, creditor, sub)
        if (kiosk === undefined) throw new Error('not one of ours')
        installId = kiosk.installId
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
    const token = await new SignJWT({ installId })
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

/** The kiosk that an access token speaks for; undefined for a token that is forged, too old, or of an installation that is replaced. */
export async function kioskOfToken(
  db: Central,
  creditor: string,
  token: string,
  secret: Uint8Array,
  now: Date,
): Promise<Kiosk | undefined> {
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], audience: creditor, currentDate: now })
    const kiosk = payload.sub === undefined ? undefined : await findKiosk(db, creditor, payload.sub)
    return kiosk !== undefined && kiosk.installId === payload['installId'] ? kiosk : undefined
  } catch {
    return undefined
  }
}
