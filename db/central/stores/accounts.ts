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
  readonly address: string | undefined
  /** Where receipts go, where that is not the address of the account. */
  readonly receiptEmail: string | undefined
  readonly language: Language
  readonly passwordHash: string
}

/** What an account begins with. */
export type NewAccount = Omit<Account, 'address' | 'receiptEmail'>

/** Makes an account. False when its address has one already: of two that come at once one is made. */
export async function insertAccount(
  trx: CentralTransaction,
  creditor: string,
  account: NewAccount,
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
      address: null,
      receipt_email: null,
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

/** An account by its id, its row locked to the end of the transaction: of two who change it, or sign in while it changes, one is late. */
export async function lockAccount(
  trx: CentralTransaction,
  creditor: string,
  accountId: string,
): Promise<Account | undefined> {
  const row = await trx
    .selectFrom('account')
    .selectAll()
    .where('creditor', '=', creditor)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  return row && accountFromRow(row)
}

/** What of an account its person changes at will; null takes it away. */
export interface AccountChanges {
  readonly phone?: string | null | undefined
  readonly address?: string | null | undefined
  readonly receiptEmail?: string | null | undefined
  readonly language?: Language | undefined
}

/** Changes an account. */
export async function changeAccount(
  db: Central,
  creditor: string,
  accountId: string,
  { phone, address, receiptEmail, language }: AccountChanges,
): Promise<void> {
  const changes = {
    ...(phone !== undefined && { phone }),
    ...(address !== undefined && { address }),
    ...(receiptEmail !== undefined && { receipt_email: receiptEmail }),
    ...(language !== undefined && { language }),
  }
  if (Object.keys(changes).length > 0) await update(db, creditor, accountId).set(changes).execute()
}

/** Gives an account another address, in small letters. False when that has an account. */
export async function setEmail(
  trx: CentralTransaction,
  creditor: string,
  accountId: string,
  email: string,
): Promise<boolean> {
  const changed = await update(trx, creditor, accountId)
    .set({ email })
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('account as other')
            .select('other.account_id')
            .where('other.creditor', '=', creditor)
            .where('other.email', '=', email),
        ),
      ),
    )
    .returning('account_id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Ends an account for good, with its sessions and proofs. */
export async function deleteAccount(trx: CentralTransaction, creditor: string, accountId: string): Promise<void> {
  await trx.deleteFrom('account').where('creditor', '=', creditor).where('account_id', '=', accountId).execute()
}

/** Gives an account another password. */
export async function setPasswordHash(
  trx: CentralTransaction,
  creditor: string,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  await update(trx, creditor, accountId).set({ password_hash: passwordHash }).execute()
}

const update = (db: Central, creditor: string, accountId: string) =>
  db.updateTable('account').where('creditor', '=', creditor).where('account_id', '=', accountId)

function accountFromRow(row: Selectable<AccountTable>): Account {
  return {
    accountId: row.account_id,
    email: row.email,
    givenName: row.given_name,
    familyName: row.family_name,
    taxCode: row.tax_code,
    phone: row.phone ?? undefined,
    address: row.address ?? undefined,
    receiptEmail: row.receipt_email ?? undefined,
    language: Language.parse(row.language),
    passwordHash: row.password_hash,
  }
}
