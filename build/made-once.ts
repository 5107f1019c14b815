import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'
import { FolderInUse, lockFolder, type FolderLock } from '../db/lock.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Says beside what was made what it was made from. */
const FINGERPRINT = '.fingerprint'

const LOOK_EVERY_MS = 100

/**
 * Makes a folder from sources (glob patterns in the project's folder), unless it stands there already, made from the same ones. The new
 * folder takes the place of the old one whole, since a kiosk may be reading it. Who wants it while it is being made waits for the same
 * one, in this process or another. `also` is what else it is made from.
 */
export async function madeOnce(
  folder: string,
  sources: readonly string[],
  make: (into: string) => Promise<void> | void,
  also = '',
): Promise<void> {
  const fingerprint = fingerprintOf(sources, also)
  const isThere = () => readIfThere(join(folder, FINGERPRINT)) === fingerprint
  if (isThere()) return
  const lock = await patientLock(join(dirname(folder), `.lock-${basename(folder)}`))
  try {
    if (isThere()) return
    const into = `${folder}-${process.pid}`
    rmSync(into, { recursive: true, force: true })
    mkdirSync(into, { recursive: true })
    try {
      await make(into)
      writeFileSync(join(into, FINGERPRINT), fingerprint)
      rmSync(folder, { recursive: true, force: true })
      renameSync(into, folder)
    } finally {
      rmSync(into, { recursive: true, force: true })
    }
  } finally {
    lock.release()
  }
}

/** Builds with Vite as for people: Vite and Svelte go by this word, and a test runner has set another one. Answers what it wrote. */
export async function buildForPeople(config: InlineConfig): ReturnType<typeof build> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    return await build({ logLevel: 'error', ...config })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

async function patientLock(folder: string): Promise<FolderLock> {
  for (;;) {
    try {
      return lockFolder(folder)
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error
      await delay(LOOK_EVERY_MS)
    }
  }
}

function fingerprintOf(patterns: readonly string[], also: string): string {
  const hash = createHash('sha256').update(also)
  const files = globSync(patterns, { cwd: ROOT, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
    hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
