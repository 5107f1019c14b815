import type { Font } from 'fontkit'
import { hex, inThousandths, layOut, type LaidOut } from './lay-out.ts'

/** A character where it stands in a text. */
export type Setting = {
  /** Its code as the strings of a page have it, and how much nearer the next one is where that is kerned. */
  readonly shown: string
  /** How far it moves the pen, in units of the font. */
  readonly advance: number
  /** Is its glyph one of those that usual texts are made of? */
  readonly isUsual: boolean
}

/** How a font sets texts. */
export type Pairs = {
  /** The characters of a text, each word set by itself with the blank after it. */
  readonly settingsOf: (text: string) => readonly Setting[]
  /** How wide it is then, at a size of one. */
  readonly widthOf: (text: string) => number
}

/**
 * Sets texts by the pairs of their letters, and remembers the pairs: how a letter stands depends on the next one alone, since these fonts
 * kern. Each is asked of the font once, and no word of anybody's is kept. Where two letters join, as in a fraction, the font sets the words
 * itself.
 */
export function settingByPairs(font: Font, usual: ReadonlySet<string>): Pairs {
  const { unitsPerEm } = font
  const known = new Map<string, Map<string, Setting | 'joined'>>()
  const settingBefore = (character: string, next: string): Setting | 'joined' => {
    const before = known.get(character) ?? new Map<string, Setting | 'joined'>()
    if (before.size === 0) known.set(character, before)
    const setting = before.get(next) ?? ahead(font, character, next, usual)
    before.set(next, setting)
    return setting
  }
  const settingsOf = (text: string): readonly Setting[] => {
    const settings: Setting[] = []
    const characters = Array.from(text)
    for (const [index, character] of characters.entries()) {
      const setting = settingBefore(character, character === ' ' ? '' : (characters[index + 1] ?? ''))
      if (setting === 'joined')
        return text.split(/(?<= )/).flatMap((word) => layOut(font, word).map((each) => settingOf(font, each)))
      settings.push(setting)
    }
    return settings
  }
  const widthOf = (text: string): number => settingsOf(text).reduce((sum, { advance }) => sum + advance, 0) / unitsPerEm
  return { settingsOf, widthOf }
}

/** A character before the next one, or before none; `joined` where the one changes the other. */
function ahead(font: Font, character: string, next: string, usual: ReadonlySet<string>): Setting | 'joined' {
  const [[alone], [nextAlone]] = [layOut(font, character), layOut(font, next)]
  const [first, second] = layOut(font, character + next)
  const isChanged = first?.code !== alone?.code || second?.code !== nextAlone?.code
  if (first === undefined || isChanged || second?.advance !== nextAlone?.advance) return 'joined'
  return { ...settingOf(font, first), isUsual: usual.has(character) }
}

function settingOf(font: Font, { code, glyph, advance }: LaidOut): Setting {
  const nearer = inThousandths(glyph.advanceWidth - advance, font)
  return { shown: nearer === 0 ? hex(code) : `${hex(code)}>${nearer}<`, advance, isUsual: false }
}
