import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { APP } from '../../build/bundle.ts'
import { makePackage, type Packed } from '../../build/package.ts'
import { sampleMunicipality } from '../sandbox/municipality/municipality.ts'
import { sandboxKeys } from '../sandbox/processes.ts'
import { amiss, APP_FILES, below, ELECTRON_FILES, STUB_FILES, SYSTEM_FILES, UNPACKED_FILES } from './file-list.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const POLICY = 'etc/chromium/policies/managed/sportello.json'
const FINE = { unexpected: [], missing: [] }

let packed: Packed
/** The Debian package, taken apart. */
let deb: string

const filesIn = (folder: string): readonly string[] =>
  globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
const archive = () => join(packed.unpacked, 'resources/app.asar')
const electronFiles = () => (packed.isStub ? STUB_FILES : ELECTRON_FILES)
const asarFiles = (): readonly string[] =>
  listPackage(archive(), { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in statFile(archive(), path)))

beforeAll(async () => {
  packed = await makePackage()
  deb = mkdtempSync(join(tmpdir(), 'sportello-deb-'))
  execFileSync('dpkg-deb', ['--extract', packed.deb, deb])
}, 180_000)
afterAll(() => {
  rmSync(deb, { recursive: true })
})

it('sees a file too many and a file too few', () => {
  expect(amiss(['a.js', 'a.js.map'], ['{a,b}.js'])).toEqual({ unexpected: ['a.js.map'], missing: ['b.js'] })
  expect(amiss(['x-DDIU4zD0.js', 'x-test.js'], ['*-#.js'])).toEqual({ unexpected: ['x-test.js'], missing: [] })
})

it('packs exactly the files of the list into the archive of the Electron shell', () => {
  expect(amiss(asarFiles(), APP_FILES)).toEqual(FINE)
})

it('lays exactly the native module beside the archive, in a folder with exactly the files of Electron', () => {
  const expected = [
    ...electronFiles(),
    'chrome-sandbox',
    'resources/app.asar',
    ...below('resources/app.asar.unpacked', UNPACKED_FILES),
  ]
  expect(amiss(filesIn(packed.unpacked), expected)).toEqual(FINE)
})

it('installs exactly the files of the list, in both shells and around them', () => {
  const expected = [
    ...below('opt/sportello', [...electronFiles(), 'resources/app.asar']),
    ...below('opt/sportello/resources/app.asar.unpacked', UNPACKED_FILES),
    ...below('opt/sportello-chromium/app', APP_FILES),
    ...SYSTEM_FILES,
    ...(globSync('build/package/chromium-policy.json', { cwd: ROOT }).length > 0 ? [POLICY] : []),
  ]
  expect(amiss(filesIn(deb), expected)).toEqual(FINE)
})

it('packs the same program into both shells, and it is the one that was bundled', () => {
  const files = asarFiles()
  expect(files.length).toBeGreaterThan(100)
  const differing = files.filter((file) => {
    const bundled = readFileSync(join(APP, file))
    const installed = readFileSync(join(deb, 'opt/sportello-chromium/app', file))
    return !bundled.equals(installed) || !bundled.equals(extractFile(archive(), file))
  })
  expect(differing).toEqual([])
})

it('gives all that it installs to root, writable by nobody else, and no program the rights of its owner', () => {
  const lines = execFileSync('dpkg-deb', ['--contents', packed.deb], { encoding: 'utf8' }).trim().split('\n')
  expect(lines.length).toBeGreaterThan(100)
  expect(lines.filter((line) => !/^(drwxr-xr-x|-rw-r--r--|-rwxr-xr-x) root\/root /.test(line))).toEqual([])
})

it('runs no script when it is installed', () => {
  const control = execFileSync('dpkg-deb', ['--ctrl-tarfile', packed.deb])
  expect(execFileSync('tar', ['--list'], { input: control, encoding: 'utf8' }).trim().split('\n')).toEqual([
    './',
    './control',
  ])
})

it('has its nine fuses set: no Node, no inspector, nothing loaded but the archive', async () => {
  const wire = await getCurrentFuseWire(join(packed.unpacked, 'sportello'))
  const isOn = Object.entries(wire)
    .filter(([fuse]) => /^\d+$/.test(fuse))
    .map(([fuse, state]) => [FuseV1Options[Number(fuse)], state === FuseState.ENABLE])
  expect(wire.version).toBe('1')
  expect(Object.fromEntries(isOn)).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  })
})

it('holds no map, no test, no sandbox, no key, nothing of who made it', () => {
  const files = filesIn(deb).filter(
    (file) => !file.startsWith('opt/sportello/') && file !== 'opt/sportello-chromium/node',
  )
  const names = files.map((file) => basename(file))
  expect(names.filter((name) => /\.map$|\.test\.|^\.|\.(pem|key|p12|ts|cc|cpp|h|hpp|c)$/.test(name))).toEqual([])
  const holding = (what: RegExp) => files.filter((file) => what.test(readFileSync(join(deb, file), 'latin1')))
  // The bundler writes the name of each source above what comes from it.
  expect(holding(/^\/\/ main\/start-node\.ts$/m)).toHaveLength(1)
  expect(holding(/^\/\/ (tests|central\/(?!contract))\//m)).toEqual([])
  expect(holding(new RegExp(`protects nothing|${sandboxKeys.checkout}|${sampleMunicipality.creditor}`))).toEqual([])
  expect(holding(/sourceMappingURL=data:/)).toEqual([])
  expect(holding(/-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{20}/)).toEqual([])
  expect(holding(new RegExp(ROOT.replaceAll('.', '\\.')))).toEqual([])
})

it('lists the licences of all that it holds', () => {
  const text = readFileSync(join(deb, 'usr/share/doc/sportello/licences.txt'), 'utf8')
  const kept = filesIn(join(APP, 'node_modules'))
    .filter((file) => basename(file) === 'package.json')
    .map((file) => JSON.parse(readFileSync(join(APP, 'node_modules', file), 'utf8')) as Record<string, string>)
    .filter(({ name, version }) => name !== undefined && version !== undefined)
  expect(kept.length).toBeGreaterThan(15)
  const bundled = ['svelte', 'zod', 'kysely', 'pino', 'ws', 'jose', 'qrcode', 'bootstrap-italia', 'Titillium Web']
  for (const { name = '' } of kept.filter(({ name }) => name !== 'better-sqlite3-multiple-ciphers')) bundled.push(name)
  expect([...bundled, 'better-sqlite3'].filter((name) => !text.includes(`  ${name}`))).toEqual([])
  expect(text).not.toContain('unknown')
})

it('names the pages that Electron may serve, and all of them', () => {
  const names = JSON.parse(readFileSync(join(APP, 'pages.json'), 'utf8')) as readonly string[]
  expect([...names].sort()).toEqual([...filesIn(join(APP, 'pages'))].sort())
})
