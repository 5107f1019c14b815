import type { Selectable } from 'kysely'
import { Language } from '../../../main/domain/visit.ts'
import type { Central, CentralTransaction } from '../open.ts'
import type { AccountTable } from '../schema.ts'

/** An account of a person. Its address is proved; who the person is, nobody has proved. */
export interface Account {
  readonly accountId: string
  /** In small letters. */
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly taxCode: string
  readonly phone: string | undefined
  readonly language: Language
  readonly passwordHash: string
}

/** Makes an account. False when its address has one already: of two that come at once one is made. */
export async function insertAccount(
  trx: CentralTransaction,
  creditor: string,
  account: Account,
  now: string,
): Promise<boolean> {
  const inserted = await trx
    .insertInto('account')
    .values({
      creditor,
      account_id: account.accountId,
      email: account.email,
      given_name: account.givenName,
      family_name: account.familyName,
      tax_code: account.taxCode,
      phone: account.phone ?? null,
      language: account.language,
      password_hash: account.passwordHash,
      made_at: now,
    })
    .onConflict((conflict) => conflict.columns(['creditor', 'email']).doNothing())
    .returning('account_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The account of an address, in small letters. */
export async function accountByEmail(db: Central, creditor: string, email: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('creditor', '=', creditor)
    .where('email', '=', email)
    .executeTakeFirst()
  return row && accountFromRow(row)
}

/** An account by its id. */
export async function accountById(db: Central, creditor: string, accountId: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('creditor', '=', creditor)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row && accountFromRow(row)
}

/** Gives an account another password. */
export async function setPasswordHash(
  trx: CentralTransaction,
  creditor: string,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  await trx
    .updateTable('account')
    .set({ password_hash: passwordHash })
    .where('creditor', '=', creditor)
    .where('account_id', '=', accountId)
    .execute()
}

function accountFromRow(row: Selectable<AccountTable>): Account {
  return {
    accountId: row.account_id,
    email: row.email,
    givenName: row.given_name,
    familyName: row.family_name,
    taxCode: row.tax_code,
    phone: row.phone ?? undefined,
    language: Language.parse(row.language),
    passwordHash: row.password_hash,
  }
}
