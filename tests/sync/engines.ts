import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, inject } from 'vitest'
import { openCentral, type Central, type OpenCentral } from '../../db/central/open.ts'
import { ensureCreditor } from '../../db/central/stores/creditors.ts'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../fixtures/central-databases.ts'

/** An engine that the central database runs on, and why it is not there, if it is not. */
export interface Engine {
  readonly engine: 'PostgreSQL' | 'PGlite'
  readonly open: () => Promise<OpenCentral>
  readonly missing: string | undefined
}

/** Both engines of the central database. */
export const engines: readonly Engine[] = [
  { engine: 'PostgreSQL', open: openOnPostgres, missing: hasPostgres() ? undefined : NO_POSTGRES },
  { engine: 'PGlite', open: openPglite, missing: undefined },
]

/** Opens the engine that is nearest to a deployment: PostgreSQL, or PGlite where there is none. */
export const openBestEngine = (): Promise<OpenCentral> => (hasPostgres() ? openOnPostgres() : openPglite())

/**
 * Runs the same tests on each engine, each time on one database of their own; on an engine that is not there they are skipped
 * with the reason. `db` is the database, from the first hook on.
 */
export function describeOnEngines(title: string, define: (db: () => Central, engine: Engine) => void): void {
  describe.each(engines)(`${title} on $engine`, (engine) => {
    let opened: OpenCentral | undefined
    beforeAll(async () => {
      if (engine.missing === undefined) opened = await engine.open()
    })
    afterAll(() => opened?.close())
    beforeEach((context) => {
      context.skip(engine.missing !== undefined, engine.missing)
    })
    define(() => {
      if (opened === undefined) throw new Error('The database is not open')
      return opened.db
    }, engine)
  })
}

/** A PGlite folder with the newest schema, copied from one that was made once for this test run: making one takes seconds. */
export async function newPgliteFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-pglite-'))
  // The folder of the run's PostgreSQL server goes with the run, and with it what is put there.
  const run = new URLSearchParams(inject('postgres')?.split('?')[1]).get('host')
  if (run === null) return folder
  const template = join(run, 'pglite')
  if (!existsSync(template)) {
    const made = mkdtempSync(join(run, 'pglite-'))
    await (await openCentral({ pglite: made })).close()
    try {
      renameSync(made, template)
    } catch {
      // Another test file was quicker.
      rmSync(made, { recursive: true })
    }
  }
  cpSync(template, folder, { recursive: true })
  return folder
}

async function openPglite(): Promise<OpenCentral> {
  const folder = await newPgliteFolder()
  const open = await openCentral({ pglite: folder })
  return {
    ...open,
    close: async () => {
      await open.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let lastCreditor = 0

/** A municipality of its own for one test, so that tests may share a database. */
export async function newCreditor(db: Central): Promise<string> {
  const creditor = String(++lastCreditor).padStart(11, '0')
  await ensureCreditor(db, creditor, `feed-of-${creditor}`)
  return creditor
}
