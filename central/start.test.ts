import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FONTS } from '../build/renderer.ts'
import { FolderInUse } from '../db/lock.ts'
import { queueEffect } from '../db/central/stores/effects.ts'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../tests/fixtures/central-databases.ts'
import { askCentral, CommandFailed } from './cli.ts'
import { startCentral } from './start.ts'

const creditor = '01234567890'
const FILES = { fonts: FONTS }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('two processes on one PostgreSQL need two data folders: the second does not take the socket of the first', async (context) => {
  context.skip(!hasPostgres(), NO_POSTGRES)
  const database = await openOnPostgres()
  const config = { data: folder, creditor, database: { postgres: database.url }, host: '127.0.0.1', port: 0 }
  const first = await startCentral(config, FILES)
  await expect(startCentral(config, FILES)).rejects.toThrow(FolderInUse)
  expect(await askCentral(folder, 'settings.get', {})).toMatchObject({ creditor })
  const second = await startCentral({ ...config, data: join(folder, 'second') }, FILES)
  expect(await askCentral(join(folder, 'second'), 'settings.get', {})).toMatchObject({ creditor })
  await Promise.all([first.close(), second.close()])
  await database.close()
})

// PGlite takes long to begin on a busy machine.
test('the operator is heard also in a folder whose path is too long for a socket', { timeout: 120_000 }, async () => {
  const data = join(folder, 'a'.repeat(120))
  mkdirSync(data)
  const central = await startCentral(
    {
      data,
      creditor,
      database: { pglite: join(data, 'database') },
      host: '127.0.0.1',
      port: 0,
    },
    FILES,
  )
  expect(await askCentral(data, 'settings.get', {})).toMatchObject({ creditor })
  await central.close()
  await expect(askCentral(data, 'settings.get', {})).rejects.toThrow(CommandFailed)
  await expect(askCentral(join(folder, 'b'.repeat(120)), 'settings.get', {})).rejects.toThrow('Central is not running')
})

test('what is to be mailed is looked after also where there is no mail server', async (context) => {
  context.skip(!hasPostgres(), NO_POSTGRES)
  const database = await openOnPostgres()
  const config = { data: folder, creditor, database: { postgres: database.url }, host: '127.0.0.1', port: 0 }
  const central = await startCentral(config, FILES)
  try {
    const effect = { effectId: 'a', kind: 'ticket-opened-mail', payload: {}, now: new Date().toISOString() } as const
    await database.db.transaction().execute((trx) => queueEffect(trx, creditor, effect))
    const kinds = async () => (await askCentral(folder, 'tasks.list', {})).tasks.map(({ kind }) => kind)
    await expect.poll(kinds, { timeout: 30_000 }).toEqual(['mail-not-sent'])
  } finally {
    await central.close()
    await database.close()
  }
})
