import * as z from 'zod'

/** An Ed25519 public key as a JSON Web Key (RFC 8037). */
export const PublicKey = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().length(43) })
export type PublicKey = z.infer<typeof PublicKey>

/** A kiosk asks to belong: a short-lived code that staff read to it, and the public half of the key it made. */
export const EnrolRequest = z.strictObject({
  code: z.string().regex(/^[0-9A-Z]{8}$/),
  installId: z.uuid(),
  publicKey: PublicKey,
})
export type EnrolRequest = z.infer<typeof EnrolRequest>

/** The centre takes the kiosk in. */
export const EnrolResponse = z.strictObject({ kioskId: z.uuid(), creditor: z.string() })
export type EnrolResponse = z.infer<typeof EnrolResponse>

/** Trades an assertion signed with the device key for a short access token (RFC 7523, JWT bearer grant). */
export const TokenRequest = z.strictObject({
  grant_type: z.literal('urn:ietf:params:oauth:grant-type:jwt-bearer'),
  assertion: z.string().max(4096),
})
export type TokenRequest = z.infer<typeof TokenRequest>

/** An access token and the seconds it lives. */
export const TokenResponse = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
})
export type TokenResponse = z.infer<typeof TokenResponse>

/** The `aud` of an assertion: fixed, so that an address seen differently from both sides does not matter. */
export const TOKEN_AUDIENCE = 'sportello-central'

/** The word, with status 403, by which a kiosk learns that staff has revoked it. */
export const REVOKED = 'revoked'
