import { Language } from '../../../main/domain/visit.ts'
import type { Central } from '../open.ts'

/** A page of the centre for a person's own phone. */
export interface PhoneLink {
  /** By which the kiosk follows it; the address has another secret. */
  readonly linkId: string
  readonly kioskId: string
  readonly noticeNumber: string
  readonly language: Language
  readonly expiresAt: string
}

/**
 * Keeps a link by the digest of its token. The same link again gets the new token and the old one is dead: who asked again has not
 * heard the first answer. False when the id belongs to another kiosk or another notice.
 */
export async function keepPhoneLink(
  db: Central,
  creditor: string,
  link: PhoneLink,
  tokenHash: string,
): Promise<boolean> {
  const kept = await db
    .insertInto('phone_link')
    .values({
      creditor,
      link_id: link.linkId,
      token_hash: tokenHash,
      kiosk_id: link.kioskId,
      notice_number: link.noticeNumber,
      language: link.language,
      expires_at: link.expiresAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['creditor', 'link_id'])
        .doUpdateSet({ token_hash: tokenHash, language: link.language, expires_at: link.expiresAt })
        .where('phone_link.kiosk_id', '=', link.kioskId)
        .where('phone_link.notice_number', '=', link.noticeNumber),
    )
    .returning('link_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** The link of a token, as long as it lives. */
export async function findPhoneLink(
  db: Central,
  creditor: string,
  tokenHash: string,
  now: string,
): Promise<PhoneLink | undefined> {
  const row = await db
    .selectFrom('phone_link')
    .select(['link_id', 'kiosk_id', 'notice_number', 'language', 'expires_at'])
    .where('creditor', '=', creditor)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return (
    row && {
      linkId: row.link_id,
      kioskId: row.kiosk_id,
      noticeNumber: row.notice_number,
      language: Language.parse(row.language),
      expiresAt: row.expires_at,
    }
  )
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
