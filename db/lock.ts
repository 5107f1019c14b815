import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Another process holds the folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`Another Sportello process is using ${folder}`)
    this.name = 'FolderInUse'
  }
}

/** A held lock. Keep a reference to it: one that is garbage collected is open again. */
export interface FolderLock {
  release(): void
}

/**
 * Takes a folder for this process alone. The lock is the kernel's (an exclusive SQLite transaction on `lock.db`), so it
 * goes with the process however that ends, and no stale file can keep the next start out.
 * Refuses (throws `FolderInUse`) when another process has it.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = new Database(join(folder, 'lock.db'), { timeout: 0 })
  try {
    file.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new FolderInUse(folder)
    throw error
  }
  return { release: () => file.close() }
}
