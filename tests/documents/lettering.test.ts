import { describe, expect, it } from 'vitest'
import { closeCanvas, drawLine, openCanvas } from '../../main/documents/page/canvas.ts'
import type { FontName } from '../../main/documents/page/fonts.ts'
import { renderNotice } from '../../main/documents/notice/notice.ts'
import { readPage, run, runOnFile } from './read-page.ts'
import { fonts, officialNotice, postal } from './sample-notices.ts'

const info = { title: 'Prova', language: 'it-IT', producedAt: '2026-11-23T15:00:00Z' }
const names = ['regular', 'bold', 'mono', 'monoBold'] as const

/** A document of one line of each text. */
async function documentOf(font: FontName, texts: readonly string[]): Promise<Uint8Array> {
  const canvas = openCanvas(fonts, info)
  texts.forEach((text, index) =>
    drawLine(canvas, [{ text, font }], { xMm: 10, baselineMm: 20 + 8 * index, sizePt: 10 }),
  )
  return closeCanvas(canvas)
}

/** The fonts in a document by their names, and whether it holds a part of them that says what its glyphs mean. */
function fontsIn(pdf: Uint8Array): Readonly<Record<string, boolean>> {
  const rows = runOnFile('pdffonts', [], pdf).toString().trim().split('\n').slice(2)
  return Object.fromEntries(
    rows.map((row) => [row.split(/\s+/)[0] ?? '', /CID TrueType +Identity-H +yes yes yes/.test(row)]),
  )
}

/** Lines of thirty letters, digits and signs, all that a font has but those that stand in no text or share a glyph. */
function linesOfAll(font: FontName): readonly string[] {
  const characters = fonts[font].font.characterSet
    .map((point) => String.fromCodePoint(point))
    .filter((character) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) && !'\u2044\u2215'.includes(character))
  return Array.from({ length: Math.ceil(characters.length / 30) }, (_, index) =>
    characters.slice(30 * index, 30 * (index + 1)).join(''),
  )
}

describe.each(names)('in %s', (font) => {
  it('every character that can be printed is one in the document', async () => {
    const texts = linesOfAll(font)
    const { lines } = readPage(await documentOf(font, texts))
    const plain = (all: readonly string[]) => all.join('').normalize('NFKC').replace(/\s/g, '')
    expect(plain(lines.map(({ text }) => text))).toBe(plain(texts))
    expect(plain(texts).length).toBeGreaterThan(300)
  })

  it('each glyph of a usual text is in the part for those, and another one brings the whole', async () => {
    const { postscriptName } = fonts[font].font
    const usual = 'COMUNE 0123456789, 1.020,99 € /-'
    expect(fontsIn(await documentOf(font, [usual]))).toEqual({ [`USUALS+${postscriptName}`]: true })
    expect(fontsIn(await documentOf(font, [usual, 'ŁÓDŹ']))).toEqual({ [`WHOLES+${postscriptName}`]: true })
    const pdf = await documentOf(font, [usual])
    expect(run('pdftotext', ['-layout', '-', '-'], pdf).toString().trim()).toBe(usual)
  })
})

it('a line is as wide as it was measured, kerned or not', async () => {
  for (const font of names) {
    const canvas = openCanvas(fonts, info)
    const widthMm = drawLine(canvas, [{ text: 'AVATAR To. Łódź', font }], { xMm: 10, baselineMm: 20, sizePt: 24 })
    const [line] = readPage(await closeCanvas(canvas)).lines
    expect((line?.right ?? NaN) - (line?.left ?? NaN)).toBeCloseTo(widthMm, 3)
  }
})

it('what is read out is what was written, also where characters share a glyph or have another one beside others', async () => {
  const texts = ['Ştefan', 'Ștefan', 'Ayşe', '1\u20442', 'm² 1²', '12\u2044345']
  const { lines } = readPage(await documentOf('regular', texts))
  expect(lines.map(({ text }) => text)).toEqual(texts)
})

it('a notice holds the usual part of each font, and is no larger than is fit for mail', async () => {
  const notice = { ...officialNotice, creditor: { ...officialNotice.creditor, postal } }
  const pdf = await renderNotice(notice, fonts)
  expect(Object.keys(fontsIn(pdf)).filter((name) => !name.startsWith('USUALS+'))).toEqual([])
  expect(pdf.byteLength).toBeLessThan(60_000)
  const strange = { ...notice, debtor: { ...notice.debtor, name: 'Ştefan Łukasz 1⁄2' } }
  expect((await renderNotice(strange, fonts)).byteLength).toBeLessThan(90_000)
})
