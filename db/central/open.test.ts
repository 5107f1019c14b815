import { spawn, type ChildProcess } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../../tests/fixtures/central-databases.ts'
import { describeOnEngines, newCreditor, newPgliteFolder } from '../../tests/sync/engines.ts'
import { FolderInUse, lockFolder } from '../lock.ts'
import { openCentral } from './open.ts'
import { ensureCreditor } from './stores/creditors.ts'
import { feedHead } from './stores/feed.ts'

describeOnEngines('a new central database', (db) => {
  test('has every table, each with the municipality in its key', async () => {
    const { rows } = await sql<{ table: string; key: string[] }>`
      select c.relname as table, array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) as key
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
      where i.indisprimary and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%'
      group by c.relname order by c.relname`.execute(db())
    expect(rows.map(({ table }) => table)).toEqual([
      'account',
      'account_session',
      'change_feed',
      'command_log',
      'creditor',
      'debt_position',
      'effect',
      'email_proof',
      'enrolment_code',
      'feed_digest',
      'feed_history',
      'kiosk',
      'payment_attempt',
      'payment_option',
      'payment_receipt',
      'payment_word',
      'phone_link',
      'poll_cursor',
      'print_record',
      'quarantine',
      'refusal_count',
      'secret',
      'setting',
      'sign_in_failure',
      'task',
      'ticket',
      'ticket_block',
      'ticket_reply',
    ])
    for (const { table, key } of rows) expect(key[0], table).toBe('creditor')
    const { rows: tables } = await sql<{ count: number }>`
      select count(*)::int as count from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%'`.execute(db())
    expect(tables[0]?.count).toBe(rows.length)
  })

  test('reads amounts and places as numbers, up to the largest', async () => {
    const creditor = await newCreditor(db())
    await db()
      .updateTable('creditor')
      .set({ position: 9_007_199_254_740_991 })
      .where('creditor', '=', creditor)
      .execute()
    expect(await feedHead(db(), creditor)).toMatchObject({ position: 9_007_199_254_740_991 })
  })
})

describe('PostgreSQL', () => {
  test('is migrated once: it is opened again, by many at once, with what it holds', async (context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
    const first = await openOnPostgres()
    try {
      await ensureCreditor(first.db, '00000000001', 'feed')
      const others = await Promise.all([1, 2, 3].map(() => openCentral({ postgres: first.url })))
      for (const other of others) {
        expect(await feedHead(other.db, '00000000001')).toEqual({ epoch: 'feed', position: 0, trimmedTo: 0 })
        await other.close()
      }
    } finally {
      await first.close()
    }
  })

  test('is migrated by one of several that start on it at once', async (context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
    const first = await openOnPostgres()
    try {
      await sql`drop schema public cascade`.execute(first.db)
      await sql`create schema public`.execute(first.db)
      const opened = await Promise.all([1, 2, 3, 4].map(() => openCentral({ postgres: first.url })))
      await ensureCreditor(first.db, '00000000001', 'feed')
      for (const other of opened) await other.close()
    } finally {
      await first.close()
    }
  })

  test('of a newer program is refused', async (context) => {
    context.skip(!hasPostgres(), NO_POSTGRES)
    const first = await openOnPostgres()
    try {
      await sql`insert into kysely_migration (name, timestamp) values ('9999-of-tomorrow', '')`.execute(first.db)
      await expect(openCentral({ postgres: first.url })).rejects.toThrow('newest schema')
    } finally {
      await first.close()
    }
  })

  test('that is not there is an error, not a wait', async () => {
    await expect(openCentral({ postgres: 'postgres://nobody@127.0.0.1:1/nothing' })).rejects.toThrow()
  })
})

describe('PGlite', () => {
  let folder: string
  beforeEach(async () => {
    folder = await newPgliteFolder()
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Another process that opens the folder, writes a municipality and stays. */
  async function holder(): Promise<ChildProcess> {
    const script = `
      const { openCentral } = await import(${JSON.stringify(new URL('./open.ts', import.meta.url).href)})
      const { ensureCreditor } = await import(${JSON.stringify(new URL('./stores/creditors.ts', import.meta.url).href)})
      const open = await openCentral({ pglite: ${JSON.stringify(folder)} })
      await ensureCreditor(open.db, '00000000001', 'feed')
      process.send('holds')
      setInterval(() => open, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    await new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', () => reject(new Error('The other process ended')))
    })
    return child
  }

  test("is one process's alone, until that is gone, however it goes; what it wrote is there", async () => {
    const child = await holder()
    await expect(openCentral({ pglite: folder })).rejects.toThrow(FolderInUse)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    const open = await openCentral({ pglite: folder })
    expect(await feedHead(open.db, '00000000001')).toEqual({ epoch: 'feed', position: 0, trimmedTo: 0 })
    await expect(openCentral({ pglite: folder })).rejects.toThrow(FolderInUse)
    await open.close()
    const again = await openCentral({ pglite: folder })
    expect(await feedHead(again.db, '00000000001')).toEqual({ epoch: 'feed', position: 0, trimmedTo: 0 })
    await again.close()
  })

  test('that cannot be opened is not kept locked', async () => {
    rmSync(join(folder, 'pglite'), { recursive: true, force: true })
    writeFileSync(join(folder, 'pglite'), 'not a folder')
    await expect(openCentral({ pglite: folder })).rejects.not.toBeInstanceOf(FolderInUse)
    lockFolder(folder).release()
  })
})
