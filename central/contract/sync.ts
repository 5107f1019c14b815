import * as z from 'zod'
import { DebtPosition } from '../../main/domain/debt-position.ts'
import { PrintRecorded } from './commands.ts'
import { TicketOpened } from './tickets.ts'

/** The version of the conversation between kiosk and centre. Within one, changes only add. */
export const PROTOCOL = 1

/** How many commands one push carries at most. */
export const MAX_PUSHED_COMMANDS = 50

/** How many rows one pulled page carries at most. */
export const MAX_PULLED_CHANGES = 500

/** Where a kiosk stands in the feed: the epoch says which feed, the position how far. */
export const Cursor = z.strictObject({ epoch: z.string(), position: z.int().nonnegative() })
export type Cursor = z.infer<typeof Cursor>

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A command as it travels; `args` are checked by the command itself, so that a refusal can be stored. */
export const PushedCommand = z.strictObject({
  seq: z.int().positive(),
  id: z.uuid(),
  name: z.string().regex(/^[a-z][a-z.-]{0,99}$/),
  args: z.unknown(),
  argsHash: Sha256,
  madeAt: z.iso.datetime(),
  /** The request of a screen that the command follows from, for the logs of both sides. */
  requestId: z.uuid().optional(),
  /** The centre asked for it by `gap`, but its arguments were blanked when they had arrived once: it is told of, and cannot be had. */
  isLost: z.literal(true).optional(),
})
export type PushedCommand = z.infer<typeof PushedCommand>

/** The refusal of a command that this centre does not know. The kiosk keeps it, and sends it again to a centre that does. */
export const UNKNOWN_COMMAND = 'unknown-command'

/** What became of a command: applied, or refused for a reason that is stored and advances the queue. */
export const CommandOutcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), refusal: z.string().max(60) }),
])
export type CommandOutcome = z.infer<typeof CommandOutcome>

/** A contiguous run of commands from the oldest pending one. */
export const PushRequest = z.strictObject({
  protocol: z.literal(PROTOCOL),
  commands: z.array(PushedCommand).min(1).max(MAX_PUSHED_COMMANDS),
})
export type PushRequest = z.infer<typeof PushRequest>

/**
 * `applied`: outcomes of every command sent, in order. `gap`: the centre lacks commands before the first one sent; send
 * again from `lastSeq + 1`. `fork`: this queue is not the one the centre knows (the file was restored or cloned).
 */
export const PushResponse = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('applied'),
    outcomes: z.array(z.strictObject({ seq: z.int(), outcome: CommandOutcome })),
    lastSeq: z.int().nonnegative(),
  }),
  z.strictObject({ result: z.literal('gap'), lastSeq: z.int().nonnegative() }),
  z.strictObject({ result: z.literal('fork'), lastSeq: z.int().nonnegative() }),
])
export type PushResponse = z.infer<typeof PushResponse>

/** Asks for what changed after the cursor; waits up to `waitMs` for something to change. */
export const PullRequest = z.strictObject({
  protocol: z.literal(PROTOCOL),
  cursor: Cursor.nullable(),
  waitMs: z.int().min(0).max(30_000),
  /** How far the centre's clock is ahead of the kiosk's, in milliseconds, as the kiosk found it last: for display and alarm only. */
  clockOffsetMs: z.int().optional(),
})
export type PullRequest = z.infer<typeof PullRequest>

/** One changed thing, whole. A thing that was deleted, or that this kiosk may no longer see, has no body. */
export const Change = z.discriminatedUnion('thing', [
  z.strictObject({
    thing: z.literal('position'),
    id: z.string(),
    version: z.int(),
    body: DebtPosition.optional(),
  }),
  z.strictObject({ thing: z.literal('setting'), id: z.string(), version: z.int(), body: z.unknown().optional() }),
])
export type Change = z.infer<typeof Change>

/** `resync` means that the cursor is of another feed: drop the cache and pull from the start. */
export const PullResponse = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('page'),
    changes: z.array(Change).max(MAX_PULLED_CHANGES),
    cursor: Cursor,
    more: z.boolean(),
    lastSeq: z.int().nonnegative(),
    serverTime: z.iso.datetime(),
    /** For how long from now the kiosk may show the personal data that it keeps. */
    leaseSeconds: z.int().positive(),
    /** The commands that this centre knows: kiosks send again what another one did not. */
    commands: z.array(z.string()),
    /** The block from which this installation numbers requests for assistance. */
    ticketBlock: z.int().positive().max(99_999).optional(),
  }),
  z.strictObject({ result: z.literal('resync'), reason: z.string() }),
])
export type PullResponse = z.infer<typeof PullResponse>

/** The commands a kiosk may push, by name, with the schema of their arguments. */
export const Commands = { 'print.recorded': PrintRecorded, 'ticket.opened': TicketOpened } as const

/** The name of a command. */
export type CommandName = keyof typeof Commands
