import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { feedAfter, feedHead } from '../../db/central/stores/feed.ts'
import { positionsByIupd } from '../../db/central/stores/position-bodies.ts'
import { findByCode } from '../../db/central/stores/positions.ts'
import type { Central, OpenCentral } from '../../db/central/open.ts'
import { romeDate } from '../../main/domain/calendar.ts'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../../tests/fixtures/central-databases.ts'
import { randomPositions } from '../../tests/fixtures/random-positions.ts'
import { samplePositions } from '../../tests/sandbox/municipality/municipality.ts'
import { describeOnEngines, newCreditor } from '../../tests/sync/engines.ts'
import { gpdOption, gpdRecord, NOW, numberOf } from '../../tests/sync/sample-positions.ts'
import { readGpdPosition } from './gpd-position.ts'
import { importPositions, NotAnImportFile } from './import.ts'

const SEED = 20261123

const importRecords = (db: Central, creditor: string, ...paymentPositions: readonly unknown[]) =>
  importPositions(db, creditor, { paymentPositions }, NOW)

describeOnEngines('an import', (db) => {
  test('takes every good record, leaves out every bad one whole, and says where and why', async () => {
    const creditor = await newCreditor(db())
    const report = await importRecords(
      db(),
      creditor,
      gpdRecord(1),
      gpdRecord(2, { paymentOption: [gpdOption(2), gpdOption(3, { amount: 0 })] }),
      'not a record',
      gpdRecord(4, {}, { nav: numberOf(1), iuv: 'A4' }),
      gpdRecord(5),
      gpdRecord(5, { fullName: 'Second' }),
      gpdRecord(6),
    )
    expect(report).toMatchObject({ added: 3, changed: 0, unchanged: 0 })
    expect(report.refused.map(({ path }) => path)).toEqual([
      'paymentPositions[1].paymentOption[1].amount',
      'paymentPositions[2]',
      'paymentPositions[5].iupd',
      'paymentPositions[3]',
    ])
    expect(report.refused.map(({ reason }) => reason).slice(2)).toEqual([
      'the same as in paymentPositions[4]',
      `${numberOf(1)} belongs to another position`,
    ])
    const iupds = [1, 2, 4, 5, 6].map((count) => `record-${count}`)
    const kept = await positionsByIupd(db(), creditor, iupds)
    expect(kept.map(({ iupd, debtor }) => `${iupd} ${debtor.name}`).toSorted()).toEqual([
      'record-1 Mario Rossi',
      'record-5 Mario Rossi',
      'record-6 Mario Rossi',
    ])
    for (const count of [2, 3]) expect(await findByCode(db(), creditor, numberOf(count))).toBeUndefined()
    expect((await feedAfter(db(), creditor, 0, 10)).map(({ id }) => id)).toEqual(['record-1', 'record-5', 'record-6'])
  })

  test('knows a position by its iupd: the same file again changes nothing, another content changes it', async () => {
    const creditor = await newCreditor(db())
    await importRecords(db(), creditor, gpdRecord(1), gpdRecord(2))
    expect(await importRecords(db(), creditor, gpdRecord(2), gpdRecord(1))).toEqual({
      added: 0,
      changed: 0,
      unchanged: 2,
      refused: [],
    })
    expect(await feedHead(db(), creditor)).toMatchObject({ position: 2 })
    const changed = await importRecords(db(), creditor, gpdRecord(1, {}, { amount: 7, somethingNew: 1 }), gpdRecord(2))
    expect(changed).toMatchObject({ changed: 1, unchanged: 1 })
    expect(await findByCode(db(), creditor, numberOf(1))).toMatchObject({ position: { options: [{ amountCents: 7 }] } })
    expect((await feedAfter(db(), creditor, 0, 10)).map(({ id }) => id)).toEqual(['record-2', 'record-1'])
  })

  test('is of the configured municipality, whoever the file names', async () => {
    const [creditor, other] = [await newCreditor(db()), await newCreditor(db())]
    const amount = 1001
    const transfer = [{ idTransfer: '1', amount, remittanceInformation: 'a', category: '0101101IM' }]
    await importRecords(db(), creditor, gpdRecord(1, { organizationFiscalCode: other }, { transfer }))
    expect(await findByCode(db(), creditor, numberOf(1))).toMatchObject({
      position: { options: [{ transfers: [{ creditor }] }] },
    })
    expect(await findByCode(db(), other, numberOf(1))).toBeUndefined()
  })

  test('keeps the day of a due date through the database', async () => {
    const creditor = await newCreditor(db())
    const dueDates = ['2026-12-31T23:59:59Z', '2026-12-31T22:59:59Z', '2026-12-31']
    await importRecords(db(), creditor, ...dueDates.map((dueDate, index) => gpdRecord(index, {}, { dueDate })))
    for (const index of dueDates.keys()) {
      const hit = await findByCode(db(), creditor, numberOf(index))
      expect(romeDate(hit?.position.options[0]?.dueDate ?? '')).toBe('2026-12-31')
    }
  })

  test.each([
    ['null', null],
    ['a list', []],
    ['a text', 'paymentPositions'],
    ['no list', {}],
    ['a list that is none', { paymentPositions: { 0: gpdRecord(1) } }],
  ])('of what is not an import file (%s) takes nothing', async (_, file) => {
    const creditor = await newCreditor(db())
    await expect(importPositions(db(), creditor, file, NOW)).rejects.toThrow(NotAnImportFile)
    expect(await feedHead(db(), creditor)).toMatchObject({ position: 0 })
  })

  test('of an empty list is an import of nothing', async () => {
    const creditor = await newCreditor(db())
    expect(await importRecords(db(), creditor)).toEqual({ added: 0, changed: 0, unchanged: 0, refused: [] })
  })

  test('takes 2,500 positions of somebody else, each as it is in the file, and none twice', async () => {
    const creditor = await newCreditor(db())
    const file = randomPositions(2500, SEED)
    const nothing = { added: 0, changed: 0, unchanged: 0, refused: [] }
    expect(await importPositions(db(), creditor, file, NOW)).toEqual({ ...nothing, added: 2500 })
    const kept = await positionsByIupd(
      db(),
      creditor,
      file.paymentPositions.map(({ iupd }) => iupd),
    )
    const byIupd = new Map(kept.map((position) => [position.iupd, position]))
    for (const record of file.paymentPositions) {
      expect({ ok: true, position: byIupd.get(record.iupd) }).toEqual(readGpdPosition(record, creditor, NOW))
    }
    for (const { iupd, paymentOption } of file.paymentPositions.filter((_, index) => index % 250 === 0)) {
      const [option] = paymentOption
      for (const code of [option?.nav, option?.iuv, option?.iuv.toLowerCase()]) {
        expect((await findByCode(db(), creditor, code ?? ''))?.position.iupd).toBe(iupd)
      }
    }
    expect(await importPositions(db(), creditor, file, NOW)).toEqual({ ...nothing, unchanged: 2500 })
    const feed = await feedAfter(db(), creditor, 0, 3000)
    expect(feed.map(({ position }) => position)).toEqual(Array.from({ length: 2500 }, (_, index) => index + 1))
  })

  test('keeps every character that people and places are written with', async () => {
    const creditor = await newCreditor(db())
    const names = ["D'Àngiò “Zoë”", '{"a":1}', 'a\\b\tc', '日本 🏛️ עברית', '%_$1', 'null']
    await importRecords(
      db(),
      creditor,
      ...names.map((fullName, index) => gpdRecord(index, { fullName, city: fullName })),
    )
    const kept = await positionsByIupd(
      db(),
      creditor,
      names.map((_, index) => `record-${index}`),
    )
    expect(kept.map(({ debtor }) => [debtor.name, debtor.address?.city]).toSorted()).toEqual(
      names.map((name) => [name, name]).toSorted(),
    )
  })

  test('takes the sample municipality', async () => {
    const creditor = await newCreditor(db())
    const { paymentPositions } = samplePositions(NOW)
    expect(await importRecords(db(), creditor, ...paymentPositions)).toMatchObject({
      added: paymentPositions.length,
      refused: [],
    })
  })
})

describe('a database that fails in mid-import', () => {
  let open: OpenCentral
  let creditor: string
  const marked = numberOf(666)
  beforeAll(async () => {
    if (!hasPostgres()) return
    open = await openOnPostgres()
    await sql
      .raw(
        `create function fail() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
         create trigger fail_on_marked before insert on payment_option for each row
         when (new.notice_number = '${marked}') execute function fail()`,
      )
      .execute(open.db)
  })
  afterAll(() => (hasPostgres() ? open.close() : undefined))
  beforeEach(async (context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
    creditor = await newCreditor(open.db)
  })

  const countOf = async (table: 'debt_position' | 'payment_option' | 'change_feed') => {
    const rows = await open.db.selectFrom(table).select('creditor').where('creditor', '=', creditor).execute()
    return rows.length
  }

  test('import atomicity: nothing of the transaction is left, no position without its options, no place in the feed', async () => {
    const file = [gpdRecord(1), gpdRecord(2, { paymentOption: [gpdOption(2), gpdOption(666)] }), gpdRecord(3)]
    await expect(importRecords(open.db, creditor, ...file)).rejects.toThrow('the disk is full')
    expect([await countOf('debt_position'), await countOf('payment_option'), await countOf('change_feed')]).toEqual([
      0, 0, 0,
    ])
    expect(await feedHead(open.db, creditor)).toMatchObject({ position: 0 })
  })

  test('import atomicity: a position that was to be changed is whole as it was', async () => {
    await importRecords(open.db, creditor, gpdRecord(1))
    const before = await positionsByIupd(open.db, creditor, ['record-1'])
    const changed = gpdRecord(1, { status: 'PAID', paymentOption: [gpdOption(2), gpdOption(666)] })
    await expect(importRecords(open.db, creditor, changed)).rejects.toThrow('the disk is full')
    expect(await positionsByIupd(open.db, creditor, ['record-1'])).toEqual(before)
    expect(await feedHead(open.db, creditor)).toMatchObject({ position: 1 })
  })

  test('what was written before is kept, and the same file can be imported once the fault is mended', async () => {
    const records = Array.from({ length: 501 }, (_, index) => gpdRecord(index + 1000))
    await expect(importRecords(open.db, creditor, ...records, gpdRecord(666))).rejects.toThrow('the disk is full')
    expect([await countOf('debt_position'), await countOf('payment_option'), await countOf('change_feed')]).toEqual([
      500, 500, 500,
    ])
    const report = await importRecords(open.db, creditor, ...records)
    expect(report).toMatchObject({ added: 1, unchanged: 500 })
  })
})
