import type { FileSalvaged } from '../../../central/contract/commands.ts'
import type { KioskDb } from '../database.ts'
import { queueCommand } from './outbox.ts'

/** Tells the centre, through the queue, that the file was made anew. Only the salvage calls it, inside its transaction. */
export function queueSalvaged(
  db: KioskDb,
  made: { readonly id: string; readonly at: string; readonly args: FileSalvaged },
): void {
  queueCommand(db, { id: made.id, name: 'file.salvaged', args: made.args, madeAt: made.at })
}
