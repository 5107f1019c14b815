import { MAX_PUSHED_COMMANDS, PROTOCOLS, type UpgradeRequired } from '../../central/contract/sync.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import type { Log } from '../log/log.ts'
import type { Round } from './backoff.ts'
import type { CentralClient } from './central.ts'
import type { Line } from './line.ts'

/** What pushing needs. */
export interface PushParts {
  readonly central: CentralClient
  readonly store: KioskStore
  readonly log: Log
  readonly line: Line
  /** The centre does not speak as this program does. */
  readonly onUpgradeRequired: (answer: UpgradeRequired) => void
}

/** The way of commands to the centre. */
export interface Pushing {
  /** Pushes what is pending, and waits until a command is queued. */
  readonly round: () => Promise<Round>
  /** A command was queued, or nobody shall wait for one any more. */
  readonly wake: () => void
}

/** Pushes the queue in its order, until `closing` aborts. */
export function createPushing(
  { central, store, log, line, onUpgradeRequired }: PushParts,
  closing: AbortSignal,
): Pushing {
  let queued = Promise.withResolvers<undefined>()
  let hasForked = false

  async function pushPending(): Promise<Round> {
    while (!hasForked) {
      const commands = await store.ask('pendingCommands', MAX_PUSHED_COMMANDS)
      if (commands.length === 0) break
      const answer = await central.push({ protocol: PROTOCOLS, commands: [...commands] }, closing)
      if (closing.aborted) break
      if (!answer.ok) {
        line.lost(answer.failure)
        return { ok: false }
      }
      const response = answer.value
      if (response.result === 'upgrade-required') {
        onUpgradeRequired(response)
        break
      }
      line.heard()
      if (response.result !== 'applied') {
        // The queue is whole from its oldest pending command, so a gap means the centre lost commands: a restored centre.
        log('sync.fork', { lastSeq: response.lastSeq })
        hasForked = true
        break
      }
      if (response.outcomes.map(({ seq }) => seq).join() !== commands.map(({ seq }) => seq).join()) {
        line.lost('bad-answer')
        return { ok: false }
      }
      for (const { seq, outcome } of response.outcomes) {
        if (!outcome.ok) log('sync.refused', { seq, refusal: outcome.refusal })
      }
      await store.ask('settleCommands', response.outcomes)
    }
    return { ok: true }
  }

  return {
    round: async () => {
      const { promise } = queued
      const went = await pushPending()
      if (!went.ok) return went
      await promise
      queued = Promise.withResolvers()
      return went
    },
    wake: () => queued.resolve(undefined),
  }
}
