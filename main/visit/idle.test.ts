import { describe, expect, test } from 'vitest'
import { visitSettings } from '../../tests/fixtures/guest-visit.ts'
import { printersAre } from '../../tests/fixtures/screens/base.ts'
import type { Screen } from '../contract/screen.ts'
import { watchIdle } from './idle.ts'
import { createVisit } from './visit.ts'

const facts = { creditorName: 'Comune di Prova', amountCents: 12_050, noticeNumber: '302000000000000106' }
const printing = {
  name: 'printing',
  document: 'notice',
  facts,
  printId: 'print',
  printer: 'Sinistra',
  isReprint: false,
} as const
const outside: Screen['scene'] = {
  flow: 'pay',
  state: {
    name: 'outside',
    payment: { ...facts, subject: 'TARI', isOverdue: false },
    host: null,
    endsAt: '2026-11-23T08:20:00.000Z',
    isKeyboardOpen: false,
  },
}

/** A visit under watch, and time that passes when the test says so. */
function openWatched(settings: Readonly<Record<string, unknown>> = {}, isLarge = false) {
  let clockMs = 0
  let timers: { readonly atMs: number; readonly run: () => void }[] = []
  let timersMade = 0
  const faults: unknown[] = []
  const ended: number[] = []
  const now = () => new Date(Date.UTC(2026, 10, 23, 8) + clockMs)
  const visit = createVisit({ now, newVisitId: () => 'visit', onScreen: (screen) => watch.hear(screen) })
  visit.onEnd(() => ended.push(clockMs))
  const watch = watchIdle({
    visit,
    isLarge: () => isLarge,
    now,
    uptimeMs: () => clockMs,
    after: (delayMs, run) => {
      timersMade += 1
      const timer = { atMs: clockMs + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    onFault: (error) => faults.push(error),
  })
  visit.setSettings({ ...visitSettings, ...settings })
  return {
    visit,
    watch,
    faults,
    ended,
    timersMade: () => timersMade,
    timersLeft: () => timers.length,
    /** Lets so much time pass, and what is due in it happen. */
    pass: (ms: number) => {
      const untilMs = clockMs + ms
      for (;;) {
        const [due] = timers.filter(({ atMs }) => atMs <= untilMs).sort((one, other) => one.atMs - other.atMs)
        if (due === undefined) break
        timers = timers.filter((each) => each !== due)
        clockMs = due.atMs
        due.run()
      }
      clockMs = untilMs
    },
  }
}

function openTouched(settings: Readonly<Record<string, unknown>> = {}, isLarge = false) {
  const kiosk = openWatched(settings, isLarge)
  kiosk.visit.touch()
  kiosk.visit.show({ flow: 'notice', state: { name: 'entry', typed: '' } })
  return kiosk
}

describe('nobody acts', () => {
  test('for ninety seconds: the kiosk asks, for twenty, and the visit ends', () => {
    const { visit, ended, pass } = openTouched()
    pass(89_999)
    expect(visit.screen().idle).toBeNull()
    pass(1)
    expect(visit.screen().idle).toEqual({ endsAt: '2026-11-23T08:01:50.000Z' })
    expect(visit.screen().scene.flow).toBe('notice')
    pass(19_999)
    expect(ended).toEqual([])
    pass(1)
    expect(ended).toEqual([110_000])
    expect(visit.screen()).toMatchObject({ idle: null, visitBeganAt: null, scene: { flow: 'visit' } })
  })

  test('for as long as the municipality has set', () => {
    const { ended, pass } = openTouched({ idleSeconds: 30 })
    pass(50_000)
    expect(ended).toEqual([50_000])
  })

  test('for twice as long with large text', () => {
    const { visit, ended, pass } = openTouched({}, true)
    pass(179_999)
    expect(visit.screen().idle).toBeNull()
    pass(40_001)
    expect(ended).toEqual([220_000])
  })

  test('on a home screen that nobody has touched: nothing happens, and no clock runs', () => {
    const { visit, ended, pass, timersLeft } = openWatched()
    visit.setConnection({ name: 'online' })
    visit.setPrinters(printersAre('paper-out'))
    const before = visit.screen()
    pass(1_000_000)
    expect([ended, timersLeft(), visit.screen()]).toEqual([[], 0, before])
  })

  test('and the end of the visit fails: the failure is told, and the home screen is there', () => {
    const { visit, faults, pass } = openTouched()
    visit.onEnd(() => {
      throw new Error('a wipe')
    })
    pass(110_000)
    expect(faults).toHaveLength(1)
    expect(visit.screen()).toMatchObject({ idle: null, visitBeganAt: null })
  })
})

describe('somebody acts', () => {
  test('and the time begins anew', () => {
    const { visit, watch, pass } = openTouched()
    pass(89_000)
    watch.acted()
    pass(89_999)
    expect(visit.screen().idle).toBeNull()
    pass(1)
    expect(visit.screen().idle).not.toBeNull()
  })

  test('any number of times, at the last moment of the warning', () => {
    const { visit, watch, ended, pass } = openTouched()
    for (let time = 0; time < 50; time++) {
      pass(109_999)
      expect(visit.screen().idle).not.toBeNull()
      watch.acted()
      expect(visit.screen().idle).toBeNull()
    }
    expect(ended).toEqual([])
    expect(visit.screen().scene.flow).toBe('notice')
  })

  test('a thousand times, at the cost of no timer', () => {
    const { watch, timersMade, timersLeft, pass } = openTouched()
    const before = timersMade()
    for (let time = 0; time < 1_000; time++) watch.acted()
    expect(timersMade()).toBe(before)
    pass(1_000)
    expect(timersLeft()).toBe(1)
  })
})

describe('what is nobody’s act', () => {
  test('an answer, the line, the printer: the time goes on', () => {
    const { visit, ended, pass } = openTouched()
    for (let second = 0; second < 110; second++) {
      visit.setConnection(second % 2 === 0 ? { name: 'catching-up', pending: null } : { name: 'online' })
      visit.setPrinters(printersAre(second % 2 === 0 ? 'paper-out' : 'ready'))
      visit.show({ flow: 'notice', state: { name: 'entry', typed: String(second) } })
      pass(1_000)
    }
    expect(ended).toEqual([110_000])
  })
})

describe('the time does not run', () => {
  test('while a sheet is on its way, and begins when it is out', () => {
    const { visit, ended, pass } = openTouched()
    pass(60_000)
    visit.setPrint(printing)
    pass(1_000_000)
    expect([ended, visit.screen().idle]).toEqual([[], null])
    visit.setPrint({ name: 'printed', document: 'notice', facts, printer: 'Sinistra', isReprint: false })
    pass(89_999)
    expect(visit.screen().idle).toBeNull()
    pass(20_001)
    expect(ended).toEqual([1_170_000])
  })

  test('but does while the printer holds the sheet back', () => {
    const { visit, ended, pass } = openTouched()
    visit.setPrint(printing)
    pass(60_000)
    visit.setPrint({ ...printing, waitingFor: 'paper-out' })
    pass(110_000)
    expect(ended).toEqual([170_000])
  })

  test('while a page of others is open, and begins when it has gone', () => {
    const { visit, ended, pass } = openTouched()
    visit.show(outside)
    pass(1_000_000)
    expect(ended).toEqual([])
    visit.show({ flow: 'visit', state: { name: 'home' } })
    pass(110_000)
    expect(ended).toEqual([1_110_000])
  })

  test('and a warning goes when such a page comes over it', () => {
    const { visit, ended, pass } = openTouched()
    pass(95_000)
    expect(visit.screen().idle).not.toBeNull()
    visit.show(outside)
    expect(visit.screen().idle).toBeNull()
    pass(1_000_000)
    expect(ended).toEqual([])
  })

  test('after the watch was closed', () => {
    const { watch, timersLeft } = openTouched()
    watch.close()
    expect(timersLeft()).toBe(0)
  })
})
