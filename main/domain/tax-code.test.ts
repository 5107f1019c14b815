import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkLetter, checkTaxCode, looksLikeName, partitaIvaCheckDigit } from './tax-code.ts'

const seed = 20261123
const OMOCODIA = 'LMNPQRSTUV'
const OMOCODIA_PLACES = [6, 7, 9, 10, 12, 13, 14]

/** The first 15 characters of codes of persons born on true days of 1900 to 2099. */
const bodies = fc
  .record({
    letters: fc.stringMatching(/^[A-Z]{6}$/),
    bornDay: fc.integer({ min: 0, max: 73_048 }),
    isWoman: fc.boolean(),
    place: fc.stringMatching(/^[A-Z][0-9]{3}$/),
  })
  .map(({ letters, bornDay, isWoman, place }) => {
    const born = new Date(Date.UTC(1900, 0, 1) + bornDay * 86_400_000)
    const year = String(born.getUTCFullYear() % 100).padStart(2, '0')
    const day = String(born.getUTCDate() + (isWoman ? 40 : 0)).padStart(2, '0')
    return `${letters}${year}${'ABCDEHLMPRST'.charAt(born.getUTCMonth())}${day}${place}`
  })

const withLetter = (first15: string): string => first15 + checkLetter(first15)

describe("a person's code", () => {
  it.each([
    'RSSMRA80A01H501U',
    'RSSMRA80A41H501Y',
    'MRTMTT91D08F205J',
    'RSSMRA80A01H50MM',
    'RSSMRAULALMHRLMD',
    ' rssmra80a01h501u ',
  ])('%s is right', (text) => {
    expect(checkTaxCode(text)).toEqual({ ok: true, kind: 'person' })
  })

  it.each([
    ['RSSMRA80A01H501X', 'check'],
    ['FFFCST83A15L113V', 'check'],
    ['RSSMRA80B30H501X', 'date'],
    [withLetter('RSSMRA80A00H501'), 'date'],
    [withLetter('RSSMRA80A32H501'), 'date'],
    [withLetter('RSSMRA80A40H501'), 'date'],
    [withLetter('RSSMRA80A72H501'), 'date'],
    [withLetter('RSSMRA80A99H501'), 'date'],
    [withLetter('RSSMRA80D31H501'), 'date'],
    [withLetter('RSSMRA80S71H501'), 'date'],
    [withLetter('RSSMRA81B29H501'), 'date'],
    [withLetter('RSSMRA81BNVH501'), 'date'],
    ['RSSMRA80F01H501U', 'shape'],
    ['RSSMRA8OA01H501U', 'shape'],
    ['RSSMR180A01H501U', 'shape'],
    ['RSSMRA80A01H5011', 'shape'],
    ['RSSMRA80A01H501', 'length'],
    ['RSSMRA80A01H501UU', 'length'],
    ['', 'length'],
    ['ANONIMO', 'length'],
  ])('%s is refused: %s', (text, reason) => {
    expect(checkTaxCode(text)).toEqual({ ok: false, reason })
  })

  it.each(['RSSMRA80B29H501', 'RSSMRA00B29H501', 'RSSMRA80A71H501', 'RSSMRA80BNVH501'])(
    'of a true rare day, %s',
    (first15) => {
      expect(checkTaxCode(withLetter(first15))).toEqual({ ok: true, kind: 'person' })
    },
  )

  it('is right for every true day, with any digits replaced for omocodia, and only with its own letter', () => {
    fc.assert(
      fc.property(bodies, fc.subarray(OMOCODIA_PLACES), fc.stringMatching(/^[A-Z]$/), (body, places, letter) => {
        const replaced = Array.from(body)
          .map((each, place) => (places.includes(place) ? OMOCODIA.charAt(Number(each)) : each))
          .join('')
        const right = checkLetter(replaced)
        expect(checkTaxCode(replaced + right)).toEqual({ ok: true, kind: 'person' })
        const expected = letter === right ? { ok: true, kind: 'person' } : { ok: false, reason: 'check' }
        expect(checkTaxCode(replaced + letter)).toEqual(expected)
      }),
      { seed, numRuns: 300 },
    )
  })

  it.each(['RSSMRA80A01H50', 'RSSMRA80A01H501U', 'rssmra80a01h501'])('has no letter for %j', (text) => {
    expect(() => checkLetter(text)).toThrow(RangeError)
  })
})

describe('a code of eleven digits', () => {
  it.each(['00743110157', '01199250158', '99999000013', '80012000826', '97103420580', '12345678903', '00000000018'])(
    '%s is right',
    (text) => {
      expect(checkTaxCode(text)).toEqual({ ok: true, kind: 'company' })
    },
  )

  it.each([
    ['77777777777', 'check'],
    ['12345678901', 'check'],
    ['82001760676', 'check'],
    ['00000000000', 'shape'],
    ['0074311015A', 'shape'],
    ['0074311015', 'length'],
  ])('%s is refused: %s', (text, reason) => {
    expect(checkTaxCode(text)).toEqual({ ok: false, reason })
  })

  it('is right with one control digit out of ten, and catches every single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{9}[1-9]$/),
        fc.nat(10),
        fc.integer({ min: 1, max: 9 }),
        (first10, place, shift) => {
          const code = first10 + partitaIvaCheckDigit(first10)
          expect(checkTaxCode(code)).toEqual({ ok: true, kind: 'company' })
          const wrong = code.slice(0, place) + String((Number(code[place]) + shift) % 10) + code.slice(place + 1)
          expect(checkTaxCode(wrong).ok).toBe(false)
        },
      ),
      { seed },
    )
  })

  it.each(['123456789', '12345678901', '123456789a'])('has no control digit for %j', (text) => {
    expect(() => partitaIvaCheckDigit(text)).toThrow(RangeError)
  })
})

describe('a tax code and a name', () => {
  it.each([
    ['RSSMRA80A41H501Y', 'Maria', 'Rossi'],
    ['VRDGPP75T12L736Q', 'Giuseppe', 'Verdi'],
    // A given name with four consonants leaves out the second; names with few letters are filled up.
    ['BNCFNC99D55L736W', 'Francesca', 'Bianchi'],
    ['FOXDEO80A41H501Y', 'Edo', 'Fò'],
    ['DNGNCL80A41H501Y', 'Niccolò', 'D’Angelo'],
    ['12345678903', 'Maria', 'Rossi'],
  ])('%s looks like that of %s %s', (code, givenName, familyName) => {
    expect(looksLikeName(code, { givenName, familyName })).toBe(true)
  })

  it.each([
    ['RSSMRA80A41H501Y', 'Anna', 'Rossi'],
    ['RSSMRA80A41H501Y', 'Maria', 'Bianchi'],
    ['BNCFRN99D55L736W', 'Francesca', 'Bianchi'],
  ])('%s does not look like that of %s %s', (code, givenName, familyName) => {
    expect(looksLikeName(code, { givenName, familyName })).toBe(false)
  })
})
