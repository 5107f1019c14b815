import type { Language } from '../../main/domain/visit.ts'
import { fillParams, type ParamsOf } from '../../main/messages/fill-params.ts'
import { it, type MessageKey, type Texts } from '../../main/messages/it.ts'

const loaders = {
  en: async () => (await import('../../main/messages/en.ts')).en,
  de: async () => (await import('../../main/messages/de.ts')).de,
  fr: async () => (await import('../../main/messages/fr.ts')).fr,
  sl: async () => (await import('../../main/messages/sl.ts')).sl,
} satisfies Record<Exclude<Language, 'it'>, () => Promise<Texts>>

/** Italian is there from the start; the others come when they are chosen. */
const loaded = new Map<Language, Texts>([['it', it]])

/** Whether the texts of a language are there. */
export function hasTexts(language: Language): boolean {
  return loaded.has(language)
}

/** Fetches the texts of a language. Rejects when they cannot be had; it may be tried again. */
export async function loadTexts(language: Language): Promise<void> {
  if (language !== 'it') loaded.set(language, await loaders[language]())
}

/** One text in one language, its `{params}` filled in. No screen is shown before the texts of its language are there. */
export function text<Key extends MessageKey>(language: Language, key: Key, ...[params]: ParamsOf<Key>): string {
  return fillParams((loaded.get(language) ?? it)[key], params)
}
