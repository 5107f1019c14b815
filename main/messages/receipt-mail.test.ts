import { describe, expect, test } from 'vitest'
import { languages } from '../domain/visit.ts'
import { receiptMailTexts } from './receipt-mail.ts'

const keys = Object.keys(receiptMailTexts.it) as readonly (keyof typeof receiptMailTexts.it)[]

describe('the texts of the mail of a receipt', () => {
  test.each(languages)('are there in %s, with no typewriter apostrophe', (language) => {
    const texts = receiptMailTexts[language]
    expect(Object.keys(texts)).toEqual(keys)
    expect(keys.filter((key) => texts[key].trim() === '' || texts[key].includes("'"))).toEqual([])
    expect(texts.fileName).toMatch(/^[a-z]+$/)
  })

  test('say something else in each language', () => {
    for (const language of languages.filter((each) => each !== 'it')) {
      const same = keys.filter((key) => key !== 'iuv' && receiptMailTexts[language][key] === receiptMailTexts.it[key])
      expect(same, language).toEqual([])
    }
  })

  test('address nobody as Lei in Italian', () => {
    expect(keys.filter((key) => /\b(Lei|La preghiamo|Suo|Sua)\b/.test(receiptMailTexts.it[key]))).toEqual([])
  })
})
