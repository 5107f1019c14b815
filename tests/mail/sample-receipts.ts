import { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { NOW, numberOf } from '../sync/sample-positions.ts'

/** A receipt of the tests, by its count: paid by somebody else than the debtor, with a fee. */
export function receiptOf(count: number, other: Partial<PaymentReceipt> = {}): PaymentReceipt {
  return PaymentReceipt.parse({
    receiptId: `receipt-${count}`,
    noticeNumber: numberOf(count),
    iuv: numberOf(count).slice(1),
    creditor: { fiscalCode: '00000000042', name: 'Comune di Pontelume', officeName: 'Tributi' },
    amountCents: 12_345,
    description: 'TARI 2026, prima rata, via dell’Orto 1/A',
    debtor: { kind: 'person', fiscalCode: 'RSSMRA80A01H501U', name: 'Maria Rossi' },
    payer: { kind: 'person', fiscalCode: 'BNCGNN70A01H501X', name: 'Giovanni Bianchi' },
    transfers: [{ amountCents: 12_345, creditorCode: '00000000042', remittanceInformation: 'TARI 2026' }],
    psp: { id: 'BANCA', name: 'Banca di Esempio S.p.A.' },
    feeCents: 150,
    paidAt: NOW,
    isStandIn: false,
    ...other,
  })
}
