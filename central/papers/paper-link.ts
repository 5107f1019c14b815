import type { Central } from '../../db/central/open.ts'
import {
  findPhoneLink,
  keepPhoneLink,
  usePhoneLink,
  type NoticeLink,
  type ReceiptLink,
} from '../../db/central/stores/phone-links.ts'
import { receiptById } from '../../db/central/stores/receipts.ts'
import { readSettings } from '../../db/central/stores/settings.ts'
import { countRefusal } from '../../db/central/stores/refusals.ts'
import type { NoticeDocument } from '../../main/documents/notice/notice.ts'
import type { ReceiptDocument } from '../../main/documents/receipt/receipt.ts'
import type { PaperLinkRequest, PaperLinkResponse } from '../contract/papers.ts'
import type { NotPayable, ReceiptLinkRequest, ReceiptLinkResponse } from '../contract/payments.ts'
import { Settings } from '../contract/settings.ts'
import { digestOf } from '../digest.ts'
import { askedAmount } from '../payments/asked-amount.ts'
import { namedReceipt } from '../payments/find-receipt.ts'
import { payableNotice } from '../payments/payable-notice.ts'
import type { PaymentPorts } from '../payments/ports.ts'
import { payablePaper } from './payable-paper.ts'
import { receiptDocumentOf } from './receipt-document.ts'

/** What handing out papers needs of the world. */
export interface PaperPorts extends Pick<PaymentPorts, 'publicUrl' | 'now' | 'newSecret'> {
  /** Whether this centre has a mail server. */
  readonly hasMail: boolean
  readonly renderNotice: (document: NoticeDocument) => Promise<Uint8Array>
  readonly renderReceipt: (document: ReceiptDocument) => Promise<Uint8Array>
}

type LinkPorts = Pick<PaperPorts, 'publicUrl' | 'now' | 'newSecret'>

/** Long enough to find the phone and scan; who needs longer asks the kiosk again. */
const LINK_LIFE_MS = 10 * 60_000

/** Makes an address at which a notice can be taken once, if it can be paid now. Of the secret in it only the digest is kept. */
export async function makePaperLink(
  db: Central,
  creditor: string,
  kioskId: string,
  request: PaperLinkRequest,
  ports: LinkPorts,
): Promise<PaperLinkResponse> {
  const now = ports.now()
  const notice = await payableNotice(db, creditor, request.noticeNumber, now.toISOString())
  if (!notice.ok) return { result: 'not-payable', why: notice.why }
  const made = await makeLink(db, creditor, { ...request, purpose: 'take', kioskId }, ports)
  return made === undefined
    ? { result: 'not-payable', why: 'unknown' }
    : { result: 'made', ...made, amountCents: notice.option.amountCents }
}

/** Makes an address at which a receipt can be taken once by whoever may see it, in the copy that they may see. */
export async function makeReceiptLink(
  db: Central,
  creditor: string,
  kioskId: string,
  request: ReceiptLinkRequest,
  ports: LinkPorts,
): Promise<ReceiptLinkResponse> {
  const hit = await namedReceipt({ db, creditor, now: ports.now }, kioskId, request)
  if (!hit.found) return { result: 'not-found' }
  const { linkId, language } = request
  const { receiptId } = hit.receipt
  const link = { linkId, language, purpose: 'receipt', kioskId, receiptId, copy: hit.copy } as const
  const made = await makeLink(db, creditor, link, ports)
  return made === undefined ? { result: 'not-found' } : { result: 'made', ...made }
}

/** Keeps a link, and answers with its address and how long it lives; undefined where its id belongs to another one. */
async function makeLink(
  db: Central,
  creditor: string,
  link: Omit<NoticeLink, 'expiresAt'> | Omit<ReceiptLink, 'expiresAt'>,
  ports: LinkPorts,
): Promise<{ readonly address: string; readonly expiresAt: string } | undefined> {
  const now = ports.now()
  const token = ports.newSecret()
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MS).toISOString()
  if (!(await keepPhoneLink(db, creditor, { ...link, expiresAt }, digestOf(token)))) {
    await countRefusal(db, creditor, 'link-reused', now.toISOString())
    return undefined
  }
  return { address: `${ports.publicUrl()}/d/${token}`, expiresAt }
}

/** The link of a token that came with an address, as long as it can be used. */
export async function paperLinkOf(
  db: Central,
  creditor: string,
  token: string,
  ports: Pick<PaperPorts, 'now'>,
): Promise<NoticeLink | ReceiptLink | undefined> {
  return findPhoneLink(db, creditor, ['take', 'receipt'], digestOf(token), ports.now().toISOString())
}

/** A paper that was taken, as PDF; `gone`: somebody else was faster. */
export type TakenPaper =
  | { readonly result: 'taken'; readonly pdf: Uint8Array }
  | { readonly result: 'gone' }
  | { readonly result: 'not-payable'; readonly why: NotPayable }

/** Hands the paper of a link out, and uses the link up. It is drawn first, so that nothing is used up where drawing fails. */
export async function takePaper(
  db: Central,
  creditor: string,
  token: string,
  link: NoticeLink | ReceiptLink,
  ports: PaperPorts,
): Promise<TakenPaper> {
  const now = ports.now().toISOString()
  const drawn = await (link.purpose === 'take'
    ? drawNotice(db, creditor, link, now, ports)
    : drawReceipt(db, creditor, link, now, ports))
  if (!drawn.ok) return { result: 'not-payable', why: drawn.why }
  const { pdf } = drawn
  return (await usePhoneLink(db, creditor, digestOf(token), now)) ? { result: 'taken', pdf } : { result: 'gone' }
}

type Drawn = { readonly ok: true; readonly pdf: Uint8Array } | { readonly ok: false; readonly why: NotPayable }

async function drawNotice(
  db: Central,
  creditor: string,
  link: NoticeLink,
  now: string,
  ports: PaperPorts,
): Promise<Drawn> {
  const paper = await payablePaper(db, creditor, link, now)
  return paper.ok ? { ok: true, pdf: await ports.renderNotice(paper.document) } : paper
}

async function drawReceipt(
  db: Central,
  creditor: string,
  { receiptId, copy, language }: ReceiptLink,
  now: string,
  ports: PaperPorts,
): Promise<Drawn> {
  const receipt = await receiptById(db, creditor, receiptId)
  if (receipt === undefined) throw new Error('A link to a receipt that is gone')
  const asked = await askedAmount(db, creditor, receipt)
  const settings = Settings.parse(await readSettings(db, creditor))
  const document = receiptDocumentOf({ receipt, ...asked }, copy, settings, { language, producedAt: now })
  return { ok: true, pdf: await ports.renderReceipt(document) }
}
