import { describe, expect, test } from 'vitest'
import { languages } from '../domain/visit.ts'
import { receiptDocumentTexts } from './receipt-document.ts'
import { slipDocumentTexts } from './slip-document.ts'
import { ticketDocumentTexts } from './ticket-document.ts'

type Texts = Readonly<Record<string, string | readonly string[]>>

/** Every text of a document under its own key; those of a list under the list's. */
function flat(texts: Texts): readonly (readonly [key: string, text: string])[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [[key, text] as const]
      : text.map((each, index) => [`${key}.${String(index)}`, each] as const),
  )
}

/** What is filled in and what is marked, in the order of the alphabet. */
function marksOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/\{\{\w+\}\}|<\/?strong>/g), ([mark]) => mark).sort()
}

describe.each<[string, Readonly<Record<(typeof languages)[number], Texts>>]>([
  ['receipt', receiptDocumentTexts],
  ['slip', slipDocumentTexts],
  ['slip of a request', ticketDocumentTexts],
])('the texts of a %s', (_, texts) => {
  const italian = flat(texts.it)

  test.each(languages)('are all there in %s, with the same gaps and marks', (language) => {
    const there = flat(texts[language])
    expect(there.map(([key]) => key)).toEqual(italian.map(([key]) => key))
    expect(there.filter(([, text]) => text.trim() === '')).toEqual([])
    expect(there.map(([key, text]) => [key, marksOf(text)])).toEqual(italian.map(([key, text]) => [key, marksOf(text)]))
  })

  test('say something else in each language', () => {
    for (const language of languages.filter((each) => each !== 'it')) {
      const there = new Map(flat(texts[language]))
      expect(
        italian.filter(([key, text]) => text.length > 12 && there.get(key) === text),
        language,
      ).toEqual([])
    }
  })

  test('address nobody formally and use no typewriter apostrophe', () => {
    const all = languages.flatMap((language) => flat(texts[language]))
    expect(all.filter(([, text]) => text.includes("'"))).toEqual([])
    const formal = /\b(Lei|La preghiamo|prema|tocchi|Ihr|Ihre|Ihnen|vous|votre|vas|vaš|vaša)\b/
    expect(all.filter(([, text]) => formal.test(text))).toEqual([])
  })
})
