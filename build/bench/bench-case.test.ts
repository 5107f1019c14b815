import { expect, test } from 'vitest'
import { judge, quantile } from './bench-case.ts'

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

test('quantiles are values that were measured', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1), quantile([7], 0.95)]).toEqual([
    50, 95, 100, 7,
  ])
  expect(quantile([], 0.5)).toBeNaN()
})
