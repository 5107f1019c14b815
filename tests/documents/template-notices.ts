import type { NoticeDocument, NoticePayment } from '../../main/documents/notice/notice.ts'

/** The data of the examples of pagoPA's template, as they stand printed on them. */

const creditor: NoticeDocument['creditor'] = {
  fiscalCode: '82001760676',
  name: 'Comune di Controguerra',
  sector: 'Servizio Pagamenti',
  info: 'Info: www.cittadicapri.it',
  cbill: '78Q45',
  hasWebsite: true,
  hasApp: true,
}

const postal = {
  account: '30372502',
  holder: 'Comune di Controguerra',
  authorisation: 'AUT. 08/5 S3/81 53079 08129.07.20211',
} as const

const base: NoticeDocument = {
  creditor: { ...creditor, physicalChannel: 'Ente.Canale.Fisico' },
  debtor: { fiscalCode: 'RCCMRZ88A52C409A', name: 'Marzia Roccaraso', address: 'Corso Sempione 55\n20149 Milano (MI)' },
  subject: 'Trasporto Scolastico A.S. 2021/2022',
  payments: {
    kind: 'single',
    payment: { noticeNumber: '123456789012345688', amountCents: 15_200, dueDate: '2024-10-24' },
  },
  language: 'de',
  second: { language: 'it', isEqual: true },
  producedAt: '2026-05-01T00:00:00Z',
}

const asSecond = { language: 'it', second: { language: 'de', isEqual: false } } as const

const instalment = (noticeNumber: string, amountCents: number, dueDate: string): NoticePayment => ({
  noticeNumber,
  amountCents,
  dueDate,
})

/** German and Italian as equals: one payment. */
export const templateSingle = base

/** The same with a postal slip. */
export const templateSinglePoste: NoticeDocument = { ...base, creditor: { ...base.creditor, postal } }

/** Italian, with German after it: a fine. */
export const templateFine: NoticeDocument = {
  ...base,
  ...asSecond,
  creditor: {
    fiscalCode: '00516890241',
    name: 'Comune di Milano',
    sector: 'Comando Polizia Locale Milano',
    info: 'Informazioni su Polizia Locale di Milano',
    cbill: '78Q45',
    hasWebsite: true,
    hasApp: false,
  },
  subject: 'Verbale C.D.S. Prot. 20039749',
  payments: {
    kind: 'fine',
    discounted: { noticeNumber: '123456789012345678', amountCents: 123_870 },
    reduced: { noticeNumber: '123456789012345678', amountCents: 154_080 },
  },
}

/** Italian, with German after it: nine instalments with slips. */
export const templateInstalmentsPoste: NoticeDocument = {
  ...base,
  ...asSecond,
  creditor: { ...creditor, hasWebsite: false, hasApp: false, postal },
  payments: {
    kind: 'instalments',
    whole: { noticeNumber: '123456789012345688', amountCents: 17_660, dueDate: '2024-11-24' },
    instalments: Array.from({ length: 9 }, (_, index) =>
      instalment(`${index + 1}23456789012345678`, (index + 1) * 100 + 40, `2024-12-0${index + 1}`),
    ),
  },
}

/** Italian and German as equals: ten instalments. */
export const templateMany: NoticeDocument = {
  ...base,
  language: 'it',
  second: { language: 'de', isEqual: true },
  creditor,
  debtor: { ...base.debtor, name: 'Mario Esposito' },
  payments: {
    kind: 'instalments',
    instalments: [
      instalment('123456789012345678', 6_840, '2024-12-20'),
      instalment('123456789012345679', 8_360, '2025-01-20'),
      ...Array.from({ length: 8 }, () => instalment('123456789012345678', 6_840, '2024-12-20')),
    ],
  },
}
