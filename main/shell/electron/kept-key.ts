import type { SafeStorage } from 'electron'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadConfig } from '../../config.ts'

const KEY_BYTES = 32

/** How begins what Chromium encrypted by a password that everybody knows, as it does without a word where no key ring answers. */
const UNPROTECTED = 'v10'
const NO_ANSWER = 'the key ring of this machine does not answer'

/**
 * The database key of a kiosk, 32 bytes, which Electron keeps encrypted by the key ring of the machine in `database.key` beside the database; made at the first time.
 * Refuses (`BadConfig`) a machine without a key ring, where Electron would encrypt by a password that everybody knows; a key
 * that this key ring cannot read, or that none protects; and a database whose key is not there, since a new key would not open it. A key ring that
 * does not answer yet is a fault (`Error`): it may at the next start.
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
  const kept = readFileSync(file)
  if (isUnprotected(kept)) throw new BadConfig(`${file} was kept without a key ring`)
  const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(kept).catch((error: unknown) => {
    if (String(error).includes('temporarily')) throw new Error(NO_ANSWER)
    throw new BadConfig(`${file} cannot be read with the key ring of this machine`)
  })
  const key = Buffer.from(result, 'hex')
  if (key.length !== KEY_BYTES) throw new BadConfig(`${file} holds no database key`)
  // Where that cannot be, the key that is kept is as good as before.
  if (shouldReEncrypt) await keep(result).catch(() => undefined)
  return key

  /** Writes it whole or not at all: a key half written is a database lost. */
  async function keep(text: string): Promise<void> {
    const encrypted = await safeStorage.encryptStringAsync(text)
    if (isUnprotected(encrypted)) throw new Error(NO_ANSWER)
    writeFileSync(`${file}.new`, encrypted, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
}

function isUnprotected(encrypted: Buffer): boolean {
  return encrypted.subarray(0, UNPROTECTED.length).toString('latin1') === UNPROTECTED
}
