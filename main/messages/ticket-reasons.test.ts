import { expect, test } from 'vitest'
import { languages } from '../domain/visit.ts'
import { builtInReasons } from '../domain/assistance-choices.ts'
import { reasonInWords } from './ticket-reasons.ts'
import { texts } from './text.ts'

test('a kind of problem has the municipality’s words, in Italian where it has no others, or ours, or none', () => {
  const own = [{ id: 'tari', it: 'La TARI', de: 'Müllsteuer' }]
  expect(languages.map((language) => reasonInWords('tari', own, language))).toEqual([
    'La TARI',
    'La TARI',
    'Müllsteuer',
    'La TARI',
    'La TARI',
  ])
  expect(reasonInWords('tari', undefined, 'it')).toBe('tari')
  for (const id of builtInReasons)
    for (const language of languages)
      expect(reasonInWords(id, own, language)).toBe(texts[language][`assistance.kind.${id}`])
})
