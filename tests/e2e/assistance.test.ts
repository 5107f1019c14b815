import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildRenderer, FONTS, PAGES } from '../../build/renderer.ts'
import { askCentral } from '../../central/cli.ts'
import { readTicketQr, type TicketKey } from '../../main/domain/ticket-qr.ts'
import { text } from '../../main/messages/text.ts'
import { startKiosk } from '../../main/start-node.ts'
import type { RunningKiosk } from '../../main/start.ts'
import { rasterise, readQrCodes } from '../documents/read-raster.ts'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { readSandbox, sandboxPaths } from '../sandbox/layout.ts'
import { pidFile, sandboxKioskConfig } from '../sandbox/processes.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { findRequest, sendRequest, writeRequest } from './assistance-journey.ts'
import { endVisit, heading, openKiosk, openNotice, scan, typeCode } from './notice-journey.ts'

const SPORTELLO = fileURLToPath(new URL('../../build/sportello.ts', import.meta.url))

const UNKNOWN = '307101000099990039'
const EMAIL = 'anna@posta.example'
const WORDS = 'L’avviso della TARI è arrivato ieri, ma qui non si trova.'
const REPLY = 'Buongiorno, da oggi si trova con lo stesso codice.'

let data: string
let sandbox: Sandbox
let browser: Browser
let page: Page
/** The slip of the request, as its QR code says it. */
let slip: TicketKey
let restarted: ChildProcess | undefined
let other: RunningKiosk | undefined

/** Runs an operator's command to its end. */
function sportello(...args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [SPORTELLO, ...args, '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

async function mails(): Promise<readonly { readonly to: string; readonly subject: string; readonly text: string }[]> {
  const all = (await (await fetch(`${String(sandbox.ready['mailbox'])}/messages`)).json()) as {
    readonly to: string
    readonly subject: string
    readonly text: string
  }[]
  return all.filter(({ to }) => to.includes(EMAIL))
}

const printouts = () => readdirSync(sandboxPaths(data).printouts).filter((name) => name.endsWith('.pdf'))

describeWhere(chromiumPath !== undefined, NO_CHROMIUM, 'somebody whom a kiosk cannot help', () => {
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sportello-assistance-'))
    const today = new Date().toISOString()
    ;[sandbox, browser] = await Promise.all([
      startSandbox({ data, hasWindow: false, today, beforeKiosk: buildRenderer() }),
      launchBrowser(),
    ])
    page = await browser.newPage({ viewport: { width: 1080, height: 1920 } })
    await openKiosk(page, String(sandbox.ready['kiosk']))
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await other?.close()
    await sandbox.close()
    restarted?.kill('SIGKILL')
    rmSync(data, { recursive: true, force: true })
  })

  it('asks for assistance where something failed, and the line is cut meanwhile', { timeout: 120_000 }, async () => {
    await openNotice(page)
    await typeCode(page, UNKNOWN)
    await heading(page, text('it', 'notice.fault.unknown-code.title'))
    await page.getByRole('button', { name: 'Chiedi assistenza', exact: true }).click()
    await heading(page, text('it', 'assistance.reason.title'))
    process.kill(Number(readFileSync(pidFile(data, 'central'), 'utf8')), 'SIGKILL')
    await writeRequest(page, { reason: text('it', 'assistance.kind.notice-not-found'), words: WORDS, email: EMAIL })
    for (const shown of [WORDS, EMAIL, text('it', 'notice.fault.unknown-code.title'), '3071 0100 0099 9900 39'])
      await page.getByText(shown, { exact: true }).waitFor()
    await page.getByText(text('it', 'assistance.summary.offline')).waitFor()
    await sendRequest(page)
    await page.getByText(text('it', 'assistance.sent.offline')).waitFor()
  })

  it('takes a slip along, and leaves nothing behind', { timeout: 120_000 }, async () => {
    const before = new Set(printouts())
    await page.getByRole('button', { name: text('it', 'assistance.sent.print'), exact: true }).click()
    await heading(page, text('it', 'print.taken-title'))
    const [sheet, ...more] = printouts().filter((name) => !before.has(name))
    expect(more).toEqual([])
    const [qr = '', ...others] = readQrCodes(rasterise(readFileSync(join(sandboxPaths(data).printouts, sheet ?? ''))))
    expect(others).toEqual([])
    const read = readTicketQr(qr)
    if (!read.ok) throw new Error(`The slip says ${qr}`)
    slip = read.value
    await endVisit(page)
    const html = await page.content()
    for (const mark of [WORDS, EMAIL, slip.code, UNKNOWN]) expect(html).not.toContain(mark)
  })

  it('has one request at the centre when the line is back, of which staff is told', { timeout: 150_000 }, async () => {
    restarted = spawn(process.execPath, [SPORTELLO, 'central', '--data', data], { stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise((resolve) => restarted?.stdout?.once('data', resolve))
    const list = async () => (await sportello('tickets', 'list')).output.trim().split('\n')
    await expect.poll(list, { timeout: 90_000, interval: 500 }).toEqual([expect.stringContaining(slip.number)])
    const shown = (await sportello('tickets', 'show', slip.number)).output
    for (const told of [WORDS, EMAIL, 'notice.fault.unknown-code', UNKNOWN]) expect(shown).toContain(told)
    expect(shown).not.toContain(slip.code)
  })

  it('is answered by the command line, and by mail', { timeout: 120_000 }, async () => {
    await expect.poll(async () => (await mails()).length, { timeout: 20_000 }).toBe(1)
    expect((await sportello('tickets', 'reply', slip.number, '--text', REPLY)).code).toBe(0)
    await expect.poll(async () => (await mails()).length, { timeout: 20_000 }).toBe(2)
    const both = await mails()
    for (const mail of both) {
      expect(mail.text).toContain(slip.number)
      expect(mail.text.replaceAll(' ', '')).not.toContain(slip.code)
    }
    expect(both.filter((mail) => mail.text.includes(REPLY))).toHaveLength(1)
  })

  it('reads the answer at another kiosk with the slip, and nobody does without it', { timeout: 120_000 }, async () => {
    const described = readSandbox(data)
    if (described === undefined) throw new Error('There is no sandbox')
    const { code } = await askCentral(sandboxPaths(data).central, 'kiosks.enrol', { name: 'Biblioteca' })
    const config = { ...sandboxKioskConfig(data, described, code), data: join(data, 'other'), port: 0 }
    other = await startKiosk(config, { pages: PAGES, fonts: FONTS }, { hasWindow: false })
    const there = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await openKiosk(there, other.address)
    await there.getByText('Comune di Pontelume').first().waitFor()
    await scan(there, `SPORTELLO-TICKET/${slip.number}/${slip.code}`)
    await heading(there, text('it', 'assistance.found.answered.title'))
    await there.getByText(REPLY).waitFor()
    await there.getByText(WORDS).waitFor()
    await endVisit(there)
    const wrong = slip.code.replace(/.$/, slip.code.endsWith('0') ? '1' : '0')
    await findRequest(there, slip.number, wrong)
    await heading(there, text('it', 'assistance.fault.not-found.title'))
    await endVisit(there)
    await findRequest(there, slip.number, slip.code)
    await heading(there, text('it', 'assistance.found.answered.title'))
    expect((await there.content()).includes(EMAIL)).toBe(false)
    await there.close()
  })
})
