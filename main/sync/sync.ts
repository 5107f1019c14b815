import { keepGoing, type LoopParts } from './backoff.ts'
import { createLine, type LineParts } from './line.ts'
import { createPulling, type PullParts } from './pull.ts'
import { createPushing, type PushParts } from './push.ts'

/** What syncing needs. */
export interface SyncParts extends LoopParts, LineParts, Omit<PushParts, 'line'>, Omit<PullParts, 'line'> {}

/** Keeps the kiosk and the centre together until it is closed. */
export interface Sync {
  /** A command was queued: push it now. */
  readonly commandQueued: () => void
  /** The centre answered somebody else in the kiosk: a link that was waiting to retry tries at once. */
  readonly centralAnswered: () => void
  readonly close: () => Promise<void>
}

/** Starts pushing and pulling, each in its own loop with one request under way. */
export function startSync(parts: SyncParts): Sync {
  const closing = new AbortController()
  let wakeAll = new AbortController()
  const line = createLine(parts)
  const pushing = createPushing({ ...parts, line }, closing.signal)
  const pulling = createPulling({ ...parts, line }, closing.signal)
  const keep = (what: string, round: Parameters<typeof keepGoing>[1]) =>
    keepGoing(what, round, parts, closing.signal, () => wakeAll.signal)
  const loops = Promise.all([keep('push', pushing.round), keep('pull', pulling)])
  return {
    commandQueued: () => {
      pushing.wake()
      line.queueChanged()
    },
    centralAnswered: () => {
      if (line.isUp()) return
      wakeAll.abort()
      wakeAll = new AbortController()
    },
    close: async () => {
      closing.abort()
      pushing.wake()
      await loops
      await line.close()
    },
  }
}
