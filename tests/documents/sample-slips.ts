import type { SlipDocument } from '../../main/documents/slip/slip.ts'

/** A slip in Italian as a town hall's kiosk prints it. */
export const ordinarySlip: SlipDocument = {
  creditor: { fiscalCode: '01199250158', name: 'Comune di Esempio' },
  noticeNumber: '347202600000000176',
  subject: 'Tassa sui rifiuti (TARI) anno 2026, saldo',
  amountCents: 15_000,
  freeAt: '2026-11-24T15:20:30Z',
  office: {
    name: 'Ufficio Relazioni con il Pubblico',
    address: 'Piazza del Municipio 1, piano terra, 42035 Esempio (RE)',
    hours: 'dal lunedì al venerdì 8.30–12.30, martedì e giovedì anche 15–17',
    phone: '0522 123 456',
    email: 'urp@comune.esempio.it',
  },
  language: 'it',
  producedAt: '2026-11-24T14:50:00Z',
}

/** The longest texts that a slip may have, made of what `fill` gives for a number of characters. */
export function fullSlip(fill: (length: number) => string): SlipDocument {
  return {
    ...ordinarySlip,
    creditor: { fiscalCode: '00000000000', name: fill(100) },
    subject: fill(140),
    amountCents: 99_999_999_999,
    office: { name: fill(100), address: fill(140), hours: fill(200), phone: fill(40), email: fill(100) },
  }
}
