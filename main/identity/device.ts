import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import { EnrolResponse, TOKEN_AUDIENCE, TokenResponse, type EnrolRequest } from '../../central/contract/devices.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import type { Device } from '../../db/kiosk/stores/device.ts'
import { postJson, type Answered } from '../sync/post-json.ts'

/** Where the centre is, and how it is asked. */
export interface CentralAddress {
  readonly url: string
  readonly fetch: typeof fetch
}

const ENROL_MS = 10_000
const TOKEN_MS = 5_000

/**
 * Enrols this kiosk with a code that staff got from the centre: makes the key pair, hands over its public half, and keeps the
 * identity that comes back. The private key never leaves the kiosk's encrypted database. What waits in the queue of who
 * it was `before` goes along.
 */
export async function enrolDevice(
  central: CentralAddress,
  store: KioskStore,
  code: string,
  before?: Device,
): Promise<Answered<Device>> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const { x } = await exportJWK(publicKey)
  const installId = randomUUID()
  const request: EnrolRequest = { code, installId, publicKey: { kty: 'OKP', crv: 'Ed25519', x: x ?? '' } }
  const answer = await postJson(central, '/v1/enrolments', request, EnrolResponse, {
    signal: AbortSignal.timeout(ENROL_MS),
  })
  if (!answer.ok) return answer
  const device: Device = { ...answer.value, installId, privateKey: JSON.stringify(await exportJWK(privateKey)) }
  await store.ask('keepDevice', { ...device, replaces: before?.installId })
  return { ok: true, value: device }
}

/** Where access tokens come from. */
export interface TokenSource {
  /** A token that still lives, fetched when there is none. */
  readonly token: (signal: AbortSignal) => Promise<Answered<string>>
  /** The centre refused this token: the next one is fetched, unless another question has fetched it already. */
  readonly drop: (token: string) => void
}

/** The centre takes an assertion that is a minute off: below that the time is not what is wrong with it. */
const CLOCK_ERROR_MS = 30_000

/**
 * A source of access tokens for an enrolled kiosk: keeps one until shortly before it ends, by a clock that cannot be set. An assertion is
 * signed for a moment, and a kiosk whose clock is wrong would never be let in, nor hear that its clock is wrong: it signs once more by the
 * time that the refusal tells.
 */
export function tokenSource(
  central: CentralAddress,
  device: Device,
  clock: { readonly now: () => Date; readonly uptimeMs: () => number },
): TokenSource {
  let held: { readonly token: string; readonly untilMs: number } | undefined
  /** How far the centre's clock is ahead of ours, as far as signing goes. */
  let aheadMs = 0

  async function askWith(
    key: Awaited<ReturnType<typeof importJWK>>,
    signal: AbortSignal,
  ): Promise<Answered<TokenResponse>> {
    const issuedAt = Math.floor((clock.now().getTime() + aheadMs) / 1000)
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(device.kioskId)
      .setSubject(device.kioskId)
      .setAudience(TOKEN_AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + 60)
      .setJti(randomUUID())
      .sign(key)
    const request = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }
    return postJson(central, '/v1/tokens', request, TokenResponse, {
      signal: AbortSignal.any([AbortSignal.timeout(TOKEN_MS), signal]),
    })
  }

  return {
    drop: (token) => {
      if (held?.token === token) held = undefined
    },
    token: async (signal) => {
      if (held !== undefined && clock.uptimeMs() < held.untilMs) return { ok: true, value: held.token }
      const key = await importJWK(JSON.parse(device.privateKey) as Record<string, string>, 'EdDSA')
      const signedMs = aheadMs
      let answer = await askWith(key, signal)
      if (!answer.ok && answer.serverTime !== undefined) {
        const isAheadMs = answer.serverTime.getTime() - clock.now().getTime()
        // Somebody else may have heard the time meanwhile.
        if (Math.abs(isAheadMs - signedMs) > CLOCK_ERROR_MS) {
          aheadMs = isAheadMs
          answer = await askWith(key, signal)
        }
      }
      if (!answer.ok) return answer
      held = { token: answer.value.access_token, untilMs: clock.uptimeMs() + (answer.value.expires_in - 60) * 1000 }
      return { ok: true, value: held.token }
    },
  }
}
