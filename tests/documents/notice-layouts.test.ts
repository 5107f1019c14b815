import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderNotice, type NoticeDocument, type NoticePayment } from '../../main/documents/notice/notice.ts'
import { openCanvas } from '../../main/documents/page/canvas.ts'
import { NOTICE_LIMITS, prepareNotice } from '../../main/documents/notice/notice-content.ts'
import { MARK_WORDS } from '../../main/documents/page/marks.ts'
import { drawNoticePayment } from '../../main/documents/notice/notice-payment.ts'
import { TALLEST_DATA_MM } from '../../main/documents/page/payment-data.ts'
import { drawPostalSlip, TALLEST_SLIP_MM } from '../../main/documents/notice/postal-slip.ts'
import { LARGEST_POSTAL_CENTS, postalText } from '../../main/documents/codes/postal-code.ts'
import { noticeQrText } from '../../main/domain/qr-code.ts'
import { languages, type Language } from '../../main/domain/visit.ts'
import { noticeDocumentTexts, noticeWords } from '../../main/messages/notice-document.ts'
import type { SecondLanguage } from '../../main/messages/words.ts'
import { anyNotice } from './any-notice.ts'
import { missingWords } from './missing-words.ts'
import { pageFaults } from './page-faults.ts'
import { countPages, readPage, run, textsOn, type Page } from './read-page.ts'
import { rasterise, readDataMatrix, readQrCode } from './read-raster.ts'
import { fonts, longNotice, officialNotice, postal } from './sample-notices.ts'

const RUNS = process.env['SPORTELLO_FULL'] === '1' ? 300 : 12

const withPost: NoticeDocument = { ...officialNotice, creditor: { ...officialNotice.creditor, postal } }

const payment = (count: number): NoticePayment => ({
  noticeNumber: `3010000000000000${String(count).padStart(2, '0')}`,
  amountCents: 10_000 + count,
  dueDate: '2026-12-31',
})
const instalments = (count: number): readonly NoticePayment[] =>
  Array.from({ length: count }, (_, index) => payment(index + 1))

function pagesOf(pdf: Uint8Array): readonly Page[] {
  return Array.from({ length: countPages(pdf) }, (_, index) => readPage(pdf, index + 1))
}

async function render(document: NoticeDocument): Promise<readonly Page[]> {
  return pagesOf(await renderNotice(document, fonts))
}

/** Every payment of a notice, in the order of its pages. */
function paymentsOf({ payments }: NoticeDocument): readonly NoticePayment[] {
  if (payments.kind === 'single') return [payments.payment]
  if (payments.kind === 'fine') return [payments.discounted, payments.reduced]
  return [...(payments.whole === undefined ? [] : [payments.whole]), ...payments.instalments]
}

/** The texts that the slips of a notice should say. */
function slipsOf(document: NoticeDocument): readonly string[] {
  const { creditor, debtor, subject, payments } = document
  if (creditor.postal === undefined || (payments.kind === 'instalments' && payments.instalments.length > 9)) return []
  const { account } = creditor.postal
  return paymentsOf(document)
    .filter(({ amountCents }) => amountCents <= LARGEST_POSTAL_CENTS)
    .map(({ noticeNumber, amountCents }) =>
      postalText({
        noticeNumber,
        amountCents,
        account,
        creditor: creditor.fiscalCode,
        debtorCode: debtor.fiscalCode,
        debtorName: debtor.name,
        subject,
      }),
    )
}

/** What bar code readers find on all pages, where something as large as a code is drawn. */
function codesOf(pdf: Uint8Array, pages: readonly Page[]) {
  const rasters = pages.map((page, index) => ({ page, raster: rasterise(pdf, index + 1) }))
  const squares = ({ shapes }: Page, sizeMm: number) =>
    shapes
      .map(({ box }) => box)
      .filter(({ left, top, right, bottom }) =>
        [right - left, bottom - top].every((side) => Math.abs(side - sizeMm) < 0.05),
      )
      .map(({ left, top, right, bottom }) => ({ left: left - 2, top: top - 2, right: right + 2, bottom: bottom + 2 }))
  return {
    // Each by itself, as a person holds the phone over it: of many on one page zbar misses one at some resolutions.
    qrCodes: rasters
      .flatMap(({ page, raster }) =>
        [25, 20].flatMap((size) => squares(page, size)).map((box) => readQrCode(raster, box)),
      )
      .toSorted(),
    slips: rasters.flatMap(({ page, raster }) => squares(page, 23).map((box) => readDataMatrix(raster, box))),
  }
}

/** The lines of each page, as they were drawn. */
function linesOf(pdf: Uint8Array): readonly (readonly string[])[] {
  const pages = run('pdftotext', ['-raw', '-', '-'], pdf).toString().split('\f').slice(0, -1)
  return pages.map((page) => page.split('\n'))
}

/** The first and the last instalment of each page that has any. */
function cellsOf(pdf: Uint8Array): string {
  return linesOf(pdf)
    .map((lines) => lines.flatMap((line) => /^Rata (\d+)$/.exec(line)?.[1] ?? []))
    .filter((numbers) => numbers.length > 0)
    .map((numbers) => `${numbers[0]}-${numbers.at(-1)}`)
    .join(' ')
}

describe('the pages of instalments', () => {
  it.each([
    [2, '1-2'],
    [3, '1-3'],
    [4, '1-2 3-4'],
    [5, '1-2 3-5'],
    [6, '1-2 3-6'],
    [7, '1-3 4-7'],
    [8, '1-2 3-8'],
    [9, '1-3 4-9'],
    [10, '1-3 4-10'],
    [12, '1-3 4-12'],
    [13, '1-3 4-12 13-13'],
  ])('hold %i of them as the template does, with and without a whole payment', async (count, wanted) => {
    for (const whole of [{}, { whole: payment(0) }]) {
      const payments = { kind: 'instalments', ...whole, instalments: instalments(count) } as const
      expect(cellsOf(await renderNotice({ ...officialNotice, payments }, fonts))).toBe(wanted)
    }
  })

  it('go two by two with their slips, after the whole payment and its own', async () => {
    for (const whole of [{}, { whole: payment(0) }]) {
      const document: NoticeDocument = {
        ...withPost,
        payments: { kind: 'instalments', ...whole, instalments: instalments(5) },
      }
      const pdf = await renderNotice(document, fonts)
      expect(cellsOf(pdf)).toBe('1-2 3-4 5-5')
      const slips = linesOf(pdf).map((lines) => lines.filter((line) => line.startsWith('BOLLETTINO POSTALE')).length)
      expect(slips).toEqual([Object.keys(whole).length, 2, 2, 1])
    }
  })

  it('say the creditor and the subject once on a page where a cell has no room for them', async () => {
    const pages = await render({
      ...longNotice,
      payments: { kind: 'instalments', whole: payment(0), instalments: instalments(6) },
    })
    expect(pages.map(pageFaults).flat()).toEqual([])
    for (const page of pages.slice(1)) {
      expect(textsOn(page).filter((text) => text === 'Ente creditore')).toHaveLength(1)
      expect(
        missingWords([page], { ...longNotice, creditor: { ...longNotice.creditor, sector: '', info: '' } }),
      ).not.toContain('Tresinaro')
    }
  })

  it('are numbered, and open with the header', async () => {
    const pages = await render({ ...officialNotice, payments: { kind: 'instalments', instalments: instalments(4) } })
    pages.forEach((page, index) => {
      const texts = textsOn(page)
      expect(texts).toContain(`Pagina ${index + 1} di 2`)
      expect(texts).toEqual(expect.arrayContaining(['AVVISO DI PAGAMENTO', 'Avviso Pagamento di TEST']))
    })
  })

  it('are refused when there is only one', async () => {
    const document: NoticeDocument = {
      ...officialNotice,
      payments: { kind: 'instalments', instalments: instalments(1) },
    }
    await expect(renderNotice(document, fonts)).rejects.toThrow('instalments are fewer than two')
  })
})

describe('a fine', () => {
  it('has its two payments on the first page, and their slips on the second', async () => {
    const payments = { kind: 'fine', discounted: payment(1), reduced: payment(2) } as const
    const [first, second, ...others] = await render({ ...withPost, payments })
    expect(others).toEqual([])
    expect(textsOn(first as Page)).toEqual(
      expect.arrayContaining(['IMPORTO SCONTATO DEL 30%', 'IMPORTO RIDOTTO', 'Cosa succede in caso di giacenza?']),
    )
    expect(textsOn(second as Page).filter((text) => text === 'BOLLETTINO POSTALE')).toHaveLength(2)
    expect([first, second].flatMap((page) => pageFaults(page as Page))).toEqual([])
  })
})

/** Every text as long as it may be, of the widest letters. */
function widest(language: Language, second?: SecondLanguage): NoticeDocument {
  const wide = (limit: number): string => 'W'.repeat(limit)
  return {
    ...longNotice,
    language,
    ...(second !== undefined && { second }),
    subject: wide(NOTICE_LIMITS.subject),
    debtor: { ...longNotice.debtor, name: wide(NOTICE_LIMITS.debtorName) },
    creditor: {
      ...longNotice.creditor,
      name: wide(NOTICE_LIMITS.creditorName),
      postal: { ...postal, holder: wide(NOTICE_LIMITS.holder) },
    },
    payments: { kind: 'single', payment: payment(1) },
  }
}

describe('a postal slip', () => {
  it('is left out above the largest amount that it holds', async () => {
    const at = async (amountCents: number) => {
      const [page] = await render({
        ...withPost,
        payments: { kind: 'single', payment: { ...payment(1), amountCents } },
      })
      return textsOn(page as Page).includes('BOLLETTINO POSTALE')
    }
    expect(await at(LARGEST_POSTAL_CENTS)).toBe(true)
    expect(await at(LARGEST_POSTAL_CENTS + 1)).toBe(false)
  })

  it('goes to a page of its own where the first is full', async () => {
    const document: NoticeDocument = {
      ...longNotice,
      creditor: { ...longNotice.creditor, postal },
      payments: { kind: 'single', payment: payment(1) },
    }
    const pages = await render(document)
    expect(pages.map((page) => textsOn(page).includes('BOLLETTINO POSTALE'))).toEqual([false, true])
    expect(pages.map(pageFaults).flat()).toEqual([])
  })

  it.each(languages.flatMap((language) => [undefined, ...languages].map((other) => [language, other] as const)))(
    'and the payment above it are never taller than they say (%s, %s)',
    (language, other) => {
      const second = other === undefined ? undefined : { language: other, isEqual: true }
      const content = prepareNotice(widest(language, second), fonts)
      if (content.payments.kind !== 'single' || content.payments.payment.postal === undefined)
        throw new Error('No slip')
      const { payment: single } = content.payments
      const slip = { payment: { ...single, postal: content.payments.payment.postal }, which: [] }
      const canvas = openCanvas(fonts, { title: '', language, producedAt: longNotice.producedAt })
      const texts = noticeWords(language, second)
      // Slips stand on a roomy page in one language alone.
      const density = second === undefined ? 'roomy' : 'compact'
      const on = { ...canvas, density } as const
      expect(drawPostalSlip(on, 0, slip, content, texts)).toBeLessThanOrEqual(TALLEST_SLIP_MM[density])
      const data = { payment: single, title: texts.paymentData, which: [] }
      expect(drawNoticePayment(canvas, 0, data, content, texts)).toBeLessThanOrEqual(TALLEST_DATA_MM)
    },
  )

  it('refuses an account that is none', async () => {
    const document = { ...withPost, creditor: { ...withPost.creditor, postal: { ...postal, account: 'IT60X' } } }
    await expect(renderNotice(document, fonts)).rejects.toThrow('account')
  })
})

describe.each(languages)('a notice in %s', (language) => {
  it.each(['single', 'instalments', 'fine'] as const)('has its own words and no fault (%s)', async (kind) => {
    const payments = {
      single: { kind: 'single', payment: payment(1) },
      instalments: { kind: 'instalments', whole: payment(0), instalments: instalments(3) },
      fine: { kind: 'fine', discounted: payment(1), reduced: payment(2) },
    } as const
    const pages = await render({ ...withPost, language, payments: payments[kind] })
    const texts = noticeDocumentTexts[language]
    expect(pages.map(pageFaults).flat()).toEqual([])
    const printed = pages.flatMap(textsOn)
    expect(printed).toContain(texts.heading.toUpperCase())
    expect(printed).toContain(texts.postal.title.toUpperCase())
  })
})

describe.each([
  ['it', { language: 'de', isEqual: true }],
  ['de', { language: 'it', isEqual: true }],
  ['fr', { language: 'sl', isEqual: true }],
  ['it', { language: 'fr', isEqual: false }],
  ['it', { language: 'sl', isEqual: false }],
  ['it', { language: 'en', isEqual: false }],
] as const)('a notice in %s and %o', (language, second) => {
  it.each(['single', 'instalments', 'many', 'fine'] as const)(
    'says everything in both, without a fault (%s)',
    async (kind) => {
      const payments = {
        single: { kind: 'single', payment: payment(1) },
        instalments: { kind: 'instalments', whole: payment(0), instalments: instalments(5) },
        many: { kind: 'instalments', instalments: instalments(10) },
        fine: { kind: 'fine', discounted: payment(1), reduced: payment(2) },
      } as const
      const document = { ...withPost, language, second, payments: payments[kind] }
      const pages = await render(document)
      expect(pages.map(pageFaults).flat()).toEqual([])
      const said = pages.flatMap(textsOn).join(' ')
      for (const texts of [noticeDocumentTexts[language], noticeDocumentTexts[second.language]])
        for (const words of [texts.noticeNumber, texts.creditorFiscalCode, texts.online.website.slice(0, 20)])
          expect(said).toContain(words)
      const [main, other] = [noticeDocumentTexts[language].heading, noticeDocumentTexts[second.language].heading]
      expect(said).toContain(`${main.toUpperCase()} · ${second.isEqual ? other.toUpperCase() : other}`)
    },
  )
})

it('keeps every text whole and apart and every code readable, whatever the layout, language and texts', async () => {
  await fc.assert(
    fc.asyncProperty(anyNotice, async (document) => {
      const pdf = await renderNotice(document, fonts)
      const pages = pagesOf(pdf)
      expect(pages.map(pageFaults).flat()).toEqual([])
      expect(missingWords(pages, document)).toEqual([])
      const { qrCodes, slips } = codesOf(pdf, pages)
      const { fiscalCode } = document.creditor
      expect(qrCodes).toEqual(
        paymentsOf(document)
          .map(({ noticeNumber, amountCents }) => noticeQrText({ noticeNumber, creditor: fiscalCode, amountCents }))
          .toSorted(),
      )
      expect(slips).toEqual(slipsOf(document))
    }),
    // No shrinking: a counterexample is one notice, and a hundred renderings would not make it clearer.
    { seed: 20261129, numRuns: RUNS, endOnFailure: true },
  )
}, 1_800_000)

it('says on each slip, to the eye and to the reader, what that instalment is for', async () => {
  const named = instalments(2).map((each, index) => ({ ...each, subject: `TARI rata ${index + 1}` }))
  const document: NoticeDocument = {
    ...withPost,
    subject: 'TARI',
    payments: { kind: 'instalments', instalments: named },
  }
  const pdf = await renderNotice(document, fonts)
  const pages = pagesOf(pdf)
  expect(codesOf(pdf, pages).slips.map((text) => text?.slice(133, 243).trimEnd())).toEqual([
    'TARI RATA 1',
    'TARI RATA 2',
  ])
  const said = pages.flatMap(textsOn).join(' ')
  for (const { subject } of named) expect(said).toContain(`Oggetto pagamento ${subject}`)
})

describe('a mark', () => {
  const square =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10H0z" fill="#ff0000"/></svg>'
  const marks = { pagopa: square, bancoPosta: square, posteItaliane: square, postalCircuit: square }
  const marked = { ...withPost, creditor: { ...withPost.creditor, marks } }

  it('that the municipality has a drawing of is drawn in its place, and not written, but read out', async () => {
    const pdf = await renderNotice(marked, fonts)
    const [page] = pagesOf(pdf)
    const said = textsOn(page as Page)
    const file = Buffer.from(pdf).toString('latin1')
    for (const words of Object.values(MARK_WORDS)) {
      expect(said).not.toContain(words)
      expect(file).toContain(`/Alt (${words})`)
    }
    const red = (page as Page).shapes.filter(({ fill }) => /255|ff0000|100%, *0%/.test(fill)).map(({ box }) => box)
    expect(red).toHaveLength(4)
    expect(red[0]).toMatchObject({ left: expect.closeTo(10, 1) as number, top: expect.closeTo(10, 1) as number })
    expect(pageFaults(page as Page)).toEqual([])
  })

  it('whose drawing cannot be drawn is written', async () => {
    const broken = { ...marked, creditor: { ...marked.creditor, marks: { pagopa: '<svg><text>x</text></svg>' } } }
    const [page] = await render(broken)
    expect(textsOn(page as Page)).toContain('pagoPA')
  })
})
