import type { Language } from '../domain/visit.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fillParams, type ParamsOf } from './fill-params.ts'
import { fr } from './fr.ts'
import type { MessageKey, Texts } from './it.ts'
import { it } from './it.ts'
import { sl } from './sl.ts'

/** Every text of the screens, by language. The screens themselves have one language at a time (renderer/state/texts.ts). */
export const texts = { it, en, de, fr, sl } as const satisfies Record<Language, Texts>

/** One text in one language, its `{params}` filled in. */
export function text<Key extends MessageKey>(language: Language, key: Key, ...[params]: ParamsOf<Key>): string {
  return fillParams(texts[language][key], params)
}
