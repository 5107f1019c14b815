import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { madeOnce } from '../../build/made-once.ts'
import { openCentral } from '../../db/central/open.ts'

const EMPTY = fileURLToPath(new URL('../../build/out/empty-central', import.meta.url))

/**
 * Lays an empty central database, at the newest schema, where a sandbox's centre keeps its own, unless there is one. PGlite takes seconds to make
 * one, and this makes it once.
 */
export async function layEmptyCentral(folder: string): Promise<void> {
  if (existsSync(folder)) return
  await madeOnce(EMPTY, ['db/central/**/*.ts', 'package-lock.json'], async (into) => {
    const made = await openCentral({ pglite: join(into, 'database') })
    await made.close()
  })
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  // Whole or not at all.
  const into = `${folder}.new`
  rmSync(into, { recursive: true, force: true })
  cpSync(join(EMPTY, 'database'), into, { recursive: true })
  renameSync(into, folder)
}
