import type { Page, TextLine } from './read-page.ts'

const TOLERANCE_MM = 1

/** A line that stands otherwise than on the official page, and why. */
export type Difference = readonly [beginning: string, reason: string]

/** Lines of two pages that are neither at the same place nor explained. */
export interface Unlike {
  readonly official: readonly string[]
  readonly ours: readonly string[]
}

/**
 * Compares a page of ours with an official one: the same words must stand on one baseline and begin (or, where they are set to the right, end) at
 * one point, within a millimetre. What is worded otherwise is compared with the line of ours that begins as `reworded` says. Everything else must
 * be among the explained lines, by their beginnings; an explanation that explains nothing is among the unlike too.
 */
export function unlikeLines(
  official: Page,
  ours: Page,
  explained: {
    readonly reworded: readonly (readonly [official: string, ours: string])[]
    readonly official: readonly Difference[]
    readonly ours: readonly Difference[]
  },
): Unlike {
  const [free, unlike] = [[...ours.lines], [] as TextLine[]]
  for (const line of official.lines) {
    const text = plain(line.text)
    const [, beginning] = explained.reworded.find(([from]) => text.startsWith(from)) ?? []
    const isSame = (other: string) => (beginning === undefined ? other === text : other.startsWith(beginning))
    const at = free.findIndex((other) => isSame(plain(other.text)) && isAtOnePlace(line, other))
    if (at === -1) unlike.push(line)
    else free.splice(at, 1)
  }
  return {
    official: unexplained(unlike, explained.official),
    ours: unexplained(free, explained.ours),
  }
}

function unexplained(lines: readonly TextLine[], differences: readonly Difference[]): readonly string[] {
  const texts = lines.map(({ text }) => plain(text))
  const explains =
    (text: string) =>
    ([beginning]: Difference) =>
      text.startsWith(beginning)
  return [
    ...texts.filter((text) => !differences.some(explains(text))),
    ...differences
      .filter(([beginning]) => !texts.some((text) => text.startsWith(beginning)))
      .map(([beginning]) => `(no ${beginning})`),
  ]
}

function isAtOnePlace(one: TextLine, other: TextLine): boolean {
  const isNear = (edge: 'left' | 'right' | 'baseline') => Math.abs(one[edge] - other[edge]) < TOLERANCE_MM
  return isNear('baseline') && (isNear('left') || isNear('right'))
}

function plain(text: string): string {
  return text.replace(/’/g, "'").replace(/\u00a0/g, ' ')
}
