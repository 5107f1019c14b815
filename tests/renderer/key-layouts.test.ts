import { expect, test } from 'vitest'
import { keyRows, LETTERS } from '../../renderer/ui/key-layouts.ts'
import { peerKeyboard } from '../fixtures/peer-keyboards.ts'

test.each([
  ['it', 'italian'],
  ['en', 'english'],
  ['de', 'german'],
  ['fr', 'french'],
] as const)('the letters of %s are where simple-keyboard has them', (language, name) => {
  const [, upper, middle, lower] = peerKeyboard(name).default
  const letters = (row = '') =>
    row
      .split(' ')
      .filter((key) => /^[a-z]$/.test(key))
      .join('')
  const ours = LETTERS[language]
  expect([letters(upper), letters(middle), letters(lower)]).toEqual([ours.upper, ours.middle, ours.lower])
  // What the country's keyboard has beside its letters is there too, wherever the room is.
  const own = (row = '') => Array.from(row.replace(/\{\w+\}/g, '')).filter((key) => /[à-ÿ]/.test(key))
  const more = keyRows(language, 'text', 'letters').flatMap(({ keys }) =>
    keys.map((key) => 'write' in key && key.write),
  )
  if (language !== 'fr') for (const key of [upper, middle].flatMap(own)) expect(more).toContain(key)
})
