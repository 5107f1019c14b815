import type { Central, CentralTransaction } from '../../db/central/open.ts'
import { lockKiosk, type Kiosk } from '../../db/central/stores/kiosks.ts'
import { addTask } from '../../db/central/stores/tasks.ts'
import { UNKNOWN_COMMAND, type PushedCommand } from '../contract/sync.ts'

/**
 * A command was refused for good: `command-refused`, one for each. One that this centre does not know waits at its kiosk until the centre
 * is upgraded: `command-unknown`, one for each kiosk and name.
 */
export async function addRefusalTask(
  trx: CentralTransaction,
  creditor: string,
  kiosk: Kiosk,
  command: PushedCommand,
  refusal: string,
  now: string,
): Promise<void> {
  const { seq, id, name, requestId } = command
  const isUnknown = refusal === UNKNOWN_COMMAND
  await addTask(trx, creditor, {
    taskId: isUnknown ? `command-unknown:${kiosk.kioskId}:${name}` : `command-refused:${id}`,
    kind: isUnknown ? 'command-unknown' : 'command-refused',
    facts: {
      kiosk: kiosk.name,
      command: name,
      seq,
      ...(!isUnknown && { refusal }),
      ...(requestId !== undefined && { requestId }),
    },
    now,
  })
}

/**
 * `kiosk-fork`: the file of a kiosk was restored or cloned. What it has done since waits in it, and nothing more comes from it until it is
 * enrolled again. One for each installation.
 */
export async function addForkTask(
  trx: CentralTransaction,
  creditor: string,
  kiosk: Kiosk,
  seq: number,
  now: string,
): Promise<void> {
  await addTask(trx, creditor, {
    taskId: `kiosk-fork:${kiosk.kioskId}:${kiosk.installId}`,
    kind: 'kiosk-fork',
    facts: { kiosk: kiosk.name, kioskId: kiosk.kioskId, seq },
    now,
  })
}

/** The task of a fork that a kiosk has found by itself: it holds less than the centre has from it. */
export async function tellFork(
  db: Central,
  creditor: string,
  asker: Pick<Kiosk, 'kioskId' | 'installId'>,
  now: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const kiosk = await lockKiosk(trx, creditor, asker.kioskId)
    if (kiosk?.installId === asker.installId) await addForkTask(trx, creditor, kiosk, kiosk.lastSeq, now)
  })
}

/**
 * `commands-lost`: the centre had them once and was restored to a time before, and the kiosk no longer has what was in them. One for each
 * run of them; `commands` begins with the first that is lost.
 */
export async function addLossTask(
  trx: CentralTransaction,
  creditor: string,
  kiosk: Kiosk,
  commands: readonly PushedCommand[],
  now: string,
): Promise<void> {
  const end = commands.findIndex(({ isLost }) => isLost !== true)
  const lost = end === -1 ? commands : commands.slice(0, end)
  const [first, last] = [lost[0], lost.at(-1)]
  if (first === undefined || last === undefined) return
  const counts = new Map<string, number>()
  for (const { name } of lost) counts.set(name, (counts.get(name) ?? 0) + 1)
  await addTask(trx, creditor, {
    taskId: `commands-lost:${kiosk.kioskId}:${kiosk.installId}:${first.seq}`,
    kind: 'commands-lost',
    facts: {
      kiosk: kiosk.name,
      from: first.madeAt,
      to: last.madeAt,
      count: lost.length,
      commands: [...counts].map(([name, count]) => `${name} ×${count}`).join(', '),
    },
    now,
  })
}
