import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { NoticeDocument } from '../../main/documents/notice/notice.ts'
import { renderNotice } from '../../main/documents/notice/notice.ts'
import { describeWhere, NO_SHARED } from '../fixtures/describe-where.ts'
import { unlikeLines } from './compare-pages.ts'
import { readPage } from './read-page.ts'
import { darkBox, rasterise, readDataMatrix, readQrCodes } from './read-raster.ts'
import { fonts, officialNotice, postal } from './sample-notices.ts'
import { around, HEAD, together, type Sample, type SamplePage } from './sample-pages.ts'
import { TEMPLATES } from './template-samples.ts'

const shared = process.env['SPORTELLO_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const samples = `${shared}/reference/specs/notice-pdf-examples`

const TOLERANCE_MM = 1

const OPENING: Partial<SamplePage> = {
  reworded: [
    ["In fase di pagamento, se previsto dall'ente, l'importo", 'In fase di pagamento'],
    ["oppure sul sito dell'ente, dal tuo Home Banking, con la tua", "oppure sul sito dell'ente, oppure"],
    ['vai su pagopa.gov.it', 'pagopa.gov.it'],
  ],
  official: [
    ['aggiornato automaticamente e subire', 'second line of a reworded text'],
    ['sgravi, note di credito) o in aumento', 'third line of a reworded text'],
    ['app di pagamento o con gli altri canali', 'second line of a reworded text'],
  ],
  ours: [
    ['pagoPA', 'the mark is a picture in the sample'],
    ['interessi, costi di notifica', 'second line of a reworded text'],
    ['credito).', 'third line of a reworded text'],
    ['con la tua app di pagamento o con', 'second line of a reworded text'],
  ],
}

const SLIP: Partial<SamplePage> = {
  reworded: [
    ['BOLLETTINO POSTALE PA', 'BOLLETTINO POSTALE'],
    ['Rata unica entro 3', 'Rata unica entro il'],
    ['Rata 1 entro', 'Rata 1 entro il'],
    ['Rata 2 entro', 'Rata 2 entro il'],
    ["dell'Ente Creditore", "dell'Ente Creditore."],
  ],
  official: [
    ['Cod. Avviso', 'the newer template says Codice Avviso'],
    ['Cod. Fiscale Ente Creditore', 'the newer template says Cod. Fiscale Ente'],
  ],
  ours: [
    ['Codice Avviso', 'worded otherwise'],
    ['Cod. Fiscale Ente', 'worded otherwise'],
    ['BancoPosta', 'the mark is a picture in the sample'],
    ['Poste italiane', 'the mark is a picture in the sample'],
    ['circuito bollettino postale', 'the mark is a picture in the sample'],
  ],
}

const payment = (noticeNumber: string, amountCents: number, dueDate: string) => ({ noticeNumber, amountCents, dueDate })
const withPost: NoticeDocument = { ...officialNotice, creditor: { ...officialNotice.creditor, postal } }
const FIRST_QR = around(10, 154.8, 25)
const DATA_MATRIX = around(177, 231.8, 23)

const CELLS: Partial<SamplePage> = {
  reworded: [
    ['Entro il', 'entro il'],
    ['Inquadra il codice QR con la tua app', 'Inquadra il codice QR con la tua app'],
  ],
}
const SAMPLES: readonly Sample[] = [
  {
    file: 'scenario_ft_01.pdf',
    document: officialNotice,
    pages: [together({ codes: [FIRST_QR] }, OPENING)],
  },
  {
    file: 'scenario_ft_03.pdf',
    document: withPost,
    pages: [together({ codes: [FIRST_QR], slips: [DATA_MATRIX] }, OPENING, SLIP)],
  },
  {
    file: 'scenario_ft_11.pdf',
    document: {
      ...officialNotice,
      payments: {
        kind: 'instalments',
        whole: payment('470000008800999050', 450_000, '2024-12-31'),
        instalments: [
          payment('470000008800999051', 150_000, '2024-12-31'),
          payment('470000008800999062', 150_000, '2025-12-31'),
          payment('470000008800999073', 150_000, '2026-12-31'),
        ],
      },
    },
    pages: [
      together(
        { codes: [FIRST_QR, around(45.3, 209.6, 20), around(112.7, 209.6, 20), around(180, 209.6, 20)] },
        OPENING,
        CELLS,
        {
          reworded: [['Puoi pagare per intero oppure in 3 rate', 'Puoi pagare per intero o in 3 rate']],
          ours: [['pagamento o usa i dati sopra', 'second line of a reworded text']],
        },
      ),
    ],
  },
  {
    file: 'scenario_ft_13.pdf',
    document: {
      ...withPost,
      payments: {
        kind: 'instalments',
        whole: payment('470000008800999051', 300_000, '2024-12-30'),
        instalments: [
          payment('470000008800999062', 160_000, '2024-12-31'),
          payment('470000008800999073', 140_000, '2025-12-31'),
        ],
      },
    },
    pages: [
      together({ codes: [FIRST_QR], slips: [DATA_MATRIX] }, OPENING, SLIP, {
        reworded: [['Puoi pagare per intero oppure in 2 rate', 'Puoi pagare per intero o in 2 rate']],
        ours: [['Pagina 1 di 2', 'the sample has no page numbers']],
      }),
      together(
        { codes: [around(74, 56.1, 25), around(175, 56.1, 25)], slips: [around(177, 161.1, 23), around(177, 232, 23)] },
        HEAD,
        CELLS,
        SLIP,
        {
          ours: [['Pagina 2 di 2', 'the sample has no page numbers']],
        },
      ),
    ],
  },
  {
    file: 'scenario_ft_17.pdf',
    document: {
      ...officialNotice,
      payments: {
        kind: 'fine',
        discounted: { noticeNumber: '470000008800999052', amountCents: 170_000 },
        reduced: { noticeNumber: '470000008800999051', amountCents: 150_000 },
      },
    },
    pages: [
      together(
        { codes: [around(10, 187.1, 25), around(10, 244, 25)] },
        {
          reworded: [
            ["oppure sul sito dell'ente, dal tuo Home Banking, con la tua", "oppure sul sito dell'ente, oppure"],
            ['vai su pagopa.gov.it', 'pagopa.gov.it'],
            ['Se paghi entro 5 giorni', 'entro 5 giorni dalla notifica'],
            ['Se paghi dal 6', 'dal 6º al 60º giorno dalla notifica'],
            ["Scegli l'importo corretto", "Scegli l'importo corretto"],
          ],
          official: [['app di pagamento o con gli altri canali', 'second line of a reworded text']],
          ours: [
            ['pagoPA', 'the mark is a picture in the sample'],
            ['con la tua app di pagamento o con', 'second line of a reworded text'],
          ],
        },
      ),
    ],
  },
]

describeWhere(existsSync(samples), NO_SHARED, 'an official sample', () => {
  describe.each([...SAMPLES, ...TEMPLATES])('$file', ({ file, document, pages }) => {
    let official: Uint8Array
    let ours: Uint8Array
    beforeAll(async () => {
      official = readFileSync(`${samples}/${file}`)
      ours = await renderNotice(document, fonts)
    })

    it.each(pages.map((page, index) => [index + 1, page] as const))(
      'has every line of page %i at the same place, or explained',
      (number, { reworded = [], official: theirs = [], ours: own = [] }) => {
        const explained = { reworded, official: theirs, ours: own }
        expect(unlikeLines(readPage(official, number), readPage(ours, number), explained)).toEqual({
          official: [],
          ours: [],
        })
      },
    )

    it.each(pages.map((page, index) => [index + 1, page] as const))(
      'has the codes of page %i at the same places, of the same size, saying the same',
      (number, { codes, slips = [] }) => {
        const [ourRaster, theirRaster] = [rasterise(ours, number), rasterise(official, number)]
        for (const code of [...codes, ...slips]) {
          const [our, their] = [darkBox(ourRaster, code), darkBox(theirRaster, code)]
          for (const edge of ['left', 'top', 'right', 'bottom'] as const) {
            expect(Math.abs(our[edge] - their[edge]), `${edge} of the code at ${code.left}`).toBeLessThan(TOLERANCE_MM)
          }
        }
        // The codes of the template's examples say something else than what is printed beside them.
        if (file.startsWith('Template')) return
        expect(readQrCodes(ourRaster).toSorted()).toEqual(readQrCodes(theirRaster).toSorted())
        for (const slip of slips) {
          // We write capitals where the sample keeps the case; the first 13 characters have theirs by the specification.
          const said = readDataMatrix(theirRaster, slip)
          expect(readDataMatrix(ourRaster, slip)).toBe(said?.replace(/(?<=^.{13}).*/, (text) => text.toUpperCase()))
          expect(said).toHaveLength(256)
        }
      },
      20_000,
    )
  })
})
