/** The signs of the keys that differ, unshifted and shifted, on a US keyboard and, key by key, on an Italian one. */
const US = '`-=[]\\;\',./~@#^&*()_+{}|:"<>?'
const ITALIAN = '\\\'ìè+ùòà,.-|"£&/()=?^é*§ç°;:_'

const italianToUs = translator(ITALIAN, US)
const usToItalian = translator(US, ITALIAN)

/**
 * What a scanner may have meant that types by another keyboard than this machine reads by, likeliest first: as it came; meant for a US
 * keyboard and read as Italian (`§` for `|`); the other way round (`~` for `|`); and the first two with capitals locked. A scanner sends
 * the places of keys, not characters, and only letters and digits stand in the same places on both.
 */
export function possibleTexts(text: string): readonly string[] {
  const asUs = italianToUs(text)
  return [...new Set([text, asUs, usToItalian(text), withOtherCase(text), withOtherCase(asUs)])]
}

/** What a scanner types that means `text` by one keyboard, on a machine that reads by the other. */
export const mistype = { usOnItalian: usToItalian, italianOnUs: italianToUs } as const

function translator(from: string, to: string): (text: string) => string {
  const meant = new Map(Array.from(from, (character, place) => [character, to.charAt(place)]))
  return (text) => Array.from(text, (character) => meant.get(character) ?? character).join('')
}

function withOtherCase(text: string): string {
  return text.replace(/[a-z]+|[A-Z]+/g, (letters) =>
    letters === letters.toLowerCase() ? letters.toUpperCase() : letters.toLowerCase(),
  )
}
