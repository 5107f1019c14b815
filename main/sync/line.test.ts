import { describe, expect, test } from 'vitest'
import type { KioskStore } from '../../db/kiosk/client.ts'
import type { Connection } from '../domain/connection.ts'
import { createLine } from './line.ts'

const LOST_AT = '2026-11-23T09:42:00.000Z'
const CACHED_AT = '2026-11-23T09:41:30.000Z'

/** A line over a database with nothing in its queue and notices in its cache, which answers when the test says so. */
function openLine() {
  const told: Connection[] = []
  const asked: string[] = []
  let mayShowCache = true
  let gate = Promise.resolve<undefined>(undefined)
  const answers: Readonly<Record<string, unknown>> = { pendingWork: null, cachedNoticesAt: CACHED_AT }
  const ask = async (operation: string) => {
    asked.push(operation)
    await gate
    if (!(operation in answers)) throw new Error(`The line asked for ${operation}`)
    return answers[operation]
  }
  const line = createLine({
    store: {
      ask: ask as KioskStore['ask'],
      onNews: () => undefined,
      check: () => Promise.resolve(),
      close: () => Promise.resolve(),
    },
    log: () => undefined,
    now: () => new Date(LOST_AT),
    mayShowCache: () => mayShowCache,
    onConnection: (connection) => told.push(connection),
  })
  return {
    line,
    told,
    asked,
    setMayShowCache: (may: boolean) => (mayShowCache = may),
    /** The database answers nothing until the returned function is called. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      gate = promise
      return () => resolve(undefined)
    },
    settled: () => new Promise(setImmediate),
  }
}

const offline = { name: 'offline', since: LOST_AT, noticesAt: CACHED_AT, pending: null }

describe('a line', () => {
  test('tells what came of several changes at once, once', async () => {
    const { line, told, asked, settled } = openLine()
    line.heard()
    line.pulled(true)
    line.pushed(true)
    await settled()
    expect(told).toEqual([{ name: 'online' }])
    expect(asked).toEqual([])
  })

  test('tells what is so when the database has answered, not what was so when it was asked', async () => {
    const { line, told, hold, settled } = openLine()
    const open = hold()
    line.lost('unreachable')
    await settled()
    line.heard()
    line.pulled(true)
    line.pushed(true)
    open()
    await settled()
    expect(told).toEqual([{ name: 'online' }])
    line.lost('unreachable')
    await settled()
    expect(told.slice(1)).toEqual([offline])
  })

  test('that is lost tells of cached notices as long as they may be shown', async () => {
    const { line, told, setMayShowCache, settled } = openLine()
    line.lost('unreachable')
    await settled()
    setMayShowCache(false)
    line.recheck()
    await settled()
    setMayShowCache(true)
    line.recheck()
    await settled()
    expect(told).toEqual([offline, { ...offline, noticesAt: null }, offline])
  })

  test('that is closed tells nothing more, and asks nothing more', async () => {
    const { line, told, asked, hold, settled } = openLine()
    const open = hold()
    line.lost('unreachable')
    await settled()
    const closed = line.close()
    open()
    await closed
    const before = [told.length, asked.length]
    line.heard()
    line.recheck()
    await settled()
    expect([told.length, asked.length]).toEqual(before)
  })
})
