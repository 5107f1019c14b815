import { globSync, readFileSync } from 'node:fs'
import { sql, type Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { up as feedDigest } from '../../db/central/migrations/0005-feed-digest.ts'
import { up as rescuedRequests } from '../../db/central/migrations/0006-rescued-requests.ts'
import { feedAfter, feedDigests, heldAfter } from '../../db/central/stores/feed.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { startCentralBench } from '../sync/central-bench.ts'
import { describeOnEngines, newCreditor } from '../sync/engines.ts'
import { NOW, optionOf, positionOf, take } from '../sync/sample-positions.ts'

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
      held: await heldAfter(db(), creditor, 'position', '', 10).execute(),
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
    await feedDigest(db() as unknown as Kysely<unknown>)
    expect(await facts()).toEqual(before)
  })
})

describeOnEngines('0006', (db) => {
  test('keeps of each command in quarantine what came first, and nothing else goes', async () => {
    const bench = await startCentralBench(db())
    const [kioskId, other] = [(await bench.enrol()).kioskId, (await bench.enrol()).kioskId]
    for (const undo of [
      'alter table quarantine drop constraint quarantine_pkey',
      'alter table quarantine add primary key (creditor, kiosk_id, install_id, seq)',
      'drop index ticket_by_slip',
      'alter table ticket drop column slip_number',
    ]) {
      await sql.raw(undo).execute(db())
    }
    const held = (of: string, installId: string, seq: number, commandId: string) => ({
      ...{ creditor: bench.creditor, kiosk_id: of, install_id: installId, seq, command_id: commandId },
      ...{ name: 'made.up', args: '{}', args_hash: 'h', request_id: null, made_at: NOW, received_at: NOW },
      state: 'held' as const,
    })
    await db()
      .insertInto('quarantine')
      .values([
        held(kioskId, 'a', 1, 'one'),
        held(kioskId, 'a', 2, 'two'),
        // The copies of a file: one command at several places of several queues.
        held(kioskId, 'a', 3, 'one'),
        held(kioskId, 'b', 1, 'two'),
        held(kioskId, 'b', 2, 'three'),
        held(other, 'a', 1, 'one'),
      ])
      .execute()
    await rescuedRequests(db() as unknown as Kysely<unknown>)
    const rows = await db()
      .selectFrom('quarantine')
      .select(['kiosk_id', 'install_id', 'seq', 'command_id'])
      .where('creditor', '=', bench.creditor)
      .execute()
    const kept = rows.map((row) => {
      const whose = row.kiosk_id === other ? 'other' : 'first'
      return `${whose} ${row.install_id}${row.seq} ${row.command_id}`
    })
    expect(kept.toSorted()).toEqual(['first a1 one', 'first a2 two', 'first b2 three', 'other a1 one'])
  })
})

test('no central migration follows the code of today', () => {
  for (const file of globSync('*.ts', { cwd: FOLDER })) {
    const imports = readFileSync(new URL(file, FOLDER), 'utf8').match(/from '[^']+'/g)
    expect(imports, file).toEqual([`from 'kysely'`])
  }
})
