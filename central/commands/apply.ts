import type * as z from 'zod'
import type { CentralTransaction } from '../../db/central/open.ts'
import {
  Commands,
  UNKNOWN_COMMAND,
  type CommandName,
  type CommandOutcome,
  type PushedCommand,
} from '../contract/sync.ts'
import { parseKnown } from '../contract/parse-known.ts'
import type { CommandOrigin } from './command-origin.ts'
import { applyFileSalvaged } from './file-salvaged.ts'
import { applyPrintRecorded } from './print-recorded.ts'
import { applyTicketOpened } from './ticket-opened.ts'

/** Applies a command whose arguments are checked, in the transaction that stores its outcome. */
type Apply<Args> = (
  trx: CentralTransaction,
  creditor: string,
  origin: CommandOrigin,
  args: Args,
) => Promise<CommandOutcome>

/** What each command that this centre knows does. */
const appliers: { readonly [Name in CommandName]: Apply<z.output<(typeof Commands)[Name]>> } = {
  'print.recorded': applyPrintRecorded,
  'ticket.opened': applyTicketOpened,
  'file.salvaged': applyFileSalvaged,
}

/** The names of the commands that this centre knows. */
export const knownCommands: readonly string[] = Object.keys(appliers)

/** Applies one command of a kiosk, in the transaction that stores its outcome. What it cannot be is refused (`bad-arguments`). */
export async function applyCommand(
  trx: CentralTransaction,
  creditor: string,
  kioskId: string,
  command: PushedCommand,
  now: string,
): Promise<CommandOutcome> {
  const { name, madeAt } = command
  if (!isKnown(name)) return { ok: false, refusal: UNKNOWN_COMMAND }
  // A newer kiosk may say more than this centre knows: that is left out, rather than the whole refused.
  const args = parseKnown<unknown>(Commands[name], structuredClone(command.args))
  if (args === undefined) return { ok: false, refusal: 'bad-arguments' }
  const apply = appliers[name] as Apply<unknown>
  return apply(trx, creditor, { kioskId, madeAt, now }, args)
}

/** Whether this centre knows a command by its name. */
export function isKnown(name: string): name is CommandName {
  return Object.hasOwn(appliers, name)
}
