import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idleLimits, isWatched, stepIdle, type IdleEvent, type IdleStage } from './idle.ts'

const limits = { quietMs: 90_000, warningMs: 20_000 }
const quiet: IdleStage = { name: 'quiet', untilMs: 90_000 }
const warned: IdleStage = { name: 'warned', untilMs: 110_000 }

describe('the limits', () => {
  test('are those of the setting, and twenty seconds for the warning', () => {
    expect(idleLimits(90, false)).toEqual(limits)
  })
  test('are double for who reads large text', () => {
    expect(idleLimits(90, true)).toEqual({ quietMs: 180_000, warningMs: 40_000 })
  })
})

describe('a visit is watched', () => {
  const home = { visitBeganAt: '2026-11-23T10:00:00Z', print: null, scene: { flow: 'visit', state: { name: 'home' } } }
  const at = (flow: string, name: string) => ({ ...home, scene: { flow, state: { name } } })
  test.each([
    ['on the home screen', home, true],
    ['but not before it has begun', { ...home, visitBeganAt: null }, false],
    ['in a flow', at('notice', 'summary'), true],
    ['but not while a page of others is open', at('pay', 'outside'), false],
    ['while a payment is offered', at('pay', 'offer'), true],
    ['while the receipt is waited for', at('pay', 'waiting'), true],
    ['but not while a sheet is on its way', { ...home, print: { name: 'printing' } }, false],
    ['while the printer holds a sheet back', { ...home, print: { name: 'printing', waitingFor: 'paper-out' } }, true],
    ['when the sheet is out', { ...home, print: { name: 'printed' } }, true],
    ['when the print failed', { ...home, print: { name: 'trouble' } }, true],
  ])('%s', (_when, screen, expected) => {
    expect(isWatched(screen)).toBe(expected)
  })
})

describe('the watch', () => {
  const acted: IdleEvent = { name: 'acted' }
  const passed: IdleEvent = { name: 'time-passed' }
  const screen = (isOn: boolean): IdleEvent => ({ name: 'screen', isWatched: isOn })
  test.each<[string, IdleStage, IdleEvent, number, IdleStage]>([
    ['begins with a screen that is watched', { name: 'off' }, screen(true), 0, quiet],
    ['stays off with one that is not', { name: 'off' }, screen(false), 0, { name: 'off' }],
    ['stays off whatever is done', { name: 'off' }, acted, 0, { name: 'off' }],
    ['begins anew with an act', quiet, acted, 50_000, { name: 'quiet', untilMs: 140_000 }],
    ['does not begin anew with a screen that changed by itself', quiet, screen(true), 50_000, quiet],
    ['goes off with a screen that is not watched', warned, screen(false), 95_000, { name: 'off' }],
    ['says nothing a moment too early', quiet, passed, 89_999, quiet],
    ['warns in time', quiet, passed, 90_000, warned],
    ['warns for the whole time, however late it is', quiet, passed, 500_000, { name: 'warned', untilMs: 520_000 }],
    ['waits while it warns', warned, passed, 109_999, warned],
    ['is over in time', warned, passed, 110_000, { name: 'over' }],
    ['takes an act as an answer to the last moment', warned, acted, 109_999, { name: 'quiet', untilMs: 199_999 }],
    ['does not take a screen that changed by itself as an answer', warned, screen(true), 95_000, warned],
  ])('%s', (_what, stage, event, nowMs, next) => {
    expect(stepIdle(stage, event, nowMs, limits)).toEqual(next)
  })

  test('never ends a visit less than a warning after the last act, nor without a warning', () => {
    const event = fc.oneof(
      fc.constant(acted),
      fc.constant(passed),
      fc.boolean().map((isOn) => screen(isOn)),
    )
    const run = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 120_000 })), { maxLength: 60 })
    fc.assert(
      fc.property(run, (events) => {
        let stage: IdleStage = { name: 'off' }
        let nowMs = 0
        let lastActMs = 0
        let warnedAtMs: number | undefined
        for (const [each, afterMs] of events) {
          nowMs += afterMs
          const before = stage
          stage = stepIdle(stage, each, nowMs, limits)
          if (each.name === 'acted') lastActMs = nowMs
          if (stage.name === 'warned' && before.name !== 'warned') warnedAtMs = nowMs
          if (stage.name === 'over') {
            expect(nowMs - lastActMs).toBeGreaterThanOrEqual(limits.warningMs)
            expect(nowMs - (warnedAtMs ?? nowMs)).toBeGreaterThanOrEqual(limits.warningMs)
            return
          }
        }
      }),
      { seed: 20_261_124, numRuns: 2_000 },
    )
  })
})
