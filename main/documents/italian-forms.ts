const MAX_LINES = 4

/** Euro cents as the notice writes them: `1.020,99`. Throws a RangeError unless 0 to 99,999,999,999 whole cents. */
export function formatAmount(amountCents: number): string {
  if (!Number.isInteger(amountCents) || amountCents < 0 || amountCents > 99_999_999_999)
    throw new RangeError('An amount must be 0 to 99,999,999,999 whole cents')
  const digits = String(amountCents).padStart(3, '0')
  return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.')},${digits.slice(-2)}`
}

/** A day `YYYY-MM-DD` as the notice writes it: `31/12/2024`. Throws a RangeError on another form. */
export function formatDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined || month === undefined || date === undefined)
    throw new RangeError('A day must be written YYYY-MM-DD')
  return `${date}/${month}/${year}`
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
