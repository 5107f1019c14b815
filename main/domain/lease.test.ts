import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leaseLeftMs, noteLease, type Lease, type Moment } from './lease.ts'

const HOUR = 3_600_000
const WALL = Date.parse('2026-11-23T09:00:00.000Z')

const at = (uptimeH: number, wallH = uptimeH, runId = 'one'): Moment => ({
  runId,
  uptimeMs: uptimeH * HOUR,
  wallMs: WALL + wallH * HOUR,
})
const lease: Lease = { ...at(0), leftMs: 24 * HOUR }
const leftH = (each: Lease, now: Moment) => leaseLeftMs(each, now) / HOUR

describe('a lease', () => {
  test.each([
    ['at once', at(0), 24],
    ['an hour later', at(1), 23],
    ['at its end', at(24), 0],
    ['long after', at(1000), 0],
    ['with a clock on the wall that somebody has put back', at(10, -500), 14],
    ['with a clock on the wall that somebody has put forward', at(10, 500), 14],
  ])('in one run goes by its uptime: %s', (_, now, left) => {
    expect(leftH(lease, now)).toBe(left)
  })

  test.each([
    ['at once', at(0, 0, 'two'), 24],
    ['an hour later', at(0, 1, 'two'), 23],
    ['at its end', at(0, 24, 'two'), 0],
    ['with a clock that has gone back behind what was noted', at(0, -1, 'two'), 0],
    ['with a clock that has caught up again', at(5, 2, 'two'), 22],
  ])('in a later run goes by the clock on the wall: %s', (_, now, left) => {
    expect(leftH(lease, now)).toBe(left)
  })

  test('that is noted keeps what is used up, and the newest hour that the wall has shown', () => {
    const noted = noteLease(lease, at(10, -500))
    expect(noted).toEqual({ runId: 'one', uptimeMs: 10 * HOUR, wallMs: WALL, leftMs: 14 * HOUR })
    expect(leftH(noted, at(0, -500, 'two'))).toBe(0)
    expect(leftH(noted, at(0, 3, 'two'))).toBe(11)
  })

  test('that pauses stays as it was, until the clock has caught up', () => {
    expect(noteLease(lease, at(3, -1, 'two'))).toBe(lease)
    expect(noteLease(lease, at(3, 1, 'two'))).toEqual({ ...at(3, 1, 'two'), leftMs: 23 * HOUR })
  })

  test('never grows, however often the program starts and whatever is done to the clock', () => {
    const moments = fc.array(
      fc.record({ sinceMs: fc.nat(HOUR), wallMs: fc.integer({ min: -HOUR, max: HOUR }), isNewRun: fc.boolean() }),
    )
    fc.assert(
      fc.property(moments, (steps) => {
        let [held, now] = [lease, at(0)]
        let leastMs = lease.leftMs
        for (const [index, { sinceMs, wallMs, isNewRun }] of steps.entries()) {
          now = isNewRun
            ? { runId: `run ${index}`, uptimeMs: sinceMs, wallMs: now.wallMs + wallMs }
            : { ...now, uptimeMs: now.uptimeMs + sinceMs, wallMs: now.wallMs + wallMs }
          held = noteLease(held, now)
          expect(held.leftMs).toBeLessThanOrEqual(leastMs)
          expect(leaseLeftMs(held, now)).toBeLessThanOrEqual(held.leftMs)
          leastMs = held.leftMs
        }
      }),
    )
  })
})
