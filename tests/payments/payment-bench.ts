import { randomUUID } from 'node:crypto'
import type { OpenPaymentRequest, OpenPaymentResponse } from '../../central/contract/payments.ts'
import { digestOf } from '../../central/digest.ts'
import { openPayment } from '../../central/payments/open-payment.ts'
import type { Cart, CartOutcome } from '../../central/pagopa/checkout.ts'
import type { PaymentPorts } from '../../central/payments/ports.ts'
import { takeReceipt, type TakenReceipt } from '../../central/payments/take-receipt.ts'
import type { Central } from '../../db/central/open.ts'
import { addEnrolmentCode, enrolKiosk } from '../../db/central/stores/kiosks.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { newCreditor } from '../sync/engines.ts'
import { NOW, numberOf, optionOf } from '../sync/sample-positions.ts'

/** A minute, in milliseconds. */
export const MINUTE_MS = 60_000

/** A municipality with one kiosk, a clock that stands still until it is moved, and a Checkout whose answers are written down. */
export interface PaymentBench {
  readonly db: Central
  readonly creditor: string
  readonly kioskId: string
  readonly ports: PaymentPorts
  readonly now: () => string
  readonly pass: (ms: number) => void
  /** The carts that Checkout was asked for. */
  readonly carts: readonly Cart[]
  /** What Checkout answers from now on. */
  readonly answerWith: (answer: (cart: Cart) => CartOutcome | Promise<CartOutcome>) => void
  /** Opens an attempt over the notice of a count; `other` replaces what is asked, or who asks. */
  readonly open: (count: number, other?: Partial<OpenPaymentRequest> & { kioskId?: string }) => Promise<Opened>
  readonly take: (receipt: PaymentReceipt) => Promise<TakenReceipt['result']>
  /** What the database holds of an attempt. */
  readonly attempt: (attemptId: string) => Promise<AttemptRow>
  readonly tasks: () => Promise<readonly { kind: string; facts: unknown }[]>
  readonly mails: () => Promise<readonly { effectId: string; payload: unknown }[]>
  /** The counts of what was refused, by name. */
  readonly refusals: () => Promise<Readonly<Record<string, number>>>
  /** The statuses of a position and of its options. */
  readonly statuses: (iupd: string) => Promise<readonly [string, ...string[]]>
}

/** What was asked and answered. */
export interface Opened {
  readonly attemptId: string
  readonly answer: OpenPaymentResponse
  /** The secret in the return addresses of its cart; empty when there was none. */
  readonly reference: string
}

type AttemptRow = Awaited<ReturnType<typeof readAttempt>>

const readAttempt = (db: Central, creditor: string, attemptId: string) =>
  db
    .selectFrom('payment_attempt')
    .selectAll()
    .where('creditor', '=', creditor)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()

/** Takes a kiosk in. */
export async function newKiosk(db: Central, creditor: string): Promise<string> {
  const [kioskId, code] = [randomUUID(), randomUUID()]
  await addEnrolmentCode(db, creditor, { codeHash: digestOf(code), kioskName: 'Anagrafe', expiresAt: '9999' })
  const keys = { installId: randomUUID(), publicKey: '{}' }
  await db.transaction().execute((trx) => enrolKiosk(trx, creditor, digestOf(code), { kioskId, ...keys }, NOW))
  return kioskId
}

/** The secret at the end of the return addresses of a cart. */
export const referenceOf = (cart: Cart | undefined): string => cart?.returnUrls.ok.split('/').at(-1) ?? ''

/** Makes a municipality in which payments can be begun. */
export async function startPaymentBench(db: Central): Promise<PaymentBench> {
  const creditor = await newCreditor(db)
  const kioskId = await newKiosk(db, creditor)
  let nowMs = Date.parse(NOW)
  const now = () => new Date(nowMs).toISOString()
  const carts: Cart[] = []
  let answer: (cart: Cart) => CartOutcome | Promise<CartOutcome> = (cart) => ({
    ok: true,
    location: `https://checkout.example/c/${cart.idCart}`,
  })
  let secrets = 0
  const ports: PaymentPorts = {
    openCart: async (cart) => {
      carts.push(cart)
      return answer(cart)
    },
    checkoutOrigin: 'https://checkout.example',
    publicUrl: () => 'https://centre.example',
    now: () => new Date(nowMs),
    newId: randomUUID,
    newSecret: () => `secret-${creditor}-${++secrets}`,
    sleep: () => Promise.resolve(),
  }
  return {
    db,
    creditor,
    kioskId,
    ports,
    now,
    pass: (ms) => (nowMs += ms),
    carts,
    answerWith: (next) => (answer = next),
    open: async (count, { kioskId: other = kioskId, ...asked } = {}) => {
      const attemptId = asked.attemptId ?? randomUUID()
      const { amountCents } = optionOf(count)
      const request = { attemptId, noticeNumber: numberOf(count), amountCents, language: 'it' as const, ...asked }
      const before = carts.length
      const answered = await openPayment(db, creditor, { ...request, kioskId: other, followId: attemptId }, ports)
      return { attemptId, answer: answered, reference: referenceOf(carts.slice(before).at(-1)) }
    },
    take: async (receipt) => {
      const taken = await db.transaction().execute((trx) => takeReceipt(trx, creditor, receipt, 'gpd', now()))
      return taken.result
    },
    attempt: (attemptId) => readAttempt(db, creditor, attemptId),
    tasks: async () => {
      const rows = await db
        .selectFrom('task')
        .select(['kind', 'facts'])
        .where('creditor', '=', creditor)
        .orderBy('task_id')
        .execute()
      return rows.map(({ kind, facts }) => ({ kind, facts: JSON.parse(facts) as unknown }))
    },
    mails: async () => {
      const rows = await db
        .selectFrom('effect')
        .select(['effect_id as effectId', 'payload'])
        .where('creditor', '=', creditor)
        .execute()
      return rows.map(({ effectId, payload }) => ({ effectId, payload: JSON.parse(payload) as unknown }))
    },
    refusals: async () => {
      const rows = await db
        .selectFrom('refusal_count')
        .select(['what', 'count'])
        .where('creditor', '=', creditor)
        .where('what', 'not like', '% %')
        .execute()
      return Object.fromEntries(rows.map(({ what, count }) => [what, count]))
    },
    statuses: async (iupd) => {
      const position = await db
        .selectFrom('debt_position')
        .select('status')
        .where('creditor', '=', creditor)
        .where('iupd', '=', iupd)
        .executeTakeFirstOrThrow()
      const options = await db
        .selectFrom('payment_option')
        .select('status')
        .where('creditor', '=', creditor)
        .where('iupd', '=', iupd)
        .orderBy('ordinal')
        .execute()
      return [position.status, ...options.map(({ status }) => status)]
    },
  }
}

/** The receipt of the notice of a count, over its amount. `other` replaces fields. */
export function receiptOf(creditor: string, count: number, other: Partial<PaymentReceipt> = {}): PaymentReceipt {
  const { noticeNumber, iuv, amountCents, description } = optionOf(count)
  return {
    receiptId: `receipt-${count}`,
    noticeNumber,
    iuv,
    creditor: { fiscalCode: creditor, name: 'Comune di Esempio' },
    amountCents,
    description,
    debtor: { kind: 'person', fiscalCode: 'RSSMRA80A01H501U', name: 'Mario Rossi' },
    transfers: [{ amountCents, creditorCode: creditor, remittanceInformation: description }],
    psp: { id: 'PSP01', name: 'Banca di Esempio' },
    paidAt: NOW,
    isStandIn: false,
    ...other,
  }
}

/** The same as the older kind of receipt tells it, which knows no notice number. */
export function olderReceiptOf(creditor: string, count: number, other: Partial<PaymentReceipt> = {}): PaymentReceipt {
  const told = Object.entries(receiptOf(creditor, count, other)).filter(([name]) => name !== 'noticeNumber')
  return Object.fromEntries(told) as PaymentReceipt
}
