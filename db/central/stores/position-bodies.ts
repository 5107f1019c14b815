import { sql } from 'kysely'
import type { DebtPosition } from '../../../main/domain/debt-position.ts'
import type { Central } from '../open.ts'
import { heldAfter } from './feed.ts'

/** The options of the position `d` as JSON, and their codes: notice number and IUV in turn. */
const withOptions = sql`left join lateral (
  select
    json_agg(json_build_object(
      'noticeNumber', notice_number, 'iuv', iuv, 'amountCents', amount_cents, 'description', description, 'dueDate', due_date,
      'isInstalment', is_instalment, 'status', status, 'retentionDate', retention_date, 'transfers', transfers::json
    ) order by ordinal) as options,
    string_agg(to_json(notice_number) || ',' || to_json(iuv), ',' order by ordinal) as codes
  from payment_option
  where payment_option.creditor = d.creditor and payment_option.iupd = d.iupd
) o on true`

/** The position `d` as the text of a `DebtPosition` in JSON. The database makes it: rows that are taken apart and put together here cost four times as much. */
const body = sql<string>`json_strip_nulls(json_build_object(
  'iupd', d.iupd, 'status', d.status,
  'debtor', json_build_object(
    'kind', d.debtor_kind, 'fiscalCode', d.debtor_fiscal_code, 'name', d.debtor_name, 'address', d.debtor_contact::json->'address',
    'email', d.debtor_contact::json->'email', 'phone', d.debtor_contact::json->'phone'
  ),
  'officeName', d.office_name, 'validityDate', d.validity_date, 'switchToExpired', d.switch_to_expired,
  'options', coalesce(o.options, '[]'::json)
))::text`

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
