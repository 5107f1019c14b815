import {
  listPayments,
  paymentOf,
  servicesOf,
  yearsOf,
  type PaymentQuery,
} from '../../db/central/stores/account-payments.ts'
import { receiptOfAttempt } from '../../db/central/stores/receipts.ts'
import { classifyCode, normalizeCode, noticeNumberFromIuv } from '../../main/domain/notice-number.ts'
import type {
  ListPaymentsRequest,
  ListPaymentsResponse,
  ReadPaymentRequest,
  ReadPaymentResponse,
  SumPaymentsRequest,
  SumPaymentsResponse,
} from '../contract/board.ts'
import { askedAmount } from '../payments/asked-amount.ts'
import { settleOverdue } from '../../db/central/stores/attempt-ends.ts'
import type { AccountPorts } from './ports.ts'
import { searchWords } from './search-words.ts'
import { accountOfSession } from './session.ts'

type BoardPorts = Pick<AccountPorts, 'db' | 'creditor' | 'now'>

const signedOut = { result: 'signed-out' } as const

/** A page of the payments made with the account of a session. What is searched for and is no word finds nothing. */
export async function listAccountPayments(
  ports: BoardPorts,
  kioskId: string,
  { session, text, limit, ...asked }: ListPaymentsRequest,
): Promise<ListPaymentsResponse> {
  const { db, creditor } = ports
  const account = await accountOfSession(ports, kioskId, session)
  if (account === undefined) return signedOut
  const found = wanted(text ?? '')
  if (found === undefined) return { result: 'listed', payments: [], hasMore: false }
  await settleOverdue(db, creditor, ports.now().toISOString())
  const query: PaymentQuery = { ...asked, ...found, limit: limit + 1 }
  const payments = await listPayments(db, creditor, account.accountId, query)
  return { result: 'listed', payments: payments.slice(0, limit), hasMore: payments.length > limit }
}

/** What somebody who searches means: one code, or words; undefined for what is neither. */
function wanted(text: string): Pick<PaymentQuery, 'words' | 'noticeNumber'> | undefined {
  if (text.trim() === '') return { words: [] }
  const code = normalizeCode(text)
  const kind = classifyCode(code)
  if (kind === 'notice-number') return { words: [], noticeNumber: code }
  const ofIuv = kind === 'iuv' ? noticeNumberFromIuv(code) : undefined
  if (ofIuv !== undefined) return { words: [], noticeNumber: ofIuv }
  const words = searchWords(text)
  return words.length === 0 ? undefined : { words }
}

/** What was paid with the account of a session in each year, and the years and services of its payments. */
export async function sumAccountPayments(
  ports: BoardPorts,
  kioskId: string,
  { session }: SumPaymentsRequest,
): Promise<SumPaymentsResponse> {
  const { db, creditor } = ports
  const account = await accountOfSession(ports, kioskId, session)
  if (account === undefined) return signedOut
  const years = await yearsOf(db, creditor, account.accountId)
  return {
    result: 'summed',
    totals: years.filter(({ payments }) => payments > 0),
    years: years.map(({ year }) => year),
    services: [...(await servicesOf(db, creditor, account.accountId))],
  }
}

/** One payment of the account of a session, and the payer's copy of its receipt. */
export async function readAccountPayment(
  ports: BoardPorts,
  kioskId: string,
  { session, paymentId }: ReadPaymentRequest,
): Promise<ReadPaymentResponse> {
  const { db, creditor } = ports
  const account = await accountOfSession(ports, kioskId, session)
  if (account === undefined) return signedOut
  await settleOverdue(db, creditor, ports.now().toISOString())
  const payment = await paymentOf(db, creditor, account.accountId, paymentId)
  if (payment === undefined) return { result: 'unknown' }
  const receipt = await receiptOfAttempt(db, creditor, paymentId)
  if (receipt === undefined) return { result: 'found', payment }
  return { result: 'found', payment, receipt, ...(await askedAmount(db, creditor, receipt)) }
}
