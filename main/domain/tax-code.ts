/** Why a text is not a fiscal code: wrong `length`, wrong kind of characters (`shape`), a `date` that does not exist, a wrong `check`. */
export type TaxCodeRefusal = 'length' | 'shape' | 'date' | 'check'

/** A fiscal code that holds together, as a person's (16 characters) or a company's or body's (11 digits), or what is wrong. */
export type TaxCodeCheck =
  { readonly ok: true; readonly kind: 'person' | 'company' } | { readonly ok: false; readonly reason: TaxCodeRefusal }

const MONTHS = 'ABCDEHLMPRST'
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const DIGIT = '[0-9LMNPQRSTUV]'
const PERSON = new RegExp(`^[A-Z]{6}${DIGIT}{2}[${MONTHS}]${DIGIT}{2}[A-Z]${DIGIT}{3}[A-Z]$`)

/** The letters that stand for the digits 0 to 9 where two persons would share a code (omocodia). */
const OMOCODIA = 'LMNPQRSTUV'

/** What a digit, or the letter of the same rank, counts at an odd place (1st, 3rd …) of a person's code. */
const ODD_VALUES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
] as const

/**
 * Checks a fiscal code by its own rules: capitals or not, blanks around it ignored. Persons have 16 characters, any of whose seven digits may
 * be a letter of omocodia, with a day that exists in some century (30 February is refused; women have 40 added to the day) and a right
 * check letter. 11 digits are a company's or a body's code, or a person's provisional one, with the control digit of the Partita IVA.
 * Warn, and do not block, when data that came from pagoPA fails this: the node checks the shape only.
 * Source: Decree of the Ministry of Finance of 23 December 1976; vectors agreed with two public libraries.
 */
export function checkTaxCode(text: string): TaxCodeCheck {
  const code = text.trim().toUpperCase()
  if (code.length === 11) return checkCompany(code)
  if (code.length !== 16) return { ok: false, reason: 'length' }
  if (!PERSON.test(code)) return { ok: false, reason: 'shape' }
  if (!hasRealDate(code)) return { ok: false, reason: 'date' }
  return checkLetter(code.slice(0, 15)) === code.slice(15)
    ? { ok: true, kind: 'person' }
    : { ok: false, reason: 'check' }
}

/**
 * Whether a person's code begins as that of this name would: three letters of the family name and three of the given name, consonants first,
 * then vowels, then X; of a given name with four consonants or more the second is left out. A reason to ask again, never to refuse: people
 * have had other names. Codes of 11 digits tell of no name.
 * Source: Decree of the Ministry of Finance of 23 December 1976, article 2 and 3.
 */
export function looksLikeName(
  taxCode: string,
  name: { readonly givenName: string; readonly familyName: string },
): boolean {
  const code = taxCode.trim().toUpperCase()
  return code.length !== 16 || code.startsWith(lettersOf(name.familyName, false) + lettersOf(name.givenName, true))
}

function lettersOf(name: string, isGiven: boolean): string {
  const letters = Array.from(name.normalize('NFD').toUpperCase()).filter((sign) => /[A-Z]/.test(sign))
  const consonants = letters.filter((sign) => !'AEIOU'.includes(sign))
  const vowels = letters.filter((sign) => 'AEIOU'.includes(sign))
  const chosen = isGiven && consonants.length > 3 ? consonants.toSpliced(1, 1) : consonants
  return [...chosen, ...vowels, 'X', 'X', 'X'].slice(0, 3).join('')
}

/**
 * The 16th character of a person's code, from the first 15 (capitals and digits, omocodia letters as they stand).
 * Throws a RangeError on anything else.
 */
export function checkLetter(first15: string): string {
  if (!/^[0-9A-Z]{15}$/.test(first15)) throw new RangeError('The check letter needs 15 capitals and digits')
  const sum = Array.from(first15).reduce((total, character, index) => {
    const rank = rankOf(character)
    return total + (index % 2 === 0 ? (ODD_VALUES[rank] ?? 0) : rank)
  }, 0)
  return letter(sum % 26)
}

/**
 * The 11th digit of a Partita IVA or of an 11-digit fiscal code, from the first 10: every second digit is doubled, less 9 when over 9.
 * Throws a RangeError on anything but 10 digits.
 */
export function partitaIvaCheckDigit(first10: string): string {
  if (!/^[0-9]{10}$/.test(first10)) throw new RangeError('The control digit needs 10 digits')
  const sum = Array.from(first10).reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) : Number(digit) * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

function checkCompany(code: string): TaxCodeCheck {
  // Eleven zeros have a right control digit and are nobody's.
  if (!/^[0-9]{11}$/.test(code) || /^0+$/.test(code)) return { ok: false, reason: 'shape' }
  return partitaIvaCheckDigit(code.slice(0, 10)) === code.slice(10)
    ? { ok: true, kind: 'company' }
    : { ok: false, reason: 'check' }
}

function hasRealDate(code: string): boolean {
  const year = numberAt(code, 6)
  const month = MONTHS.indexOf(code.charAt(8))
  const day = numberAt(code, 9) % 40
  // Two digits of a year are a leap year in one of the centuries that count (2000 was one) exactly when 4 divides them.
  const lastDay = month === 1 && year % 4 === 0 ? 29 : (MONTH_DAYS[month] ?? 0)
  return numberAt(code, 9) <= 71 && day >= 1 && day <= lastDay
}

function numberAt(code: string, place: number): number {
  const digits = Array.from(code.slice(place, place + 2)).map((character) => {
    const replaced = OMOCODIA.indexOf(character)
    return replaced === -1 ? character : String(replaced)
  })
  return Number(digits.join(''))
}

function rankOf(character: string): number {
  return character <= '9' ? Number(character) : character.charCodeAt(0) - 65
}

function letter(rank: number): string {
  return String.fromCharCode(65 + rank)
}
