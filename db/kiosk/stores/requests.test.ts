import { expect, test } from 'vitest'
import { newKioskDatabase } from '../../../tests/sync/kiosk-file.ts'
import { countUnknownCode, keepRequest, requestOutcome, unknownCodesSince } from './requests.ts'

const at = (minute: number) => `2026-11-23T09:${String(minute).padStart(2, '0')}:00.000Z`

test('the first outcome of a request is kept, until it is old', () => {
  const db = newKioskDatabase()
  const keep = (requestId: string, outcome: string, minute: number, forgetBefore = 0) =>
    keepRequest(db, { requestId, outcome, at: at(minute), forgetBefore: at(forgetBefore) })
  expect(requestOutcome(db, 'a')).toBeUndefined()
  keep('a', 'first', 1)
  keep('a', 'second', 2)
  keep('b', 'other', 2)
  expect([requestOutcome(db, 'a'), requestOutcome(db, 'b')]).toEqual(['first', 'other'])
  keep('c', 'new', 3, 1)
  expect(requestOutcome(db, 'a')).toBe('first')
  keep('d', 'newer', 4, 2)
  expect(['a', 'b', 'c', 'd'].map((id) => requestOutcome(db, id))).toEqual([undefined, 'other', 'new', 'newer'])
})

test('unknown codes are counted within their window, without the codes; older ones are forgotten', () => {
  const db = newKioskDatabase()
  expect(unknownCodesSince(db, at(0))).toBe(0)
  expect([1, 2, 2].map((minute) => countUnknownCode(db, { at: at(minute), forgetBefore: at(0) }))).toEqual([1, 2, 3])
  expect(countUnknownCode(db, { at: at(5), forgetBefore: at(2) })).toBe(3)
  expect(unknownCodesSince(db, at(3))).toBe(1)
  expect(unknownCodesSince(db, at(0))).toBe(1)
  expect(unknownCodesSince(db, at(6))).toBe(0)
})
