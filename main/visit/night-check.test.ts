import { expect, test } from 'vitest'
import { checkAtNight } from './night-check.ts'

const HALF_AN_HOUR = 30 * 60_000

/** Nights from ten in the evening on, half an hour at a time; answers at which hours the check ran. */
function hoursOf(halfHours: number, isSomebodyThere: (hour: number) => boolean = () => false) {
  let now = new Date(2026, 10, 23, 22)
  let due: (() => void) | undefined
  const checks: string[] = []
  const stop = checkAtNight({
    now: () => now,
    after: (delayMs, run) => {
      expect(delayMs).toBe(HALF_AN_HOUR)
      due = run
      return () => (due = undefined)
    },
    isSomebodyThere: () => isSomebodyThere(now.getHours() + now.getMinutes() / 60),
    check: () => checks.push(`${now.getDate()} ${now.getHours()}:${now.getMinutes()}`),
  })
  for (let count = 0; count < halfHours; count++) {
    now = new Date(now.getTime() + HALF_AN_HOUR)
    due?.()
  }
  stop()
  expect(due).toBeUndefined()
  return checks
}

test('the file is checked once a night', () => {
  expect(hoursOf(3 * 48)).toEqual(['24 3:0', '25 3:0', '26 3:0'])
})

test('the check waits for whoever is there, and is left out when they stay', () => {
  expect(hoursOf(48, (hour) => hour < 3.5)).toEqual(['24 3:30'])
  expect(hoursOf(48, () => true)).toEqual([])
})
