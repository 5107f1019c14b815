import { CACHE_SCHEMA, PROTOCOLS, ResyncReason, type UpgradeRequired } from '../../central/contract/sync.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import type { Log } from '../log/log.ts'
import type { Round } from './backoff.ts'
import type { CentralClient } from './central.ts'
import type { Line } from './line.ts'
import { emptyShadow, logMismatch, takeSnapshot } from './snapshot.ts'

/** What pulling needs. */
export interface PullParts {
  readonly central: CentralClient
  readonly store: KioskStore
  readonly log: Log
  readonly line: Line
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
export function createPulling(
  { central, store, log, line, onPulled, onUpgradeRequired }: PullParts,
  closing: AbortSignal,
): () => Promise<Round> {
  let hasNews = false
  let isSwept = false
  /** How often the centre had the cache made anew since a page was pulled: it may never end. */
  let startsInARow = 0
  /** Nothing was pulled since the cache was made anew: the first page says at once whether it is right, and whatever else pages say. */
  let isFresh = false
  /** Where the cache stood when it was made anew for its digest: if it is wrong there again, that does not help. */
  let healedAt: number | undefined

  const tellNews = async () => {
    if (hasNews) await onPulled()
    hasNews = false
  }

  const startOver = async (reason?: ResyncReason): Promise<Round> => {
    if (reason !== undefined) log('sync.resync', { reason })
    const answer = await takeSnapshot({ central, store, log, line }, reason, closing)
    if (closing.aborted) return { ok: true }
    if (!answer.ok) {
      line.lost(answer.failure)
      return { ok: false }
    }
    if (answer.value.result === 'upgrade-required') {
      onUpgradeRequired(answer.value)
      return { ok: true }
    }
    isFresh = true
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
    // While the line is down nothing may be held back at the centre: the first answer says that it is up again.
    const waitMs = line.isUp() && !isFresh ? PULL_WAIT_MS : 0
    const { cursor } = state
    const schema = { held: state.schema, known: CACHE_SCHEMA }
    const answer = await central.pull({ protocol: PROTOCOLS, cursor, waitMs, schema }, closing)
    if (closing.aborted) return { ok: true }
    if (!answer.ok) {
      line.lost(answer.failure)
      return { ok: false }
    }
    const page = answer.value
    if (page.result === 'upgrade-required') {
      onUpgradeRequired(page)
      return { ok: true }
    }
    line.heard()
    if (page.result === 'resync') {
      if (++startsInARow <= MAX_STARTS_IN_A_ROW) {
        return startOver(ResyncReason.catch('another-epoch').parse(page.reason))
      }
      startsInARow = 0
      line.lost('bad-answer')
      return { ok: false }
    }
    startsInARow = 0
    isFresh = false
    const { changes, serverTime: syncedAt, digests, ticketBlock } = page
    if (ticketBlock !== undefined) await store.ask('keepTicketBlock', ticketBlock)
    const mismatch = await store.ask('applyPage', { changes, cursor: page.cursor, syncedAt, digests })
    hasNews ||= changes.length > 0
    await tellNews()
    if (mismatch === undefined || page.cursor.position === healedAt) return { ok: true }
    logMismatch(log, mismatch)
    const went = await startOver('digest')
    if (went.ok) healedAt = page.cursor.position
    return went
  }
}
