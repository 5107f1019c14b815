import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCentral, type Central, type CentralTransaction, type OpenCentral } from '../../db/central/open.ts'
import { feedAfter, recordChanges } from '../../db/central/stores/feed.ts'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../fixtures/central-databases.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { seededRandom } from '../fixtures/random-positions.ts'
import { newCreditor } from './engines.ts'

/** A way of numbering what changes, and of reading on after a number. */
interface Feed {
  readonly take: (trx: CentralTransaction, creditor: string, id: string) => Promise<unknown>
  readonly after: (db: Central, creditor: string, cursor: number) => Promise<readonly Place[]>
}

interface Place {
  readonly id: string
  readonly position: number
}

/** What a reader saw who went on after the last number it had seen, in the order in which it saw it. */
interface Story {
  readonly written: readonly string[]
  readonly seen: readonly Place[]
}

const WRITERS = 16
const ROWS_PER_WRITER = 25
const SEED = 20261124

/** A transaction takes up to so many questions to the database before it takes its place, and again before it commits. */
const LONGEST_DELAY = 12

const ours: Feed = {
  take: (trx, creditor, id) => recordChanges(trx, creditor, [{ thing: 'position', id }]),
  after: (db, creditor, cursor) => feedAfter(db, creditor, cursor, 10),
}

/** The feed as it must not be: a place is what a sequence gives out, which knows nothing of commits. */
const naive: Feed = {
  take: (trx, creditor, id) => sql`insert into sequence_feed (creditor, id) values (${creditor}, ${id})`.execute(trx),
  after: async (db, creditor, cursor) => {
    const { rows } = await sql<Place>`
      select id, position from sequence_feed where creditor = ${creditor} and position > ${cursor}
      order by position limit 10`.execute(db)
    return rows
  },
}

describeWhere(hasPostgres(), NO_POSTGRES, '16 writers at once, and a reader on the cursor', () => {
  let reading: OpenCentral & { readonly url: string }
  /** A pool holds fewer connections than there are writers. */
  let writing: readonly OpenCentral[]

  beforeAll(async () => {
    reading = await openOnPostgres()
    await sql`create table sequence_feed (position bigserial primary key, creditor text, id text)`.execute(reading.db)
    writing = await Promise.all(Array.from({ length: WRITERS }, () => openCentral({ postgres: reading.url })))
  })
  afterAll(async () => {
    await Promise.all(writing.map((open) => open.close()))
    await reading.close()
  })

  async function delay(trx: CentralTransaction, questions: number): Promise<void> {
    for (let asked = 0; asked < questions; asked++) await sql`select 1`.execute(trx)
  }

  async function followed(feed: Feed): Promise<Story> {
    const creditor = await newCreditor(reading.db)
    const written: string[] = []
    let writers = WRITERS
    const write = async ({ db }: OpenCentral, writer: number) => {
      const random = seededRandom(SEED + writer)
      const someTime = () => Math.floor(random() * LONGEST_DELAY)
      for (let row = 0; row < ROWS_PER_WRITER; row++) {
        const id = `${writer}/${row}`
        await db.transaction().execute(async (trx) => {
          await delay(trx, someTime())
          await feed.take(trx, creditor, id)
          await delay(trx, someTime())
        })
        written.push(id)
      }
      writers -= 1
    }
    const read = async (): Promise<readonly Place[]> => {
      const seen: Place[] = []
      for (;;) {
        // Asked before the page, so that the last page is one that was asked for when all was written.
        const isAllWritten = writers === 0
        const page = await feed.after(reading.db, creditor, seen.at(-1)?.position ?? 0)
        seen.push(...page)
        if (page.length === 0 && isAllWritten) return seen
      }
    }
    const [seen] = await Promise.all([read(), ...writing.map(write)])
    return { written, seen }
  }

  test('every row is seen once, and the places have no gap', async () => {
    const { written, seen } = await followed(ours)
    expect(written).toHaveLength(WRITERS * ROWS_PER_WRITER)
    expect(seen.map(({ id }) => id).toSorted()).toEqual(written.toSorted())
    expect(seen.map(({ position }) => position)).toEqual(written.map((_, index) => index + 1))
  })

  test('the same writers and reader lose rows where a bare sequence numbers them', async () => {
    const { written, seen } = await followed(naive)
    expect(written).toHaveLength(WRITERS * ROWS_PER_WRITER)
    const ids = new Set(seen.map(({ id }) => id))
    const lost = written.filter((id) => !ids.has(id))
    console.log(`a bare sequence lost ${lost.length} of ${written.length} rows`)
    expect(lost.length).toBeGreaterThan(0)
    expect(ids.size).toBe(seen.length)
  })
})
