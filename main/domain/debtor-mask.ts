/**
 * A debtor's name for a screen that others can see: the initials of the first and the last word, each with three stars, whatever the
 * true lengths and the number of words: `Maria Grazia Rossi` and `Mario Ricci` are both `M*** R***`. Who holds the notice
 * recognises it, a stranger learns two letters. A word of one letter shows none; a name without letters is `***`.
 */
export function maskName(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[^\p{Letter}\p{Mark}\p{Number}'’.]+/u)
    .map((word) => word.match(/[\p{Letter}\p{Number}]/gu) ?? [])
    .filter((letters) => letters.length > 0)
  const shown = words.length > 2 ? [words[0], words.at(-1)] : words
  return shown.map((letters) => `${maskedInitial(letters ?? [])}***`).join(' ') || '***'
}

/**
 * A fiscal code for a screen that others can see: always eight characters, the first and the last two of the code around five stars:
 * `R*****1U`. Persons and companies look alike, and neither birth date nor birthplace can be read. Codes of less than
 * 11 characters (foreign ones, "ANONIMO") show nothing, since three of their characters would be too many.
 */
export function maskTaxCode(taxCode: string): string {
  const code = taxCode.trim().toUpperCase()
  return code.length < 11 ? '********' : `${code.slice(0, 1)}*****${code.slice(-2)}`
}

function maskedInitial(letters: readonly string[]): string {
  return letters.length > 1 ? (letters[0] ?? '').toUpperCase() : ''
}
