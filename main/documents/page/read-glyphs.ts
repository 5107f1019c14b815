import type { Font } from 'fontkit'

/** What fontkit's types leave out. */
type ReadGlyph = ReturnType<Font['getGlyph']> & { readonly _decode: () => unknown }

/** A font whose glyphs are read once: fontkit reads each anew, twice, for every document that holds it. */
export function readingGlyphsOnce(font: Font): Font {
  const getGlyph = (...asked: Parameters<Font['getGlyph']>) => {
    const glyph = font.getGlyph(...asked) as ReadGlyph
    if (!Object.hasOwn(glyph, '_decode')) {
      const read = glyph._decode()
      Object.defineProperty(glyph, '_decode', { value: () => read })
    }
    return glyph
  }
  return Object.create(font, { getGlyph: { value: getGlyph } }) as Font
}
