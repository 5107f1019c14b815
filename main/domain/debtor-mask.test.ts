import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskName, maskTaxCode } from './debtor-mask.ts'

const seed = 20261123

describe('a masked name', () => {
  it.each([
    ['Mario Rossi', 'M*** R***'],
    ['Maria Grazia De Rossi', 'M*** R***'],
    ['  élodie   dupont ', 'É*** D***'],
    ['e\u0301lodie dupont', 'É*** D***'],
    ["D'Amico Anna", 'D*** A***'],
    ['Anna Rossi-Bianchi', 'A*** B***'],
    ['Falegnameria Alpina S.r.l.', 'F*** S***'],
    ['3M Italia', '3*** I***'],
    ['Teodolinda', 'T***'],
    ['X', '***'],
    ['A B', '*** ***'],
    ['', '***'],
    ['- / -', '***'],
  ])('of %j is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it('shows no word of the name, and has the same length for every name of two words or more', () => {
    const word = fc.stringMatching(/^[A-ZÀÈÉÒÙ][a-zàèéòù]{0,30}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), (words) => {
        const masked = maskName(words.join(' '))
        for (const each of words) expect(masked.toLowerCase()).not.toContain(`${each.toLowerCase()} `)
        for (const each of words.filter((some) => some.length > 1))
          expect(masked.toLowerCase()).not.toContain(each.toLowerCase())
        expect(masked).toMatch(/^.?\*{3} .?\*{3}$/)
      }),
      { seed },
    )
  })
})

describe('a masked fiscal code', () => {
  it.each([
    ['RSSMRA80A01H501U', 'R*****1U'],
    [' rssmra80a01h501u ', 'R*****1U'],
    ['00743110157', '0*****57'],
    ['ANONIMO', '********'],
    ['AB', '********'],
    ['', '********'],
  ])('of %j is %s', (taxCode, masked) => {
    expect(maskTaxCode(taxCode)).toBe(masked)
  })

  it('always has eight characters, never more than three of them true', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{0,16}$/), (taxCode) => {
        const masked = maskTaxCode(taxCode)
        expect(masked).toHaveLength(8)
        expect(masked.slice(1, 6)).toBe('*****')
        if (taxCode.length < 11) expect(masked).toBe('********')
      }),
      { seed },
    )
  })
})
