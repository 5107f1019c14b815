import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { KioskDb } from '../../db/kiosk/database.ts'
import { openKioskDatabase } from '../../db/kiosk/open.ts'

/** The key of the tests' kiosk databases. */
export const KEY: Uint8Array = Buffer.alloc(32, 'key of a test')

/** The path of a kiosk database that is not there yet, in a folder that goes when the test ends. */
export function newKioskPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-kiosk-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'kiosk.db')
}

/** A new kiosk database, closed when the test ends. */
export function newKioskDatabase(): KioskDb & { readonly path: string } {
  const path = newKioskPath()
  const db = openKioskDatabase(path, KEY)
  onTestFinished(() => void db.file.close())
  return { ...db, path }
}

/** Whether a text is in the database, in what is free in it, or in its log: what a thief with the key would find. */
export function isInFile({ file, path }: KioskDb & { readonly path: string }, text: string): boolean {
  return file.serialize().includes(text) || statSync(`${path}-wal`).size > 0
}
