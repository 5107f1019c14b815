import type { SafeStorage } from 'electron'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadConfig } from '../../config.ts'

const KEY_BYTES = 32

/**
 * The database key of a kiosk, 32 bytes, which Electron keeps encrypted by the key ring of the machine in `database.key` beside the database; made at the first time.
 * Refuses (`BadConfig`) a machine without a key ring, where Electron would encrypt by a password that everybody knows; a key
 * that this key ring cannot read; and a database whose key is not there, since a new key would not open it.
 */
export async function keptKey(safeStorage: SafeStorage, data: string): Promise<Uint8Array> {
  const backend = safeStorage.getSelectedStorageBackend()
  if (backend === 'basic_text' || backend === 'unknown' || !(await safeStorage.isAsyncEncryptionAvailable())) {
    throw new BadConfig('this machine has no key ring to keep the database key in: name a "databaseKeyFile"')
  }
  const file = join(data, 'database.key')
  if (!existsSync(file)) {
    if (existsSync(join(data, 'kiosk.db')))
      throw new BadConfig(`${file} is gone, and the database opens by no other key`)
    mkdirSync(data, { recursive: true, mode: 0o700 })
    const made = randomBytes(KEY_BYTES)
    await keep(made.toString('hex'))
    return made
  }
  const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(readFileSync(file)).catch(() => {
    throw new BadConfig(`${file} cannot be read with the key ring of this machine`)
  })
  const key = Buffer.from(result, 'hex')
  if (key.length !== KEY_BYTES) throw new BadConfig(`${file} holds no database key`)
  if (shouldReEncrypt) await keep(result)
  return key

  /** Writes it whole or not at all: a key half written is a database lost. */
  async function keep(text: string): Promise<void> {
    const encrypted = await safeStorage.encryptStringAsync(text)
    writeFileSync(`${file}.new`, encrypted, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
}
