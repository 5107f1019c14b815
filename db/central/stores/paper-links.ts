import { Language } from '../../../main/domain/visit.ts'
import type { Central } from '../open.ts'

/** A notice that a person may take to their own phone once. */
export interface PaperLink {
  /** The kiosk's name for it; the address has another secret. */
  readonly linkId: string
  readonly kioskId: string
  readonly noticeNumber: string
  readonly language: Language
  readonly expiresAt: string
}

/**
 * Keeps a link by the digest of its token. The same link again gets the new token, unused, and the old one is dead: who asked again has not
 * heard the first answer. False when the id belongs to another kiosk or another notice.
 */
export async function keepPaperLink(
  db: Central,
  creditor: string,
  link: PaperLink,
  tokenHash: string,
): Promise<boolean> {
  const fresh = { token_hash: tokenHash, language: link.language, expires_at: link.expiresAt, used_at: null }
  const kept = await db
    .insertInto('paper_link')
    .values({
      creditor,
      link_id: link.linkId,
      kiosk_id: link.kioskId,
      notice_number: link.noticeNumber,
      ...fresh,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['creditor', 'link_id'])
        .doUpdateSet(fresh)
        .where('paper_link.kiosk_id', '=', link.kioskId)
        .where('paper_link.notice_number', '=', link.noticeNumber),
    )
    .returning('link_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** The link of a token, as long as it lives and nobody has used it. */
export async function findPaperLink(
  db: Central,
  creditor: string,
  tokenHash: string,
  now: string,
): Promise<PaperLink | undefined> {
  const row = await db
    .selectFrom('paper_link')
    .select(['link_id', 'kiosk_id', 'notice_number', 'language', 'expires_at'])
    .where('creditor', '=', creditor)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
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

/** Uses a link up; false where somebody was faster, or it is dead. Of two at once one gets it. */
export async function usePaperLink(db: Central, creditor: string, tokenHash: string, now: string): Promise<boolean> {
  const used = await db
    .updateTable('paper_link')
    .set({ used_at: now })
    .where('creditor', '=', creditor)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** Forgets links that are dead since the instant `before`. */
export async function forgetPaperLinks(db: Central, creditor: string, before: string): Promise<void> {
  await db.deleteFrom('paper_link').where('creditor', '=', creditor).where('expires_at', '<', before).execute()
}
