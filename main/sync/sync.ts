import { MAX_PUSHED_COMMANDS, PROTOCOL } from '../../central/contract/sync.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import { errorFields, type Log } from '../log/log.ts'
import type { CentralClient } from './central.ts'
import type { CentralFailure } from './post-json.ts'

/** What syncing needs. `sleep` ends early, without throwing, when the signal aborts. */
export interface SyncParts {
  readonly central: CentralClient
  readonly store: KioskStore
  readonly log: Log
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Between 0 and 1: spreads the retries of many kiosks. */
  readonly random: () => number
  readonly onConnection: (connection: 'online' | 'offline') => void
  /** The cache has changed. */
  readonly onPulled: () => Promise<void>
}

/** Keeps the kiosk and the centre together until it is closed. */
export interface Sync {
  /** A command was queued: push it now. */
  readonly commandQueued: () => void
  /** The centre answered somebody else in the kiosk: a link that was waiting to retry tries at once. */
  readonly centralAnswered: () => void
  readonly close: () => Promise<void>
}

/** A pull waits this long at the centre for something to change. */
const PULL_WAIT_MS = 25_000

/** The longest pause between two tries: a counter is not left offline for long after the line is back. */
const MAX_BACKOFF_MS = 15_000

/** Starts pushing and pulling, each in its own loop with one request under way. */
export function startSync(parts: SyncParts): Sync {
  const { central, store, log, random } = parts
  const closing = new AbortController()
  let connection: 'online' | 'offline' = 'offline'
  let wakePush = Promise.withResolvers<undefined>()
  let hasForked = false
  let hasNews = false
  let wakeAll = new AbortController()

  const heard = () => {
    if (connection === 'online') return
    connection = 'online'
    log('central.connected')
    parts.onConnection('online')
  }
  const lost = (failure: CentralFailure) => {
    if (connection === 'offline') return
    connection = 'offline'
    log('central.lost', { failure })
    parts.onConnection('offline')
  }
  const backOff = async (failures: number): Promise<void> => {
    const longest = Math.min(MAX_BACKOFF_MS, 1000 * 2 ** failures)
    await parts.sleep(random() * longest, AbortSignal.any([closing.signal, wakeAll.signal]))
  }

  /** Pushes what is pending. False when it should be tried again later. */
  async function pushPending(): Promise<boolean> {
    while (!hasForked) {
      const commands = await store.ask('pendingCommands', MAX_PUSHED_COMMANDS)
      if (commands.length === 0) return true
      const answer = await central.push({ protocol: PROTOCOL, commands: [...commands] }, closing.signal)
      if (closing.signal.aborted) return true
      if (!answer.ok) {
        lost(answer.failure)
        return false
      }
      heard()
      const response = answer.value
      if (response.result !== 'applied') {
        // The queue is whole from its oldest pending command, so a gap means the centre lost commands: a restored centre.
        log('sync.fork', { lastSeq: response.lastSeq })
        hasForked = true
        break
      }
      if (response.outcomes.map(({ seq }) => seq).join() !== commands.map(({ seq }) => seq).join()) {
        lost('bad-answer')
        return false
      }
      for (const { seq, outcome } of response.outcomes) {
        if (!outcome.ok) log('sync.refused', { seq, refusal: outcome.refusal })
      }
      await store.ask('settleCommands', response.outcomes)
    }
    return true
  }

  async function pushWhenQueued(): Promise<boolean> {
    const { promise: queued } = wakePush
    if (!(await pushPending())) return false
    await queued
    wakePush = Promise.withResolvers()
    return true
  }

  /** Pulls one page. False when it should be tried again later. */
  async function pullPage(): Promise<boolean> {
    // While the line is down nothing may be held back at the centre: the first answer says that it is up again.
    const waitMs = connection === 'online' ? PULL_WAIT_MS : 0
    const state = await store.ask('readSyncState')
    const cursor = state?.cursor ?? null
    const answer = await central.pull({ protocol: PROTOCOL, cursor, waitMs }, closing.signal)
    if (closing.signal.aborted) return true
    if (!answer.ok) {
      lost(answer.failure)
      return false
    }
    heard()
    const page = answer.value
    if (page.result === 'resync') {
      if (cursor === null) {
        lost('bad-answer')
        return false
      }
      log('sync.resync', { reason: page.reason })
      await store.ask('dropCache')
      return true
    }
    await store.ask('applyPage', { changes: page.changes, cursor: page.cursor, syncedAt: page.serverTime })
    hasNews ||= page.changes.length > 0
    if (hasNews) await parts.onPulled()
    hasNews = false
    return true
  }

  /** Goes round until closing. A round that fails, or breaks because our own database does, is tried again after a pause. */
  async function keep(what: string, round: () => Promise<boolean>): Promise<void> {
    let failures = 0
    while (!closing.signal.aborted) {
      const isDone = await round().catch((error: unknown) => {
        log('background.failed', { what, ...errorFields(error) })
        return false
      })
      if (isDone) failures = 0
      else await backOff(++failures)
    }
  }

  const loops = Promise.all([keep('push', pushWhenQueued), keep('pull', pullPage)])
  return {
    commandQueued: () => wakePush.resolve(undefined),
    centralAnswered: () => {
      if (connection === 'online') return
      wakeAll.abort()
      wakeAll = new AbortController()
    },
    close: async () => {
      closing.abort()
      wakePush.resolve(undefined)
      await loops
    },
  }
}
