import fc from 'fast-check'
import { create, type Font } from 'fontkit'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FONTS } from '../../../build/renderer.ts'
import { FONT_FILES, type FontName } from './fonts.ts'
import { hex, layOut } from './lay-out.ts'
import { settingByPairs, type Setting } from './pairs.ts'

const files = Object.entries(FONT_FILES) as [FontName, string][]
const none = new Set<string>()

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

/** By how many thousandths the next one comes nearer. */
function nearerAfter({ shown }: Setting): number {
  return Number(/^[0-9a-f]{4}(?:>(.+)<)?$/.exec(shown)?.[1] ?? 0)
}

test.each(files)('in %s any text is set as the font itself sets it', (_, file) => {
  const font = read(file)
  const byPairs = settingByPairs(font, none)
  const characters = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Array.from("AVTWYafijlostvy.,:-/'’0123456789\u2044")) },
    { weight: 1, arbitrary: fc.constantFrom(...drawable(font).map((point) => String.fromCodePoint(point))) },
  )
  fc.assert(
    fc.property(fc.string({ unit: characters, minLength: 1, maxLength: 24 }), (text) => {
      // Words are set one by one, with the blank after them.
      const word = `${text.replaceAll(' ', '')} `
      const [ours, laidOut, theirs] = [byPairs.settingsOf(word), layOut(font, word), font.layout(word)]
      expect(ours.map(({ shown }) => shown.slice(0, 4))).toEqual(laidOut.map(({ code }) => hex(code)))
      expect(ours.map(({ advance }) => advance)).toEqual(theirs.positions.map(({ xAdvance }) => xAdvance))
      ours.forEach((setting, index) => {
        const { advanceWidth = NaN } = theirs.glyphs[index] ?? {}
        expect(advanceWidth - (nearerAfter(setting) * font.unitsPerEm) / 1000).toBeCloseTo(setting.advance, 3)
      })
      // What the pages of documents take for granted.
      expect(theirs.glyphs).toHaveLength(Array.from(word).length)
      expect(theirs.positions.every(({ xOffset, yOffset }) => xOffset === 0 && yOffset === 0)).toBe(true)
      expect(byPairs.widthOf(word + word)).toBeCloseTo((2 * theirs.advanceWidth) / font.unitsPerEm, 6)
    }),
    { numRuns: 400 },
  )
})

test('a pair is asked of the font once, and no longer piece of a text', () => {
  const { font, asked } = counting(read(FONT_FILES.regular))
  const byPairs = settingByPairs(font, none)
  byPairs.settingsOf('Rossi')
  const first = asked.length
  byPairs.settingsOf('Rossi')
  byPairs.widthOf('ossi')
  expect(asked).toHaveLength(first)
  expect(Math.max(...asked.map((text) => text.length))).toBe(2)
})

test('a text is usual as far as its characters are', () => {
  const byPairs = settingByPairs(read(FONT_FILES.regular), new Set('Rosi12'))
  const areUsual = (text: string) => byPairs.settingsOf(text).map(({ isUsual }) => isUsual)
  expect(areUsual('Rossi')).toEqual([true, true, true, true, true])
  expect(areUsual('Rořsi')).toEqual([true, true, false, true, true])
  // The digits of a fraction have other glyphs.
  expect(areUsual('1\u20442')).toEqual([false, false, false])
})
