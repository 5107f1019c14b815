import { formatEuro } from '../../domain/money.ts'
import type { Language } from '../../domain/visit.ts'

/**
 * An amount with its euro sign as documents of five languages print it. Every blank is a plain no-break one: the fonts lack the
 * narrow one by which French groups thousands. Throws a RangeError unless `cents` is a safe integer.
 */
export function euroOnPaper(cents: number, language: Language): string {
  return formatEuro(cents, language).replace(/\s/g, '\u00a0')
}
