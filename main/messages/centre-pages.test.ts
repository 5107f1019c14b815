import { describe, expect, test } from 'vitest'
import { languages } from '../domain/visit.ts'
import { centrePageTexts } from './centre-pages.ts'

const { it } = centrePageTexts
const keys = Object.keys(it) as readonly (keyof typeof it)[]

const paramsOf = (words: string) => [...words.matchAll(/\{[a-zA-Z]+\}/g)].map(([param]) => param)

describe('the texts of the pages of the centre', () => {
  test.each(languages)('are there in %s, no more and no fewer, with the same gaps', (language) => {
    const there: Readonly<Record<string, string>> = centrePageTexts[language]
    expect(Object.keys(there)).toEqual(keys)
    expect(keys.filter((key) => there[key]?.trim() === '')).toEqual([])
    expect(keys.map((key) => paramsOf(there[key] ?? ''))).toEqual(keys.map((key) => paramsOf(it[key])))
  })

  test('say something else in each language, and use no typewriter apostrophe', () => {
    for (const language of languages) {
      const there = centrePageTexts[language]
      expect(keys.filter((key) => there[key].includes("'"))).toEqual([])
      if (language !== 'it') expect(keys.filter((key) => there[key] === it[key])).toEqual([])
    }
  })
})
