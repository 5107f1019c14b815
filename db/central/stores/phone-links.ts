import type { Selectable } from 'kysely'
import type { ReceiptCopy } from '../../../main/domain/payment-receipt.ts'
import { Language } from '../../../main/domain/visit.ts'
import type { Central } from '../open.ts'
import type { PhoneLinkTable } from '../schema.ts'

/** A page of the centre for a person's own phone. */
interface Link {
  /** By which the kiosk follows it; the address has another secret. */
  readonly linkId: string
  readonly kioskId: string
  readonly language: Language
  readonly expiresAt: string
}

/** To pay a notice. */
export interface PayLink extends Link {
  readonly purpose: 'pay'
  readonly noticeNumber: string
  /** With whose account; undefined where nobody has signed in. */
  readonly accountId?: string | undefined
}

/** To take a notice along, once. */
export interface NoticeLink extends Link {
  readonly purpose: 'take'
  readonly noticeNumber: string
}

/** To take a receipt along, once. */
export interface ReceiptLink extends Link {
  readonly purpose: 'receipt'
  readonly receiptId: string
  readonly copy: ReceiptCopy
}

/** A page of the centre for a person's own phone. */
export type PhoneLink = PayLink | NoticeLink | ReceiptLink

/**
 * Keeps a link by the digest of its token. The same link again gets the new token, unused, and the old one is dead: who asked again has not
 * heard the first answer. False when the id belongs to another kiosk, another notice, another receipt or copy of it, or another purpose.
 */
export async function keepPhoneLink(
  db: Central,
  creditor: string,
  link: PhoneLink,
  tokenHash: string,
): Promise<boolean> {
  const noticeNumber = link.purpose === 'receipt' ? null : link.noticeNumber
  const [receiptId, copy] = link.purpose === 'receipt' ? [link.receiptId, link.copy] : [null, null]
  const fresh = { token_hash: tokenHash, language: link.language, expires_at: link.expiresAt, used_at: null }
  const kept = await db
    .insertInto('phone_link')
    .values({
      creditor,
      link_id: link.linkId,
      purpose: link.purpose,
      kiosk_id: link.kioskId,
      notice_number: noticeNumber,
      account_id: link.purpose === 'pay' ? (link.accountId ?? null) : null,
      receipt_id: receiptId,
      receipt_copy: copy,
      ...fresh,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['creditor', 'link_id'])
        .doUpdateSet(fresh)
        .where('phone_link.purpose', '=', link.purpose)
        .where('phone_link.kiosk_id', '=', link.kioskId)
        .where('phone_link.notice_number', 'is not distinct from', noticeNumber)
        .where('phone_link.receipt_id', 'is not distinct from', receiptId)
        .where('phone_link.receipt_copy', 'is not distinct from', copy),
    )
    .returning('link_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** The link of a token to one of these purposes, as long as it lives and nobody has used it up. */
export async function findPhoneLink<Purpose extends PhoneLink['purpose']>(
  db: Central,
  creditor: string,
  purposes: readonly Purpose[],
  tokenHash: string,
  now: string,
): Promise<Extract<PhoneLink, { readonly purpose: Purpose }> | undefined> {
  const row = await db
    .selectFrom('phone_link')
    .selectAll()
    .where('creditor', '=', creditor)
    .where('token_hash', '=', tokenHash)
    .where('purpose', 'in', purposes)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  // It has one of the purposes that were asked for.
  return row && (linkFromRow(row) as Extract<PhoneLink, { readonly purpose: Purpose }>)
}

function linkFromRow(row: Selectable<PhoneLinkTable>): PhoneLink {
  const { link_id: linkId, kiosk_id: kioskId, expires_at: expiresAt, purpose } = row
  const link = { linkId, kioskId, language: Language.parse(row.language), expiresAt }
  const { notice_number: noticeNumber, receipt_id: receiptId, receipt_copy: copy } = row
  if (purpose === 'receipt' && receiptId !== null && copy !== null) return { ...link, purpose, receiptId, copy }
  if (purpose === 'receipt' || noticeNumber === null) throw new Error('A link that leads to nothing')
  return purpose === 'pay'
    ? { ...link, purpose, noticeNumber, accountId: row.account_id ?? undefined }
    : { ...link, purpose, noticeNumber }
}

/** Uses a link to take something up; false where somebody was faster, or it is dead. Of two at once one gets it. */
export async function usePhoneLink(db: Central, creditor: string, tokenHash: string, now: string): Promise<boolean> {
  const used = await db
    .updateTable('phone_link')
    .set({ used_at: now })
    .where('creditor', '=', creditor)
    .where('token_hash', '=', tokenHash)
    .where('purpose', '<>', 'pay')
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
    .where('purpose', '<>', 'pay')
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
