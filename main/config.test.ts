import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadConfig, readKioskConfig, readKioskFile } from './config.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-config-'))
  writeFileSync(join(folder, 'db.key'), 'ab'.repeat(32), { mode: 0o600 })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Reads a configuration that is in order but for these printers. */
function read(printers: Readonly<Record<string, unknown>>) {
  return readKioskConfig(write({ databaseKeyFile: 'db.key', ...printers }))
}
function write(settings: Readonly<Record<string, unknown>>): string {
  const file = join(folder, 'kiosk.json')
  writeFileSync(file, JSON.stringify({ data: 'data', central: 'https://centro.example', ...settings }))
  return file
}

const hall = { name: 'Atrio', address: 'ipp://stampante:631/ipp/print' }
const tickets = {
  name: 'Scontrini',
  address: 'ipps://scontrini/ipp/print',
  spooler: 'ipp://localhost:631/printers/scontrini',
  documents: ['receipt', 'slip', 'ticket'],
}

describe('the printers of a kiosk', () => {
  test('may be one, by its address', () => {
    expect(read({ printer: hall.address }).printers).toEqual([{ name: 'default', address: hall.address }])
  })

  test('may be several, with names and what they are for', () => {
    expect(read({ printers: [hall, tickets] }).printers).toEqual([hall, tickets])
  })

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['none at all', {}, 'needs either'],
    ['both ways of saying it', { printer: hall.address, printers: [hall] }, 'needs either'],
    ['an empty list', { printers: [] }, 'printers'],
    ['two of one name', { printers: [hall, { ...tickets, name: 'Atrio' }] }, 'two bear the same name'],
    ['no name', { printers: [{ ...hall, name: ' ' }] }, 'name'],
    ['a paper that does not exist', { printers: [{ ...tickets, documents: ['poster'] }] }, 'documents'],
    ['another address than of a printer', { printers: [{ ...hall, address: 'file:///dev/lp0' }] }, 'address'],
    ['a setting that is none', { printers: [{ ...hall, tray: 2 }] }, 'tray'],
  ])('refuses %s, and says where', (_, printers, why) => {
    expect(() => read(printers)).toThrow(BadConfig)
    expect(() => read(printers)).toThrow(why)
  })
})

describe('the key of the database', () => {
  const printer = hall.address

  test('is that of its file', () => {
    const file = write({ printer, databaseKeyFile: 'db.key' })
    for (const { databaseKey } of [readKioskConfig(file), readKioskFile(file)])
      expect(Buffer.from(databaseKey ?? []).toString('hex')).toBe('ab'.repeat(32))
  })

  test('may be left to a shell that keeps one, and to no other', () => {
    const file = write({ printer })
    expect(readKioskFile(file).databaseKey).toBeUndefined()
    expect(() => readKioskConfig(file)).toThrow('needs "databaseKeyFile"')
  })
})
