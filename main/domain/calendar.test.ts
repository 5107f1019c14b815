import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  addDays,
  formatDate,
  hasBegun,
  instantOfRomeTime,
  formatMoment,
  isOverdue,
  isPast,
  Moment,
  romeDate,
  romeTime,
} from './calendar.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

it.each(['America/New_York', 'Asia/Tokyo'])('a machine in %s reads the same days', (zone) => {
  vi.stubEnv('TZ', zone)
  expect(new Date(2026, 0, 1).getUTCHours()).not.toBe(0)
  expect(romeDate('2026-12-31T22:59:59')).toBe('2026-12-31')
  expect(romeDate('2026-12-31T23:00:00')).toBe('2027-01-01')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(formatDate('2026-01-05', 'it', 'short')).toBe('05/01/2026')
})

describe('the Italian day of a moment', () => {
  it.each([
    ['2026-12-31T22:59:59Z', '2026-12-31'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
    ['2026-06-30T21:59:59Z', '2026-06-30'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    ['2026-12-31T23:00:00', '2027-01-01'],
    ['2026-12-31T22:30:00.123456789', '2026-12-31'],
    ['2026-12-31T23:30:00+01:00', '2026-12-31'],
    ['2026-12-31T23:30:00+0100', '2026-12-31'],
    ['2026-12-31T23:30:00-05:00', '2027-01-01'],
    ['2026-03-29T00:59Z', '2026-03-29'],
    ['2026-12-31', '2026-12-31'],
    ['2028-02-29', '2028-02-29'],
    ['0026-12-31T12:00:00Z', '0026-12-31'],
  ])('%s is in %s', (moment, day) => {
    expect(romeDate(moment)).toBe(day)
    expect(Moment.safeParse(moment).success).toBe(true)
  })

  it.each([
    '',
    '2026-02-30',
    '2026-02-29',
    '2026-02-30T10:00:00Z',
    '2026-13-01',
    '2026-04-31',
    '2026-00-10',
    '2026-01-01T25:00:00Z',
    '2026-01-01T10:61:00Z',
    '31/12/2026',
    '2026-1-5',
    '2026-12-31T10:00:00Z ',
  ])('%j is not a moment', (text) => {
    expect(Moment.safeParse(text).success).toBe(false)
    expect(() => romeDate(text)).toThrow(RangeError)
  })
})

describe('the Italian time of a moment', () => {
  it.each([
    ['2026-11-23T10:07:59Z', '11:07'],
    ['2026-07-23T10:07:00', '12:07'],
    ['2026-11-23T23:00:00Z', '00:00'],
    ['2026-11-23T22:59:59+00:00', '23:59'],
    ['2026-11-23', '00:00'],
  ])('%s is %s', (moment, time) => {
    expect(romeTime(moment)).toBe(time)
  })

  it.each(['2026-02-30', '10:07', ''])('%j has none', (text) => {
    expect(() => romeTime(text)).toThrow(RangeError)
  })
})

describe('the instant of an Italian time', () => {
  it.each([
    ['2026-11-24T10:00:00', '2026-11-24T09:00:00.000Z'],
    ['2026-07-24T10:00:00', '2026-07-24T08:00:00.000Z'],
    ['2026-01-01T00:30:00.123456', '2025-12-31T23:30:00.123Z'],
    ['2026-07-24T10:00', '2026-07-24T08:00:00.000Z'],
    ['2026-07-24T10:00:00Z', '2026-07-24T10:00:00.000Z'],
    ['2026-07-24T10:00:00-05:00', '2026-07-24T15:00:00.000Z'],
    ['2026-07-24T10:00:00+0200', '2026-07-24T08:00:00.000Z'],
    // The clocks go from 2 to 3 on 29 March 2026, and from 3 to 2 on 25 October.
    ['2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T01:59:59', '2026-10-24T23:59:59.000Z'],
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
  ])('%s is %s', (local, instant) => {
    expect(instantOfRomeTime(local)).toBe(instant)
  })

  it('shows the same on Italian clocks again, at any minute of a year but the one hour left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 366 * 24 * 60 - 1 }), (minute) => {
        const local = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString().slice(0, 16)
        fc.pre(!local.startsWith('2026-03-29T02'))
        const instant = instantOfRomeTime(local)
        expect(`${romeDate(instant)}T${romeTime(instant)}`).toBe(local)
      }),
      { seed: 20261124, numRuns: 2000 },
    )
  })

  it.each(['2026-07-24', '2026-02-30T10:00:00', '10:00', ''])('%j has none', (text) => {
    expect(() => instantOfRomeTime(text)).toThrow(RangeError)
  })
})

describe('late or not', () => {
  it.each([
    ['2026-11-22', '2026-11-23', true],
    ['2026-11-23', '2026-11-23', false],
    ['2026-11-24', '2026-11-23', false],
    ['2025-12-31', '2026-01-01', true],
  ])('due %s, today %s: %s', (dueDate, today, expected) => {
    expect(isOverdue(dueDate, today)).toBe(expected)
  })

  it('compares days only', () => {
    expect(() => isOverdue('2026-11-23T10:00:00Z', '2026-11-23')).toThrow(RangeError)
    expect(() => isOverdue('2026-11-23', '2026-11-31')).toThrow(RangeError)
  })

  it.each([
    ['2026-11-23', '2026-11-23T22:59:59Z', false],
    ['2026-11-23', '2026-11-23T23:00:00Z', true],
    ['2026-11-23T10:00:00', '2026-11-23T10:00:00Z', false],
    ['2026-11-23T10:00:00', '2026-11-23T10:00:01Z', true],
  ])('%s is past at %s: %s', (moment, now, expected) => {
    expect(isPast(moment, now)).toBe(expected)
  })

  it.each([
    ['2026-11-24', '2026-11-23T22:59:59Z', false],
    ['2026-11-24', '2026-11-23T23:00:00Z', true],
    ['2026-11-23T10:00:00', '2026-11-23T09:59:59Z', false],
    ['2026-11-23T10:00:00', '2026-11-23T10:00:00Z', true],
  ])('%s has begun at %s: %s', (moment, now, expected) => {
    expect(hasBegun(moment, now)).toBe(expected)
  })
})

describe('days', () => {
  it('are counted across months, years and changes of the clock', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(addDays('2026-11-23', 0)).toBe('2026-11-23')
  })

  it('come back when as many are taken away', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000 }), (days) => {
        const there = addDays('2026-11-23', days)
        expect(addDays(there, -days)).toBe('2026-11-23')
        expect(isOverdue('2026-11-23', there)).toBe(days > 0)
      }),
      { seed: 20261123 },
    )
  })

  it.each([
    ['it', '05/01/2026', '5 gennaio 2026'],
    ['en', '05/01/2026', '5 January 2026'],
    ['de', '05.01.2026', '5. Januar 2026'],
    ['fr', '05/01/2026', '5 janvier 2026'],
    ['sl', '05. 01. 2026', '5. januar 2026'],
  ] as const)('are written in %s as %s and %s', (language, short, long) => {
    expect(formatDate('2026-01-05', language, 'short')).toBe(short)
    expect(formatDate('2026-01-05', language, 'long')).toBe(long)
    expect(() => formatDate('2026-01-05T00:00:00Z', language, 'long')).toThrow(RangeError)
  })
})

describe('a moment in words', () => {
  it.each([
    ['2022-10-24T16:45:56Z', 'it', '24 ottobre 2022, 18:45:56'],
    ['2022-10-24T16:45:56', 'en', '24 October 2022, 18:45:56'],
    ['2022-10-24T18:45:56+02:00', 'de', '24. Oktober 2022, 18:45:56'],
    ['2022-12-31T23:00:00.999Z', 'fr', '1 janvier 2023, 00:00:00'],
    ['2022-10-24T16:45Z', 'sl', '24. oktober 2022, 18:45:00'],
    ['2022-10-24', 'it', '24 ottobre 2022'],
  ] as const)('%s in %s is %s', (moment, language, words) => {
    expect(formatMoment(moment, language)).toBe(words)
  })

  it('refuses what is no moment', () => {
    expect(() => formatMoment('24/10/2022', 'it')).toThrow(RangeError)
  })
})
