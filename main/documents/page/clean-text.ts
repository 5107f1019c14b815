/** Tells whether a character can be printed in the font at hand. */
export type IsDrawable = (character: string) => boolean

/**
 * Makes text from outside fit to print: controls, joiners and direction marks go, every kind of blank becomes one plain blank,
 * blanks at the ends go. A character that cannot be drawn becomes its plain form (ệ becomes e, ﬁ becomes fi), else `?`: a
 * reader sees that something is missing, and never an empty box.
 */
export function cleanText(text: string, isDrawable: IsDrawable): string {
  return Array.from(
    text
      .normalize('NFC')
      .replace(/\p{White_Space}+/gu, ' ')
      .replace(INVISIBLE, ''),
  )
    .map((character) => (isDrawable(character) ? character : plainForm(character, isDrawable)))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Shortens a text to a number of characters, the last of which is then an ellipsis, so that the cut can be seen. */
export function shorten(text: string, maxCharacters: number): string {
  const characters = Array.from(text)
  if (characters.length <= maxCharacters) return text
  const kept = characters.slice(0, maxCharacters - 1).join('')
  return `${kept.trimEnd()}…`
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu

// Signs that have a plain form of which Unicode's decompositions know nothing.
const SUBSTITUTES: ReadonlyMap<string, string> = new Map([
  ['\u2010', '-'],
  ['\u2012', '-'],
  ['\u2015', '-'],
  ['\u2212', '-'],
  ['\u201b', "'"],
  ['\u02b9', "'"],
  ['\u02bc', "'"],
  ['\u2032', "'"],
  ['\u2033', '"'],
  ['\u1e9e', 'SS'],
])

function plainForm(character: string, isDrawable: IsDrawable): string {
  const substitute = SUBSTITUTES.get(character)
  if (substitute !== undefined) return substitute
  const parts = Array.from(character.normalize('NFKD').replace(/\p{Mark}/gu, ''))
  return parts.map((part) => (isDrawable(part) ? part : (SUBSTITUTES.get(part) ?? '?'))).join('')
}
