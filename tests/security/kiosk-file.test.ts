import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBeside } from '../../db/kiosk/beside.ts'
import { migrations, openKioskDatabase } from '../../db/kiosk/open.ts'
import type { PrintId } from '../../main/domain/print-job.ts'
import { marksInFiles } from '../fixtures/find-marks.ts'
import { changeBeside, copyAsKilled, DEVICE, holdFile, overwrite, queueMarked } from '../sync/kept-file.ts'
import { KEY, newKioskPath } from '../sync/kiosk-file.ts'
import { NOW, optionOf, positionOf } from '../sync/sample-positions.ts'

/** A person who is in none of the samples. */
const person = { name: 'ZANOBI GHIRLANDAIO', taxCode: 'GHRZNB49C02D612K', email: 'z.ghirlandaio@bottega.example' }
const noticeNumber = '302987654321098765'
/** What must not be read without the key: of the person, of the kiosk, and of the file's own make. */
const MARKS = [...Object.values(person), 'GHIRLANDAIO', noticeNumber, DEVICE.kioskId]
const CLEAR = ['SQLite format 3', 'CREATE TABLE', 'cache_position', 'print.recorded']

/**
 * A life of the file with this person in it: pulled, printed, told to the centre, half of it acknowledged; a migration, a kill, damage, and
 * what was saved from it. Answers the folder in which all of its files lie.
 */
function liveALife(): string {
  const path = newKioskPath()
  const held = holdFile(path)
  held.ask('keepDevice', DEVICE)
  const debtor = { kind: 'person', fiscalCode: person.taxCode, name: person.name } as const
  const option = optionOf(1, { noticeNumber, iuv: noticeNumber.slice(1), description: `TARI di ${person.name}` })
  const changes = [{ thing: 'position', id: 'p', version: 1, body: positionOf('p', [option], { debtor }) } as const]
  held.ask('applyPage', { changes, cursor: { epoch: 'e', position: 1 }, syncedAt: NOW })
  for (const id of ['one', 'two'].map((each) => each as PrintId)) {
    const subject = { document: 'notice', noticeNumber } as const
    held.ask('insertPrintJob', { id, subject, printer: 'p', madeAt: NOW, state: { name: 'queued' } })
    const step = { state: { name: 'failed', reason: 'offline' }, at: NOW } as const
    held.ask('advancePrintJob', { id, step, commandId: `command-${id}` })
  }
  changeBeside(path, (db) => queueMarked(db, `${person.name} ${person.taxCode} ${person.email}`))
  held.ask('countUnknownCode', { at: NOW, forgetBefore: '2026' })
  held.pass(1000)
  held.ask('settleCommands', [{ seq: 1, outcome: { ok: true } }])
  held.pass(1000)
  openKioskDatabase(path, KEY, [...migrations, ['create table more (a text) strict']]).file.close()
  changeBefore(path)
  // As a process leaves its files when it is killed; and then a part of the disk fails.
  const killed = join(dirname(path), 'killed.db')
  held.ask('keepRequest', { requestId: noticeNumber, outcome: 'ok', at: NOW, forgetBefore: '2026' })
  copyAsKilled(path, killed)
  const damaged = join(dirname(path), 'damaged.db')
  copyAsKilled(path, damaged)
  overwrite(damaged, 4096 * 2 + 500, Buffer.alloc(2000, 7))
  holdFile(damaged).checkWhole()
  return dirname(path)
}

/** The file is of our own version again, so that its life goes on; the copy from before the migration stays. */
function changeBefore(path: string): void {
  const newer = openKioskDatabase(path, KEY, [...migrations, ['create table more (a text) strict']])
  newer.file.exec(`drop table more; pragma user_version = ${migrations.length}`)
  newer.file.close()
}

/** What GNU `strings` finds in a file: runs of four letters or more, of one byte or of two. */
function strings(path: string): string {
  return ['s', 'l', 'b'].map((encoding) => spawnSync('strings', ['-a', '-e', encoding, path]).stdout.toString()).join()
}

const hasStrings = spawnSync('strings', ['--version']).status === 0

describe('without the key', () => {
  test('nothing of a person is to be read in any file of the kiosk: database, log, index, backup, copies, what was put aside', () => {
    const folder = liveALife()
    expect(marksInFiles(folder, [...MARKS, ...CLEAR])).toEqual([])
    const names = readdirSync(folder)
    const expected = ['kiosk.db', 'kiosk.db-wal', 'kiosk.db-shm', 'kiosk.db.backup', 'damaged.db', 'damaged.db.damaged']
    expect(names).toEqual(expect.arrayContaining([...expected, `kiosk.db.before-schema-${migrations.length + 1}`]))
    for (const name of expected) expect(readFileSync(join(folder, name)).length, name).toBeGreaterThan(0)
  })

  test('GNU strings finds none of it either', (context) => {
    context.skip(!hasStrings, 'there is no strings on the PATH; install the package binutils')
    const folder = liveALife()
    for (const name of readdirSync(folder)) {
      const found = strings(join(folder, name))
      for (const mark of [...MARKS, ...CLEAR]) expect(found.includes(mark), `${mark} in ${name}`).toBe(false)
    }
  })

  test('with it all of that is there: the marks are looked for where they are', () => {
    const folder = liveALife()
    const path = join(folder, 'kiosk.db')
    const inside = changeBeside(path, ({ file }) => file.serialize())
    for (const mark of MARKS) expect(inside.includes(mark), mark).toBe(true)
    const backup = changeBeside(filesBeside(path).backup, ({ file }) => file.serialize())
    expect(backup.includes(person.email)).toBe(true)
  })

  test('no file of the kiosk opens, nor with another key', () => {
    const folder = liveALife()
    for (const name of readdirSync(folder).filter((each) => /\.db$|backup$|damaged$|before-schema-\d+$/.test(each))) {
      for (const key of [Buffer.alloc(32), Buffer.alloc(32, 9)]) {
        expect(() => openKioskDatabase(join(folder, name), key), name).toThrow('file is not a database')
      }
    }
  })

  test('what was acknowledged is in the backup no more, and what the centre can give again never was', () => {
    const folder = liveALife()
    const backup = changeBeside(filesBeside(join(folder, 'kiosk.db')).backup, ({ file }) => file.serialize())
    expect(backup.includes('command-one')).toBe(false)
    expect(backup.includes('command-two')).toBe(true)
    expect(backup.includes('TARI di')).toBe(false)
  })
})
