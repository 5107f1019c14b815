import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkNoticeNumber,
  classifyCode,
  groupNoticeNumber,
  isNoticeNumber,
  iuvOf,
  normalizeCode,
  noticeNumberCheckDigits,
  noticeNumberFromIuv,
} from './notice-number.ts'

const seed = 20261123
const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))

describe('check digits of a notice number', () => {
  it.each([
    ['301202000000003130', 'ok'],
    ['302032002700000251', 'ok'],
    ['300000000000000003', 'ok'],
    ['312999999999999957', 'ok'],
    ['001000000000000141', 'ok'],
    ['002720356084529460', 'ok'],
    ['212345678901234544', 'ok'],
    ['302012387654312384', 'wrong-check-digits'],
    ['344012345678901200', 'wrong-check-digits'],
    ['001000000000000142', 'wrong-check-digits'],
    ['212345678901234545', 'wrong-check-digits'],
    ['101234567890123456', 'unknown-aux'],
    ['470000008800999051', 'unknown-aux'],
    ['900000000000000000', 'unknown-aux'],
  ])('%s: %s', (noticeNumber, expected) => {
    expect(checkNoticeNumber(noticeNumber)).toBe(expected)
  })

  it('accepts every number that ends with its own check digits, and no other ending', () => {
    fc.assert(
      fc.property(fc.constantFrom('0', '2', '3'), digits(15), digits(2), (aux, base, ending) => {
        const check = noticeNumberCheckDigits(aux + base)
        expect(checkNoticeNumber(aux + base + check)).toBe('ok')
        expect(checkNoticeNumber(aux + base + ending)).toBe(ending === check ? 'ok' : 'wrong-check-digits')
      }),
      { seed },
    )
  })

  it('catches every single mistyped digit after the first', () => {
    fc.assert(
      fc.property(digits(15), fc.nat(16), fc.integer({ min: 1, max: 9 }), (base, place, shift) => {
        const first16 = `3${base}`
        const good = first16 + noticeNumberCheckDigits(first16)
        const index = place + 1
        const wrong = good.slice(0, index) + String((Number(good[index]) + shift) % 10) + good.slice(index + 1)
        expect(checkNoticeNumber(wrong)).toBe('wrong-check-digits')
      }),
      { seed },
    )
  })

  it.each([
    '',
    '30120200000000313',
    '3012020000000031300',
    '30120200000000313a',
    '3012 0200 0000 0031 30',
    '301202000000003130\n',
  ])('refuses %j, which is not 18 digits', (text) => {
    expect(isNoticeNumber(text)).toBe(false)
    expect(() => checkNoticeNumber(text)).toThrow(RangeError)
    expect(() => iuvOf(text)).toThrow(RangeError)
    expect(() => groupNoticeNumber(text)).toThrow(RangeError)
  })
})

describe('notice number and IUV', () => {
  it.each([
    ['301202000000003130', '01202000000003130'],
    ['002720356084529460', '720356084529460'],
    ['212345678901234544', '12345678901234544'],
    ['101234567890123456', '01234567890123456'],
    ['470000008800999051', '70000008800999051'],
  ])('the IUV of %s is %s', (noticeNumber, iuv) => {
    expect(iuvOf(noticeNumber)).toBe(iuv)
  })

  it('goes back from an IUV of 17 digits as aux 3', () => {
    expect(noticeNumberFromIuv('01202000000003130')).toBe('301202000000003130')
  })

  it.each(['720356084529460', 'RF18539007547034', '0120200000000313', '012020000000031300', ''])(
    'cannot from %j',
    (iuv) => {
      expect(noticeNumberFromIuv(iuv)).toBeUndefined()
    },
  )

  it('prints in groups of 4-4-4-4-2', () => {
    expect(groupNoticeNumber('301202000000003130')).toBe('3012 0200 0000 0031 30')
  })
})

describe('a typed code', () => {
  it('loses blanks, dots and dashes of every kind, and becomes capital', () => {
    expect(normalizeCode(' 3012 0200.0000-0031\u00a030\t')).toBe('301202000000003130')
    expect(normalizeCode('rf18\u20135390\u2011 0754')).toBe('RF1853900754')
  })

  it.each([
    ['3012 0200 0000 0031 30', 'notice-number'],
    ['302012387654312384', 'notice-number'],
    ['01202000000003130', 'iuv'],
    ['720356084529460', 'iuv'],
    ['RF18 5390 0754 7034', 'iuv'],
    ['rf185', 'iuv'],
    ['A'.repeat(35), 'iuv'],
    ['', 'too-short'],
    ['3012', 'too-short'],
    ['7203560845294601', 'too-short'],
    ['RF18', 'too-short'],
    ['3012020000000031301', 'invalid'],
    ['A'.repeat(36), 'invalid'],
    ['30120200000000313O?', 'invalid'],
    ['PAGOPA|002|301202000000003130|01234567897|150', 'invalid'],
    ['àbcdefgh', 'invalid'],
  ])('%j is %s', (typed, expected) => {
    expect(classifyCode(typed)).toBe(expected)
  })
})
