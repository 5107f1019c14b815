import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeedDigests } from '../../../central/contract/sync.ts'
import type { DebtPosition } from '../../../main/domain/debt-position.ts'
import { isInFile, newKioskDatabase } from '../../../tests/sync/kiosk-file.ts'
import { NOW, numberOf, optionOf, positionOf, positionOfCached } from '../../../tests/sync/sample-positions.ts'
import { feedMark } from '../../feed-mark.ts'
import { inTransaction, type KioskDb } from '../database.ts'
import { applyPage, dropCache, findCachedNotice, readCachedSettings, readSyncState } from './cache.ts'
import { pendingCommands, queueCommand } from './outbox.ts'
import { emptyShadow, indexShadow, loadShadow, swapShadow, type Loaded } from './shadow.ts'

const SEED = 20261129

interface Thing {
  readonly thing: string
  readonly id: string
  readonly version: number
  readonly body: unknown
}

const held = (position: DebtPosition, version: number): Thing => ({
  thing: 'position',
  id: position.iupd,
  version,
  body: position,
})
const setting = (id: string, version: number, body: unknown): Thing => ({ thing: 'setting', id, version, body })

const codesOf = ({ thing, body }: Thing) =>
  thing === 'position'
    ? { codes: (body as DebtPosition).options.flatMap(({ noticeNumber, iuv }) => [noticeNumber, iuv]) }
    : {}
const lineOf = (thing: Thing) => `${JSON.stringify({ ...thing, ...codesOf(thing), body: thing.body })}\n`
const lines = (...things: readonly Thing[]) =>
  things.map(({ thing, id, version, body }) => {
    const each = { thing, id, version, body }
    const { body: last, ...rest } = { ...each, ...codesOf(each) }
    return `${JSON.stringify({ ...rest, body: last })}\n`
  })

function digestsOf(things: readonly Thing[]): FeedDigests {
  const digests: FeedDigests = {}
  for (const { thing, id, version } of things) {
    const { held: count, mark } = digests[thing] ?? { held: 0, mark: 0 }
    digests[thing] = { held: count + 1, mark: Number(BigInt(mark) ^ BigInt(feedMark(thing, id, version))) }
  }
  return digests
}

const load = (db: KioskDb, text: string): Loaded => loadShadow(db, Buffer.from(text))
const swap = (db: KioskDb, things: readonly Thing[], position = 9) =>
  swapShadow(db, { cursor: { epoch: 'new', position }, syncedAt: NOW, schema: 1, digests: digestsOf(things) })
const emptyAll = (db: KioskDb) => {
  while (!emptyShadow(db, 2));
}
const rowsOf = (db: KioskDb, table: string) => db.file.prepare(`select count(*) from ${table}`).pluck().get()
const SHADOW = ['shadow_setting', 'shadow_position', 'shadow_notice', 'shadow_digest']

/** A kiosk whose cache holds one position and one setting, and whose queue one command. */
function kiosk() {
  const db = newKioskDatabase()
  const debtor = { kind: 'person', fiscalCode: 'VRDGPP80A01H501X', name: 'Giuseppe Verdi' } as const
  const before = [setting('name', 1, 'Comune'), held(positionOf('old', [optionOf(1)], { debtor }), 2)]
  applyPage(db, { changes: before, cursor: { epoch: 'old', position: 2 }, syncedAt: 'before' })
  inTransaction(db, () => queueCommand(db, { id: 'c', name: 'print.recorded', args: { a: 1 }, madeAt: NOW }))
  return db
}

const things = [
  setting('name', 3, 'Città di {"body":1}'),
  setting('list', 4, ['a', { body: 'b' }]),
  held(positionOf('a,"body":1', [optionOf(2), optionOf(3, { iuv: 'RFaB' })]), 5),
  held(positionOf('b\n\\"', [optionOf(4)], { officeName: 'Ufficio ‘Tributi’ 🏛' }), 6),
]

describe('a snapshot', () => {
  test('serves look-ups when it has changed places with the cache, and not before; the queue stays', () => {
    const db = kiosk()
    expect(load(db, lines(...things).join(''))).toEqual({ state: 'more' })
    expect(load(db, `${JSON.stringify({ end: digestsOf(things) })}\n`)).toEqual({
      state: 'end',
      digests: digestsOf(things),
    })
    indexShadow(db)
    expect(positionOfCached(findCachedNotice(db, numberOf(1)))?.iupd).toBe('old')
    expect(findCachedNotice(db, numberOf(2))).toBeUndefined()
    expect(readCachedSettings(db)).toEqual({ name: 'Comune' })

    expect(swap(db, things)).toBeUndefined()
    expect(readSyncState(db)).toEqual({ cursor: { epoch: 'new', position: 9 }, syncedAt: NOW, schema: 1 })
    expect(readCachedSettings(db)).toEqual({ name: 'Città di {"body":1}', list: ['a', { body: 'b' }] })
    expect(findCachedNotice(db, numberOf(1))).toBeUndefined()
    for (const [code, thing] of [
      [numberOf(2), things[2]],
      ['rfab', things[2]],
      [numberOf(4), things[3]],
    ] as const) {
      expect(positionOfCached(findCachedNotice(db, code)), code).toEqual(thing?.body)
    }
    expect(pendingCommands(db, 10)).toMatchObject([{ id: 'c', args: { a: 1 } }])
  })

  test('is followed by changes like any cache, and by the next snapshot, and the next', () => {
    const db = kiosk()
    for (let round = 1; round <= 3; round++) {
      const now = [setting('name', round, `round ${round}`), held(positionOf('a', [optionOf(10 + round)]), 5)]
      emptyAll(db)
      load(db, lines(...now).join(''))
      indexShadow(db)
      expect(swap(db, now, 20 * round)).toBeUndefined()
      const moved = held(positionOf('z', [optionOf(10 + round)]), 7)
      const digests = digestsOf([now[0] as Thing, held(positionOf('a', []), 6), moved])
      const changes = [held(positionOf('a', [optionOf(30)]), 6), moved]
      const cursor = { epoch: 'new', position: 20 * round + 2 }
      expect(applyPage(db, { changes, cursor, syncedAt: NOW, digests })).toBeUndefined()
      expect(positionOfCached(findCachedNotice(db, numberOf(10 + round)))?.iupd).toBe('z')
      expect(positionOfCached(findCachedNotice(db, numberOf(30)))?.iupd).toBe('a')
      expect(findCachedNotice(db, numberOf(9 + round))).toBeUndefined()
      applyPage(db, { changes: [{ thing: 'position', id: 'a', version: 8 }], cursor, syncedAt: NOW })
      expect(findCachedNotice(db, numberOf(30))).toBeUndefined()
    }
  })

  test('leaves nothing of what it replaced, nor of what was loaded in vain, in the file or its log', () => {
    const db = kiosk()
    load(db, lines(...things).join(''))
    indexShadow(db)
    swap(db, things)
    emptyAll(db)
    for (const table of SHADOW) expect(rowsOf(db, table), table).toBe(0)
    expect(isInFile(db, 'Giuseppe Verdi')).toBe(false)
    expect(findCachedNotice(db, numberOf(2))).toBeDefined()
    const debtor = { kind: 'person', fiscalCode: 'BNCLCU80A01H501X', name: 'Lucia Bianchi' } as const
    load(db, lines(...[1, 2, 3, 4, 5].map((n) => held(positionOf(`p${n}`, [optionOf(n)], { debtor }), n))).join(''))
    indexShadow(db)
    expect(isInFile(db, 'Lucia Bianchi')).toBe(true)
    emptyAll(db)
    for (const table of SHADOW) expect(rowsOf(db, table), table).toBe(0)
    expect(isInFile(db, 'Lucia Bianchi')).toBe(false)
  })

  test('goes with the cache when that is dropped, from the disk too', () => {
    const db = kiosk()
    const debtor = { kind: 'person', fiscalCode: 'BNCLCU80A01H501X', name: 'Lucia Bianchi' } as const
    load(db, lines(held(positionOf('a', [optionOf(2)], { debtor }), 5)).join(''))
    dropCache(db)
    for (const table of SHADOW) expect(rowsOf(db, table), table).toBe(0)
    expect(isInFile(db, 'Lucia Bianchi')).toBe(false)
    expect(isInFile(db, 'Giuseppe Verdi')).toBe(false)
  })

  test('is emptied in steps', () => {
    const db = newKioskDatabase()
    load(db, lines(...[1, 2, 3, 4, 5].map((n) => held(positionOf(`p${n}`, [optionOf(n)]), n))).join(''))
    const left: unknown[] = []
    while (!emptyShadow(db, 2)) left.push(rowsOf(db, 'shadow_position'))
    expect(left).toEqual([3, 1, 0])
  })

  test('of which something is missing, or something else has come, changes nothing', () => {
    for (const come of [
      things.slice(1),
      things.slice(0, -1),
      [...things, held(positionOf('c', [optionOf(5)]), 7)],
      [],
    ]) {
      const db = kiosk()
      load(db, lines(...come).join(''))
      indexShadow(db)
      expect(swap(db, things)).toMatchObject({ thing: expect.stringMatching(/position|setting/) as string })
      expect(readSyncState(db)).toMatchObject({ cursor: { epoch: 'old', position: 2 } })
      expect(positionOfCached(findCachedNotice(db, numberOf(1)))?.iupd).toBe('old')
    }
  })

  test('that cannot change places whole does not change places at all', () => {
    const db = kiosk()
    load(db, lines(...things).join(''))
    indexShadow(db)
    db.file.exec(`create trigger full before update on sync_state begin select raise(abort, 'disk full'); end`)
    expect(() => swap(db, things)).toThrow('disk full')
    expect(positionOfCached(findCachedNotice(db, numberOf(1)))?.iupd).toBe('old')
    expect(findCachedNotice(db, numberOf(2))).toBeUndefined()
    expect(readCachedSettings(db)).toEqual({ name: 'Comune' })
    db.file.exec('drop trigger full')
    expect(swap(db, things)).toBeUndefined()
    expect(findCachedNotice(db, numberOf(2))).toBeDefined()
  })

  test('of a newer centre: what is not known here is left out', () => {
    const db = kiosk()
    const newer = [{ thing: 'meeting', id: 'a', version: 1, body: [] }, ...things]
    load(
      db,
      lines(...newer)
        .join('')
        .replace('"version":5', '"version":5,"more":{"a":[1]}'),
    )
    const end = `${JSON.stringify({ end: digestsOf(newer), more: 1 })}\n`
    expect(load(db, end)).toEqual({ state: 'end', digests: digestsOf(newer) })
    indexShadow(db)
    expect(swap(db, newer)).toBeUndefined()
    expect(findCachedNotice(db, numberOf(2))).toBeDefined()
  })

  const good = lineOf(things[2] as Thing)
  test.each([
    ['no JSON', 'nonsense\n'],
    ['a line that does not end', good.slice(0, -1)],
    ['a line that breaks off', `${good.slice(0, -3)}\n`],
    ['a body that is no JSON', good.replace('"status"', 'status')],
    ['a thing without a body', '{"thing":"position","id":"a","version":1}\n'],
    ['a version that is none', good.replace('"version":5', '"version":"5"')],
    ['an id that is none', good.replace(/"id":"[^}]*?","version/, '"id":7,"version')],
    ['codes that are none', good.replace(/"codes":\[.*?\]/, '"codes":[1,2]')],
    ['a code without its other', good.replace(/"codes":\[.*?\]/, '"codes":["1"]')],
    ['a null', 'null,"body":1}\n'],
    ['the same thing twice', good + good],
    ['an end that is none', '{"end":{"position":{"held":"many","mark":1}}}\n'],
    ['an end before the end', `{"end":{}}\n${good}`],
    ['an empty line', '\n'],
  ])('with %s is of no use, and nothing of these lines stays', (_, text) => {
    const db = kiosk()
    expect(text).not.toBe(good)
    expect(load(db, text)).toEqual({ state: 'unusable' })
    expect(rowsOf(db, 'shadow_position')).toBe(0)
    expect(db.file.pragma('synchronous', { simple: true })).toBe(2)
    expect(findCachedNotice(db, numberOf(1))).toBeDefined()
  })

  test('is the same however its lines are cut into batches', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      index % 5 === 0
        ? setting(`s${index}`, index + 1, index)
        : held(positionOf(`p${index}`, [optionOf(index)]), index + 1),
    )
    const all = lines(...many)
    const db = newKioskDatabase()
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: all.length - 1 }), { maxLength: 12 }), (cuts) => {
        emptyAll(db)
        const at = [0, ...cuts.toSorted((one, other) => one - other), all.length]
        for (const [index, from] of at.slice(0, -1).entries()) load(db, all.slice(from, at[index + 1]).join(''))
        indexShadow(db)
        expect(swap(db, many)).toBeUndefined()
        expect(rowsOf(db, 'cache_position')).toBe(32)
      }),
      { seed: SEED, numRuns: 30 },
    )
  })
})
