import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import {
  anyReceipt,
  anyWriting,
  receiptWithin,
  writeReceipt,
  type Writing,
} from '../../tests/pagopa/sample-receipts.ts'
import { readReceiptXml } from './receipt-xml.ts'

const STATION = '99999000013'

const RECEIPT: PaymentReceipt = {
  receiptId: 'c110729d258c4ab1b765fe902aae41d6',
  noticeNumber: '301202000000003130',
  iuv: '01202000000003130',
  creditor: { fiscalCode: '77777777777', name: 'Comune di Borgo', officeName: 'Tributi' },
  amountCents: 3005,
  description: 'TARI 2026',
  debtor: { kind: 'person', fiscalCode: 'ANONIMO', name: 'Maria Rossi' },
  payer: { kind: 'company', fiscalCode: '00743110157', name: 'Rossi & Figli' },
  transfers: [
    { amountCents: 2005, creditorCode: '77777777777', creditorName: 'Comune di Borgo', remittanceInformation: 'TARI' },
    { amountCents: 1000, creditorCode: '77777777778', remittanceInformation: 'TEFA' },
  ],
  psp: { id: 'BESEIT2AXXX', name: 'Banca', fiscalCode: '88888888888', channel: '88888888888_01' },
  paymentMethod: 'creditCard',
  paymentNote: 'attempt',
  feeCents: 150,
  paidAt: '2026-11-24T09:00:00.000Z',
  isStandIn: true,
}

const plain = (kind: Writing['kind']): Writing => ({ kind, hasEnvelope: false, hasNamespace: false })
const second = writeReceipt(RECEIPT, STATION, plain('paSendRTV2Request'))
const older = writeReceipt(receiptWithin(RECEIPT, 'RT'), STATION, plain('RT'))

function read(xml: string | Uint8Array): PaymentReceipt {
  const reading = readReceiptXml(xml)
  if (!reading.ok) throw new Error(JSON.stringify(reading))
  return reading.receipt
}

describe('a receipt', () => {
  it.each(['paSendRTV2Request', 'PaSendRTV2Request', 'paSendRTReq'] as const)('is read from %s', (kind) => {
    const receipt = receiptWithin(RECEIPT, kind)
    const xml = writeReceipt(receipt, STATION, plain(kind))
    expect(readReceiptXml(xml)).toEqual({ ok: true, receipt, stationCreditor: STATION })
  })

  it('is read from the older RT, which knows less', () => {
    expect(readReceiptXml(older)).toEqual({
      ok: true,
      stationCreditor: '77777777777',
      receipt: {
        receiptId: RECEIPT.receiptId,
        iuv: RECEIPT.iuv,
        creditor: RECEIPT.creditor,
        amountCents: 3005,
        description: 'TARI',
        debtor: RECEIPT.debtor,
        payer: RECEIPT.payer,
        transfers: [
          { amountCents: 2005, creditorCode: '77777777777', remittanceInformation: 'TARI' },
          { amountCents: 1000, creditorCode: '77777777777', remittanceInformation: 'TEFA' },
        ],
        psp: { id: 'BESEIT2AXXX', name: 'Banca' },
        feeCents: 150,
        paidAt: '2026-11-24',
        isStandIn: false,
      },
    })
  })

  it('of a payment in part has only what was paid', () => {
    const partial = older.replace('>0</codice', '>2</codice').replace('>20.05</singolo', '>0.00</singolo')
    expect(read(partial)).toMatchObject({ description: 'TEFA', transfers: [{ amountCents: 1000 }] })
    expect(read(partial)).not.toHaveProperty('feeCents')
  })

  it('is read from the content of the second within the name of the first, as the guide prints it', () => {
    expect(read(second.replaceAll('paSendRTV2Request', 'paSendRTReq'))).toEqual(RECEIPT)
  })

  it('is read whatever else its document has', () => {
    const more = second.replace(
      '<receipt>',
      '<receipt xmlns:o="urn:o"><new><outcome>KO</outcome></new><o:outcome>KO</o:outcome>',
    )
    expect(read(more)).toEqual(RECEIPT)
  })

  it('reads back the same, however it is written', () => {
    fc.assert(
      fc.property(anyReceipt, anyWriting, fc.boolean(), (generated, writing, isBytes) => {
        const receipt = receiptWithin(generated, writing.kind)
        const xml = writeReceipt(receipt, STATION, writing)
        const reading = readReceiptXml(isBytes ? Buffer.from(xml) : xml)
        const stationCreditor = writing.kind === 'RT' ? receipt.creditor.fiscalCode : STATION
        expect(reading).toEqual({ ok: true, receipt, stationCreditor })
        expect(PaymentReceipt.parse(reading.ok && reading.receipt)).toEqual(receipt)
      }),
      { seed: 20261124, numRuns: 300 },
    )
  })
})

describe('the fields of a receipt', () => {
  it.each([
    ['0.01', 1],
    ['0030.00', 3000],
    [' 30.05\n', 3005],
    ['0.29', 29],
    ['999999999.99', 99_999_999_999],
  ])('the amount %j is %i cents', (text, cents) => {
    expect(read(second.replace('>30.05<', `>${text}<`)).amountCents).toBe(cents)
  })

  it.each([
    '0.00',
    '30',
    '30.5',
    '30.050',
    '30,05',
    '-30.05',
    '+30.05',
    '3e1.00',
    '',
    '1000000000.00',
    `${'9'.repeat(400)}.00`,
  ])('the amount %j is none', (text) => {
    expect(readReceiptXml(second.replace('>30.05<', `>${text}<`))).toEqual({
      ok: false,
      problem: 'not-a-receipt',
      path: 'paSendRTV2Request.receipt.paymentAmount',
    })
  })

  const withDates = (dates: string) => second.replace(/<paymentDateTime>.*?<\/paymentDateTime>/, dates)
  const none = (text: string) => text.replace(/<transferDate>.*?<\/transferDate>/, '')

  it.each([
    ['an Italian winter', '<paymentDateTime>2026-11-24T10:00:00</paymentDateTime>', '2026-11-24T09:00:00.000Z'],
    ['an Italian summer', '<paymentDateTime>2026-07-24T10:00:00.5</paymentDateTime>', '2026-07-24T08:00:00.500Z'],
    ['a named zone', '<paymentDateTime>2026-07-24T10:00:00+02:00</paymentDateTime>', '2026-07-24T08:00:00.000Z'],
    ['a day', '<applicationDate>2026-11-24</applicationDate>', '2026-11-24'],
    ['a day with a zone', '<paymentDateTime/><applicationDate>2026-11-24+01:00</applicationDate>', '2026-11-24'],
    ['the day of transfer, for want of another', '', '2030-01-01'],
  ])('the time of %s', (_, dates, paidAt) => {
    expect(read(withDates(dates)).paidAt).toBe(paidAt)
  })

  it.each([
    ['paymentDateTime', '2026-11-31T10:00:00'],
    ['paymentDateTime', '2026-11-24'],
    ['paymentDateTime', '9999-12-31T23:59:59-05:00'],
    ['paymentDateTime', '0000-01-01T00:00:00'],
    ['applicationDate', '2026-11-31'],
  ])('the %s %s is none', (field, text) => {
    expect(readReceiptXml(withDates(`<${field}>${text}</${field}>`))).toEqual({
      ok: false,
      problem: 'not-a-receipt',
      path: `paSendRTV2Request.receipt.${field}`,
    })
  })

  it('a receipt without any date is none', () => {
    expect(readReceiptXml(none(withDates('')))).toEqual({
      ok: false,
      problem: 'not-a-receipt',
      path: 'paSendRTV2Request.receipt.paymentDateTime',
    })
  })

  it('texts are one line, and an empty optional one is not there', () => {
    const xml = second.replace('>TARI 2026<', '>\n  TARI\t 2026\r\n<').replace('>Tributi<', '> <')
    expect(read(xml).description).toBe('TARI 2026')
    expect(read(xml).creditor).not.toHaveProperty('officeName')
  })

  it.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('standIn %s', (text, isStandIn) => {
    expect(read(second.replace('<standIn>true<', `<standIn>${text}<`)).isStandIn).toBe(isStandIn)
  })
})

describe('what is no receipt', () => {
  it.each<readonly [string, string]>([
    ['KO', second.replace('<outcome>OK<', '<outcome>KO<')],
    ['another word', second.replace('<outcome>OK<', '<outcome>ok<')],
    ...['1', '3', '4', '00'].map((outcome) => [outcome, older.replace('>0</codice', `>${outcome}</codice`)] as const),
  ])('with the outcome %s it is no payment, whatever else it has', (_, xml) => {
    expect(readReceiptXml(xml)).toEqual({ ok: false, problem: 'not-a-payment' })
    expect(readReceiptXml(xml.replace(/<debtor>.*?<\/debtor>/s, ''))).toEqual({ ok: false, problem: 'not-a-payment' })
  })

  it.each([
    ['another root', second.replaceAll('paSendRTV2Request', 'paGetPaymentReq'), 'paSendRTV2Request'],
    [
      'another namespace',
      second.replace('<paSendRTV2Request>', '<paSendRTV2Request xmlns="urn:other">'),
      'paSendRTV2Request',
    ],
    ['nothing in the envelope', '<Envelope><Body/></Envelope>', 'paSendRTV2Request'],
    ['no body', '<Envelope/>', 'paSendRTV2Request'],
    [
      'two in one envelope',
      `<Envelope><Body>${[second, older].map(rootOf).join('')}</Body></Envelope>`,
      'paSendRTV2Request',
    ],
    ['no outcome', second.replace(/<outcome>.*?<\/outcome>/, ''), 'paSendRTV2Request.receipt.outcome'],
    [
      'two amounts',
      second.replace('<outcome>', '<paymentAmount>1.00</paymentAmount><outcome>'),
      'paSendRTV2Request.receipt.paymentAmount',
    ],
    ['two debtors', second.replace('<debtor>', '<debtor/><debtor>'), 'paSendRTV2Request.receipt.debtor'],
    [
      'an element within a text',
      second.replace('>TARI 2026<', '>TARI <b>2026</b><'),
      'paSendRTV2Request.receipt.description',
    ],
    [
      'a notice number too short',
      second.replace('>301202000000003130<', '>30120<'),
      'paSendRTV2Request.receipt.noticeNumber',
    ],
    ['no transfer', second.replace(/<transfer>.*<\/transfer>/s, ''), 'paSendRTV2Request.receipt.transferList.transfer'],
    [
      'a bad transfer',
      second.replace('>10.00<', '>ten<'),
      'paSendRTV2Request.receipt.transferList.transfer[1].transferAmount',
    ],
    [
      'a debtor of no kind',
      second.replace('>F<', '>X<'),
      'paSendRTV2Request.receipt.debtor.uniqueIdentifier.entityUniqueIdentifierType',
    ],
    [
      'nothing paid',
      older.replaceAll(/>[0-9.]+<\/singolo/g, '>0.00</singolo'),
      'RT.datiPagamento.datiSingoloPagamento',
    ],
  ])('%s: it says where, and quotes nothing', (_, xml, path) => {
    expect(readReceiptXml(xml)).toEqual({ ok: false, problem: 'not-a-receipt', path })
  })
})

function rootOf(xml: string): string {
  return xml.slice(xml.indexOf('?>') + 2)
}

it('no mutation of a receipt throws, and what is read of one is a receipt still', () => {
  const documents = [
    second,
    older,
    writeReceipt(RECEIPT, STATION, { kind: 'paSendRTReq', hasEnvelope: true, hasNamespace: true }),
  ]
  const mutation = fc.record({
    at: fc.nat(4000),
    cut: fc.nat(40),
    put: fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<',
        '&',
        ']]>',
        '<!--',
        '\0',
        '\u{D800}',
        '&#0;',
        '&#xD800;',
        'xmlns:a=""',
        '<?a?>',
        '<!DOCTYPE a>',
      ),
    ),
  })
  fc.assert(
    fc.property(
      fc.constantFrom(...documents),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (xml, mutations, isBytes) => {
        const mutated = mutations.reduce(
          (text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
          xml,
        )
        const reading = readReceiptXml(isBytes ? Buffer.from(mutated) : mutated)
        if (!reading.ok) return
        expect(PaymentReceipt.safeParse(reading.receipt).success).toBe(true)
      },
    ),
    { seed: 20261124, numRuns: 3000 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(readReceiptXml(bytes).ok).toBe(false)
    }),
    { seed: 20261124, numRuns: 500 },
  )
})
