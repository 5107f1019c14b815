import { expect, test } from 'vitest'
import { peerKeyboard } from '../../tests/fixtures/peer-keyboards.ts'
import { mistype } from './keyboard-mix.ts'

/** The signs on the keys of one layer, row by row: a US keyboard has the last key of the third row at the end of the second. */
function signs(rows: readonly string[]): readonly (readonly string[])[] {
  return rows.slice(0, 4).map((row) => row.split(' ').filter((key) => Array.from(key).length === 1))
}

// An independent table of both keyboards. The Italian one has a key more, left of Z, that a US scanner never presses.
test.each(['default', 'shift'] as const)('every key of both keyboards is translated, %s', (layer) => {
  const [usDigits = [], usUpper = [], usMiddle = [], usLower = []] = signs(peerKeyboard('english')[layer])
  const [digits = [], upper = [], middle = [], lower = []] = signs(peerKeyboard('italian')[layer])
  const us = [...usDigits, ...usUpper.slice(0, -1), ...usMiddle, ...usUpper.slice(-1), ...usLower]
  const read = [...digits, ...upper, ...middle, ...lower.slice(1)]
  expect(us).toHaveLength(47)
  expect(mistype.usOnItalian(us.join(' '))).toBe(read.join(' '))
  expect(mistype.italianOnUs(read.join(' '))).toBe(us.join(' '))
})
