import type { Central, CentralTransaction } from '../../db/central/open.ts'
import { decidedCommand, storeDecision } from '../../db/central/stores/commands.ts'
import { lockKiosk, type Kiosk } from '../../db/central/stores/kiosks.ts'
import {
  chosenProtocol,
  type CommandOutcome,
  type PushedCommand,
  type PushRequest,
  type PushResponse,
  upgradeRequired,
} from '../contract/sync.ts'
import { applyCommand } from './apply.ts'

/** What one command led to: a stored outcome, or a word about the queue that ends the push. */
type Decision = { readonly result: 'decided'; readonly outcome: CommandOutcome } | { readonly result: 'gap' | 'fork' }

/**
 * Decides a kiosk's commands in their order, each in one transaction with its outcome. A command decided before gets its
 * stored outcome; the same place with another content is a `fork`; a place left out is a `gap`. A refusal is an outcome and
 * moves the queue on; an error of ours throws, and nothing moves.
 */
export async function push(
  db: Central,
  creditor: string,
  kioskId: string,
  request: PushRequest,
  now: string,
): Promise<PushResponse> {
  if (chosenProtocol(request.protocol) === undefined) return upgradeRequired
  const outcomes: { seq: number; outcome: CommandOutcome }[] = []
  let lastSeq = 0
  for (const command of request.commands) {
    const decision = await db.transaction().execute(async (trx) => {
      const kiosk = await lockKiosk(trx, creditor, kioskId)
      if (kiosk === undefined) throw new Error('A push of a kiosk that is not enrolled')
      lastSeq = kiosk.lastSeq
      return decide(trx, creditor, kiosk, command, now)
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
  if (command.seq <= kiosk.lastSeq) {
    const before = await decidedCommand(trx, creditor, kiosk, command.seq)
    const isSame = before?.id === command.id && before.argsHash === command.argsHash
    return isSame ? { result: 'decided', outcome: before.outcome } : { result: 'fork' }
  }
  if (command.seq > kiosk.lastSeq + 1) return { result: 'gap' }
  const outcome = await applyCommand(trx, creditor, kiosk.kioskId, command, now)
  await storeDecision(trx, creditor, kiosk, command, outcome, now)
  return { result: 'decided', outcome }
}
