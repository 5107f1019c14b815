import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { renderNotice } from '../../main/documents/notice.ts'
import { noticeDocumentTexts } from '../../main/messages/notice-document.ts'
import { describeWhere, NO_SHARED } from '../fixtures/describe-where.ts'
import type { Page, TextLine } from './read-page.ts'
import { readPage } from './read-page.ts'
import { darkBox, rasterise, readQrCodes } from './read-raster.ts'
import { fonts, officialNotice } from './sample-notices.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const specs = `${process.env['SPORTELLO_SHARED'] ?? `${project}../shared`}/reference/specs`
const sample = `${specs}/notice-pdf-examples/scenario_ft_01.pdf`
const labels = `${specs}/notice-labels-it-en-de-fr-sl.json`

const TOLERANCE_MM = 1

// Every line of the official sample, in the order of the page. Same words: both must begin (or, at the right, end) at one point.
const SAME_WORDS: readonly (readonly [text: string, anchor: 'left' | 'right'])[] = [
  ['AVVISO DI PAGAMENTO', 'left'],
  ['Avviso Pagamento di TEST', 'left'],
  ['ENTE CREDITORE', 'left'],
  ['99999000013', 'right'],
  ['DESTINATARIO', 'left'],
  ['FFFCST83A15L113V', 'right'],
  ['Comune di Test', 'left'],
  ['Mario Rossi', 'left'],
  ['Settore di Test', 'left'],
  ['Via Nazionale 1', 'left'],
  ['00100 Roma (RM)', 'left'],
  ['Info di Test', 'left'],
  ['QUANTO E QUANDO PAGARE?', 'left'],
  ['DOVE PAGARE?', 'left'],
  ['Importo', 'left'],
  ['1.500,00 Euro', 'left'],
  ['entro il', 'left'],
  ['31/12/2024', 'left'],
  ["PAGA CON L'APP IO", 'left'],
  ['PAGA SUL TERRITORIO', 'left'],
  ['presso Banche e Sportelli ATM, negli Uffici Postali e Punti', 'left'],
  ['Postali, nei Bar, Edicole, Ricevitorie, Supermercati,', 'left'],
  ['Tabaccherie e altri Esercenti Convenzionati.', 'left'],
  ['DATI PER IL PAGAMENTO', 'left'],
  ['Rata unica entro il 31/12/2024', 'right'],
  ['Destinatario', 'left'],
  ['Mario Rossi', 'left'],
  ['Ente creditore', 'left'],
  ['Comune di Test', 'left'],
  ['Oggetto del pagamento', 'left'],
  ['Avviso Pagamento di TEST', 'left'],
  ['Euro 1.500,00', 'right'],
  ['Inquadra il codice QR con la tua app', 'left'],
  ['di pagamento o usa i dati accanto.', 'left'],
  ['Cod. CBILL', 'left'],
  ['CBI1234', 'left'],
  ['Cod. Avviso', 'left'],
  ['4700 0000 8800 9990 51', 'left'],
  ['Cod. Fiscale Ente', 'right'],
  ['99999000013', 'right'],
]

// The template of May 2026 words these otherwise than the sample of July 2024; its wording is ours. First lines are compared.
const REWORDED: readonly (readonly [official: string, ours: string, anchor: 'left' | 'right'])[] = [
  ["In fase di pagamento, se previsto dall'ente, l'importo potrebbe essere", 'In fase di pagamento', 'left'],
  ["oppure sul sito dell'ente, dal tuo Home Banking, con la tua", "oppure sul sito dell'ente, oppure", 'left'],
  ['vai su pagopa.gov.it', 'pagopa.gov.it', 'right'],
]

const NOT_COMPARED: readonly (readonly [text: string, reason: string])[] = [
  ['aggiornato automaticamente e subire variazioni in diminuzione (per', 'second line of a reworded text'],
  ['sgravi, note di credito) o in aumento (per sanzioni, interessi, ecc.).', 'third line of a reworded text'],
  ['app di pagamento o con gli altri canali abilitati.', 'second line of a reworded text'],
]

const ONLY_OURS: readonly (readonly [beginning: string, reason: string])[] = [
  ['pagoPA', 'the mark is a picture in the sample'],
  ['interessi, costi di notifica', 'second line of a reworded text'],
  ['credito).', 'third line of a reworded text'],
  ['con la tua app di pagamento o con', 'second line of a reworded text'],
]

describeWhere(existsSync(sample), NO_SHARED, 'the official sample of a single payment', () => {
  let official: Page
  let ours: Page
  let officialPdf: Uint8Array
  let ourPdf: Uint8Array

  beforeAll(async () => {
    officialPdf = readFileSync(sample)
    ourPdf = await renderNotice(officialNotice, fonts)
    official = readPage(officialPdf)
    ours = readPage(ourPdf)
  })

  it.each(SAME_WORDS.map(([text, anchor], index) => [text, anchor, earlier(index)] as const))(
    'has “%s” at the same place (%s, %i before it)',
    (text, anchor, skip) => {
      expectSamePlace(find(ours, text, skip), find(official, text, skip), anchor)
    },
  )

  it.each(REWORDED)('begins the reworded “%s” at the same place', (officialText, beginning, anchor) => {
    const line = ours.lines.find(({ text }) => plain(text).startsWith(beginning))
    expectSamePlace(line, find(official, officialText), anchor)
  })

  it('compares or explains every line of both pages', () => {
    const compared = SAME_WORDS.map(([text]) => text)
    const explained = [...REWORDED.map(([text]) => text), ...NOT_COMPARED.map(([text]) => text)]
    expect(official.lines.map(({ text }) => plain(text)).sort()).toEqual([...compared, ...explained].sort())
    const beginnings = [...REWORDED.map(([, beginning]) => beginning), ...ONLY_OURS.map(([beginning]) => beginning)]
    const unexplained = ours.lines
      .map(({ text }) => plain(text))
      .filter((text) => !beginnings.some((beginning) => text.startsWith(beginning)))
    expect(unexplained.sort()).toEqual([...compared].sort())
  })

  it('has its QR code at the same place, of the same size, saying the same', () => {
    const around = { left: 5, top: 150, right: 45, bottom: 183 }
    const [ourRaster, officialRaster] = [rasterise(ourPdf), rasterise(officialPdf)]
    const [ourBox, officialBox] = [darkBox(ourRaster, around), darkBox(officialRaster, around)]
    for (const edge of ['left', 'top', 'right', 'bottom'] as const)
      expect(Math.abs(ourBox[edge] - officialBox[edge])).toBeLessThan(TOLERANCE_MM)
    expect(readQrCodes(ourRaster)).toEqual(readQrCodes(officialRaster))
  })
})

describeWhere(existsSync(labels), NO_SHARED, 'the mandated wording', () => {
  it('is word for word that of the template', () => {
    const languages = JSON.parse(readFileSync(labels, 'utf8')) as { it: { translation: Labels } }
    const { heading, paymentInfo, whereToPay, paymentData } = languages.it.translation
    expect(noticeDocumentTexts.it).toEqual({
      heading: heading.title,
      creditor: paymentData.payee,
      debtor: paymentData.recipient,
      howMuch: {
        withDueDate: paymentInfo.title.withExpiryDate,
        withoutDueDate: paymentInfo.title.withoutExpiryDate,
      },
      amount: paymentInfo.amount.default,
      dueBy: paymentInfo.expiryDate.default,
      amountMayVary: paymentInfo.legal,
      whereToPay: whereToPay.title,
      online: {
        title: whereToPay.italy.online.title,
        neither: whereToPay.italy.online.description.default,
        website: whereToPay.italy.online.description.websiteOnly,
        app: whereToPay.italy.online.description.appOnly,
        websiteAndApp: whereToPay.italy.online.description.websiteAndApp,
      },
      physical: whereToPay.italy.physical,
      paymentData: paymentData.title,
      wholePayment: {
        withDueDate: paymentData.type.withExpiryDate,
        withoutDueDate: paymentData.type.withoutExpiryDate,
      },
      subject: paymentData.description,
      cbill: paymentData.cbillCode,
      noticeNumber: paymentData.refNumber,
      creditorFiscalCode: paymentData.payeeTaxCode,
      scanTheCode: paymentData.instructions.qrCode.singlePayment,
      // These two stand in the template itself, not among its texts.
      pagopaSite: 'pagopa.gov.it',
      currency: 'Euro',
    })
  })
})

type Labels = {
  heading: { title: string }
  paymentInfo: {
    title: { withExpiryDate: string; withoutExpiryDate: string }
    amount: { default: string }
    expiryDate: { default: string }
    legal: string
  }
  whereToPay: {
    title: string
    italy: {
      physical: { title: string; description: string }
      online: {
        title: string
        description: { default: string; websiteOnly: string; appOnly: string; websiteAndApp: string }
      }
    }
  }
  paymentData: {
    title: string
    payee: string
    recipient: string
    description: string
    cbillCode: string
    payeeTaxCode: string
    refNumber: string
    type: { withExpiryDate: string; withoutExpiryDate: string }
    instructions: { qrCode: { singlePayment: string } }
  }
}

function plain(text: string): string {
  return text.replace(/’/g, "'")
}

// The same words may stand on a page more than once; the table and the page then have them in the same order.
function earlier(index: number): number {
  return SAME_WORDS.slice(0, index).filter(([text]) => text === SAME_WORDS[index]?.[0]).length
}

function find({ lines }: Page, text: string, skip = 0): TextLine | undefined {
  return lines.filter((line) => plain(line.text) === text).sort((a, b) => a.baseline - b.baseline)[skip]
}

function expectSamePlace(ours: TextLine | undefined, official: TextLine | undefined, anchor: 'left' | 'right'): void {
  if (ours === undefined || official === undefined) throw new Error('The line is missing on one of the pages')
  expect(Math.abs(ours.baseline - official.baseline)).toBeLessThan(TOLERANCE_MM)
  expect(Math.abs(ours[anchor] - official[anchor])).toBeLessThan(TOLERANCE_MM)
}
