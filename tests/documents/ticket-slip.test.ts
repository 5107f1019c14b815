import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderTicketSlip, type TicketSlipDocument } from '../../main/documents/slip/ticket-slip.ts'
import { readTicketQr } from '../../main/domain/ticket-qr.ts'
import { languages } from '../../main/domain/visit.ts'
import { text as screenText } from '../../main/messages/text.ts'
import { ticketDocumentTexts } from '../../main/messages/ticket-document.ts'
import { textUpTo } from './any-text.ts'
import { pageFaults } from './page-faults.ts'
import { countPages, readPage, run, textsOn, wordsOn } from './read-page.ts'
import { rasterise, readQrCodes } from './read-raster.ts'
import { fonts } from './sample-notices.ts'
import { fullTicket, ordinaryTicket } from './sample-tickets.ts'

const { number, code } = ordinaryTicket

function render(changes: Partial<TicketSlipDocument> = {}): Promise<Uint8Array> {
  return renderTicketSlip({ ...ordinaryTicket, ...changes }, fonts)
}

describe('renderTicketSlip', () => {
  it('gives the same bytes for the same request, and other bytes for another', async () => {
    const first = await render()
    await render({ language: 'de' })
    expect(Buffer.compare(await render(), first)).toBe(0)
    expect(Buffer.compare(await render({ number: '12-346' }), first)).not.toBe(0)
  })

  it('is one A4 page whose properties say what it is and no more', async () => {
    const properties = run('pdfinfo', ['-isodates', '-'], await render()).toString()
    expect(properties).toMatch(/^Title: +Richiesta di assistenza$/m)
    expect(properties).toMatch(/^CreationDate: +2026-11-24T14:50:00Z$/m)
    expect(properties).toMatch(/^Pages: +1$/m)
    expect(properties).toMatch(/^Page size: .*\(A4\)$/m)
    expect(properties).not.toMatch(/12-345|7K3MP|avviso/)
  })

  it.each(languages)('says number, code, how to read the answer and who helps (%s)', async (language) => {
    const texts = ticketDocumentTexts[language]
    const page = readPage(await render({ language }))
    const text = textsOn(page).join(' ')
    const office = ['Ufficio Relazioni con il Pubblico', 'Piazza del Municipio 1', '8.30–12.30', '0522 123 456']
    const values = [number, '7K3MP X0A2B', 'Comune di Esempio', 'Un avviso è sbagliato', '15:49', ...office]
    const buttons = [screenText(language, 'home.assistance'), screenText(language, 'assistance.reason.slip')]
    for (const part of [...values, texts.title, ...buttons]) expect(text).toContain(part)
    for (const title of [texts.heading, texts.keep, texts.answer, texts.lookUp, texts.help])
      expect(text).toContain(title.toUpperCase())
    expect(text).not.toMatch(/strong|\{\{/)
    expect(pageFaults(page)).toEqual([])
  })

  it.each([
    ['email', 'via email'],
    ['phone', 'telefona'],
    ['number', 'con il numero della richiesta'],
  ] as const)('says how the answer comes: by %s', async (answerBy, words) => {
    expect(textsOn(readPage(await render({ answerBy }))).join(' ')).toContain(words)
  })

  it('carries number and code as QR code, once, for our scanner and no web page', async () => {
    const read = readQrCodes(rasterise(await render()))
    expect(read).toEqual([`SPORTELLO-TICKET/${number}/${code}`])
    expect(readTicketQr(read[0] ?? '')).toEqual({ ok: true, value: { number, code } })
  })

  it('shows the moment of the request in Italian time', async () => {
    const lines = textsOn(readPage(await render({ openedAt: '2026-11-24T23:10:59Z' })))
    expect(lines).toContain('25 novembre 2026, 00:10')
  })

  it('does without telephone and e-mail', async () => {
    const office = { name: 'Ufficio', address: 'Piazza 1', hours: 'sempre' }
    const page = readPage(await render({ office }))
    expect(textsOn(page)).toEqual(expect.arrayContaining(['Ufficio', 'Piazza 1', 'sempre']))
    expect(pageFaults(page)).toEqual([])
  })

  it('shows what cannot be printed, and never an empty box', async () => {
    const lines = textsOn(readPage(await render({ reason: 'Мензы\u202e <strong>q</strong> Nguyễn' })))
    expect(lines).toContain('????? <strong>q</strong> Nguyen')
  })

  it.each([
    ['the number', { number: '345' }],
    ['the code', { code: '7K3MP X0A2B' }],
    ['the moment', { openedAt: 'ieri' }],
  ])('refuses %s out of its form', async (_, changes) => {
    await expect(render(changes)).rejects.toThrow(RangeError)
  })
})

describe('a request’s slip with long texts', () => {
  it.each(languages)('holds the widest letters without a single blank (%s)', async (language) => {
    const pdf = await renderTicketSlip({ ...fullTicket((length) => 'W'.repeat(length)), language }, fonts)
    const page = readPage(pdf)
    expect(countPages(pdf)).toBe(1)
    expect(pageFaults(page)).toEqual([])
    const printed = textsOn(page).join(' ').match(/W{3,}/g)?.join('').length
    expect(printed).toBe(10 + 100 + 60 + 100 + 140 + 200 + 40 + 100)
  })

  it('keeps every text whole and apart, and its QR code readable, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(anyTicket, async (ticket) => {
        const pdf = await renderTicketSlip(ticket, fonts)
        const page = readPage(pdf)
        expect(countPages(pdf)).toBe(1)
        expect(pageFaults(page)).toEqual([])
        expect(readQrCodes(rasterise(pdf))).toEqual([`SPORTELLO-TICKET/${ticket.number}/${ticket.code}`])
        const { creditor, office, reason } = ticket
        const given = [creditor.name, reason, office.name, office.address, office.hours, office.phone, office.email]
        const printed = wordsOn(page)
        const missing = given.flatMap((text) => text?.split(/\s+/) ?? []).filter((word) => !printed.has(word))
        expect(missing.filter((word) => word !== '')).toEqual([])
      }),
      { seed: 20261124, numRuns: 12, endOnFailure: true },
    )
  }, 120_000)
})

const anyTicket: fc.Arbitrary<TicketSlipDocument> = fc.record({
  creditor: fc.record({ name: textUpTo(100) }),
  number: fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 9_999_999 }))
    .map((two) => two.join('-')),
  code: fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/),
  reason: textUpTo(60),
  openedAt: fc.constantFrom('2026-11-24T15:20:30Z', '2026-12-31T23:00:00Z'),
  answerBy: fc.constantFrom('email', 'phone', 'number'),
  office: fc.record(
    { name: textUpTo(100), address: textUpTo(140), hours: textUpTo(200), phone: textUpTo(40), email: textUpTo(100) },
    { requiredKeys: ['name', 'address', 'hours'] },
  ),
  language: fc.constantFrom(...languages),
  producedAt: fc.constant('2026-11-24T14:50:00Z'),
})
