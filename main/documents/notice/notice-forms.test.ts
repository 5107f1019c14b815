import { describe, expect, it } from 'vitest'
import { addressLines, formatAmount, formatDay } from './notice-forms.ts'

describe('formatAmount', () => {
  it.each([
    [0, '0,00'],
    [1, '0,01'],
    [99, '0,99'],
    [100, '1,00'],
    [99_999, '999,99'],
    [102_099, '1.020,99'],
    [150_000, '1.500,00'],
    [100_000_000, '1.000.000,00'],
    [99_999_999_999, '999.999.999,99'],
  ])('writes %i cents as %s', (cents, written) => {
    expect(formatAmount(cents, 'it')).toBe(written)
  })

  it.each([
    ['en', '1,234,567.80'],
    ['de', '1.234.567,80'],
    ['fr', '1 234 567,80'],
    ['sl', '1.234.567,80'],
  ] as const)('writes it as in %s', (language, written) => {
    expect(formatAmount(123_456_780, language).replace(/\u00a0/g, ' ')).toBe(written)
    expect(formatAmount(99_999_999_999, language)).toMatch(/^999(\D)999(?:\1)999[.,]99$/)
  })

  it.each([-1, 0.5, Number.NaN, 100_000_000_000])('refuses %s', (cents) => {
    expect(() => formatAmount(cents, 'it')).toThrow(RangeError)
  })
})

describe('formatDay', () => {
  it('puts the day first', () => {
    expect(formatDay('2024-12-31', 'it')).toBe('31/12/2024')
  })

  it.each([
    ['en', '31/12/2024'],
    ['de', '31.12.2024'],
    ['fr', '31/12/2024'],
    ['sl', '31. 12. 2024'],
  ] as const)('writes it as in %s', (language, written) => {
    expect(formatDay('2024-12-31', language).replace(/\u00a0/g, ' ')).toBe(written)
  })

  it.each(['31/12/2024', '2024-12-31T00:00:00Z', '2024-1-1', ''])('refuses %j', (day) => {
    expect(() => formatDay(day, 'it')).toThrow(RangeError)
  })
})

describe('addressLines', () => {
  it.each([
    ['Via Nazionale 1\n00100 Roma (RM)', ['Via Nazionale 1', '00100 Roma (RM)']],
    ['Via Nazionale 1 00100 Roma (RM)', ['Via Nazionale 1', '00100 Roma (RM)']],
    ['Via Nazionale 1, 00100 Roma (RM)', ['Via Nazionale 1', '00100 Roma (RM)']],
    ['Via Nazionale 1 - 00100 Roma (RM)', ['Via Nazionale 1', '00100 Roma (RM)']],
    ['Casella Postale 12345 00100 Roma', ['Casella Postale 12345', '00100 Roma']],
    ['00100 Roma', ['00100 Roma']],
    ['Strada 12345 interno 2', ['Strada 12345 interno 2']],
    ['10 Downing Street, London SW1A 2AA', ['10 Downing Street, London SW1A 2AA']],
    ['Via Roma 1\r\n\n00100 Roma', ['Via Roma 1', '00100 Roma']],
    ['a\nb\nc\nd', ['a', 'b', 'c', 'd']],
    ['a\nb\nc\nd\ne\nf', ['a', 'b', 'c', 'd e f']],
    ['', []],
  ])('writes %j on lines of their own', (address, lines) => {
    expect(addressLines(address)).toEqual(lines)
  })
})
