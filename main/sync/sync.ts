import type { UpgradeRequired } from '../../central/contract/sync.ts'
import { keepGoing, type LoopParts, type Round } from './backoff.ts'
import { createClockWatch } from './clock-offset.ts'
import { createLine, type LineParts } from './line.ts'
import { createPulling, type PullParts } from './pull.ts'
import { createPushing, type PushParts } from './push.ts'

/** What syncing needs. */
export interface SyncParts
  extends
    LoopParts,
    LineParts,
    Omit<PushParts, 'line' | 'onUpgradeRequired'>,
    Omit<PullParts, 'line' | 'clock' | 'onReleased' | 'onUpgradeRequired'> {
  /** The centre says that staff has revoked this kiosk: it has to be closed, and retired. */
  readonly onRevoked: () => void
}

/** Keeps the kiosk and the centre together until it is closed. */
export interface Sync {
  /** A command was queued: push it now. */
  readonly commandQueued: () => void
  /** The centre answered somebody else in the kiosk: a link that was waiting to retry tries at once. */
  readonly centralAnswered: () => void
  /** What is cached may be shown, or no longer. */
  readonly leaseChanged: () => void
  readonly close: () => Promise<void>
}

/** Starts pushing and pulling, each in its own loop with one request under way. */
export function startSync(parts: SyncParts): Sync {
  const { log } = parts
  const closing = new AbortController()
  let wakeAll = new AbortController()
  const line = createLine(parts)
  const clock = createClockWatch(log)
  // Until this is another program, which starts anew, the centre is asked nothing more.
  const outdated = new AbortController()
  const stopping = AbortSignal.any([closing.signal, outdated.signal])
  const onUpgradeRequired = ({ minimum, maximum }: UpgradeRequired) => {
    if (outdated.signal.aborted) return
    log('sync.upgrade-required', { minimum, maximum })
    line.lost('refused')
    outdated.abort()
    pushing.wake()
  }
  const pushing = createPushing({ ...parts, line, onUpgradeRequired }, stopping)
  const pulling = createPulling({ ...parts, line, clock, onReleased: pushing.wake, onUpgradeRequired }, stopping)
  const keep = (what: string, round: () => Promise<Round>) => {
    const watched = async () => {
      const went = await round()
      if (!went.ok && went.failure === 'revoked') parts.onRevoked()
      return went
    }
    return keepGoing(what, watched, parts, stopping, () => wakeAll.signal)
  }
  const loops = Promise.all([keep('push', pushing.round), keep('pull', pulling)])
  return {
    commandQueued: () => {
      pushing.wake()
      line.recheck()
    },
    centralAnswered: () => {
      if (line.isUp()) return
      wakeAll.abort()
      wakeAll = new AbortController()
    },
    leaseChanged: line.recheck,
    close: async () => {
      closing.abort()
      pushing.wake()
      await loops
      await line.close()
    },
  }
}
