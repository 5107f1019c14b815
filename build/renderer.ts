import { createHash } from 'node:crypto'
import { globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Where the built renderer lies. */
export const PAGES = join(ROOT, 'build/out/renderer')

/** The fonts that documents are set in. */
export const FONTS = join(ROOT, 'node_modules/bootstrap-italia/dist/fonts')

/** Everything that the pages are made of. */
const SOURCES = [
  'renderer/**/*',
  '{main,central}/{contract,domain,messages}/**/*.ts',
  'build/{vite.config,renderer}.ts',
  'package-lock.json',
]

/** Says beside the pages what they were built from. */
const FINGERPRINT = join(PAGES, '.fingerprint')

/**
 * Builds the renderer into `PAGES`, unless it stands there already, built from the same sources. The new pages take the place of
 * the old ones whole, since a kiosk may be serving them. Who asks while they are being built waits for the same ones.
 */
export function buildRenderer(): Promise<void> {
  return (underWay ??= buildAnew().finally(() => (underWay = undefined)))
}

let underWay: Promise<void> | undefined

async function buildAnew(): Promise<void> {
  const fingerprint = fingerprintOf(SOURCES)
  if (readIfThere(FINGERPRINT) === fingerprint) return
  const outDir = `${PAGES}-${process.pid}`
  // Vite and Svelte go by this word, and a test runner has set another one: tests are to see what people see.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  await build({
    configFile: join(ROOT, 'build/vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  if (before === undefined) delete process.env['NODE_ENV']
  else process.env['NODE_ENV'] = before
  writeFileSync(join(outDir, '.fingerprint'), fingerprint)
  try {
    rmSync(PAGES, { recursive: true, force: true })
    renameSync(outDir, PAGES)
  } catch (error) {
    // Another process may have built the same meanwhile.
    rmSync(outDir, { recursive: true, force: true })
    if (readIfThere(FINGERPRINT) !== fingerprint) throw error
  }
}

function fingerprintOf(patterns: readonly string[]): string {
  const hash = createHash('sha256')
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
