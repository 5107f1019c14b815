import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Who a kiosk runs as on it. */
export const USER = 'kiosk'

/**
 * This machine once more, beside itself: what is written on it is gone with it, and neither the project's folder nor anything in a folder
 * for temporary files is there. Processes, the network and displays are the machine's own.
 */
export interface Machine {
  /** Runs a command as root, and answers what it says. Throws, with what it says, when it fails. */
  readonly run: (command: string, ...args: readonly string[]) => string
  /** What makes a command one of `USER` on it. */
  readonly asUser: (command: string) => readonly [command: string, ...args: readonly string[]]
  /** Where one of its files is to be found from here. */
  readonly seen: (path: string) => string
  /** The files that were written or removed on it, and the folders that were made. */
  readonly changes: () => readonly string[]
  readonly close: () => Promise<void>
}

const TOOLS = ['unshare', 'nsenter', 'pivot_root', 'setpriv', 'mount', 'useradd', 'dpkg']

/** Why there can be no second machine here; undefined where there can. */
export function noMachine(): string | undefined {
  if (process.getuid?.() !== 0) return 'a second machine beside this one takes root'
  const missing = TOOLS.find((tool) => spawnSync('which', [tool]).status !== 0)
  if (missing !== undefined) return `there is no ${missing} on this machine`
  if (!readFileSync('/proc/filesystems', 'utf8').includes('overlay')) return 'its kernel lays no folder over another'
  const isAllowed = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0
  return isAllowed ? undefined : 'nothing may be mounted on this machine'
}

/** The folder under which it sees what was changed on it. */
const CHANGES = '/tmp/changes'

/**
 * Lays a folder in memory over the whole machine and moves into it; the old root goes, since Chromium makes no sandbox in a mere `chroot`.
 * It ends when nobody is at the other end of its input any more.
 */
const MAKE = `set -eu
folder=$1; project=$2; display=/tmp/.X11-unix; root=$folder/root
mount -t tmpfs none "$folder"
mkdir "$folder/up" "$folder/work" "$root"
mount -t overlay none -o "lowerdir=/,upperdir=$folder/up,workdir=$folder/work" "$root"
mount --bind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=1777 none "$root/tmp"
mkdir -p "$root${CHANGES}" "$root$display" "$root/tmp/old" "$root$project"
mount --bind "$folder/up" "$root${CHANGES}"
if [ -d "$display" ]; then mount --bind "$display" "$root$display"; fi
mount -t tmpfs none "$root$project"
cd "$root"
pivot_root . tmp/old
umount -l /tmp/old
rmdir /tmp/old
useradd --create-home --shell /bin/sh ${USER}
echo ready
exec cat`

/** Makes one. Displays must be there before it. */
export async function startMachine(): Promise<Machine> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-machine-'))
  const holder = spawn('unshare', ['--mount', 'sh', '-c', MAKE, 'sh', folder, ROOT], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaints = ''
  holder.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')])
  const { pid } = holder
  if (pid === undefined || holder.exitCode !== null) throw new Error(`There is no second machine: ${complaints}`)
  const enter = ['--target', String(pid), '--mount', '--wdns=/', '--']
  const seen = (path: string) => join(`/proc/${pid}/root`, path)
  return {
    run: (command, ...args) =>
      execFileSync('nsenter', [...enter, command, ...args], { encoding: 'utf8', stdio: 'pipe' }),
    asUser: (command) => [
      'nsenter',
      ...enter,
      'setpriv',
      `--reuid=${USER}`,
      `--regid=${USER}`,
      '--clear-groups',
      '--inh-caps=-all',
      command,
    ],
    seen,
    changes: () =>
      globSync('**/*', { cwd: seen(CHANGES), withFileTypes: true })
        .map((entry) => ({ entry, path: join(entry.parentPath, entry.name).slice(seen(CHANGES).length) }))
        // A folder in which something was written is laid over the one that is there.
        .filter(({ entry, path }) => !entry.isDirectory() || !existsSync(path))
        .map(({ path }) => path)
        .sort(),
    close: async () => {
      await ended(holder, () => holder.stdin.end())
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  end()
  await gone
}
