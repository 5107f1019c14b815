import type { KioskStore } from '../../db/kiosk/client.ts'
import { keepGoing, type LoopParts, type Round } from './backoff.ts'
import type { CentralClient } from './central.ts'
import { createPushing } from './push.ts'

/** What the end of a kiosk needs. */
export interface RetireParts extends LoopParts {
  /** Undefined when the kiosk no longer knows who it was, and there is nobody to hand anything over to. */
  readonly central: CentralClient | undefined
  readonly store: KioskStore
  readonly uptimeMs: () => number
}

/** A centre that does not know this kiosk may know it again, as when it was restored: so long it is asked, and then never again. */
const UNKNOWN_MS = 7 * 86_400_000

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
 * Ends a kiosk that was revoked: that is noted; what waits is handed over, into the quarantine of the centre, until that says that it takes
 * no more, or still does not know this kiosk seven days after it first did not; then everything that the kiosk keeps is erased, and what was not handed over
 * is logged by its number. Whatever fails is tried again. True when all is done; false when `closing` aborted first: the next start goes on
 * from there.
 */
export async function retire(parts: RetireParts, closing: AbortSignal): Promise<boolean> {
  const { central, store, log, uptimeMs } = parts
  let unknownSinceMs: number | undefined
  const erased = new AbortController()
  const pushing =
    central && createPushing({ ...parts, central, line: UNWATCHED, onUpgradeRequired: keepWaiting }, closing, 'revoked')

  /** Nothing waits any more, or nobody takes it. */
  const isOver = async (went: Round): Promise<boolean> => {
    if (went.ok && (await store.ask('pendingWork')) === null) return true
    // The centre knows neither this kiosk nor, where all was heard and something still waits, its queue.
    const isUnknown = went.ok || went.failure === 'unauthorized'
    if (isUnknown) unknownSinceMs ??= uptimeMs()
    const isForgotten = isUnknown && uptimeMs() - (unknownSinceMs ?? 0) >= UNKNOWN_MS
    return isForgotten || (!went.ok && went.failure === 'revoked')
  }
  const end = async (): Promise<Round> => {
    const standing = await store.ask('readStanding')
    if (standing !== 'erasing') {
      if (standing !== 'revoked') await store.ask('noteRevoked')
      const went = (await pushing?.pending()) ?? { ok: true }
      // What was heard and did not help is tried again after a pause.
      if (closing.aborted || !(await isOver(went))) return went.ok ? { ok: false } : went
    }
    const dropped = (await store.ask('pendingWork'))?.count ?? 0
    await store.ask('eraseKiosk')
    log('kiosk.erased', { dropped })
    erased.abort()
    return { ok: true }
  }
  await keepGoing('retire', end, parts, AbortSignal.any([closing, erased.signal]), () => closing)
  return erased.signal.aborted
}
