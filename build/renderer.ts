import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildForPeople, madeOnce } from './made-once.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Where the built renderer lies. */
export const PAGES = join(ROOT, 'build/out/renderer')

/** The fonts that documents are set in. */
export const FONTS = join(ROOT, 'node_modules/bootstrap-italia/dist/fonts')

/** Everything that the pages are made of. */
export const PAGE_SOURCES = [
  'renderer/**/*',
  '{main,central}/{contract,domain,messages}/**/*.ts',
  'build/{vite.config,renderer,made-once}.ts',
  'package-lock.json',
]

/** What is in the pages beside our own work: names, versions, licences. Hidden, so that nobody is served it. */
export const PAGE_LICENCES = '.licences.json'

/**
 * Builds the renderer into `PAGES`, unless it stands there already, built from the same sources. Who asks while it is being built waits
 * for the same one.
 */
export function buildRenderer(): Promise<void> {
  return (underWay ??= buildAnew().finally(() => (underWay = undefined)))
}

let underWay: Promise<void> | undefined

function buildAnew(): Promise<void> {
  return madeOnce(PAGES, PAGE_SOURCES, async (outDir) => {
    await buildForPeople({
      configFile: join(ROOT, 'build/vite.config.ts'),
      build: { outDir, emptyOutDir: true, license: { fileName: PAGE_LICENCES } },
    })
  })
}
