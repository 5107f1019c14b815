import * as z from 'zod'
import { DebtPosition } from '../../main/domain/debt-position.ts'
import { FileSalvaged, PrintRecorded } from './commands.ts'
import { TicketOpened } from './tickets.ts'

/**
 * The versions of the conversation between kiosk and centre that this program speaks. Within one, changes only add, and who hears leaves
 * out what it does not know.
 */
export const PROTOCOLS = { min: 1, max: 1 } as const

/** The version of what kiosks hold of the feed: raised whenever a thing, or a field that kiosks need, is added. */
export const CACHE_SCHEMA = 1

/** How many commands one push carries at most. */
export const MAX_PUSHED_COMMANDS = 50

/** How many rows one pulled page carries at most. */
export const MAX_PULLED_CHANGES = 500

/** Where a kiosk stands in the feed: the epoch says which feed, the position how far. */
export const Cursor = z.strictObject({ epoch: z.string(), position: z.int().nonnegative() })
export type Cursor = z.infer<typeof Cursor>

/** What a kiosk offers: the versions that it speaks. Version 1 alone may be said as such. */
export const ProtocolOffer = z.union([
  z.literal(1),
  z.strictObject({ min: z.int().positive(), max: z.int().positive() }),
])
export type ProtocolOffer = z.infer<typeof ProtocolOffer>

/** There is no version that both speak: the kiosk stops until it is another program. `minimum` and `maximum` are the centre's. */
export const UpgradeRequired = z.strictObject({
  result: z.literal('upgrade-required'),
  minimum: z.int().positive(),
  maximum: z.int().positive(),
})
export type UpgradeRequired = z.infer<typeof UpgradeRequired>

/**
 * How many of one kind of thing kiosks may hold at a place of the feed, and the marks (`db/feed-mark.ts`) of all of them, each an id with
 * its version, by exclusive or. Equal digests at equal cursors mean equal caches.
 */
export const FeedDigest = z.strictObject({ held: z.int().nonnegative(), mark: z.int().nonnegative() })
export type FeedDigest = z.infer<typeof FeedDigest>

/** A digest for each kind of thing of which there ever was one. */
export const FeedDigests = z.record(z.string(), FeedDigest)
export type FeedDigests = z.infer<typeof FeedDigests>

/**
 * Why a cache is to be made anew: it follows another feed; its cursor is older than what the feed still tells of, or ahead of the feed (a
 * restored centre); it was made when less was known (`CACHE_SCHEMA`); or its digest is another, which the kiosk finds by itself.
 */
export const ResyncReason = z.enum(['another-epoch', 'too-old', 'ahead', 'schema', 'digest'])
export type ResyncReason = z.infer<typeof ResyncReason>

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
  protocol: ProtocolOffer,
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
  UpgradeRequired,
])
export type PushResponse = z.infer<typeof PushResponse>

/** Asks for what changed after the cursor; waits up to `waitMs` for something to change. */
export const PullRequest = z.strictObject({
  protocol: ProtocolOffer,
  cursor: Cursor.nullable(),
  waitMs: z.int().min(0).max(30_000),
  /** How far the centre's clock is ahead of the kiosk's, in milliseconds, as the kiosk found it last: for display and alarm only. */
  clockOffsetMs: z.int().optional(),
  /** The kiosk has found by itself that its file is a copy: nothing more is pushed until it is enrolled again. */
  isForked: z.literal(true).optional(),
  /** The `CACHE_SCHEMA` with which the cache was made, and that of the program. */
  schema: z.strictObject({ held: z.int().nonnegative(), known: z.int().positive() }).optional(),
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

const Page = z.strictObject({
  result: z.literal('page'),
  changes: z.array(Change).max(MAX_PULLED_CHANGES),
  cursor: Cursor,
  more: z.boolean(),
  lastSeq: z.int().nonnegative(),
  serverTime: z.iso.datetime(),
  /** Of what kiosks may hold at this cursor, when there is no more after it. */
  digests: FeedDigests.optional(),
  /** For how long from now the kiosk may show the personal data that it keeps. */
  leaseSeconds: z.int().positive(),
  /** The commands that this centre knows: kiosks send again what another one did not. */
  commands: z.array(z.string()),
  /** The block from which this installation numbers requests for assistance. */
  ticketBlock: z.int().positive().max(99_999).optional(),
})
const Resync = z.strictObject({ result: z.literal('resync'), reason: ResyncReason })

/** A page of the feed; or `resync`: the cache is to be made anew from a snapshot. */
export const PullResponse = z.discriminatedUnion('result', [Page, Resync, UpgradeRequired])
export type PullResponse = z.infer<typeof PullResponse>

/** A change as a kiosk hears it: the thing may be one that it does not know, and its body is looked at when it is shown. */
export const HeardChange = z.strictObject({
  thing: z.string(),
  id: z.string(),
  version: z.int(),
  body: z.unknown().optional(),
})
export type HeardChange = z.infer<typeof HeardChange>

/** `PullResponse` as a kiosk hears it, perhaps from a newer centre. */
export const HeardPull = z.discriminatedUnion('result', [
  z.strictObject({ ...Page.shape, changes: z.array(HeardChange).max(MAX_PULLED_CHANGES) }),
  z.strictObject({ ...Resync.shape, reason: z.string() }),
  UpgradeRequired,
])
export type HeardPull = z.infer<typeof HeardPull>

/** The commands a kiosk may push, by name, with the schema of their arguments. */
export const Commands = {
  'print.recorded': PrintRecorded,
  'ticket.opened': TicketOpened,
  'file.salvaged': FileSalvaged,
} as const

/** The name of a command. */
export type CommandName = keyof typeof Commands

/** The version of the conversation that both speak, the newest of several; undefined when there is none. */
export function chosenProtocol(offer: ProtocolOffer): number | undefined {
  const { min, max } = offer === 1 ? { min: 1, max: 1 } : offer
  const newest = Math.min(max, PROTOCOLS.max)
  return newest >= Math.max(min, PROTOCOLS.min) ? newest : undefined
}

/** What is said when there is none. */
export const upgradeRequired: UpgradeRequired = {
  result: 'upgrade-required',
  minimum: PROTOCOLS.min,
  maximum: PROTOCOLS.max,
}
