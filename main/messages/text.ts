import type { Language } from '../domain/visit.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { MessageKey, Texts } from './it.ts'
import { it } from './it.ts'
import { sl } from './sl.ts'

/** Every text of the screens, by language. */
export const texts = { it, en, de, fr, sl } as const satisfies Record<Language, Texts>

/** The name of each language in that language, as those who read no other look for it. */
export const languageNames = {
  it: 'Italiano',
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  sl: 'Slovenščina',
} as const satisfies Record<Language, string>

type ParamOf<Text extends string> = Text extends `${string}{${infer Param}}${infer Rest}`
  ? Param | ParamOf<Rest>
  : never

/** What has to be given with a text: the `{params}` of its Italian wording, none for most. */
export type ParamsOf<Key extends MessageKey> = [ParamOf<(typeof it)[Key]>] extends [never]
  ? readonly []
  : readonly [params: Readonly<Record<ParamOf<(typeof it)[Key]>, string>>]

/** One text in one language, its `{params}` filled in. Params are words for people: format money and dates before. */
export function text<Key extends MessageKey>(language: Language, key: Key, ...[params]: ParamsOf<Key>): string {
  const values: Readonly<Record<string, string>> = params ?? {}
  return texts[language][key].replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => values[name] ?? whole)
}
