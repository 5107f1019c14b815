import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KEY, newKioskDatabase } from '../../../tests/sync/kiosk-file.ts'
import { NOW, optionOf, positionOf } from '../../../tests/sync/sample-positions.ts'
import { inTransaction, type KioskDb } from '../database.ts'
import { openKioskDatabase } from '../open.ts'
import { applyPage, readSyncState } from './cache.ts'
import { keepDevice, readDevice } from './device.ts'
import { keepLease, readLease } from './lease.ts'
import { pendingCommands, queueCommand, settleCommands } from './outbox.ts'
import { eraseKiosk, eraseSteps, keepStanding, noteRevoked, readStanding } from './standing.ts'

const MARKER = 'marker-of-a-person'

/** A kiosk that keeps something of everything, in its file and beside it. */
function livedInKiosk() {
  const db = newKioskDatabase()
  keepDevice(db, { kioskId: 'k', creditor: '01234567890', installId: 'i', privateKey: `{"d":"${MARKER}"}` })
  const body = positionOf('a', [optionOf(1)], { debtor: { kind: 'person', fiscalCode: 'X', name: MARKER } })
  const changes = [
    { thing: 'position', id: 'a', version: 1, body },
    { thing: 'setting', id: 'name', version: 2, body: MARKER },
  ] as const
  applyPage(db, { changes, cursor: { epoch: 'e', position: 2 }, syncedAt: NOW })
  queue(db)
  keepLease(db, { leftMs: 1000, runId: 'r', uptimeMs: 0, wallMs: 0 })
  writeFileSync(`${db.path}.before-schema-9`, MARKER)
  writeFileSync(`${db.path}.backup`, MARKER)
  return db
}

const queue = (db: KioskDb) =>
  inTransaction(db, () =>
    queueCommand(db, { id: randomUUID(), name: 'print.recorded', args: { note: MARKER }, madeAt: NOW }),
  )

const rowCounts = (db: KioskDb) =>
  (db.file.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]).map((table) => [
    table,
    db.file.prepare(`select count(*) from "${table}"`).pluck().get(),
  ])

const filesBeside = (path: string) => readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.`))

describe('a kiosk that was revoked', () => {
  test('has no cache any more from then on, and hands over what waits, whatever it waited for', () => {
    const db = livedInKiosk()
    queue(db)
    settleCommands(db, [{ seq: 1, outcome: { ok: false, refusal: 'unknown-command' } }])
    noteRevoked(db)
    expect(readStanding(db)).toBe('revoked')
    expect(readSyncState(db)).toBeUndefined()
    expect(pendingCommands(db, 10).map(({ seq }) => seq)).toEqual([1, 2])
    expect(readDevice(db)).toBeDefined()
  })
})

describe('erasing', () => {
  test('leaves nothing but the word that it is done, neither in the file nor beside it', () => {
    const db = livedInKiosk()
    eraseKiosk(db)
    expect(rowCounts(db).filter(([, count]) => count !== 0)).toEqual([['standing', 1]])
    expect(readStanding(db)).toBe('erased')
    expect(db.file.serialize().includes(MARKER)).toBe(false)
    expect(filesBeside(db.path)).toEqual([])
    db.file.close()
    expect(readFileSync(db.path).includes(MARKER)).toBe(false)
    expect(existsSync(`${db.path}-wal`)).toBe(false)
  })

  test.each(eraseSteps.map((_, done) => done))(
    'is done whole by the next start after a crash behind step %i',
    (done) => {
      const db = livedInKiosk()
      for (const step of eraseSteps.slice(0, done)) step(db)
      db.file.close()
      const again = openKioskDatabase(db.path, KEY)
      expect(readStanding(again)).toBe(done === 0 ? undefined : 'erasing')
      eraseKiosk(again)
      expect(rowCounts(again).filter(([, count]) => count !== 0)).toEqual([['standing', 1]])
      expect(again.file.serialize().includes(MARKER)).toBe(false)
      expect(filesBeside(db.path)).toEqual([])
      again.file.close()
    },
  )

  test('is followed by another enrolment, with a queue that begins at the first place', () => {
    const db = livedInKiosk()
    eraseKiosk(db)
    const device = { kioskId: 'n', creditor: '99999999999', installId: 'm', privateKey: '{}' }
    keepDevice(db, device)
    expect(readDevice(db)).toEqual(device)
    expect(readStanding(db)).toBeUndefined()
    queue(db)
    expect(pendingCommands(db, 10).map(({ seq }) => seq)).toEqual([1])
  })
})

describe('what stands between a kiosk and its centre', () => {
  test('is one thing or nothing', () => {
    const db = newKioskDatabase()
    expect(readStanding(db)).toBeUndefined()
    keepStanding(db, 'forked')
    keepStanding(db, 'revoked')
    expect(readStanding(db)).toBe('revoked')
    keepStanding(db, undefined)
    expect(readStanding(db)).toBeUndefined()
    expect(readLease(db)).toBeUndefined()
  })
})
