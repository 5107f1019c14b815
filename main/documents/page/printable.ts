import { cleanText, shorten } from './clean-text.ts'
import type { FontName, Fonts } from './fonts.ts'
import { isDrawableIn } from './fonts.ts'

/** Makes a text from outside fit to print within a number of characters; undefined where nothing is left to print. */
export type Printable = (text: string | undefined, maxCharacters: number) => string | undefined

/**
 * The two ways in which documents print text from outside: `words` for names and subjects, `code` for what is set in Roboto Mono.
 * Characters that the font lacks become plain ones or `?`; a text beyond its limit ends with an ellipsis.
 */
export function printableIn(fonts: Fonts): { readonly words: Printable; readonly code: Printable } {
  const within =
    (names: readonly FontName[]): Printable =>
    (text, maxCharacters) => {
      const clean = cleanText(text ?? '', (character) => isDrawableIn(fonts, names, character))
      return shorten(clean, maxCharacters) || undefined
    }
  return { words: within(['regular', 'bold']), code: within(['mono', 'monoBold']) }
}
