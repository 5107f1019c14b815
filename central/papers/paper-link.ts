import type { Central } from '../../db/central/open.ts'
import { findPhoneLink, keepPhoneLink, usePhoneLink, type PhoneLink } from '../../db/central/stores/phone-links.ts'
import { countRefusal } from '../../db/central/stores/refusals.ts'
import type { NoticeDocument } from '../../main/documents/notice/notice.ts'
import type { PaperLinkRequest, PaperLinkResponse } from '../contract/papers.ts'
import type { NotPayable } from '../contract/payments.ts'
import { digestOf } from '../digest.ts'
import { payableNotice } from '../payments/payable-notice.ts'
import type { PaymentPorts } from '../payments/ports.ts'
import { payablePaper } from './payable-paper.ts'

/** What handing out papers needs of the world. */
export interface PaperPorts extends Pick<PaymentPorts, 'publicUrl' | 'now' | 'newSecret'> {
  /** Whether this centre has a mail server. */
  readonly hasMail: boolean
  readonly renderNotice: (document: NoticeDocument) => Promise<Uint8Array>
}

/** Long enough to find the phone and scan; who needs longer asks the kiosk again. */
const LINK_LIFE_MS = 10 * 60_000

/** Makes an address at which a notice can be taken once, if it can be paid now. Of the secret in it only the digest is kept. */
export async function makePaperLink(
  db: Central,
  creditor: string,
  kioskId: string,
  request: PaperLinkRequest,
  ports: PaperPorts,
): Promise<PaperLinkResponse> {
  const now = ports.now()
  const notice = await payableNotice(db, creditor, request.noticeNumber, now.toISOString())
  if (!notice.ok) return { result: 'not-payable', why: notice.why }
  const token = ports.newSecret()
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MS).toISOString()
  const link: PhoneLink = { ...request, purpose: 'take', kioskId, expiresAt }
  if (!(await keepPhoneLink(db, creditor, link, digestOf(token)))) {
    await countRefusal(db, creditor, 'link-reused', now.toISOString())
    return { result: 'not-payable', why: 'unknown' }
  }
  const { amountCents } = notice.option
  return { result: 'made', address: `${ports.publicUrl()}/d/${token}`, expiresAt, amountCents }
}

/** The link of a token that came with an address, as long as it can be used. */
export async function paperLinkOf(
  db: Central,
  creditor: string,
  token: string,
  ports: Pick<PaperPorts, 'now'>,
): Promise<PhoneLink | undefined> {
  return findPhoneLink(db, creditor, 'take', digestOf(token), ports.now().toISOString())
}

/** A notice that was taken, as PDF; `gone`: somebody else was faster. */
export type TakenPaper =
  | { readonly result: 'taken'; readonly pdf: Uint8Array }
  | { readonly result: 'gone' }
  | { readonly result: 'not-payable'; readonly why: NotPayable }

/** Hands the notice of a link out, and uses the link up. It is drawn first, so that nothing is used up where drawing fails. */
export async function takePaper(
  db: Central,
  creditor: string,
  token: string,
  link: PhoneLink,
  ports: PaperPorts,
): Promise<TakenPaper> {
  const now = ports.now().toISOString()
  const paper = await payablePaper(db, creditor, link, now)
  if (!paper.ok) return { result: 'not-payable', why: paper.why }
  const pdf = await ports.renderNotice(paper.document)
  return (await usePhoneLink(db, creditor, digestOf(token), now)) ? { result: 'taken', pdf } : { result: 'gone' }
}
