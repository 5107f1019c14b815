import { readFileSync, writeFileSync, existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { KEY, newKioskPath } from '../../tests/sync/kiosk-file.ts'
import { NOW, optionOf, positionOf } from '../../tests/sync/sample-positions.ts'
import { unlock } from './cipher.ts'
import { migrations, openKioskDatabase, UnusableDatabase } from './open.ts'
import { applyPage } from './stores/cache.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Opens a file as another program would that knows the key. */
function openRaw(path: string, key = KEY): Database.Database {
  const file = new Database(path)
  unlock(file, key)
  return file
}

function change(path: string, statement: string): void {
  const file = openRaw(path)
  file.exec(statement)
  file.close()
}

const open = (path: string, key = KEY) => openKioskDatabase(path, key)

describe('a kiosk database', () => {
  test('is made where there is none, and opened again with what it holds', () => {
    const path = newKioskPath()
    const db = open(path)
    db.file.exec(`insert into unknown_code values ('now')`)
    db.file.close()
    const again = open(path)
    expect(again.file.prepare('select at from unknown_code').pluck().all()).toEqual(['now'])
    again.file.close()
  })

  test('is made from an empty file, as a crash at its first moment leaves one', () => {
    const path = newKioskPath()
    writeFileSync(path, '')
    open(path).file.close()
  })

  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['secure_delete', 1],
    ['temp_store', 2],
    ['wal_autocheckpoint', 1000],
    ['journal_size_limit', 8 * 1024 * 1024],
    ['application_id', 0x53505254],
    ['user_version', migrations.length],
  ])('has %s %s, at the first opening and at later ones', (pragma, value) => {
    const path = newKioskPath()
    for (let opening = 1; opening <= 2; opening++) {
      const db = open(path)
      expect(db.file.pragma(pragma, { simple: true })).toBe(value)
      db.file.close()
    }
  })

  test.each([
    ['journal_mode', 'journal_mode = WAL', 'journal_mode = DELETE'],
    ['synchronous', 'synchronous = FULL', 'synchronous = NORMAL'],
    ['foreign_keys', 'foreign_keys = ON', 'foreign_keys = OFF'],
    ['trusted_schema', 'trusted_schema = OFF', 'trusted_schema = ON'],
    ['secure_delete', 'secure_delete = ON', 'secure_delete = OFF'],
    ['temp_store', 'temp_store = MEMORY', 'temp_store = FILE'],
    ['wal_autocheckpoint', 'wal_autocheckpoint = 1000', 'wal_autocheckpoint = 0'],
    ['journal_size_limit', 'journal_size_limit = 8388608', 'journal_size_limit = -1'],
  ])('is not opened when %s does not take', (name, wanted, taken) => {
    const path = newKioskPath()
    open(path).file.close()
    const { prototype } = Database as unknown as { prototype: Database.Database }
    const honest = Reflect.get<Database.Database, 'pragma'>(prototype, 'pragma')
    vi.spyOn(prototype, 'pragma').mockImplementation(function (this: Database.Database, source, options) {
      return honest.call(this, source === wanted ? taken : source, options)
    })
    expect(() => open(path)).toThrow(`The database reports ${name} =`)
  })
})

describe('a file that is refused stays as it is', () => {
  const bytes = (path: string) => readFileSync(path).toString('base64')

  test('with a wrong key', () => {
    const path = newKioskPath()
    open(path).file.close()
    const before = bytes(path)
    expect(() => open(path, Buffer.alloc(32, 9))).toThrow('file is not a database')
    expect(bytes(path)).toBe(before)
    open(path).file.close()
  })

  test.each([0, 16, 31, 33, 64])('with a key of %i bytes, which is none', (length) => {
    const path = newKioskPath()
    expect(() => open(path, Buffer.alloc(length))).toThrow('32 bytes')
    expect(existsSync(path)).toBe(false)
  })

  test('of a newer program', () => {
    const path = newKioskPath()
    open(path).file.close()
    change(path, `pragma user_version = ${migrations.length + 1}; pragma journal_mode = delete`)
    const before = bytes(path)
    expect(() => open(path)).toThrow(UnusableDatabase)
    expect(bytes(path)).toBe(before)
  })

  test.each([
    ['with a mark of its own', 'pragma application_id = 7; create table theirs (a)'],
    ['without a mark', 'create table theirs (a)'],
    ['with a mark and nothing in it', 'pragma application_id = 7'],
    ['with a version of its own', 'create table theirs (a); pragma user_version = 1'],
  ])('of another program that uses our key, %s', (_, statement) => {
    const path = newKioskPath()
    change(path, statement)
    const before = bytes(path)
    expect(() => open(path)).toThrow(UnusableDatabase)
    expect(bytes(path)).toBe(before)
  })

  test('of another program, not encrypted, or no database at all', () => {
    const plain = newKioskPath()
    const file = new Database(plain)
    file.exec('create table theirs (a)')
    file.close()
    const text = newKioskPath()
    writeFileSync(text, 'This is no database. '.repeat(500))
    for (const path of [plain, text]) {
      const before = bytes(path)
      expect(() => open(path)).toThrow('file is not a database')
      expect(bytes(path)).toBe(before)
    }
  })
})

test('without the key nothing of a person is to be read, neither in the database nor in its log', () => {
  const path = newKioskPath()
  const db = open(path)
  const debtor = { kind: 'person', fiscalCode: 'VRDGPP80A01H501X', name: 'Giuseppe Verdi' } as const
  const position = positionOf('a', [optionOf(1)], { debtor })
  applyPage(db, {
    changes: [{ thing: 'position', id: 'a', version: 1, body: position }],
    cursor: { epoch: 'e', position: 1 },
    syncedAt: NOW,
  })
  const secrets = ['Giuseppe Verdi', 'VRDGPP80A01H501X', optionOf(1).noticeNumber, 'cache_position', 'SQLite format 3']
  const plain = db.file.serialize()
  for (const secret of secrets.slice(0, 4))
    expect(plain.includes(secret), `${secret} is there for who has the key`).toBe(true)
  const log = readFileSync(`${path}-wal`)
  expect(log.length).toBeGreaterThan(4096)
  for (const secret of secrets) expect(log.includes(secret), secret).toBe(false)
  db.file.close()
  const file = readFileSync(path)
  expect(file.length).toBeGreaterThan(4096)
  for (const secret of secrets) expect(file.includes(secret), secret).toBe(false)
})
