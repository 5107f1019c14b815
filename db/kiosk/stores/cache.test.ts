import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../../central/contract/sync.ts'
import type { DebtPosition } from '../../../main/domain/debt-position.ts'
import { isInFile, newKioskDatabase } from '../../../tests/sync/kiosk-file.ts'
import { NOW, numberOf, optionOf, positionOf, positionOfCached } from '../../../tests/sync/sample-positions.ts'
import { inTransaction, type KioskDb } from '../database.ts'
import { lookUps, operations } from '../operations.ts'
import { applyPage, cachedNoticesAt, dropCache, findCachedNotice, readCachedSettings, readSyncState } from './cache.ts'
import { pendingCommands, queueCommand } from './outbox.ts'

const SEED = 20261123

const held = (position: DebtPosition, version: number): Change => ({
  thing: 'position',
  id: position.iupd,
  version,
  body: position,
})
const gone = (id: string, version: number): Change => ({ thing: 'position', id, version })
const setting = (id: string, version: number, body?: unknown): Change => ({ thing: 'setting', id, version, body })

function apply(db: KioskDb, position: number, ...changes: readonly Change[]): void {
  applyPage(db, { changes, cursor: { epoch: 'feed', position }, syncedAt: NOW })
}

describe('the cache', () => {
  test('is nowhere before the first page, and then where the page says', () => {
    const db = newKioskDatabase()
    expect(readSyncState(db)).toBeUndefined()
    apply(db, 0)
    expect(readSyncState(db)).toEqual({ cursor: { epoch: 'feed', position: 0 }, syncedAt: NOW, schema: 0 })
    apply(db, 7)
    expect(readSyncState(db)).toMatchObject({ cursor: { position: 7 } })
  })

  test('finds a position by number or IUV, in capitals or not, and says how old it is', () => {
    const db = newKioskDatabase()
    const position = positionOf('a', [optionOf(1), optionOf(2, { iuv: 'RFaB1' })], { status: 'PARTIALLY_PAID' })
    apply(db, 1, held(position, 1))
    const body = JSON.stringify(position)
    expect(findCachedNotice(db, numberOf(1))).toEqual({ body, noticeNumber: numberOf(1), syncedAt: NOW })
    for (const code of ['RFaB1', 'RFAB1', 'rfab1', numberOf(2)]) {
      expect(findCachedNotice(db, code), code).toEqual({ body, noticeNumber: numberOf(2), syncedAt: NOW })
    }
    for (const code of [numberOf(3), 'RFAB', '', '%']) expect(findCachedNotice(db, code), code).toBeUndefined()
  })

  test('is only read by what nobody looks after', () => {
    const db = newKioskDatabase()
    const before = new Set(db.statements.values())
    for (const name of lookUps) (operations[name] as (file: KioskDb, code: string) => unknown)(db, numberOf(1))
    const used = [...db.statements.values()].filter((statement) => !before.has(statement))
    expect(used.length).toBeGreaterThanOrEqual(lookUps.length)
    expect(used.filter((statement) => !statement.readonly)).toEqual([])
  })

  test('says to which moment its notices are true, if it has any', () => {
    const db = newKioskDatabase()
    expect(cachedNoticesAt(db)).toBeNull()
    apply(db, 1, setting('name', 1, 'Comune'))
    expect(cachedNoticesAt(db)).toBeNull()
    apply(db, 2, held(positionOf('a', [optionOf(1)]), 2))
    expect(cachedNoticesAt(db)).toBe(NOW)
    dropCache(db)
    expect(cachedNoticesAt(db)).toBeNull()
  })

  test('keeps the newest of each thing: the same page again, or an older one, changes nothing', () => {
    const db = newKioskDatabase()
    const [old, young] = [positionOf('a', [optionOf(1)]), positionOf('a', [optionOf(2)])]
    apply(db, 5, held(young, 5), setting('name', 6, 'new'))
    for (let time = 1; time <= 2; time++) {
      apply(db, 5, held(young, 5), setting('name', 6, 'new'))
      apply(db, 5, held(old, 4), gone('a', 3), setting('name', 5, 'old'), setting('name', 4))
    }
    expect(positionOfCached(findCachedNotice(db, numberOf(2)))).toEqual(young)
    expect(findCachedNotice(db, numberOf(1))).toBeUndefined()
    expect(readCachedSettings(db)).toEqual({ name: 'new' })
  })

  test('forgets what may no longer be kept, from the disk too, and bears to hear it twice', () => {
    const db = newKioskDatabase()
    const debtor = { kind: 'person', fiscalCode: 'VRDGPP80A01H501X', name: 'Giuseppe Verdi' } as const
    apply(db, 1, held(positionOf('a', [optionOf(1)], { debtor }), 1), setting('sector', 2, 'x'))
    expect(isInFile(db, 'Giuseppe Verdi')).toBe(true)
    for (let time = 1; time <= 2; time++) {
      apply(db, 4, gone('a', 3), setting('sector', 4))
      expect(findCachedNotice(db, numberOf(1))).toBeUndefined()
      expect(readCachedSettings(db)).toEqual({})
      expect(isInFile(db, 'Giuseppe Verdi')).toBe(false)
    }
  })

  test('follows a code from one position to another, in whatever order the two arrive', () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const db = newKioskDatabase()
      apply(db, 1, held(positionOf('a', [optionOf(1), optionOf(2)]), 1), held(positionOf('b', [optionOf(3)]), 2))
      const moved = [
        held(positionOf('a', [optionOf(2)]), 3),
        held(positionOf('b', [optionOf(3), optionOf(1, { iuv: optionOf(1).iuv.toLowerCase() })]), 4),
      ]
      apply(db, 4, ...order.flatMap((index) => moved[index] ?? []))
      expect(positionOfCached(findCachedNotice(db, numberOf(1)))?.iupd).toBe('b')
      expect(positionOfCached(findCachedNotice(db, optionOf(1).iuv))?.iupd).toBe('b')
      expect(positionOfCached(findCachedNotice(db, numberOf(2)))?.iupd).toBe('a')
    }
  })

  test('takes a page whole or not at all', () => {
    const db = newKioskDatabase()
    apply(db, 1, held(positionOf('a', [optionOf(1)]), 1))
    const twice = positionOf('c', [optionOf(3), optionOf(3)])
    db.file.exec(
      `create trigger full before insert on cache_notice when new.notice_number = '${numberOf(3)}'
        begin select raise(abort, 'disk full'); end`,
    )
    expect(() => apply(db, 9, gone('a', 2), held(positionOf('b', [optionOf(2)]), 3), held(twice, 4))).toThrow(
      'disk full',
    )
    expect(readSyncState(db)).toMatchObject({ cursor: { position: 1 } })
    expect(findCachedNotice(db, numberOf(1))).toBeDefined()
    expect(findCachedNotice(db, numberOf(2))).toBeUndefined()
  })

  test('is dropped without a trace; the queue of commands stays', () => {
    const db = newKioskDatabase()
    const debtor = { kind: 'person', fiscalCode: 'VRDGPP80A01H501X', name: 'Giuseppe Verdi' } as const
    apply(db, 2, held(positionOf('a', [optionOf(1)], { debtor }), 1), setting('name', 2, 'Comune'))
    inTransaction(db, () => queueCommand(db, { id: 'c', name: 'print.recorded', args: { a: 1 }, madeAt: NOW }))
    dropCache(db)
    expect(readSyncState(db)).toBeUndefined()
    expect(readCachedSettings(db)).toEqual({})
    expect(findCachedNotice(db, numberOf(1))).toBeUndefined()
    expect(db.file.prepare('select count(*) from cache_notice').pluck().get()).toBe(0)
    expect(isInFile(db, 'Giuseppe Verdi')).toBe(false)
    expect(pendingCommands(db, 10)).toMatchObject([{ id: 'c', args: { a: 1 } }])
    apply(db, 1, held(positionOf('a', [optionOf(1)]), 1))
    expect(findCachedNotice(db, numberOf(1))).toBeDefined()
  })

  test('keeps settings of whatever type as they came', () => {
    const db = newKioskDatabase()
    const settings = { a: 'x', b: false, c: 0, d: null, e: { f: [1] } }
    apply(db, 5, ...Object.entries(settings).map(([id, body], index) => setting(id, index + 1, body)))
    expect(readCachedSettings(db)).toEqual(settings)
  })
})

test('however a feed is cut into pages, and whichever page comes twice, the cache is what the centre has', () => {
  const iupds = ['a', 'b', 'c', 'd'] as const
  const step = fc.record({
    iupd: fc.constantFrom(...iupds),
    codes: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
  })
  const db = newKioskDatabase()
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 25 }),
      fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
      (steps, cuts) => {
        // The centre: who has which codes. A code that another position has is not given twice.
        const owned = new Map<string, readonly number[]>()
        const feed: Change[] = steps.map(({ iupd, codes }, index) => {
          const free = codes.filter(
            (code) => ![...owned].some(([other, theirs]) => other !== iupd && theirs.includes(code)),
          )
          owned.set(iupd, free)
          const isHeld = free.length > 0
          return isHeld
            ? held(
                positionOf(
                  iupd,
                  free.map((code) => optionOf(code)),
                ),
                index + 1,
              )
            : gone(iupd, index + 1)
        })
        dropCache(db)
        let page: Change[] = []
        feed.forEach((change, index) => {
          page.push(change)
          if (cuts[index] !== true) return
          apply(db, index + 1, ...page)
          apply(db, index + 1, ...page)
          page = []
        })
        apply(db, feed.length, ...page)
        for (const code of [1, 2, 3, 4, 5, 6]) {
          const owner = [...owned].find(([, codes]) => codes.includes(code))?.[0]
          expect(positionOfCached(findCachedNotice(db, numberOf(code)))?.iupd).toBe(owner)
        }
      },
    ),
    { seed: SEED, numRuns: 60 },
  )
})
