import type { Language } from '../domain/visit.ts'
import { de } from './notice-document/de.ts'
import { en } from './notice-document/en.ts'
import { fr } from './notice-document/fr.ts'
import { it, type NoticeDocumentTexts } from './notice-document/it.ts'
import { sl } from './notice-document/sl.ts'
import { bothOf, type SecondLanguage, type WordsOf } from './words.ts'

export type { NoticeDocumentTexts }

/** The fixed wording of a notice in the one or the two languages in which it is made. */
export type NoticeWords = WordsOf<NoticeDocumentTexts>

/** The fixed wording of the payment notice, which is pagoPA's, by language. */
export const noticeDocumentTexts: Readonly<Record<Language, NoticeDocumentTexts>> = { it, en, de, fr, sl }

/**
 * Our own lines, not pagoPA's, in small print: `fresh` when the data came from the kiosk's cache and not from the centre, where `{{time}}` is
 * the time of day of the data, HH:MM; `page` where a notice has several.
 */
const noticeSmallPrint: Readonly<Record<Language, { readonly fresh: string; readonly page: string }>> = {
  it: { fresh: 'dati aggiornati alle {{time}}', page: 'Pagina {{number}} di {{count}}' },
  en: { fresh: 'data as of {{time}}', page: 'Page {{number}} of {{count}}' },
  de: { fresh: 'Daten von {{time}} Uhr', page: 'Seite {{number}} von {{count}}' },
  fr: { fresh: 'données de {{time}}', page: 'Page {{number}} sur {{count}}' },
  sl: { fresh: 'podatki ob {{time}}', page: 'Stran {{number}} od {{count}}' },
}

/** The small print in a language, and in a second one after it. */
export function smallPrintWords(language: Language, second?: SecondLanguage): WordsOf<{ fresh: string; page: string }> {
  const main = noticeSmallPrint[language]
  return second === undefined || second.language === language
    ? main
    : bothOf(main, noticeSmallPrint[second.language], second)
}

const bilingual = new Map<string, NoticeWords>()

/** The wording of a notice in a language, with a second one beside it or without. */
export function noticeWords(language: Language, second?: SecondLanguage): NoticeWords {
  if (second === undefined || second.language === language) return noticeDocumentTexts[language]
  const key = `${language} ${second.language} ${second.isEqual}`
  const words =
    bilingual.get(key) ?? bothOf(noticeDocumentTexts[language], noticeDocumentTexts[second.language], second)
  bilingual.set(key, words)
  return words
}
