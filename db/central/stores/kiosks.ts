import { sql } from 'kysely'
import { CHANGES_CHANNEL } from '../listen.ts'
import type { Central, CentralTransaction } from '../open.ts'

/** An enrolled kiosk, as the centre needs it to decide a request. */
export interface Kiosk {
  readonly kioskId: string
  readonly name: string
  readonly installId: string
  readonly publicKey: string
  readonly lastSeq: number
  /** When staff revoked it, an ISO instant. */
  readonly revokedAt: string | undefined
  /** When it was last noted that it was heard of. */
  readonly lastSeenAt: string | undefined
}

/** A kiosk, as the list of staff shows it. */
export interface ListedKiosk {
  readonly kioskId: string
  readonly name: string
  readonly state: 'enrolled' | 'revoked'
  readonly enrolledAt: string
  readonly revokedAt: string | null
  readonly lastSeenAt: string | null
  /** How far the centre's clock is ahead of the kiosk's, in milliseconds, as the kiosk finds it. */
  readonly clockOffsetMs: number | null
}

/** What a page tells a kiosk of itself: how far its queue is decided, and the block of its installation's requests, once it has one. */
export interface KioskStanding {
  readonly lastSeq: number
  readonly ticketBlock: number | undefined
  readonly installId: string
  readonly isRevoked: boolean
}

/** Keeps a short-lived enrolment code, by its digest; with `kioskId` it is for a kiosk that is there already. */
export async function addEnrolmentCode(
  db: Central,
  creditor: string,
  code: {
    readonly codeHash: string
    readonly kioskName: string
    readonly kioskId?: string
    readonly expiresAt: string
  },
): Promise<void> {
  await db
    .insertInto('enrolment_code')
    .values({
      creditor,
      code_hash: code.codeHash,
      kiosk_name: code.kioskName,
      kiosk_id: code.kioskId ?? null,
      expires_at: code.expiresAt,
      used_at: null,
    })
    .execute()
}

/**
 * Spends an enrolment code and takes the kiosk in; answers its id. A code for a kiosk that is there already gives it a new key and a new,
 * empty queue: what has the old key is out. Undefined when the code is unknown, spent or out of date, or its kiosk was revoked since.
 */
export async function enrolKiosk(
  trx: CentralTransaction,
  creditor: string,
  codeHash: string,
  kiosk: { readonly kioskId: string; readonly installId: string; readonly publicKey: string },
  now: string,
): Promise<string | undefined> {
  const code = await trx
    .updateTable('enrolment_code')
    .set({ used_at: now })
    .where('creditor', '=', creditor)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['kiosk_name', 'kiosk_id'])
    .executeTakeFirst()
  if (code === undefined) return undefined
  const installation = { install_id: kiosk.installId, public_key: kiosk.publicKey, last_seq: 0, enrolled_at: now }
  if (code.kiosk_id !== null) {
    const again = await trx
      .updateTable('kiosk')
      .set(installation)
      .where('creditor', '=', creditor)
      .where('kiosk_id', '=', code.kiosk_id)
      .where('revoked_at', 'is', null)
      .returning('kiosk_id')
      .executeTakeFirst()
    return again?.kiosk_id
  }
  await trx
    .insertInto('kiosk')
    .values({
      creditor,
      kiosk_id: kiosk.kioskId,
      name: code.kiosk_name,
      ...installation,
      revoked_at: null,
      last_seen_at: null,
      clock_offset_ms: null,
    })
    .execute()
  return kiosk.kioskId
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

/** Where each of these kiosks stands, by their ids; those that are not enrolled are missing. */
export async function standingsOf(
  db: Central,
  creditor: string,
  kioskIds: readonly string[],
): Promise<ReadonlyMap<string, KioskStanding>> {
  const rows = await db
    .selectFrom('kiosk')
    .leftJoin('ticket_block', (join) =>
      join
        .onRef('ticket_block.creditor', '=', 'kiosk.creditor')
        .onRef('ticket_block.kiosk_id', '=', 'kiosk.kiosk_id')
        .onRef('ticket_block.install_id', '=', 'kiosk.install_id'),
    )
    .select(['kiosk.kiosk_id', 'kiosk.install_id', 'kiosk.last_seq', 'kiosk.revoked_at', 'ticket_block.block'])
    .where('kiosk.creditor', '=', creditor)
    .where(sql<boolean>`kiosk.kiosk_id = any(${kioskIds})`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.kiosk_id,
      {
        lastSeq: row.last_seq,
        ticketBlock: row.block ?? undefined,
        installId: row.install_id,
        isRevoked: row.revoked_at !== null,
      },
    ]),
  )
}

/** All kiosks of a municipality, by name. */
export async function listKiosks(db: Central, creditor: string): Promise<readonly ListedKiosk[]> {
  const rows = await db
    .selectFrom('kiosk')
    .select([
      'kiosk_id as kioskId',
      'name',
      'enrolled_at as enrolledAt',
      'revoked_at as revokedAt',
      'last_seen_at as lastSeenAt',
      'clock_offset_ms as clockOffsetMs',
    ])
    .where('creditor', '=', creditor)
    .orderBy('name')
    .orderBy('enrolled_at')
    .execute()
  return rows.map((row) => ({ ...row, state: row.revokedAt === null ? 'enrolled' : 'revoked' }))
}

/** Revokes a kiosk. False when there is none of this id, or it is revoked already. */
export async function revokeKiosk(db: Central, creditor: string, kioskId: string, now: string): Promise<boolean> {
  const revoked = await db
    .updateTable('kiosk')
    .set({ revoked_at: now })
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
    .where('revoked_at', 'is', null)
    .returning('kiosk_id')
    .executeTakeFirst()
  if (revoked === undefined) return false
  // A pull of it may be waiting for something to change.
  await sql`select pg_notify(${CHANGES_CHANNEL}, ${creditor})`.execute(db)
  return true
}

/** Notes that a kiosk was heard of, and how far off it finds its clock when it says so. */
export async function markSeen(
  db: Central,
  creditor: string,
  kioskId: string,
  now: string,
  clockOffsetMs?: number,
): Promise<void> {
  await db
    .updateTable('kiosk')
    .set({ last_seen_at: now, ...(clockOffsetMs !== undefined && { clock_offset_ms: clockOffsetMs }) })
    .where('creditor', '=', creditor)
    .where('kiosk_id', '=', kioskId)
    .execute()
}

function selectKiosk(db: Central, creditor: string, kioskId: string) {
  return db
    .selectFrom('kiosk')
    .select(['kiosk_id', 'name', 'install_id', 'public_key', 'last_seq', 'revoked_at', 'last_seen_at'])
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
  last_seen_at: string | null
}): Kiosk {
  return {
    kioskId: row.kiosk_id,
    name: row.name,
    installId: row.install_id,
    publicKey: row.public_key,
    lastSeq: row.last_seq,
    revokedAt: row.revoked_at ?? undefined,
    lastSeenAt: row.last_seen_at ?? undefined,
  }
}
