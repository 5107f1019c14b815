import * as z from 'zod'
import { Moment } from './calendar.ts'
import { AmountCents } from './money.ts'
import { NoticeNumber } from './notice-number.ts'

/** Who owes or who paid. `fiscalCode` is what the payment service wrote: of any shape, or the literal ANONIMO. */
const ReceiptSubject = z.strictObject({
  kind: z.enum(['person', 'company']),
  fiscalCode: z.string().min(1).max(35),
  name: z.string().min(1).max(70),
})

/**
 * The telematic receipt of one payment: the only thing that makes a notice paid. Read from paSendRTV2, paSendRT or the older RT.
 * Source: pagoPA paForNode.xsd `ctReceiptV2`; PagInf_RPT_RT_6_2_0.xsd `ctRicevutaTelematica`.
 */
export const PaymentReceipt = z.strictObject({
  /** The payment token, which is also the IUR: no two payments have the same. */
  receiptId: z.string().min(1).max(70),
  /** Missing in the older RT, which knows the IUV only. */
  noticeNumber: NoticeNumber.exactOptional(),
  iuv: z.string().min(1).max(35),
  creditor: z.strictObject({
    /** 11 digits. */
    fiscalCode: z.string().regex(/^[0-9]{11}$/),
    name: z.string().max(140),
    officeName: z.string().max(140).exactOptional(),
  }),
  /** What the creditors get; the fee comes on top of it. */
  amountCents: AmountCents,
  description: z.string().max(140),
  debtor: ReceiptSubject,
  payer: ReceiptSubject.exactOptional(),
  /** The shares that make `amountCents`, one to five. */
  transfers: z
    .array(
      z.strictObject({
        amountCents: AmountCents,
        creditorCode: z.string().max(35),
        creditorName: z.string().max(140).exactOptional(),
        remittanceInformation: z.string().max(140),
      }),
    )
    .max(5),
  /** The payment service provider that took the money. */
  psp: z.strictObject({
    id: z.string().max(35),
    name: z.string().max(70),
    fiscalCode: z.string().max(70).exactOptional(),
    channel: z.string().max(35).exactOptional(),
  }),
  paymentMethod: z.string().max(35).exactOptional(),
  /** What the creditor's cart had as `idCart`; for our carts the id of the attempt. */
  paymentNote: z.string().max(210).exactOptional(),
  feeCents: z.int().min(0).exactOptional(),
  /** When it was paid: an instant, or a bare day where the receipt tells no time. */
  paidAt: Moment,
  /** True when the node took the payment while the creditor could not be reached. */
  isStandIn: z.boolean(),
})

/** The telematic receipt of one payment. */
export type PaymentReceipt = z.infer<typeof PaymentReceipt>

/** Whose copy of a receipt: the payer sees fee and total, the debtor of somebody else's payment does not see who paid. */
export type ReceiptCopy = 'payer' | 'debtor'

/**
 * Whose copy of a receipt somebody gets who gives this tax code, in capitals or not and with whatever blanks; undefined when it is
 * neither the payer's nor the debtor's. The literal ANONIMO, which stands for an unknown code, is nobody's.
 */
export function whoseCopy(receipt: Pick<PaymentReceipt, 'debtor' | 'payer'>, taxCode: string): ReceiptCopy | undefined {
  const asked = normalTaxCode(taxCode)
  if (asked === '' || asked === 'ANONIMO') return undefined
  if (receipt.payer !== undefined && normalTaxCode(receipt.payer.fiscalCode) === asked) return 'payer'
  return normalTaxCode(receipt.debtor.fiscalCode) === asked ? 'debtor' : undefined
}

/** A receipt without what that copy of it does not tell: the debtor's neither who paid nor what the payer's bank took for it. */
export function copyOf(receipt: PaymentReceipt, copy: ReceiptCopy): PaymentReceipt {
  if (copy === 'payer') return receipt
  const told = Object.entries(receipt).filter(([name]) => name !== 'payer' && name !== 'feeCents')
  return Object.fromEntries(told) as PaymentReceipt
}

function normalTaxCode(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}
