import { existsSync, linkSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { changeBeside, DEVICE, holdFile, queueMarked } from '../../tests/sync/kept-file.ts'
import { KEY, newKioskDatabase, newKioskPath } from '../../tests/sync/kiosk-file.ts'
import { NOW, optionOf, positionOf } from '../../tests/sync/sample-positions.ts'
import { backUp, ownTables } from './backup.ts'
import { filesBeside } from './beside.ts'
import { connect, migrations, openKioskDatabase } from './open.ts'
import { applyPage } from './stores/cache.ts'
import { keepDevice, readDevice } from './stores/device.ts'
import { pendingCommands, settleCommands } from './stores/outbox.ts'
import { insertPrintJob, unfinishedPrintJobs } from './stores/print-jobs.ts'
import { keepRequest } from './stores/requests.ts'
import type { PrintId } from '../../main/domain/print-job.ts'

const printJob = (id: string) =>
  ({
    id: id as PrintId,
    subject: { document: 'notice', noticeNumber: '301000000000123456' },
    printer: 'p',
    madeAt: NOW,
    state: { name: 'queued' },
  }) as const

function filledDatabase() {
  const db = newKioskDatabase()
  keepDevice(db, DEVICE)
  for (const mark of ['one', 'two', 'three']) queueMarked(db, mark)
  settleCommands(db, [{ seq: 1, outcome: { ok: true } }])
  insertPrintJob(db, printJob('print-a'))
  insertPrintJob(db, printJob('print-b'))
  db.file.exec(`update print_job set is_settled = 1 where print_id = 'print-b'`)
  keepRequest(db, { requestId: 'r', outcome: 'ok', at: NOW, forgetBefore: '2026' })
  const debtor = { kind: 'person', fiscalCode: 'VRDGPP80A01H501X', name: 'Giuseppe Verdi' } as const
  const body = positionOf('a', [optionOf(1)], { debtor })
  const changes = [{ thing: 'position', id: 'a', version: 1, body } as const]
  applyPage(db, { changes, cursor: { epoch: 'e', position: 9 }, syncedAt: NOW })
  return db
}

test('what nobody else has is known by name: a new table is looked at by whoever adds it', () => {
  expect(ownTables(newKioskDatabase().file)).toEqual([
    'device',
    'print_job',
    'request_log',
    'unknown_code',
    'ticket_numbers',
    'lease',
    'standing',
    'outbox',
  ])
})

describe('a backup', () => {
  test('is a kiosk database of the same key and schema with what still has to be done, and nothing of the cache', () => {
    const db = filledDatabase()
    const to = `${db.path}.backup`
    backUp(db.file, to)
    const copy = openKioskDatabase(to, KEY)
    expect(readDevice(copy)).toEqual(DEVICE)
    expect(pendingCommands(copy, 9)).toEqual(pendingCommands(db, 9))
    expect(pendingCommands(copy, 9)).toMatchObject([{ seq: 2 }, { seq: 3 }])
    expect(unfinishedPrintJobs(copy)).toEqual([printJob('print-a')])
    const count = (table: string) => copy.file.prepare(`select count(*) from ${table}`).pluck().get()
    const tables = [
      'outbox',
      'print_job',
      'cache_position',
      'cache_notice',
      'cache_setting',
      'sync_state',
      'request_log',
    ]
    expect(tables.map(count)).toEqual([2, 1, 0, 0, 0, 0, 0])
    expect(copy.file.prepare(`select seq from sqlite_sequence where name = 'outbox'`).pluck().get()).toBe(3)
    const schema = 'select type, name, sql from sqlite_schema order by type, name'
    expect(copy.file.prepare(schema).all()).toEqual(db.file.prepare(schema).all())
    copy.file.close()
  })

  test('is not to be read without the key', () => {
    const db = filledDatabase()
    const to = `${db.path}.backup`
    backUp(db.file, to)
    expect(() => openKioskDatabase(to, Buffer.alloc(32, 9))).toThrow('file is not a database')
    const bytes = readFileSync(to)
    for (const clear of ['SQLite format 3', 'outbox', 'print.recorded', 'three', DEVICE.kioskId]) {
      expect(bytes.includes(clear), clear).toBe(false)
    }
  })

  test('is written when something has changed, and not otherwise', () => {
    const db = filledDatabase()
    const to = `${db.path}.backup`
    const first = backUp(db.file, to)
    const bytes = readFileSync(to)
    keepRequest(db, { requestId: 's', outcome: 'ok', at: NOW, forgetBefore: '2026' })
    expect(backUp(db.file, to, first)).toBe(first)
    expect(readFileSync(to).equals(bytes)).toBe(true)
    queueMarked(db, 'four')
    expect(backUp(db.file, to, first)).not.toBe(first)
    expect(readFileSync(to).equals(bytes)).toBe(false)
  })

  test('takes the place of the one before in one step: whoever holds that one has it whole', () => {
    const db = filledDatabase()
    const to = `${db.path}.backup`
    backUp(db.file, to)
    const before = readFileSync(to)
    linkSync(to, `${to}.held`)
    queueMarked(db, 'four')
    backUp(db.file, to)
    expect(readFileSync(to).equals(before)).toBe(false)
    expect(readFileSync(`${to}.held`).equals(before)).toBe(true)
    expect(existsSync(`${to}.draft`)).toBe(false)
  })
})

/** Changes a closed file whatever its version. */
function changeRaw(path: string, statement: string): void {
  const file = connect(path, KEY)
  file.exec(statement)
  file.close()
}

describe('the backup of a kept file', () => {
  const pendingIn = (path: string) => {
    const copy = openKioskDatabase(filesBeside(path).backup, KEY)
    const args = pendingCommands(copy, 99).map((command) => command.args)
    copy.file.close()
    return args
  }

  test('is there from the first moment, and follows each change within a second', () => {
    const path = newKioskPath()
    const held = holdFile(path)
    expect(pendingIn(path)).toEqual([])
    held.ask('keepDevice', DEVICE)
    held.ask('insertPrintJob', printJob('print-a'))
    const step = { state: { name: 'failed', reason: 'offline' }, at: NOW } as const
    held.ask('advancePrintJob', { id: 'print-a' as PrintId, step, commandId: 'c' })
    expect(pendingIn(path)).toEqual([])
    held.pass(1000)
    expect(pendingIn(path)).toMatchObject([{ printId: 'print-a' }])
  })

  test('takes the place of the copy from before a migration once the centre has all of that', () => {
    const path = newKioskPath()
    changeBeside(path, (db) => queueMarked(db, 'before'))
    const copy = `${path}.before-schema-${migrations.length + 1}`
    openKioskDatabase(path, KEY, [...migrations, ['create table more (a text) strict']]).file.close()
    changeRaw(path, `drop table more; pragma user_version = ${migrations.length}`)
    const held = holdFile(path)
    held.pass(1000)
    expect(existsSync(copy)).toBe(true)
    held.ask('pendingCommands', 9)
    held.ask('settleCommands', [{ seq: 1, outcome: { ok: true } }])
    held.pass(1000)
    expect(existsSync(copy)).toBe(false)
  })

  test('forgets the arguments of what the centre has acknowledged', () => {
    const path = newKioskPath()
    const held = holdFile(path)
    held.ask('insertPrintJob', printJob('print-a'))
    const step = { state: { name: 'failed', reason: 'offline' }, at: NOW } as const
    held.ask('advancePrintJob', { id: 'print-a' as PrintId, step, commandId: 'c' })
    held.pass(1000)
    expect(pendingIn(path)).toHaveLength(1)
    held.ask('pendingCommands', 50)
    held.ask('settleCommands', [{ seq: 1, outcome: { ok: true } }])
    held.pass(1000)
    const copy = openKioskDatabase(filesBeside(path).backup, KEY)
    expect(copy.file.serialize().includes('print-a')).toBe(false)
    copy.file.close()
  })
})
