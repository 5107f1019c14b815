import { create, type Font } from 'fontkit'
import { subsetOf, type FontSubset } from './font-subset.ts'
import { settingByPairs, type Pairs } from './pairs.ts'

/** The cuts that documents are set in: Titillium Web for reading, Roboto Mono for codes and amounts. */
export type FontName = 'regular' | 'bold' | 'mono' | 'monoBold'

/** A font that sets texts, and the two parts of it that documents hold: with the usual characters, or with all. */
export type DocumentFont = Pairs & {
  readonly font: Font
  readonly usual: () => FontSubset
  readonly whole: () => FontSubset
}

/** Fonts ready for use by any number of documents. Make them once, with `parseFonts`. */
export type Fonts = Readonly<Record<FontName, DocumentFont>>

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

/** What most documents are written with: codes, which may be hexadecimal, and amounts; in words the letters of our languages and of their names. */
const USUAL_IN_CODES = ' \u00a00123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef.,-/€'
const USUAL_IN_WORDS = [
  `${USUAL_IN_CODES}ghijklmnopqrstuvwxyz!"%&'()+:;?@_`,
  'ÀÈÉÌÒÙàèéìòùÂÇÊËÎÏÔÛŒâçêëîïôûœÄÖÜäöüßČŠŽčšžĆĐćđ’‘“”„«»–—…·•°ºª',
].join('')

/** Where digits join, they have other glyphs. */
const FRACTION = '0123456789\u20440123456789'

/**
 * Parses the bytes of the `FONT_FILES`. Parsing a font costs more than drawing a page, so do it once per process.
 * Throws if the bytes are not a single TrueType font.
 */
export function parseFonts(files: Readonly<Record<FontName, Uint8Array>>): Fonts {
  return {
    regular: parse(files.regular, USUAL_IN_WORDS),
    bold: parse(files.bold, USUAL_IN_WORDS),
    mono: parse(files.mono, USUAL_IN_CODES),
    monoBold: parse(files.monoBold, USUAL_IN_CODES),
  }
}

/** Whether a character can be printed in each of the named cuts. */
export function isDrawableIn(fonts: Fonts, names: readonly FontName[], character: string): boolean {
  const codePoint = character.codePointAt(0)
  return codePoint !== undefined && names.every((name) => fonts[name].font.hasGlyphForCodePoint(codePoint))
}

function parse(bytes: Uint8Array, usualCharacters: string): DocumentFont {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if ('fonts' in font) throw new TypeError('A font file must hold one font, not a collection')
  const usual = Array.from(usualCharacters)
  const all = () => [...font.characterSet.map((point) => String.fromCodePoint(point)), FRACTION]
  return {
    ...settingByPairs(font, new Set(usual)),
    font,
    usual: once(() => subsetOf(font, usual)),
    whole: once(() => subsetOf(font, all())),
  }
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
