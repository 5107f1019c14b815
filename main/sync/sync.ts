import type { UpgradeRequired } from '../../central/contract/sync.ts'
import { keepGoing, type LoopParts } from './backoff.ts'
import { createLine } from './line.ts'
import { createPulling, type PullParts } from './pull.ts'
import { createPushing, type PushParts } from './push.ts'

/** What syncing needs. */
export interface SyncParts
  extends LoopParts, Omit<PushParts, 'line' | 'onUpgradeRequired'>, Omit<PullParts, 'line' | 'onUpgradeRequired'> {
  readonly onConnection: (connection: 'online' | 'offline') => void
}

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
  const { log } = parts
  const closing = new AbortController()
  let wakeAll = new AbortController()
  const line = createLine(log, parts.onConnection)
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
  const pulling = createPulling({ ...parts, line, onUpgradeRequired }, stopping)
  const keep = (what: string, round: Parameters<typeof keepGoing>[1]) =>
    keepGoing(what, round, parts, stopping, () => wakeAll.signal)
  const loops = Promise.all([keep('push', pushing.round), keep('pull', pulling)])
  return {
    commandQueued: pushing.wake,
    centralAnswered: () => {
      if (line.isUp()) return
      wakeAll.abort()
      wakeAll = new AbortController()
    },
    close: async () => {
      closing.abort()
      pushing.wake()
      await loops
    },
  }
}
