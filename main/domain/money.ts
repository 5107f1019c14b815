import * as z from 'zod'
import type { Language } from './visit.ts'

/** An amount to pay: whole euro cents, at least 1. Money is never a fraction and never a float. */
export const AmountCents = z.int().min(1)
/** Whole euro cents, at least 1. */
export type AmountCents = z.infer<typeof AmountCents>

const euroFormats = new Map<Language, Intl.NumberFormat>()

/**
 * Cents as an amount with the euro sign, the way a language writes it: it `1.500,00 €`, en `€1,500.00`. Thousands are always
 * grouped, as pagoPA prints them, although Italian and Slovene would leave four digits together; the blanks are no-break ones.
 * Negative amounts (a difference) are allowed. Throws a RangeError unless `cents` is a safe integer.
 */
export function formatEuro(cents: number, language: Language): string {
  return euroFormat(language).format(decimalText(cents))
}

/**
 * Cents as documents print them in Italian (and German), without the sign: `1.500,00`. Throws a RangeError unless `cents` is a
 * safe integer. Source: pagoPA notice guide, "Importo e scadenza".
 */
export function euroPlain(cents: number): string {
  const [euros = '', fraction = ''] = decimalText(cents).split('.')
  return `${euros.replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, '.')},${fraction}`
}

function euroFormat(language: Language): Intl.NumberFormat {
  const known = euroFormats.get(language)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR', useGrouping: 'always' })
  euroFormats.set(language, made)
  return made
}

// Intl takes decimal text exactly; a division by 100 would lose cents of very large amounts.
function decimalText(cents: number): `${number}` {
  if (!Number.isSafeInteger(cents)) throw new RangeError('An amount must be a whole number of cents')
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
}
