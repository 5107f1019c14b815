import { expect, test } from 'vitest'
import { createBell } from './bell.ts'

/** A bell whose rests end when the test says so, and hearers that note their numbers. */
function rung(hearers: number) {
  const rests: PromiseWithResolvers<undefined>[] = []
  const bell = createBell(async () => {
    const rest = Promise.withResolvers<undefined>()
    rests.push(rest)
    await rest.promise
  })
  const heard: number[] = []
  const leave = Array.from({ length: hearers }, (_, number) => bell.listen(() => void heard.push(number)))
  const endRest = async () => {
    rests.shift()?.resolve(undefined)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { bell, heard, leave, endRest }
}

const upTo = (count: number) => Array.from({ length: count }, (_, number) => number)

test('few are woken at once, many by tens', async () => {
  const few = rung(3)
  few.bell.ring()
  expect(few.heard).toEqual(upTo(3))

  const many = rung(25)
  many.bell.ring()
  expect(many.heard).toEqual(upTo(10))
  await many.endRest()
  expect(many.heard).toEqual(upTo(20))
  await many.endRest()
  expect(many.heard).toEqual(upTo(25))
})

test('who leaves while others are woken hears nothing', async () => {
  const { bell, heard, leave, endRest } = rung(12)
  bell.ring()
  leave[10]?.()
  await endRest()
  expect(heard).toEqual([...upTo(10), 11])
  bell.ring()
  await endRest()
  expect(heard.slice(11)).toEqual([...upTo(10), 11])
})

test('a ring while others are woken is heard by all, also by those who heard the one before', async () => {
  const { bell, heard, endRest } = rung(12)
  bell.ring()
  bell.ring()
  await endRest()
  await endRest()
  expect(heard).toEqual([...upTo(12), ...upTo(10)])
})

test('one who listens twice is taken off once', () => {
  const bell = createBell()
  let count = 0
  const hear = () => (count += 1)
  const leave = bell.listen(hear)
  bell.listen(hear)
  leave()
  bell.ring()
  expect(count).toBe(1)
})
