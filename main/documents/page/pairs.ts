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
  const learn = (character: string, next: string): Setting | 'joined' => {
    const setting = ahead(font, character, next, usual)
    const before = known.get(character)?.set(next, setting)
    if (before === undefined) known.set(character, new Map([[next, setting]]))
    return setting
  }
  const settingsOf = (text: string): readonly Setting[] => {
    const settings: Setting[] = []
    const characters = Array.from(text)
    for (let index = 0; index < characters.length; index++) {
      const character = characters[index] ?? ''
      const next = character === ' ' ? '' : (characters[index + 1] ?? '')
      const setting = known.get(character)?.get(next) ?? learn(character, next)
      if (setting === 'joined')
        return text.split(/(?<= )/).flatMap((word) => layOut(font, word).map((each) => settingOf(font, each)))
      settings.push(setting)
    }
    return settings
  }
  const widthOf = (text: string): number => {
    let width = 0
    for (const { advance } of settingsOf(text)) width += advance
    return width / unitsPerEm
  }
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
