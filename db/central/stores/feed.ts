import { sql } from 'kysely'
import { feedMark } from '../../feed-mark.ts'
import { CHANGES_CHANNEL } from '../listen.ts'
import type { Central, CentralTransaction } from '../open.ts'

/** A thing that kiosks hold a copy of. */
export interface Thing {
  readonly thing: 'position' | 'setting'
  readonly id: string
}

/** One place of the feed: which thing changed, and whether kiosks may hold it now. */
export interface FeedRow extends Thing {
  readonly position: number
  readonly isHeld: boolean
}

/** Which feed a municipality has, how far it goes, and the place up to which it no longer tells what went. */
export interface FeedHead {
  readonly epoch: string
  readonly position: number
  readonly trimmedTo: number
}

/** Kiosks keep only what may still be paid: the rest would be personal data without a use. */
const KEPT_STATUSES = ['PUBLISHED', 'VALID', 'PARTIALLY_PAID']

/**
 * Puts things at the end of the municipality's feed and, at the commit, tells those who wait for it to grow. Call it near the end of
 * the transaction, when the things are as they will be: the row lock that numbers the places is held to commit, which is what makes them
 * gap-free and in commit order (design 6).
 */
export async function recordChanges(
  trx: CentralTransaction,
  creditor: string,
  things: readonly Thing[],
): Promise<void> {
  if (things.length === 0) return
  const head = await trx
    .updateTable('creditor')
    .set({ position: sql<number>`position + ${things.length}` })
    .where('creditor', '=', creditor)
    .returning('position')
    .executeTakeFirstOrThrow()
  const first = head.position - things.length + 1
  const held = await heldAmong(trx, creditor, things)
  await turnDigest(trx, creditor, things, -1)
  await trx
    .insertInto('change_feed')
    .values(
      things.map(({ thing, id }, index) => {
        const position = first + index
        return {
          creditor,
          thing,
          thing_id: id,
          position,
          mark: held[thing].has(id) ? feedMark(thing, id, position) : 0,
        }
      }),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['creditor', 'thing', 'thing_id'])
        .doUpdateSet({ position: (eb) => eb.ref('excluded.position'), mark: (eb) => eb.ref('excluded.mark') }),
    )
    .execute()
  await turnDigest(trx, creditor, things, 1)
  await sql`select pg_notify(${CHANGES_CHANNEL}, ${creditor})`.execute(trx)
}

/** The head of a municipality's feed. Undefined for one that is not served here. */
export async function feedHead(db: Central, creditor: string): Promise<FeedHead | undefined> {
  return db
    .selectFrom('creditor')
    .select(['epoch', 'position', 'trimmed_to as trimmedTo'])
    .where('creditor', '=', creditor)
    .executeTakeFirst()
}

/** The next places of the feed after a position, in order, at most `limit`. */
export async function feedAfter(
  db: Central,
  creditor: string,
  position: number,
  limit: number,
): Promise<readonly FeedRow[]> {
  const rows = await db
    .selectFrom('change_feed')
    .select(['thing', 'thing_id as id', 'position', 'mark'])
    .where('creditor', '=', creditor)
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ mark, ...row }) => ({ ...row, thing: row.thing as Thing['thing'], isHeld: mark !== 0 }))
}

/** The question for the things of one kind that kiosks may hold, each with its version, after an id in the order of its bytes; at most `limit`. */
export function heldAfter(db: Central, creditor: string, thing: Thing['thing'], id: string, limit: number) {
  return db
    .selectFrom('change_feed')
    .select(['thing_id as id', 'position as version'])
    .where('creditor', '=', creditor)
    .where('thing', '=', thing)
    .where(sql<boolean>`thing_id collate "C" > ${id}`)
    .where('mark', '<>', 0)
    .orderBy(sql`thing_id collate "C"`)
    .limit(limit)
}

/** How many things of each kind kiosks may hold, and the digest of them. */
export async function feedDigests(
  db: Central,
  creditor: string,
): Promise<Readonly<Record<string, { readonly held: number; readonly mark: number }>>> {
  const rows = await db
    .selectFrom('feed_digest')
    .select(['thing', 'held', 'mark'])
    .where('creditor', '=', creditor)
    .execute()
  return Object.fromEntries(rows.map(({ thing, held, mark }) => [thing, { held, mark }]))
}

/** Which of these things kiosks may hold as they are now in this transaction. */
async function heldAmong(
  trx: CentralTransaction,
  creditor: string,
  things: readonly Thing[],
): Promise<Readonly<Record<Thing['thing'], ReadonlySet<string>>>> {
  const positions = await trx
    .selectFrom('debt_position')
    .select('iupd')
    .where('creditor', '=', creditor)
    .where(sql<boolean>`iupd = any(${idsOf(things, 'position')})`)
    .where('status', 'in', KEPT_STATUSES)
    .execute()
  const settings = await trx
    .selectFrom('setting')
    .select('name')
    .where('creditor', '=', creditor)
    .where(sql<boolean>`name = any(${idsOf(things, 'setting')})`)
    .execute()
  return {
    position: new Set(positions.map(({ iupd }) => iupd)),
    setting: new Set(settings.map(({ name }) => name)),
  }
}

/** Takes the marks of these things out of the digest (`way` -1), or puts them in (1). */
async function turnDigest(
  trx: CentralTransaction,
  creditor: string,
  things: readonly Thing[],
  way: 1 | -1,
): Promise<void> {
  for (const thing of new Set(things.map((each) => each.thing))) {
    const { held, mark } = await trx
      .selectFrom('change_feed')
      .select(sql<number>`count(*) filter (where mark <> 0)`.as('held'))
      .select(sql<number>`coalesce(bit_xor(mark), 0)`.as('mark'))
      .where('creditor', '=', creditor)
      .where('thing', '=', thing)
      .where(sql<boolean>`thing_id = any(${idsOf(things, thing)})`)
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('feed_digest')
      .values({ creditor, thing, held: way * held, mark })
      .onConflict((conflict) =>
        conflict.columns(['creditor', 'thing']).doUpdateSet({
          held: sql<number>`feed_digest.held + excluded.held`,
          mark: sql<number>`feed_digest.mark # excluded.mark`,
        }),
      )
      .execute()
  }
}

function idsOf(things: readonly Thing[], thing: Thing['thing']): readonly string[] {
  return things.filter((each) => each.thing === thing).map(({ id }) => id)
}
