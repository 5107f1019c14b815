import type { Language } from '../domain/visit.ts'
import { fillIn } from './fill-in.ts'

/** The language that stands beside the main one of a document: as its equal, or after it and in grey. */
export type SecondLanguage = { readonly language: Language; readonly isEqual: boolean }

/** One text in two languages. */
export type TwoWords = { readonly main: string; readonly other: string; readonly second: SecondLanguage }

/** A fixed text of a document, in the one or the two languages in which it is made. */
export type Words = string | TwoWords

/** Texts, each in one or two languages, in the order of those they were made of. */
export type WordsOf<T> = { readonly [K in keyof T]: T[K] extends string ? Words : WordsOf<T[K]> }

/** The text in the document's main language. */
export function mainOf(words: Words): string {
  return typeof words === 'string' ? words : words.main
}

/** A text with something done to it in each of its languages. */
export function mapWords(words: Words, change: (text: string) => string): Words {
  return typeof words === 'string' ? change(words) : { ...words, main: change(words.main), other: change(words.other) }
}

/** `fillIn` for each language. */
export function fillInWords(words: Words, values: Readonly<Record<string, string>>): Words {
  return mapWords(words, (text) => fillIn(text, values))
}

/** Both texts on one line, a dot between. */
export function joined(words: Words): string {
  return typeof words === 'string' ? words : `${words.main} · ${words.other}`
}

/** One text after another, in each language. */
export function follow(first: Words, second: Words): Words {
  if (typeof first === 'string' && typeof second === 'string') return `${first} ${second}`
  const two = typeof first === 'string' ? (second as TwoWords) : first
  return { ...two, main: `${mainOf(first)} ${mainOf(second)}`, other: `${otherOf(first)} ${otherOf(second)}` }
}

function otherOf(words: Words): string {
  return typeof words === 'string' ? words : words.other
}

/** The texts of two languages, which have the same shape, as one. What both say alike, whatever its case, is said once. */
export function bothOf<T extends object>(main: T, other: T, second: SecondLanguage): WordsOf<T> {
  const entries = Object.entries(main).map(([key, text]: readonly [string, unknown]) => {
    const beside: unknown = other[key as keyof T]
    if (typeof text !== 'string' || typeof beside !== 'string') return [key, bothOf(text as T, beside as T, second)]
    return [key, text.toLowerCase() === beside.toLowerCase() ? text : { main: text, other: beside, second }]
  })
  return Object.fromEntries(entries) as WordsOf<T>
}
