import type { Language } from '../../domain/visit.ts'

const MAX_LINES = 4

const DAY_SIGNS: Readonly<Record<Language, string>> = { it: '/', en: '/', fr: '/', de: '.', sl: '.\u00a0' }

const amounts: Partial<Record<Language, Intl.NumberFormat>> = {}

/**
 * Euro cents as notices write them in a language: `1.020,99`, in English `1,020.99`. Every blank is a plain no-break one, since the fonts lack
 * the narrow one of French. Throws a RangeError unless 0 to 99,999,999,999 whole cents.
 */
export function formatAmount(amountCents: number, language: Language): string {
  if (!Number.isInteger(amountCents) || amountCents < 0 || amountCents > 99_999_999_999)
    throw new RangeError('An amount must be 0 to 99,999,999,999 whole cents')
  amounts[language] ??= new Intl.NumberFormat(language, { minimumFractionDigits: 2, useGrouping: 'always' })
  return amounts[language].format(amountCents / 100).replace(/\s/g, '\u00a0')
}

/** A day `YYYY-MM-DD` as notices write it in a language: `31/12/2024`, in German `31.12.2024`. Throws a RangeError on another form. */
export function formatDay(day: string, language: Language): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined || month === undefined || date === undefined)
    throw new RangeError('A day must be written YYYY-MM-DD')
  return [date, month, year].join(DAY_SIGNS[language])
}

/**
 * An Italian address as the lines of an envelope: a line break in the text stands, and so does the custom that the post code
 * (five digits) opens the line of the town. An address of another form stays one line; more than four lines are run together
 * from the fourth on.
 */
export function addressLines(address: string): readonly string[] {
  const lines = address
    .split(/[\r\n]+/)
    .flatMap((line) => line.split(/\s*[,;–-]?\s+(?=\d{5}\s+\p{L}[^\d]*$)/u))
    .filter((line) => line.trim() !== '')
  return lines.length <= MAX_LINES ? lines : [...lines.slice(0, MAX_LINES - 1), lines.slice(MAX_LINES - 1).join(' ')]
}
