import { expect, test } from 'vitest'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import type { Central } from '../open.ts'
import { feedAfter, feedHead } from './feed.ts'
import { lockSettings, readSettings, writeSettings } from './settings.ts'

const write = (db: Central, creditor: string, settings: Readonly<Record<string, unknown>>) =>
  db.transaction().execute((trx) => writeSettings(trx, creditor, settings))

describeOnEngines('settings', (db) => {
  test('are read as they were written, of whatever type', async () => {
    const creditor = await newCreditor(db())
    const settings = {
      name: 'Città "x" \\ \n',
      takesPaymentsOnSite: false,
      unknownCodesPerHour: 60,
      list: [{ a: null }],
    }
    await write(db(), creditor, settings)
    expect(await readSettings(db(), creditor)).toEqual(settings)
  })

  test('only those that changed go into the feed; one that is taken away is told too', async () => {
    const creditor = await newCreditor(db())
    await write(db(), creditor, { name: 'a', sector: 'b', info: 'c' })
    await write(db(), creditor, { name: 'a', sector: 'B', info: undefined, cbill: undefined })
    expect(await readSettings(db(), creditor)).toEqual({ name: 'a', sector: 'B' })
    const feed = await feedAfter(db(), creditor, 0, 10)
    expect(feed.map(({ id, position }) => `${id}${position}`)).toEqual(['name1', 'sector4', 'info5'])
    await write(db(), creditor, { name: 'a', sector: 'B' })
    expect(await feedHead(db(), creditor)).toMatchObject({ position: 5 })
  })

  test('belong to one municipality', async () => {
    const [one, two] = [await newCreditor(db()), await newCreditor(db())]
    await write(db(), one, { name: 'one' })
    await write(db(), two, { name: 'two' })
    await write(db(), two, { name: undefined })
    expect(await readSettings(db(), one)).toEqual({ name: 'one' })
    expect(await readSettings(db(), two)).toEqual({})
  })

  test('that were locked hold still: writers that build on what they read lose nothing', async () => {
    const creditor = await newCreditor(db())
    await write(db(), creditor, { count: 0 })
    const countUp = () =>
      db()
        .transaction()
        .execute(async (trx) => {
          const { count } = await lockSettings(trx, creditor)
          await writeSettings(trx, creditor, { count: Number(count) + 1 })
        })
    await Promise.all([1, 2, 3, 4, 5, 6].map(countUp))
    expect(await readSettings(db(), creditor)).toEqual({ count: 6 })
  })
})
