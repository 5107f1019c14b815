/** A moment by both clocks: the one on the wall, which anybody can set, and the uptime of one run of the program, which nobody can. */
export interface Moment {
  readonly runId: string
  readonly uptimeMs: number
  readonly wallMs: number
}

/** For how long, from a moment on, the kiosk may show the personal data that it keeps. */
export interface Lease extends Moment {
  readonly leftMs: number
}

/**
 * How much of a lease is left, in milliseconds: within one run by its uptime, in a later run by the clock on the wall. That clock shortens
 * a lease and never lengthens it: once it has gone back behind the last moment that was noted, nothing is left until it has caught up, or
 * the centre renews the lease (reference/architecture.md C6).
 */
export function leaseLeftMs(lease: Lease, now: Moment): number {
  const passedMs = lease.runId === now.runId ? now.uptimeMs - lease.uptimeMs : now.wallMs - lease.wallMs
  return passedMs < 0 ? 0 : Math.max(0, lease.leftMs - passedMs)
}

/** The same lease as it stands now, to be kept: what is used up stays so, and the clock on the wall cannot go back behind it. */
export function noteLease(lease: Lease, now: Moment): Lease {
  // A lease that pauses goes on when the clock has caught up with it.
  if (lease.runId !== now.runId && now.wallMs < lease.wallMs) return lease
  return { ...now, leftMs: leaseLeftMs(lease, now), wallMs: Math.max(lease.wallMs, now.wallMs) }
}
