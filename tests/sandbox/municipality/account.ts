/** What a character counts at the odd places of the CIN: the table of the tax code's check letter. */
const ODD_VALUES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
] as const

/**
 * An Italian IBAN from ABI (5 digits), CAB (5) and account (up to 12, filled with zeros), with a right CIN and right check digits.
 * Sources: ISO 13616; for the CIN the rule of the Italian BBAN.
 */
export function italianIban(abi: string, cab: string, account: string): string {
  const coordinates = abi + cab + account.padStart(12, '0')
  const sum = Array.from(coordinates).reduce((total, digit, index) => {
    return total + (index % 2 === 0 ? (ODD_VALUES[Number(digit)] ?? 0) : Number(digit))
  }, 0)
  const bban = String.fromCharCode(65 + (sum % 26)) + coordinates
  return `IT${String(98 - ibanRemainder(`IT00${bban}`)).padStart(2, '0')}${bban}`
}

/** The remainder modulo 97 of an IBAN, by which it is checked: 1 when it is right. Source: ISO 13616. */
export function ibanRemainder(iban: string): number {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return Number(BigInt(digits) % 97n)
}
