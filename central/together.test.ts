import { expect, test } from 'vitest'
import { together } from './together.ts'

/** Doubles numbers, each run when the test lets it; `runs` are the questions of each. */
function doubler(most = 100) {
  const runs: (readonly number[])[] = []
  const ends: PromiseWithResolvers<undefined>[] = []
  const double = together(most, async (numbers: readonly number[]) => {
    const end = Promise.withResolvers<undefined>()
    runs.push(numbers)
    ends.push(end)
    await end.promise
    return numbers.map((number) => number * 2)
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { double, runs, end: (run: number) => ends[run]?.resolve(undefined), settle, ends }
}

test('what is asked at once is one run, and each question has its own answer', async () => {
  const { double, runs, end, settle } = doubler()
  const answers = Promise.all([double(1), double(2), double(3)])
  await settle()
  end(0)
  expect(await answers).toEqual([2, 4, 6])
  expect(runs).toEqual([[1, 2, 3]])
})

test('what is asked during a run is answered by the next, never by the one that began before', async () => {
  const { double, runs, end, settle } = doubler()
  const first = double(1)
  await settle()
  const [second, third] = [double(2), double(3)]
  await settle()
  expect(runs).toEqual([[1]])
  end(0)
  expect(await first).toBe(2)
  await settle()
  expect(runs).toEqual([[1], [2, 3]])
  end(1)
  expect(await Promise.all([second, third])).toEqual([4, 6])
})

test('a run takes no more than it may; the rest is the next one', async () => {
  const { double, runs, end, settle } = doubler(2)
  const answers = Promise.all([double(1), double(2), double(3)])
  await settle()
  end(0)
  await settle()
  end(1)
  expect(await answers).toEqual([2, 4, 6])
  expect(runs).toEqual([[1, 2], [3]])
})

test('a run that fails rejects its own questions, and the next run is another', async () => {
  const { double, ends, end, settle } = doubler()
  const failing = Promise.allSettled([double(1), double(2)])
  await settle()
  const next = double(3)
  ends[0]?.reject(new Error('down'))
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await settle()
  end(1)
  expect(await next).toBe(6)
})
