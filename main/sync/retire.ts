import type { KioskStore } from '../../db/kiosk/client.ts'
import { keepGoing, type LoopParts, type Round } from './backoff.ts'
import type { CentralClient } from './central.ts'
import { createPushing } from './push.ts'

/** What the end of a kiosk needs. */
export interface RetireParts extends LoopParts {
  readonly central: CentralClient
  readonly store: KioskStore
}

/** Nobody looks at the line of a kiosk that is out of service. */
const UNWATCHED = {
  heard: () => undefined,
  lost: () => undefined,
  pushed: () => undefined,
  recheck: () => undefined,
}

/** A centre that this program cannot speak to takes nothing: what waits is kept for the program that can. */
const keepWaiting = () => undefined

/**
 * Ends a kiosk that was revoked: what waits is handed over, into the quarantine of the centre, for as long as that takes it; then everything
 * that the kiosk keeps is erased. True when that is done; false when `closing` aborted first: the next start goes on from there.
 */
export async function retire(parts: RetireParts, closing: AbortSignal): Promise<boolean> {
  const { store, log } = parts
  const handedOver = new AbortController()
  const pushing = createPushing({ ...parts, line: UNWATCHED, onUpgradeRequired: keepWaiting }, closing, 'revoked')
  const handOver = async (): Promise<Round> => {
    const went = await pushing.pending()
    // Nothing waits any more, or nobody takes it.
    if (went.ok || went.failure === 'revoked' || went.failure === 'unauthorized') handedOver.abort()
    return went
  }
  await keepGoing('retire', handOver, parts, AbortSignal.any([closing, handedOver.signal]), () => closing)
  if (closing.aborted) return false
  await store.ask('eraseKiosk')
  log('kiosk.erased')
  return true
}
