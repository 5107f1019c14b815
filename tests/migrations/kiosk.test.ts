import { existsSync, globSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { migrate, migrations, openKioskDatabase } from '../../db/kiosk/open.ts'
import { shadowTables } from '../../db/kiosk/migrations/0003-shadow-tables.ts'
import { findCachedNotice, readCachedSettings, readSyncState } from '../../db/kiosk/stores/cache.ts'
import { pendingCommands } from '../../db/kiosk/stores/outbox.ts'
import { queueMarked } from '../sync/kept-file.ts'
import { KEY, newKioskDatabase, newKioskPath } from '../sync/kiosk-file.ts'

const FOLDER = new URL('../../db/kiosk/migrations/', import.meta.url)

/** What a file looks like from inside: its version, and every table, index and row. */
function contentOf(file: Database.Database) {
  const schema = file.prepare('select type, name, sql from sqlite_schema order by name').all() as {
    type: string
    name: string
  }[]
  const tables = schema.filter(({ type }) => type === 'table')
  return {
    version: file.pragma('user_version', { simple: true }),
    schema,
    rows: tables.map(({ name }) => [name, file.prepare(`select * from "${name}"`).all()]),
  }
}

/** Per migration, what it does to a file of the version before it. The tests below see to it that none is left out. */
const migrationTests: readonly (() => void)[] = [
  () => {
    const file = fileOfVersion(1)
    const ours = tablesOf(file)
    expect(ours.map(({ name }) => name).toSorted()).toEqual([
      'cache_notice',
      'cache_position',
      'cache_setting',
      'device',
      'outbox',
      'print_job',
      'request_log',
      'sync_state',
      'unknown_code',
    ])
    for (const { name, strict } of ours) expect(strict, name).toBe(1)
    for (const { name } of ours) expect(file.prepare(`select count(*) from "${name}"`).pluck().get(), name).toBe(0)
  },
  () => {
    const file = fileOfVersion(1)
    file.exec(
      `insert into outbox (command_id, name, args, args_hash, made_at, state) values ('c', 'n', '{}', 'h', 't', 'pending')`,
    )
    const before = contentOf(file)
    migrate(file, 1, migrations.slice(0, 2))
    const after = contentOf(file)
    expect(after).toMatchObject({ version: 2 })
    expect(after.rows.filter(([name]) => name !== 'ticket_numbers')).toEqual(before.rows)
    expect(tablesOf(file).find(({ name }) => name === 'ticket_numbers')?.strict).toBe(1)
    expect(file.prepare('select * from ticket_numbers').all()).toEqual([])
  },
  () => {
    const path = newKioskPath()
    const before = openKioskDatabase(path, KEY, migrations.slice(0, migrations.indexOf(shadowTables)))
    before.file.exec(`
      insert into cache_position values ('b', 7, '{"n":2}'), ('a''"', 5, '{"n":1}'), ('without a code', 6, '{}');
      insert into cache_notice values ('302', 'RFaB', 'b'), ('301', '01', 'a''"'), ('300', '00', 'b');
      insert into cache_setting values ('name', 1, '"Comune"');
      insert into sync_state values (1, 'feed', 7, 'then')`)
    before.file.close()
    const db = openKioskDatabase(path, KEY)
    const tables = tablesOf(db.file).filter(({ name }) => /^(cache|shadow)_/.test(name))
    expect(tables.map(({ name }) => name).toSorted()).toEqual(
      ['cache', 'shadow'].flatMap((set) =>
        ['digest', 'notice', 'position', 'setting'].map((table) => `${set}_${table}`),
      ),
    )
    for (const { name, strict } of tables) expect(strict, name).toBe(1)
    for (const [code, noticeNumber, n] of [
      ['rfab', '302', 2],
      ['301', '301', 1],
      ['300', '300', 2],
    ] as const) {
      expect(findCachedNotice(db, code), code).toEqual({ noticeNumber, body: JSON.stringify({ n }), syncedAt: 'then' })
    }
    expect(db.file.prepare('select iupd, version from cache_position order by id').raw().all()).toEqual([
      [`a'"`, 5],
      ['b', 7],
      ['without a code', 6],
    ])
    expect(readCachedSettings(db)).toEqual({ name: 'Comune' })
    // Its digest is not known, so that it has to be made anew, by its schema.
    expect(readSyncState(db)).toEqual({ cursor: { epoch: 'feed', position: 7 }, syncedAt: 'then', schema: 0 })
    db.file.close()
  },
  () => {
    const place = migrations.findIndex((statements) => statements.some((each) => each.includes('CREATE TABLE lease')))
    const file = new Database(':memory:')
    migrate(file, 0, migrations.slice(0, place))
    const insert = file.prepare(
      `insert into outbox (command_id, name, args, args_hash, made_at, state, refusal) values (?, 'n', ?, 'h', 't', ?, ?)`,
    )
    insert.run('a', null, 'applied', null)
    insert.run('b', null, 'refused', 'bad-arguments')
    insert.run('c', '{}', 'pending', null)
    insert.run('d', '{}', 'pending', null)
    file.exec(`delete from outbox where command_id = 'd'`)
    migrate(file, place, migrations)
    const rows = file.prepare('select seq, command_id, args, state, refusal, request_id from outbox order by seq').raw()
    expect(rows.all()).toEqual([
      [1, 'a', null, 'applied', null, null],
      [2, 'b', null, 'refused', 'bad-arguments', null],
      [3, 'c', '{}', 'pending', null, null],
    ])
    // A place that was taken once is not taken again.
    insert.run('e', '{}', 'pending', null)
    expect(file.prepare(`select seq from outbox where command_id = 'e'`).pluck().get()).toBe(5)
    expect(() => insert.run('f', '{}', 'applied', null)).toThrow('CHECK')
    expect(() => insert.run('f', null, 'parked', null)).toThrow('CHECK')
    insert.run('f', '{}', 'parked', null)
    expect(() => file.exec(`insert into standing values (2, 'forked')`)).toThrow('CHECK')
    expect(() => file.exec(`insert into standing values (1, 'lost')`)).toThrow('CHECK')
  },
]

/** A file as a program left it that knew so many migrations. */
function fileOfVersion(version: number): Database.Database {
  const file = new Database(':memory:')
  migrate(file, 0, migrations.slice(0, version))
  return file
}

function tablesOf(file: Database.Database) {
  const tables = file.pragma('table_list') as { name: string; schema: string; strict: number; type: string }[]
  return tables.filter(({ schema, name }) => schema === 'main' && !name.startsWith('sqlite_'))
}

test.each(migrationTests.map((run, index) => [index + 1, run] as const))('migration %i', (_, run) => {
  run()
})

test('every migration has its test, and is listed', () => {
  const files = globSync('*.ts', { cwd: FOLDER }).toSorted()
  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, index) => index + 1))
  expect(migrations).toHaveLength(files.length)
  expect(migrationTests).toHaveLength(files.length)
})

test('no migration follows the code of today', () => {
  for (const file of globSync('*.ts', { cwd: FOLDER })) {
    expect(readFileSync(new URL(file, FOLDER), 'utf8'), file).not.toMatch(/^import|from '/m)
  }
})

describe('the tables hold what the types promise', () => {
  const outbox = (state: string, args: string, refusal: string) =>
    `insert into outbox (command_id, name, args, args_hash, made_at, state, refusal) values ('c', 'n', ${args}, 'h', 't', '${state}', ${refusal})`
  test.each([
    ['a second identity', `insert into device values (2, 'k', 'c', 'i', 'p')`],
    ['a second cursor', `insert into sync_state values (2, 'e', 1, 't', 1)`],
    ['a setting that is no JSON', `insert into cache_setting values ('a', 1, '{')`],
    ['a position that is no JSON', `insert into cache_position values (1, 'a', 1, '{')`],
    ['a position that is no JSON, of a snapshot', `insert into shadow_position values (1, 'a', 1, '{')`],
    ['a setting that is no JSON, of a snapshot', `insert into shadow_setting values ('a', 1, '{')`],
    ['fewer things than none', `insert into cache_digest values ('a', -1, 0)`],
    ['a code without its position', `insert into cache_notice values (7, '1', '2')`],
    ['a code without its position, of a snapshot', `insert into shadow_notice values (7, '1', '2')`],
    ['a version that is a text', `insert into cache_setting values ('a', 'one', '1')`],
    ['a command that waits without its arguments', outbox('pending', 'null', 'null')],
    ['a command that was refused without a reason', outbox('refused', 'null', 'null')],
    ['a command that was applied with a reason', outbox('applied', 'null', `'why'`)],
    ['a command in another state', outbox('lost', `'{}'`, 'null')],
    ['arguments that are no JSON', outbox('pending', `'{'`, 'null')],
    ['a print in no state', `insert into print_job values ('p', 'notice', '1', 'd', 't', 'x', 0, null)`],
    ['a print half settled', `insert into print_job values ('p', 'notice', '1', 'd', 't', '{}', 2, null)`],
    ['a second block', `insert into ticket_numbers values (2, 1, 0, null)`],
    ['a block that numbers cannot have', `insert into ticket_numbers values (1, 100000, 0, null)`],
    ['a count that numbers cannot have', `insert into ticket_numbers values (1, 1, 10000000, 'c')`],
    ['a count without its command', `insert into ticket_numbers values (1, 1, 1, null)`],
  ])('%s is refused', (_, statement) => {
    const { file } = newKioskDatabase()
    expect(() => file.exec(statement)).toThrow(/constraint|cannot store/)
  })
})

describe('a migration that does not come to its end', () => {
  test('leaves nothing of itself, at whichever statement it ends', () => {
    const [first = []] = migrations
    for (let place = 0; place <= first.length; place++) {
      const file = new Database(':memory:')
      const broken = first.toSpliced(place, 0, 'insert into nowhere values (1)')
      expect(() => migrate(file, 0, [broken]), `at ${place}`).toThrow()
      expect(contentOf(file), `at ${place}`).toEqual({ version: 0, schema: [], rows: [] })
      migrate(file, 0, migrations)
      expect(file.pragma('user_version', { simple: true })).toBe(migrations.length)
    }
  })

  test('leaves the version before it whole, on disk, and can be tried again', () => {
    const path = newKioskPath()
    const { file } = openKioskDatabase(path, KEY)
    file.exec(`insert into unknown_code values ('then')`)
    const before = contentOf(file)
    file.close()
    const next = [
      'create table more (a any) strict',
      'alter table unknown_code add column more text',
      `update unknown_code set at = 'now'`,
      'drop table device',
    ]
    for (let place = 0; place <= next.length; place++) {
      const broken = next.toSpliced(place, 0, 'insert into nowhere values (1)')
      expect(() => openKioskDatabase(path, KEY, [...migrations, broken]), `at ${place}`).toThrow('nowhere')
      const again = openKioskDatabase(path, KEY)
      expect(contentOf(again.file), `at ${place}`).toEqual(before)
      again.file.close()
    }
  })

  test('because it breaks references, is given up', () => {
    const path = newKioskPath()
    const { file } = openKioskDatabase(path, KEY)
    file.exec(`insert into cache_position values (1, 'a', 1, '{}'); insert into cache_notice values (1, '1', '2')`)
    file.close()
    const breaks = ['pragma defer_foreign_keys = on', `update cache_notice set position = 7`]
    expect(() => openKioskDatabase(path, KEY, [...migrations, breaks])).toThrow(/breaks 1 references/)
    openKioskDatabase(path, KEY).file.close()
  })

  test('of several: those before it stay', () => {
    const file = new Database(':memory:')
    const several = [['create table a (a)'], ['create table b (b)'], ['create table c (c)', 'broken']]
    expect(() => migrate(file, 0, several)).toThrow()
    expect(contentOf(file)).toMatchObject({ version: 2, schema: [{ name: 'a' }, { name: 'b' }] })
  })
})

describe('before a migration', () => {
  test('a copy is kept of what nobody else has, with all that was in its log', () => {
    const path = newKioskPath()
    const { file } = openKioskDatabase(path, KEY)
    // A second connection keeps the log alive, as after a crash, when the first one closes.
    const other = openKioskDatabase(path, KEY)
    const queued = queueMarked({ file, statements: new Map() }, 'then')
    const before = contentOf(file)
    file.close()
    const next = [...migrations, [`insert into unknown_code values ('now')`]]
    const { file: migrated } = openKioskDatabase(path, KEY, next)
    expect(migrated.prepare('select at from unknown_code').pluck().all()).toEqual(['now'])
    migrated.close()
    other.file.close()
    const copy = openKioskDatabase(`${path}.before-schema-${migrations.length + 1}`, KEY)
    expect(contentOf(copy.file)).toEqual(before)
    expect(pendingCommands(copy, 9)).toMatchObject([{ id: queued }])
    copy.file.close()
  })

  test('nothing is copied of a new one', () => {
    const { path } = newKioskDatabase()
    expect(existsSync(`${path}.before-schema-1`)).toBe(false)
  })
})
