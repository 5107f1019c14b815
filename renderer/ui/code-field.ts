import { normalizeCode } from '../../main/domain/notice-number.ts'

/** A code being typed: without blanks, and the caret counted in its characters. */
export interface TypedCode {
  readonly code: string
  readonly caret: number
}

/** The longest code that a field takes: the longest IUV. */
export const LONGEST_CODE = 35

/** A code in groups of four, as it is printed and read aloud, however much of it is there. */
export function groupCode(code: string): string {
  return code.replace(/.{4}(?=.)/gu, '$& ')
}

/** What a field holds that shows a grouped code, from what stands in it and the caret's place in that. */
export function readField(shown: string, caret: number): TypedCode {
  const code = normalizeCode(shown).slice(0, LONGEST_CODE)
  return { code, caret: Math.min(code.length, normalizeCode(shown.slice(0, caret)).length) }
}

/** Where the caret stands in the grouped code. */
export function caretInGroups({ caret }: TypedCode): number {
  return caret + Math.floor(Math.max(caret - 1, 0) / 4)
}

/** Writes at the caret. Blanks and dashes are dropped, and what no code has room for. */
export function insertAtCaret({ code, caret }: TypedCode, typed: string): TypedCode {
  const added = normalizeCode(typed).slice(0, Math.max(0, LONGEST_CODE - code.length))
  return { code: code.slice(0, caret) + added + code.slice(caret), caret: caret + added.length }
}

/** Takes away the character before the caret. */
export function eraseAtCaret({ code, caret }: TypedCode): TypedCode {
  if (caret === 0) return { code, caret }
  return { code: code.slice(0, caret - 1) + code.slice(caret), caret: caret - 1 }
}
