import { describe, expect, test } from 'vitest'
import { accentFault, contrastOf, textColourOn } from './accent.ts'

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

test.each([
  ['#ffffff', '#000000', 21],
  ['#777777', '#ffffff', 4.48],
  ['#0066cc', '#0066CC', 1],
])('%s on %s has a contrast of %s', (one, other, contrast) => {
  expect(contrastOf(one, other)).toBeCloseTo(contrast, 2)
})

describe('an accent', () => {
  test.each(['#0066CC', '#7A0019', '#006B47', '#000000', '#8A4A00'])('%s can be used', (accent) => {
    expect(accentFault(accent)).toBeUndefined()
  })

  test.each([
    ['#FFD100', /1\.3:1 against the screen/],
    ['#7FBF00', /2\.0:1 against the screen/],
    ['#808080', /text on #808080 has a contrast of 3\.9:1 and needs 4\.5:1/],
  ])('%s is refused with the reason', (accent, reason) => {
    expect(accentFault(accent)).toMatch(reason)
  })
})
