import type { FastifyBaseLogger } from 'fastify'
import type { Central } from '../../db/central/open.ts'
import { claimEffects, settleEffect, type ClaimedEffect } from '../../db/central/stores/effects.ts'
import { addTask, type Task } from '../../db/central/stores/tasks.ts'
import { romeDate } from '../../main/domain/calendar.ts'
import { errorFields } from '../error-fields.ts'
import type { MailOutcome } from '../mail/mail-outcome.ts'

/** An effect that is ready to be performed. */
export interface EffectWork {
  /** What staff has to know of it if it comes to nothing: ids, never an address. */
  readonly facts: Task['facts']
  readonly perform: () => Promise<MailOutcome>
}

/** How long and how often is tried. */
export interface EffectLimits {
  /** How long a process that took an effect is waited for. Longer than performing one can take, or it would be performed twice. */
  readonly leaseMs: number
  /** The pause after the first try; it doubles with each, up to the longest. Chance makes each up to a half shorter. */
  readonly firstDelayMs: number
  readonly longestDelayMs: number
  /** After so many tries an effect is given up. */
  readonly maxTries: number
  /** The pause when the mail server refuses us altogether: tries at a wrong password lock accounts. */
  readonly troublePauseMs: number
}

/** A mail is tried for about a day: six pauses that double, from one minute, and thirty-one of three quarters of an hour. */
export const effectLimits: EffectLimits = {
  leaseMs: 5 * 60_000,
  firstDelayMs: 60_000,
  longestDelayMs: 60 * 60_000,
  maxTries: 38,
  troublePauseMs: 10 * 60_000,
}

/** What performing effects needs. */
export interface EffectParts {
  readonly db: Central
  readonly creditor: string
  readonly now: () => Date
  /** Between 0 and 1: spreads the retries. */
  readonly random: () => number
  readonly log: Pick<FastifyBaseLogger, 'warn' | 'error'>
  readonly limits: EffectLimits
  /** Reads what an effect is about; undefined when it can never be performed, because what it is about is not there. */
  readonly prepare: (effect: ClaimedEffect) => Promise<EffectWork | undefined>
}

/** What a round did. */
export interface EffectRound {
  readonly claimed: number
  /** The mail server refuses us: it makes no sense to go on at once. */
  readonly hasServerTrouble: boolean
}

/** How many effects one process performs at a time. */
const AT_ONCE = 4

/** How often a process looks whether something is to be done. */
const LOOK_EVERY_MS = 1000

/**
 * Performs the next effects that are due, a few at a time, and writes down what came of each. Every effect ends as done, or as failed
 * with a task for staff in the same transaction: `mail-refused` when it was refused for good, `mail-not-sent` when it was given up. When the
 * mail server refuses us altogether, or there is none, there is one task `mail-server` a day, and its mails wait for as long as that takes:
 * such a try is not counted.
 *
 * A process that dies after the mail server took a mail and before that is written down leaves the effect waiting: its mail is sent
 * a second time when the lease has run out, with the same Message-ID. Mails that are sent and come back later are not seen here: no
 * mailbox is read.
 */
export async function runDueEffects(parts: EffectParts): Promise<EffectRound> {
  const { db, creditor, limits } = parts
  const nowMs = parts.now().getTime()
  const claimed = await claimEffects(db, creditor, isoOf(nowMs), isoOf(nowMs + limits.leaseMs), AT_ONCE)
  const outcomes = await Promise.all(
    claimed.map((effect) =>
      runEffect(parts, effect).catch((error: unknown) => {
        // What came of it could not be written down: when the lease has run out it is tried again.
        parts.log.error({ event: 'effect.unsettled', effectId: effect.effectId, ...errorFields(error) })
        return FOR_NOW
      }),
    ),
  )
  return {
    claimed: claimed.length,
    hasServerTrouble: outcomes.some((outcome) => !outcome.ok && outcome.kind === 'server'),
  }
}

/** Performs effects until it is closed. `sleep` ends early, without throwing, when the signal aborts. */
export function startEffects(
  parts: EffectParts & { readonly sleep: (ms: number, signal: AbortSignal) => Promise<void> },
): { readonly close: () => Promise<void> } {
  const closing = new AbortController()

  async function keep(): Promise<void> {
    while (!closing.signal.aborted) {
      const round = await runDueEffects(parts).catch((error: unknown) => {
        parts.log.error({ event: 'effects.failed', ...errorFields(error) })
        return { claimed: 0, hasServerTrouble: false }
      })
      if (round.hasServerTrouble) await parts.sleep(parts.limits.troublePauseMs, closing.signal)
      else if (round.claimed === 0) await parts.sleep(LOOK_EVERY_MS, closing.signal)
    }
  }

  const kept = keep()
  return {
    close: async () => {
      closing.abort()
      await kept
    },
  }
}

async function runEffect(parts: EffectParts, effect: ClaimedEffect): Promise<MailOutcome> {
  const { effectId, tries } = effect
  let facts: Task['facts'] = { effectId }
  let outcome: MailOutcome
  try {
    const work = await parts.prepare(effect)
    if (work === undefined) {
      await fail(parts, effect, 'mail-not-sent', facts)
      return FOR_GOOD
    }
    facts = { effectId, ...work.facts }
    outcome = await work.perform()
  } catch (error) {
    parts.log.error({ event: 'effect.broke', effectId, tries, ...errorFields(error) })
    outcome = FOR_NOW
  }
  await settle(parts, effect, outcome, facts)
  return outcome
}

async function settle(
  parts: EffectParts,
  effect: ClaimedEffect,
  outcome: MailOutcome,
  facts: Task['facts'],
): Promise<void> {
  const { db, creditor, limits } = parts
  if (outcome.ok) {
    await settleEffect(db, creditor, effect, { result: 'done' })
    return
  }
  const { effectId, tries } = effect
  parts.log.warn({ event: 'effect.not-done', effectId, tries, outcome })
  const now = parts.now()
  const again = (delayMs: number, isCounted: boolean) =>
    ({ result: 'again', nextTryAt: isoOf(now.getTime() + delayMs), isCounted }) as const
  const code = outcome.code === undefined ? {} : { code: outcome.code }
  switch (outcome.kind) {
    case 'permanent':
      return fail(parts, effect, 'mail-refused', { ...facts, ...code })
    case 'temporary':
      if (tries >= limits.maxTries) return fail(parts, effect, 'mail-not-sent', { ...facts, ...code, tries })
      await settleEffect(db, creditor, effect, again(delayMsAfter(tries, parts), true))
      return
    case 'server': {
      const kind = 'mail-server'
      const task = {
        taskId: `${kind}:${romeDate(now.toISOString())}`,
        kind,
        facts: { trouble: outcome.trouble, ...code },
      }
      await db.transaction().execute(async (trx) => {
        await settleEffect(trx, creditor, effect, again(limits.troublePauseMs, false))
        await addTask(trx, creditor, { ...task, now: now.toISOString() })
      })
    }
  }
}

/** Gives an effect up and tells staff, both or neither; nothing when somebody else has it by now. */
async function fail(
  parts: EffectParts,
  effect: ClaimedEffect,
  kind: 'mail-refused' | 'mail-not-sent',
  facts: Task['facts'],
): Promise<void> {
  const { db, creditor } = parts
  await db.transaction().execute(async (trx) => {
    if (!(await settleEffect(trx, creditor, effect, { result: 'failed' }))) return
    await addTask(trx, creditor, { taskId: `mail:${effect.effectId}`, kind, facts, now: isoOf(parts.now().getTime()) })
  })
}

function delayMsAfter(tries: number, { limits, random }: EffectParts): number {
  const longest = Math.min(limits.longestDelayMs, limits.firstDelayMs * 2 ** (tries - 1))
  return longest * (1 - random() / 2)
}

const FOR_NOW: MailOutcome = { ok: false, kind: 'temporary' }
const FOR_GOOD: MailOutcome = { ok: false, kind: 'permanent' }

const isoOf = (ms: number): string => new Date(ms).toISOString()
