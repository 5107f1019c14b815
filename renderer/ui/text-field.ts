import { normalizeCode } from '../../main/domain/notice-number.ts'

/** Text being typed: what is meant, without what only shows it, and the caret counted in its characters. */
export interface Typed {
  readonly text: string
  readonly caret: number
}

/** What a field takes, and how it shows it. */
export interface FieldFormat {
  /** Leaves out what the field does not take. */
  readonly clean: (typed: string) => string
  readonly maxLength: number
  /** Shown in groups of four, as codes are printed. */
  readonly isGrouped: boolean
}

/** A Codice Avviso or an IUV, of which the longest has 35 characters. */
export const codeFormat: FieldFormat = { clean: normalizeCode, maxLength: 35, isGrouped: true }

/** A code with which a kiosk enrols. */
export const enrolmentFormat: FieldFormat = { clean: normalizeCode, maxLength: 8, isGrouped: true }

/** A tax code of 16 characters, or of 11. */
export const taxCodeFormat: FieldFormat = { clean: normalizeCode, maxLength: 16, isGrouped: false }

/** An e-mail address. */
export const emailFormat: FieldFormat = {
  clean: (typed) => typed.replace(/\s/gu, ''),
  maxLength: 254,
  isGrouped: false,
}

/** What somebody tells in their own words, as long as `maxLength`; it may have several lines. */
export const proseFormat = (maxLength: number): FieldFormat => ({
  clean: (typed) => typed.replace(/\r\n?/gu, '\n').replace(/[^\P{Control}\n]/gu, ''),
  maxLength,
  isGrouped: false,
})

/** A name of a person. */
export const nameFormat: FieldFormat = {
  clean: (typed) => typed.replace(/\s+/gu, ' ').replace(/\p{Control}/gu, ''),
  maxLength: 60,
  isGrouped: false,
}

/** Where a person lives, in one line. */
export const homeAddressFormat: FieldFormat = { ...nameFormat, maxLength: 140 }

/** A password: any characters. One that is too long is refused in words, not cut off without a person's knowing. */
export const passwordFormat: FieldFormat = {
  clean: (typed) => typed.replace(/\p{Control}/gu, ''),
  maxLength: 1000,
  isGrouped: false,
}

/** The digits of a code that came by mail: `CODE_DIGITS` of them, which would bring its schemas into the page. */
export const mailCodeFormat: FieldFormat = {
  clean: (typed) => typed.replace(/\D/gu, ''),
  maxLength: 6,
  isGrouped: false,
}

/** A telephone number: digits, and the plus before a country. */
export const phoneFormat: FieldFormat = {
  clean: (typed) => typed.replace(/[^\d+]/gu, '').replace(/(?!^)\+/gu, ''),
  maxLength: 16,
  isGrouped: false,
}

/** The number of a request for assistance: two counts with a dash between them. */
export const ticketNumberFormat: FieldFormat = {
  clean: (typed) => typed.replace(/\p{Dash_Punctuation}|[/.]/gu, '-').replace(/[^\d-]/gu, ''),
  maxLength: 13,
  isGrouped: false,
}

/** The secret code of a slip. */
export const ticketCodeFormat: FieldFormat = {
  clean: (typed) => normalizeCode(typed).replace(/[^0-9A-Z]/gu, ''),
  maxLength: 10,
  isGrouped: false,
}

/** A code in groups of four, as it is printed and read aloud, however much of it is there. */
export function groupCode(code: string): string {
  return code.replace(/.{4}(?=.)/gu, '$& ')
}

/** The text as its field shows it. */
export function shownText({ isGrouped }: FieldFormat, text: string): string {
  return isGrouped ? groupCode(text) : text
}

/** What a field holds, from what stands in it and the caret's place in that. */
export function readField({ clean, maxLength }: FieldFormat, shown: string, caret: number): Typed {
  const text = clean(shown).slice(0, maxLength)
  return { text, caret: Math.min(text.length, clean(shown.slice(0, caret)).length) }
}

/** Where the caret stands in the text as it is shown. */
export function shownCaret({ isGrouped }: FieldFormat, { caret }: Typed): number {
  return isGrouped ? caret + Math.floor(Math.max(caret - 1, 0) / 4) : caret
}

/** Writes at the caret. What the field does not take is dropped, and what it has no room for. */
export function insertAtCaret({ clean, maxLength }: FieldFormat, { text, caret }: Typed, typed: string): Typed {
  const added = clean(typed).slice(0, Math.max(0, maxLength - text.length))
  return { text: text.slice(0, caret) + added + text.slice(caret), caret: caret + added.length }
}

/** Takes away the character before the caret. */
export function eraseAtCaret({ text, caret }: Typed): Typed {
  if (caret === 0) return { text, caret }
  return { text: text.slice(0, caret - 1) + text.slice(caret), caret: caret - 1 }
}

/** Moves the caret by a number of characters, to the right when it is positive. */
export function moveCaret({ text, caret }: Typed, by: number): Typed {
  return { text, caret: Math.min(text.length, Math.max(0, caret + by)) }
}
