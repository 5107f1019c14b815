import type { Central } from '../../db/central/open.ts'
import { decisionOf, logOutcome } from '../../db/central/stores/commands.ts'
import { lockKiosk } from '../../db/central/stores/kiosks.ts'
import { countHeld, countWaiting, holdCommand, nextHeld, settleHeld } from '../../db/central/stores/quarantine.ts'
import { addTask } from '../../db/central/stores/tasks.ts'
import type { CommandOutcome, PushRequest, PushResponse } from '../contract/sync.ts'
import { applyCommand, knownCommands } from './apply.ts'
import { addRefusalTask } from './push-tasks.ts'

/** For so long after it was revoked a kiosk may still hand over what it has. */
const QUARANTINE_MS = 7 * 86_400_000

/** A kiosk that hands over more than this is not ours any more. */
const MAX_HELD = 2_000

const QUARANTINED: CommandOutcome = { ok: false, refusal: 'quarantined' }

/**
 * Takes the commands of a revoked kiosk without doing what they say: they wait for staff, to whom a task tells of them once. Undefined
 * when it was revoked too long ago, or has handed over too much already.
 */
export async function quarantine(
  db: Central,
  creditor: string,
  kioskId: string,
  request: PushRequest,
  now: Date,
): Promise<PushResponse | undefined> {
  return db.transaction().execute(async (trx) => {
    const kiosk = await lockKiosk(trx, creditor, kioskId)
    if (kiosk?.revokedAt === undefined) throw new Error('A quarantine of a kiosk that is not revoked')
    const isOver = now.getTime() >= Date.parse(kiosk.revokedAt) + QUARANTINE_MS
    const held = await countHeld(trx, creditor, kioskId)
    if (isOver || held + request.commands.length > MAX_HELD) return undefined
    for (const command of request.commands) await holdCommand(trx, creditor, kiosk, command, now.toISOString())
    await addTask(trx, creditor, {
      taskId: `kiosk-quarantine:${kioskId}:${kiosk.revokedAt}`,
      kind: 'kiosk-quarantine',
      facts: { kiosk: kiosk.name, kioskId },
      now: now.toISOString(),
    })
    const outcomes = request.commands.map(({ seq }) => ({ seq, outcome: QUARANTINED }))
    return { result: 'applied', outcomes, lastSeq: request.commands.at(-1)?.seq ?? 0 }
  })
}

/** What staff says of the commands of a kiosk in quarantine. */
export type Verdict = 'release' | 'discard'

/**
 * Does what the commands of a kiosk in quarantine say, each in one transaction with its outcome, or forgets them. Answers how many there
 * were, how many of them were refused, and how many still wait: those that this centre does not know are released by one that does.
 */
export async function settleQuarantine(
  db: Central,
  creditor: string,
  kioskId: string,
  verdict: Verdict,
  now: string,
): Promise<{ readonly commands: number; readonly refused: number; readonly waiting: number }> {
  let commands = 0
  let refused = 0
  for (;;) {
    const outcome = await db.transaction().execute(async (trx): Promise<CommandOutcome | undefined> => {
      const kiosk = await lockKiosk(trx, creditor, kioskId)
      const command = await nextHeld(trx, creditor, kioskId, verdict === 'release' ? knownCommands : undefined)
      if (kiosk === undefined || command === undefined) return undefined
      await settleHeld(trx, creditor, kioskId, command.id, verdict)
      if (verdict === 'discard') return { ok: true }
      const before = await decisionOf(trx, creditor, kioskId, command.id)
      if (before !== undefined) return before.outcome
      const applied = await applyCommand(trx, creditor, kioskId, command, now)
      if (!applied.ok) await addRefusalTask(trx, creditor, kiosk, command, applied.refusal, now)
      // Its queue is at an end, and a copy of it may have had another command at this place: it is noted by itself.
      const alone = { kioskId, installId: `quarantine ${command.id}` }
      await logOutcome(trx, creditor, alone, command, { outcome: applied, isDecision: true }, now)
      return applied
    })
    if (outcome === undefined) break
    commands += 1
    if (!outcome.ok) refused += 1
  }
  return { commands, refused, waiting: await countWaiting(db, creditor, kioskId) }
}
