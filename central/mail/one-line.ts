/** Text from outside made fit for a header or one line of a mail: line breaks and controls become a blank, direction marks and joiners go. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Zl}\p{Zp}\p{Cc}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim()
}
