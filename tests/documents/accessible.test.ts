import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderNotice } from '../../main/documents/notice/notice.ts'
import { renderTestPage } from '../../main/documents/test-page/test-page.ts'
import { renderReceipt } from '../../main/documents/receipt/receipt.ts'
import { renderSlip } from '../../main/documents/slip/slip.ts'
import { renderTicketSlip } from '../../main/documents/slip/ticket-slip.ts'
import { sampleMunicipality } from '../sandbox/municipality/municipality.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { pngCrest } from '../fixtures/make-png.ts'
import { run, runOnFile } from './read-page.ts'
import { fonts, longNotice, officialNotice, postal } from './sample-notices.ts'
import { ordinaryDocument } from './sample-receipts.ts'
import { ordinarySlip } from './sample-slips.ts'
import { ordinaryTicket } from './sample-tickets.ts'

const payment = (end: number) => ({ noticeNumber: `3010000000000000${end}`, amountCents: 1_000, dueDate: '2026-12-31' })
const instalments = { kind: 'instalments', whole: payment(10), instalments: [payment(11), payment(12)] } as const
const { crest } = sampleMunicipality.settings
const withPost = {
  ...officialNotice,
  creditor: { ...officialNotice.creditor, postal, ...(crest !== undefined && { crest }) },
}

const seeThrough = pngCrest({ colourType: 6, pixel: (x, y) => [200, 0, 0, (x + y) % 256] })

/** Every kind of document, in several languages, with what its figures are. */
const DOCUMENTS = [
  ['a notice with its slip', 'it', () => renderNotice(withPost, fonts), ['dell’avviso', 'del bollettino postale']],
  [
    'a notice whose crest is a picture, see-through in part',
    'it',
    () => renderNotice({ ...officialNotice, creditor: { ...officialNotice.creditor, crest: seeThrough } }, fonts),
    ['dell’avviso'],
  ],
  ['a long notice', 'it', () => renderNotice(longNotice, fonts), ['dell’avviso']],
  [
    'a notice of instalments',
    'de',
    () => renderNotice({ ...withPost, language: 'de', payments: instalments }, fonts),
    ['QR-Code', 'Posterlagscheins', 'QR-Code', 'QR-Code', 'Posterlagscheins', 'Posterlagscheins'],
  ],
  [
    'a notice in two languages',
    'de',
    () => renderNotice({ ...withPost, language: 'de', second: { language: 'it', isEqual: true } }, fonts),
    ['QR-Code', 'Posterlagscheins'],
  ],
  [
    'a fine with a second language',
    'it',
    () =>
      renderNotice(
        {
          ...officialNotice,
          second: { language: 'fr', isEqual: false },
          payments: { kind: 'fine', discounted: payment(11), reduced: payment(12) },
        },
        fonts,
      ),
    ['dell’avviso', 'dell’avviso'],
  ],
  ['a receipt', 'it', () => renderReceipt(ordinaryDocument, fonts), []],
  [
    'a test page',
    'it',
    () => renderTestPage({ printer: 'Atrio', language: 'it', producedAt: '2026-11-30T03:00:00Z' }, fonts),
    ['QR', 'QR', 'Data Matrix'],
  ],
  ['a slip to pay later', 'it', () => renderSlip(ordinarySlip, fonts), ['dell’avviso']],
  ['the slip of a request', 'it', () => renderTicketSlip(ordinaryTicket, fonts), ['della richiesta']],
] as const

/** What a reader program says, in its order. */
function readOut(pdf: Uint8Array): readonly string[] {
  const lines = runOnFile('pdfinfo', ['-struct-text'], pdf).toString().split('\n')
  return lines.flatMap((line) => /^\s*"(.*)"$/.exec(line)?.[1] ?? []).filter((text) => text !== '')
}

interface Element {
  readonly '/S'?: string
  readonly '/Alt'?: string
  readonly '/Lang'?: string
}

/** Every element of a document's structure, in the order of its objects. */
function elementsOf(pdf: Uint8Array): readonly Element[] {
  const { qpdf } = JSON.parse(runOnFile('qpdf', ['--json'], pdf).toString()) as {
    readonly qpdf: readonly [unknown, Readonly<Record<string, { readonly value?: unknown }>>]
  }
  return Object.values(qpdf[1])
    .map(({ value }) => value)
    .filter((value): value is Element => typeof value === 'object' && value !== null && '/S' in value && '/K' in value)
}

/** Each document, made once. */
const made = new Map<string, Promise<Uint8Array>>()
function documentOf(name: (typeof DOCUMENTS)[number][0]): Promise<Uint8Array> {
  const pdf = made.get(name) ?? DOCUMENTS.find(([each]) => each === name)?.[2]()
  if (pdf === undefined) throw new Error(`There is no document ${name}`)
  made.set(name, pdf)
  return pdf
}

describe.each(DOCUMENTS)('%s', (name, language, _render, figures) => {
  const render = () => documentOf(name)

  it('says that it is tagged, its language and title, and what it means to conform to', async () => {
    const pdf = await render()
    const info = run('pdfinfo', ['-'], pdf).toString()
    expect(info).toMatch(/^Tagged: +yes$/m)
    expect(info).toMatch(/^Title: +\S/m)
    const metadata = runOnFile('pdfinfo', ['-meta'], pdf).toString()
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(metadata).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    const catalogue = runOnFile('qpdf', ['--json'], pdf).toString()
    expect(catalogue).toContain(`"/Lang": "u:${language}"`)
    expect(catalogue).toContain('"/DisplayDocTitle": true')
  })

  it('has one title, headings below it, and words for each of its codes', async () => {
    const elements = elementsOf(await render())
    const kinds = new Set(elements.map((element) => element['/S']))
    expect([...kinds].filter((kind) => !['/Document', '/H1', '/H2', '/P', '/Figure'].includes(kind ?? ''))).toEqual([])
    expect(kinds).toContain('/H1')
    expect(kinds).toContain('/H2')
    const said = elements.filter((element) => element['/S'] === '/Figure').map((element) => element['/Alt'])
    expect(said).toHaveLength(figures.length)
    figures.forEach((words, index) => expect(said[index]).toContain(words))
  })

  it('reads out every word that is seen but the foot of the page', async () => {
    const pdf = await render()
    const heard = readOut(pdf).join(' ').split(/\s+/)
    const seen = run('pdftotext', ['-', '-'], pdf).toString().split(/\s+/)
    const counted = (words: readonly string[]) => Map.groupBy(words, (word) => word)
    const [heardWords, seenWords] = [counted(heard), counted(seen)]
    const unheard = [...seenWords].filter(([word, all]) => (heardWords.get(word)?.length ?? 0) < all.length)
    const foot = new Set(runOnFoot(pdf))
    expect(unheard.map(([word]) => word).filter((word) => word !== '' && !foot.has(word))).toEqual([])
  })
})

/** The words below everything else. */
function runOnFoot(pdf: Uint8Array): readonly string[] {
  const [x, y, width, height] = ['0', '800', '600', '42']
  const args = ['-x', x, '-y', y, '-W', width, '-H', height, '-', '-']
  return run('pdftotext', args, pdf).toString().split(/\s+/)
}

it('has each text of its second language read out in that', async () => {
  const second = { language: 'de', isEqual: false } as const
  const languagesOf = (pdf: Uint8Array) =>
    elementsOf(pdf).filter((element) => element['/S'] === '/P' && element['/Lang'] === 'u:de').length
  expect(languagesOf(await renderNotice(withPost, fonts))).toBe(0)
  expect(languagesOf(await renderNotice({ ...withPost, second }, fonts))).toBeGreaterThan(15)
})

it('is read out in the order of its blocks: creditor, debtor, how much, where, the data of the payment, its slip', async () => {
  const heard = readOut(await renderNotice(withPost, fonts))
  const order = [
    'Avviso Pagamento di TEST',
    'ENTE CREDITORE',
    'Comune di Test',
    'Info di Test',
    'DESTINATARIO',
    'Mario Rossi',
    'QUANTO E QUANDO PAGARE?',
    '1.500,00 Euro',
    'DOVE PAGARE?',
    'DATI PER IL PAGAMENTO',
    'Euro ',
    '1.500,00',
    '4700 0000 8800 9990 51',
    'BOLLETTINO POSTALE',
    '000000123456',
  ]
  let from = 0
  for (const text of order) {
    const at = heard.indexOf(text, from)
    expect(at, text).toBeGreaterThanOrEqual(from)
    from = at
  }
  // Lines of one paragraph are one text, their last and first words apart.
  expect(heard.find((text) => text.startsWith('In fase di pagamento'))).toContain('sanzioni, interessi')
})

const JARS = 'preflight pdfbox2 xmpbox fontbox2 commons-logging commons-io javax.activation jaxb-api'.split(' ')
const jar = (name: string) => `/usr/share/java/${name}.jar`

describeWhere(
  JARS.every((name) => existsSync(jar(name))),
  'PDFBox preflight (libpdfbox2-java, libactivation-java, libjaxb-api-java, default-jre-headless) is not on this machine',
  'PDFBox preflight',
  () => {
    it('finds every kind of document a valid PDF/A-1b', { timeout: 60_000 }, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'preflight-'))
      try {
        for (const [index, [name, , render]] of DOCUMENTS.entries()) {
          const file = join(folder, `${index}.pdf`)
          writeFileSync(file, await render())
          const args = ['-cp', JARS.map(jar).join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file]
          const { stdout, stderr } = spawnSync('java', args, { encoding: 'utf8' })
          expect(`${stdout}${stderr}`, name).toContain('is a valid PDF/A-1b file')
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  },
)
