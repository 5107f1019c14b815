import { sql, type Selectable } from 'kysely'
import type { CodePurpose } from '../../../main/domain/mail-code.ts'
import { Language } from '../../../main/domain/visit.ts'
import type { Central, CentralTransaction } from '../open.ts'
import type { EmailProofTable } from '../schema.ts'

/** A proof that somebody reads the mails of an address. */
export interface EmailProof {
  readonly proofId: string
  readonly purpose: CodePurpose
  /** The kiosk at which it was begun, and at which it is used. */
  readonly kioskId: string
  /** In small letters. */
  readonly email: string
  readonly accountId: string | undefined
  /** What somebody wrote who registers. */
  readonly applicant: unknown
  readonly language: Language
  readonly madeAt: string
  readonly expiresAt: string
  readonly wrongTries: number
  readonly mails: number
  readonly mailedAt: string
  readonly provedAt: string | undefined
  readonly usedAt: string | undefined
}

/** What a proof begins with. */
export type NewEmailProof = Omit<EmailProof, 'wrongTries' | 'mails' | 'mailedAt' | 'provedAt' | 'usedAt'>

/** Keeps a proof that begins, with its first mail. False when the id is there already: nothing has changed then. */
export async function insertProof(trx: CentralTransaction, creditor: string, proof: NewEmailProof): Promise<boolean> {
  const inserted = await trx
    .insertInto('email_proof')
    .values({
      creditor,
      proof_id: proof.proofId,
      purpose: proof.purpose,
      kiosk_id: proof.kioskId,
      email: proof.email,
      account_id: proof.accountId ?? null,
      applicant: proof.applicant === undefined ? null : JSON.stringify(proof.applicant),
      language: proof.language,
      made_at: proof.madeAt,
      expires_at: proof.expiresAt,
      mailed_at: proof.madeAt,
      proved_at: null,
      used_at: null,
    })
    .onConflict((conflict) => conflict.columns(['creditor', 'proof_id']).doNothing())
    .returning('proof_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** A proof by its id, at whichever kiosk it was begun. */
export async function findProof(db: Central, creditor: string, proofId: string): Promise<EmailProof | undefined> {
  const row = await selectProof(db, creditor, proofId).executeTakeFirst()
  return row && proofFromRow(row)
}

/** A proof by its id, its row locked to the end of the transaction: it is tried, proved and used by one at a time. */
export async function lockProof(
  trx: CentralTransaction,
  creditor: string,
  proofId: string,
): Promise<EmailProof | undefined> {
  const row = await selectProof(trx, creditor, proofId).forUpdate().executeTakeFirst()
  return row && proofFromRow(row)
}

/** Waits for who mails to this address, until the transaction is over: how many mails went there is counted by one at a time. */
export async function holdAddress(trx: CentralTransaction, creditor: string, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`mails to ${creditor} ${email}`}))`.execute(trx)
}

/** How many mails the proofs that were begun since a moment have sent to an address, and how many proofs a kiosk has begun. */
export async function proofsSince(
  db: Central,
  creditor: string,
  email: string,
  kioskId: string,
  since: string,
): Promise<{ readonly mailsToAddress: number; readonly ofKiosk: number }> {
  const ofAddress = await db
    .selectFrom('email_proof')
    .select((eb) => eb.fn.sum<string | null>('mails').as('mails'))
    .where('creditor', '=', creditor)
    .where('email', '=', email)
    .where('made_at', '>', since)
    .executeTakeFirst()
  const ofKiosk = await db
    .selectFrom('email_proof')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
    .where('made_at', '>', since)
    .executeTakeFirst()
  return { mailsToAddress: Number(ofAddress?.mails ?? 0), ofKiosk: Number(ofKiosk?.count ?? 0) }
}

/** Counts one more mail of a proof. */
export async function countMail(
  trx: CentralTransaction,
  creditor: string,
  proofId: string,
  now: string,
): Promise<void> {
  await change(trx, creditor, proofId)
    .set((eb) => ({ mails: eb('mails', '+', 1), mailed_at: now }))
    .execute()
}

/** Counts a wrong code; with the last one what was written is forgotten. */
export async function countWrongTry(
  trx: CentralTransaction,
  creditor: string,
  proofId: string,
  isLast: boolean,
): Promise<void> {
  await change(trx, creditor, proofId)
    .set((eb) => ({ wrong_tries: eb('wrong_tries', '+', 1), ...(isLast && { applicant: null }) }))
    .execute()
}

/** Notes that a proof was given, and whose account it is from now on; what was written for it is forgotten. */
export async function markProved(
  trx: CentralTransaction,
  creditor: string,
  proofId: string,
  accountId: string,
  now: string,
): Promise<void> {
  await change(trx, creditor, proofId).set({ proved_at: now, account_id: accountId, applicant: null }).execute()
}

/** Uses a proof up. */
export async function markUsed(trx: CentralTransaction, creditor: string, proofId: string, now: string): Promise<void> {
  await change(trx, creditor, proofId).set({ used_at: now }).execute()
}

/**
 * Ends all proofs of an account and of its address, given or not, but one: who changes the password, the address or ends the account is asked for
 * nothing that was begun before.
 */
export async function endProofsOf(
  trx: CentralTransaction,
  creditor: string,
  { accountId, email }: { readonly accountId: string; readonly email: string },
  now: string,
  keptProofId = '',
): Promise<void> {
  await trx
    .updateTable('email_proof')
    .set({ used_at: now, applicant: null })
    .where('creditor', '=', creditor)
    .where((eb) => eb.or([eb('account_id', '=', accountId), eb('email', '=', email)]))
    .where('used_at', 'is', null)
    .where('proof_id', '<>', keptProofId)
    .execute()
}

/** Forgets what was written for proofs that can be given no longer. */
export async function blankApplicants(db: Central, creditor: string, now: string): Promise<void> {
  await db
    .updateTable('email_proof')
    .set({ applicant: null })
    .where('creditor', '=', creditor)
    .where('expires_at', '<', now)
    .where('applicant', 'is not', null)
    .execute()
}

/** Forgets the proofs that are too old to be given or counted since the instant `before`, with what was written for them. */
export async function forgetProofs(db: Central, creditor: string, before: string): Promise<void> {
  await db.deleteFrom('email_proof').where('creditor', '=', creditor).where('expires_at', '<', before).execute()
}

const change = (trx: CentralTransaction, creditor: string, proofId: string) =>
  trx.updateTable('email_proof').where('creditor', '=', creditor).where('proof_id', '=', proofId)

const selectProof = (db: Central, creditor: string, proofId: string) =>
  db.selectFrom('email_proof').selectAll().where('creditor', '=', creditor).where('proof_id', '=', proofId)

function proofFromRow(row: Selectable<EmailProofTable>): EmailProof {
  return {
    proofId: row.proof_id,
    purpose: row.purpose,
    kioskId: row.kiosk_id,
    email: row.email,
    accountId: row.account_id ?? undefined,
    applicant: row.applicant === null ? undefined : (JSON.parse(row.applicant) as unknown),
    language: Language.parse(row.language),
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    wrongTries: row.wrong_tries,
    mails: row.mails,
    mailedAt: row.mailed_at,
    provedAt: row.proved_at ?? undefined,
    usedAt: row.used_at ?? undefined,
  }
}
