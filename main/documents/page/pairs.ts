import type { Font } from 'fontkit'

/** A text as its glyphs and where they stand, in units of the font. */
type GlyphRun = ReturnType<Font['layout']>
type Position = GlyphRun['positions'][number]
type Features = NonNullable<Parameters<Font['layout']>[1]>
type OtherArguments = Parameters<Font['layout']> extends [string, unknown?, ...infer Others] ? Others : never

/** A font that also says how wide a text is at a size of one, where what draws it sets each word by itself with the blank after it. */
export type SettingFont = Font & { readonly widthOf: (text: string) => number }

/** A character by itself, or before the next one: its glyph, and how far it moves the pen. */
type Setting = { readonly glyph: GlyphRun['glyphs'][number]; readonly position: Readonly<Position> }

/**
 * A font that sets a text by the pairs of its letters, and remembers the pairs: how a letter stands depends on the next one alone, since
 * these fonts kern. Each is asked of the font once, and no word of anybody's is kept. Where two letters join, or a mark sits on another,
 * the font sets the whole text itself, as it does where it is asked for more than a text.
 */
export function settingByPairs(font: Font): SettingFont {
  const { unitsPerEm } = font
  const known = new Map<string, Map<string, Setting | 'none'>>()
  const settingOf = (character: string, next: string): Setting | 'none' => {
    const before = known.get(character) ?? new Map<string, Setting | 'none'>()
    if (before.size === 0) known.set(character, before)
    const setting = before.get(next) ?? (next === '' ? alone(font, character) : ahead(font, character, next)) ?? 'none'
    before.set(next, setting)
    return setting
  }
  /** Undefined where the font must set the text itself. */
  const settingsOf = (text: string): readonly Setting[] | undefined => {
    const settings: Setting[] = []
    let character = ''
    for (const next of Array.from(text).concat('')) {
      if (character !== '') {
        const setting = settingOf(character, character === ' ' ? '' : next)
        if (setting === 'none') return undefined
        settings.push(setting)
      }
      character = next
    }
    return settings
  }
  const layout = (text: string, features: Features = [], ...others: OtherArguments): GlyphRun => {
    if (Object.keys(features).length > 0 || others.length > 0) return font.layout(text, features, ...others)
    const settings = settingsOf(text)
    return settings === undefined ? font.layout(text) : runOf(settings)
  }
  const widthOf = (text: string): number => {
    const width = settingsOf(text)?.reduce((sum, { position }) => sum + position.xAdvance, 0)
    return (width ?? font.layout(text).advanceWidth) / unitsPerEm
  }
  return Object.create(font, { layout: { value: layout }, widthOf: { value: widthOf } }) as SettingFont
}

function alone(font: Font, character: string): Setting | undefined {
  const { glyphs, positions } = font.layout(character)
  const [[glyph], [position]] = [glyphs, positions]
  return glyphs.length === 1 && glyph !== undefined && position !== undefined ? { glyph, position } : undefined
}

/** Undefined where the two are more than two glyphs side by side. */
function ahead(font: Font, character: string, next: string): Setting | undefined {
  const { glyphs, positions } = font.layout(character + next)
  const [first, second] = [alone(font, character), alone(font, next)]
  const [[glyph, nextGlyph], [position, nextPosition]] = [glyphs, positions]
  if (glyph === undefined || position === undefined || nextGlyph === undefined || nextPosition === undefined)
    return undefined
  const isPair = glyphs.length === 2 && glyph.id === first?.glyph.id && nextGlyph.id === second?.glyph.id
  const isNextMoved = partsOf(nextPosition).join() !== partsOf(second?.position ?? nextPosition).join()
  return isPair && !isNextMoved ? { glyph, position } : undefined
}

const partsOf = ({ xAdvance, yAdvance, xOffset, yOffset }: Position) => [xAdvance, yAdvance, xOffset, yOffset]

/** As fontkit gives it: who draws it scales the positions in place, and asks how wide it is afterwards. */
function runOf(settings: readonly Setting[]): GlyphRun {
  const positions = settings.map(({ position: { xAdvance, yAdvance, xOffset, yOffset } }) => ({
    xAdvance,
    yAdvance,
    xOffset,
    yOffset,
  }))
  return {
    glyphs: settings.map(({ glyph }) => glyph),
    positions,
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
    },
  } as unknown as GlyphRun
}
