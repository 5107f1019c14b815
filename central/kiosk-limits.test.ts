import { expect, test } from 'vitest'
import { kioskLimits } from './kiosk-limits.ts'

function newLimits() {
  let nowMs = 0
  const limits = kioskLimits(() => new Date(nowMs), { atOnce: 3, perSecond: 2, burst: 5 })
  /** Asks so many things of which each is answered at once; answers how many were let in. */
  const ask = (kioskId: string, count: number) =>
    Array.from({ length: count }, () => {
      const isIn = limits.enter(kioskId)
      if (isIn) limits.leave(kioskId)
      return isIn
    }).filter(Boolean).length
  return { limits, ask, pass: (ms: number) => void (nowMs += ms) }
}

test('a kiosk may ask so much at once, and the next thing when one is answered', () => {
  const { limits } = newLimits()
  expect([1, 2, 3, 4].map(() => limits.enter('a'))).toEqual([true, true, true, false])
  expect(limits.enter('b')).toBe(true)
  limits.leave('a')
  expect([limits.enter('a'), limits.enter('a')]).toEqual([true, false])
})

test('a kiosk may ask so much in a time, after a silence more; another one is not held up by that', () => {
  const { ask, pass } = newLimits()
  expect(ask('a', 9)).toBe(5)
  expect(ask('b', 9)).toBe(5)
  pass(499)
  expect(ask('a', 9)).toBe(0)
  pass(1)
  expect(ask('a', 9)).toBe(1)
  pass(60_000)
  expect(ask('a', 9)).toBe(5)
})

test('a clock that goes back gives nothing, and takes nothing', () => {
  const { ask, pass } = newLimits()
  expect(ask('a', 4)).toBe(4)
  pass(-60_000)
  expect(ask('a', 9)).toBe(1)
  pass(1000)
  expect(ask('a', 9)).toBe(2)
})
