import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What of PouchDB the benchmark uses. Its own types are as heavy as itself. */
export interface PouchDatabase {
  readonly bulkDocs: (docs: readonly object[]) => Promise<readonly { readonly error?: unknown }[]>
  readonly info: () => Promise<{ readonly doc_count: number }>
  readonly close: () => Promise<void>
}

/** A PouchDB that keeps its databases in one folder. */
export interface Pouch {
  new (name: string): PouchDatabase
  readonly replicate: (source: string, target: PouchDatabase) => Promise<{ readonly docs_written: number }>
  readonly defaults: (options: { readonly prefix: string }) => Pouch
  readonly plugin: (plugin: unknown) => Pouch
}

/** Installed here, so that who only starts or tests the kiosk need not install it. */
const INSTALLED = fileURLToPath(new URL('../../out/rivals/', import.meta.url))

/** Installs PouchDB by its lock file, once. Nothing of it is compiled: LevelDB comes built for each platform. */
export function installPouch(): void {
  const lock = fileURLToPath(new URL('./rivals/package-lock.json', import.meta.url))
  const done = join(INSTALLED, 'node_modules/.package-lock.json')
  const installed = join(INSTALLED, 'package-lock.json')
  if (existsSync(done) && readFileSync(installed, 'utf8') === readFileSync(lock, 'utf8')) return
  mkdirSync(INSTALLED, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) {
    cpSync(fileURLToPath(new URL(`./rivals/${name}`, import.meta.url)), join(INSTALLED, name))
  }
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: INSTALLED,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (npm.status !== 0) throw new Error(`PouchDB could not be installed: ${npm.stderr}`)
}

/** PouchDB on LevelDB, which replicates over HTTP; all its settings are its own. */
export function loadPouch(prefix: string): Pouch {
  const load = createRequire(join(INSTALLED, 'package.json')) as (name: string) => { default?: unknown }
  const plugins = ['pouchdb-adapter-leveldb', 'pouchdb-adapter-http', 'pouchdb-replication']
  const bare = load('pouchdb-core') as unknown as Pouch
  return plugins.reduce((pouch, name) => pouch.plugin(load(name)), bare).defaults({ prefix })
}

/** PouchDB's own server, with what PouchDB asks for and no more. */
export function pouchListener(pouch: Pouch): RequestListener {
  const load = createRequire(join(INSTALLED, 'package.json'))
  const expressPouch = load('express-pouchdb') as (pouch: Pouch, options: object) => RequestListener
  return expressPouch(pouch, { mode: 'minimumForPouchDB', inMemoryConfig: true })
}
