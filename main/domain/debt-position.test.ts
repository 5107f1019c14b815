import { describe, expect, it } from 'vitest'
import type { OptionStatus, Payability, PaymentOption } from './debt-position.ts'
import { DebtPosition, payability, PositionStatus, statusOncePaid } from './debt-position.ts'

const NOW = '2026-11-23T10:00:00Z'
const FUTURE = '2026-12-31T22:59:59'
const PAST = '2026-10-31T22:59:59'

function option(changes: Partial<PaymentOption> = {}): PaymentOption {
  return {
    noticeNumber: '347202600000000176',
    iuv: '47202600000000176',
    amountCents: 15050,
    description: 'TARI 2026',
    dueDate: FUTURE,
    isInstalment: false,
    status: 'PO_UNPAID',
    transfers: [
      {
        id: '1',
        amountCents: 15050,
        remittanceInformation: 'TARI 2026',
        category: '0101101IM',
        creditor: '99999000013',
        iban: 'IT60X0542811101000000123456',
      },
    ],
    ...changes,
  }
}

function position(changes: Partial<DebtPosition> = {}): DebtPosition {
  return {
    iupd: 'a1b2c3',
    status: 'VALID',
    debtor: { kind: 'person', fiscalCode: 'RSSMRA80A01H501U', name: 'Mario Rossi' },
    switchToExpired: false,
    options: [option()],
    ...changes,
  }
}

const onTime: Payability = { state: 'payable', isOverdue: false }
const late: Payability = { state: 'payable', isOverdue: true }

describe('a position with one option', () => {
  const byStatus: Record<PositionStatus, { due: Payability; overdue: Payability; overdueSwitching: Payability }> = {
    DRAFT: { due: { state: 'draft' }, overdue: { state: 'draft' }, overdueSwitching: { state: 'draft' } },
    PUBLISHED: { due: onTime, overdue: late, overdueSwitching: { state: 'expired' } },
    VALID: { due: onTime, overdue: late, overdueSwitching: { state: 'expired' } },
    EXPIRED: { due: { state: 'expired' }, overdue: { state: 'expired' }, overdueSwitching: { state: 'expired' } },
    INVALID: { due: { state: 'revoked' }, overdue: { state: 'revoked' }, overdueSwitching: { state: 'revoked' } },
    PARTIALLY_PAID: {
      due: { state: 'other-plan' },
      overdue: { state: 'other-plan' },
      overdueSwitching: { state: 'other-plan' },
    },
    PAID: { due: { state: 'paid' }, overdue: { state: 'paid' }, overdueSwitching: { state: 'paid' } },
    REPORTED: { due: { state: 'paid' }, overdue: { state: 'paid' }, overdueSwitching: { state: 'paid' } },
  }

  it.each(PositionStatus.options)('%s', (status) => {
    const due = option()
    const overdue = option({ dueDate: PAST })
    expect(payability(position({ status, options: [due] }), due, NOW)).toEqual(byStatus[status].due)
    expect(payability(position({ status, options: [overdue] }), overdue, NOW)).toEqual(byStatus[status].overdue)
    const switching = position({ status, options: [overdue], switchToExpired: true })
    expect(payability(switching, overdue, NOW)).toEqual(byStatus[status].overdueSwitching)
  })

  it.each<OptionStatus>(['PO_PAID', 'PO_PARTIALLY_REPORTED', 'PO_REPORTED'])(
    'is paid when its option is %s, whatever else it says',
    (status) => {
      const paid = option({ status })
      for (const whole of PositionStatus.options)
        expect(payability(position({ status: whole, options: [paid] }), paid, NOW)).toEqual({ state: 'paid' })
    },
  )

  it('is payable from its validity date on, though still called PUBLISHED', () => {
    const published = position({ status: 'PUBLISHED', validityDate: '2026-11-23T10:00:01' })
    const [only] = published.options as [PaymentOption]
    expect(payability(published, only, NOW)).toEqual({ state: 'not-yet', from: '2026-11-23T10:00:01' })
    expect(payability(published, only, '2026-11-23T10:00:01Z')).toEqual(onTime)
  })

  it('is not overdue on its last day in Italy, and expires at the instant of its due date', () => {
    const last = option({ dueDate: '2026-11-23T22:59:59' })
    expect(payability(position({ options: [last] }), last, '2026-11-23T22:59:59Z')).toEqual(onTime)
    expect(payability(position({ options: [last] }), last, '2026-11-23T23:00:00Z')).toEqual(late)
    const switching = position({ options: [last], switchToExpired: true })
    expect(payability(switching, last, '2026-11-23T22:59:59Z')).toEqual(onTime)
    expect(payability(switching, last, '2026-11-23T23:00:00Z')).toEqual({ state: 'expired' })
  })
})

describe('a position with a whole amount and instalments', () => {
  const whole = option()
  const [first, second] = [
    option({ noticeNumber: '347202600000000277', isInstalment: true, dueDate: PAST }),
    option({ noticeNumber: '347202600000000378', isInstalment: true }),
  ]
  const paid = (each: PaymentOption): PaymentOption => ({ ...each, status: 'PO_PAID' })

  it('offers all while none is paid, the overdue ones too', () => {
    const open = position({ options: [whole, first, second], switchToExpired: true })
    expect(payability(open, whole, NOW)).toEqual(onTime)
    expect(payability(open, first, NOW)).toEqual(late)
    expect(payability(open, second, NOW)).toEqual(onTime)
  })

  it.each<PositionStatus>(['PARTIALLY_PAID', 'VALID'])('closes the whole when an instalment is paid (%s)', (status) => {
    const begun = position({ status, options: [whole, paid(first), second] })
    expect(payability(begun, whole, NOW)).toEqual({ state: 'other-plan' })
    expect(payability(begun, second, NOW)).toEqual(onTime)
  })

  it('keeps the rest of a begun plan payable past its term', () => {
    const rest = option({ noticeNumber: '347202600000000378', isInstalment: true, dueDate: PAST })
    const begun = position({ status: 'PARTIALLY_PAID', switchToExpired: true, options: [paid(first), rest] })
    expect(payability(begun, rest, NOW)).toEqual(late)
  })

  it.each<PositionStatus>(['PARTIALLY_PAID', 'VALID', 'PUBLISHED'])(
    'closes the instalments when the whole is paid (%s)',
    (status) => {
      const settled = position({ status, options: [paid(whole), first, second] })
      expect(payability(settled, second, NOW)).toEqual({ state: 'other-plan' })
    },
  )

  it('is settled for all once the position itself is PAID', () => {
    const settled = position({ status: 'PAID', options: [paid(whole), first, second] })
    expect(payability(settled, second, NOW)).toEqual({ state: 'paid' })
  })
})

describe('the shape of a position', () => {
  it('is read back as it was written', () => {
    const full = position({
      officeName: 'Ufficio Tributi',
      validityDate: '2026-01-01T00:00:00',
      debtor: {
        kind: 'person',
        fiscalCode: 'RSSMRA80A01H501U',
        name: 'Mario Rossi',
        address: {
          street: 'Via Roma',
          civicNumber: '1',
          postalCode: '00100',
          city: 'Roma',
          province: 'RM',
          country: 'IT',
        },
        email: 'mario@example.org',
      },
      options: [option({ retentionDate: FUTURE })],
    })
    expect(DebtPosition.parse(JSON.parse(JSON.stringify(full)))).toEqual(full)
  })

  const transfer = { id: '1', amountCents: 1, remittanceInformation: 'x', category: 'x', creditor: '99999000013' }
  it.each([
    ['an unknown field', { ...position(), companyName: 'Comune' }],
    ['an unknown status', { ...position(), status: 'UNPAYABLE' }],
    ['an amount of zero', { ...position(), options: [{ ...option(), amountCents: 0 }] }],
    ['a fraction of a cent', { ...position(), options: [{ ...option(), amountCents: 0.5 }] }],
    ['a notice number of 17 digits', { ...position(), options: [{ ...option(), noticeNumber: '34720260000000017' }] }],
    ['a day that does not exist', { ...position(), options: [{ ...option(), dueDate: '2026-02-30T00:00:00' }] }],
    [
      'six transfers',
      { ...position(), options: [{ ...option(), transfers: Array.from({ length: 6 }, () => transfer) }] },
    ],
    ['a sixth place', { ...position(), options: [{ ...option(), transfers: [{ ...transfer, id: '6' }] }] }],
    ['an undefined field', { ...position(), officeName: undefined }],
  ])('refuses %s', (_what, wrong) => {
    expect(DebtPosition.safeParse(wrong).success).toBe(false)
  })
})

describe('a position of which a receipt has paid an option', () => {
  const whole = option({ status: 'PO_PAID' })
  const first = option({ isInstalment: true, status: 'PO_PAID' })
  const second = option({ isInstalment: true })

  it.each(PositionStatus.options.filter((status) => status !== 'REPORTED'))(
    'is paid when the whole is, also when it was %s',
    (status) => {
      expect(statusOncePaid(position({ status, options: [whole, second] }))).toBe('PAID')
    },
  )

  it('is partly paid while an instalment is not, and paid when all are', () => {
    expect(statusOncePaid(position({ options: [option(), first, second] }))).toBe('PARTIALLY_PAID')
    expect(statusOncePaid(position({ options: [option(), first, { ...second, status: 'PO_REPORTED' }] }))).toBe('PAID')
  })

  it('stays reported', () => {
    expect(statusOncePaid(position({ status: 'REPORTED', options: [first, second] }))).toBe('REPORTED')
  })
})
