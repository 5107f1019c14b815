import { describe, expect, test } from 'vitest'
import { languages, type Language } from '../domain/visit.ts'
import { mailFrameTexts } from './mail-frame.ts'
import { receiptMailTexts } from './receipt-mail.ts'
import { ticketMailTexts } from './ticket-mail.ts'

type Texts = Readonly<Record<string, string>>

const gapsOf = (words: string | undefined) => [...(words ?? '').matchAll(/\{[a-zA-Z]+\}/g)].map(([gap]) => gap)

describe.each<[string, Readonly<Record<Language, Texts>>]>([
  ['every mail', mailFrameTexts],
  ['the mail of a receipt', receiptMailTexts],
  ['the mails of a request', ticketMailTexts],
])('the texts of %s', (_, texts) => {
  const keys = Object.keys(texts.it)

  test.each(languages)('are there in %s, with the same gaps and no typewriter apostrophe', (language) => {
    const there = texts[language]
    expect(Object.keys(there)).toEqual(keys)
    expect(keys.filter((key) => there[key]?.trim() === '' || there[key]?.includes("'"))).toEqual([])
    expect(keys.map((key) => gapsOf(there[key]))).toEqual(keys.map((key) => gapsOf(texts.it[key])))
  })

  test('say something else in each language', () => {
    for (const language of languages.filter((each) => each !== 'it')) {
      const same = keys.filter((key) => key !== 'iuv' && texts[language][key] === texts.it[key])
      expect(same, language).toEqual([])
    }
  })

  test('address nobody as Lei in Italian', () => {
    expect(keys.filter((key) => /\b(Lei|La preghiamo|Suo|Sua)\b/.test(texts.it[key] ?? ''))).toEqual([])
  })
})

test.each(languages)('the document of a receipt has in %s a name of plain letters', (language) => {
  expect(receiptMailTexts[language].fileName).toMatch(/^[a-z]+$/)
})
