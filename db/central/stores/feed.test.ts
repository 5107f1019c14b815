import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../../../tests/fixtures/central-databases.ts'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { seededRandom } from '../../../tests/fixtures/random-positions.ts'
import { optionOf, positionOf, take } from '../../../tests/sync/sample-positions.ts'
import { untilSomebodyWaits } from '../../../tests/sync/waiting-queries.ts'
import { feedMark } from '../../feed-mark.ts'
import type { Central, CentralTransaction, OpenCentral } from '../open.ts'
import { feedAfter, feedDigests, feedHead, heldAfter, recordChanges } from './feed.ts'
import { writeSettings } from './settings.ts'

const record = (db: Central, creditor: string, ...ids: readonly string[]) =>
  db.transaction().execute((trx) =>
    recordChanges(
      trx,
      creditor,
      ids.map((id) => ({ thing: 'position', id })),
    ),
  )

describeOnEngines('the feed', (db) => {
  test('counts from one, holds the newest change of each thing, and is read in pages', async () => {
    const creditor = await newCreditor(db())
    expect(await feedHead(db(), creditor)).toEqual({ epoch: `feed-of-${creditor}`, position: 0, trimmedTo: 0 })
    await record(db(), creditor, 'a', 'b', 'c')
    await record(db(), creditor)
    await record(db(), creditor, 'a')
    expect(await feedHead(db(), creditor)).toMatchObject({ position: 4 })
    const ids = async (after: number, limit: number) =>
      (await feedAfter(db(), creditor, after, limit)).map(({ id, position }) => `${id}${position}`)
    expect(await ids(0, 2)).toEqual(['b2', 'c3'])
    expect(await ids(3, 2)).toEqual(['a4'])
    expect(await ids(4, 2)).toEqual([])
  })

  test('a position and a setting of one name are two things', async () => {
    const creditor = await newCreditor(db())
    await db()
      .transaction()
      .execute((trx) =>
        recordChanges(trx, creditor, [
          { thing: 'position', id: 'name' },
          { thing: 'setting', id: 'name' },
        ]),
      )
    expect(await feedAfter(db(), creditor, 0, 10)).toHaveLength(2)
  })

  test('belongs to one municipality', async () => {
    const [one, two] = [await newCreditor(db()), await newCreditor(db())]
    await record(db(), one, 'a', 'b')
    await record(db(), two, 'a')
    expect(await feedAfter(db(), two, 0, 10)).toEqual([{ thing: 'position', id: 'a', position: 1, isHeld: false }])
    expect(await feedHead(db(), '99999999999')).toBeUndefined()
    await expect(record(db(), '99999999999', 'a')).rejects.toThrow()
  })

  test('has no gap where transactions were given up', async () => {
    const creditor = await newCreditor(db())
    const writers = Array.from({ length: 12 }, (_, writer) =>
      db()
        .transaction()
        .execute(async (trx) => {
          await recordChanges(trx, creditor, [{ thing: 'position', id: `${writer}` }])
          if (writer % 3 === 0) throw new Error('given up')
        }),
    )
    const ended = await Promise.allSettled(writers)
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(4)
    const places = (await feedAfter(db(), creditor, 0, 100)).map(({ position }) => position)
    expect(places).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describeOnEngines('the digest of the feed', (db) => {
  /** What it should be, from every place of the feed. */
  async function counted(creditor: string) {
    const digests: Record<string, { held: number; mark: number }> = {}
    for (const { thing, id, position, isHeld } of await feedAfter(db(), creditor, 0, 1000)) {
      const { held, mark } = digests[thing] ?? { held: 0, mark: 0 }
      const own = isHeld ? feedMark(thing, id, position) : 0
      digests[thing] = { held: held + (isHeld ? 1 : 0), mark: Number(BigInt(mark) ^ BigInt(own)) }
    }
    return digests
  }

  test('is of what kiosks may hold, whatever came, changed, went and came back', async () => {
    const creditor = await newCreditor(db())
    const random = seededRandom(20261129)
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
    expect(await feedDigests(db(), creditor)).toEqual({})
    for (let step = 0; step < 40; step++) {
      if (random() < 0.3) {
        const value = pick(['one', 'two', undefined])
        await db()
          .transaction()
          .execute((trx) => writeSettings(trx, creditor, { [pick(['a', 'b', 'è'])]: value }))
      } else {
        const ids = new Set([pick([1, 2, 3, 4, 5, 6]), pick([1, 2, 3, 4, 5, 6])])
        const status = pick(['VALID', 'PUBLISHED', 'PARTIALLY_PAID', 'PAID', 'EXPIRED', 'DRAFT'] as const)
        const options = (id: number) => [optionOf(id, { amountCents: 1 + step })]
        await take(db(), creditor, ...[...ids].map((id) => positionOf(`p-${id}`, options(id), { status })))
      }
      expect(await feedDigests(db(), creditor), `step ${step}`).toEqual(await counted(creditor))
    }
  })

  test('does not change by what was given up', async () => {
    const creditor = await newCreditor(db())
    await take(db(), creditor, positionOf('a', [optionOf(1)]))
    const before = await feedDigests(db(), creditor)
    const refused = db()
      .transaction()
      .execute(async (trx) => {
        await writeSettings(trx, creditor, { name: 'Comune' })
        throw new Error('given up')
      })
    await expect(refused).rejects.toThrow('given up')
    expect(await feedDigests(db(), creditor)).toEqual(before)
  })

  test('lists what kiosks may hold in the order of the bytes of its ids, in pages', async () => {
    const creditor = await newCreditor(db())
    const ids = ['a', 'B', 'à', 'ab', 'A-1', 'A1', '_', '10', '9']
    await take(db(), creditor, ...ids.map((id, index) => positionOf(id, [optionOf(index)])))
    await take(db(), creditor, positionOf('gone', [optionOf(99)], { status: 'PAID' }))
    const seen: string[] = []
    for (;;) {
      const page = await heldAfter(db(), creditor, 'position', seen.at(-1) ?? '', 2).execute()
      if (page.length === 0) break
      seen.push(...page.map(({ id }) => id))
    }
    expect(seen).toEqual(ids.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))))
  })
})

/** How a place in a feed is taken, and how the feed is read on from a cursor. */
interface Feed {
  readonly take: (trx: CentralTransaction, creditor: string, id: string) => Promise<unknown>
  readonly after: (
    db: Central,
    creditor: string,
    cursor: number,
  ) => Promise<readonly { id: string; position: number }[]>
}

const ours: Feed = {
  take: (trx, creditor, id) => recordChanges(trx, creditor, [{ thing: 'position', id }]),
  after: (db, creditor, cursor) => feedAfter(db, creditor, cursor, 10),
}

/** The feed as it must not be: its places come from a sequence, which knows nothing of commits. */
const naive: Feed = {
  take: (trx, creditor, id) => sql`insert into naive_feed (creditor, id) values (${creditor}, ${id})`.execute(trx),
  after: async (db, creditor, cursor) => {
    const { rows } = await sql<{ id: string; position: number }>`
      select id, position from naive_feed where creditor = ${creditor} and position > ${cursor} order by position`.execute(
      db,
    )
    return rows
  },
}

describe('a reader beside a slow writer', () => {
  let open: OpenCentral
  beforeAll(async () => {
    if (!hasPostgres()) return
    open = await openOnPostgres()
    await sql`create table naive_feed (position serial primary key, creditor text, id text)`.execute(open.db)
  })
  afterAll(() => (hasPostgres() ? open.close() : undefined))
  beforeEach((context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
  })

  /** Two writers: the first takes its place first and commits last. A reader follows the cursor between and after. */
  async function seenByReader(feed: Feed): Promise<readonly string[]> {
    const creditor = await newCreditor(open.db)
    const hasTaken = Promise.withResolvers<undefined>()
    const mayCommit = Promise.withResolvers<undefined>()
    const slow = open.db.transaction().execute(async (trx) => {
      await feed.take(trx, creditor, 'slow')
      hasTaken.resolve(undefined)
      await mayCommit.promise
    })
    await hasTaken.promise
    const quick = open.db.transaction().execute((trx) => feed.take(trx, creditor, 'quick'))
    await Promise.race([quick, untilSomebodyWaits(open.db)])
    const first = await feed.after(open.db, creditor, 0)
    mayCommit.resolve(undefined)
    await Promise.all([slow, quick])
    const second = await feed.after(open.db, creditor, first.at(-1)?.position ?? 0)
    return [...first, ...second].map(({ id }) => id)
  }

  test('sees every change once, in the order of the commits', async () => {
    expect(await seenByReader(ours)).toEqual(['slow', 'quick'])
  })

  test('would lose the slow one if places came from a sequence', async () => {
    expect(await seenByReader(naive)).toEqual(['quick'])
  })
})
