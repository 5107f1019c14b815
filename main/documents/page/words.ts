import type { TwoWords, Words } from '../../messages/words.ts'
import type { FontName } from './fonts.ts'
import { runsOf, type Line, type Voice } from './text-layout.ts'

// How pagoPA's template sets two languages: beside each other with a dot between where they are titles and labels, below each other where they
// are sentences. The second is in grey, and in plain type where the first is bold, unless both are equals.

/** A title on one line, in bold type and capitals; a second language as it is written, unless both are equals. */
export function titleLine(title: Words): Line {
  if (typeof title === 'string') return labelLine(title.toUpperCase(), 'bold')
  const other = title.second.isEqual ? title.other.toUpperCase() : title.other
  return labelLine({ ...title, main: title.main.toUpperCase(), other }, 'bold')
}

/** A label on one line, in one font. */
export function labelLine(label: Words, font: FontName = 'regular'): Line {
  if (typeof label === 'string') return [{ text: label, font }]
  const other = { text: ` · ${label.other}`, font: fontOfSecond(label, font), voice: voiceOf(label) }
  return [{ text: label.main, font }, other]
}

/** The lines of a text, one for each language, each with its `<strong>` read. */
export function linesOf(words: Words): readonly Line[] {
  return textsOf(words).map(({ text, voice }) => runsOf(text, voice))
}

/** The same, with a line of its own after each `<br />`. */
export function brokenLinesOf(words: Words): readonly (readonly Line[])[] {
  return textsOf(words).map(({ text, voice }) => text.split(/<br \/> ?/).map((line) => runsOf(line, voice)))
}

/** The same on one line, a dot between. */
export function joinedLine(words: Words): Line {
  if (typeof words === 'string') return runsOf(words)
  return [...runsOf(words.main), ...runsOf(` · ${words.other}`, voiceOf(words))]
}

/** The lines of a text, one for each language, in one font; marks in it mean nothing. */
export function plainLinesOf(words: Words, font: FontName = 'regular'): readonly Line[] {
  if (typeof words === 'string') return [[{ text: words, font }]]
  return [[{ text: words.main, font }], [{ text: words.other, font: fontOfSecond(words, font), voice: voiceOf(words) }]]
}

function textsOf(words: Words): readonly { readonly text: string; readonly voice?: Voice }[] {
  return typeof words === 'string'
    ? [{ text: words }]
    : [{ text: words.main }, { text: words.other, voice: voiceOf(words) }]
}

function voiceOf({ second }: TwoWords): Voice {
  return { language: second.language, isGrey: !second.isEqual }
}

function fontOfSecond({ second }: TwoWords, font: FontName): FontName {
  return second.isEqual ? font : 'regular'
}
