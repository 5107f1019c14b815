import { describe, expect, test } from 'vitest'
import { sampleMunicipality } from '../../../tests/sandbox/municipality/municipality.ts'
import { NOW, optionOf, positionOf } from '../../../tests/sync/sample-positions.ts'
import type { PaymentOption } from '../../domain/debt-position.ts'
import { noticeDocumentsOf, noticeLanguages } from './notice-of-position.ts'

const { creditor, settings } = sampleMunicipality
const making = { language: 'it', producedAt: NOW } as const

const of = (options: readonly PaymentOption[], status: 'VALID' | 'PARTIALLY_PAID' | 'PAID' = 'VALID') =>
  noticeDocumentsOf(positionOf('p1', options, { status }), creditor, settings, making)

const rate = (count: number, other: Partial<PaymentOption> = {}) =>
  optionOf(count, { isInstalment: true, dueDate: `2027-0${count}-28T22:59:59.000Z`, ...other })

/** The amounts that each notice asks for, of which the last two digits are the option's count. */
function asked(options: readonly PaymentOption[], status?: 'VALID' | 'PARTIALLY_PAID'): readonly string[] {
  return of(options, status).map(({ payments }) => {
    if (payments.kind !== 'instalments')
      return payments.kind === 'single' ? String(payments.payment.amountCents) : 'fine'
    const rates = payments.instalments.map(({ amountCents }) => amountCents).join('+')
    return payments.whole === undefined ? rates : `${payments.whole.amountCents} or ${rates}`
  })
}

describe('the notices of a position', () => {
  test('are one for a payment of all at once', () => {
    expect(asked([optionOf(1)])).toEqual(['1001'])
  })

  test('are one for a plan, its instalments by their days, with the whole where there is one', () => {
    expect(asked([rate(3), rate(2)])).toEqual(['1002+1003'])
    expect(asked([rate(2), optionOf(9), rate(3)])).toEqual(['1009 or 1002+1003'])
  })

  test('are one for each instalment that is left once the plan has begun', () => {
    expect(asked([optionOf(9), rate(1, { status: 'PO_PAID' }), rate(2), rate(3)], 'PARTIALLY_PAID')).toEqual([
      '1002',
      '1003',
    ])
  })

  test('never ask for a debt by two papers: a plan of one instalment gives way to the whole', () => {
    expect(asked([optionOf(9), rate(1)])).toEqual(['1009'])
    expect(asked([rate(1)])).toEqual(['1001'])
  })

  test('are none where several payments of all at once exclude each other: the office must say which is meant', () => {
    expect(() => of([optionOf(8), optionOf(9)])).toThrow(/several payments of all at once/)
  })

  test('are none where nothing is to be paid', () => {
    expect(of([optionOf(1, { status: 'PO_PAID' })], 'PAID')).toEqual([])
  })

  test('name each instalment as it is, and the notice by what all of them say', () => {
    const [notice] = of([
      rate(1, { description: 'TARI 2026 - prima rata' }),
      rate(2, { description: 'TARI 2026 - seconda rata' }),
    ])
    expect(notice?.subject).toBe('TARI 2026')
    if (notice?.payments.kind !== 'instalments') throw new Error('No instalments')
    expect(notice.payments.instalments.map(({ subject }) => subject)).toEqual([
      'TARI 2026 - prima rata',
      'TARI 2026 - seconda rata',
    ])
  })

  test('are named by the first instalment where all of them say nothing in common', () => {
    expect(of([rate(1, { description: 'Acconto' }), rate(2, { description: 'Saldo' })])[0]?.subject).toBe('Acconto')
  })
})

describe('the languages of a notice', () => {
  const german = { otherLanguage: 'de' } as const

  test('are Italian, and after it that of its reader', () => {
    expect(noticeLanguages('it', {})).toEqual({ language: 'it' })
    expect(noticeLanguages('fr', {})).toEqual({ language: 'it', second: { language: 'fr', isEqual: false } })
  })

  test('are equals where another is official too, the reader’s first', () => {
    expect(noticeLanguages('it', german)).toEqual({ language: 'it', second: { language: 'de', isEqual: true } })
    expect(noticeLanguages('de', german)).toEqual({ language: 'de', second: { language: 'it', isEqual: true } })
    expect(noticeLanguages('en', german)).toEqual({ language: 'it', second: { language: 'en', isEqual: false } })
  })

  test('stand in what is made of a position', () => {
    const [notice] = noticeDocumentsOf(positionOf('p1', [optionOf(1)]), creditor, settings, {
      ...making,
      language: 'en',
    })
    expect(notice).toMatchObject({ language: 'it', second: { language: 'en', isEqual: false }, producedAt: NOW })
  })
})
