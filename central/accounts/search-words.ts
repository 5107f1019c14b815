import anyAscii from 'any-ascii'

/** No payment has more words that matter; what is written to search has fewer still. */
const MOST_WORDS = 100

/** The words of a text as they are kept and looked for: each once, in small letters from a to z and figures, whatever script and marks they had. */
export function searchWords(text: string): readonly string[] {
  const words =
    anyAscii(text.normalize('NFC'))
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  return Array.from(new Set(words)).slice(0, MOST_WORDS)
}
