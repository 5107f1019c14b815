import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { APP_SOURCES, bundleApp, bundleKiosk } from './bundle.ts'
import { madeOnce } from './made-once.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SANDBOX = join(ROOT, 'build/out/sandbox')

/**
 * Runs the kiosk of a sandbox in Electron until it ends, and answers its exit code. What it says when it is ready goes to our parent, or to
 * our output, as it does without Electron.
 */
export async function runInElectron(executable: string, data: string): Promise<number> {
  const app = await bundleApp()
  await madeOnce(SANDBOX, [...APP_SOURCES, 'tests/sandbox/**/*.ts'], (into) =>
    bundleKiosk(into, { electron: join(ROOT, 'tests/sandbox/electron.ts') }),
  )
  // As root Chromium does not start with its sandbox; a sandbox kiosk may leave it out, as without Electron.
  const isRoot = process.getuid?.() === 0
  const kiosk = spawn(
    executable,
    [...(isRoot ? ['--no-sandbox'] : []), join(SANDBOX, 'electron.js'), 'kiosk', '--data', data, '--app', app],
    { stdio: ['ignore', 'inherit', 'inherit', ...(process.send === undefined ? [] : (['ipc'] as const))] },
  )
  kiosk.on('message', (message) => process.send?.(message))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => kiosk.kill(signal))
  process.on('disconnect', () => kiosk.kill('SIGTERM'))
  const [code, signal] = (await once(kiosk, 'exit')) as [number | null, NodeJS.Signals | null]
  return code ?? 128 + constants.signals[signal ?? 'SIGTERM']
}
