import type { Font } from 'fontkit'
import { deflateSync } from 'node:zlib'
import { hex, inThousandths, layOut, type LaidOut } from './lay-out.ts'

/** A part of a font as documents hold it, the same bytes in each, deflated. Texts name its glyphs by codes. */
export type FontSubset = {
  /** A small font, in which glyphs have numbers. */
  readonly program: Uint8Array
  /** How many bytes it was. */
  readonly programLength: number
  /** The number in that of each code, in two bytes; 0 where there is none. */
  readonly numbers: Uint8Array
  /** Which codes there are, in a bit each. */
  readonly presence: Uint8Array
  /** Which characters each code stands for. */
  readonly meanings: Uint8Array
  /**
   * How wide glyphs are, in thousandths: a code, and the widths of its glyph and of those of the codes that follow it; and so on. Where all are as
   * wide as each other, the first and the last code and that width.
   */
  readonly widths: readonly (number | readonly number[])[]
}

/** The part of a font that some texts are set with. Deflates it as small as it gets: it is made once, and written often. */
export function subsetOf(font: Font, texts: readonly string[]): FontSubset {
  const glyphs = glyphsOf(font, texts)
  const codes = 1 + Math.max(...glyphs.map(({ code }) => code))
  const subset = font.createSubset()
  const numbers = new DataView(new ArrayBuffer(2 * codes))
  const presence = new Uint8Array(Math.ceil(codes / 8))
  for (const { code, glyph } of glyphs) {
    // It gives the glyph's number; its types say otherwise.
    numbers.setUint16(2 * code, Number(subset.includeGlyph(glyph)))
    presence[code >> 3] = (presence[code >> 3] ?? 0) | (0x80 >> (code & 7))
  }
  const program = subset.encode()
  return {
    program: deflated(program),
    programLength: program.length,
    numbers: deflated(new Uint8Array(numbers.buffer)),
    presence: deflated(presence),
    meanings: deflated(new TextEncoder().encode(meaningsOf(glyphs))),
    widths: widthsOf(font, glyphs),
  }
}

/** The glyphs of some texts in the order of their codes, before them that for what the font has not. */
function glyphsOf(font: Font, texts: readonly string[]): readonly LaidOut[] {
  const missing = { character: '\ufffd', code: 0, glyph: font.getGlyph(0), advance: 0 }
  const all = [missing, ...texts.flatMap((text) => layOut(font, text))]
  return [...new Map(all.map((each) => [each.code, each])).values()].sort((one, other) => one.code - other.code)
}

function widthsOf(font: Font, glyphs: readonly LaidOut[]): FontSubset['widths'] {
  const each = glyphs.map(({ code, glyph }) => ({ code, width: inThousandths(glyph.advanceWidth, font) }))
  const [first, last] = [each[0], each.at(-1)]
  if (first !== undefined && last !== undefined && each.every(({ width }) => width === first.width))
    return [first.code, last.code, first.width]
  const widths: (number | number[])[] = []
  let next = Number.NaN
  for (const { code, width } of each) {
    const run = widths.at(-1)
    if (code === next && typeof run === 'object') run.push(width)
    else widths.push(code, [width])
    next = code + 1
  }
  return widths
}

/** Source: Adobe Technical Note 5411, ToUnicode Mapping File Tutorial; no more than 100 to a block. */
function meaningsOf(glyphs: readonly LaidOut[]): string {
  const lines = glyphs.map(({ code, character }) => `<${hex(code)}> <${utf16(character)}>`)
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => {
    const block = lines.slice(100 * index, 100 * (index + 1))
    return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`
  })
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('')
}

function deflated(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9 })
}
