import { PROTOCOL, type PullRequest } from '../../central/contract/sync.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import type { Log } from '../log/log.ts'
import type { Round } from './backoff.ts'
import type { CentralClient } from './central.ts'
import type { ClockWatch } from './clock-offset.ts'
import type { LeaseKeeper } from './lease.ts'
import type { Line } from './line.ts'
import type { CentralFailure } from './post-json.ts'

/** What pulling needs. */
export interface PullParts {
  readonly central: CentralClient
  readonly store: KioskStore
  readonly log: Log
  readonly line: Line
  readonly now: () => Date
  readonly uptimeMs: () => number
  readonly lease: Pick<LeaseKeeper, 'renew'>
  readonly clock: ClockWatch
  /** Commands that had waited for a centre that knows them are queued again. */
  readonly onReleased: () => void
  /** The cache has changed. */
  readonly onPulled: () => Promise<void>
}

/** A pull waits this long at the centre for something to change. */
const PULL_WAIT_MS = 25_000

/** Answers the function that pulls one page, until `closing` aborts. */
export function createPulling(parts: PullParts, closing: AbortSignal): () => Promise<Round> {
  const { central, store, log, line, lease, clock } = parts
  let hasNews = false
  let hasMore = false
  const failed = (failure: CentralFailure, round: Round = { ok: false }): Round => {
    line.pulled(false)
    line.lost(failure)
    return round
  }
  return async () => {
    // While the line is down nothing may be held back at the centre: the first answer says that it is up again. Nor may the page after
    // one that promised more: that there is nothing left says that the cache is whole.
    const waitMs = line.isUp() && !hasMore ? PULL_WAIT_MS : 0
    const state = await store.ask('readSyncState')
    const cursor = state?.cursor ?? null
    const clockOffsetMs = clock.offsetMs()
    const [askedAt, askedAtMs] = [parts.now(), parts.uptimeMs()]
    const request: PullRequest = {
      protocol: PROTOCOL,
      cursor,
      waitMs,
      ...(clockOffsetMs !== undefined && { clockOffsetMs }),
    }
    const answer = await central.pull(request, closing)
    if (closing.aborted) return { ok: true }
    if (!answer.ok) return failed(answer.failure, answer)
    line.heard()
    const page = answer.value
    if (page.result === 'resync') {
      if (cursor === null) return failed('bad-answer')
      line.pulled(false)
      log('sync.resync', { reason: page.reason })
      await store.ask('dropCache')
      return { ok: true }
    }
    if (page.ticketBlock !== undefined) await store.ask('keepTicketBlock', page.ticketBlock)
    await store.ask('applyPage', { changes: page.changes, cursor: page.cursor, syncedAt: page.serverTime })
    await lease.renew(page.leaseSeconds)
    clock.heard({ askedAt, roundTripMs: parts.uptimeMs() - askedAtMs, serverTime: page.serverTime })
    if ((await store.ask('releaseParked', page.commands)) > 0) parts.onReleased()
    hasNews ||= page.changes.length > 0
    if (hasNews) await parts.onPulled()
    hasNews = false
    hasMore = page.more
    line.pulled(!hasMore)
    return { ok: true }
  }
}
