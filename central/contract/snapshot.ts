import * as z from 'zod'
import { Cursor, FeedDigests, ProtocolOffer, ResyncReason } from './sync.ts'

/**
 * Asks for all that this kiosk may hold, as of one moment. `schema` is the `CACHE_SCHEMA` that it knows; `reason` says why it starts over,
 * and is missing when it begins.
 */
export const SnapshotRequest = z.strictObject({
  protocol: ProtocolOffer,
  schema: z.int().positive(),
  reason: ResyncReason.optional(),
})
export type SnapshotRequest = z.infer<typeof SnapshotRequest>

/**
 * A snapshot travels as lines of JSON under gzip. The first one is this: where in the feed it was taken, and what comes. Then follow the
 * things, each kind in the order of the bytes of its ids, as `SnapshotThing`; the last line is `SnapshotEnd`. Without it the rest is
 * worth nothing.
 */
export const SnapshotHead = z.strictObject({
  snapshot: z.strictObject({
    protocol: z.int().positive(),
    /** The `CACHE_SCHEMA` of what comes. */
    schema: z.int().positive(),
    cursor: Cursor,
    serverTime: z.iso.datetime(),
    /** How many things of each kind come. */
    expected: z.record(z.string(), z.int().nonnegative()),
  }),
})
export type SnapshotHead = z.infer<typeof SnapshotHead>

/**
 * One thing. `codes` are the codes of a position, notice number and IUV in turn. `body` is the last field and a reader that keeps it as it
 * is need not parse it: up to the first `,"body":` the line is the rest of the object, since no string of JSON can hold these bytes.
 */
export const SnapshotThing = z.strictObject({
  thing: z.string(),
  id: z.string(),
  version: z.int(),
  codes: z.array(z.string()).optional(),
  body: z.unknown(),
})
export type SnapshotThing = z.infer<typeof SnapshotThing>

/** The last line: the snapshot is whole if what was read has these digests. */
export const SnapshotEnd = z.strictObject({ end: FeedDigests })
export type SnapshotEnd = z.infer<typeof SnapshotEnd>
