import * as z from 'zod'

/** What waits to be told to the centre: how many operations, and since when the oldest does, an ISO instant. Never what they are. */
export const PendingWork = z.strictObject({ count: z.int().positive(), oldestAt: z.iso.datetime() })
/** What waits to be told to the centre. */
export type PendingWork = z.infer<typeof PendingWork>

/**
 * How the kiosk and its centre are connected, as screens say it.
 *
 * `online` the centre answers, the cache is true and nothing is left over from a time without the line · `catching-up` the centre
 * answers, or has not been tried yet, and something is still on its way down or up · `offline` it has not answered `since` then;
 * `noticesAt` is the moment to which the notices kept here are true, null when none are kept.
 */
export const Connection = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('online') }),
  z.strictObject({ name: z.literal('catching-up'), pending: PendingWork.nullable() }),
  z.strictObject({
    name: z.literal('offline'),
    since: z.iso.datetime(),
    noticesAt: z.iso.datetime().nullable(),
    pending: PendingWork.nullable(),
  }),
])
/** How the kiosk and its centre are connected. */
export type Connection = z.infer<typeof Connection>

/** What the kiosk knows of its line, its cache and its queue. */
export interface LineFacts {
  /** When the centre stopped answering, an ISO instant; undefined while it answers, and before it is asked for the first time. */
  readonly lostAt: string | undefined
  /** Whether the cache has followed the centre's feed to its end. */
  readonly isCacheWhole: boolean
  /** Whether the last push left nothing behind. A command that goes up at once, while the line is up, is never a backlog. */
  readonly isQueueThrough: boolean
  readonly pending: PendingWork | null
  readonly noticesAt: string | null
}

/** What these facts come to for a person at the screen. */
export function connectionOf({ lostAt, isCacheWhole, isQueueThrough, pending, noticesAt }: LineFacts): Connection {
  if (lostAt !== undefined) return { name: 'offline', since: lostAt, noticesAt, pending }
  if (isCacheWhole && isQueueThrough) return { name: 'online' }
  return { name: 'catching-up', pending: isQueueThrough ? null : pending }
}
