import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadConfig, readKioskConfig, type KeptKey } from './config.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-config-'))
  writeFileSync(join(folder, 'db.key'), 'ab'.repeat(32), { mode: 0o600 })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Reads a configuration that is in order but for these printers. */
function read(printers: Readonly<Record<string, unknown>>) {
  return readWith({ databaseKeyFile: 'db.key', ...printers })
}
function readWith(settings: Readonly<Record<string, unknown>>, keptKey?: KeptKey) {
  const file = join(folder, 'kiosk.json')
  writeFileSync(file, JSON.stringify({ data: 'data', central: 'https://centro.example', ...settings }))
  return readKioskConfig(file, keptKey)
}

const hall = { name: 'Atrio', address: 'ipp://stampante:631/ipp/print' }
const tickets = {
  name: 'Scontrini',
  address: 'ipps://scontrini/ipp/print',
  spooler: 'ipp://localhost:631/printers/scontrini',
  documents: ['receipt', 'slip', 'ticket'],
}

describe('the printers of a kiosk', () => {
  test('may be one, by its address', async () => {
    expect((await read({ printer: hall.address })).printers).toEqual([{ name: 'default', address: hall.address }])
  })

  test('may be several, with names and what they are for', async () => {
    expect((await read({ printers: [hall, tickets] })).printers).toEqual([hall, tickets])
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
  ])('refuses %s, and says where', async (_, printers, why) => {
    await expect(read(printers)).rejects.toThrow(BadConfig)
    await expect(read(printers)).rejects.toThrow(why)
  })
})

describe('the key of the database', () => {
  const printer = hall.address
  const kept = new Uint8Array(32).fill(7)

  test('is that of its file, also where a shell could keep one', async () => {
    const { databaseKey } = await readWith({ printer, databaseKeyFile: 'db.key' }, () => Promise.resolve(kept))
    expect(Buffer.from(databaseKey).toString('hex')).toBe('ab'.repeat(32))
  })

  test('is kept by the shell, for the folder of the data, where no file is named', async () => {
    const asked: string[] = []
    const config = await readWith({ printer }, (data) => {
      asked.push(data)
      return Promise.resolve(kept)
    })
    expect([config.databaseKey, asked]).toEqual([kept, [join(folder, 'data')]])
  })

  test('must be somewhere', async () => {
    await expect(readWith({ printer })).rejects.toThrow('needs "databaseKeyFile"')
  })
})
