import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../../tests/fixtures/central-databases.ts'
import { engines, newCreditor } from '../../tests/sync/engines.ts'
import { openCentral, type OpenCentral } from './open.ts'
import { recordChanges } from './stores/feed.ts'

/** Listens to a database, and keeps all that was heard. */
async function listener({ hearChanges }: OpenCentral) {
  const heard: (string | undefined)[] = []
  let something = Promise.withResolvers<undefined>()
  const stop = await hearChanges((creditor) => {
    heard.push(creditor)
    something.resolve(undefined)
    something = Promise.withResolvers()
  })
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await something.promise
  }
  return { heard, stop, until }
}

const change = ({ db }: OpenCentral, creditor: string) =>
  db.transaction().execute((trx) => recordChanges(trx, creditor, [{ thing: 'setting', id: 'name' }]))

describe.each(engines)('changes on $engine', ({ open: openEngine, missing }) => {
  test('are heard when they are committed, and not when they are not', async (context) => {
    context.skip(missing !== undefined, missing)
    const open = await openEngine()
    onTestFinished(() => open.close())
    const { heard, stop, until } = await listener(open)
    const [given, taken] = [await newCreditor(open.db), await newCreditor(open.db)]
    const before = heard.length
    const refused = open.db.transaction().execute(async (trx) => {
      await recordChanges(trx, given, [{ thing: 'setting', id: 'name' }])
      throw new Error('given up')
    })
    await expect(refused).rejects.toThrow('given up')
    await change(open, taken)
    await until(() => heard.length > before)
    expect(heard.slice(before)).toEqual([taken])
    await stop()
  })
})

describe('the listening connection to PostgreSQL', () => {
  test('hears what another process wrote', async (context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
    const open = await openOnPostgres()
    onTestFinished(() => open.close())
    const other = await openCentral({ postgres: open.url })
    onTestFinished(() => other.close())
    const creditor = await newCreditor(open.db)
    const { heard, stop, until } = await listener(open)
    await change(other, creditor)
    await until(() => heard.includes(creditor))
    await stop()
  })

  test('is opened again when it is lost, and says that something may have been missed', async (context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
    const open = await openOnPostgres()
    onTestFinished(() => open.close())
    const creditor = await newCreditor(open.db)
    const { heard, stop, until } = await listener(open)
    expect(heard).toEqual([undefined])
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen %'`.execute(open.db)
    await until(() => heard.length === 2)
    expect(heard).toEqual([undefined, undefined])
    await change(open, creditor)
    await until(() => heard.length === 3)
    expect(heard.at(-1)).toBe(creditor)
    await stop()
    await change(open, creditor)
    expect(heard).toHaveLength(3)
  })
})
