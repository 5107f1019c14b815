import { MAX_PUSHED_COMMANDS, PROTOCOLS, UNKNOWN_COMMAND, type UpgradeRequired } from '../../central/contract/sync.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import type { Standing } from '../../db/kiosk/stores/standing.ts'
import type { Log } from '../log/log.ts'
import type { Round } from './backoff.ts'
import type { CentralClient } from './central.ts'
import type { Line } from './line.ts'
import type { CentralFailure } from './post-json.ts'

/** What pushing needs. */
export interface PushParts {
  readonly central: CentralClient
  readonly store: KioskStore
  readonly log: Log
  readonly line: Pick<Line, 'heard' | 'lost' | 'pushed' | 'recheck'>
  /** The centre does not speak as this program does. */
  readonly onUpgradeRequired: (answer: UpgradeRequired) => void
}

/** The way of commands to the centre. */
export interface Pushing {
  /** Pushes what is pending. */
  readonly pending: () => Promise<Round>
  /** Pushes what is pending, and waits until a command is queued. */
  readonly round: () => Promise<Round>
  /** A command was queued, or nobody shall wait for one any more. */
  readonly wake: () => void
}

/**
 * Pushes the queue in its order, until `closing` aborts, while the kiosk stands so with its centre. A fork stops it, in this run and in
 * later ones, until the kiosk is enrolled again.
 */
export function createPushing(
  { central, store, log, line, onUpgradeRequired }: PushParts,
  closing: AbortSignal,
  standing?: Standing,
): Pushing {
  let queued = Promise.withResolvers<undefined>()
  /** From where a restored centre wants the queue again. */
  let from: number | undefined
  /** From where it wanted it last: a centre that wants the same once more was sent all that there is. */
  let wanted: number | undefined
  let limit = MAX_PUSHED_COMMANDS

  const nextRun = async () => {
    const again = from === undefined ? [] : await store.ask('commandsFrom', { seq: from, limit })
    if (again.length > 0) return again
    from = undefined
    return store.ask('pendingCommands', limit)
  }

  const failed = (failure: CentralFailure, round: Round = { ok: false }): Round => {
    line.pushed(false)
    line.lost(failure)
    return round
  }

  async function pushPending(): Promise<Round> {
    while ((await store.ask('readStanding')) === standing) {
      const commands = await nextRun()
      if (commands.length === 0) {
        line.pushed(true)
        break
      }
      const answer = await central.push({ protocol: PROTOCOLS, commands: [...commands] }, closing)
      if (closing.aborted) break
      if (!answer.ok) {
        // A run that is too much for the line, or for the centre, goes in parts.
        const isTooMuch = answer.failure === 'timed-out' || answer.failure === 'too-large'
        if (isTooMuch) limit = Math.max(1, Math.floor(commands.length / 2))
        if (answer.failure === 'too-large' && commands.length > 1) continue
        return failed(answer.failure, answer)
      }
      const response = answer.value
      if (response.result === 'upgrade-required') {
        onUpgradeRequired(response)
        return { ok: false }
      }
      line.heard()
      limit = Math.min(MAX_PUSHED_COMMANDS, limit * 2)
      if (response.result === 'gap' && response.lastSeq + 1 !== wanted) {
        log('sync.gap', { lastSeq: response.lastSeq })
        from = response.lastSeq + 1
        wanted = from
        continue
      }
      wanted = undefined
      if (response.result !== 'applied') {
        log('sync.fork', { lastSeq: response.lastSeq })
        await store.ask('noteFork')
        line.pushed(false)
        break
      }
      if (response.outcomes.map(({ seq }) => seq).join() !== commands.map(({ seq }) => seq).join())
        return failed('bad-answer')
      for (const [index, { seq, outcome }] of response.outcomes.entries()) {
        if (commands[index]?.isLost === true) log('sync.lost-command', { seq })
        else if (!outcome.ok && outcome.refusal === UNKNOWN_COMMAND) log('sync.parked', { seq })
        else if (!outcome.ok) log('sync.refused', { seq, refusal: outcome.refusal })
      }
      await store.ask('settleCommands', response.outcomes)
      line.recheck()
      if (from !== undefined) from = (commands.at(-1)?.seq ?? 0) + 1
    }
    return { ok: true }
  }

  return {
    pending: pushPending,
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
