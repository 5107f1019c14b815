import { createHash } from 'node:crypto'
import type { CommandName, CommandOutcome, PushedCommand } from '../../../central/contract/sync.ts'
import type { PendingWork } from '../../../main/domain/connection.ts'
import { all, build, first, inTransaction, run, type KioskDb } from '../database.ts'

/** A command to be queued, in the transaction of the change that it tells of. */
export interface NewCommand {
  readonly id: string
  readonly name: CommandName
  readonly args: unknown
  readonly madeAt: string
}

/** Puts a command at the end of the queue. Only other store functions call it, inside their transaction. */
export function queueCommand(db: KioskDb, command: NewCommand): void {
  const args = JSON.stringify(command.args)
  run(
    db,
    build.insertInto('outbox').values({
      command_id: command.id,
      name: command.name,
      args,
      args_hash: createHash('sha256').update(args).digest('hex'),
      made_at: command.madeAt,
      state: 'pending',
      refusal: null,
    }),
  )
}

/** The oldest commands that wait, in order, at most `limit`. */
export function pendingCommands(db: KioskDb, limit: number): readonly PushedCommand[] {
  const rows = all(
    db,
    build.selectFrom('outbox').selectAll().where('state', '=', 'pending').orderBy('seq').limit(limit),
  )
  return rows.map((row) => ({
    seq: row.seq,
    id: row.command_id,
    name: row.name,
    args: JSON.parse(row.args ?? 'null') as unknown,
    argsHash: row.args_hash,
    madeAt: row.made_at,
  }))
}

/** How many commands wait, and since when the oldest does, which is the first in the queue; null when none waits. */
export function pendingWork(db: KioskDb): PendingWork | null {
  const pending = build.selectFrom('outbox').where('state', '=', 'pending')
  const oldest = first(db, pending.select('made_at').orderBy('seq').limit(1))
  if (oldest === undefined) return null
  const counted = first(
    db,
    pending.select(({ fn }) => fn.countAll<number>().as('count')),
  )
  return { count: counted?.count ?? 1, oldestAt: oldest.made_at }
}

/** Notes what the centre decided, and blanks the arguments: they have arrived and are no longer needed here. */
export function settleCommands(
  db: KioskDb,
  outcomes: readonly { readonly seq: number; readonly outcome: CommandOutcome }[],
): void {
  inTransaction(db, () => {
    for (const { seq, outcome } of outcomes) {
      run(
        db,
        build
          .updateTable('outbox')
          .set(
            outcome.ok ? { state: 'applied', args: null } : { state: 'refused', refusal: outcome.refusal, args: null },
          )
          .where('seq', '=', seq)
          .where('state', '=', 'pending'),
      )
    }
  })
  db.file.pragma('wal_checkpoint(TRUNCATE)')
}
