import { expect, test } from 'vitest'
import { describeWhere } from '../fixtures/describe-where.ts'
import { sampleFacts } from '../fixtures/outside-world.ts'
import { canValidateXml, NO_XSD, paForNodeFaults } from '../fixtures/pa-for-node.ts'
import { sampleNotices } from './municipality/municipality.ts'
import { bankPsp, checkoutPsp, type NoticeFacts, type Payment } from './payment-node.ts'
import { receiptXml } from './receipt-xml.ts'

const notices = sampleFacts('2026-11-24T10:00:00Z')
const unpaid = factsOf(sampleNotices.unpaid)

function factsOf(noticeNumber: string): NoticeFacts {
  const facts = notices.get(noticeNumber)
  if (facts === undefined) throw new Error('Not a sample notice')
  return facts
}

function paymentOf({ option }: NoticeFacts, other: Partial<Payment> = {}): Payment {
  return {
    receiptId: '0'.repeat(32),
    noticeNumber: option.noticeNumber,
    amountCents: option.amountCents,
    feeCents: 150,
    psp: checkoutPsp,
    paidAt: new Date('2026-07-01T22:30:05Z'),
    receiptAt: new Date('2026-07-01T22:30:05Z'),
    ...other,
  }
}

/** The content of an element, the first of that name. */
function contentOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1]
}

test('a receipt tells the payment, on the clocks of Italy', () => {
  const xml = receiptXml(paymentOf(unpaid, { paymentNote: 'cart-1' }), unpaid)
  const told = ['noticeNumber', 'outcome', 'paymentAmount', 'fee', 'paymentDateTime', 'applicationDate', 'transferDate']
  expect(told.map((name) => contentOf(xml, name))).toEqual([
    sampleNotices.unpaid,
    'OK',
    '234.50',
    '1.50',
    '2026-07-02T00:30:05',
    '2026-07-02',
    '2026-07-03',
  ])
  expect(contentOf(xml, 'paymentNote')).toBe('cart-1')
  expect(contentOf(xml, 'creditorReferenceId')).toBe(unpaid.option.iuv)
  expect(contentOf(contentOf(xml, 'debtor') ?? '', 'fullName')).toBe(unpaid.position.debtor.name)
})

test('a bank knows who pays, Checkout does not tell; without a cart there is no note', () => {
  const atBank = receiptXml(paymentOf(unpaid, { psp: bankPsp }), unpaid)
  expect(contentOf(contentOf(atBank, 'payer') ?? '', 'fullName')).toBe(unpaid.position.debtor.name)
  expect(contentOf(atBank, 'paymentNote')).toBeUndefined()
  expect(contentOf(receiptXml(paymentOf(unpaid), unpaid), 'payer')).toBeUndefined()
})

test('shares add up to what was paid, also when that is another amount', () => {
  const shares = (amountCents: number) =>
    [...receiptXml(paymentOf(unpaid, { amountCents }), unpaid).matchAll(/<transferAmount>(.*?)</g)].map(
      ([, euro]) => euro,
    )
  expect(shares(unpaid.option.amountCents)).toHaveLength(unpaid.option.transfers.length)
  expect(shares(99)).toEqual(['0.99'])
  expect(shares(100_000_000_00)).toEqual(['100000000.00'])
})

test('texts are escaped, and cut by characters to what the XSD takes', () => {
  const name = `<&>"'\u0000${'𝔸'.repeat(100)}`
  const facts = { ...unpaid, position: { ...unpaid.position, debtor: { ...unpaid.position.debtor, name } } }
  const fullName = contentOf(receiptXml(paymentOf(unpaid), facts), 'fullName') ?? ''
  expect(fullName).toMatch(/^&lt;&amp;&gt;&quot;&#39;𝔸{64}$/u)
})

describeWhere(canValidateXml, NO_XSD, "against pagoPA's XSD", () => {
  test('every receipt of the sample town is valid', () => {
    const receipts = [...notices.values()].flatMap((facts) => [
      receiptXml(paymentOf(facts, { paymentNote: 'cart' }), facts),
      receiptXml(paymentOf(facts, { psp: bankPsp, amountCents: 1 }), facts),
    ])
    expect(receipts.length).toBeGreaterThan(50)
    expect(paForNodeFaults(receipts).filter((fault) => fault !== '')).toEqual([])
  })

  test('so is one of the strangest position that an import lets in', () => {
    const long = `𝔸<&${'x'.repeat(200)}`
    const debtor = {
      kind: 'company',
      fiscalCode: 'ANONIMO',
      name: long,
      address: { street: long, civicNumber: long, postalCode: long, city: long, province: long, country: 'Italia' },
      email: 'è@example.org',
    } as const
    const option = { ...unpaid.option, description: '', iuv: 'RF18539007547034', transfers: [] }
    const stamp = { hashDocument: 'aGFzaA==', stampType: '01', provincialResidence: 'RM' }
    const stamped = {
      id: '1',
      amountCents: option.amountCents,
      remittanceInformation: long,
      category: '0101101IM',
      creditor: unpaid.creditor.fiscalCode,
      stamp,
    }
    const position = { ...unpaid.position, debtor, officeName: long }
    const strange = { ...unpaid, position, option }
    const receipts = [
      receiptXml(paymentOf(strange, { paymentNote: long.repeat(2), amountCents: 1 }), strange),
      receiptXml(paymentOf(unpaid), { ...strange, option: { ...option, transfers: [stamped] } }),
    ]
    expect(paForNodeFaults(receipts)).toEqual(['', ''])
    expect(receipts[1]).toContain('<MBDAttachment>')
  })

  test('the comparison bites', () => {
    const xml = receiptXml(paymentOf(unpaid), unpaid)
    const swapped = xml.replace(/(<fee>.*?<\/fee>)(<paymentDateTime>.*?<\/paymentDateTime>)/, '$2$1')
    expect(swapped).not.toBe(xml)
    expect(paForNodeFaults([swapped])[0]).toContain("Element 'fee': This element is not expected")
  })
})
