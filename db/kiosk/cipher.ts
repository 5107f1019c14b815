import Database from 'better-sqlite3'

/**
 * AEGIS-256 encrypts and authenticates each page by the AES instructions of the processor: a page costs less than a microsecond. The library's
 * own choice, ChaCha20 with Poly1305, costs seventeen, on each page that is not in memory.
 */
const CIPHER = 'aegis'

/** What files were encrypted with before. */
const FORMER_CIPHER = 'chacha20'

/** Says how a file just opened is encrypted, before anything is asked of it. `key` is 32 bytes. */
export function unlock(file: Database.Database, key: Uint8Array, cipher = CIPHER): void {
  file.pragma(`cipher = '${cipher}'`)
  file.pragma(`key = ${literal(key)}`)
}

/**
 * Encrypts a file of before anew, in one transaction. False when it is none, or not one of this key: then it stays as it is.
 */
export function encryptAnew(path: string, key: Uint8Array): boolean {
  const file = new Database(path, { fileMustExist: true, timeout: 5000 })
  try {
    unlock(file, key, FORMER_CIPHER)
    if (!isReadable(file)) return false
    // The key of a file with a log cannot be changed.
    file.pragma('journal_mode = DELETE')
    file.pragma(`cipher = '${CIPHER}'`)
    file.pragma(`rekey = ${literal(key)}`)
    return true
  } finally {
    file.close()
  }
}

/** Whether an error says that the file is not a database, as one that was encrypted otherwise seems to be. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB'
}

function isReadable(file: Database.Database): boolean {
  try {
    file.prepare('SELECT 1 FROM sqlite_schema').get()
    return true
  } catch (error) {
    if (isUnreadable(error)) return false
    throw error
  }
}

function literal(key: Uint8Array): string {
  return `"raw:${Buffer.from(key).toString('hex')}"`
}
