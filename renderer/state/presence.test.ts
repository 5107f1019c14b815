import { expect, test } from 'vitest'
import { createPresence } from './presence.ts'

function openPresence() {
  let told = 0
  let waiting: { readonly delayMs: number; readonly run: () => void }[] = []
  const presence = createPresence({
    tell: () => {
      told += 1
    },
    after: (delayMs, run) => {
      const timer = { delayMs, run }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter((each) => each !== timer)
      }
    },
  })
  return {
    presence,
    told: () => told,
    delays: () => waiting.map(({ delayMs }) => delayMs),
    pass: () => {
      for (const { run } of waiting.splice(0)) run()
    },
  }
}

test('many touches are told once, a little later', () => {
  const { presence, told, delays, pass } = openPresence()
  for (let touch = 0; touch < 100; touch++) presence.touched()
  expect([told(), delays()]).toEqual([0, [2_000]])
  pass()
  expect([told(), delays()]).toEqual([1, []])
})

test('the next touch is told again', () => {
  const { presence, told, pass } = openPresence()
  for (let time = 0; time < 3; time++) {
    presence.touched()
    pass()
  }
  expect(told()).toBe(3)
})

test('a touch that became an act is not told, and the next one is', () => {
  const { presence, told, pass } = openPresence()
  presence.touched()
  presence.acted()
  pass()
  expect(told()).toBe(0)
  presence.touched()
  pass()
  expect(told()).toBe(1)
})
