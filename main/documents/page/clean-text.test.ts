import { describe, expect, it } from 'vitest'
import { cleanText, shorten } from './clean-text.ts'

const latin = (character: string): boolean => /^[\u0020-\u007e\u00a1-\u017f’…]$/u.test(character)

describe('cleanText', () => {
  it('keeps what can be drawn', () => {
    expect(cleanText('Città di Forlì – n. 3', (character) => latin(character) || character === '–')).toBe(
      'Città di Forlì – n. 3',
    )
  })

  it('composes letters and accents that come apart', () => {
    expect(cleanText('Nicolo\u0300', latin)).toBe('Nicolò')
  })

  it('turns every kind of blank, also a run of them, into one blank', () => {
    expect(cleanText(' Via\u00a0Roma\t\t1\r\n \u2009 interno\u20282 ', latin)).toBe('Via Roma 1 interno 2')
  })

  it('removes controls, zero-width characters, direction marks and what selects a variant', () => {
    expect(cleanText('Ma\u0000ri\u0007o\u200b \u202eRos\u00adsi\ufeff\ufe0f\u2069', latin)).toBe('Mario Rossi')
  })

  it('does not leave two blanks where something between them went', () => {
    expect(cleanText('Mario \u200b Rossi', latin)).toBe('Mario Rossi')
  })

  it('writes letters that cannot be drawn without their marks', () => {
    expect(cleanText('Nguyễn q\u0303', latin)).toBe('Nguyen q')
  })

  it.each([
    ['ﬁlo', 'filo'],
    ['A\u2011B \u2212 C', 'A-B - C'],
    ['D\u02bcAngelo', "D'Angelo"],
    ['STRAẞE', 'STRASSE'],
    ['№ ½', 'No 1?2'],
  ])('gives %s its plain form', (text, plain) => {
    expect(cleanText(text, (character) => latin(character) && character !== '½')).toBe(plain)
  })

  it('shows a question mark for each character that has no plain form', () => {
    expect(cleanText('Юлия 王 😀', latin)).toBe('???? ? ?')
    expect(cleanText('half a pair: \ud83d', latin)).toBe('half a pair: ?')
  })
})

describe('shorten', () => {
  it('leaves a text within its limit alone', () => {
    expect(shorten('abcd', 4)).toBe('abcd')
  })

  it('ends a longer one with an ellipsis that counts as a character', () => {
    expect(shorten('abcde', 4)).toBe('abc…')
  })

  it('leaves no blank before the ellipsis and no half of a character', () => {
    expect(shorten('ab cde', 4)).toBe('ab…')
    expect(shorten('ab😀cde', 4)).toBe('ab😀…')
  })
})
