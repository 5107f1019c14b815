import { describe, expect, test } from 'vitest'
import { gpdOption, gpdRecord, NOW, numberOf } from '../../tests/sync/sample-positions.ts'
import { payability, type DebtPosition } from '../../main/domain/debt-position.ts'
import { romeDate } from '../../main/domain/calendar.ts'
import { readGpdPosition } from './gpd-position.ts'

const CREDITOR = '80000010006'

function read(record: unknown, now = NOW): DebtPosition {
  const result = readGpdPosition(record, CREDITOR, now)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.position
}

function problemsOf(record: unknown): readonly string[] {
  const result = readGpdPosition(record, CREDITOR, NOW)
  return result.ok ? [] : result.problems.map(({ path, reason }) => `${path}: ${reason}`)
}

const firstOption = (option: Readonly<Record<string, unknown>>) => read(gpdRecord(1, {}, option)).options[0]

const transfer = (other: Readonly<Record<string, unknown>> = {}) => ({
  idTransfer: '1',
  amount: 1001,
  remittanceInformation: 'causale',
  category: '0101101IM',
  ...other,
})

describe('a record', () => {
  test('gives a position in our words, with what it does not tell left out', () => {
    expect(read(gpdRecord(1))).toEqual({
      iupd: 'record-1',
      status: 'VALID',
      debtor: { kind: 'person', fiscalCode: 'RSSMRA80A01H501U', name: 'Mario Rossi' },
      switchToExpired: false,
      options: [
        {
          noticeNumber: numberOf(1),
          iuv: numberOf(1).slice(1),
          amountCents: 1001,
          description: 'Avviso 1',
          dueDate: '2026-12-31T22:59:59.000Z',
          isInstalment: false,
          status: 'PO_UNPAID',
          transfers: [],
        },
      ],
    })
  })

  test('gives all that it tells', () => {
    const stamp = { hashDocument: 'aGFzaA==', stampType: '01', provincialResidence: 'RM' }
    const record = gpdRecord(
      1,
      {
        type: 'G',
        fiscalCode: ' 00000000001 ',
        streetName: ' Via Roma ',
        civicNumber: '1',
        postalCode: '99010',
        city: 'Esempio',
        province: 'ES',
        region: 'Esempia',
        country: 'IT',
        email: 'a@b.example',
        phone: '099',
        officeName: 'Tributi',
        validityDate: '2026-01-01T00:00:00',
        switchToExpired: true,
        status: 'PARTIALLY_PAID',
      },
      {
        isPartialPayment: true,
        retentionDate: '2027-01-31T10:00:00Z',
        status: 'PO_PAID',
        transfer: [
          transfer({ amount: 1, organizationFiscalCode: '00000000002', iban: 'IT60X', postalIban: 'IT60Y' }),
          transfer({ idTransfer: '2', amount: 1000, stamp }),
        ],
      },
    )
    expect(read(record)).toEqual({
      iupd: 'record-1',
      status: 'PARTIALLY_PAID',
      debtor: {
        kind: 'company',
        fiscalCode: '00000000001',
        name: 'Mario Rossi',
        address: {
          street: 'Via Roma',
          civicNumber: '1',
          postalCode: '99010',
          city: 'Esempio',
          province: 'ES',
          region: 'Esempia',
          country: 'IT',
        },
        email: 'a@b.example',
        phone: '099',
      },
      officeName: 'Tributi',
      validityDate: '2026-01-01T00:00:00.000Z',
      switchToExpired: true,
      options: [
        {
          noticeNumber: numberOf(1),
          iuv: numberOf(1).slice(1),
          amountCents: 1001,
          description: 'Avviso 1',
          dueDate: '2026-12-31T22:59:59.000Z',
          isInstalment: true,
          status: 'PO_PAID',
          retentionDate: '2027-01-31T10:00:00.000Z',
          transfers: [
            {
              id: '1',
              amountCents: 1,
              remittanceInformation: 'causale',
              category: '0101101IM',
              creditor: '00000000002',
              iban: 'IT60X',
              postalIban: 'IT60Y',
            },
            {
              id: '2',
              amountCents: 1000,
              remittanceInformation: 'causale',
              category: '0101101IM',
              creditor: CREDITOR,
              stamp,
            },
          ],
        },
      ],
    })
  })

  test('may carry what GPD adds by itself, and fields that nobody knows', () => {
    const readOnly = {
      organizationFiscalCode: '99999999999',
      publishDate: '2026-01-01T00:00:00Z',
      paymentDate: null,
      insertedDate: '2026-01-01T00:00:00Z',
      lastUpdatedDate: '2026-01-01T00:00:00Z',
      payStandIn: true,
      serviceType: 'GPD',
      somethingNew: { a: 1 },
    }
    const readOnlyOption = {
      organizationFiscalCode: '99999999999',
      idReceipt: null,
      pspCompany: null,
      fee: 0,
      notificationFee: 0,
      paymentOptionMetadata: [{ key: 'a', value: 'b' }],
      insertedDate: '2026-01-01T00:00:00Z',
    }
    const readOnlyTransfer = { status: 'T_UNREPORTED', companyName: 'Altro', transferMetadata: [], insertedDate: '' }
    const record = gpdRecord(1, readOnly, { ...readOnlyOption, transfer: [transfer(readOnlyTransfer)] })
    expect(read(record)).toEqual(read(gpdRecord(1, {}, { transfer: [transfer()] })))
  })

  test('leaves out what real exports write as an empty text or null', () => {
    const empty = { streetName: '', city: ' ', email: null, phone: '', officeName: null, validityDate: null }
    const record = gpdRecord(1, empty, {
      retentionDate: null,
      transfer: [transfer({ iban: '', postalIban: null, organizationFiscalCode: null, stamp: null })],
    })
    expect(read(record)).toEqual(read(gpdRecord(1, {}, { transfer: [transfer()] })))
  })
})

describe('the status', () => {
  test.each(['DRAFT', 'PUBLISHED', 'VALID', 'INVALID', 'EXPIRED', 'PARTIALLY_PAID', 'PAID', 'REPORTED'])(
    'is taken when it is given: %s',
    (status) => {
      expect(read(gpdRecord(1, { status, validityDate: '2027-01-01T00:00:00Z' })).status).toBe(status)
    },
  )

  test.each([
    ['VALID', undefined],
    ['VALID', '2026-11-23T08:59:59Z'],
    ['VALID', '2026-11-23T09:00:00Z'],
    ['PUBLISHED', '2026-11-23T09:00:01Z'],
    ['PUBLISHED', '2027-01-01T00:00:00'],
    ['PUBLISHED', '2026-11-23T09:30:00-00:30'],
  ])('is %s without one when validityDate is %s', (status, validityDate) => {
    expect(read(gpdRecord(1, { validityDate })).status).toBe(status)
  })
})

describe('the codes', () => {
  test.each([null, undefined])('a nav of %s is made of 3 and the IUV', (nav) => {
    expect(firstOption({ nav, iuv: '01234567890123456' })).toMatchObject({
      noticeNumber: '301234567890123456',
      iuv: '01234567890123456',
    })
  })

  test.each(['123456789012345', 'RF18539007547034', '012345678901234567'])('an IUV like %s needs its nav', (iuv) => {
    expect(problemsOf(gpdRecord(1, {}, { nav: undefined, iuv }))).toEqual([
      'paymentOption[0].nav: missing, and not to be had from this iuv',
    ])
    expect(firstOption({ nav: numberOf(5), iuv })).toMatchObject({ noticeNumber: numberOf(5), iuv })
  })

  test('wrong check digits, any aux digit and a nav that does not hold the IUV are accepted: only the creditor knows its codes', () => {
    for (const nav of ['301234567890123499', '401234567890123456', '901234567890123456', '000000000000000000']) {
      expect(firstOption({ nav })).toMatchObject({ noticeNumber: nav, iuv: numberOf(1).slice(1) })
    }
  })

  test('two options of one position have nothing in common', () => {
    const withOptions = (...paymentOption: unknown[]) => problemsOf(gpdRecord(1, { paymentOption }))
    expect(withOptions(gpdOption(1), gpdOption(2))).toEqual([])
    expect(withOptions(gpdOption(1), gpdOption(2), gpdOption(2, { iuv: 'A' }))).toEqual([
      'paymentOption[2].nav: the same as in an earlier option',
    ])
    expect(withOptions(gpdOption(1, { iuv: 'rfa' }), gpdOption(2, { iuv: 'RFA' }))).toEqual([
      'paymentOption[1].iuv: the same as in an earlier option',
    ])
    expect(withOptions(gpdOption(1, { iuv: numberOf(2) }), gpdOption(2))).toEqual([
      'paymentOption[0].iuv: the same as the nav of another option',
    ])
  })
})

describe('the due date', () => {
  test.each([
    ['2026-12-31T23:59:59Z', '2026-12-31'],
    ['2026-12-31T23:59:59', '2026-12-31'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31'],
    ['2026-12-31', '2026-12-31'],
    ['2028-02-29', '2028-02-29'],
    ['2026-12-31T22:59:59Z', '2026-12-31T22:59:59.000Z'],
    ['2026-12-31T22:59:59', '2026-12-31T22:59:59.000Z'],
    ['2026-12-31T23:59:59+01:00', '2026-12-31T22:59:59.000Z'],
    ['2026-12-31T23:59:59+0100', '2026-12-31T22:59:59.000Z'],
  ])('%s is kept as %s, and is 31 December in Italy (or the day it names)', (dueDate, kept) => {
    const option = firstOption({ dueDate })
    expect(option?.dueDate).toBe(kept)
    expect(romeDate(option?.dueDate ?? '')).toBe(kept.slice(0, 10))
  })

  test('one that is past is accepted, as official data has it', () => {
    const position = read(gpdRecord(1, {}, { dueDate: '2014-01-31T22:59:59Z' }))
    const [option] = position.options
    if (option === undefined) throw new Error('no option')
    expect(payability(position, option, NOW)).toEqual({ state: 'payable', isOverdue: true })
  })

  test.each([
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2027-02-29',
    '2026-13-01',
    '2026-04-31T00:00:00',
    '31/12/2026',
    '2026-12-31 23:59:59',
    '20261231',
    '2026-12-31T25:00:00Z',
    // In UTC this is the year 10000, which no date-time of ours can be.
    '9999-12-31T23:59:59-01:00',
    '0000-01-01T00:00:00+01:00',
    '+12026-01-01T00:00:00Z',
    '',
    1_798_757_999_000,
    null,
    undefined,
  ])('%s is refused', (dueDate) => {
    const [problem, ...others] = problemsOf(gpdRecord(1, {}, { dueDate }))
    expect(problem).toMatch(/^paymentOption\[0\]\.dueDate: \S/)
    expect(others).toEqual([])
  })
})
