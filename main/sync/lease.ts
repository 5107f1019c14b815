import type { KioskStore } from '../../db/kiosk/client.ts'
import { leaseLeftMs, noteLease, type Lease, type Moment } from '../domain/lease.ts'
import { errorFields, type Log } from '../log/log.ts'

/** What keeping the lease needs. `sleep` ends early, without throwing, when the signal aborts. */
export interface LeaseParts {
  readonly store: KioskStore
  readonly log: Log
  readonly now: () => Date
  readonly uptimeMs: () => number
  /** Names this run of the program and no other. */
  readonly runId: string
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Hears when cached personal data may be shown, or may no longer. */
  readonly onChange: (isAlive: boolean) => void
}

/** The kiosk's right to show the personal data that it keeps. */
export interface LeaseKeeper {
  /** Whether cached personal data may be shown now. */
  readonly isAlive: () => boolean
  /** The centre gave a new lease. */
  readonly renew: (leaseSeconds: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** So often the lease is noted: a power cut gives back no more than this. */
const NOTE_EVERY_MS = 60_000

/** Keeps the lease that an earlier run noted, if there is one, and notes it from time to time until it is closed. */
export async function keepLease(parts: LeaseParts): Promise<LeaseKeeper> {
  const { store, log } = parts
  const closing = new AbortController()
  const moment = (): Moment => ({
    runId: parts.runId,
    uptimeMs: parts.uptimeMs(),
    wallMs: parts.now().getTime(),
  })
  let lease: Lease | undefined = await store.ask('readLease')
  let wasAlive = false

  const isAlive = () => lease !== undefined && leaseLeftMs(lease, moment()) > 0
  const look = () => {
    const is = isAlive()
    if (is === wasAlive) return
    wasAlive = is
    if (!is) log('lease.over')
    parts.onChange(is)
  }
  const note = async () => {
    if (lease === undefined) return
    const noted = noteLease(lease, moment())
    if (noted === lease) return
    lease = noted
    await store.ask('keepLease', noted)
  }
  const watch = async () => {
    while (!closing.signal.aborted) {
      // Before it is looked at, so that nothing is shown by a lease that a crash would give back.
      await note().catch((error: unknown) => log('background.failed', { what: 'lease', ...errorFields(error) }))
      look()
      const leftMs = lease === undefined ? NOTE_EVERY_MS : leaseLeftMs(lease, moment())
      await parts.sleep(leftMs > 0 ? Math.min(leftMs, NOTE_EVERY_MS) : NOTE_EVERY_MS, closing.signal)
    }
  }
  const watched = watch()

  return {
    isAlive,
    renew: async (leaseSeconds) => {
      lease = { ...moment(), leftMs: leaseSeconds * 1000 }
      // Pages come in quick succession: while the lease lives, the watch notes it soon enough.
      if (!wasAlive) await store.ask('keepLease', lease)
      look()
    },
    close: async () => {
      closing.abort()
      await watched
    },
  }
}
