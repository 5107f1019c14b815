import type { Central } from '../../db/central/open.ts'
import { accountById } from '../../db/central/stores/accounts.ts'
import { findPhoneLink, keepPhoneLink, type PayLink } from '../../db/central/stores/phone-links.ts'
import { openAttemptOf } from '../../db/central/stores/attempts.ts'
import { countRefusal } from '../../db/central/stores/refusals.ts'
import type { OpenPaymentResponse, PhoneLinkRequest, PhoneLinkResponse } from '../contract/payments.ts'
import { digestOf } from '../digest.ts'
import { openPayment, returnPrefixOf } from './open-payment.ts'
import { payableNotice } from './payable-notice.ts'
import type { PaymentPorts } from './ports.ts'

/** Long enough to find the phone and read; no longer than a cart waits at Checkout, so that a link never leads to a dead one. */
const LINK_LIFE_MS = 10 * 60_000

/** Makes a page for the person's own phone, if the notice can be paid now. Of the secret in its address only the digest is kept. */
export async function makePhoneLink(
  db: Central,
  creditor: string,
  kioskId: string,
  request: Omit<PhoneLinkRequest, 'session'> & Pick<PayLink, 'accountId'>,
  ports: PaymentPorts,
): Promise<PhoneLinkResponse> {
  const now = ports.now()
  const notice = await payableNotice(db, creditor, request.noticeNumber, now.toISOString())
  if (!notice.ok) return { result: 'not-payable', why: notice.why }
  const token = ports.newSecret()
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MS).toISOString()
  const link: PayLink = { ...request, purpose: 'pay', kioskId, expiresAt }
  if (!(await keepPhoneLink(db, creditor, link, digestOf(token)))) {
    await countRefusal(db, creditor, 'link-reused', now.toISOString())
    return { result: 'not-payable', why: 'unknown' }
  }
  return { result: 'made', address: `${ports.publicUrl()}/p/${token}`, expiresAt }
}

/** The link of a token that came with an address, as long as it lives. */
export async function linkOfToken(
  db: Central,
  creditor: string,
  token: string,
  ports: Pick<PaymentPorts, 'now'>,
): Promise<PayLink | undefined> {
  return findPhoneLink(db, creditor, ['pay'], digestOf(token), ports.now().toISOString())
}

/**
 * Opens an attempt from the phone's page, over the amount that the page showed; the kiosk follows it by the link. Who comes back from
 * Checkout to the page and goes on again is led to the same cart.
 */
export async function openFromPhone(
  db: Central,
  creditor: string,
  link: PayLink,
  amountCents: number,
  ports: PaymentPorts,
): Promise<OpenPaymentResponse> {
  const { linkId, kioskId, noticeNumber, language } = link
  // It may have ended since the link was looked up; the notice can be paid all the same.
  const account = link.accountId === undefined ? undefined : await accountById(db, creditor, link.accountId)
  const asked = {
    attemptId: ports.newId(),
    followId: linkId,
    kioskId,
    noticeNumber,
    amountCents,
    language,
    accountId: account?.accountId,
    ...(account !== undefined && { email: account.receiptEmail ?? account.email }),
  }
  const answer = await openPayment(db, creditor, asked, ports)
  if (answer.result !== 'busy') return answer
  const winner = await openAttemptOf(db, creditor, noticeNumber)
  const isOurs = winner?.followId === linkId && winner.kioskId === kioskId && winner.state === 'at-checkout'
  return isOurs && winner.checkoutAddress !== undefined
    ? {
        result: 'opened',
        address: winner.checkoutAddress,
        returnPrefix: returnPrefixOf(ports),
        freeAt: winner.freeAt,
      }
    : answer
}
