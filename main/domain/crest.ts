/** How a crest begins that is a PNG picture, which is set as the data URL of its bytes; any other is an SVG drawing. */
const PNG_URL = 'data:image/png;base64,'

/** A PNG picture, its bytes in base64, as a crest. */
export function crestOfPng(base64: string): string {
  return PNG_URL + base64
}

/** The bytes in base64 of a crest that is a PNG picture; undefined where it is an SVG drawing. */
export function pngOfCrest(crest: string): string | undefined {
  return crest.startsWith(PNG_URL) ? crest.slice(PNG_URL.length) : undefined
}
