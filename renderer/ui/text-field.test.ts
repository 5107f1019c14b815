import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CODE_DIGITS } from '../../main/domain/mail-code.ts'
import {
  codeFormat,
  emailFormat,
  eraseAtCaret,
  groupCode,
  insertAtCaret,
  mailCodeFormat,
  moveCaret,
  nameFormat,
  passwordFormat,
  phoneFormat,
  proseFormat,
  readField,
  shownCaret,
  shownText,
  taxCodeFormat,
  ticketCodeFormat,
  ticketNumberFormat,
} from './text-field.ts'

describe('a code being typed', () => {
  test.each([
    ['', ''],
    ['3010', '3010'],
    ['30100', '3010 0'],
    ['301000000000123468', '3010 0000 0000 1234 68'],
  ])('%o is shown as %o', (code, shown) => {
    expect(groupCode(code)).toBe(shown)
  })

  test('is written and erased at the caret, not at the end', () => {
    expect(insertAtCaret(codeFormat, { text: '3010068', caret: 4 }, '9')).toEqual({ text: '30109068', caret: 5 })
    expect(eraseAtCaret({ text: '3010068', caret: 4 })).toEqual({ text: '301068', caret: 3 })
    expect(eraseAtCaret({ text: '3010', caret: 0 })).toEqual({ text: '3010', caret: 0 })
  })

  test('takes what is copied from paper, and no more than the longest code', () => {
    const empty = { text: '', caret: 0 }
    expect(insertAtCaret(codeFormat, empty, '3010 0000-0000.12')).toEqual({ text: '30100000000012', caret: 14 })
    expect(insertAtCaret(codeFormat, { text: 'rf18', caret: 4 }, 'x'.repeat(100)).text).toHaveLength(35)
    expect(readField(codeFormat, '9'.repeat(100), 100)).toEqual({ text: '9'.repeat(35), caret: 35 })
  })

  test('has its caret in the same place whether it is counted in characters or in groups', () => {
    const code = fc.stringMatching(/^[0-9A-Z]{0,35}$/)
    fc.assert(
      fc.property(code, fc.nat({ max: 35 }), (typed, place) => {
        const field = { text: typed, caret: Math.min(place, typed.length) }
        const shown = shownText(codeFormat, typed)
        expect(shownCaret(codeFormat, field)).toBeLessThanOrEqual(shown.length)
        expect(readField(codeFormat, shown, shownCaret(codeFormat, field))).toEqual(field)
      }),
      { seed: 20261123 },
    )
  })
})

describe('a text that is not grouped', () => {
  test('is a tax code in capitals, of 16 characters at most', () => {
    expect(readField(taxCodeFormat, 'rss mra 80a01 h501u', 7)).toEqual({ text: 'RSSMRA80A01H501U', caret: 6 })
    expect(insertAtCaret(taxCodeFormat, { text: 'RSSMRA80A01H501', caret: 15 }, 'UX').text).toBe('RSSMRA80A01H501U')
    expect(shownText(taxCodeFormat, 'RSSMRA80A01H501U')).toBe('RSSMRA80A01H501U')
  })

  test('is an address as it was typed, without blanks', () => {
    expect(readField(emailFormat, 'Anna.B@posta.example ', 21)).toEqual({ text: 'Anna.B@posta.example', caret: 20 })
    expect(shownCaret(emailFormat, { text: 'anna@', caret: 5 })).toBe(5)
  })

  test('is what somebody tells, with its lines, and no more than its length', () => {
    expect(readField(proseFormat(20), 'Il foglio\r\nè\u0007 bianco\t', 20).text).toBe('Il foglio\nè bianco')
    expect(insertAtCaret(proseFormat(5), { text: 'abcd', caret: 2 }, '\nx')).toEqual({ text: 'ab\ncd', caret: 3 })
  })

  test('is a name on one line', () => {
    expect(readField(nameFormat, 'Maria  Antonietta\nD’Aquìla', 25).text).toBe('Maria Antonietta D’Aquìla')
    expect(readField(nameFormat, 'x'.repeat(100), 100).text).toHaveLength(60)
  })

  test('is a telephone number without what only groups it', () => {
    expect(readField(phoneFormat, '+39 099/000-00+00', 17).text).toBe('+39099000' + '0000')
    expect(readField(phoneFormat, 'tel. 099', 8).text).toBe('099')
  })

  test('is the number of a request, or the code of its slip', () => {
    expect(readField(ticketNumberFormat, ' 12 – 345', 9).text).toBe('12-345')
    expect(readField(ticketNumberFormat, '99999-99999999', 14).text).toBe('99999-9999999')
    expect(readField(ticketCodeFormat, '7k3mp x0a2b', 11)).toEqual({ text: '7K3MPX0A2B', caret: 10 })
    expect(readField(ticketCodeFormat, '7K3MP-X0A2B9è', 13).text).toBe('7K3MPX0A2B')
  })

  test('takes any password as it is written, and the digits of a code that was mailed', () => {
    expect(readField(passwordFormat, ' Trè parole\t$ ', 3).text).toBe(' Trè parole$ ')
    expect(readField(passwordFormat, 'a'.repeat(200), 200).text).toHaveLength(200)
    expect(readField(mailCodeFormat, '40 71-82 9', 10)).toEqual({ text: '407182', caret: 6 })
    expect(mailCodeFormat.maxLength).toBe(CODE_DIGITS)
  })

  test('has a caret that stays inside it', () => {
    expect(moveCaret({ text: 'anna', caret: 4 }, -1)).toEqual({ text: 'anna', caret: 3 })
    expect(moveCaret({ text: 'anna', caret: 4 }, 1)).toEqual({ text: 'anna', caret: 4 })
    expect(moveCaret({ text: 'anna', caret: 0 }, -1)).toEqual({ text: 'anna', caret: 0 })
  })
})
