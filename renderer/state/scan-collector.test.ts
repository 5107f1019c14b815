import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BURST_END_MS, collectKey, endBurst, noBurst, type Burst, type Collected } from './scan-collector.ts'

const QR = 'PAGOPA|002|301000000000123468|01199250158|23450'

interface Press {
  readonly key: string
  readonly afterMs: number
  readonly isRepeat?: boolean
}

/** Presses keys one after the other, and ends the burst as the timer would wherever a pause is long enough. */
function press(presses: readonly Press[]): readonly Collected[] {
  const all: Collected[] = []
  const take = (collected: Collected | undefined) => collected !== undefined && all.push(collected)
  let burst: Burst = noBurst
  let atMs = 1000
  for (const { key, afterMs, isRepeat = false } of presses) {
    atMs += afterMs
    if (afterMs >= BURST_END_MS) {
      const ended = endBurst(burst)
      burst = ended.burst
      take(ended.collected)
    }
    const step = collectKey(burst, { key, atMs, isRepeat })
    burst = step.burst
    take(step.collected)
  }
  take(endBurst(burst).collected)
  return all
}

const keys = (text: string, afterMs: number): readonly Press[] => Array.from(text).map((key) => ({ key, afterMs }))
const typedIn = (all: readonly Collected[]) => all.map(({ text }) => text).join('')

describe('collectKey', () => {
  test.each(['Enter', 'Tab'])('takes a fast burst that %s ends as one scan', (end) => {
    expect(press([...keys(QR, 4), { key: end, afterMs: 4 }])).toEqual([{ kind: 'scan', text: QR }])
  })

  test('takes a fast burst that a pause ends as one scan', () => {
    expect(press([...keys(QR, 39), ...keys('7', 500)])).toEqual([
      { kind: 'scan', text: QR },
      { kind: 'typed', text: '7' },
    ])
  })

  test('passes over Shift, which scanners press for capitals', () => {
    const withShift = Array.from(QR).flatMap((key) => [
      { key: 'Shift', afterMs: 2 },
      { key, afterMs: 2 },
    ])
    expect(press([...withShift, { key: 'Enter', afterMs: 3 }])).toEqual([{ kind: 'scan', text: QR }])
  })

  test('bears a stutter once six characters have proved the scanner, and not before', () => {
    const stutter = (at: number) => [
      ...keys(QR.slice(0, at), 5),
      ...keys(QR.charAt(at), 100),
      ...keys(QR.slice(at + 1), 5),
    ]
    expect(press(stutter(6))).toEqual([{ kind: 'scan', text: QR }])
    expect(press(stutter(5))).toEqual([
      { kind: 'typed', text: QR.slice(0, 5) },
      { kind: 'scan', text: QR.slice(5) },
    ])
  })

  test('takes five fast characters as typed, and six as a scan', () => {
    expect(press(keys('12345', 10))).toEqual([{ kind: 'typed', text: '12345' }])
    expect(press(keys('123456', 10))).toEqual([{ kind: 'scan', text: '123456' }])
  })

  test('takes a key held down as typed, however fast it repeats', () => {
    const held = Array.from({ length: 40 }, (_, index) => ({ key: '0', afterMs: 30, isRepeat: index > 0 }))
    expect(press(held).every(({ kind }) => kind === 'typed')).toBe(true)
  })

  test('reads two scans in a row as two', () => {
    const scan = [...keys(QR, 3), { key: 'Enter', afterMs: 3 }]
    expect(press([...scan, ...scan])).toHaveLength(2)
  })

  test('keeps what fits of a scan without end', () => {
    expect(press(keys('9'.repeat(3000), 1))).toEqual([{ kind: 'scan', text: '9'.repeat(1000) }])
  })

  test('never takes the typing of a person for a scan, and loses no character of it', () => {
    const person = fc.array(
      fc.record({
        key: fc.constantFrom(...Array.from('0123456789ABCXYZ ')),
        afterMs: fc.integer({ min: 40, max: 2000 }),
      }),
    )
    fc.assert(
      fc.property(person, (presses) => {
        const all = press(presses)
        expect(all.every(({ kind }) => kind === 'typed')).toBe(true)
        expect(typedIn(all)).toBe(presses.map(({ key }) => key).join(''))
      }),
      { seed: 20261123, numRuns: 500 },
    )
  })

  test('gives every scan whole, at every pace of a scanner', () => {
    const pace = fc.integer({ min: 0, max: 39 })
    const scanned = fc.array(fc.tuple(fc.constantFrom(...Array.from('0123456789|PAGO')), pace), {
      minLength: 6,
      maxLength: 80,
    })
    fc.assert(
      fc.property(scanned, (presses) => {
        const all = press(presses.map(([key, afterMs]) => ({ key, afterMs })))
        expect(all).toEqual([{ kind: 'scan', text: presses.map(([key]) => key).join('') }])
      }),
      { seed: 20261123, numRuns: 500 },
    )
  })
})
