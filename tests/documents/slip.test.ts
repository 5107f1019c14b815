import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SlipDocument } from '../../main/documents/slip/slip.ts'
import { renderSlip } from '../../main/documents/slip/slip.ts'
import { languages } from '../../main/domain/visit.ts'
import { slipDocumentTexts } from '../../main/messages/slip-document.ts'
import { digits, textUpTo } from './any-text.ts'
import { pageFaults } from './page-faults.ts'
import { countPages, readPage, run, textsOn, wordsOn } from './read-page.ts'
import { rasterise, readQrCodes } from './read-raster.ts'
import { fonts } from './sample-notices.ts'
import { fullSlip, ordinarySlip } from './sample-slips.ts'

function render(changes: Partial<SlipDocument> = {}): Promise<Uint8Array> {
  return renderSlip({ ...ordinarySlip, ...changes }, fonts)
}

describe('renderSlip', () => {
  it('gives the same bytes for the same slip, and other bytes for another', async () => {
    const first = await render()
    await render({ language: 'de' })
    expect(Buffer.compare(await render(), first)).toBe(0)
    expect(Buffer.compare(await render({ freeAt: '2026-11-24T15:21:00Z' }), first)).not.toBe(0)
  })

  it('is one A4 page whose properties say what it is and no more', async () => {
    const properties = run('pdfinfo', ['-isodates', '-'], await render()).toString()
    expect(properties).toMatch(/^Title: +Pagamento da confermare$/m)
    expect(properties).toMatch(/^CreationDate: +2026-11-24T14:50:00Z$/m)
    expect(properties).toMatch(/^Pages: +1$/m)
    expect(properties).toMatch(/^Page size: .*\(A4\)$/m)
    expect(properties).not.toMatch(/3472|TARI/)
  })

  it.each(languages)('says what happened, how to look the receipt up and who helps (%s)', async (language) => {
    const texts = slipDocumentTexts[language]
    const page = readPage(await render({ language }))
    const text = textsOn(page).join(' ')
    const values = [
      ...['Comune di Esempio', 'Tassa sui rifiuti (TARI) anno 2026, saldo', '3472 0260 0000 0001 76', '01199250158'],
      ...[
        'Ufficio Relazioni con il Pubblico',
        'Piazza del Municipio 1',
        '8.30–12.30',
        '0522 123 456',
        'urp@comune.esempio.it',
      ],
      ...['16:20', language === 'en' ? '€150.00' : '150,00 €'],
    ]
    for (const part of [...values, texts.title, texts.findReceipt, texts.fromTime]) expect(text).toContain(part)
    for (const title of [texts.heading, texts.lookUp, texts.help]) expect(text).toContain(title.toUpperCase())
    expect(text).not.toMatch(/strong|\{\{/)
    expect(pageFaults(page)).toEqual([])
  })

  it('says from when to try again in Italian time, with the day', async () => {
    const lines = textsOn(readPage(await render({ freeAt: '2026-11-24T23:10:59Z' })))
    expect(lines).toEqual(expect.arrayContaining(['00:10', '25/11/2026']))
  })

  it('carries the QR code of the notice, once', async () => {
    expect(readQrCodes(rasterise(await render()))).toEqual(['PAGOPA|002|347202600000000176|01199250158|15000'])
  })

  it('does without telephone and e-mail', async () => {
    const office = { name: 'Ufficio', address: 'Piazza 1', hours: 'sempre' }
    const page = readPage(await render({ office }))
    expect(textsOn(page)).toEqual(expect.arrayContaining(['Ufficio', 'Piazza 1', 'sempre']))
    expect(pageFaults(page)).toEqual([])
  })

  it('shows what cannot be printed, and never an empty box', async () => {
    const lines = textsOn(readPage(await render({ subject: 'Мензы\u202e <strong>q</strong> Nguyễn' })))
    expect(lines).toContain('????? <strong>q</strong> Nguyen')
  })

  it.each([
    ['the notice number', { noticeNumber: '3472' }],
    ['the amount', { amountCents: 0 }],
    ['the creditor’s code', { creditor: { fiscalCode: '123', name: 'Comune' } }],
    ['the instant', { freeAt: '16:20' }],
  ])('refuses %s out of its form', async (_, changes) => {
    await expect(render(changes)).rejects.toThrow(RangeError)
  })
})

describe('a slip with long texts', () => {
  it.each(languages)('holds the widest letters without a single blank (%s)', async (language) => {
    const pdf = await renderSlip({ ...fullSlip((length) => 'W'.repeat(length)), language }, fonts)
    const page = readPage(pdf)
    expect(countPages(pdf)).toBe(1)
    expect(pageFaults(page)).toEqual([])
    const printed = textsOn(page).join(' ').match(/W{3,}/g)?.join('').length
    expect(printed).toBe(100 + 140 + 100 + 140 + 200 + 40 + 100)
  })

  it('keeps every text whole and apart, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(anySlip, async (slip) => {
        const pdf = await renderSlip(slip, fonts)
        const page = readPage(pdf)
        expect(countPages(pdf)).toBe(1)
        expect(pageFaults(page)).toEqual([])
        const { creditor, office, subject } = slip
        const given = [creditor.name, subject, office.name, office.address, office.hours, office.phone, office.email]
        const printed = wordsOn(page)
        const missing = given.flatMap((text) => text?.split(/\s+/) ?? []).filter((word) => !printed.has(word))
        expect(missing.filter((word) => word !== '')).toEqual([])
      }),
      { seed: 20261124, numRuns: 15, endOnFailure: true },
    )
  }, 120_000)
})

const anySlip: fc.Arbitrary<SlipDocument> = fc.record({
  creditor: fc.record({ fiscalCode: digits(11), name: textUpTo(100) }),
  noticeNumber: digits(18),
  subject: textUpTo(140),
  amountCents: fc.oneof(fc.constantFrom(1, 99_999_999_999), fc.integer({ min: 1, max: 99_999_999_999 })),
  freeAt: fc.constantFrom('2026-11-24T15:20:30Z', '2026-12-31T23:00:00Z'),
  office: fc.record(
    { name: textUpTo(100), address: textUpTo(140), hours: textUpTo(200), phone: textUpTo(40), email: textUpTo(100) },
    { requiredKeys: ['name', 'address', 'hours'] },
  ),
  language: fc.constantFrom(...languages),
  producedAt: fc.constant('2026-11-24T14:50:00Z'),
})
