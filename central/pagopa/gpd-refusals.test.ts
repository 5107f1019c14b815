import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DebtPosition } from '../../main/domain/debt-position.ts'
import { gpdOption, gpdRecord, NOW } from '../../tests/sync/sample-positions.ts'
import { readGpdPosition } from './gpd-position.ts'

const CREDITOR = '80000010006'
const SEED = 20261123

function problemsOf(record: unknown): readonly string[] {
  const result = readGpdPosition(record, CREDITOR, NOW)
  return result.ok ? [] : result.problems.map(({ path, reason }) => `${path}: ${reason}`)
}

const transfer = (other: Readonly<Record<string, unknown>> = {}) => ({
  idTransfer: '1',
  amount: 1001,
  remittanceInformation: 'causale',
  category: '0101101IM',
  ...other,
})

describe('a bad record is refused with the path and a reason', () => {
  const cases: readonly [string, unknown, readonly (string | RegExp)[]][] = [
    ['null', null, [/^: .*object/]],
    ['a list', [], [/^: .*object/]],
    ['a text', 'x', [/^: .*object/]],
    ['no iupd', gpdRecord(1, { iupd: undefined }), [/^iupd: /]],
    ['a blank iupd', gpdRecord(1, { iupd: '  ' }), [/^iupd: /]],
    ['a long iupd', gpdRecord(1, { iupd: 'x'.repeat(51) }), [/^iupd: .*50/]],
    ['another type', gpdRecord(1, { type: 'X' }), [/^type: /]],
    ['a long tax code', gpdRecord(1, { fiscalCode: 'X'.repeat(17) }), [/^fiscalCode: .*16/]],
    ['a tax code that grows as capitals', gpdRecord(1, { fiscalCode: 'ß'.repeat(9) }), [/^fiscalCode: .*16/]],
    ['no name', gpdRecord(1, { fullName: '' }), [/^fullName: /]],
    ['a name with U+0000', gpdRecord(1, { fullName: 'Mario\0' }), ['fullName: holds the character U+0000']],
    ['a city with U+0000', gpdRecord(1, { city: 'a\0b' }), ['city: holds the character U+0000']],
    ['another status', gpdRecord(1, { status: 'UNPAYABLE' }), [/^status: /]],
    [
      'a validity day',
      gpdRecord(1, { validityDate: '2026-01-01' }),
      ['validityDate: expected a date-time like 2026-12-31T22:59:59Z'],
    ],
    ['30 February as validity', gpdRecord(1, { validityDate: '2026-02-30T00:00:00Z' }), [/^validityDate: /]],
    ['no options', gpdRecord(1, { paymentOption: [] }), [/^paymentOption: /]],
    ['no option list', gpdRecord(1, { paymentOption: undefined }), [/^paymentOption: /]],
    [
      '101 options',
      gpdRecord(1, { paymentOption: Array.from({ length: 101 }, (_, n) => gpdOption(n + 1)) }),
      [/^paymentOption: .*100/],
    ],
    ['17 digits of nav', gpdRecord(1, {}, { nav: '3'.repeat(17) }), ['paymentOption[0].nav: expected 18 digits']],
    ['letters in nav', gpdRecord(1, {}, { nav: '30123456789012345A' }), ['paymentOption[0].nav: expected 18 digits']],
    ['a nav that is a number', gpdRecord(1, {}, { nav: 3 }), [/^paymentOption\[0\]\.nav: /]],
    [
      'signs in the IUV',
      gpdRecord(1, {}, { iuv: 'RF-1' }),
      ['paymentOption[0].iuv: expected up to 35 letters and digits'],
    ],
    ['no IUV', gpdRecord(1, {}, { iuv: '' }), ['paymentOption[0].iuv: expected up to 35 letters and digits']],
    ['nothing to pay', gpdRecord(1, {}, { amount: 0 }), [/^paymentOption\[0\]\.amount: /]],
    ['a fraction of a cent', gpdRecord(1, {}, { amount: 10.5 }), [/^paymentOption\[0\]\.amount: /]],
    ['an amount as text', gpdRecord(1, {}, { amount: '10' }), [/^paymentOption\[0\]\.amount: /]],
    ['a milliard', gpdRecord(1, {}, { amount: 100_000_000_000 }), [/^paymentOption\[0\]\.amount: .*99999999999/]],
    [
      'a long description',
      gpdRecord(1, {}, { description: 'x'.repeat(141) }),
      [/^paymentOption\[0\]\.description: .*140/],
    ],
    ['no plan', gpdRecord(1, {}, { isPartialPayment: undefined }), [/^paymentOption\[0\]\.isPartialPayment: /]],
    ['another option status', gpdRecord(1, {}, { status: 'PAID' }), [/^paymentOption\[0\]\.status: /]],
    [
      'six transfers',
      gpdRecord(1, {}, { transfer: Array.from({ length: 6 }, () => transfer()) }),
      [/^paymentOption\[0\]\.transfer: /],
    ],
    [
      'a transfer 6',
      gpdRecord(1, {}, { transfer: [transfer({ idTransfer: '6' })] }),
      [/^paymentOption\[0\]\.transfer\[0\]\.idTransfer: /],
    ],
    [
      'a bad IBAN',
      gpdRecord(1, {}, { transfer: [transfer({ iban: 'IT 60' })] }),
      ['paymentOption[0].transfer[0].iban: expected letters and digits'],
    ],
    [
      'a bad body of a transfer',
      gpdRecord(1, {}, { transfer: [transfer({ organizationFiscalCode: '1' })] }),
      ['paymentOption[0].transfer[0].organizationFiscalCode: expected 11 digits'],
    ],
    [
      'transfers that do not add up',
      gpdRecord(1, {}, { transfer: [transfer({ amount: 1000 })] }),
      ['paymentOption[0].transfer: the transfers make 1000, the amount is 1001'],
    ],
    [
      'three faults at once',
      gpdRecord(1, { type: 1, paymentOption: [gpdOption(1), gpdOption(2, { amount: -1, dueDate: 'x' })] }),
      [/^type: /, /^paymentOption\[1\]\.amount: /, /^paymentOption\[1\]\.dueDate: /],
    ],
  ]
  test.each(cases)('%s', (_, record, expected) => {
    const problems = problemsOf(record)
    expect(problems).toHaveLength(expected.length)
    expected.forEach((each, index) => {
      expect(problems[index]).toMatch(each)
    })
  })
})

describe('whatever is accepted', () => {
  const text = fc.oneof(
    { arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 16 }), weight: 9 },
    fc.constantFrom('ß'.repeat(16), 'ŉ'.repeat(9), '\0', ' a ', '\ud800'),
  )
  const moment = fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .date({ noInvalidDate: true, min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') })
        .map((date) => {
          const zone = ['Z', '', '+14:00', '-12:00'][date.getUTCMilliseconds() % 4] ?? ''
          return date.toISOString().replace(/Z$/, zone)
        }),
    },
    fc.string(),
  )
  const amount = fc.oneof({ arbitrary: fc.integer({ min: 1, max: 99_999_999_999 }), weight: 9 }, fc.double())
  const record = fc.record(
    {
      iupd: text,
      type: fc.constantFrom('F', 'G'),
      fiscalCode: text,
      fullName: text,
      city: fc.option(text),
      email: fc.option(text),
      officeName: fc.option(text),
      validityDate: fc.option(moment),
      status: fc.constantFrom('DRAFT', 'VALID', 'PAID'),
      paymentOption: fc.array(
        fc.record(
          {
            nav: fc.stringMatching(/^[0-9]{18}$/),
            iuv: fc.stringMatching(/^[0-9A-Za-z]{1,35}$/),
            amount,
            description: text,
            isPartialPayment: fc.boolean(),
            dueDate: moment,
            retentionDate: fc.option(moment),
          },
          { requiredKeys: ['nav', 'iuv', 'amount', 'description', 'isPartialPayment', 'dueDate'] },
        ),
        { minLength: 1, maxLength: 2 },
      ),
    },
    { requiredKeys: ['iupd', 'type', 'fiscalCode', 'fullName', 'paymentOption'] },
  )

  test('is a position that the centre may send, as the contract with the kiosks has it', () => {
    let accepted = 0
    fc.assert(
      fc.property(record, (each) => {
        const result = readGpdPosition(each, CREDITOR, NOW)
        if (!result.ok) return
        accepted += 1
        expect(DebtPosition.safeParse(result.position).error?.issues).toBeUndefined()
        expect(JSON.stringify(result.position)).not.toContain('\\u0000')
      }),
      { seed: SEED, numRuns: 2000 },
    )
    expect(accepted).toBeGreaterThan(200)
  })
})
