import { readFileSync } from 'node:fs'
import type { FontName } from '../../main/documents/page/fonts.ts'
import { FONT_FILES, parseFonts } from '../../main/documents/page/fonts.ts'
import type { NoticeDocument } from '../../main/documents/notice/notice.ts'

const FOLDER = new URL('../../node_modules/bootstrap-italia/dist/fonts/', import.meta.url)

function read(name: FontName): Uint8Array {
  return readFileSync(new URL(FONT_FILES[name], FOLDER))
}

/** The fonts, parsed once for the test file. */
export const fonts = parseFonts({
  regular: read('regular'),
  bold: read('bold'),
  mono: read('mono'),
  monoBold: read('monoBold'),
})

/** The data of pagoPA's official sample of a single payment (print service, scenario 01). */
export const officialNotice: NoticeDocument = {
  creditor: {
    fiscalCode: '99999000013',
    name: 'Comune di Test',
    sector: 'Settore di Test',
    info: 'Info di Test',
    cbill: 'CBI1234',
    hasWebsite: true,
    hasApp: false,
  },
  debtor: { fiscalCode: 'FFFCST83A15L113V', name: 'Mario Rossi', address: 'Via Nazionale 1\n00100 Roma (RM)' },
  subject: 'Avviso Pagamento di TEST',
  payments: {
    kind: 'single',
    payment: { noticeNumber: '470000008800999051', amountCents: 150_000, dueDate: '2024-12-31' },
  },
  language: 'it',
  producedAt: '2024-07-04T09:24:28Z',
}

/** Every text as long as it may be, in ordinary words: 70, 140, 100, 140, 50 and 100 characters. */
export const longNotice: NoticeDocument = {
  creditor: {
    fiscalCode: '00000000000',
    name: 'Unione dei Comuni Montani dell’Appennino Reggiano e delle Città d’Arte della Valle del Tresinaro Est',
    sector: 'Settore Tributi, Entrate Patrimoniali e Affissioni',
    info: 'Ufficio Tributi, Piazza del Municipio 1 · www.comune.esempio.it · pagamenti@comune.esempio.it · 0522',
    cbill: 'ABCDEFGHIJ123456',
    physicalChannel: 'agli sportelli della Tesoreria comunale di Esempio',
    hasWebsite: true,
    hasApp: true,
  },
  debtor: {
    fiscalCode: 'WWWMMM00A00M000W',
    name: 'Niccolò Élisabeth Ångström-Łukasiewicz De’ Müller Čapek d’Àlbori Aiéòù',
    address:
      'Località San Bartolomeo in Galdo al Monte, Strada Provinciale numero ventisette, scala B interno 14, 42035 Castelnovo ne’ Monti d’Enza (RE) ',
  },
  subject:
    'Tassa sui rifiuti (TARI) anno 2026, saldo e conguaglio per l’immobile di Via Giuseppe Garibaldi 127, scala C interno 12, categoria catastale',
  payments: {
    kind: 'single',
    payment: { noticeNumber: '347202600000000176', amountCents: 99_999_999_999, dueDate: '2026-12-31' },
  },
  language: 'it',
  producedAt: '2026-11-23T15:00:00Z',
  freshAsOf: '14:05',
}

/** Nothing but what must be there, and one cent. */
export const bareNotice: NoticeDocument = {
  creditor: { fiscalCode: '99999000013', name: 'Comune', hasWebsite: false, hasApp: false },
  debtor: { name: 'Rossi' },
  subject: 'Multa',
  payments: { kind: 'single', payment: { noticeNumber: '300000000000000003', amountCents: 1 } },
  language: 'it',
  producedAt: '2026-11-23T15:00:00Z',
}

/** The postal account of pagoPA's official samples with slips. */
export const postal = {
  account: '000000123456',
  holder: 'Comune di Test',
  authorisation: 'AUT. 08/5 S3/81 53079 08129.07.20211',
} as const
