import { describe, expect, test } from 'vitest'
import { createLog } from '../log/log.ts'
import { createClockWatch } from './clock-offset.ts'

const SERVER = '2026-11-23T09:00:00.000Z'

function newWatch() {
  const lines: unknown[] = []
  const watch = createClockWatch(createLog({ write: (line) => void lines.push(JSON.parse(line)) }))
  /** Asks by a clock that is so far behind that of the centre, over a way there and back that takes so long. */
  const ask = (behindMs: number, roundTripMs = 0) =>
    watch.heard({
      askedAt: new Date(Date.parse(SERVER) - behindMs - roundTripMs / 2),
      roundTripMs,
      serverTime: SERVER,
    })
  return { lines, watch, ask }
}

describe('the clock of a kiosk', () => {
  test('is compared with that of the centre at half of the way', () => {
    const { watch, ask } = newWatch()
    expect(watch.offsetMs()).toBeUndefined()
    ask(5000, 800)
    expect(watch.offsetMs()).toBe(5000)
    ask(-7000)
    expect(watch.offsetMs()).toBe(-7000)
  })

  test('is not compared by an answer that was kept back', () => {
    const { watch, ask } = newWatch()
    ask(5000, 2000)
    ask(900_000, 2001)
    expect(watch.offsetMs()).toBe(5000)
  })

  test('is told of once when it is off by more than two minutes, and again after it was right', () => {
    const { lines, ask } = newWatch()
    ask(120_000)
    expect(lines).toEqual([])
    ask(120_001)
    ask(500_000)
    expect(lines).toMatchObject([{ event: 'clock.off', offsetMs: 120_001 }])
    ask(0)
    ask(-120_001)
    expect(lines).toMatchObject([{ offsetMs: 120_001 }, { event: 'clock.off', offsetMs: -120_001 }])
  })
})
