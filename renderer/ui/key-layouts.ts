import type { Language } from '../../main/domain/visit.ts'
import { DOMAIN_KEYS } from './email-spelling.ts'

/**
 * What is typed: any `text`, in one field of several; `prose`, in a field of its own; an `email` address; a `code` of capitals and digits,
 * or the number and the code of a `slip`, which has a dash.
 */
export type KeyboardKind = 'text' | 'prose' | 'email' | 'code' | 'slip'

/** What the keys show: the letters of the language, digits and signs, signs that are rare but in passwords, or the accents of the other languages. */
export type KeyboardPage = 'letters' | 'signs' | 'rare' | 'accents'

/** A key that writes nothing by itself. */
export type NamedKey =
  'erase' | 'enter' | 'tab' | 'left' | 'right' | 'fold' | 'shift' | 'signs' | 'rare' | 'accents' | 'space'

/** A key: what it writes, or its name; and how many keys' room it takes, one unless told. */
export type KeyPlace =
  { readonly write: string; readonly span?: number } | { readonly name: NamedKey; readonly span?: number }

/** A row of keys; a `spare` one is left out where the glass is low, since the page of the signs has it too. */
export interface KeyRow {
  readonly keys: readonly KeyPlace[]
  readonly isSpare?: boolean
}

/** The letters of a language in their rows, as on the keyboards of its country, and what else its people write on the way. */
interface Letters {
  readonly upper: string
  readonly middle: string
  readonly lower: string
  /** Beside the letters of each row, in text, so that with erase, enter and shift no row has more keys than fit. */
  readonly more: readonly [upper: string, middle: string, lower: string]
}

/** The letters by language. A test compares them with those of simple-keyboard-layouts, which has all but Slovene. */
export const LETTERS: Readonly<Record<Language, Letters>> = {
  it: { upper: 'qwertyuiop', middle: 'asdfghjkl', lower: 'zxcvbnm', more: ['è', 'òà', 'ùì.-'] },
  en: { upper: 'qwertyuiop', middle: 'asdfghjkl', lower: 'zxcvbnm', more: ['', "'", ',.-_'] },
  de: { upper: 'qwertzuiop', middle: 'asdfghjkl', lower: 'yxcvbnm', more: ['ü', 'öä', 'ß,.-'] },
  fr: { upper: 'azertyuiop', middle: 'qsdfghjklm', lower: 'wxcvbn', more: ['é', 'è', "çà'.-"] },
  sl: { upper: 'qwertzuiop', middle: 'asdfghjkl', lower: 'yxcvbnm', more: ['š', 'čž', 'ćđ.-'] },
}

const DIGITS = '1234567890'
const RARE = '€$£[]{}<>~'
const SIGNS = { upper: DIGITS, middle: '+/:;()&%#', lower: '!?\'"*=,.-_' } as const
const RARE_SIGNS = { upper: RARE, middle: '^`\\§°', lower: '«»“”„…·' } as const
const ACCENTS = { upper: 'àèéìòùçüöä', middle: 'âêîôûëïœñß', lower: 'šžčćđáíóú.' } as const
/** Every row has the room of so many keys of 15 mm on the tablet. */
const ROOM = 12

const written = (characters: string): readonly KeyPlace[] => Array.from(characters, (write) => ({ write }))
const filled = (keys: readonly KeyPlace[], last: NamedKey): readonly KeyPlace[] => [
  ...keys,
  { name: last, span: Math.max(1, ROOM - keys.length) },
]

/** The rows of the keyboard for what is typed, in the language of the visit. */
export function keyRows(language: Language, kind: KeyboardKind, page: KeyboardPage): readonly KeyRow[] {
  if (kind === 'code' || kind === 'slip') return codeRows(LETTERS[language], kind === 'slip' ? written('-') : [])
  const own = kind === 'email' ? emailLetters(LETTERS[language]) : textLetters(LETTERS[language])
  const signs = { ...SIGNS, middle: SIGNS.middle + (kind === 'email' ? '@' : '|') }
  const { upper, middle, lower } = { letters: own, signs, rare: RARE_SIGNS, accents: ACCENTS }[page]
  const isOfSigns = page === 'signs' || page === 'rare'
  const rows = [
    { keys: written(page === 'signs' ? RARE : DIGITS), isSpare: true },
    { keys: filled(written(upper), 'erase') },
    { keys: filled(written(middle), 'enter') },
  ]
  return kind === 'email'
    ? [...rows, { keys: lastOfEmail(lower) }, { keys: domains() }]
    : [
        ...rows,
        // No sign has a capital: in the place of shift is the way to the rare ones, which the glass of the tablet has no row for.
        { keys: [{ name: isOfSigns ? 'rare' : 'shift', span: ROOM - lower.length }, ...written(lower)] },
        { keys: spaceRow(kind === 'text') },
      ]
}

function spaceRow(hasTab: boolean): readonly KeyPlace[] {
  return [
    { name: 'fold' },
    { name: 'signs' },
    { name: 'accents' },
    ...(hasTab ? ([{ name: 'tab' }] as const) : []),
    { write: '@' },
    { name: 'space', span: hasTab ? 5 : 6 },
    { name: 'left' },
    { name: 'right' },
  ]
}

function textLetters({ upper, middle, lower, more }: Letters): Omit<Letters, 'more'> {
  return { upper: upper + more[0], middle: middle + more[1], lower: lower + more[2] }
}

/** No accent stands in an address. */
function emailLetters({ upper, middle, lower }: Letters): Omit<Letters, 'more'> {
  return { upper, middle: `${middle}@`, lower: `${lower}.-_+` }
}

function lastOfEmail(lower: string): readonly KeyPlace[] {
  return [...written(lower), { name: 'signs', span: Math.max(1, ROOM - lower.length) }]
}

function domains(): readonly KeyPlace[] {
  return [
    { name: 'fold', span: 2 },
    ...DOMAIN_KEYS.map((write) => ({ write, span: 2 })),
    { name: 'left' },
    { name: 'right' },
  ]
}

function codeRows({ upper, middle, lower }: Letters, signs: readonly KeyPlace[]): readonly KeyRow[] {
  return [
    { keys: [...written(DIGITS), { name: 'left' }, { name: 'right' }] },
    { keys: filled(written(upper.toUpperCase()), 'erase') },
    { keys: filled(written(middle.toUpperCase()), 'enter') },
    { keys: filled([...written(lower.toUpperCase()), ...signs], 'fold') },
  ]
}
