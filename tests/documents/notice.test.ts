import { describe, expect, it } from 'vitest'
import { openCanvas } from '../../main/documents/page/canvas.ts'
import type { NoticeDocument, NoticePayment } from '../../main/documents/notice/notice.ts'
import { renderNotice } from '../../main/documents/notice/notice.ts'
import { NOTICE_LIMITS } from '../../main/documents/notice/notice-content.ts'
import { drawModules } from '../../main/documents/page/modules-drawing.ts'
import { noticeQrModules } from '../../main/documents/codes/qr-modules.ts'
import { missingWords } from './missing-words.ts'
import { pageFaults } from './page-faults.ts'
import { readPage, run, runOnFile, textsOn } from './read-page.ts'
import { rasterise, readQrCodes } from './read-raster.ts'
import { bareNotice, fonts, longNotice, officialNotice } from './sample-notices.ts'

function render(changes: Partial<NoticeDocument> = {}): Promise<Uint8Array> {
  return renderNotice({ ...officialNotice, ...changes }, fonts)
}

/** The official notice with its one payment changed. */
function renderPayment(changes: Partial<NoticePayment>): Promise<Uint8Array> {
  const payment = { noticeNumber: '470000008800999051', amountCents: 150_000, dueDate: '2024-12-31', ...changes }
  return render({ payments: { kind: 'single', payment } })
}

describe('renderNotice', () => {
  it('gives the same bytes for the same notice, from used fonts as from fresh ones', async () => {
    const first = await render()
    await renderNotice(longNotice, fonts)
    expect(Buffer.compare(await render(), first)).toBe(0)
  })

  it('gives other bytes for another notice, and for another time of production', async () => {
    const first = await render()
    expect(Buffer.compare(await renderPayment({ amountCents: 150_001 }), first)).not.toBe(0)
    expect(Buffer.compare(await render({ producedAt: '2024-07-04T09:24:29Z' }), first)).not.toBe(0)
  })

  it('is one sound A4 page whose properties tell nothing of the debtor', async () => {
    const pdf = await render()
    const properties = Object.fromEntries(
      run('pdfinfo', ['-isodates', '-'], pdf)
        .toString()
        .trim()
        .split('\n')
        .map((line) => line.split(/:\s+/, 2)),
    ) as Record<string, string>
    expect(properties).toMatchObject({
      Title: 'Avviso di pagamento',
      Creator: 'Sportello',
      Producer: 'Sportello',
      CreationDate: '2024-07-04T09:24:28Z',
      Pages: '1',
      'Page size': '595.276 x 841.89 pts (A4)',
    })
    expect(Object.keys(properties)).not.toContain('Subject')
    expect(Object.keys(properties)).not.toContain('ModDate')
    expect(Object.values(properties).join(' ')).not.toMatch(/Rossi|FFFCST|4700|TEST/)
    expect(runOnFile('qpdf', ['--check'], pdf).toString()).toContain('No syntax or stream encoding errors')
  })

  it('embeds every font', async () => {
    const [, , ...rows] = run('pdffonts', ['-'], await render())
      .toString()
      .trim()
      .split('\n')
    expect(rows).toHaveLength(4)
    for (const row of rows) expect(row).toMatch(/(TitilliumWeb|RobotoMono)-.* yes yes yes /)
  })

  it('leaves out what concerns a due date where there is none', async () => {
    const page = readPage(await renderNotice(bareNotice, fonts))
    expect(textsOn(page)).toEqual(expect.arrayContaining(['QUANTO PAGARE?', 'Rata unica']))
    expect(textsOn(page).join('\n')).not.toMatch(/entro il|QUANDO/)
  })

  it.each([
    [false, false, 'oppure dal tuo Home Banking'],
    [true, false, "oppure sul sito dell'ente, oppure dal"],
    [false, true, "oppure sull'app dell'ente, oppure dal"],
    [true, true, "oppure sul sito o app dell'ente, oppure dal"],
  ])('names the creditor’s own channels (site %s, app %s)', async (hasWebsite, hasApp, wording) => {
    const page = readPage(await render({ creditor: { ...officialNotice.creditor, hasWebsite, hasApp } }))
    expect(textsOn(page).join(' ')).toContain(wording)
    expect(textsOn(page).join(' ')).toContain('presso Banche e Sportelli ATM, negli')
  })

  it('puts the creditor’s own place before the others', async () => {
    const page = readPage(
      await render({ creditor: { ...officialNotice.creditor, physicalChannel: 'all’URP $& <strong>oggi</strong>' } }),
    )
    expect(textsOn(page).join(' ')).toContain('all’URP $& <strong>oggi</strong>, presso Banche e Sportelli ATM')
  })

  it('has the creditor’s crest in its place, and an empty place for one that cannot be drawn', async () => {
    const at = async (crest: string) => {
      const page = readPage(await render({ creditor: { ...officialNotice.creditor, crest } }))
      expect(pageFaults(page)).toEqual([])
      return page.shapes.map(({ box }) => box).filter(({ left, bottom }) => left > 165 && bottom < 43)
    }
    const svg = (shape: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 30">${shape}</svg>`
    const [box, ...others] = await at(svg('<rect width="20" height="30" fill="#cc0000"/>'))
    expect(others).toEqual([])
    expect([box?.left, box?.top, box?.right, box?.bottom].map((edge) => Math.round(edge ?? NaN))).toEqual([
      175, 10, 195, 40,
    ])
    expect(await at(svg('<rect width="20" height="30" fill="#cc0000"/><text>Comune</text>'))).toEqual([])
  })

  it('says how old the data are only when told to', async () => {
    const fresh = 'dati aggiornati alle 14:05'
    expect(textsOn(readPage(await render()))).not.toContain(fresh)
    const page = readPage(await render({ freshAsOf: '14:05' }))
    expect(textsOn(page)).toContain(fresh)
    expect(pageFaults(page)).toEqual([])
  })

  it('shows what cannot be printed, and never an empty box', async () => {
    const debtor = { name: 'Юлия Nguyễn\u202e \u0007😀', fiscalCode: 'anonimo', address: 'Via \u200bRoma\t1' }
    const page = readPage(await render({ debtor }))
    expect(textsOn(page)).toEqual(expect.arrayContaining(['???? Nguyen ?', 'ANONIMO', 'Via Roma 1']))
  })

  it.each([
    [39, 14],
    [40, 12],
    [64, 12],
    [65, 10],
  ])('sets a creditor’s name of %i characters in %i points', async (length, sizePt) => {
    const name = `H${'i'.repeat(length - 2)}H`
    const page = readPage(await render({ creditor: { ...officialNotice.creditor, name } }))
    const first = page.fragments.find(({ baseline, ink }) => Math.abs(baseline - 62.43) < 0.1 && ink.left < 100)
    const heightMm = (first?.baseline ?? NaN) - (first?.ink.top ?? NaN)
    const dot = fonts.bold.font.layout('i').glyphs[0]?.bbox.maxY ?? NaN
    expect(heightMm).toBeCloseTo((dot / fonts.bold.font.unitsPerEm) * sizePt * (25.4 / 72), 1)
  })

  it.each([
    ['the notice number', { noticeNumber: '47000000880099905' }],
    ['the amount', { amountCents: 0 }],
    ['the amount', { amountCents: 100_000_000_000 }],
    ['the due date', { dueDate: '31/12/2024' }],
  ])('refuses a payment with %s out of its form', async (_, changes) => {
    await expect(renderPayment(changes)).rejects.toThrow(RangeError)
  })

  it.each([
    ['the time of production', { producedAt: 'yesterday' }],
    ['the creditor’s code', { creditor: { ...officialNotice.creditor, fiscalCode: '9999900001' } }],
  ])('refuses %s out of its form', async (_, changes) => {
    await expect(render(changes)).rejects.toThrow(RangeError)
  })
})

describe('the QR code', () => {
  it.each([
    ['the official data', officialNotice, 'PAGOPA|002|470000008800999051|99999000013|150000'],
    ['the greatest amount', longNotice, 'PAGOPA|002|347202600000000176|00000000000|99999999999'],
    ['one cent', bareNotice, 'PAGOPA|002|300000000000000003|99999000013|01'],
  ])('says %s, once', async (_, notice, text) => {
    expect(readQrCodes(rasterise(await renderNotice(notice, fonts)))).toEqual([text])
  })

  it('is version 4 with error correction M, 25 mm wide, as one vector shape', async () => {
    const pdf = await render()
    const code = readPage(pdf).shapes.filter(({ box }) => box.right < 40 && box.top > 150)
    expect(code).toHaveLength(1)
    const { left, top, right, bottom } = code[0]?.box ?? { left: 0, top: 0, right: 0, bottom: 0 }
    expect(right - left).toBeCloseTo(25, 2)
    expect(bottom - top).toBeCloseTo(25, 2)
    expect(code[0]?.fill).toBe('rgb(0%,0%,0%)')

    const { isDark } = rasterise(pdf)
    const moduleMm = 25 / 33
    const isModuleDark = (row: number, column: number): boolean =>
      isDark(left + (column + 0.5) * moduleMm, top + (row + 0.5) * moduleMm)
    // The timing pattern between the finders alternates module by module: 33 of them only fit if the code has 33.
    const timing = Array.from({ length: 17 }, (_, index) => isModuleDark(6, 8 + index))
    expect(timing).toEqual(timing.map((_, index) => index % 2 === 0))
    // The first two bits of the format, with their mask 10 taken off, name the level; M is 00.
    expect([isModuleDark(8, 0), isModuleDark(8, 1)]).toEqual([true, false])
  })
})

describe('drawModules', () => {
  it('refuses a text that its version cannot hold', () => {
    const canvas = openCanvas(fonts, { title: 'Prova', language: 'it-IT', producedAt: '2026-11-23T15:00:00Z' })
    const place = { xMm: 10, yMm: 10, sizeMm: 25, alt: 'Prova' }
    expect(() => {
      drawModules(canvas, noticeQrModules('|'.repeat(62)), place)
    }).not.toThrow()
    expect(() => {
      drawModules(canvas, noticeQrModules('|'.repeat(63)), place)
    }).toThrow()
  })
})

describe('a page with long texts', () => {
  it.each([
    ['long', longNotice],
    ['official', officialNotice],
    ['bare', bareNotice],
  ])('keeps every text whole and apart (%s)', async (_, notice) => {
    const page = readPage(await renderNotice(notice, fonts))
    expect(pageFaults(page)).toEqual([])
    expect(missingWords([page], notice)).toEqual([])
  })

  it('holds the widest letters without a single blank', async () => {
    const wide = (limit: number): string => 'W'.repeat(limit)
    const notice: NoticeDocument = {
      ...longNotice,
      creditor: {
        ...longNotice.creditor,
        name: wide(NOTICE_LIMITS.creditorName),
        sector: wide(NOTICE_LIMITS.sector),
        info: wide(NOTICE_LIMITS.info),
        physicalChannel: wide(NOTICE_LIMITS.physicalChannel),
      },
      debtor: { ...longNotice.debtor, name: wide(NOTICE_LIMITS.debtorName), address: wide(NOTICE_LIMITS.address) },
      subject: wide(NOTICE_LIMITS.subject),
    }
    const page = readPage(await renderNotice(notice, fonts))
    expect(pageFaults(page)).toEqual([])
    const printed = textsOn(page).join('').replace(/[^W]/g, '').length
    // Name and subject stand twice, the debtor's code has four.
    expect(printed).toBe(2 * (100 + 70 + 140) + 50 + 100 + 50 + 140 + 4)
  })

  it('holds an address of nothing but short lines', async () => {
    const address = Array.from({ length: 70 }, () => 'W').join('\n')
    const page = readPage(await renderNotice({ ...longNotice, debtor: { ...longNotice.debtor, address } }, fonts))
    expect(pageFaults(page)).toEqual([])
  })

  it('keeps the longest CBILL code well apart from the notice number', async () => {
    const { lines } = readPage(await renderNotice(longNotice, fonts))
    const cbill = lines.find(({ text }) => text === 'ABCDEFGHIJ123456')
    const noticeNumber = lines.find(({ text }) => text === '3472 0260 0000 0001 76')
    expect((noticeNumber?.left ?? NaN) - (cbill?.right ?? NaN)).toBeGreaterThan(3.9)
  })

  it('ends a text beyond its limit with an ellipsis', async () => {
    const page = readPage(await render({ subject: 'x'.repeat(150) }))
    expect(textsOn(page).join('')).toContain(`${'x'.repeat(20)}…`)
    expect(textsOn(page).join('').match(/x/g)).toHaveLength(2 * 139)
    expect(pageFaults(page)).toEqual([])
  })
})
