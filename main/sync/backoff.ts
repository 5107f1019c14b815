import { errorFields, type Log } from '../log/log.ts'
import type { CentralFailure } from './post-json.ts'

/** How one round of a loop went. One that failed is tried again, after `retryAfterMs` when the centre named a time. */
export type Round =
  { readonly ok: true } | { readonly ok: false; readonly failure?: CentralFailure; readonly retryAfterMs?: number }

/** What a loop needs. `sleep` ends early, without throwing, when the signal aborts. */
export interface LoopParts {
  readonly log: Log
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Between 0 and 1: spreads the retries of many kiosks. */
  readonly random: () => number
}

/** The longest pause between two tries: a counter is not left offline for long after the line is back. */
const MAX_BACKOFF_MS = 15_000

/** Kiosks that a centre told the same time come spread over this behind it. */
const SPREAD_MS = 1_000

/**
 * The pause in milliseconds before the next try after so many failures in a row (full jitter); a time that the centre named wins. There is
 * none before the first try: who starts a kiosk waits in front of it, and a power cut that starts all of them at once is spread by the
 * centre, which names times when it is too much.
 */
export function pauseMs(failures: number, random: () => number, retryAfterMs?: number): number {
  if (retryAfterMs !== undefined) return retryAfterMs + random() * SPREAD_MS
  return random() * Math.min(MAX_BACKOFF_MS, 1000 * 2 ** failures)
}

/**
 * Goes round until `closing` aborts. A round that fails, or breaks because our own database does, is tried again after a pause;
 * the signal of `woken` ends a pause early.
 */
export async function keepGoing(
  what: string,
  round: () => Promise<Round>,
  { log, sleep, random }: LoopParts,
  closing: AbortSignal,
  woken: () => AbortSignal,
): Promise<void> {
  let failures = 0
  while (!closing.aborted) {
    const went = await round().catch((error: unknown): Round => {
      log('background.failed', { what, ...errorFields(error) })
      return { ok: false }
    })
    if (went.ok) failures = 0
    else {
      // Who asks for a pause gets it, whatever else the centre answers meanwhile.
      const ends = went.retryAfterMs === undefined ? AbortSignal.any([closing, woken()]) : closing
      await sleep(pauseMs(++failures, random, went.retryAfterMs), ends)
    }
  }
}
