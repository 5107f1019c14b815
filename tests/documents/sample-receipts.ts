import type { ReceiptDocument } from '../../main/documents/receipt/receipt.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'

const share = {
  amountCents: 15_000,
  creditorCode: '01199250158',
  creditorName: 'Comune di Esempio',
  remittanceInformation: 'TARI 2026, quota del Comune',
}

/** The receipt of a waste tax that somebody paid for somebody else, with one creditor. */
export const ordinaryReceipt: PaymentReceipt = {
  receiptId: 'c110729d258c4ab1b765fe902aae41d6',
  noticeNumber: '347202600000000176',
  iuv: '47202600000000176',
  creditor: { fiscalCode: '01199250158', name: 'Comune di Esempio', officeName: 'Ufficio Tributi' },
  amountCents: 15_000,
  description: 'Tassa sui rifiuti (TARI) anno 2026, saldo',
  debtor: { kind: 'person', fiscalCode: 'RSSMRA80A01H501U', name: 'Mario Rossi' },
  payer: { kind: 'person', fiscalCode: 'RCCMRZ88A52C409A', name: 'Marzia Roccaraso' },
  transfers: [share],
  psp: { id: 'BESEIT2AXXX', name: 'Poste Italiane S.p.A.', fiscalCode: '97103880585', channel: 'app' },
  paymentMethod: 'creditCard',
  feeCents: 150,
  paidAt: '2022-10-24T16:45:56Z',
  isStandIn: false,
}

/** Its document, the payer's copy in Italian. */
export const ordinaryDocument: ReceiptDocument = {
  receipt: ordinaryReceipt,
  copy: 'payer',
  creditor: { name: 'Comune di Esempio', info: 'Ufficio Tributi · www.comune.esempio.it · tributi@comune.esempio.it' },
  language: 'it',
  producedAt: '2026-11-24T09:00:00Z',
}

/** Five creditors, texts of the length they have in life. */
export const sharedReceipt: PaymentReceipt = {
  ...ordinaryReceipt,
  amountCents: 102_099,
  transfers: [
    { ...share, amountCents: 80_000 },
    {
      amountCents: 4_000,
      creditorCode: '80012000826',
      creditorName: 'Città metropolitana di Esempio',
      remittanceInformation: 'TEFA 2026, tributo per la tutela dell’ambiente',
    },
    {
      amountCents: 10_000,
      creditorCode: '00488410010',
      creditorName: 'Unione dei Comuni della Valle',
      remittanceInformation: 'Contributo per il servizio di raccolta differenziata',
    },
    {
      amountCents: 8_000,
      creditorCode: '97103420580',
      creditorName: 'Consorzio di bonifica del Piano',
      remittanceInformation: 'Contributo di bonifica 2026',
    },
    { amountCents: 99, creditorCode: '00743110157', remittanceInformation: 'Spese di notifica' },
  ],
}

/** The longest texts that a receipt may have, made of what `fill` gives for a number of characters. */
export function fullReceipt(fill: (length: number) => string): PaymentReceipt {
  const subject = { kind: 'company', fiscalCode: fill(35), name: fill(70) } as const
  return {
    receiptId: fill(70),
    noticeNumber: '347202600000000176',
    iuv: fill(35),
    creditor: { fiscalCode: '00000000000', name: fill(140), officeName: fill(140) },
    amountCents: 99_999_999_999,
    description: fill(140),
    debtor: subject,
    payer: subject,
    transfers: Array.from({ length: 5 }, () => ({
      amountCents: 99_999_999_999,
      creditorCode: fill(35),
      creditorName: fill(140),
      // Not the subject, which would not be printed again.
      remittanceInformation: fill(139),
    })),
    psp: { id: fill(35), name: fill(70), fiscalCode: fill(70), channel: fill(35) },
    paymentMethod: fill(35),
    feeCents: 99_999_999_999,
    paidAt: '2026-12-31T22:59:59Z',
    isStandIn: true,
  }
}
