import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { devToolsPipe, type DevTools } from './devtools-pipe.ts'

/** How the Chromium of this machine is started. */
export interface ChromiumSettings {
  readonly executable: string
  /** As root Chromium does not start with its sandbox; only the sandbox mode of the kiosk may leave it out. */
  readonly hasNoSandbox: boolean
}

/** What a window of one kind adds. */
export interface Launch {
  /** How the folder of its profile begins. */
  readonly profilePrefix: string
  /** What its page is called to the window manager. */
  readonly windowClass: string
  /** What the app window is opened on; every user of the machine can read it. */
  readonly app: string
  readonly switches: readonly string[]
  /** Preferences of the profile, as Chromium writes them. */
  readonly preferences?: object
  readonly environment?: Readonly<Record<string, string>>
}

/** A Chromium of its own, on a profile of its own. */
export interface Chromium {
  readonly devTools: DevTools
  /** Resolves when the process is gone and its profile removed, however that came. */
  readonly exited: Promise<void>
  /** Ends it and all its children now, whatever state they are in. */
  readonly kill: () => void
}

/** The one page of a Chromium that was just started, attached. */
export interface FirstPage {
  readonly targetId: string
  readonly sessionId: string
}

/** Where a page is shown. */
export interface Place {
  readonly windowId: number
  /** The size of the screen that it is on. */
  readonly screen: { readonly width: number; readonly height: number }
}

/** One page and nothing else: no questions, no updates, no calls home. `--test-type` takes away the bar about the sandbox. */
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
  // A dump of a crashed page has its memory in it.
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--noerrdialogs',
  '--password-store=basic',
  '--site-per-process',
  // Where it would ask who is signed in; nothing listens there.
  '--gaia-url=http://127.0.0.1:9',
  '--remote-debugging-pipe',
]

/** How long a window may take to open, and how often it is looked at meanwhile. */
const OPEN_MS = 10_000
const LOOK_EVERY_MS = 50
/** How long one look may take: an answer can be lost with the document that was asked. */
const LOOK_MS = 1_000

/** Starts a Chromium on a profile made for it, which is removed with it. */
export function launchChromium(settings: ChromiumSettings, launch: Launch): Chromium {
  const profile = mkdtempSync(join(tmpdir(), launch.profilePrefix))
  if (launch.preferences !== undefined) {
    mkdirSync(join(profile, 'Default'))
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(launch.preferences))
  }
  const chromium = spawn(
    settings.executable,
    [
      ...SWITCHES,
      ...launch.switches,
      ...(settings.hasNoSandbox ? ['--no-sandbox', '--test-type'] : []),
      `--class=${launch.windowClass}`,
      `--user-data-dir=${profile}`,
      `--app=${launch.app}`,
    ],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      // What it puts in a folder for temporary files goes with the profile, also when it is killed.
      env: { ...process.env, TMPDIR: profile, ...launch.environment },
      // A group of its own can be ended whole.
      detached: true,
    },
  )
  const exited = new Promise<void>((resolve) => {
    chromium.once('error', () => resolve())
    chromium.once('exit', () => resolve())
  })
  const kill = () => {
    try {
      if (chromium.pid !== undefined) process.kill(-chromium.pid, 'SIGKILL')
    } catch {
      // It is gone already.
    }
  }
  return {
    devTools: devToolsPipe(chromium.stdio[3] as Writable, chromium.stdio[4] as Readable),
    exited: exited.then(() => {
      // Children that outlive the first process would go on writing.
      kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
    }),
    kill,
  }
}

/**
 * Attaches to the page that Chromium opens, as soon as there is one: what it was started on may not even be asked for yet. Rejects when
 * it opens none.
 */
export async function firstPage({ devTools }: Chromium): Promise<FirstPage> {
  const targetId = await untilThere(async () => {
    const { targetInfos } = (await devTools.send('Target.getTargets')) as {
      targetInfos: readonly { readonly targetId: string; readonly type: string }[]
    }
    return targetInfos.find((target) => target.type === 'page')?.targetId
  })
  const { sessionId } = (await devTools.send('Target.attachToTarget', { targetId, flatten: true })) as {
    sessionId: string
  }
  return { targetId, sessionId }
}

/**
 * Where a page is shown; with `opened` once that address is loaded: until then what is heard of the page could be taken for news of a
 * later one.
 */
export async function placeOf({ devTools }: Chromium, page: FirstPage, opened?: string): Promise<Place> {
  const { targetId, sessionId } = page
  const isLoaded =
    opened === undefined ? 'true' : `location.href === ${JSON.stringify(opened)} && document.readyState === 'complete'`
  // While the first page is on its way there may be no document to ask.
  const [width, height] = await untilThere(async () => {
    const expression = `${isLoaded} ? [screen.width, screen.height] : undefined`
    const { result } = (await devTools
      .send('Runtime.evaluate', { expression, returnByValue: true }, sessionId)
      .catch(() => ({ result: {} }))) as { result: { value?: readonly [number, number] } }
    return result.value
  })
  const { windowId } = (await devTools.send('Browser.getWindowForTarget', { targetId })) as { windowId: number }
  return { windowId, screen: { width, height } }
}

/** Asks until there is an answer, for as long as a window may take to open. */
async function untilThere<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const openBy = performance.now() + OPEN_MS
  while (performance.now() < openBy) {
    const answer = await Promise.race([ask(), delay(LOOK_MS, undefined, { ref: false })])
    if (answer !== undefined) return answer
    await delay(LOOK_EVERY_MS)
  }
  throw new Error('Chromium opened no page')
}
