import { sql, type RawBuilder } from 'kysely'
import type { DebtPosition, PaymentOption } from '../../../main/domain/debt-position.ts'
import type { Central, CentralTransaction } from '../open.ts'
import { recordChanges } from './feed.ts'
import { payByReceipts } from './paid-options.ts'
import { positionsByIupd } from './position-bodies.ts'
import { lockPositions } from './positions-lock.ts'

/** A position to be taken in, with the digest of its content: the same digest means that there is nothing to do. */
export interface IncomingPosition {
  readonly position: DebtPosition
  readonly contentHash: string
}

/** What happened to one incoming position. `conflict` names the code that another position already has. */
export type TakenPosition =
  { readonly result: 'added' | 'changed' | 'unchanged' } | { readonly result: 'conflict'; readonly code: string }

/** PostgreSQL binds at most 65,535 values; an option has twelve. */
const ROWS_PER_INSERT = 1000

/**
 * Takes positions in, each whole or not at all, in the order given; answers for each, in that order. One whose notice number
 * or IUV belongs to another position is left out as a `conflict`. What a receipt has paid stays paid, whatever the file says.
 * Importers of one municipality wait for each other. No iupd may be there twice.
 */
export async function takePositions(
  trx: CentralTransaction,
  creditor: string,
  incoming: readonly IncomingPosition[],
  now: string,
): Promise<readonly TakenPosition[]> {
  await lockPositions(trx, creditor)
  const known = await hashesOf(
    trx,
    creditor,
    incoming.map(({ position }) => position.iupd),
  )
  const owners = await ownersOf(
    trx,
    creditor,
    incoming.flatMap(({ position }) => position.options.flatMap(codesOf)),
  )
  const results = incoming.map(({ position, contentHash }): TakenPosition => {
    const foreign = position.options
      .flatMap(codesOf)
      .find((code) => (owners.get(code) ?? position.iupd) !== position.iupd)
    if (foreign !== undefined) return { result: 'conflict', code: foreign }
    for (const code of position.options.flatMap(codesOf)) owners.set(code, position.iupd)
    const before = known.get(position.iupd)
    known.set(position.iupd, contentHash)
    return { result: before === undefined ? 'added' : before === contentHash ? 'unchanged' : 'changed' }
  })
  const taken = incoming.filter((_, index) => ['added', 'changed'].includes(results[index]?.result ?? ''))
  await writePositions(trx, creditor, taken, now)
  await payByReceipts(
    trx,
    creditor,
    taken.map(({ position }) => position.iupd),
    now,
  )
  await recordChanges(
    trx,
    creditor,
    taken.map(({ position }) => ({ thing: 'position', id: position.iupd })),
  )
  return results
}

/**
 * The position that holds a notice, by its notice number or its IUV (in capitals or not), and the number of the option that
 * was meant.
 */
export async function findByCode(
  db: Central,
  creditor: string,
  code: string,
): Promise<{ readonly position: DebtPosition; readonly noticeNumber: string } | undefined> {
  const hit = await db
    .selectFrom('payment_option')
    .select(['iupd', 'notice_number'])
    .where('creditor', '=', creditor)
    .where((eb) => eb.or([eb('notice_number', '=', code), eb(sql`upper(iuv)`, '=', code.toUpperCase())]))
    .executeTakeFirst()
  if (hit === undefined) return undefined
  const [position] = await positionsByIupd(db, creditor, [hit.iupd])
  return position && { position, noticeNumber: hit.notice_number }
}

async function hashesOf(
  trx: CentralTransaction,
  creditor: string,
  iupds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('debt_position')
    .select(['iupd', 'content_hash'])
    .where('creditor', '=', creditor)
    .where(isAnyOf(sql`iupd`, iupds))
    .execute()
  return new Map(rows.map((row) => [row.iupd, row.content_hash]))
}

async function ownersOf(
  trx: CentralTransaction,
  creditor: string,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('payment_option')
    .select(['iupd', 'notice_number', 'iuv'])
    .where('creditor', '=', creditor)
    .where((eb) => eb.or([isAnyOf(sql`notice_number`, codes), isAnyOf(sql`upper(iuv)`, codes)]))
    .execute()
  return new Map(
    rows.flatMap((row) => codesOf({ noticeNumber: row.notice_number, iuv: row.iuv }).map((code) => [code, row.iupd])),
  )
}

/** One bound value, however many there are: an import may ask for more codes than PostgreSQL binds. */
function isAnyOf(column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${column} = any(${values})`
}

/**
 * A number and an IUV are looked up in one field, so one position's number may not be another's IUV either. People type an IUV
 * in small letters or in capitals.
 */
function codesOf(option: Pick<PaymentOption, 'noticeNumber' | 'iuv'>): readonly string[] {
  return [option.noticeNumber, option.iuv.toUpperCase()]
}

async function writePositions(
  trx: CentralTransaction,
  creditor: string,
  incoming: readonly IncomingPosition[],
  now: string,
): Promise<void> {
  if (incoming.length === 0) return
  const positions = incoming.map(({ position, contentHash }) => ({
    creditor,
    iupd: position.iupd,
    status: position.status,
    debtor_kind: position.debtor.kind,
    debtor_fiscal_code: position.debtor.fiscalCode,
    debtor_name: position.debtor.name,
    debtor_contact: JSON.stringify({
      address: position.debtor.address,
      email: position.debtor.email,
      phone: position.debtor.phone,
    }),
    office_name: position.officeName ?? null,
    validity_date: position.validityDate ?? null,
    switch_to_expired: position.switchToExpired,
    content_hash: contentHash,
    updated_at: now,
  }))
  const options = incoming.flatMap(({ position }) =>
    position.options.map((option, ordinal) => ({
      creditor,
      notice_number: option.noticeNumber,
      iuv: option.iuv,
      iupd: position.iupd,
      ordinal,
      amount_cents: option.amountCents,
      description: option.description,
      due_date: option.dueDate,
      is_instalment: option.isInstalment,
      status: option.status,
      retention_date: option.retentionDate ?? null,
      transfers: JSON.stringify(option.transfers),
    })),
  )
  for (const rows of chunksOf(positions, ROWS_PER_INSERT)) {
    await trx
      .insertInto('debt_position')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['creditor', 'iupd']).doUpdateSet((eb) => ({
          status: eb.ref('excluded.status'),
          debtor_kind: eb.ref('excluded.debtor_kind'),
          debtor_fiscal_code: eb.ref('excluded.debtor_fiscal_code'),
          debtor_name: eb.ref('excluded.debtor_name'),
          debtor_contact: eb.ref('excluded.debtor_contact'),
          office_name: eb.ref('excluded.office_name'),
          validity_date: eb.ref('excluded.validity_date'),
          switch_to_expired: eb.ref('excluded.switch_to_expired'),
          content_hash: eb.ref('excluded.content_hash'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute()
  }
  // All of them go before any comes, since the options of a position may exchange their IUVs.
  await trx
    .deleteFrom('payment_option')
    .where('creditor', '=', creditor)
    .where(
      isAnyOf(
        sql`iupd`,
        positions.map((position) => position.iupd),
      ),
    )
    .execute()
  for (const rows of chunksOf(options, ROWS_PER_INSERT)) await trx.insertInto('payment_option').values(rows).execute()
}

function chunksOf<T>(items: readonly T[], size: number): readonly T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
