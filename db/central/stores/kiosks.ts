import type { Central, CentralTransaction } from '../open.ts'

/** An enrolled kiosk, as the centre needs it to decide a request. */
export interface Kiosk {
  readonly kioskId: string
  readonly name: string
  readonly installId: string
  readonly publicKey: string
  readonly lastSeq: number
  readonly isRevoked: boolean
}

/** Keeps a short-lived enrolment code, by its digest. */
export async function addEnrolmentCode(
  db: Central,
  creditor: string,
  code: { readonly codeHash: string; readonly kioskName: string; readonly expiresAt: string },
): Promise<void> {
  await db
    .insertInto('enrolment_code')
    .values({
      creditor,
      code_hash: code.codeHash,
      kiosk_name: code.kioskName,
      expires_at: code.expiresAt,
      used_at: null,
    })
    .execute()
}

/** Spends an enrolment code and takes the kiosk in. False when the code is unknown, spent or out of date. */
export async function enrolKiosk(
  trx: CentralTransaction,
  creditor: string,
  codeHash: string,
  kiosk: { readonly kioskId: string; readonly installId: string; readonly publicKey: string },
  now: string,
): Promise<boolean> {
  const code = await trx
    .updateTable('enrolment_code')
    .set({ used_at: now })
    .where('creditor', '=', creditor)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('kiosk_name')
    .executeTakeFirst()
  if (code === undefined) return false
  await trx
    .insertInto('kiosk')
    .values({
      creditor,
      kiosk_id: kiosk.kioskId,
      name: code.kiosk_name,
      install_id: kiosk.installId,
      public_key: kiosk.publicKey,
      last_seq: 0,
      enrolled_at: now,
      revoked_at: null,
      last_seen_at: null,
    })
    .execute()
  return true
}

/** A kiosk by its id. */
export async function findKiosk(db: Central, creditor: string, kioskId: string): Promise<Kiosk | undefined> {
  const row = await selectKiosk(db, creditor, kioskId).executeTakeFirst()
  return row && kioskFromRow(row)
}

/** A kiosk by its id, its row locked to the end of the transaction: one kiosk's commands are decided one at a time. */
export async function lockKiosk(
  trx: CentralTransaction,
  creditor: string,
  kioskId: string,
): Promise<Kiosk | undefined> {
  const row = await selectKiosk(trx, creditor, kioskId).forUpdate().executeTakeFirst()
  return row && kioskFromRow(row)
}

/** All kiosks of a municipality, by name. */
export async function listKiosks(
  db: Central,
  creditor: string,
): Promise<readonly { readonly kioskId: string; readonly name: string; readonly lastSeenAt: string | null }[]> {
  return db
    .selectFrom('kiosk')
    .select(['kiosk_id as kioskId', 'name', 'last_seen_at as lastSeenAt'])
    .where('creditor', '=', creditor)
    .orderBy('name')
    .execute()
}

/** Notes that a kiosk was heard of. */
export async function markSeen(db: Central, creditor: string, kioskId: string, now: string): Promise<void> {
  await db
    .updateTable('kiosk')
    .set({ last_seen_at: now })
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
    .execute()
}

function selectKiosk(db: Central, creditor: string, kioskId: string) {
  return db
    .selectFrom('kiosk')
    .select(['kiosk_id', 'name', 'install_id', 'public_key', 'last_seq', 'revoked_at'])
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
}

function kioskFromRow(row: {
  kiosk_id: string
  name: string
  install_id: string
  public_key: string
  last_seq: number
  revoked_at: string | null
}): Kiosk {
  return {
    kioskId: row.kiosk_id,
    name: row.name,
    installId: row.install_id,
    publicKey: row.public_key,
    lastSeq: row.last_seq,
    isRevoked: row.revoked_at !== null,
  }
}
