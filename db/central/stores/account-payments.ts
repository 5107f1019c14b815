import { sql, type RawBuilder } from 'kysely'
import { AccountPayment, type AmountBand, type PaymentOutcome, type YearTotal } from '../../../main/domain/board.ts'
import { romeMidnight } from '../../../main/domain/calendar.ts'
import type { Central, CentralTransaction } from '../open.ts'

/** A place in the list of an account's payments. */
export interface PaymentPlace {
  readonly at: string
  readonly paymentId: string
}

/** Which payments of an account are listed; what is not named can be anything. */
export interface PaymentQuery {
  /** The beginnings of words, in small letters from a to z and figures: a payment has all of them. */
  readonly words: readonly string[]
  readonly noticeNumber?: string | undefined
  /** The first instant, and the first one after the last. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly service?: string | undefined
  readonly amount?: AmountBand | undefined
  readonly outcome?: PaymentOutcome | undefined
  readonly order: 'newest' | 'oldest'
  /** The last one of the page before. */
  readonly after?: PaymentPlace | undefined
  readonly limit: number
}

interface Row {
  readonly paymentId: string
  readonly at: string
  readonly subject: string
  readonly service: string | null
  readonly noticeNumber: string
  readonly amountCents: number
  readonly outcome: string
  readonly paidElsewhere: boolean
}

const COLUMNS = sql`p.attempt_id as "paymentId", p.listed_at as "at", p.subject, p.service,
  p.notice_number as "noticeNumber", p.listed_cents as "amountCents", p.listed_outcome as "outcome",
  p.reason is not distinct from 'elsewhere' as "paidElsewhere"`

/** Later than every word that begins with another. */
const LAST_SIGN = '~'

/** The payments made with an account, and with no other, in the order of when they were made; each filter has its index. */
export async function listPayments(
  db: Central,
  creditor: string,
  accountId: string,
  query: PaymentQuery,
): Promise<readonly AccountPayment[]> {
  const { rows } = await paymentsQuery(creditor, accountId, query).execute(db)
  return rows.map(paymentFromRow)
}

/** So many at a time are read of an account that has many. */
const CHUNK = 1000

/** All payments of an account, the oldest first. */
export async function everyPayment(
  db: Central,
  creditor: string,
  accountId: string,
): Promise<readonly AccountPayment[]> {
  const every: AccountPayment[] = []
  for (let more = true; more;) {
    const query = { words: [], order: 'oldest', limit: CHUNK, after: every.at(-1) } as const
    const chunk = await listPayments(db, creditor, accountId, query)
    every.push(...chunk)
    more = chunk.length === CHUNK
  }
  return every
}

/** The statement of `listPayments`, for who looks at its plan. */
export function paymentsQuery(creditor: string, accountId: string, query: PaymentQuery): RawBuilder<Row> {
  const [first, ...others] = query.words.toSorted((a, b) => b.length - a.length)
  const direction = query.order === 'newest' ? sql`desc` : sql`asc`
  const isOf = (table: RawBuilder<unknown>) =>
    sql`${table}.creditor = ${creditor} and ${table}.account_id = ${accountId}`
  const hasOthers = others.map(
    // A query of its own, and no join: to plan three tables in one takes PostgreSQL longer than to find the page.
    (word) => sql`(select true from payment_word o
      where o.creditor = ${creditor} and o.attempt_id = w.attempt_id and o.word >= ${word} and o.word < ${word + LAST_SIGN} limit 1)`,
  )
  const conditions = [...conditionsOf(query), ...hasOthers]
  if (first === undefined) {
    const all = [isOf(sql`p`), ...conditions, ...boundsOf(query, sql`p`)]
    return sql<Row>`select ${COLUMNS} from payment_attempt p where ${sql.join(all, sql` and `)}
      order by p.listed_at ${direction}, p.attempt_id ${direction} limit ${query.limit}`
  }
  // The words that begin so are walked from one to the next, and of each only as many payments are read as a page has. A word is of one account, and so
  // are its payments: to say that of them too would have PostgreSQL read all of the account.
  return sql<Row>`with recursive found(word) as (
      (select w.word from payment_word w
        where ${isOf(sql`w`)} and w.word >= ${first} and w.word < ${first + LAST_SIGN} order by w.word limit 1)
      union all
      select (select w.word from payment_word w
        where ${isOf(sql`w`)} and w.word > found.word and w.word < ${first + LAST_SIGN} order by w.word limit 1)
      from found where found.word is not null
    )
    select distinct on (hit."at", hit."paymentId") hit.* from found cross join lateral (
      select ${COLUMNS} from payment_word w
      join payment_attempt p on p.creditor = w.creditor and p.attempt_id = w.attempt_id
      where ${sql.join([isOf(sql`w`), sql`w.word = found.word`, ...conditions, ...boundsOf(query, sql`w`)], sql` and `)}
      order by w.listed_at ${direction}, w.attempt_id ${direction} limit ${query.limit}
    ) hit
    where found.word is not null
    order by hit."at" ${direction}, hit."paymentId" ${direction} limit ${query.limit}`
}

function conditionsOf({ noticeNumber, service, amount, outcome }: PaymentQuery): RawBuilder<unknown>[] {
  return [
    ...(noticeNumber === undefined ? [] : [sql`p.notice_number = ${noticeNumber}`]),
    ...(service === undefined ? [] : [sql`p.service = ${service}`]),
    ...(amount === undefined ? [] : [sql`p.listed_band = ${amount}`]),
    ...(outcome === undefined ? [] : [sql`p.listed_outcome = ${outcome}`]),
  ]
}

/** Between which moments, and after which place: of the table whose index is read in their order, so that nothing beside them is read. */
function boundsOf({ from, until, after, order }: PaymentQuery, table: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const comes = order === 'newest' ? sql`<` : sql`>`
  return [
    ...(from === undefined ? [] : [sql`${table}.listed_at >= ${from}`]),
    ...(until === undefined ? [] : [sql`${table}.listed_at < ${until}`]),
    ...(after === undefined
      ? []
      : [sql`(${table}.listed_at, ${table}.attempt_id) ${comes} (${after.at}, ${after.paymentId})`]),
  ]
}

/** One payment of an account; undefined where it is of another one, or of nobody. */
export async function paymentOf(
  db: Central,
  creditor: string,
  accountId: string,
  paymentId: string,
): Promise<AccountPayment | undefined> {
  const { rows } = await sql<Row>`select ${COLUMNS} from payment_attempt p
    where p.creditor = ${creditor} and p.attempt_id = ${paymentId} and p.account_id = ${accountId}`.execute(db)
  return rows[0] && paymentFromRow(rows[0])
}

/** The offices that an account has payments for, in the order of their names. */
export async function servicesOf(db: Central, creditor: string, accountId: string): Promise<readonly string[]> {
  const next = (after: RawBuilder<unknown>) => sql`(select p.service from payment_attempt p
    where p.creditor = ${creditor} and p.account_id = ${accountId} and p.service is not null ${after}
    order by p.service limit 1)`
  const { rows } = await sql<{ service: string }>`with recursive found(service) as (
      ${next(sql``)}
      union all
      select ${next(sql`and p.service > found.service`)} from found where found.service is not null
    )
    select service from found where service is not null`.execute(db)
  return rows.map(({ service }) => service)
}

/** The calendar years of Italy from an account's first payment to its last, the newest first; each with what was paid in it. */
export async function yearsOf(
  db: Central,
  creditor: string,
  accountId: string,
): Promise<readonly (Pick<YearTotal, 'year'> & { readonly payments: number; readonly amountCents: number })[]> {
  const span = await db
    .selectFrom('payment_attempt')
    .select((eb) => [eb.fn.min('listed_at').as('first'), eb.fn.max('listed_at').as('last')])
    .where('creditor', '=', creditor)
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  const { first, last } = span as { readonly first: string | null; readonly last: string | null }
  if (first === null || last === null) return []
  const years: { year: number; from: string; until: string }[] = []
  for (let year = Number(last.slice(0, 4)) + 1; year >= Number(first.slice(0, 4)); year -= 1) {
    const bounds = yearBounds(year)
    if (bounds.from <= last && first < bounds.until) years.push({ year, ...bounds })
  }
  const { rows } = await sql<{ year: number; payments: number; amountCents: number }>`
    select y.year, paid.payments, paid.cents as "amountCents"
    from (values ${sql.join(years.map(({ year, from, until }) => sql`(${year}::int, ${from}, ${until})`))}) y(year, first, after_last)
    cross join lateral (
      select count(*) as payments, coalesce(sum(p.listed_cents), 0)::bigint as cents from payment_attempt p
      where p.creditor = ${creditor} and p.account_id = ${accountId} and p.listed_outcome = 'paid'
        and p.listed_at >= y.first and p.listed_at < y.after_last
    ) paid order by y.year desc`.execute(db)
  return rows
}

/** The instants at which a calendar year begins in Italy, and the next one. */
function yearBounds(year: number): { readonly from: string; readonly until: string } {
  return { from: romeMidnight(`${year}-01-01`), until: romeMidnight(`${year + 1}-01-01`) }
}

/** Keeps the words by which a payment of an account is found. */
export async function keepPaymentWords(
  trx: CentralTransaction,
  creditor: string,
  { accountId, paymentId, at }: PaymentPlace & { readonly accountId: string },
  words: readonly string[],
): Promise<void> {
  if (words.length === 0) return
  await trx
    .insertInto('payment_word')
    .values(words.map((word) => ({ creditor, account_id: accountId, word, listed_at: at, attempt_id: paymentId })))
    .execute()
}

function paymentFromRow({ service, paidElsewhere, ...row }: Row): AccountPayment {
  return AccountPayment.parse({ ...row, ...(service !== null && { service }), ...(paidElsewhere && { paidElsewhere }) })
}
