import { expect, test } from 'vitest'
import { textColourOn } from './contrast.ts'

test.each([
  ['#0066CC', '#ffffff'],
  ['#000000', '#ffffff'],
  ['#FFD100', '#17324d'],
  ['#ffffff', '#17324d'],
  ['#7FBF00', '#17324d'],
  ['tomato', '#ffffff'],
])('text on %s is %s', (background, colour) => {
  expect(textColourOn(background)).toBe(colour)
})
