import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNoticeDataMatrix } from './data-matrix.ts'

const seed = 20261123
const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))

type Slip = {
  noticeNumber: string
  account: string
  amountCents: number
  creditor: string
  debtor: string
  name: string
  subject: string
}

const slips: fc.Arbitrary<Slip> = fc.record({
  noticeNumber: digits(18),
  account: digits(12),
  amountCents: fc.nat(9_999_999_999),
  creditor: digits(11),
  debtor: fc.stringMatching(/^[A-Z0-9]{2,16}$/),
  name: fc.stringMatching(/^[A-Z' ]{1,40}$/),
  subject: fc.stringMatching(/^[A-Z0-9 ]{1,110}$/),
})

function write(slip: Slip): string {
  const codeline = `18${slip.noticeNumber}12${slip.account}10${String(slip.amountCents).padStart(10, '0')}3896`
  const people = slip.creditor + slip.debtor.padEnd(16) + slip.name.padEnd(40)
  return `codfase=NBPA;${codeline}1P1${people}${slip.subject.padEnd(110)}${' '.repeat(12)}A`
}

const whole = write({
  noticeNumber: '301202000000003130',
  account: '001011136627',
  amountCents: 15050,
  creditor: '01234567897',
  debtor: 'RSSMRA80A01H501U',
  name: 'MARIO ROSSI',
  subject: 'TARI 2026 RATA UNICA',
})

describe('the Data Matrix of a postal slip', () => {
  it('is read by its places, whatever stands in the others', () => {
    fc.assert(
      fc.property(slips, (slip) => {
        const text = write(slip)
        expect(text).toHaveLength(256)
        const { noticeNumber, creditor, amountCents } = slip
        expect(parseNoticeDataMatrix(text)).toEqual({ ok: true, value: { noticeNumber, creditor, amountCents } })
      }),
      { seed },
    )
  })

  it.each([256, 255, 240, 77])('is read when %i characters of it arrive', (length) => {
    expect(parseNoticeDataMatrix(whole.slice(0, length))).toEqual({
      ok: true,
      value: { noticeNumber: '301202000000003130', creditor: '01234567897', amountCents: 15050 },
    })
  })

  it.each([1, 5, 13, 14, 40, 76])('is incomplete when only %i characters arrive', (length) => {
    expect(parseNoticeDataMatrix(whole.slice(0, length))).toEqual({ ok: false, reason: 'incomplete' })
  })

  it.each(['', 'PAGOPA|002|', 'codfase=XXPA;18', ` ${whole}`])('is not %j', (text) => {
    expect(parseNoticeDataMatrix(text)).toEqual({ ok: false, reason: 'not-postal' })
  })

  it.each([
    ['length of the number', 13, '17'],
    ['number', 20, 'X'],
    ['length of the account', 33, '13'],
    ['length of the amount', 47, '11'],
    ['amount', 58, ','],
    ['length of the document type', 59, '4'],
    ['document type', 60, '451'],
    ['creditor', 76, ' '],
  ])('is malformed with a wrong %s', (_field, place, wrong) => {
    const text = whole.slice(0, place) + wrong + whole.slice(place + wrong.length)
    expect(parseNoticeDataMatrix(text)).toEqual({ ok: false, reason: 'malformed' })
  })
})
