import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Readable, Writable } from 'node:stream'
import type { Shell, ShellWindow } from '../shell.ts'
import { devToolsPipe, type DevTools } from './devtools-pipe.ts'

/** How the Chromium of this machine is started. */
export interface ChromiumSettings {
  readonly executable: string
  /** As root Chromium does not start with its sandbox; only the sandbox mode of the kiosk may leave it out. */
  readonly hasNoSandbox: boolean
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Our page and nothing else: no questions, no updates, no calls home. `--test-type` takes away the bar about the sandbox. */
const SWITCHES = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-extensions',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--noerrdialogs',
  '--password-store=basic',
  '--site-per-process',
  '--lang=it',
  '--class=sportello',
  '--remote-debugging-pipe',
]

/** How long a window may take to open, and how often it is looked at meanwhile. */
const OPEN_MS = 10_000
const LOOK_EVERY_MS = 50

/** How long a window that was asked to close may take. */
const CLOSE_MS = 3_000

/** The Chromium on the PATH; undefined when there is none. */
export function findChromium(path: string): string | undefined {
  const candidates = path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * A window by the system's Chromium: an undecorated app window as large as the screen, on a profile made for it and removed with
 * it. It is not in kiosk mode, which would cover the window of an outside page at the first touch.
 */
export function chromiumShell(settings: ChromiumSettings): Shell {
  return { openWindow: (address, onGone) => openWindow(settings, address, onGone) }
}

async function openWindow(settings: ChromiumSettings, address: string, onGone: () => void): Promise<ShellWindow> {
  const profile = mkdtempSync(join(tmpdir(), 'sportello-window-'))
  const chromium = spawn(
    settings.executable,
    [
      ...SWITCHES,
      ...(settings.hasNoSandbox ? ['--no-sandbox', '--test-type'] : []),
      `--user-data-dir=${profile}`,
      '--window-position=0,0',
      // The same origin as the address, or an app window grows a bar that names the other one.
      `--app=${new URL(address).origin}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  let isClosing = false
  const exited = new Promise<void>((resolve) => {
    chromium.once('error', () => resolve())
    chromium.once('exit', () => resolve())
  }).then(() => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    if (!isClosing) onGone()
  })
  const devTools = devToolsPipe(chromium.stdio[3] as Writable, chromium.stdio[4] as Readable)
  await showAddress(devTools, address)
  return {
    close: async () => {
      isClosing = true
      devTools.send('Browser.close').catch(() => chromium.kill('SIGKILL'))
      const killer = setTimeout(() => chromium.kill('SIGKILL'), CLOSE_MS)
      await exited
      clearTimeout(killer)
    },
  }
}

/**
 * Places the window over the whole screen, whatever size Chromium chose for it, and leads it to the address. The address goes
 * over the pipe and not on the command line, which every user of the machine can read.
 */
async function showAddress(devTools: DevTools, address: string): Promise<void> {
  const targetId = await untilThere(async () => {
    const { targetInfos } = (await devTools.send('Target.getTargets')) as {
      targetInfos: readonly { readonly targetId: string; readonly type: string }[]
    }
    return targetInfos.find((target) => target.type === 'page')?.targetId
  })
  const { sessionId } = (await devTools.send('Target.attachToTarget', { targetId, flatten: true })) as {
    sessionId: string
  }
  // While the first page is on its way there may be no document to ask.
  const [width, height] = await untilThere(async () => {
    const expression = '[screen.width, screen.height]'
    const { result } = (await devTools
      .send('Runtime.evaluate', { expression, returnByValue: true }, sessionId)
      .catch(() => ({ result: {} }))) as { result: { value?: readonly [number, number] } }
    return result.value
  })
  // Without a window manager Chromium comes out a pixel short; with one the window is clamped to the screen.
  const { windowId } = (await devTools.send('Browser.getWindowForTarget', { targetId })) as { windowId: number }
  await devTools.send('Browser.setWindowBounds', {
    windowId,
    bounds: { left: 0, top: 0, width: width + 1, height: height + 1 },
  })
  await devTools.send('Page.navigate', { url: address }, sessionId)
  await devTools.send('Target.detachFromTarget', { sessionId })
}

/** Asks until there is an answer, for as long as a window may take to open. */
async function untilThere<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let waitedMs = 0; waitedMs < OPEN_MS; waitedMs += LOOK_EVERY_MS) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await delay(LOOK_EVERY_MS)
  }
  throw new Error('Chromium opened no page')
}
