import { sql, type RawBuilder } from 'kysely'
import type { DebtPosition } from '../../../main/domain/debt-position.ts'
import type { Central } from '../open.ts'
import { heldAfter } from './feed.ts'

/**
 * An object of JSON as text, which the database makes of a row: put together by the program it costs four times as much, and by
 * `json_build_object` twice. A field whose value is null is left out; the first one never is. Values are JSON, or numbers.
 */
function jsonObject(fields: Readonly<Record<string, RawBuilder<unknown>>>): RawBuilder<string> {
  const parts = Object.entries(fields).map(
    ([name, value], index) => sql`${sql.lit(`${index === 0 ? '{' : ','}"${name}":`)} || ${value}`,
  )
  return sql<string>`concat(${sql.join(parts)}, '}')`
}

/** A column, of text or a truth value, as JSON. */
const json = (column: string) => sql`to_json(${sql.ref(column)})`

const option = jsonObject({
  noticeNumber: json('notice_number'),
  iuv: json('iuv'),
  amountCents: sql.ref('amount_cents'),
  description: json('description'),
  dueDate: json('due_date'),
  isInstalment: json('is_instalment'),
  status: json('status'),
  retentionDate: json('retention_date'),
  transfers: sql.ref('transfers'),
})

/** The options of the position `d`, and their codes, notice number and IUV in turn; both without brackets. */
const withOptions = sql`left join lateral (
  select string_agg(${option}, ',' order by ordinal) as options,
    string_agg(${json('notice_number')} || ',' || ${json('iuv')}, ',' order by ordinal) as codes
  from payment_option where payment_option.creditor = d.creditor and payment_option.iupd = d.iupd
) o on true`

/** The position `d` as a `DebtPosition`. */
const body = jsonObject({
  iupd: json('d.iupd'),
  status: json('d.status'),
  debtor: jsonObject({
    kind: json('d.debtor_kind'),
    fiscalCode: json('d.debtor_fiscal_code'),
    name: json('d.debtor_name'),
    address: sql`(d.debtor_contact::json->'address')`,
    email: sql`(d.debtor_contact::json->'email')`,
    phone: sql`(d.debtor_contact::json->'phone')`,
  }),
  officeName: json('d.office_name'),
  validityDate: json('d.validity_date'),
  switchToExpired: json('d.switch_to_expired'),
  options: sql`concat('[', o.options, ']')`,
})

/** Whole positions by their iupd; the unknown ones are missing from the answer. */
export async function positionsByIupd(
  db: Central,
  creditor: string,
  iupds: readonly string[],
): Promise<readonly DebtPosition[]> {
  if (iupds.length === 0) return []
  const { rows } = await sql<{ body: string }>`
    select ${body} as body from debt_position d ${withOptions}
    where d.creditor = ${creditor} and d.iupd = any(${iupds})`.execute(db)
  return rows.map((row) => JSON.parse(row.body) as DebtPosition)
}

/** In which states of a position something of it may have to be paid. */
const OPEN = ['PUBLISHED', 'VALID', 'PARTIALLY_PAID'] as const satisfies readonly DebtPosition['status'][]

/** How many positions are open. */
export async function countOpenPositions(db: Central, creditor: string): Promise<number> {
  const { count } = await db
    .selectFrom('debt_position')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('creditor', '=', creditor)
    .where('status', 'in', OPEN)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The open positions after an iupd, in the order of its bytes; at most `limit`. */
export async function openPositionsAfter(
  db: Central,
  creditor: string,
  iupd: string,
  limit: number,
): Promise<readonly DebtPosition[]> {
  const { rows } = await sql<{ body: string }>`
    select ${body} as body from debt_position d ${withOptions}
    where d.creditor = ${creditor} and d.status = any(${[...OPEN]}) and d.iupd collate "C" > ${iupd}
    order by d.iupd collate "C" limit ${limit}`.execute(db)
  return rows.map((row) => JSON.parse(row.body) as DebtPosition)
}

/** A position that kiosks may hold. `codes`, an array, and `body`, a `DebtPosition`, are the text of JSON. */
export interface HeldPosition {
  readonly id: string
  readonly version: number
  readonly codes: string
  readonly body: string
}

/** The positions that kiosks may hold after an iupd, in the order of its bytes; at most `limit`. */
export async function heldPositionsAfter(
  db: Central,
  creditor: string,
  iupd: string,
  limit: number,
): Promise<readonly HeldPosition[]> {
  const held = heldAfter(db, creditor, 'position', iupd, limit)
  const { rows } = await sql<HeldPosition>`
    select held.id, held.version, concat('[', o.codes, ']') as codes, ${body} as body
    from (${held}) held join debt_position d on d.creditor = ${creditor} and d.iupd = held.id ${withOptions}
    order by held.id collate "C"`.execute(db)
  return rows
}
