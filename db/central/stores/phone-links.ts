import { Language } from '../../../main/domain/visit.ts'
import type { Central } from '../open.ts'

/** A page of the centre for a person's own phone: to pay a notice, or to take it along, once. */
export interface PhoneLink {
  /** By which the kiosk follows it; the address has another secret. */
  readonly linkId: string
  readonly purpose: 'pay' | 'take'
  readonly kioskId: string
  readonly noticeNumber: string
  readonly language: Language
  readonly expiresAt: string
}

/**
 * Keeps a link by the digest of its token. The same link again gets the new token, unused, and the old one is dead: who asked again has not
 * heard the first answer. False when the id belongs to another kiosk, another notice or another purpose.
 */
export async function keepPhoneLink(
  db: Central,
  creditor: string,
  link: PhoneLink,
  tokenHash: string,
): Promise<boolean> {
  const fresh = { token_hash: tokenHash, language: link.language, expires_at: link.expiresAt, used_at: null }
  const kept = await db
    .insertInto('phone_link')
    .values({
      creditor,
      link_id: link.linkId,
      purpose: link.purpose,
      kiosk_id: link.kioskId,
      notice_number: link.noticeNumber,
      ...fresh,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['creditor', 'link_id'])
        .doUpdateSet(fresh)
        .where('phone_link.purpose', '=', link.purpose)
        .where('phone_link.kiosk_id', '=', link.kioskId)
        .where('phone_link.notice_number', '=', link.noticeNumber),
    )
    .returning('link_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** The link of a token, as long as it lives and nobody has used it up. */
export async function findPhoneLink(
  db: Central,
  creditor: string,
  purpose: PhoneLink['purpose'],
  tokenHash: string,
  now: string,
): Promise<PhoneLink | undefined> {
  const row = await db
    .selectFrom('phone_link')
    .select(['link_id', 'purpose', 'kiosk_id', 'notice_number', 'language', 'expires_at'])
    .where('creditor', '=', creditor)
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      linkId: row.link_id,
      purpose: row.purpose,
      kioskId: row.kiosk_id,
      noticeNumber: row.notice_number,
      language: Language.parse(row.language),
      expiresAt: row.expires_at,
    }
  )
}

/** Uses a link to take something up; false where somebody was faster, or it is dead. Of two at once one gets it. */
export async function usePhoneLink(db: Central, creditor: string, tokenHash: string, now: string): Promise<boolean> {
  const used = await db
    .updateTable('phone_link')
    .set({ used_at: now })
    .where('creditor', '=', creditor)
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', 'take')
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** Forgets links to take something that are dead since the instant `before`; those to pay are asked for by who follows the payment. */
export async function forgetTakeLinks(db: Central, creditor: string, before: string): Promise<void> {
  await db
    .deleteFrom('phone_link')
    .where('creditor', '=', creditor)
    .where('purpose', '=', 'take')
    .where('expires_at', '<', before)
    .execute()
}

/** The kiosk that a link was made for; undefined for an id of no link. */
export async function kioskOfLink(db: Central, creditor: string, linkId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('phone_link')
    .select('kiosk_id')
    .where('creditor', '=', creditor)
    .where('link_id', '=', linkId)
    .executeTakeFirst()
  return row?.kiosk_id
}
