import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AmountCents, euroPlain, formatEuro } from './money.ts'

describe('an amount in the words of a language', () => {
  it.each([
    ['it', 150_000, '1.500,00\u00a0€'],
    ['en', 150_000, '€1,500.00'],
    ['de', 150_000, '1.500,00\u00a0€'],
    ['fr', 150_000, '1\u202f500,00\u00a0€'],
    ['sl', 150_000, '1.500,00\u00a0€'],
    ['it', 1, '0,01\u00a0€'],
    ['it', 99_999_999_999, '999.999.999,99\u00a0€'],
    ['it', -1250, '-12,50\u00a0€'],
    ['en', Number.MAX_SAFE_INTEGER, '€90,071,992,547,409.91'],
  ] as const)('%s: %i cents are %s', (language, cents, expected) => {
    expect(formatEuro(cents, language)).toBe(expected)
  })
})

describe('an amount on a document', () => {
  it.each([
    [0, '0,00'],
    [1, '0,01'],
    [10, '0,10'],
    [99_999, '999,99'],
    [100_000, '1.000,00'],
    [150_000, '1.500,00'],
    [123_456_789, '1.234.567,89'],
    [99_999_999_999, '999.999.999,99'],
    [-150_000, '-1.500,00'],
  ])('%i cents are %s', (cents, expected) => {
    expect(euroPlain(cents)).toBe(expected)
  })

  it('is the Italian amount without its sign, at any size', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (cents) => {
        expect(`${euroPlain(cents)}\u00a0€`).toBe(formatEuro(cents, 'it'))
      }),
      { seed: 20261123 },
    )
  })
})

it.each([1.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('%d is not an amount', (cents) => {
  expect(() => euroPlain(cents)).toThrow(RangeError)
  expect(() => formatEuro(cents, 'it')).toThrow(RangeError)
  expect(AmountCents.safeParse(cents).success).toBe(false)
})

it('an amount to pay is at least one cent', () => {
  expect(AmountCents.safeParse(1).success).toBe(true)
  expect(AmountCents.safeParse(0).success).toBe(false)
})
