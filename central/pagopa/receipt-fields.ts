import * as z from 'zod'
import { instantOfRomeTime, Moment } from '../../main/domain/calendar.ts'
import { AmountCents } from '../../main/domain/money.ts'

/** Both XSDs allow up to 999999999.99 euro. */
const MAX_AMOUNT_CENTS = 99_999_999_999

/** A text on one line: XML keeps the line breaks and indents that some senders put into theirs. */
const OneLine = z.string().transform((text) => text.replace(/\s+/g, ' ').trim())

/** A text of 1 to `max` characters, on one line. */
export const Line = (max: number) => OneLine.pipe(z.string().min(1).max(max))

/** An element that need not be there; one that is there and empty says as little. */
export const Optional = <T>(field: z.ZodType<T, string>) =>
  OneLine.transform((text) => text || undefined)
    .pipe(field.optional())
    .optional()

/** An amount in euro, with a dot and two decimals, in cents; the digits are never a fraction on their way. */
export const Cents = z
  .string()
  .trim()
  .regex(/^[0-9]+\.[0-9]{2}$/, 'expected euro with two decimals')
  .transform((text) => Number(text.replace('.', '')))
  .pipe(z.int().max(MAX_AMOUNT_CENTS))

/** As `Cents`, and more than nothing. */
export const PaidCents = Cents.pipe(AmountCents)

/** When something happened, as an instant; a time that names no zone is an Italian one. */
export const PaymentTime = z
  .string()
  .trim()
  .pipe(Moment.refine((text) => text.includes('T'), 'expected a date-time'))
  .transform(instantOfRomeTime)
  // A zone can carry the last hours of the year 9999 over into one that cannot be written.
  .pipe(Moment)

/** A day; XML lets it name a zone, which is Italy's own. */
export const PaymentDay = z
  .string()
  .trim()
  .transform((text) => text.replace(/(?:Z|[+-][0-9]{2}:[0-9]{2})$/, ''))
  .pipe(z.iso.date())

/** F is a natural person, G a legal one. */
export const SubjectKind = z
  .enum(['F', 'G'])
  .transform((type): 'person' | 'company' => (type === 'F' ? 'person' : 'company'))

/** 11 digits. */
export const CreditorCode = z
  .string()
  .trim()
  .regex(/^[0-9]{11}$/, 'expected 11 digits')
