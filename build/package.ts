import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { APP_SOURCES, bundleApp } from './bundle.ts'
import { findElectron, GET_ELECTRON } from './electron.ts'
import { madeOnce } from './made-once.ts'
import { makeDeb } from './package/deb.ts'
import { makeStubElectron } from './package/stub-electron.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const PACKAGE = join(ROOT, 'build/out/package')

const PACKAGE_SOURCES = [
  ...APP_SOURCES,
  'build/package/**/*',
  'build/{openbox.xml,package.ts}',
  'electron-builder.yml',
  'LICENSE',
]

/** What was packed. */
export interface Packed {
  /** The folder of the Electron shell. */
  readonly unpacked: string
  readonly deb: string
  /** Whether there is a stub in the place of Electron. */
  readonly isStub: boolean
}

/**
 * Packs the bundled program with Electron, or with a stub where Electron is not to be had, unless that was done already from the same
 * sources. No network is needed.
 */
export async function makePackage(): Promise<Packed> {
  const app = await bundleApp()
  const electron = findElectron()
  const dist = electron && dirname(electron)
  await madeOnce(
    PACKAGE,
    PACKAGE_SOURCES,
    (into) => {
      const stub = mkdtempSync(join(tmpdir(), 'sportello-stub-'))
      try {
        if (dist === undefined) makeStubElectron(stub, versionOf('node_modules/electron/package.json'))
        pack(into, dist ?? stub)
      } finally {
        rmSync(stub, { recursive: true })
      }
      makeDeb(into, {
        electron: unpackedIn(into),
        app,
        version: versionOf('package.json'),
        isStub: dist === undefined,
      })
    },
    `${process.arch} ${dist ?? 'stub'}`,
  )
  const deb = readdirSync(PACKAGE).find((name) => name.endsWith('.deb'))
  if (deb === undefined) throw new Error('There is no Debian package')
  return { unpacked: unpackedIn(PACKAGE), deb: join(PACKAGE, deb), isStub: dist === undefined }
}

function pack(into: string, electronDist: string): void {
  const script = join(ROOT, 'node_modules/electron-builder/cli.js')
  const place = [`-c.electronDist=${electronDist}`, `-c.directories.output=${into}`]
  const env = { ...process.env, NODE_ENV: 'production' }
  try {
    execFileSync(process.execPath, [script, '--linux', 'dir', `--${process.arch}`, '-p', 'never', ...place], {
      cwd: ROOT,
      env,
      stdio: 'pipe',
      encoding: 'utf8',
    })
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string }
    throw new Error(`electron-builder:\n${stdout}${stderr}`, { cause: error })
  }
  rmSync(join(into, 'builder-debug.yml'), { force: true })
}

/** electron-builder names it after the processor, all but the commonest. */
function unpackedIn(folder: string): string {
  return join(folder, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`)
}

function versionOf(file: string): string {
  return (JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { readonly version: string }).version
}

if (import.meta.main) {
  const packed = await makePackage()
  console.log(`${packed.unpacked}\n${packed.deb}`)
  if (packed.isStub) {
    console.error(
      `With a stub in the place of Electron: of its two shells only that of Chromium starts. Get Electron: ${GET_ELECTRON}`,
    )
  }
}
