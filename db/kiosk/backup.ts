import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { putInPlace, removeDatabase } from './beside.ts'

/** What the centre gives again, or SQLite keeps for itself: in no backup, and not worth salvaging. */
const FETCHED_AGAIN = /^(?:cache_|shadow_|sqlite_)|^sync_state$/

/** Of worth for minutes: not in a backup either, which so is not written anew at each touch of the screen. */
const PASSING: readonly string[] = ['request_log', 'unknown_code']

/** Of these only what is still to be done: the centre knows the rest, and what it has acknowledged shall not live on here. */
const STILL_TO_DO: Readonly<Record<string, string>> = {
  outbox: `state IN ('pending','parked')`,
  print_job: 'is_settled = 0',
}

/** The tables of a kiosk file that nobody else has, in the order in which they were made. */
export function ownTables(file: Database.Database): readonly string[] {
  const names = file.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid`).pluck()
  return (names.all() as string[]).filter((name) => !FETCHED_AGAIN.test(name))
}

/**
 * Writes what no centre can give again (identity, commands and prints that wait, numbers in use) into a database of the same schema and
 * key at `to`, in one step: a crash leaves the one before. Answers the digest of what is in it; with the digest of the last one nothing
 * is written when nothing has changed. Not inside a transaction.
 */
export function backUp(file: Database.Database, to: string, lastDigest?: string): string {
  // Attached to an encrypted file, what is made of the memory is encrypted with its key. A memory of its own would come out in clear.
  file.exec(`ATTACH ':memory:' AS kept`)
  try {
    fillImage(file)
    const digest = createHash('sha256')
      .update(file.serialize({ attached: 'kept' }))
      .digest('hex')
    if (digest === lastDigest && existsSync(to)) return digest
    const draft = `${to}.draft`
    removeDatabase(draft)
    try {
      file.prepare('VACUUM kept INTO ?').run(draft)
      putInPlace(draft, to)
    } finally {
      removeDatabase(draft)
    }
    return digest
  } finally {
    file.exec('DETACH kept')
  }
}

/** Makes the attached memory a whole kiosk file: every table of this schema, and the rows that are kept. */
function fillImage(file: Database.Database): void {
  for (const pragma of ['application_id', 'user_version']) {
    file.pragma(`kept.${pragma} = ${Number(file.pragma(pragma, { simple: true }))}`)
  }
  const parts = file
    .prepare(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY rowid`,
    )
    .pluck()
    .all() as string[]
  // SQLite keeps every statement of its schema with this beginning.
  for (const sql of parts) file.exec(sql.replace(/^CREATE (TABLE|INDEX|UNIQUE INDEX) /, 'CREATE $1 kept.'))
  for (const name of ownTables(file)) {
    if (PASSING.includes(name)) continue
    file.exec(`INSERT INTO kept."${name}" SELECT * FROM main."${name}" WHERE ${STILL_TO_DO[name] ?? 'TRUE'}`)
  }
  file.exec(`DELETE FROM kept.sqlite_sequence; INSERT INTO kept.sqlite_sequence SELECT * FROM main.sqlite_sequence`)
}
