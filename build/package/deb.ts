import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, globSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launcher, NODE_FLAGS } from './launch.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What Debian calls the processors that we make packages for. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

/** Both shells need the first two; what Electron's own binary is linked with, or loads, comes besides. */
const DEPENDS = ['chromium', 'openbox', 'libc6 (>= 2.28)']
const ELECTRON_DEPENDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libsecret-1-0',
]

/** What a Debian package is made of. */
export interface DebParts {
  /** The unpacked folder of the Electron shell. */
  readonly electron: string
  /** The folder of the bundled program. */
  readonly app: string
  readonly version: string
  /** Whether there is a stub in the place of Electron. */
  readonly isStub: boolean
}

/**
 * Makes the Debian package, in a folder, and answers its path. It installs both shells: Electron's in /opt/sportello, and that of the
 * system's Chromium, with a Node of its own, in /opt/sportello-chromium. No script runs at its installation, nothing in it belongs to anybody but root, and no
 * program in it is setuid: the sandboxes of Electron and Chromium are made of user namespaces, as Debian's kernels allow them.
 */
export function makeDeb(into: string, { electron, app, version, isStub }: DebParts): string {
  const root = join(into, 'deb')
  const put = (from: string, to: string) => {
    mkdirSync(dirname(join(root, to)), { recursive: true })
    cpSync(from, join(root, to), { recursive: true })
  }
  put(electron, 'opt/sportello')
  rmSync(join(root, 'opt/sportello/chrome-sandbox'), { force: true })
  put(app, 'opt/sportello-chromium/app')
  rmSync(join(root, 'opt/sportello-chromium/app/.fingerprint'))
  const node = join(ROOT, `node_modules/node-linux-${process.arch}`)
  put(join(node, 'bin/node'), 'opt/sportello-chromium/node')
  put(join(ROOT, 'build/openbox.xml'), 'opt/sportello-chromium/openbox.xml')
  put(join(ROOT, 'build/package/deb'), '.')
  const launch = (name: string, about: string, command: readonly string[]) => {
    mkdirSync(join(root, 'usr/bin'), { recursive: true })
    writeFileSync(join(root, 'usr/bin', name), launcher(about, command), { mode: 0o755 })
  }
  launch('sportello', 'Starts the kiosk in Electron.', ['/opt/sportello/sportello'])
  const onNode = ['/opt/sportello-chromium/node', ...NODE_FLAGS, '/opt/sportello-chromium/app/node.js']
  launch('sportello-chromium', 'Starts the kiosk on Node, with the Chromium of the system.', onNode)
  put(join(ROOT, 'build/package/icon.svg'), 'usr/share/icons/hicolor/scalable/apps/sportello.svg')
  const policy = join(ROOT, 'build/package/chromium-policy.json')
  if (existsSync(policy)) put(policy, 'etc/chromium/policies/managed/sportello.json')
  mkdirSync(join(root, 'etc/sportello'), { recursive: true })
  put(join(ROOT, 'LICENSE'), 'usr/share/doc/sportello/copyright')
  put(join(app, 'licences.txt'), 'usr/share/doc/sportello/licences.txt')
  put(join(node, 'LICENSE'), 'usr/share/doc/sportello/licence-of-node.txt')
  const sizeKb = tidy(root)
  mkdirSync(join(root, 'DEBIAN'))
  const architecture = ARCHITECTURES[process.arch] ?? process.arch
  writeFileSync(
    join(root, 'DEBIAN/control'),
    control({ version: debVersion(version, isStub), architecture, sizeKb, isStub }),
  )
  const deb = join(into, `sportello_${debVersion(version, isStub)}_${architecture}.deb`)
  // Quick to make; what is large in it, Node, shrinks to a third all the same.
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, deb], { stdio: 'pipe' })
  rmSync(root, { recursive: true })
  return deb
}

/** A package with the real Electron comes after one with the stub. */
function debVersion(version: string, isStub: boolean): string {
  return isStub ? `${version}~stub` : version
}

/** Lets everybody read all of it and nobody but root write any; answers its size in kB. */
function tidy(root: string): number {
  let bytes = 0
  for (const entry of globSync('**/*', { cwd: root, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const { mode, size } = statSync(path)
    chmodSync(path, entry.isDirectory() || (mode & 0o100) !== 0 ? 0o755 : 0o644)
    bytes += size
  }
  return Math.ceil(bytes / 1024)
}

function control(of: { version: string; architecture: string; sizeKb: number; isStub: boolean }): string {
  return `Package: sportello
Version: ${of.version}
Architecture: ${of.architecture}
Maintainer: The authors of Sportello <sportello@localhost>
Installed-Size: ${of.sizeKb}
Depends: ${[...DEPENDS, ...(of.isStub ? [] : ELECTRON_DEPENDS)].join(', ')}
Recommends: gnome-keyring
Suggests: cups
Section: misc
Priority: optional
Description: A payment kiosk for Italian town halls
 Citizens pay the public administration through pagoPA by touch. The kiosk runs
 in Electron (sportello), or on Node with a window of the system's Chromium
 (sportello-chromium).${of.isStub ? '\n .\n Made without Electron: only sportello-chromium starts.' : ''}
`
}
