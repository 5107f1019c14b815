import type { DebtPosition, PaymentOption } from '../../main/domain/debt-position.ts'

/** A payment service provider of the sandbox, as receipts name it. */
export interface SandboxPsp {
  readonly id: string
  readonly fiscalCode: string
  readonly name: string
  readonly channel: string
  readonly channelDescription: string
  readonly paymentMethod: string
  /** What it takes on top of a payment. */
  readonly feeCents: number
}

/** The one behind the simulated Checkout. */
export const checkoutPsp: SandboxPsp = {
  id: 'PROVAIT1',
  fiscalCode: '99900010002',
  name: 'Banca di Prova S.p.A.',
  channel: '99900010002_01',
  channelDescription: 'Checkout simulato',
  paymentMethod: 'creditCard',
  feeCents: 150,
}

/** The one at whose counter a notice can be paid meanwhile. */
export const bankPsp: SandboxPsp = {
  id: 'CASSAIT1',
  fiscalCode: '99900020001',
  name: 'Cassa Simulata S.p.A.',
  channel: '99900020001_01',
  channelDescription: 'Sportello bancario',
  paymentMethod: 'cash',
  feeCents: 120,
}

/** What the creditor registered about a notice. */
export interface NoticeFacts {
  readonly creditor: { readonly fiscalCode: string; readonly name: string }
  readonly position: DebtPosition
  /** The option of `position` that the notice stands for. */
  readonly option: PaymentOption
}

/** Asks the creditor's store; undefined when no notice has this number. Rejects when the store cannot be asked. */
export type FindPosition = (noticeNumber: string) => Promise<NoticeFacts | undefined>

/** What somebody pays. */
export interface PaymentOrder {
  readonly noticeNumber: string
  readonly amountCents: number
  readonly feeCents: number
  readonly psp: SandboxPsp
  /** The cart's `idCart`, where there was one. */
  readonly paymentNote?: string
  /** What was typed at Checkout, so that a test can tell that it arrived. */
  readonly email?: string
  readonly cardEnding?: string
}

/** A payment that a person made. */
export interface Payment extends PaymentOrder {
  /** The payment token, which is also the receipt's id: 32 characters. */
  readonly receiptId: string
  /** When the person paid: also where the bank confirms later, the receipt bears this moment. */
  readonly paidAt: Date
  /** When its receipt can be had; null: no word ever comes. */
  readonly receiptAt: Date | null
}

/** Where a notice stands at the node. */
export type NoticeStanding = 'free' | 'being-paid' | 'paid'

/** The payment node of the sandbox: who paid what, kept in memory alone. */
export interface PaymentNode {
  readonly standing: (noticeNumber: string) => NoticeStanding
  /** Pays a notice that is free. Its receipt comes `receiptAfterMs` later; null: never. */
  readonly pay: (order: PaymentOrder, receiptAfterMs: number | null) => Payment
  /** Has the slow bank confirm at once; false when none is paying this notice. */
  readonly confirm: (noticeNumber: string) => boolean
  /** The next payment that gets a receipt gets one over this amount, whatever was asked for. */
  readonly changeNextAmount: (amountCents: number) => void
  /** Every payment, oldest first. */
  readonly payments: () => readonly Payment[]
  /** Those whose receipt can be had. */
  readonly receipted: () => readonly Payment[]
}

/** A payment token lasts so long, and with it the lock on a notice whose payment ends without word (reference/pagopa.md 4). */
const TOKEN_MS = 30 * 60_000

/**
 * A payment node without payments. A bank may pay a notice that somebody else is just paying: that other payment then comes to
 * nothing. `newId` makes UUIDs.
 */
export function paymentNode(ports: { readonly now: () => Date; readonly newId: () => string }): PaymentNode {
  let payments: readonly Payment[] = []
  let nextAmountCents: number | undefined

  const hasReceipt = ({ receiptAt }: Payment) => receiptAt !== null && receiptAt <= ports.now()
  const isWaiting = ({ receiptAt }: Payment) => receiptAt !== null && receiptAt > ports.now()
  const isLocked = ({ receiptAt, paidAt }: Payment) =>
    receiptAt === null && ports.now().getTime() < paidAt.getTime() + TOKEN_MS

  const setReceipt = (noticeNumber: string, receiptAt: Date | null) => {
    payments = payments.map((payment) =>
      payment.noticeNumber === noticeNumber && isWaiting(payment) ? { ...payment, receiptAt } : payment,
    )
  }

  return {
    standing: (noticeNumber) => {
      const tries = payments.filter((payment) => payment.noticeNumber === noticeNumber)
      if (tries.some(hasReceipt)) return 'paid'
      return tries.some((payment) => isWaiting(payment) || isLocked(payment)) ? 'being-paid' : 'free'
    },
    pay: (order, receiptAfterMs) => {
      const paidAt = ports.now()
      setReceipt(order.noticeNumber, null)
      const amountCents = receiptAfterMs === null ? undefined : nextAmountCents
      if (receiptAfterMs !== null) nextAmountCents = undefined
      const payment: Payment = {
        ...order,
        amountCents: amountCents ?? order.amountCents,
        receiptId: ports.newId().replaceAll('-', ''),
        paidAt,
        receiptAt: receiptAfterMs === null ? null : new Date(paidAt.getTime() + receiptAfterMs),
      }
      payments = [...payments, payment]
      return payment
    },
    confirm: (noticeNumber) => {
      const isThere = payments.some((payment) => payment.noticeNumber === noticeNumber && isWaiting(payment))
      setReceipt(noticeNumber, ports.now())
      return isThere
    },
    changeNextAmount: (amountCents) => {
      nextAmountCents = amountCents
    },
    payments: () => payments,
    receipted: () => payments.filter(hasReceipt),
  }
}
