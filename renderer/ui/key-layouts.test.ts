import { describe, expect, test } from 'vitest'
import { languages } from '../../main/domain/visit.ts'
import { OutsideKey } from '../../main/domain/outside-keys.ts'
import { keyRows, type KeyboardKind, type KeyboardPage } from './key-layouts.ts'

const kinds: readonly KeyboardKind[] = ['text', 'prose', 'email', 'code', 'slip']
const pages: readonly KeyboardPage[] = ['letters', 'signs', 'rare', 'accents']
const all = languages.flatMap((language) =>
  kinds.flatMap((kind) => pages.map((page) => ({ language, kind, page, rows: keyRows(language, kind, page) }))),
)

describe('the keys', () => {
  test.each(all)('of $language, $kind, $page stand in full rows, none twice', ({ rows, kind }) => {
    const written = rows.flatMap(({ keys }) => keys.map((key) => ('write' in key ? key.write : key.name)))
    expect(written.filter((key, place) => written.indexOf(key) !== place)).toEqual([])
    for (const { keys } of rows.slice(kind === 'code' || kind === 'slip' ? 0 : 1))
      expect(keys.reduce((room, { span = 1 }) => room + span, 0)).toBe(12)
  })

  test.each(languages)('of %s write every letter of all five languages, on some page', (language) => {
    const written = new Set(
      pages.flatMap((page) =>
        keyRows(language, 'text', page).flatMap(({ keys }) => keys.map((key) => ('write' in key ? key.write : ''))),
      ),
    )
    for (const letter of 'abcdefghijklmnopqrstuvwxyzàèéìòùäöüßçâêîôûëïœñščžćđ0123456789@.-_')
      expect(written).toContain(letter)
  })

  test.each(languages)('of %s write every sign of ASCII, even where the spare row is left out', (language) => {
    const written = new Set(
      pages.flatMap((page) =>
        keyRows(language, 'text', page)
          .filter(({ isSpare }) => isSpare !== true)
          .flatMap(({ keys }) => keys.map((key) => ('write' in key ? key.write : ''))),
      ),
    )
    const ascii = Array.from({ length: 0x7e - 0x20 }, (_sign, place) => String.fromCodePoint(0x21 + place))
    expect(ascii.filter((sign) => !written.has(sign.toLowerCase()))).toEqual([])
  })

  test('of an address are all that one needs, without an accent, and those of a code no small letter', () => {
    for (const language of languages) {
      const keys = (kind: KeyboardKind, page: KeyboardPage = 'letters') =>
        keyRows(language, kind, page).flatMap((row) => row.keys.flatMap((key) => ('write' in key ? [key.write] : [])))
      for (const sign of 'abcdefghijklmnopqrstuvwxyz0123456789@.-_+') expect(keys('email')).toContain(sign)
      expect(keys('email').filter((key) => /[^\x20-\x7e]/.test(key))).toEqual([])
      expect(keys('code').filter((key) => !/^[0-9A-Z]$/.test(key))).toEqual([])
      expect(keys('code')).toHaveLength(36)
      expect(keys('slip')).toEqual([...keys('code'), '-'])
    }
  })

  test('that write can all be pressed into the page of somebody else', () => {
    const written = all
      .filter(({ kind }) => kind === 'text')
      .flatMap(({ rows }) => rows.flatMap(({ keys }) => keys.flatMap((key) => ('write' in key ? [key.write] : []))))
    expect(written.filter((key) => !OutsideKey.safeParse(key).success)).toEqual([])
  })
})
