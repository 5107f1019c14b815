import { around, HEAD, together, type Sample, type SamplePage } from './sample-pages.ts'
import {
  templateFine,
  templateInstalmentsPoste,
  templateMany,
  templateSingle,
  templateSinglePoste,
} from './template-notices.ts'

const GERMAN_DAY: Partial<SamplePage> = {
  reworded: [
    ['24/10/2024', '24.10.2024'],
    ['Einzige rate fällig am', 'Einzige rate fällig am · Rata unica entro il 24.10.2024'],
  ],
  official: [['vor dem · entro il', 'their column begins where their wider day begins']],
  ours: [['vor dem · entro il', 'our days are narrower']],
}

const TWO_LANGUAGES_SLIP: Partial<SamplePage> = {
  official: [
    ['Bollettino Postale pagabile in tutti', 'their type is wider: lines break elsewhere'],
    ['gli Uffici Postali e sui canali fisici o', 'their type is wider: lines break elsewhere'],
  ],
  ours: [
    ['Poste italiane', 'the mark is a picture in the sample'],
    ['circuito bollettino postale', 'the mark is a picture in the sample'],
    ['Bollettino Postale pagabile in tutti gli', 'our type is narrower: lines break elsewhere'],
    ['Uffici Postali e sui canali fisici o', 'our type is narrower: lines break elsewhere'],
  ],
}

const ONLY_THE_SECOND = 'the sample says it in the second language alone'
const BOTH = 'is said in both languages'
const LOWER =
  'stands lower: the text of the newer template about paying online is longer, and all are said above the first row'
const MANY_ROW = [
  'Euro',
  'entro il',
  '68,40',
  '83,60',
  '20/12/2024',
  '20/01/2025',
  '1234',
  '8200',
  '78Q45',
  'Trasporto',
]

/** The examples of pagoPA's template in two languages, beside ours. */
export const TEMPLATES: readonly Sample[] = [
  {
    file: 'TemplateSingleInstalment.pdf',
    document: templateSingle,
    pages: [together({ codes: [around(10, 174.6, 25)] }, HEAD, GERMAN_DAY)],
  },
  {
    file: 'TemplateSingleInstalmentPoste.pdf',
    document: templateSinglePoste,
    pages: [
      together(
        { codes: [around(10, 150.3, 20)], slips: [around(177, 227.4, 23)] },
        HEAD,
        GERMAN_DAY,
        TWO_LANGUAGES_SLIP,
        {
          official: [['30372502', 'we print the twelve digits that the slip has room for']],
          ours: [['000030372502', 'the twelve digits of the Data Matrix']],
        },
      ),
    ],
  },
  {
    file: 'TemplateCdsInfraction.pdf',
    document: templateFine,
    pages: [
      together({ codes: [around(10, 174.6, 20), around(10, 232.6, 20)] }, HEAD, {
        reworded: [
          ['1238,70', '1.238,70 Euro'],
          ['1540,80', '1.540,80 Euro'],
          ['Euro 1238,70', 'Euro 1.238,70'],
          ['Euro 1540,80', 'Euro 1.540,80'],
        ],
        official: [['Den zur eigenen Frist', 'is set in the middle: their type is wider']],
        ours: [['Den zur eigenen Frist', 'is set in the middle: our type is narrower']],
      }),
    ],
  },
  {
    file: 'TemplateInstalmentsPoste.pdf',
    document: templateInstalmentsPoste,
    pages: [
      together({ codes: [around(10, 146.9, 20)], slips: [around(177, 224, 23)] }, HEAD, TWO_LANGUAGES_SLIP, {
        official: [['auf das K/K Nr 30372502', 'we print twelve digits']],
        ours: [
          ['000030372502', 'the twelve digits of the Data Matrix'],
          ['auf das K/K Nr', 'stands apart from the longer number'],
          ['Pagina 1 di 6', 'the sample has no page numbers'],
        ],
      }),
      together(
        { codes: [around(79, 47.8, 20), around(179.5, 47.8, 20)], slips: [around(177, 152, 23), around(177, 234, 23)] },
        HEAD,
        TWO_LANGUAGES_SLIP,
        {
          reworded: [
            ['1/12/2024', '01/12/2024'],
            ['2/12/2024', '02/12/2024'],
            ['BOLLETTINO POSTALE PA', 'BOLLETTINO POSTALE · Posterlagschein'],
            ['Rata 1 entro', 'Rata 1 entro il · Rate 1 vor dem 01/12/2024'],
            ['Rata 2 entro', 'Rata 2 entro il · Rate 2 vor dem 02/12/2024'],
          ],
          official: [
            ['Zahlungsmitteilungskodex', ONLY_THE_SECOND],
            ['St.Nr. der Körperschaft', ONLY_THE_SECOND],
            ['CBILL-Kodex', ONLY_THE_SECOND],
            ['78Q45', 'ours stands farther right: labels in both languages are wider'],
            ['auf das K/K Nr 30372502', 'we print twelve digits'],
            ['30372502', 'we print twelve digits'],
          ],
          ours: [
            ['Cod. Avviso · Zahlungsmitteilungskodex', BOTH],
            ['Cod. Fiscale Ente · St.Nr. der Körperschaft', BOTH],
            ['Cod. CBILL · CBILL-Kodex', BOTH],
            ['78Q45', 'labels in both languages are wider'],
            ['000030372502', 'the twelve digits of the Data Matrix'],
            ['auf das K/K Nr', 'stands apart from the longer number'],
            ['Pagina 2 di 6', 'the sample has no page numbers'],
          ],
        },
      ),
    ],
  },
  {
    file: 'TemplateManyInstalments.pdf',
    document: templateMany,
    pages: [
      together({ codes: [] }, HEAD, {
        reworded: [['PAGA ONLINE · ONLINE BEZAHLEN', 'PAGA CON L']],
        official: [
          ...['Vai su', "sito dell'ente.", 'Besuchen', 'nutzen'].map((text) => [text, 'an older wording'] as const),
          ...['PAGA SUL', 'presso', 'Edicole', 'Convenzionati', 'bei Banken', 'Tabaktrafiken', 'DATI'].map(
            (text) => [text, LOWER] as const,
          ),
          ...MANY_ROW.map((text) => [text, LOWER] as const),
          ...['RATA 1', 'RATA 2', 'RATA 3'].map((text) => [text, LOWER] as const),
          ...['Zahlungsmitteilungskodex', 'St.Nr.', 'CBILL-Kodex', 'Zahlungsgrund', 'Körperschaft', 'Comune'].map(
            (text) => [text, ONLY_THE_SECOND] as const,
          ),
          ...['Den QR-Code', 'oben Daten'].map((text) => [text, ONLY_THE_SECOND] as const),
        ],
        ours: [
          ...['oppure sul sito', 'app di pagamento', 'oder auf', 'Home Banking', 'Kanäle.'].map(
            (text) => [text, 'a newer wording'] as const,
          ),
          ...['PAGA SUL', 'presso', 'Edicole', 'Convenzionati', 'bei Banken', 'Tabaktrafiken', 'DATI'].map(
            (text) => [text, LOWER] as const,
          ),
          ...MANY_ROW.map((text) => [text, LOWER] as const),
          ...['Rata 1', 'Rata 2', 'Rata 3'].map((text) => [text, LOWER] as const),
          ...['Destinatario', 'Mario', 'Ente creditore', 'Comune', 'Oggetto'].map(
            (text) => [text, 'is said once for all'] as const,
          ),
          ...['Cod. Avviso', 'Cod. Fiscale', 'St.Nr.', 'Cod. CBILL', 'CBILL-Kodex', 'Inquadra', 'pagamento'].map(
            (text) => [text, BOTH] as const,
          ),
          ...['Den QR-Code', 'oder oben'].map((text) => [text, BOTH] as const),
          ['Pagina 1 di', 'the sample has no page numbers'],
        ],
      }),
    ],
  },
]
