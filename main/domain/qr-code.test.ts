import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticeQrText, parseNoticeQr } from './qr-code.ts'

const seed = 20261123
const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const notices = fc.record({
  noticeNumber: digits(18),
  creditor: digits(11),
  amountCents: fc.integer({ min: 1, max: 99_999_999_999 }),
})
const notice = { noticeNumber: '302032002700000251', creditor: '03334231200', amountCents: 150_000 }

describe('writing', () => {
  it.each([
    [1, '01'],
    [9, '09'],
    [11, '11'],
    [150_000, '150000'],
    [99_999_999_999, '99999999999'],
  ])('%i cents are written %s', (amountCents, written) => {
    expect(noticeQrText({ ...notice, amountCents })).toBe(`PAGOPA|002|302032002700000251|03334231200|${written}`)
  })

  it.each([
    { amountCents: 0 },
    { amountCents: -1 },
    { amountCents: 1.5 },
    { amountCents: 100_000_000_000 },
    { amountCents: Number.NaN },
    { noticeNumber: '30203200270000025' },
    { creditor: '3334231200' },
    { creditor: 'RSSMRA80A01H501U' },
  ])('refuses %o', (wrong) => {
    expect(() => noticeQrText({ ...notice, ...wrong })).toThrow(RangeError)
  })
})

describe('reading', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(notices, (value) => {
        expect(parseNoticeQr(noticeQrText(value))).toEqual({ ok: true, value })
      }),
      { seed },
    )
  })

  it('calls every beginning that stops before the amount incomplete', () => {
    fc.assert(
      fc.property(notices, (value) => {
        const text = noticeQrText(value)
        for (let length = 1; length <= text.lastIndexOf('|') + 1; length++)
          expect(parseNoticeQr(text.slice(0, length))).toEqual({ ok: false, reason: 'incomplete' })
      }),
      { seed, numRuns: 20 },
    )
  })

  it.each([
    ['1', 1],
    ['00000000100', 100],
    ['0', 0],
  ])('reads the amount %s', (written, amountCents) => {
    const text = `PAGOPA|002|302032002700000251|03334231200|${written}`
    expect(parseNoticeQr(text)).toEqual({ ok: true, value: { ...notice, amountCents } })
  })

  it.each([
    ['', 'not-pagopa'],
    ['XAGOPA|002|302032002700000251|03334231200|150000', 'not-pagopa'],
    ['pagopa|002|302032002700000251|03334231200|150000', 'not-pagopa'],
    ['PAGOPAL', 'not-pagopa'],
    ['https://example.org/PAGOPA|002', 'not-pagopa'],
    ['PAGOPA|003|302032002700000251|03334231200|150000', 'version'],
    ['PAGOPA|0023', 'version'],
    ['PAGOPA|00|302032002700000251|03334231200|150000', 'version'],
    ['PAGOPA|002|30203200270000025X|03334231200|150000', 'malformed'],
    ['PAGOPA|002|30203200270000025|03334231200|150000', 'malformed'],
    ['PAGOPA|002|3020320027000002511|03334231200|150000', 'malformed'],
    ['PAGOPA|002|302032002700000251|X3334231200|150000', 'malformed'],
    ['PAGOPA|002|302032002700000251|0333423120|150000', 'malformed'],
    ['PAGOPA|002|302032002700000251|03334231200|15000X', 'malformed'],
    ['PAGOPA|002|302032002700000251|03334231200|1500,00', 'malformed'],
    ['PAGOPA|002|302032002700000251|03334231200|123456789012', 'malformed'],
    ['PAGOPA|002|302032002700000251|03334231200|150000|', 'malformed'],
    ['PAGOPA|002|302032002700000251|03334231200||1', 'malformed'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parseNoticeQr(text)).toEqual({ ok: false, reason })
  })
})
