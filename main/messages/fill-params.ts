import type { it, MessageKey } from './it.ts'

type ParamOf<Text extends string> = Text extends `${string}{${infer Param}}${infer Rest}`
  ? Param | ParamOf<Rest>
  : never

/** What has to be given with a text: the `{params}` of its Italian wording, none for most. */
export type ParamsOf<Key extends MessageKey> = [ParamOf<(typeof it)[Key]>] extends [never]
  ? readonly []
  : readonly [params: Readonly<Record<ParamOf<(typeof it)[Key]>, string>>]

/** A text with its `{params}` filled in. Params are words for people: format money and dates before. */
export function fillParams(words: string, params: Readonly<Record<string, string>> = {}): string {
  return words.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => params[name] ?? whole)
}
