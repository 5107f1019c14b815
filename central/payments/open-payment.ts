import type { Central, CentralTransaction } from '../../db/central/open.ts'
import { keepPaymentWords } from '../../db/central/stores/account-payments.ts'
import { markNotBegun, settleOverdue } from '../../db/central/stores/attempt-ends.ts'
import { findAttempt, insertAttempt, markAtCheckout, type Attempt } from '../../db/central/stores/attempts.ts'
import { holdPositions } from '../../db/central/stores/positions-lock.ts'
import { countRefusal } from '../../db/central/stores/refusals.ts'
import { addTask } from '../../db/central/stores/tasks.ts'
import { romeDate } from '../../main/domain/calendar.ts'
import { searchWords } from '../accounts/search-words.ts'
import type { OpenPaymentRequest, OpenPaymentResponse } from '../contract/payments.ts'
import { digestOf } from '../digest.ts'
import { creditorName } from './creditor-name.ts'
import { payableNotice } from './payable-notice.ts'
import type { Cart, CartFailure } from '../pagopa/checkout.ts'
import type { PaymentPorts } from './ports.ts'

/** A payment somebody wants to begin: what the kiosk asks, for whom, and by which id it is followed. */
export interface AskedPayment extends Omit<OpenPaymentRequest, 'session'> {
  readonly kioskId: string
  readonly followId: string
  /** Whose it is; undefined where nobody has signed in. */
  readonly accountId?: string | undefined
}

/** An attempt that is not at Checkout by then never will be: its notice is free again. */
const BEGIN_MS = 2 * 60_000

/** A cart waits ten minutes for the person, and a payment token lives thirty at most. Source: pagoPA Checkout, SANP. */
const AT_CHECKOUT_MS = 40 * 60_000

/** Longer than Checkout takes to answer: who asks again meanwhile waits for the answer to the first question. */
const ANSWER_MS = 20_000
const LOOK_EVERY_MS = 300

/**
 * Opens an attempt to pay a notice: decides whether it can be paid, over this amount, and by nobody else at the same time, and then
 * asks Checkout, outside of any transaction. Asked again with the same `attemptId` it answers the same.
 */
export async function openPayment(
  db: Central,
  creditor: string,
  asked: AskedPayment,
  ports: PaymentPorts,
): Promise<OpenPaymentResponse> {
  const openedAt = ports.now().toISOString()
  await settleOverdue(db, creditor, openedAt)
  const reference = ports.newSecret()
  const begun = await db.transaction().execute((trx) => begin(trx, creditor, asked, digestOf(reference), openedAt))
  switch (begun.result) {
    case 'answered':
      return begun.answer
    case 'known':
      return answerAgain(db, creditor, asked, begun.attempt, ports)
    case 'begun':
      return goToCheckout(db, creditor, asked, begun.description, reference, ports)
  }
}

/** The address with which every return address of this centre begins. */
export function returnPrefixOf(ports: Pick<PaymentPorts, 'publicUrl'>): string {
  return `${ports.publicUrl()}/pay/return/`
}

type Begun =
  | { readonly result: 'answered'; readonly answer: OpenPaymentResponse }
  | { readonly result: 'known'; readonly attempt: Attempt }
  | { readonly result: 'begun'; readonly description: string }

async function begin(
  trx: CentralTransaction,
  creditor: string,
  asked: AskedPayment,
  referenceHash: string,
  openedAt: string,
): Promise<Begun> {
  // What is decided here about the notice is still so when the attempt is there: no receipt comes in between.
  await holdPositions(trx, creditor)
  const known = await findAttempt(trx, creditor, asked.attemptId)
  if (known !== undefined) return { result: 'known', attempt: known }
  const notice = await payableNotice(trx, creditor, asked.noticeNumber, openedAt)
  if (!notice.ok) return { result: 'answered', answer: { result: 'not-payable', why: notice.why } }
  const { amountCents, description } = notice.option
  if (amountCents !== asked.amountCents)
    return { result: 'answered', answer: { result: 'amount-changed', amountCents } }
  const inserted = await insertAttempt(trx, creditor, {
    attemptId: asked.attemptId,
    followId: asked.followId,
    kioskId: asked.kioskId,
    noticeNumber: asked.noticeNumber,
    amountCents,
    language: asked.language,
    email: asked.email,
    referenceHash,
    openedAt,
    freeAt: later(openedAt, BEGIN_MS),
    accountId: asked.accountId,
    subject: description,
    service: notice.position.officeName,
  })
  if (inserted.result === 'busy') return { result: 'answered', answer: inserted }
  if (inserted.result === 'known') return inserted
  const { accountId, attemptId: paymentId } = asked
  if (accountId !== undefined) {
    const words = searchWords(`${description} ${notice.position.officeName ?? ''}`)
    await keepPaymentWords(trx, creditor, { accountId, paymentId, at: openedAt }, words)
  }
  return { result: 'begun', description }
}

async function goToCheckout(
  db: Central,
  creditor: string,
  asked: AskedPayment,
  description: string,
  reference: string,
  ports: PaymentPorts,
): Promise<OpenPaymentResponse> {
  const { attemptId, noticeNumber, amountCents, email } = asked
  const returnPrefix = returnPrefixOf(ports)
  const cart: Cart = {
    idCart: attemptId,
    noticeNumber,
    creditor,
    amountCents,
    companyName: await creditorName(db, creditor),
    description,
    ...(email !== undefined && { email }),
    returnUrls: {
      ok: `${returnPrefix}ok/${reference}`,
      cancel: `${returnPrefix}cancelled/${reference}`,
      error: `${returnPrefix}error/${reference}`,
      waiting: `${returnPrefix}waiting/${reference}`,
    },
  }
  const answer = await ports.openCart(cart)
  const now = ports.now().toISOString()
  if (!answer.ok) {
    await markNotBegun(db, creditor, attemptId, now)
    await tellStaff(db, creditor, answer.why, noticeNumber, now)
    return { result: 'unavailable', why: unavailableWords[answer.why] }
  }
  const freeAt = later(now, AT_CHECKOUT_MS)
  if (await markAtCheckout(db, creditor, attemptId, answer.location, freeAt)) {
    return { result: 'opened', address: answer.location, returnPrefix, freeAt }
  }
  // It ended while Checkout thought: the notice was paid elsewhere, or the time was over.
  const ended = await findAttempt(db, creditor, attemptId)
  if (ended === undefined) throw new Error('An attempt that was begun is gone')
  return answerOf(ended, ports)
}

/** What a person is told of each trouble with Checkout; a fault of ours is for them like a Checkout that is not reached. */
const unavailableWords: Readonly<Record<CartFailure, 'unreachable' | 'busy' | 'refused'>> = {
  'bad-request': 'refused',
  unauthorised: 'unreachable',
  refused: 'refused',
  busy: 'busy',
  failed: 'unreachable',
  unreachable: 'unreachable',
  'bad-answer': 'unreachable',
}

/** What only staff can mend becomes a task, one a day of each kind. */
async function tellStaff(
  db: Central,
  creditor: string,
  why: CartFailure,
  noticeNumber: string,
  now: string,
): Promise<void> {
  if (why !== 'unauthorised' && why !== 'bad-request') return
  const kind = `checkout-${why}`
  const task = { taskId: `${kind} ${romeDate(now)}`, kind, facts: { noticeNumber }, now }
  await db.transaction().execute((trx) => addTask(trx, creditor, task))
}

async function answerAgain(
  db: Central,
  creditor: string,
  asked: AskedPayment,
  known: Attempt,
  ports: PaymentPorts,
): Promise<OpenPaymentResponse> {
  const isSame =
    known.kioskId === asked.kioskId &&
    known.noticeNumber === asked.noticeNumber &&
    known.amountCents === asked.amountCents
  if (!isSame) {
    await countRefusal(db, creditor, 'attempt-reused', ports.now().toISOString())
    return { result: 'unavailable', why: 'refused' }
  }
  let attempt: Attempt | undefined = known
  const never = new AbortController().signal
  for (let waitedMs = 0; attempt?.state === 'opened' && waitedMs < ANSWER_MS; waitedMs += LOOK_EVERY_MS) {
    await ports.sleep(LOOK_EVERY_MS, never)
    attempt = await findAttempt(db, creditor, asked.attemptId)
  }
  return answerOf(attempt ?? known, ports)
}

/** What is answered about an attempt that was asked for before, from what is kept of it. */
function answerOf(attempt: Attempt, ports: PaymentPorts): OpenPaymentResponse {
  const { checkoutAddress, freeAt } = attempt
  if (checkoutAddress !== undefined) {
    return { result: 'opened', address: checkoutAddress, returnPrefix: returnPrefixOf(ports), freeAt }
  }
  if (attempt.state === 'paid' || attempt.reason === 'elsewhere') return { result: 'not-payable', why: 'paid' }
  const hasBegun = attempt.state !== 'opened' && attempt.reason !== 'not-begun'
  return { result: 'unavailable', why: hasBegun ? 'refused' : 'unreachable' }
}

function later(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString()
}
