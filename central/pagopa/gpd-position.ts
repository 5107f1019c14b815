import * as z from 'zod'
import { Moment } from '../../main/domain/calendar.ts'
import type { DebtPosition } from '../../main/domain/debt-position.ts'
import { isNoticeNumber, noticeNumberFromIuv } from '../../main/domain/notice-number.ts'
import { definedOf } from '../../main/domain/defined-of.ts'

/** 999.999.999,99 euro, the most a notice can ask (reference/pagopa.md 3.2). */
const MAX_AMOUNT_CENTS = 99_999_999_999

/** A date-time of GPD: UTC, whether or not it says so. Days that do not exist are refused, not rolled over. */
const Instant = Moment.refine((text) => text.includes('T'), 'expected a date-time like 2026-12-31T22:59:59Z')
  .transform((text) => new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`).toISOString())
  // A zone can carry the last hours of the year 9999 over into one that cannot be written.
  .pipe(Moment)

/**
 * A due date. GPD writes an instant, but who means a whole day often writes its last second in UTC, which in Italy is already
 * the next day: that is kept as the day, as is a bare date.
 */
const DueDate = z
  .union([z.iso.date('expected a day that exists'), Instant], 'expected a day or a date-time like 2026-12-31T22:59:59Z')
  .transform((moment) => moment.replace(/T23:59:59\.\d{3}Z$/, ''))

const Cents = z.int().min(1).max(MAX_AMOUNT_CENTS)
/** PostgreSQL keeps every character but this one. */
const Text = z.string().refine((text) => !text.includes('\0'), 'holds the character U+0000')
const Line = (max: number) => Text.trim().min(1).max(max)
/** Real exports write an empty text, or null, for what they do not know. */
const Optional = (max: number) =>
  Text.trim()
    .max(max)
    .nullish()
    .transform((text) => text || undefined)

const Iban = Optional(35).refine(
  (text) => text === undefined || /^[A-Za-z0-9]+$/.test(text),
  'expected letters and digits',
)

const Transfer = z.object({
  idTransfer: z.enum(['1', '2', '3', '4', '5']),
  amount: Cents,
  remittanceInformation: Line(140),
  category: Line(140),
  organizationFiscalCode: z
    .string()
    .regex(/^\d{11}$/, 'expected 11 digits')
    .nullish(),
  iban: Iban,
  postalIban: Iban,
  stamp: z
    .strictObject({
      hashDocument: Line(72),
      stampType: z.string().length(2),
      provincialResidence: z.string().length(2),
    })
    .nullish(),
})

const Option = z.object({
  nav: z
    .string()
    .refine(isNoticeNumber, 'expected 18 digits')
    .nullish()
    .transform((nav) => nav ?? undefined),
  iuv: z.string().regex(/^[0-9A-Za-z]{1,35}$/, 'expected up to 35 letters and digits'),
  amount: Cents,
  description: Line(140),
  isPartialPayment: z.boolean(),
  dueDate: DueDate,
  retentionDate: Instant.nullish(),
  status: z.enum(['PO_UNPAID', 'PO_PAID', 'PO_PARTIALLY_REPORTED', 'PO_REPORTED']).default('PO_UNPAID'),
  transfer: z.array(Transfer).max(5).default([]),
})

const Position = z.object({
  iupd: Line(50),
  type: z.enum(['F', 'G']),
  // Some letters become two as capitals, so the length counts afterwards.
  fiscalCode: Text.trim().toUpperCase().min(1).max(16),
  fullName: Line(140),
  streetName: Optional(140),
  civicNumber: Optional(16),
  postalCode: Optional(16),
  city: Optional(70),
  province: Optional(35),
  region: Optional(35),
  country: Optional(2),
  email: Optional(256),
  phone: Optional(40),
  switchToExpired: z.boolean().default(false),
  officeName: Optional(140),
  validityDate: Instant.nullish(),
  status: z
    .enum(['DRAFT', 'PUBLISHED', 'VALID', 'INVALID', 'EXPIRED', 'PARTIALLY_PAID', 'PAID', 'REPORTED'])
    .optional(),
  paymentOption: z.array(Option).min(1).max(100),
})

/**
 * Reads one position in the form of GPD v1 (`PaymentPositionModel`; its read-only fields are accepted, unknown ones ignored).
 * The creditor is the configured one. `status` is taken when given, else VALID, or PUBLISHED when validityDate lies ahead; a
 * missing nav is "3" + iuv; past due dates and wrong check digits are accepted, since official data has both.
 * Refuses with the path inside the record and a reason, one line each.
 */
export function readGpdPosition(
  record: unknown,
  creditor: string,
  now: string,
):
  | { readonly ok: true; readonly position: DebtPosition }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const parsed = Position.safeParse(record)
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => ({ path: pathText(path), reason: message })),
    }
  }
  const { data } = parsed
  const problems = data.paymentOption.flatMap((option, index) => optionProblems(data, option, index))
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, position: positionOf(data, creditor, now) }
}

/** What is wrong with a record, and where in it (`paymentOption[0].amount`). */
export interface Problem {
  readonly path: string
  readonly reason: string
}

function optionProblems(
  data: z.infer<typeof Position>,
  option: z.infer<typeof Option>,
  index: number,
): readonly Problem[] {
  const problems: Problem[] = []
  const at = (field: string) => `paymentOption[${index}].${field}`
  const noticeNumber = noticeNumberOf(option)
  if (noticeNumber === undefined) problems.push({ path: at('nav'), reason: 'missing, and not to be had from this iuv' })
  const isEarlier = (other: z.infer<typeof Option>) => data.paymentOption.indexOf(other) < index
  if (data.paymentOption.some((other) => isEarlier(other) && noticeNumberOf(other) === noticeNumber)) {
    problems.push({ path: at('nav'), reason: 'the same as in an earlier option' })
  }
  if (data.paymentOption.some((other) => isEarlier(other) && other.iuv.toUpperCase() === option.iuv.toUpperCase())) {
    problems.push({ path: at('iuv'), reason: 'the same as in an earlier option' })
  }
  // Both are looked up in one field.
  if (data.paymentOption.some((other) => other !== option && noticeNumberOf(other) === option.iuv)) {
    problems.push({ path: at('iuv'), reason: 'the same as the nav of another option' })
  }
  const total = option.transfer.reduce((sum, transfer) => sum + transfer.amount, 0)
  if (option.transfer.length > 0 && total !== option.amount) {
    problems.push({ path: at('transfer'), reason: `the transfers make ${total}, the amount is ${option.amount}` })
  }
  return problems
}

function positionOf(data: z.infer<typeof Position>, creditor: string, now: string): DebtPosition {
  const { streetName: street, civicNumber, postalCode, city, province, region, country } = data
  const address = definedOf({ street, civicNumber, postalCode, city, province, region, country })
  const isAhead = data.validityDate != null && data.validityDate > now
  return {
    iupd: data.iupd,
    status: data.status ?? (isAhead ? 'PUBLISHED' : 'VALID'),
    debtor: {
      kind: data.type === 'F' ? 'person' : 'company',
      fiscalCode: data.fiscalCode,
      name: data.fullName,
      ...(Object.keys(address).length > 0 && { address }),
      ...definedOf({ email: data.email, phone: data.phone }),
    },
    ...definedOf({ officeName: data.officeName, validityDate: data.validityDate ?? undefined }),
    switchToExpired: data.switchToExpired,
    options: data.paymentOption.map((option) => ({
      noticeNumber: noticeNumberOf(option) ?? '',
      iuv: option.iuv,
      amountCents: option.amount,
      description: option.description,
      dueDate: option.dueDate,
      isInstalment: option.isPartialPayment,
      status: option.status,
      ...definedOf({ retentionDate: option.retentionDate ?? undefined }),
      transfers: option.transfer.map((transfer) => ({
        id: transfer.idTransfer,
        amountCents: transfer.amount,
        remittanceInformation: transfer.remittanceInformation,
        category: transfer.category,
        creditor: transfer.organizationFiscalCode ?? creditor,
        ...definedOf({ iban: transfer.iban, postalIban: transfer.postalIban, stamp: transfer.stamp ?? undefined }),
      })),
    })),
  }
}

function noticeNumberOf(option: { readonly nav: string | undefined; readonly iuv: string }): string | undefined {
  return option.nav ?? noticeNumberFromIuv(option.iuv)
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  )
}
