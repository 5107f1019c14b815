import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReceiptDocument } from '../../main/documents/receipt/receipt.ts'
import { renderReceipt } from '../../main/documents/receipt/receipt.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { languages } from '../../main/domain/visit.ts'
import { receiptDocumentTexts } from '../../main/messages/receipt-document.ts'
import { digits, maybe, textUpTo } from './any-text.ts'
import { pageFaults } from './page-faults.ts'
import type { Page } from './read-page.ts'
import { countPages, readPage, run, textsOn, wordsOn } from './read-page.ts'
import { fonts } from './sample-notices.ts'
import { fullReceipt, ordinaryDocument, ordinaryReceipt, sharedReceipt } from './sample-receipts.ts'

function render(changes: Partial<ReceiptDocument> = {}): Promise<Uint8Array> {
  return renderReceipt({ ...ordinaryDocument, ...changes }, fonts)
}

async function pagesOf(changes: Partial<ReceiptDocument> = {}): Promise<readonly Page[]> {
  const pdf = await render(changes)
  return Array.from({ length: countPages(pdf) }, (_, index) => readPage(pdf, index + 1))
}

async function textOf(changes: Partial<ReceiptDocument> = {}): Promise<string> {
  return (await pagesOf(changes)).flatMap(textsOn).join(' ')
}

function without(...keys: readonly (keyof PaymentReceipt)[]): PaymentReceipt {
  const kept = Object.entries(ordinaryReceipt).filter(([key]) => !keys.some((each) => each === key))
  return Object.fromEntries(kept) as PaymentReceipt
}

describe('renderReceipt', () => {
  it('gives the same bytes for the same receipt, from used fonts as from fresh ones', async () => {
    const first = await render()
    await render({ receipt: fullReceipt((length) => 'W'.repeat(length)) })
    expect(Buffer.compare(await render(), first)).toBe(0)
    expect(Buffer.compare(await render({ copy: 'debtor' }), first)).not.toBe(0)
    expect(Buffer.compare(await render({ producedAt: '2026-11-24T09:00:01Z' }), first)).not.toBe(0)
  })

  it('is one A4 page whose properties tell nothing of who paid or owed', async () => {
    const properties = run('pdfinfo', ['-isodates', '-'], await render()).toString()
    expect(properties).toMatch(/^Title: +Ricevuta di pagamento$/m)
    expect(properties).toMatch(/^CreationDate: +2026-11-24T09:00:00Z$/m)
    expect(properties).toMatch(/^Page size: .*\(A4\)$/m)
    expect(properties).toMatch(/^Pages: +1$/m)
    expect(properties).not.toMatch(/Rossi|Roccaraso|RSSMRA|RCCMRZ|3472|TARI/)
  })

  it.each(languages)('has on the payer’s copy all that a citizen is owed (%s)', async (language) => {
    const texts = receiptDocumentTexts[language]
    const text = await textOf({ language })
    const labels = [
      texts.payer,
      texts.total,
      texts.fee,
      texts.amount,
      texts.psp,
      texts.channel,
      texts.method,
      texts.iuv,
    ]
    const values = [
      ...['Tassa sui rifiuti (TARI) anno 2026, saldo', 'Comune di Esempio', 'Ufficio Tributi', '01199250158'],
      ...['Mario Rossi', 'RSSMRA80A01H501U', 'Marzia Roccaraso', 'RCCMRZ88A52C409A'],
      ...['3472 0260 0000 0001 76', '47202600000000176', 'c110729d258c4ab1b765fe902aae41d6'],
      ...['Poste Italiane S.p.A.', 'BESEIT2AXXX · 97103880585', 'app', 'creditCard', 'tributi@comune.esempio.it'],
    ]
    for (const part of [...labels, ...values]) expect(text).toContain(part)
    for (const title of [texts.heading, texts.creditor, texts.debtor]) expect(text).toContain(title.toUpperCase())
  })

  it.each([
    ['it', '24 ottobre 2022, 18:45:56', '150,00 €', '1,50 €', '151,50 €'],
    ['en', '24 October 2022, 18:45:56', '€150.00', '€1.50', '€151.50'],
    ['de', '24. Oktober 2022, 18:45:56', '150,00 €', '1,50 €', '151,50 €'],
    ['fr', '24 octobre 2022, 18:45:56', '150,00 €', '1,50 €', '151,50 €'],
    ['sl', '24. oktober 2022, 18:45:56', '150,00 €', '1,50 €', '151,50 €'],
  ] as const)('writes moment and money as its language does (%s)', async (language, ...written) => {
    const lines = textsOn(readPage(await render({ language })))
    expect(lines).toEqual(expect.arrayContaining([...written]))
  })

  it('groups thousands in French by blanks that the fonts have', async () => {
    const receipt = { ...ordinaryReceipt, amountCents: 123_456_700 }
    expect(await textOf({ language: 'fr', receipt })).toContain('1 234 567,00 €')
  })

  it.each(languages)('hides on the debtor’s copy who paid, how, the fee and the total (%s)', async (language) => {
    const texts = receiptDocumentTexts[language]
    const lines = (await pagesOf({ copy: 'debtor', language })).flatMap(textsOn)
    const text = lines.join(' ')
    expect(text).not.toMatch(/Marzia|Roccaraso|RCCMRZ|creditCard|151[,.]50|1[,.]50/)
    for (const label of [texts.payer, texts.method, texts.fee, texts.total]) expect(lines).not.toContain(label)
    for (const kept of ['Mario Rossi', 'RSSMRA80A01H501U', 'Poste Italiane S.p.A.', '3472 0260 0000 0001 76'])
      expect(text).toContain(kept)
    expect(text).toContain(texts.debtorCopy.slice(0, 20))
  })

  it('shows a day alone where the receipt tells no time', async () => {
    const text = await textOf({ receipt: { ...ordinaryReceipt, paidAt: '2022-10-24' } })
    expect(text).toContain('24 ottobre 2022')
    expect(text).not.toMatch(/\d\d:\d\d/)
  })

  it('does without what a receipt may lack', async () => {
    const receipt = without('noticeNumber', 'payer', 'paymentMethod', 'feeCents')
    const page = readPage(await render({ receipt: { ...receipt, psp: { id: 'BESEIT2AXXX', name: 'Poste' } } }))
    const text = textsOn(page).join(' ')
    expect(text).not.toMatch(/Codice Avviso|Pagato da|Metodo|Canale|Totale/)
    expect(text).toContain('Se il PSP ha applicato una commissione, qui non è compresa')
    expect(text).toContain('47202600000000176')
    expect(pageFaults(page)).toEqual([])
  })

  it('says that no fee was charged, which is not the same as no word of it', async () => {
    const text = await textOf({ receipt: { ...ordinaryReceipt, feeCents: 0 } })
    expect(text).toMatch(/Commissione applicata dal PSP 0,00 €/)
    expect(text).not.toContain('Se il PSP')
  })

  it('takes the name of who gives it out where the receipt names no creditor', async () => {
    const receipt = { ...ordinaryReceipt, creditor: { fiscalCode: '01199250158', name: '' } }
    const text = await textOf({ receipt, creditor: { name: 'Comune di Prova' } })
    expect(text.match(/Comune di Prova/g)).toHaveLength(2)
  })

  it.each([
    ['payer', 16_000, '160,00 €: sono stati pagati 10,00 € in meno'],
    ['debtor', 14_999, '149,99 €: sono stati pagati 0,01 € in più'],
  ] as const)('says by how much another amount was asked (%s)', async (copy, askedCents, wording) => {
    expect(await textOf({ copy, askedCents })).toContain(`L’avviso chiedeva ${wording}`)
  })

  it('says nothing of it where the same amount was asked', async () => {
    expect(await textOf({ askedCents: 15_000 })).not.toContain('L’avviso chiedeva')
  })

  it('lists what each of several creditors got', async () => {
    const page = readPage(await render({ receipt: sharedReceipt }))
    expect(textsOn(page)).toEqual(
      expect.arrayContaining([
        ...['A CHI È ANDATO L’IMPORTO', 'Città metropolitana di Esempio', '800,00 €', '40,00 €', '100,00 €', '80,00 €'],
        ...['80012000826 TEFA 2026, tributo per la tutela dell’ambiente', '00743110157 Spese di notifica', '0,99 €'],
      ]),
    )
  })

  it('lists nothing where there is one creditor, and does not repeat the subject in a list', async () => {
    expect(await textOf()).not.toContain('A CHI È ANDATO')
    const share = {
      amountCents: 7_500,
      creditorCode: '01199250158',
      remittanceInformation: ordinaryReceipt.description,
    }
    const text = await textOf({ receipt: { ...ordinaryReceipt, transfers: [share, share] } })
    expect(text).toContain('A CHI È ANDATO')
    expect(text.match(/Tassa sui rifiuti/g)).toHaveLength(1)
  })

  it('shows what cannot be printed, reads no marks, and never draws an empty box', async () => {
    const debtor = { kind: 'person', fiscalCode: 'Ж12', name: 'Юлия Nguyễn\u202e \u0007😀' } as const
    const psp = { id: 'ID', name: '<strong>王</strong> {{total}}' }
    const text = await textOf({ receipt: { ...ordinaryReceipt, debtor, psp, description: '\u200b' } })
    for (const part of ['???? Nguyen ?', '?12', '<strong>?</strong> {{total}}']) expect(text).toContain(part)
  })

  it.each([
    ['the moment of payment', { receipt: { ...ordinaryReceipt, paidAt: '24/10/2022' } }],
    ['the amount', { receipt: { ...ordinaryReceipt, amountCents: 0.5 } }],
    ['the notice number', { receipt: { ...ordinaryReceipt, noticeNumber: '3472' } }],
    ['the time of production', { producedAt: 'yesterday' }],
  ])('refuses %s out of its form', async (_, changes) => {
    await expect(render(changes)).rejects.toThrow(RangeError)
  })
})

describe('a receipt with long texts', () => {
  it.each(languages)('holds the widest letters without a single blank on two pages (%s)', async (language) => {
    const wide = (length: number): string => 'W'.repeat(length)
    const creditor = { name: wide(100), info: wide(100) }
    const pages = await pagesOf({ receipt: fullReceipt(wide), creditor, askedCents: 1, language })
    expect(pages.map(pageFaults)).toEqual([[], []])
    const texts = receiptDocumentTexts[language]
    const own = Array.from(Object.values(texts).join('').toUpperCase()).filter((letter) => letter === 'W').length
    expect(own).toBeLessThan(20)
    const printed = pages.flatMap(textsOn).join('').replace(/[^W]/g, '').length
    const facts = 140 + 140 + 140 + 2 * (35 + 70) + 70 + 35 + 35 + 35
    const shares = 5 * (35 + 140 + 139)
    const closing = 100 + 100 + 70 + 35 + 70 + 70
    // The subject stands on both pages, the receipt's id at the foot of both.
    expect(printed - (facts + shares + closing + 140 + 2 * 70)).toBeGreaterThanOrEqual(0)
    expect(printed - (facts + shares + closing + 140 + 2 * 70)).toBeLessThan(20)
  })

  it.each(languages)(
    'holds the longest ordinary words on one page where there is one creditor (%s)',
    async (language) => {
      const words = 'Unione dei Comuni Montani dell’Appennino e delle Città d’Arte della Valle del Tresinaro Est '
      const full = fullReceipt((length) => words.repeat(2).slice(0, length).trim())
      const { receiptId, iuv, psp } = ordinaryReceipt
      const receipt = { ...full, receiptId, iuv, psp: { ...psp, name: full.psp.name }, transfers: [] }
      const pages = await pagesOf({ receipt, language, askedCents: 1 })
      expect(pages).toHaveLength(1)
      expect(pages.flatMap(pageFaults)).toEqual([])
    },
  )

  it.each(languages)('holds five creditors on one page (%s)', async (language) => {
    const pages = await pagesOf({ receipt: sharedReceipt, language, askedCents: 1 })
    expect(pages).toHaveLength(1)
    expect(pages.flatMap(pageFaults)).toEqual([])
  })

  it('keeps every text whole and apart, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const pages = await pagesOf(document)
        expect(pages.length).toBeLessThanOrEqual(2)
        expect(pages.flatMap(pageFaults)).toEqual([])
        const printed = new Set(pages.flatMap((page) => Array.from(wordsOn(page))))
        expect(wordsOf(document).filter((word) => !printed.has(word))).toEqual([])
      }),
      { seed: 20261124, numRuns: 25, endOnFailure: true },
    )
  }, 120_000)
})

// What must be printed of a document, word by word.
function wordsOf({ receipt, creditor, copy }: ReceiptDocument): readonly string[] {
  const { payer, debtor, psp, transfers } = receipt
  const isPayerCopy = copy === 'payer'
  const shares = transfers.length < 2 ? [] : transfers
  return [
    ...[receipt.description, receipt.creditor.name, receipt.creditor.officeName, debtor.name, debtor.fiscalCode],
    ...[receipt.iuv, receipt.receiptId, psp.name, psp.id, psp.fiscalCode, psp.channel, creditor.name, creditor.info],
    ...(isPayerCopy ? [payer?.name, payer?.fiscalCode, receipt.paymentMethod] : []),
    ...shares.flatMap((share) => [share.creditorName, share.creditorCode, share.remittanceInformation]),
  ].flatMap((text) => text?.split(/\s+/).filter((word) => word !== '') ?? [])
}

const letters = Array.from('ABCDEFGHLMNPRSTVWZ0123456789')

function codeUpTo(length: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: length })
}

const cents = fc.oneof(fc.constantFrom(1, 99_999_999_999), fc.integer({ min: 1, max: 99_999_999_999 }))
const subject = fc.record({
  kind: fc.constantFrom('person' as const, 'company' as const),
  fiscalCode: fc.oneof(fc.constantFrom('RSSMRA80A01H501U', 'ANONIMO'), codeUpTo(35)),
  name: textUpTo(70),
})

const anyReceipt: fc.Arbitrary<PaymentReceipt> = fc
  .record({
    // Half a line of the closing less, so that it is not broken and can be found.
    receiptId: codeUpTo(48),
    noticeNumber: maybe(digits(18)),
    iuv: codeUpTo(35),
    creditor: fc.record(
      { fiscalCode: digits(11), name: textUpTo(140), officeName: textUpTo(140) },
      { requiredKeys: ['fiscalCode', 'name'] },
    ),
    amountCents: cents,
    description: textUpTo(140),
    debtor: subject,
    payer: maybe(subject),
    transfers: fc.array(
      fc.record(
        {
          amountCents: cents,
          creditorCode: codeUpTo(35),
          creditorName: textUpTo(140),
          remittanceInformation: textUpTo(140),
        },
        { requiredKeys: ['amountCents', 'creditorCode', 'remittanceInformation'] },
      ),
      { maxLength: 5 },
    ),
    psp: fc.record(
      { id: codeUpTo(20), name: textUpTo(70), fiscalCode: codeUpTo(20), channel: textUpTo(35) },
      { requiredKeys: ['id', 'name'] },
    ),
    paymentMethod: maybe(textUpTo(35)),
    feeCents: maybe(fc.oneof(fc.constantFrom(0, 99_999_999_999), fc.integer({ min: 0, max: 10_000 }))),
    paidAt: fc.constantFrom('2026-09-30T22:59:59Z', '2022-10-24', '2027-01-01T00:00:00+01:00'),
  })
  .map(({ noticeNumber, payer, paymentMethod, feeCents, ...rest }) => ({
    ...rest,
    ...(noticeNumber !== undefined && { noticeNumber }),
    ...(payer !== undefined && { payer }),
    ...(paymentMethod !== undefined && { paymentMethod }),
    ...(feeCents !== undefined && { feeCents }),
    isStandIn: false,
  }))

const anyDocument: fc.Arbitrary<ReceiptDocument> = fc
  .record({
    receipt: anyReceipt,
    copy: fc.constantFrom('payer' as const, 'debtor' as const),
    creditor: fc.record({ name: textUpTo(100), info: textUpTo(100) }, { requiredKeys: ['name'] }),
    language: fc.constantFrom(...languages),
    askedCents: maybe(cents),
  })
  .map(({ askedCents, ...rest }) => ({
    ...rest,
    ...(askedCents !== undefined && { askedCents }),
    producedAt: '2026-11-24T09:00:00Z',
  }))

it('bears the crest of the municipality and its marks, in words where a drawing cannot be drawn', async () => {
  const square = (colour: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10H0z" fill="${colour}"/></svg>`
  const drawn = { ...ordinaryDocument, creditor: { ...ordinaryDocument.creditor, crest: square('#00ff00') } }
  const marked = { ...drawn, creditor: { ...drawn.creditor, marks: { pagopa: square('#ff0000') } } }
  const shapes = (pdf: Uint8Array) => readPage(pdf).shapes.map(({ fill }) => fill)
  const isOf = (red: boolean) => (fill: string) => (red ? /rgb\(100%, *0%, *0%\)/ : /rgb\(0%, *100%, *0%\)/).test(fill)
  const pdf = await renderReceipt(marked, fonts)
  expect(shapes(pdf).filter(isOf(true))).toHaveLength(1)
  expect(shapes(pdf).filter(isOf(false))).toHaveLength(1)
  expect(textsOn(readPage(pdf))).not.toContain('pagoPA')
  const broken = { ...drawn, creditor: { ...drawn.creditor, marks: { pagopa: '<svg><text>x</text></svg>' } } }
  expect(textsOn(readPage(await renderReceipt(broken, fonts)))).toContain('pagoPA')
})
