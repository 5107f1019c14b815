import {
  CACHE_SCHEMA,
  PROTOCOLS,
  ResyncReason,
  type PullRequest,
  type UpgradeRequired,
} from '../../central/contract/sync.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import type { Log } from '../log/log.ts'
import type { Round } from './backoff.ts'
import type { CentralClient } from './central.ts'
import type { ClockWatch } from './clock-offset.ts'
import type { LeaseKeeper } from './lease.ts'
import type { Line } from './line.ts'
import type { CentralFailure } from './post-json.ts'
import { emptyShadow, logMismatch, takeSnapshot } from './snapshot.ts'

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
  /** The centre does not speak as this program does. */
  readonly onUpgradeRequired: (answer: UpgradeRequired) => void
}

/** A pull waits this long at the centre for something to change. */
const PULL_WAIT_MS = 25_000

/** Settings may change twice while snapshots are taken; a centre that goes on is asked again after a pause. */
const MAX_STARTS_IN_A_ROW = 2

/** Answers the function that pulls one page, or makes the cache anew from a snapshot, until `closing` aborts. */
export function createPulling(parts: PullParts, closing: AbortSignal): () => Promise<Round> {
  const { central, store, log, line, lease, clock } = parts
  let hasNews = false
  let isSwept = false
  /** How often the centre had the cache made anew since a page was pulled: it may never end. */
  let startsInARow = 0
  /** Nothing was pulled since the cache was made anew, or the last page promised more: what the next one says is wanted at once. */
  let isBehind = false
  /** Where the cache stood when it was made anew for its digest: if it is wrong there again, that does not help. */
  let healedAt: number | undefined

  const failed = (failure: CentralFailure, round: Round = { ok: false }): Round => {
    line.pulled(false)
    line.lost(failure)
    return round
  }

  const tellNews = async () => {
    if (hasNews) await parts.onPulled()
    hasNews = false
  }

  const startOver = async (reason?: ResyncReason): Promise<Round> => {
    line.pulled(false)
    if (reason !== undefined) log('sync.resync', { reason })
    const answer = await takeSnapshot({ central, store, log, line }, reason, closing)
    if (closing.aborted) return { ok: true }
    if (!answer.ok) return failed(answer.failure, answer)
    if (answer.value.result === 'upgrade-required') {
      parts.onUpgradeRequired(answer.value)
      return { ok: true }
    }
    isBehind = true
    hasNews = true
    await tellNews()
    return { ok: true }
  }

  return async () => {
    // A crash may have left what a snapshot had loaded, or what it had replaced.
    if (!isSwept) await emptyShadow(store, closing)
    isSwept = true
    const state = await store.ask('readSyncState')
    if (state === undefined) return startOver()
    const clockOffsetMs = clock.offsetMs()
    const [askedAt, askedAtMs] = [parts.now(), parts.uptimeMs()]
    const request: PullRequest = {
      protocol: PROTOCOLS,
      cursor: state.cursor,
      // While the line is down nothing may be held back at the centre: the first answer says that it is up again.
      waitMs: line.isUp() && !isBehind ? PULL_WAIT_MS : 0,
      schema: { held: state.schema, known: CACHE_SCHEMA },
      ...(clockOffsetMs !== undefined && { clockOffsetMs }),
      ...((await store.ask('readStanding')) === 'forked' && { isForked: true as const }),
    }
    const answer = await central.pull(request, closing)
    if (closing.aborted) return { ok: true }
    if (!answer.ok) return failed(answer.failure, answer)
    const page = answer.value
    if (page.result === 'upgrade-required') {
      parts.onUpgradeRequired(page)
      return { ok: true }
    }
    line.heard()
    if (page.result === 'resync') {
      if (++startsInARow <= MAX_STARTS_IN_A_ROW) {
        return startOver(ResyncReason.catch('another-epoch').parse(page.reason))
      }
      startsInARow = 0
      return failed('bad-answer')
    }
    startsInARow = 0
    isBehind = page.more
    const { changes, serverTime: syncedAt, digests, ticketBlock } = page
    // Looked up after the page came: what it says of our queue cannot be more than that.
    if (page.lastSeq > (await store.ask('lastQueued')) && (await store.ask('noteFork')))
      log('sync.fork', { lastSeq: page.lastSeq })
    if (ticketBlock !== undefined) await store.ask('keepTicketBlock', ticketBlock)
    const mismatch = await store.ask('applyPage', { changes, cursor: page.cursor, syncedAt, digests })
    await lease.renew(page.leaseSeconds)
    clock.heard({ askedAt, roundTripMs: parts.uptimeMs() - askedAtMs, serverTime: syncedAt })
    if ((await store.ask('releaseParked', page.commands)) > 0) parts.onReleased()
    hasNews ||= changes.length > 0
    await tellNews()
    if (mismatch === undefined || page.cursor.position === healedAt) {
      line.pulled(!page.more)
      return { ok: true }
    }
    logMismatch(log, mismatch)
    const went = await startOver('digest')
    if (went.ok) healedAt = page.cursor.position
    return went
  }
}
