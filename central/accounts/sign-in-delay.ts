import type { SignInFailures } from '../../db/central/stores/sign-in-failures.ts'

/** How wrong passwords hold the next try back. */
interface Patience {
  /** So many are free. */
  readonly free: number
  /** The first wait; it doubles with each further one, up to the longest. */
  readonly firstMs: number
  readonly longestMs: number
  /** One is forgotten in each such span without one. */
  readonly forgottenMs: number
}

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** Of one address, whether an account has it or not. No wait is longer than a quarter of an hour; who goes on guessing begins the next one. */
export const addressPatience: Patience = {
  free: 3,
  firstMs: 5 * SECOND_MS,
  longestMs: 15 * MINUTE_MS,
  forgottenMs: 6 * HOUR_MS,
}

/** Of one kiosk, at which many people sign in. */
export const kioskPatience: Patience = {
  free: 10,
  firstMs: 2 * SECOND_MS,
  longestMs: 5 * MINUTE_MS,
  forgottenMs: 2 * MINUTE_MS,
}

/** What is remembered after one more wrong password at `now`. */
export function afterFailure(known: SignInFailures | undefined, patience: Patience, now: Date): SignInFailures {
  const spans = known === undefined ? 0 : Math.floor((now.getTime() - Date.parse(known.lastAt)) / patience.forgottenMs)
  const failures = Math.max(0, (known?.failures ?? 0) - spans) + 1
  const beyond = failures - patience.free
  const waitMs = beyond <= 0 ? 0 : Math.min(patience.longestMs, patience.firstMs * 2 ** (beyond - 1))
  return { failures, freeAt: new Date(now.getTime() + waitMs).toISOString(), lastAt: now.toISOString() }
}
