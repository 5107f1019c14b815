import type { FontName } from './fonts.ts'

/** The voice of words in a language other than the document's: they are read out in theirs, and may be set in grey. */
export type Voice = { readonly language: string; readonly isGrey: boolean }

/** A stretch of text in one font, and in one voice. */
export type Run = { readonly text: string; readonly font: FontName; readonly voice?: Voice | undefined }

/** One line of text, left to right. */
export type Line = readonly Run[]

/** The width of a text in a font, in mm, at the size being laid out. */
export type Measure = (text: string, font: FontName) => number

/**
 * Turns fixed wording into runs: what stands between `<strong>` and `</strong>` is bold. For our own texts only; text from
 * outside never goes through here, so that it cannot bring marks of its own.
 */
export function runsOf(message: string, voice?: Voice): Line {
  return message
    .split(/<strong>(.*?)<\/strong>/)
    .map((text, index): Run => ({ text, font: index % 2 === 1 ? 'bold' : 'regular', voice }))
    .filter(({ text }) => text !== '')
}

/**
 * Breaks runs into lines no wider than `widthMm`, at blanks. A single word wider than a line is broken too, after a hyphen,
 * slash, dot or the like if there is one in the second half of the line, else anywhere. Nothing is lost but blanks.
 */
export function wrap(runs: Line, widthMm: number, measure: Measure): readonly Line[] {
  const lines: Run[][] = []
  let freeMm = 0
  for (const word of wordsOf(runs).flatMap((word) => breakWord(word, widthMm, measure))) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    const wordMm = widthOf(word, measure)
    const blankMm = last === undefined ? 0 : measure(' ', last.font)
    if (line === undefined || last === undefined || blankMm + wordMm > freeMm) {
      lines.push([...word])
      freeMm = widthMm - wordMm
    } else {
      line.splice(-1, 1, { ...last, text: `${last.text} ` }, ...word)
      freeMm -= blankMm + wordMm
    }
  }
  return lines.map(mergeRuns)
}

/** The width of a line in mm. */
export function widthOf(line: Line, measure: Measure): number {
  return line.reduce((sum, { text, font }) => sum + measure(text, font), 0)
}

function wordsOf(runs: Line): readonly Line[] {
  const words: Run[][] = []
  let isInsideWord = false
  for (const run of runs) {
    for (const piece of run.text.split(/( +)/)) {
      if (piece === '') continue
      if (piece.startsWith(' ')) {
        isInsideWord = false
        continue
      }
      const word = words.at(-1)
      if (isInsideWord && word !== undefined) word.push({ ...run, text: piece })
      else words.push([{ ...run, text: piece }])
      isInsideWord = true
    }
  }
  return words
}

// Most words fit and come back as they are; of a mixed word that does not fit, each piece is broken by itself.
function breakWord(word: Line, widthMm: number, measure: Measure): readonly Line[] {
  if (widthOf(word, measure) <= widthMm) return [word]
  return word.flatMap((run) => breakText(run.text, run.font, widthMm, measure).map((part) => [{ ...run, text: part }]))
}

function breakText(text: string, font: FontName, widthMm: number, measure: Measure): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const character of text) {
    if (part !== '' && measure(part + character, font) > widthMm) {
      const at = lastBreak(part)
      parts.push(part.slice(0, at))
      part = part.slice(at)
    }
    part += character
  }
  return [...parts, part]
}

function lastBreak(part: string): number {
  const at = Math.max(...['-', '/', '.', '@', '_', ',', ';', ':'].map((sign) => part.lastIndexOf(sign))) + 1
  return at > part.length / 2 ? at : part.length
}

function mergeRuns(line: Line): Line {
  const merged: Run[] = []
  for (const run of line) {
    const last = merged.at(-1)
    if (last?.font === run.font && last.voice === run.voice)
      merged.splice(-1, 1, { ...run, text: last.text + run.text })
    else merged.push(run)
  }
  return merged
}
