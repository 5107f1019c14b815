import type { CentralTransaction } from '../../db/central/open.ts'
import { addTask } from '../../db/central/stores/tasks.ts'
import type { FileSalvaged } from '../contract/commands.ts'
import type { CommandOutcome } from '../contract/sync.ts'
import type { CommandOrigin } from './command-origin.ts'

/** Makes a task of the fact that a kiosk lost its file and made it anew: somebody has to look after its disk. A fact is never refused. */
export async function applyFileSalvaged(
  trx: CentralTransaction,
  creditor: string,
  { kioskId, madeAt, now }: CommandOrigin,
  args: FileSalvaged,
): Promise<CommandOutcome> {
  const facts = { kioskId, why: args.why, lost: args.lost ?? 'unknown' }
  await addTask(trx, creditor, { taskId: `file-salvaged ${kioskId} ${madeAt}`, kind: 'file-salvaged', facts, now })
  return { ok: true }
}
