import { expect, test } from 'vitest'
import { judge, medianRound, quantile } from './bench-case.ts'

test('a case is met when it keeps its limit and every ratio', () => {
  const measured = { case: 'touch', unit: 'ms', ours: 90, rivals: { svelte: 30, bare: 10 }, most: 100 }
  expect(judge({ ...measured, mostRatios: { svelte: 3 } })).toEqual({
    case: 'touch',
    unit: 'ms',
    ours: 90,
    rivals: { svelte: 30, bare: 10 },
    ratios: { svelte: 3, bare: 9 },
    target: '≤ 100 ms, ≤ 3 × svelte',
    met: true,
  })
  expect(judge({ ...measured, mostRatios: { svelte: 3, bare: 8.9 } }).met).toBe(false)
  expect(judge({ ...measured, ours: 100.001 }).met).toBe(false)
})

test('a ratio to a rival that was not measured is missed, and so is what is no number', () => {
  expect(judge({ case: 'a', unit: 'ms', ours: 1, mostRatios: { svelte: 3 } }).met).toBe(false)
  expect(judge({ case: 'a', unit: 'ms', ours: Number.NaN, most: 3 }).met).toBe(false)
})

test('what has to be many is judged by at least', () => {
  const measured = { case: 'a', unit: 'rows/s', ours: 40, rivals: { plain: 100 } }
  expect(judge({ ...measured, leastRatios: { plain: 0.4 } })).toMatchObject({ target: '≥ 0.4 × plain', met: true })
  expect(judge({ ...measured, leastRatios: { plain: 0.401 } }).met).toBe(false)
  expect(judge({ ...measured, leastRatios: { absent: 0.1 } }).met).toBe(false)
})

test('the median round is one that was measured', () => {
  const rounds = [
    { ours: 9, rival: 3 },
    { ours: 10, rival: 5 },
    { ours: 1, rival: 1 },
  ]
  expect(medianRound(rounds)).toEqual({ ours: 10, rival: 5 })
  expect(medianRound([]).ours).toBeNaN()
})

test('quantiles are values that were measured', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1), quantile([7], 0.95)]).toEqual([
    50, 95, 100, 7,
  ])
  expect(quantile([], 0.5)).toBeNaN()
})
