import { readFileSync, statSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { KEY, newKioskPath } from '../../tests/sync/kiosk-file.ts'
import { NOW, numberOf, optionOf, positionOf, positionOfCached } from '../../tests/sync/sample-positions.ts'
import { encryptAnew, unlock } from './cipher.ts'
import { openKioskDatabase } from './open.ts'
import { applyPage, findCachedNotice } from './stores/cache.ts'

const OTHER_KEY = Buffer.alloc(32, 9)
const PAGE_BYTES = 4096

/** A kiosk's file with one position, encrypted as files were before, with its log beside it. */
function formerFile(): string {
  const path = newKioskPath()
  const db = openKioskDatabase(path, KEY)
  const body = positionOf('a', [optionOf(1)])
  const changes = [{ thing: 'position', id: 'a', version: 1, body }] as const
  applyPage(db, { changes, cursor: { epoch: 'feed', position: 1 }, syncedAt: NOW })
  db.file.pragma('journal_mode = DELETE')
  db.file.pragma(`cipher = 'chacha20'`)
  db.file.pragma(`rekey = "raw:${Buffer.from(KEY).toString('hex')}"`)
  db.file.pragma('journal_mode = WAL')
  db.file.close()
  return path
}

function isReadable(path: string, unlockFile: (file: Database.Database) => void): boolean {
  const file = new Database(path, { readonly: true })
  try {
    unlockFile(file)
    file.prepare('select 1 from sqlite_schema').get()
    return true
  } catch {
    return false
  } finally {
    file.close()
  }
}

const asBefore = (file: Database.Database) => {
  file.pragma(`cipher = 'chacha20'`)
  file.pragma(`key = "raw:${Buffer.from(KEY).toString('hex')}"`)
}
const asNow = (file: Database.Database) => unlock(file, KEY)

test('a file of before is opened, whole, and is encrypted as files are now', () => {
  const path = formerFile()
  expect([isReadable(path, asBefore), isReadable(path, asNow)]).toEqual([true, false])
  for (let opening = 1; opening <= 2; opening++) {
    const db = openKioskDatabase(path, KEY)
    expect(positionOfCached(findCachedNotice(db, numberOf(1)))?.iupd).toBe('a')
    expect(db.file.pragma('integrity_check', { simple: true })).toBe('ok')
    db.file.close()
    expect([isReadable(path, asBefore), isReadable(path, asNow)]).toEqual([false, true])
  }
})

test('a file of before with another key is refused and stays as it is', () => {
  const path = formerFile()
  const before = readFileSync(path)
  expect(() => openKioskDatabase(path, OTHER_KEY)).toThrow('not a database')
  expect(readFileSync(path).equals(before)).toBe(true)
  openKioskDatabase(path, KEY).file.close()
})

test('a file of now is not encrypted anew, whatever the key', () => {
  const path = newKioskPath()
  openKioskDatabase(path, KEY).file.close()
  const { mtimeMs } = statSync(path)
  expect([encryptAnew(path, KEY), encryptAnew(path, OTHER_KEY)]).toEqual([false, false])
  expect(statSync(path).mtimeMs).toBe(mtimeMs)
})

test('a page in which one bit is another is not read', () => {
  const path = formerFile()
  openKioskDatabase(path, KEY).file.close()
  const bytes = readFileSync(path)
  // The first page stays, so that the file can be opened.
  for (let at = PAGE_BYTES + 100; at < bytes.length; at += PAGE_BYTES) bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
  const file = new Database(path)
  unlock(file, KEY)
  expect(() => file.prepare('select body from cache_position').all()).toThrow()
  file.close()
})
