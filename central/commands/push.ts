import type { Central, CentralTransaction } from '../../db/central/open.ts'
import { commandAt, decisionOf, replaceOutcome, storeOutcome } from '../../db/central/stores/commands.ts'
import { lockKiosk, type Kiosk } from '../../db/central/stores/kiosks.ts'
import {
  chosenProtocol,
  UNKNOWN_COMMAND,
  type CommandOutcome,
  type PushedCommand,
  type PushRequest,
  type PushResponse,
  upgradeRequired,
} from '../contract/sync.ts'
import { Replaced, Revoked } from '../revoked.ts'
import { applyCommand, isKnown } from './apply.ts'
import { addForkTask, addLossTask, addRefusalTask } from './push-tasks.ts'

/** What one command led to: a stored outcome, or a word about the queue that ends the push. */
type Decision = { readonly result: 'decided'; readonly outcome: CommandOutcome } | { readonly result: 'gap' | 'fork' }

const LOST: CommandOutcome = { ok: false, refusal: 'lost' }

/**
 * Decides a kiosk's commands in their order, each in one transaction with its outcome. A command decided before gets its
 * stored outcome, also from an older queue of the kiosk; the same place or id with another content is a `fork`; a place left out is a
 * `gap`. A refusal is an outcome and a task for staff, and moves the queue on, as does a command that is lost; an error of ours throws,
 * and nothing moves. Throws `Revoked` or `Replaced` for a kiosk that is so by now.
 */
export async function push(
  db: Central,
  creditor: string,
  asker: Pick<Kiosk, 'kioskId' | 'installId'>,
  request: PushRequest,
  now: string,
): Promise<PushResponse> {
  if (chosenProtocol(request.protocol) === undefined) return upgradeRequired
  const outcomes: { seq: number; outcome: CommandOutcome }[] = []
  let lastSeq = 0
  for (const [index, command] of request.commands.entries()) {
    const decision = await db.transaction().execute(async (trx) => {
      const kiosk = await lockKiosk(trx, creditor, asker.kioskId)
      if (kiosk === undefined) throw new Error('A push of a kiosk that is not enrolled')
      // It may have been so only since it was asked who this is.
      if (kiosk.revokedAt !== undefined) throw new Revoked()
      if (kiosk.installId !== asker.installId) throw new Replaced()
      lastSeq = kiosk.lastSeq
      const decided = await decide(trx, creditor, kiosk, command, now)
      if (decided.result === 'fork') await addForkTask(trx, creditor, kiosk, command.seq, now)
      const isFirstLost = command.isLost === true && request.commands[index - 1]?.isLost !== true
      if (decided.result === 'decided' && isFirstLost)
        await addLossTask(trx, creditor, kiosk, request.commands.slice(index), now)
      return decided
    })
    if (decision.result !== 'decided') return { result: decision.result, lastSeq }
    outcomes.push({ seq: command.seq, outcome: decision.outcome })
    lastSeq = Math.max(lastSeq, command.seq)
  }
  return { result: 'applied', outcomes, lastSeq }
}

async function decide(
  trx: CentralTransaction,
  creditor: string,
  kiosk: Kiosk,
  command: PushedCommand,
  now: string,
): Promise<Decision> {
  if (command.seq > kiosk.lastSeq + 1) return { result: 'gap' }
  const before = await decisionOf(trx, creditor, kiosk.kioskId, command.id)
  if (command.seq <= kiosk.lastSeq) {
    const there = await commandAt(trx, creditor, kiosk, command.seq)
    if (there?.id !== command.id || there.argsHash !== command.argsHash) return { result: 'fork' }
    if (!waitsForUpgrade(there.outcome, command)) return { result: 'decided', outcome: there.outcome }
    const outcome = before?.outcome ?? (await apply(trx, creditor, kiosk, command, now))
    if (before === undefined) await replaceOutcome(trx, creditor, kiosk, command.seq, outcome)
    return { result: 'decided', outcome }
  }
  if (before !== undefined && before.argsHash !== command.argsHash) return { result: 'fork' }
  const outcome = before?.outcome ?? (await apply(trx, creditor, kiosk, command, now))
  const isDecision = before === undefined && command.isLost !== true && isKnown(command.name)
  await storeOutcome(trx, creditor, kiosk, command, { outcome, isDecision }, now)
  return { result: 'decided', outcome }
}

/** A command that nobody knew when it came first, and that this centre knows. */
function waitsForUpgrade(outcome: CommandOutcome, command: PushedCommand): boolean {
  return !outcome.ok && outcome.refusal === UNKNOWN_COMMAND && command.isLost !== true && isKnown(command.name)
}

async function apply(
  trx: CentralTransaction,
  creditor: string,
  kiosk: Kiosk,
  command: PushedCommand,
  now: string,
): Promise<CommandOutcome> {
  if (command.isLost === true) return LOST
  const outcome = await applyCommand(trx, creditor, kiosk.kioskId, command, now)
  if (!outcome.ok) await addRefusalTask(trx, creditor, kiosk, command, outcome.refusal, now)
  return outcome
}
