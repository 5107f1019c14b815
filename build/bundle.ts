import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FONT_FILES } from '../main/documents/page/fonts.ts'
import { buildForPeople, madeOnce } from './made-once.ts'
import { copyKeptModules, keptModules, NOT_BUNDLED, type KeptModule } from './package/kept-modules.ts'
import { bundledLicences, keptLicences, licencesText, lookLicences } from './package/licences.ts'
import { buildRenderer, FONTS, PAGE_LICENCES, PAGE_SOURCES, PAGES } from './renderer.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Where the bundled program lies, as it is packed. */
export const APP = join(ROOT, 'build/out/app')

/** Everything that the program is made of. */
export const APP_SOURCES = [
  ...PAGE_SOURCES,
  '{main,preload,build/entries,build/package}/**/*.ts',
  'db/{kiosk/**/*,lock}.ts',
  'build/{bundle,paths,serve,usage}.ts',
  'package.json',
]

/** The start files of the package, by the name of what they become. */
const STARTS = { electron: 'build/entries/electron.ts', node: 'build/entries/node.ts' }

const LICENCES = '.licences.json'

/**
 * Bundles start files of the kiosk, by the names that they are to have, into a folder. The database worker is an entry of its own beside
 * them, since its client finds it there (decision 0002). What is not bundled is found in the `node_modules` of that folder, or above it.
 */
export async function bundleKiosk(into: string, starts: Readonly<Record<string, string>>): Promise<void> {
  await buildForPeople({
    root: ROOT,
    configFile: false,
    ssr: { noExternal: true, external: ['electron', ...NOT_BUNDLED], target: 'node' },
    build: {
      ssr: true,
      outDir: into,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      license: { fileName: LICENCES },
      rolldownOptions: {
        input: { ...starts, worker: join(ROOT, 'db/kiosk/worker.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}

/**
 * Bundles the whole program into `APP`, unless it stands there already, made from the same sources, and answers that folder:
 * `electron.js`, `node.js`, `worker.js` and what they share; `preload.cjs`; `pages/`, and their names in `pages.json`; `fonts/`; the
 * packages that cannot be bundled; `package.json`; `licences.txt` of all that is in it.
 */
export async function bundleApp(): Promise<string> {
  await buildRenderer()
  await madeOnce(APP, APP_SOURCES, makeApp, process.arch)
  return APP
}

async function makeApp(app: string): Promise<void> {
  await bundleKiosk(
    app,
    mapValues(STARTS, (file) => join(ROOT, file)),
  )
  await bundlePreload(app)
  const pages = globSync('**/*', { cwd: PAGES, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(PAGES.length + 1))
    .sort()
  for (const page of pages) copy(join(PAGES, page), join(app, 'pages', page))
  writeFileSync(join(app, 'pages.json'), `${JSON.stringify(pages, null, 2)}\n`)
  for (const font of Object.values(FONT_FILES)) copy(join(FONTS, font), join(app, 'fonts', font))
  const modules = keptModules(ROOT)
  copyKeptModules(ROOT, modules, app)
  writeFileSync(join(app, 'package.json'), `${JSON.stringify(manifest(modules), null, 2)}\n`)
  const licences = [
    ...bundledLicences(join(app, LICENCES)),
    ...bundledLicences(join(PAGES, PAGE_LICENCES)),
    ...keptLicences(ROOT, modules),
    ...lookLicences(ROOT),
  ]
  writeFileSync(join(app, 'licences.txt'), licencesText(licences))
  rmSync(join(app, LICENCES))
}

/** A sandboxed preload cannot load others, nor be an ES module. */
async function bundlePreload(app: string): Promise<void> {
  await buildForPeople({
    root: ROOT,
    configFile: false,
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      outDir: app,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: join(ROOT, 'preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  })
}

/** What Node and Electron have to know of the program, and nothing of how it is made. */
function manifest(modules: readonly KeptModule[]): object {
  const { name, version, description, license, type } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Readonly<Record<string, string>>
  const dependencies = Object.fromEntries(
    NOT_BUNDLED.map((each) => [each, modules.find((found) => found.name === each)?.version]),
  )
  return { name, version, description, license, private: true, type, main: 'electron.js', dependencies }
}

/** Its content alone: npm makes programs of some fonts. */
function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, readFileSync(from))
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}

if (import.meta.main) console.log(await bundleApp())
