import { expect, test } from 'vitest'
import { rateLimit } from './rate-limit.ts'

test('a limit counts each asker by itself, and anew in each span', () => {
  let nowMs = 0
  const limit = rateLimit(2, 1000, () => new Date(nowMs))
  expect(['a', 'a', 'b', 'a', 'b', 'b'].map((asker) => limit.lets(asker))).toEqual([
    true,
    true,
    true,
    false,
    true,
    false,
  ])
  nowMs = 999
  expect(limit.lets('a')).toBe(false)
  nowMs = 1000
  expect(limit.lets('a')).toBe(true)
})

test('a limit forgets all counts rather than grow without end', () => {
  const limit = rateLimit(1, 1000, () => new Date(0))
  expect(limit.lets('first')).toBe(true)
  for (let count = 0; count < 10_000; count++) limit.lets(`stranger ${count}`)
  expect(limit.lets('first')).toBe(true)
})
