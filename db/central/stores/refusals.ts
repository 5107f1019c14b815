import { sql } from 'kysely'
import type { Central } from '../open.ts'

/**
 * What is counted: return addresses that are unknown or come again, an attempt's id that another kiosk has or that comes with
 * another payment, payments that another kiosk follows, receipts of another creditor, pairs that open no receipt or no request for
 * assistance, and wrong codes of enrolment.
 */
export type RefusedThing =
  | 'return-unknown'
  | 'return-again'
  | 'attempt-reused'
  | 'link-reused'
  | 'proof-reused'
  | 'follow-foreign'
  | 'receipt-foreign'
  | 'receipt-pair'
  | 'ticket-pair'
  | 'enrolment-code'

/** Counts one refusal. */
export async function countRefusal(db: Central, creditor: string, what: RefusedThing, now: string): Promise<void> {
  await db
    .insertInto('refusal_count')
    .values({ creditor, what, count: 1, last_at: now })
    .onConflict((conflict) =>
      conflict.columns(['creditor', 'what']).doUpdateSet({ count: sql<number>`refusal_count.count + 1`, last_at: now }),
    )
    .execute()
}

/** Counts one refusal of one kiosk, or of whoever else, within the hour of `now`; in another hour the count begins again. */
export async function countOfKiosk(
  db: Central,
  creditor: string,
  what: RefusedThing,
  kioskId: string,
  now: string,
): Promise<void> {
  await db
    .insertInto('refusal_count')
    .values({ creditor, what: keyOf(what, kioskId), count: 1, last_at: now })
    .onConflict((conflict) =>
      conflict.columns(['creditor', 'what']).doUpdateSet({
        count: sql<number>`case when left(refusal_count.last_at, ${HOUR_LENGTH}) = ${hourOf(now)}
          then refusal_count.count + 1 else 1 end`,
        last_at: now,
      }),
    )
    .execute()
}

/** How often something of one kiosk was refused within the hour of `now`. */
export async function refusedWithinHour(
  db: Central,
  creditor: string,
  what: RefusedThing,
  kioskId: string,
  now: string,
): Promise<number> {
  const row = await db
    .selectFrom('refusal_count')
    .select(['count', 'last_at'])
    .where('creditor', '=', creditor)
    .where('what', '=', keyOf(what, kioskId))
    .executeTakeFirst()
  return row !== undefined && hourOf(row.last_at) === hourOf(now) ? row.count : 0
}

/** Every count of a municipality, by what was refused; those of single kiosks are not among them. */
export async function listRefusals(
  db: Central,
  creditor: string,
): Promise<readonly { readonly what: string; readonly count: number; readonly lastAt: string }[]> {
  return db
    .selectFrom('refusal_count')
    .select(['what', 'count', 'last_at as lastAt'])
    .where('creditor', '=', creditor)
    .where('what', 'not like', '% %')
    .orderBy('what')
    .execute()
}

/** The length of `YYYY-MM-DDTHH`. */
const HOUR_LENGTH = 13

function hourOf(moment: string): string {
  return moment.slice(0, HOUR_LENGTH)
}

function keyOf(what: RefusedThing, kioskId: string): string {
  return `${what} ${kioskId}`
}
