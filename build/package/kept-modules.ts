import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A package that stays as npm installed it. */
export interface KeptModule {
  readonly name: string
  readonly version: string
  readonly license: string
  /** Where it lies, below the folder of the project. */
  readonly path: string
}

/**
 * Stay as npm installed them: native code, and libraries that read files beside their own. What they need stays with them, so that
 * there is one fontkit. The compiler's headers are needed by nobody who runs.
 */
export const NOT_BUNDLED = ['better-sqlite3', 'pdfkit', 'fontkit', 'svg-to-pdfkit'] as const

/** The files that a running kiosk reads of each package; whatever is not named here is not packed. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': [
    'lib/{index,binding,database,sqlite-error,util}.js',
    'lib/methods/*.js',
    `prebuilds/linux-${process.arch}.node`,
  ],
  pdfkit: ['js/pdfkit.node.mjs', 'js/standard-fonts/**/*.cjs', 'js/data/*.icc'],
  fontkit: ['dist/module.mjs'],
  'svg-to-pdfkit': ['source.js'],
  '@noble/ciphers': ['esm/package.json', 'esm/{_polyval,aes,utils}.js'],
  '@noble/hashes': ['esm/package.json', 'esm/{cryptoNode,utils}.js'],
  '@swc/helpers': ['esm/{_define_property,_ts_decorate}.js'],
  'base64-js': ['{index,lib/b64}.js'],
  brotli: [
    'decompress.js',
    'dec/{bit_reader,context,decode,dictionary-data,dictionary,huffman,prefix,streams,transform}.js',
  ],
  clone: ['clone.js'],
  dfa: ['index.js'],
  'fast-deep-equal': ['index.js'],
  linebreak: ['dist/module.mjs'],
  'png-js': ['lib/png-js.js'],
  restructure: ['index.js', 'src/**/*.js'],
  'tiny-inflate': ['index.js'],
  'unicode-properties': ['dist/module.mjs'],
  'unicode-trie': ['index.js', 'swap.js'],
}

/** Listed as needed, and read by nobody who runs here: headers for a compiler, help for syntax, what serves browsers or their own making alone. */
const NOT_READ = ['node-addon-api', 'tslib', 'fflate', 'pako']

/** What Node, and electron-builder, want to know of a package. */
const MANIFEST = ['name', 'version', 'license', 'type', 'main', 'module', 'exports', 'imports', 'dependencies']

const LICENCE = '{LICENSE,LICENCE,LICENSE.md,LICENSE.txt,license,license.md}'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** The kept packages and all that they need, each once for every place where it is installed. */
export function keptModules(root: string): readonly KeptModule[] {
  const found = new Map<string, KeptModule>()
  const visit = (name: string, from: string): void => {
    if (NOT_READ.includes(name)) return
    const path = placeOf(root, name, from)
    if (found.has(path)) return
    const { version, license = 'as its text says', dependencies = {} } = manifestOf(join(root, path))
    found.set(path, { name, version, license, path })
    for (const needed of Object.keys(dependencies)) visit(needed, path)
  }
  for (const name of NOT_BUNDLED) visit(name, '')
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** The file of a package's licence; undefined where it comes without. */
export function licenceFile(root: string, path: string): string | undefined {
  const [file] = globSync(LICENCE, { cwd: join(root, path) })
  return file && join(root, path, file)
}

/** Copies what is read of the kept packages into an app's folder. Throws where a package has none of the files that are named of it. */
export function copyKeptModules(root: string, modules: readonly KeptModule[], app: string): void {
  for (const { name, path } of modules) {
    const read = READ[name]
    if (read === undefined) throw new Error(`${name} is new among the kept packages: say which of its files are read`)
    for (const pattern of read) {
      const files = globSync(pattern, { cwd: join(root, path), withFileTypes: true }).filter((each) => each.isFile())
      if (files.length === 0) throw new Error(`${name} has no ${pattern}`)
      for (const file of files) copy(join(file.parentPath, file.name), root, app)
    }
    const manifest = Object.entries(manifestOf(join(root, path))).filter(([field]) => MANIFEST.includes(field))
    writeFileSync(
      join(app, path, 'package.json'),
      `${JSON.stringify(Object.fromEntries(manifest), withoutUnread, 2)}\n`,
    )
  }
}

/** `JSON.stringify` asks it for each field of a package.json: what is not read need not be there. */
function withoutUnread(field: string, value: unknown): unknown {
  return NOT_READ.includes(field) ? undefined : value
}

function copy(file: string, root: string, app: string): void {
  const to = join(app, file.slice(root.length))
  mkdirSync(dirname(to), { recursive: true })
  cpSync(file, to)
}

/** Where Node finds a package that is wanted from a place: in its own node_modules first. */
function placeOf(root: string, name: string, from: string): string {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    const path = join(place, 'node_modules', name)
    if (existsSync(join(root, path, 'package.json'))) return path
    if (place === '') throw new Error(`${name} is not installed`)
  }
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
