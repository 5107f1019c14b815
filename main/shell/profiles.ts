import { readdirSync, readlinkSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIXES = ['sportello-window-', 'sportello-outside-'] as const

/** How the folder of a profile begins: of which window it is, and of which process. */
export function profilePrefix(kind: 'window' | 'outside'): string {
  return `sportello-${kind}-${process.pid}-`
}

/**
 * Removes the profiles of kiosks that were killed before they could do it, and ends their Chromium where it has not noticed: it would
 * stand before the new window, with the last visit in it.
 */
export function removeLeftProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const prefix = PREFIXES.find((each) => name.startsWith(each))
    const pid = prefix === undefined ? NaN : Number(/^\d+(?=-)/.exec(name.slice(prefix.length))?.[0])
    if (!(pid > 0) || (pid !== process.pid && isAlive(pid))) continue
    const profile = join(tmpdir(), name)
    endChromium(profile)
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
  }
}

/** Ends the Chromium that has a profile open, with its children. */
function endChromium(profile: string): void {
  try {
    // The lock names the machine and the process.
    const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1])
    if (pid > 0 && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) process.kill(-pid, 'SIGKILL')
  } catch {
    // There is no lock, or nobody holds it.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
