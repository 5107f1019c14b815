import type { Lease } from '../../../main/domain/lease.ts'
import { build, first, run, type KioskDb } from '../database.ts'

/** The lease as it was noted last; undefined before the first. */
export function readLease(db: KioskDb): Lease | undefined {
  const row = first(db, build.selectFrom('lease').selectAll())
  return row && { leftMs: row.left_ms, runId: row.run_id, uptimeMs: row.uptime_ms, wallMs: row.wall_ms }
}

/** Notes how much of the lease is left. */
export function keepLease(db: KioskDb, lease: Lease): void {
  const row = {
    one: 1 as const,
    left_ms: Math.floor(lease.leftMs),
    run_id: lease.runId,
    uptime_ms: Math.floor(lease.uptimeMs),
    wall_ms: lease.wallMs,
  }
  run(
    db,
    build
      .insertInto('lease')
      .values(row)
      .onConflict((conflict) => conflict.column('one').doUpdateSet(row)),
  )
}
