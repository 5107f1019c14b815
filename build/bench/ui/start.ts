import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from 'playwright'
import { text } from '../../../main/messages/text.ts'
import { launchChromium } from '../../../main/shell/chromium/launch.ts'
import { chromiumPath } from '../../../tests/fixtures/browser.ts'
import { hasDisplayTools, startDisplay } from '../../../tests/fixtures/display.ts'
import { freePorts } from '../../../tests/sandbox/free-ports.ts'
import { judge, quantile, type BenchCase } from '../bench-case.ts'
import { bundle, startBundled, takeOverKiosk } from './kiosk-process.ts'
import { GLASS, type Place } from './place.ts'

/** How often each is started, in turn; the median counts. */
const ROUNDS = 7

const LOOK_EVERY_MS = 25
const EMPTY_PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Empty</title><h1>Empty</h1></html>'

/**
 * From the start of the bundled kiosk's process to its first screen, painted, with central running and its positions cached, beside what
 * the same Chromium, with the same switches, needs from its start to an empty page of this machine.
 */
export async function measureStart({ data, say }: Place): Promise<readonly BenchCase[]> {
  const [startFile] = await Promise.all([bundle(), takeOverKiosk(data, 10_000)])
  const display = hasDisplayTools ? await startDisplay(GLASS.width, GLASS.height) : undefined
  const [debuggingPort = 0] = await freePorts(1)
  const folder = mkdtempSync(join(tmpdir(), 'sportello-start-'))
  // The kiosk takes the Chromium on its PATH: this one can be asked what it has painted.
  const executable = join(folder, 'chromium')
  const switches = `--remote-debugging-port=${debuggingPort}${display === undefined ? ' --headless' : ''}`
  writeFileSync(executable, `#!/bin/sh\nexec ${chromiumPath ?? 'chromium'} "$@" ${switches}\n`)
  chmodSync(executable, 0o755)
  const env = {
    PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
    ...(display !== undefined && { DISPLAY: display.name }),
  }
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(EMPTY_PAGE))
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve))
  const emptyPage = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const oursMs = async (): Promise<number> => {
    const kiosk = startBundled(startFile, data, { hasWindow: true, env })
    try {
      return (await paintedAt(debuggingPort, text('it', 'home.title'), 'first-screen')) - kiosk.startedAt
    } finally {
      await kiosk.close()
    }
  }
  const emptyMs = async (): Promise<number> => {
    const startedAt = performance.timeOrigin + performance.now()
    const empty = launchChromium(
      { executable, hasNoSandbox: process.getuid?.() === 0 },
      {
        profilePrefix: 'sportello-empty-',
        windowClass: 'empty',
        app: emptyPage,
        switches: ['--lang=it', '--disable-features=Translate,MediaRouter,OptimizationHints', '--window-position=0,0'],
        environment: env,
      },
    )
    try {
      return (await paintedAt(debuggingPort, 'Empty', 'first-contentful-paint')) - startedAt
    } finally {
      empty.kill()
      await empty.exited
    }
  }

  const ours: number[] = []
  const empty: number[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await oursMs())
      empty.push(await emptyMs())
    }
  } finally {
    server.close()
    await display?.close()
    rmSync(folder, { recursive: true, force: true })
  }
  say(`start: ours ${ours.map(Math.round).join(' ')} ms, empty page ${empty.map(Math.round).join(' ')} ms`)
  return [
    judge({
      case: `start: bundled kiosk to its first screen, median of ${ROUNDS}`,
      unit: 'ms',
      ours: quantile(ours, 0.5),
      rivals: { 'empty page in the same Chromium': quantile(empty, 0.5) },
      mostRatios: { 'empty page in the same Chromium': 2 },
    }),
  ]
}

/** When the page of a title painted what an entry of its timeline stands for, as milliseconds since 1970. */
async function paintedAt(debuggingPort: number, title: string, entry: string): Promise<number> {
  const address = `http://127.0.0.1:${debuggingPort}`
  const isThere = async (): Promise<boolean> => {
    const pages = (await fetch(`${address}/json/list`).then(
      (answer) => answer.json(),
      () => [],
    )) as readonly { readonly title: string }[]
    return pages.some((page) => page.title === title)
  }
  while (!(await isThere())) await delay(LOOK_EVERY_MS)
  const browser = await chromium.connectOverCDP(address)
  try {
    for (const page of browser.contexts().flatMap((context) => context.pages())) {
      if ((await page.title()) !== title) continue
      await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, entry)
      return await page.evaluate(
        (name) => performance.timeOrigin + (performance.getEntriesByName(name)[0]?.startTime ?? 0),
        entry,
      )
    }
    throw new Error(`Chromium shows no page ${title}`)
  } finally {
    await browser.close()
  }
}
