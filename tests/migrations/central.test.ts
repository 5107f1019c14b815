import { globSync, readFileSync } from 'node:fs'
import { sql, type Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { up } from '../../db/central/migrations/0005-feed-digest.ts'
import { feedAfter, feedDigests, heldAfter } from '../../db/central/stores/feed.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { describeOnEngines, newCreditor } from '../sync/engines.ts'
import { optionOf, positionOf, take } from '../sync/sample-positions.ts'

const FOLDER = new URL('../../db/central/migrations/', import.meta.url)

describeOnEngines('the central database', (db) => {
  test('has had every migration that there is, in their order', async () => {
    const files = globSync('*.ts', { cwd: FOLDER }).toSorted()
    const rows = await db()
      .$extendTables<{ kysely_migration: { name: string } }>()
      .selectFrom('kysely_migration')
      .select('name')
      .orderBy('name')
      .execute()
    expect(rows.map(({ name }) => `${name}.ts`)).toEqual(files)
  })
})

describeOnEngines('0005', (db) => {
  test('finds in a feed that is there what kiosks may hold, and its digest', async () => {
    const [creditor, other] = [await newCreditor(db()), await newCreditor(db())]
    await take(
      db(),
      creditor,
      positionOf('è "a"', [optionOf(1)]),
      positionOf('b', [optionOf(2)], { status: 'PUBLISHED' }),
    )
    await take(db(), creditor, positionOf('paid', [optionOf(3)], { status: 'PAID' }))
    await take(db(), creditor, positionOf('b', [optionOf(4)], { status: 'PARTIALLY_PAID' }))
    await take(db(), other, positionOf('b', [optionOf(5)]))
    for (const name of ['Comune', undefined]) {
      await db()
        .transaction()
        .execute((trx) => writeSettings(trx, creditor, { name, info: 'x' }))
    }
    const facts = async () => ({
      digests: [await feedDigests(db(), creditor), await feedDigests(db(), other)],
      held: await heldAfter(db(), creditor, 'position', '', 10),
      feed: await feedAfter(db(), creditor, 0, 10),
    })
    const before = await facts()
    expect(before.held.map(({ id }) => id)).toEqual(['b', 'è "a"'])
    for (const undo of [
      'drop table feed_digest, feed_history',
      'drop index change_feed_held',
      'alter table change_feed drop column mark',
      'alter table creditor drop column trimmed_to',
    ]) {
      await sql.raw(undo).execute(db())
    }
    await up(db() as unknown as Kysely<unknown>)
    expect(await facts()).toEqual(before)
  })
})

test('no central migration follows the code of today', () => {
  for (const file of globSync('*.ts', { cwd: FOLDER })) {
    const imports = readFileSync(new URL(file, FOLDER), 'utf8').match(/from '[^']+'/g)
    expect(imports, file).toEqual([`from 'kysely'`])
  }
})
