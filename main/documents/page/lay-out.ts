import type { Font, GlyphRun } from 'fontkit'

/** A character of a text as a font sets it. These fonts give each character one glyph, and only move the pen on. */
export type LaidOut = {
  readonly character: string
  /** By which documents name the glyph. */
  readonly code: number
  readonly glyph: GlyphRun['glyphs'][number]
  /** How far it moves the pen, in units of the font. */
  readonly advance: number
}

/** From here on are the codes of glyphs that characters have only where they join others. Source: the private use of Unicode. */
const JOINED = 0xe000

/** Has the font set a text. */
export function layOut(font: Font, text: string): readonly LaidOut[] {
  const { glyphs, positions } = font.layout(text)
  return Array.from(text).flatMap((character, index) => {
    const [glyph, position] = [glyphs[index], positions[index]]
    if (glyph === undefined || position === undefined) return []
    return [{ character, code: codeOf(font, character, glyph.id), glyph, advance: position.xAdvance }]
  })
}

/** That of the character, so that what is read out is what was written even where characters share a glyph; 0 for what the font has not. */
function codeOf(font: Font, character: string, id: number): number {
  if (id === 0) return 0
  const [alone] = font.layout(character).glyphs
  return alone?.id === id ? (character.codePointAt(0) ?? 0) : JOINED + id
}

/** A code as documents write it. */
export function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}

/** Units of a font in the unit of documents, a thousandth of the size, to six decimals. */
export function inThousandths(units: number, { unitsPerEm }: Font): number {
  return Math.round((units / unitsPerEm) * 1e9) / 1e6
}
