import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import type { Link } from '../../main/contract/frame.ts'
import { electronShell } from '../../main/shell/electron/electron-shell.ts'
import type { Shell } from '../../main/shell/shell.ts'
import { createScript, type Script } from '../contract/electron-fake.ts'
import { expectCalls, firstWindow, HANG_UP, SHELL, SHELL_ENDS, window, type Call } from './calls.ts'
import { fakeElectron, type FakeContents, type FakeElectron, type FakeMachine } from './fake.ts'

/** The shell in the fake, with its window open. */
export interface Stage extends FakeElectron {
  readonly script: Script
  readonly shell: Shell
  /** Our own page. */
  readonly page: FakeContents
  readonly links: Link[]
  readonly logged: { readonly event: string; readonly fields: unknown }[]
  /** What is to be ended before the shell is. */
  readonly before: (() => Promise<void>)[]
  /** The window goes away by itself; resolves when another one stands in its place. */
  readonly reopenWindow: () => Promise<void>
  /** Ends the shell, and has the script say what was called that should not have been, or was not. */
  readonly close: () => Promise<void>
}

/** The path of the preload that stages are given. */
export const PRELOAD = '/bundle/preload.cjs'

/** Our own window, once more. */
export const REOPENED: readonly Call[] = [
  ['sessions.fromPartition', 'kiosk', { cache: false }],
  ['protocol.isProtocolHandled', 'kiosk'],
  ...window(PRELOAD),
]

/** Opens the shell on pages of a folder of its own; the crest is a drawing. */
export async function openStage(machine: FakeMachine = {}, sandboxHosts: readonly string[] = []): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-electron-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const pages = join(folder, 'pages')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(pages, 'index.html'), '<!doctype html>')
  writeFileSync(join(pages, 'assets/index.js'), 'start()')
  writeFileSync(join(pages, 'assets/not-packed.js'), 'secret()')
  writeFileSync(join(folder, 'outside.html'), 'secret')
  writeFileSync(`${pages}.json`, JSON.stringify(['index.html', 'assets/index.js']))

  const script = createScript()
  const fake = fakeElectron(script, machine)
  const links: Link[] = []
  const logged: Stage['logged'][number][] = []
  expectCalls(script, SHELL, firstWindow(PRELOAD))
  const shell = await electronShell(
    fake.electron,
    { sandboxHosts },
    PRELOAD,
  )({
    pages,
    crest: () => '<svg xmlns="http://www.w3.org/2000/svg"/>',
    onLink: (link) => links.push(link),
    log: (event: string, fields?: unknown) => logged.push({ event, fields }),
  })
  await shell.opened
  const [page] = fake.pages
  if (page === undefined) throw new Error('No page was opened')
  script.verify()
  // Asked as often as it takes.
  script.allowCalls('webContents.isDestroyed')
  script.allowCalls('browserWindow.isDestroyed')
  const before: Stage['before'] = []
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    for (const end of before) await end()
    const isGone = fake.windows.at(-1)?.window.isDestroyed() === true
    expectCalls(script, SHELL_ENDS, isGone ? [] : [...HANG_UP, ['browserWindow.destroy']])
    await shell.close()
    script.verify()
  }
  const reopenWindow = async () => {
    const before = fake.windows.length
    expectCalls(script, REOPENED)
    fake.windows.at(-1)?.emit('closed')
    await settle(() => fake.windows.length > before && fake.pages.at(-1)?.shown.length === 1)
  }
  onTestFinished(close)
  return { ...fake, script, shell, page, links, logged, before, reopenWindow, close }
}

/** Lets what was begun come to its end: promises and turns of the loop, no clock. */
export async function settle(done: () => boolean): Promise<void> {
  await vi.waitFor(() => {
    if (!done()) throw new Error('It has not come yet')
  })
}
