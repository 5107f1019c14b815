import { create } from 'fontkit'
import { settingByPairs, type SettingFont } from './pairs.ts'
import { readingGlyphsOnce } from './read-glyphs.ts'

/** The cuts that documents are set in: Titillium Web for reading, Roboto Mono for codes and amounts. */
export type FontName = 'regular' | 'bold' | 'mono' | 'monoBold'

/** Fonts ready for use by any number of documents. Make them once, with `parseFonts`. */
export type Fonts = Readonly<Record<FontName, SettingFont>>

/**
 * The file of each cut, relative to the `dist/fonts` folder of the package bootstrap-italia. Documents read no files: who
 * starts the program reads these and hands the bytes to `parseFonts`.
 */
export const FONT_FILES: Readonly<Record<FontName, string>> = {
  regular: 'Titillium_Web/titillium-web-v10-latin-ext_latin-regular.ttf',
  bold: 'Titillium_Web/titillium-web-v10-latin-ext_latin-700.ttf',
  mono: 'Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.ttf',
  monoBold: 'Roboto_Mono/roboto-mono-v13-latin-ext_latin-700.ttf',
}

/**
 * Parses the bytes of the `FONT_FILES`. Parsing a font costs more than drawing a page, so do it once per process.
 * Throws if the bytes are not a single TrueType font.
 */
export function parseFonts(files: Readonly<Record<FontName, Uint8Array>>): Fonts {
  return {
    regular: parse(files.regular),
    bold: parse(files.bold),
    mono: parse(files.mono),
    monoBold: parse(files.monoBold),
  }
}

/** Whether a character can be printed in each of the named cuts. */
export function isDrawableIn(fonts: Fonts, names: readonly FontName[], character: string): boolean {
  const codePoint = character.codePointAt(0)
  return codePoint !== undefined && names.every((name) => fonts[name].hasGlyphForCodePoint(codePoint))
}

function parse(bytes: Uint8Array): SettingFont {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if ('fonts' in font) throw new TypeError('A font file must hold one font, not a collection')
  return settingByPairs(readingGlyphsOnce(font))
}
