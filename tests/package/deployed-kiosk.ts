import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { expect } from 'vitest'
import { askCentral } from '../../central/cli.ts'
import { text } from '../../main/messages/text.ts'
import { readQrOfPdf } from '../fixtures/codes.ts'
import { enterWindow, pageIn, type WindowKind } from '../fixtures/window-door.ts'
import { finger } from '../e2e/hands.ts'
import { endVisit, findNotice, heading } from '../e2e/notice-journey.ts'
import { readSandbox, sandboxPaths } from '../sandbox/layout.ts'

/** How a kiosk is started as its operator does it. */
export interface Deployment {
  readonly command: readonly [command: string, ...args: readonly string[]]
  readonly env: NodeJS.ProcessEnv
  /** Its folder for temporary files, as it is seen from here. */
  readonly temp: string
  /** Who it runs as; undefined: whoever runs the test. */
  readonly uid?: number
}

/** A kiosk that runs as in a deployment, with its real window. */
export interface DeployedKiosk {
  readonly pid: number
  /** What it wrote. */
  readonly output: () => string
  /** The page in its own window, or in that of a page of others. */
  readonly page: (kind?: WindowKind) => Promise<Page>
  readonly close: () => Promise<void>
}

/** Starts one, and waits until it says that it is ready. */
export async function startDeployed({ command, env, temp, uid }: Deployment): Promise<DeployedKiosk> {
  const [program, ...args] = command
  const as = uid === undefined ? {} : { uid, gid: uid }
  const kiosk = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], ...as })
  let output = ''
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [kiosk.stdout, kiosk.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (output.includes('"ready":true')) resolve()
      })
    }
    kiosk.once('error', reject)
    kiosk.once('exit', (code) => reject(new Error(`It ended with ${String(code)}:\n${output}`)))
  })
  await ready
  const browsers = new Map<WindowKind, Promise<Browser>>()
  const enter = (kind: WindowKind) => {
    const known = browsers.get(kind)
    if (known !== undefined) return known
    const entered = enterWindow(temp, kind)
    browsers.set(kind, entered)
    return entered
  }
  return {
    pid: kiosk.pid ?? 0,
    output: () => output,
    page: (kind = 'window') => pageIn(() => enter(kind)),
    close: async () => {
      for (const browser of browsers.values()) await (await browser).close()
      if (kiosk.exitCode !== null || kiosk.signalCode !== null) return
      const gone = once(kiosk, 'exit')
      kiosk.kill('SIGTERM')
      await gone
    },
  }
}

/** What a deployment's `kiosk.json` says to the outside world of a sandbox. */
export function deployedConfig(sandboxData: string, data: string, databaseKeyFile: string): string {
  const sandbox = readSandbox(sandboxData)
  if (sandbox === undefined) throw new Error('There is no sandbox')
  return JSON.stringify({
    data,
    central: `http://127.0.0.1:${sandbox.centralPort}`,
    printer: `ipp://127.0.0.1:${sandbox.printerPort}/ipp/print`,
    databaseKeyFile,
  })
}

/** A code for one more kiosk at the sandbox's centre. */
export async function newCode(sandboxData: string, name: string): Promise<string> {
  return (await askCentral(sandboxPaths(sandboxData).central, 'kiosks.enrol', { name })).code
}

/** Notice → print: by its number on the pad to the paper, whose code is the notice's. */
export async function printNotice(
  kiosk: Pick<DeployedKiosk, 'page'>,
  sandboxData: string,
  noticeNumber: string,
): Promise<void> {
  const page = await kiosk.page()
  await heading(page, text('it', 'home.title'))
  await findNotice(page, noticeNumber)
  const printouts = () => readdirSync(sandboxPaths(sandboxData).printouts).filter((name) => name.endsWith('.pdf'))
  const before = printouts()
  await finger(page).press('Stampa avviso')
  await heading(page, text('it', 'print.taken-title'))
  const [printed, ...more] = printouts().filter((name) => !before.includes(name))
  expect(more).toEqual([])
  expect(readQrOfPdf(join(sandboxPaths(sandboxData).printouts, printed ?? ''))).toContain(`PAGOPA|002|${noticeNumber}|`)
  await endVisit(page)
}

/** Notice → pay: on the page of Checkout in its own window, to the word of the receipt. */
export async function payNoticeInWindow(
  kiosk: Pick<DeployedKiosk, 'page'>,
  sandboxData: string,
  noticeNumber: string,
): Promise<void> {
  const page = await kiosk.page()
  await heading(page, text('it', 'home.title'))
  await findNotice(page, noticeNumber)
  await finger(page).press('Paga qui')
  await heading(page, text('it', 'pay.offer.title'))
  await finger(page).press('Continua senza email')
  const checkout = await kiosk.page('outside')
  await checkout.getByRole('button', { name: 'Paga', exact: true }).click()
  // The window goes at that click, and with it the answer to it: what counts is the screen that follows.
  const goOn = checkout.getByRole('link', { name: 'Continua' })
  await goOn.waitFor()
  await goOn.click().catch(() => undefined)
  await heading(page, text('it', 'pay.paid.title'))
  const { attempts, receipts } = await askCentral(sandboxPaths(sandboxData).central, 'payments.list', { noticeNumber })
  expect([attempts.map(({ state }) => state), receipts.length]).toEqual([['paid'], 1])
  await endVisit(page)
}
