import { describe, expect, it } from 'vitest'
import { renderNotice, type NoticeDocument } from '../../main/documents/notice/notice.ts'
import { openSheaf } from '../../main/documents/notice/sheaf.ts'
import { noticeQrText } from '../../main/domain/qr-code.ts'
import { countPages, readPage, run, wordsOn } from './read-page.ts'
import { rasterise, readQrCodes } from './read-raster.ts'
import { fonts, officialNotice } from './sample-notices.ts'

const PRODUCED_AT = '2026-11-29T10:00:00Z'

const payment = (count: number) => ({
  noticeNumber: `3010000000000000${String(count).padStart(2, '0')}`,
  amountCents: 10_000 + count,
  dueDate: '2026-12-31',
})
const single = (count: number): NoticeDocument => ({
  ...officialNotice,
  debtor: { ...officialNotice.debtor, name: `Persona Numero${count}` },
  payments: { kind: 'single', payment: payment(count) },
})
/** A notice of two pages. */
const long = (count: number): NoticeDocument => ({
  ...single(count),
  payments: { kind: 'instalments', instalments: [1, 2, 3, 4, 5, 6].map((step) => payment(10 * count + step)) },
})

async function sheafOf(documents: readonly NoticeDocument[], isDuplex = false): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const sheaf = openSheaf(fonts, { language: 'it', producedAt: PRODUCED_AT, isDuplex }, (chunk) => chunks.push(chunk))
  for (const document of documents) sheaf.add(document)
  await sheaf.close()
  return Buffer.concat(chunks)
}

describe('many notices in one file', () => {
  it('stand on it as each would by itself, with its own page numbers', async () => {
    const documents = [single(1), long(2), single(3)]
    const sheaf = await sheafOf(documents)
    let at = 0
    for (const document of documents) {
      const alone = await renderNotice(document, fonts)
      for (let page = 1; page <= countPages(alone); page++)
        expect(readPage(sheaf, ++at).lines).toEqual(readPage(alone, page).lines)
    }
    expect(at).toBe(countPages(sheaf))
    const { fiscalCode: creditor } = officialNotice.creditor
    expect(readQrCodes(rasterise(sheaf, at))).toEqual([noticeQrText({ ...payment(3), creditor })])
  }, 120_000)

  it('each begin on a front, for paper printed on both sides', async () => {
    const sheaf = await sheafOf([single(1), long(2), single(3)], true)
    const said = [1, 2, 3, 4, 5].map((page) => wordsOn(readPage(sheaf, page)))
    expect(countPages(sheaf)).toBe(5)
    expect([0, 2, 4].map((front) => said[front]?.has(`Numero${front / 2 + 1}`))).toEqual([true, true, true])
    expect([...(said[1] ?? [])]).toEqual([])
  })

  it('are read out one after the other, each in its language', async () => {
    const sheaf = await sheafOf([single(1), { ...single(2), language: 'de' }])
    const structure = run('pdfinfo', ['-struct', '-'], sheaf).toString()
    expect(structure.match(/^ +Sect/gm)).toHaveLength(2)
    expect(structure).toMatch(/Sect[^\n]*\n(.*\n)*?.*Sect/)
    expect(Buffer.from(sheaf).toString('latin1')).toMatch(/\/S \/Sect\n\/Lang \(de\)/)
  })

  it('come out the same bytes from the same notices', async () => {
    expect(await sheafOf([single(1), single(2)])).toEqual(await sheafOf([single(1), single(2)]))
  })

  it('are written while they are drawn', async () => {
    let bytes = 0
    const order = { language: 'it', producedAt: PRODUCED_AT, isDuplex: false } as const
    const sheaf = openSheaf(fonts, order, (chunk) => (bytes += chunk.length))
    const seen: number[] = []
    for (let count = 1; count <= 3; count++) {
      sheaf.add(single(count))
      await new Promise((resolve) => setImmediate(resolve))
      seen.push(bytes)
    }
    await sheaf.close()
    expect(seen.every((one, index) => one > (seen[index - 1] ?? 1_000))).toBe(true)
    expect(bytes).toBeGreaterThan(seen.at(-1) ?? 0)
  })

  it('lack the one that cannot be drawn, and nothing else', async () => {
    const wrong = { ...single(2), payments: { kind: 'single', payment: { ...payment(2), amountCents: 0 } } } as const
    const chunks: Uint8Array[] = []
    const order = { language: 'it', producedAt: PRODUCED_AT, isDuplex: false } as const
    const sheaf = openSheaf(fonts, order, (chunk) => chunks.push(chunk))
    sheaf.add(single(1))
    expect(() => sheaf.add(wrong)).toThrow(RangeError)
    sheaf.add(single(3))
    await sheaf.close()
    expect(Buffer.concat(chunks)).toEqual(Buffer.from(await sheafOf([single(1), single(3)])))
  })
})
