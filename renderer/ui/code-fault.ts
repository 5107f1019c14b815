import { classifyCode } from '../../main/domain/notice-number.ts'
import type { Language } from '../../main/domain/visit.ts'
import { text } from '../state/texts.ts'

const DIGITS_OF_A_NOTICE = 18

/** What is wrong with a typed code by its shape, in words for its field; undefined when it can be looked up. */
export function codeFault(code: string, language: Language): string | undefined {
  switch (classifyCode(code)) {
    case 'notice-number':
    case 'iuv':
      return undefined
    case 'too-short':
      return /[A-Z]/.test(code)
        ? text(language, 'notice.entry.incomplete')
        : text(language, 'notice.entry.too-short', { missing: String(DIGITS_OF_A_NOTICE - code.length) })
    case 'invalid':
      return text(language, /^[0-9]+$/.test(code) ? 'notice.entry.too-long' : 'notice.entry.invalid')
  }
}
