import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Connection, connectionOf, type LineFacts } from './connection.ts'

const since = '2026-11-23T09:42:00.000Z'
const noticesAt = '2026-11-23T09:40:00.000Z'
const pending = { count: 3, oldestAt: '2026-11-23T09:45:00.000Z' }
const quiet: LineFacts = {
  lostAt: undefined,
  isCacheWhole: true,
  isQueueThrough: true,
  pending: null,
  noticesAt,
}

describe('a kiosk', () => {
  test.each<[string, Partial<LineFacts>, Connection]>([
    ['with everything through is online', {}, { name: 'online' }],
    ['is online while a command is on its ordinary way up', { pending }, { name: 'online' }],
    [
      'whose cache follows the feed is catching up, and says nothing of a command on its ordinary way up',
      { isCacheWhole: false, pending },
      { name: 'catching-up', pending: null },
    ],
    [
      'with commands left over from before is catching up, and says how many',
      { isQueueThrough: false, pending },
      { name: 'catching-up', pending },
    ],
    [
      'that has never been answered is catching up',
      { isCacheWhole: false, isQueueThrough: false, noticesAt: null },
      { name: 'catching-up', pending: null },
    ],
    [
      'without an answer is offline, whatever was through before',
      { lostAt: since },
      { name: 'offline', since, noticesAt, pending: null },
    ],
    [
      'without an answer says what waits, and that it keeps no notices',
      { lostAt: since, isCacheWhole: false, isQueueThrough: false, pending, noticesAt: null },
      { name: 'offline', since, noticesAt: null, pending },
    ],
  ])('%s', (_, facts, connection) => {
    expect(connectionOf({ ...quiet, ...facts })).toEqual(connection)
  })

  test('is always something that a screen may be told, and offline exactly while the line is lost', () => {
    const instant = fc.constantFrom(since, noticesAt)
    const anyFacts: fc.Arbitrary<LineFacts> = fc.record({
      lostAt: fc.option(instant, { nil: undefined }),
      isCacheWhole: fc.boolean(),
      isQueueThrough: fc.boolean(),
      pending: fc.option(fc.record({ count: fc.integer({ min: 1 }), oldestAt: instant })),
      noticesAt: fc.option(instant),
    })
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const connection = connectionOf(facts)
        expect(Connection.parse(connection)).toEqual(connection)
        expect(connection.name === 'offline').toBe(facts.lostAt !== undefined)
      }),
    )
  })
})
