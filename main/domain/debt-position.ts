import * as z from 'zod'
import { hasBegun, isOverdue, isPast, Moment, romeDate } from './calendar.ts'
import { AmountCents } from './money.ts'
import { NoticeNumber } from './notice-number.ts'

/**
 * Where a debt position stands. Source: pagoPA GPD v1, `DebtPositionStatus`.
 * DRAFT not published · PUBLISHED valid from a later day · VALID payable · EXPIRED no longer payable · INVALID withdrawn, for good ·
 * PARTIALLY_PAID some instalments paid · PAID all paid · REPORTED paid and reconciled.
 */
export const PositionStatus = z.enum([
  'DRAFT',
  'PUBLISHED',
  'VALID',
  'EXPIRED',
  'INVALID',
  'PARTIALLY_PAID',
  'PAID',
  'REPORTED',
])
/** Where a debt position stands, in GPD's words. */
export type PositionStatus = z.infer<typeof PositionStatus>

/** Where one payment option stands; all but PO_UNPAID mean that it is paid. Source: pagoPA GPD v1, `PaymentOptionStatus`. */
export const OptionStatus = z.enum(['PO_UNPAID', 'PO_PAID', 'PO_PARTIALLY_REPORTED', 'PO_REPORTED'])
/** Where one payment option stands, in GPD's words. */
export type OptionStatus = z.infer<typeof OptionStatus>

const Iban = z.string().min(1).max(35)

/** One share of a payment, and the account it goes to; a stamp duty has `stamp` in place of `iban`. Source: GPD v1 `TransferModel`. */
export const Transfer = z
  .strictObject({
    /** Its place among the transfers of the option: "1" to "5". */
    id: z.string().regex(/^[1-5]$/),
    amountCents: AmountCents,
    remittanceInformation: z.string().max(140),
    /** Taxonomy code of the payment, e.g. `0101101IM`. */
    category: z.string(),
    /** Fiscal code of the body that receives this share, 11 digits. */
    creditor: z.string().regex(/^[0-9]{11}$/),
    iban: Iban.exactOptional(),
    postalIban: Iban.exactOptional(),
    stamp: z
      .strictObject({
        /** SHA-256 of the stamped document, base64. */
        hashDocument: z.string().max(72),
        stampType: z.string().length(2),
        /** Province of residence, two capitals. */
        provincialResidence: z.string().length(2),
      })
      .readonly()
      .exactOptional(),
  })
  .readonly()
/** One share of a payment, and the account it goes to. */
export type Transfer = z.infer<typeof Transfer>

/** One way to pay a debt, or a part of it: what one notice number stands for. Source: GPD v1 `PaymentOptionModel`. */
export const PaymentOption = z
  .strictObject({
    noticeNumber: NoticeNumber,
    iuv: z.string().min(1).max(35),
    amountCents: AmountCents,
    description: z.string().max(140),
    dueDate: Moment,
    /** True for one rate of a plan, false for the whole amount (GPD `isPartialPayment`). */
    isInstalment: z.boolean(),
    status: OptionStatus,
    retentionDate: Moment.exactOptional(),
    /** Up to five shares, whose amounts add up to `amountCents`; none when the creditor's file did not tell them. */
    transfers: z.array(Transfer).max(5).readonly(),
  })
  .readonly()
/** One way to pay a debt, or a part of it: what one notice number stands for. */
export type PaymentOption = z.infer<typeof PaymentOption>

/** A debt of one person or company towards the municipality, with all its ways to be paid. Source: GPD v1 `PaymentPositionModel`. */
export const DebtPosition = z
  .strictObject({
    /** The creditor's own key of the position; opaque. */
    iupd: z.string().min(1),
    status: PositionStatus,
    debtor: z
      .strictObject({
        kind: z.enum(['person', 'company']),
        /** Shape only, or the literal ANONIMO: what the creditor registered is not judged here. */
        fiscalCode: z.string().min(1).max(16),
        name: z.string().min(1),
        address: z
          .strictObject({
            street: z.string().exactOptional(),
            civicNumber: z.string().exactOptional(),
            postalCode: z.string().exactOptional(),
            city: z.string().exactOptional(),
            province: z.string().exactOptional(),
            region: z.string().exactOptional(),
            country: z.string().exactOptional(),
          })
          .readonly()
          .exactOptional(),
        email: z.string().exactOptional(),
        phone: z.string().exactOptional(),
      })
      .readonly(),
    officeName: z.string().max(140).exactOptional(),
    /** When a published position becomes payable. */
    validityDate: Moment.exactOptional(),
    /** Whether it stops being payable after its last due date. */
    switchToExpired: z.boolean(),
    options: z.array(PaymentOption).readonly(),
  })
  .readonly()
/** A debt of one person or company towards the municipality, with all its ways to be paid. */
export type DebtPosition = z.infer<typeof DebtPosition>

/**
 * Whether one option of a position can be paid now, and why not: `paid`, `expired` (its term is over), `revoked` (withdrawn by the office),
 * `draft`, `not-yet` until the moment `from`, or `other-plan` (whole and instalments exclude each other, and the other one is in use).
 */
export type Payability =
  | { readonly state: 'payable'; readonly isOverdue: boolean }
  | { readonly state: 'not-yet'; readonly from: Moment }
  | { readonly state: 'paid' | 'expired' | 'revoked' | 'draft' | 'other-plan' }

/**
 * Whether `option`, one of `position.options`, can be paid at the instant `nowIso`.
 *
 * Time may have moved on since a status was written, so what the clock alone decides is decided again: PUBLISHED counts as VALID once its
 * `validityDate` is reached, and VALID with `switchToExpired` as expired once the last due date of all options is past (never
 * PARTIALLY_PAID: the rest of a plan stays payable). Without `switchToExpired` an overdue option stays payable, and says so.
 * A position that is paid by another plan and has its final status is `paid`: the debt is settled.
 * Source: pagoPA GPD, the same transitions and exclusions as in its status checks and its conflict check between plans.
 */
export function payability(position: DebtPosition, option: PaymentOption, nowIso: string): Payability {
  if (isPaid(option)) return { state: 'paid' }
  switch (position.status) {
    case 'PAID':
    case 'REPORTED':
      return { state: 'paid' }
    case 'INVALID':
      return { state: 'revoked' }
    case 'EXPIRED':
      return { state: 'expired' }
    case 'DRAFT':
      return { state: 'draft' }
    case 'PARTIALLY_PAID':
      return !option.isInstalment || isWholePaid(position) ? { state: 'other-plan' } : payable(option, nowIso)
    case 'PUBLISHED':
      if (position.validityDate !== undefined && !hasBegun(position.validityDate, nowIso))
        return { state: 'not-yet', from: position.validityDate }
      return whenValid(position, option, nowIso)
    case 'VALID':
      return whenValid(position, option, nowIso)
  }
}

/**
 * The status of a position once a receipt has paid one of its options, whatever it was before: money that moved is a fact. PAID when
 * one whole payment or every instalment is paid, else PARTIALLY_PAID; REPORTED stays. Source: pagoPA GPD, the same rule as for its
 * option that becomes PO_PAID.
 */
export function statusOncePaid(position: {
  readonly status: PositionStatus
  readonly options: readonly Pick<PaymentOption, 'isInstalment' | 'status'>[]
}): PositionStatus {
  if (position.status === 'REPORTED') return 'REPORTED'
  const instalments = position.options.filter((option) => option.isInstalment)
  const isWhole = position.options.some((option) => !option.isInstalment && isPaid(option))
  return isWhole || (instalments.length > 0 && instalments.every(isPaid)) ? 'PAID' : 'PARTIALLY_PAID'
}

function whenValid(position: DebtPosition, option: PaymentOption, nowIso: string): Payability {
  if (option.isInstalment ? isWholePaid(position) : position.options.some(isPaid)) return { state: 'other-plan' }
  if (position.switchToExpired && position.options.every((each) => isPast(each.dueDate, nowIso)))
    return { state: 'expired' }
  return payable(option, nowIso)
}

function payable(option: PaymentOption, nowIso: string): Payability {
  return { state: 'payable', isOverdue: isOverdue(romeDate(option.dueDate), romeDate(nowIso)) }
}

function isPaid(option: Pick<PaymentOption, 'status'>): boolean {
  return option.status !== 'PO_UNPAID'
}

function isWholePaid(position: DebtPosition): boolean {
  return position.options.some((option) => !option.isInstalment && isPaid(option))
}
