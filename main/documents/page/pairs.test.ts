import fc from 'fast-check'
import { create, type Font } from 'fontkit'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FONTS } from '../../../build/renderer.ts'
import { FONT_FILES, type FontName } from './fonts.ts'
import { settingByPairs } from './pairs.ts'

const files = Object.entries(FONT_FILES) as [FontName, string][]

/** A font that counts what it is asked to set. */
function counting(font: Font): { readonly font: Font; readonly asked: readonly string[] } {
  const asked: string[] = []
  const layout = (text: string) => {
    asked.push(text)
    return font.layout(text)
  }
  return { font: Object.create(font, { layout: { value: layout } }) as Font, asked }
}

function read(file: string): Font {
  return create(readFileSync(join(FONTS, file))) as Font
}

const drawable = (font: Font) => font.characterSet.filter((point) => font.hasGlyphForCodePoint(point))

test.each(files)('in %s any text is set as the font itself sets it', (_, file) => {
  const font = read(file)
  const byPairs = settingByPairs(font)
  const characters = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Array.from("AVTWYafijlostvy.,:-/'’0123456789")) },
    { weight: 1, arbitrary: fc.constantFrom(...drawable(font).map((point) => String.fromCodePoint(point))) },
  )
  fc.assert(
    fc.property(fc.string({ unit: characters, minLength: 1, maxLength: 24 }), (text) => {
      // As pdfkit asks: one word, and the blank after it.
      const word = `${text.replaceAll(' ', '')} `
      const [ours, theirs] = [byPairs.layout(word), font.layout(word)]
      expect(ours.glyphs.map(({ id }) => id)).toEqual(theirs.glyphs.map(({ id }) => id))
      expect(ours.positions.map((each) => ({ ...each }))).toEqual(theirs.positions.map((each) => ({ ...each })))
      expect(ours.advanceWidth).toBe(theirs.advanceWidth)
      expect(byPairs.widthOf(word + word)).toBeCloseTo((2 * theirs.advanceWidth) / font.unitsPerEm, 6)
    }),
    { numRuns: 400 },
  )
})

test('a pair is asked of the font once, and no longer piece of a text', () => {
  const { font, asked } = counting(read(FONT_FILES.regular))
  const byPairs = settingByPairs(font)
  byPairs.layout('Rossi')
  const first = asked.length
  byPairs.layout('Rossi')
  byPairs.layout('ossi')
  expect(asked).toHaveLength(first)
  expect(Math.max(...asked.map((text) => text.length))).toBe(2)
})

test('who scales what is handed out spoils nothing', () => {
  const byPairs = settingByPairs(read(FONT_FILES.mono))
  const [position] = byPairs.layout('1').positions
  const advance = position?.xAdvance
  if (position !== undefined) position.xAdvance *= 2
  expect(byPairs.layout('1').positions[0]?.xAdvance).toBe(advance)
})

test('a text that is to be set in its own way is set by the font', () => {
  const { font, asked } = counting(read(FONT_FILES.regular))
  settingByPairs(font).layout('AVA', ['smcp'])
  expect(asked).toEqual(['AVA'])
})
