import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildRenderer } from '../../build/renderer.ts'
import { askCentral } from '../../central/cli.ts'
import { text } from '../../main/messages/text.ts'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { readQr, readQrOfPdf } from '../fixtures/codes.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { readSandbox, sandboxPaths } from '../sandbox/layout.ts'
import { sampleMunicipality, sampleNotices } from '../sandbox/municipality/municipality.ts'
import { pidFile } from '../sandbox/processes.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { endVisit, findNotice, heading, openKiosk, openNotice, scan, typeCode } from './notice-journey.ts'

const SPORTELLO = fileURLToPath(new URL('../../build/sportello.ts', import.meta.url))
const { creditor } = sampleMunicipality

let data: string
let sandbox: Sandbox
let browser: Browser
let page: Page
let complaints: string[]

/** What the QR of an unpaid sample notice says. */
async function qrText(noticeNumber: string): Promise<string> {
  const { position } = await askCentral(sandboxPaths(data).central, 'notice.find', { code: noticeNumber })
  const cents = position.options.find((option) => option.noticeNumber === noticeNumber)?.amountCents ?? 0
  return `PAGOPA|002|${noticeNumber}|${creditor}|${String(cents).padStart(2, '0')}`
}

async function putPrinter(state: string): Promise<void> {
  const port = readSandbox(data)?.controlPort ?? 0
  const answer = await fetch(`http://127.0.0.1:${port}/state`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ state }),
  })
  expect(answer.ok).toBe(true)
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const printouts = () => readdirSync(sandboxPaths(data).printouts).filter((name) => name.endsWith('.pdf'))

describeWhere(chromiumPath !== undefined, NO_CHROMIUM, 'a guest with a notice', () => {
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sportello-notice-'))
    const today = new Date().toISOString()
    ;[sandbox, browser] = await Promise.all([
      startSandbox({ data, hasWindow: false, today, beforeKiosk: buildRenderer() }),
      launchBrowser(),
    ])
  })
  afterAll(async () => {
    await browser.close()
    await sandbox.close()
    rmSync(data, { recursive: true, force: true })
  })
  beforeEach(async () => {
    complaints = []
    page = await browser.newPage({ viewport: { width: 1080, height: 1920 } })
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await openKiosk(page, String(sandbox.ready['kiosk']))
  })
  afterEach(async () => {
    if (await page.getByRole('button', { name: 'Termina' }).isVisible()) await endVisit(page)
    await page.close()
    expect(complaints).toEqual([])
  })

  it('types its code, and finds it on the phone and on paper', async () => {
    const expected = await qrText(sampleNotices.unpaid)
    await findNotice(page, sampleNotices.unpaid)
    for (const words of ['Comune di Pontelume', 'TARI']) await page.getByText(words).first().waitFor()

    await page.getByRole('button', { name: 'Paga con il tuo telefono' }).click()
    await heading(page, text('it', 'notice.phone.title'))
    const picture = join(data, 'phone.png')
    await page.screenshot({ path: picture })
    expect(readQr(picture)).toBe(expected)
    await button('Indietro').click()

    const before = printouts().length
    await page.getByRole('button', { name: 'Stampa avviso' }).click()
    await heading(page, text('it', 'print.taken-title'))
    expect(printouts()).toHaveLength(before + 1)
    const printed = join(sandboxPaths(data).printouts, printouts().at(-1) ?? '')
    expect(readQrOfPdf(printed)).toBe(expected)
  })

  it('scans its QR code at any moment, with no field touched', async () => {
    await scan(page, await qrText(sampleNotices.overdue))
    await heading(page, text('it', 'notice.summary.title'))
    await page.getByText(/Scaduto il/).waitFor()
    await scan(page, await qrText(sampleNotices.instalment))
    await page.getByText('1 di 3', { exact: true }).waitFor()
  })

  it('scans the Data Matrix of its postal slip', async () => {
    const head = `codfase=NBPA;18${sampleNotices.unpaid}12000000123456100000008600` + `38961P1${creditor}`
    await scan(page, `${head}RSSMRA80A01H501U${'MARIO ROSSI'.padEnd(40)}${'TARI'.padEnd(110)}${' '.repeat(12)}A`)
    await heading(page, text('it', 'notice.summary.title'))
  })

  it('never sees the debtor whole', async () => {
    const { position } = await askCentral(sandboxPaths(data).central, 'notice.find', { code: sampleNotices.unpaid })
    await findNotice(page, sampleNotices.unpaid)
    const html = await page.content()
    for (const part of [...position.debtor.name.split(' '), position.debtor.fiscalCode])
      expect(html).not.toContain(part)
  })

  it.each([
    ['paid', sampleNotices.paid, 'notice.fault.paid.title'],
    ['expired', sampleNotices.expired, 'notice.fault.expired.title'],
    ['revoked', sampleNotices.revoked, 'notice.fault.revoked.title'],
    ['not payable yet', sampleNotices.notYet, 'notice.fault.not-yet.title'],
    ['being paid by instalments', sampleNotices.wholeOfBegunPlan, 'notice.fault.other-plan.title'],
    ['still a draft', sampleNotices.draft, 'notice.fault.unknown-code.title'],
    ['unknown', '307101000099990039', 'notice.fault.unknown-code.title'],
  ] as const)('is told when it is %s', async (_what, code, title) => {
    await openNotice(page)
    await typeCode(page, code)
    await heading(page, text('it', title))
    await page.getByRole('button', { name: 'Chiedi assistenza' }).click()
    await heading(page, text('it', 'assistance.reason.title'))
    await page.getByRole('button', { name: text('it', 'assistance.reason.office') }).click()
    await heading(page, text('it', 'help.title'))
    await page.getByText(sampleMunicipality.settings.officeAddress).waitFor()
  })

  it('is warned of mistyped check digits, and may go on', async () => {
    await openNotice(page)
    await typeCode(page, '307101000001370012')
    await heading(page, text('it', 'notice.doubtful.title'))
    await button('Correggi').click()
    await heading(page, text('it', 'notice.entry.title'))
    await page.getByLabel('Codice Avviso o IUV').fill('307101000001370012')
    await button('Cerca').click()
    await button('Cerca lo stesso').click()
    await heading(page, text('it', 'notice.fault.unknown-code.title'))
  })

  it.each([
    ['of another body', 'PAGOPA|002|302032002700000251|03334231200|1100', 'notice.fault.other-creditor.title'],
    ['cut short', 'PAGOPA|002|3071010000', 'notice.fault.half-scan.title'],
    ['of goods', '8001234567897', 'notice.fault.foreign-scan.title'],
  ] as const)('is told kindly when the code is %s', async (_what, code, title) => {
    await scan(page, code)
    await heading(page, text('it', title))
  })

  it.each(['paper-out', 'offline'] as const)(
    'is told of a printer that is %s before and after, and prints when it is mended',
    async (state) => {
      const before = printouts().length
      await putPrinter(state)
      await page
        .getByText(text('it', `printer.${state}`))
        .first()
        .waitFor()
      await findNotice(page, sampleNotices.unpaid)
      await page.getByRole('button', { name: 'Stampa avviso' }).click()
      await heading(page, text('it', `print.trouble.${state}.title`))
      expect(printouts()).toHaveLength(before)
      await putPrinter('ready')
      await page
        .getByText(text('it', `printer.${state}`))
        .first()
        .waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Stampa di nuovo' }).click()
      await heading(page, text('it', 'print.taken-title'))
      expect(printouts()).toHaveLength(before + 1)
    },
  )

  it('lands on the same screen when the page is loaded anew, and on none when the visit has ended', async () => {
    await findNotice(page, sampleNotices.unpaid)
    await page.reload()
    await heading(page, text('it', 'notice.summary.title'))
    await endVisit(page)
    const html = await page.content()
    for (const trace of ['TARI', sampleNotices.unpaid.slice(0, 4)]) expect(html).not.toContain(trace)
    await openNotice(page)
    expect(await page.getByLabel('Codice Avviso o IUV').inputValue()).toBe('')
  })

  it('is stopped after ten unknown codes in a visit, and the next person is not', { timeout: 60_000 }, async () => {
    await openNotice(page)
    for (let count = 1; count <= 10; count++) {
      await page.getByLabel('Codice Avviso o IUV').fill(`3071010000999${String(count).padStart(5, '0')}`)
      await button('Cerca').click()
      const unknown = page.getByRole('heading', { level: 1, name: text('it', 'notice.fault.unknown-code.title') })
      // Some of these numbers have the wrong check digits: the kiosk asks first.
      await button('Cerca lo stesso').or(unknown).waitFor()
      if (await button('Cerca lo stesso').isVisible()) await button('Cerca lo stesso').click()
      await heading(page, text('it', 'notice.fault.unknown-code.title'))
      await button('Indietro').click()
    }
    await page.getByLabel('Codice Avviso o IUV').fill(sampleNotices.unpaid)
    await button('Cerca').click()
    await heading(page, text('it', 'notice.fault.too-many-attempts.title'))
    await endVisit(page)
    await findNotice(page, sampleNotices.unpaid)
  })

  it('is told when nobody can look the notice up, and finds what the kiosk keeps', { timeout: 60_000 }, async () => {
    process.kill(Number(readFileSync(pidFile(data, 'central'), 'utf8')), 'SIGKILL')
    let central: ChildProcess | undefined
    try {
      await openNotice(page)
      await typeCode(page, sampleNotices.paid)
      await heading(page, text('it', 'notice.fault.unreachable.title'))
      await endVisit(page)
      await findNotice(page, sampleNotices.unpaid)
      await page.getByText(/Dati aggiornati alle \d\d:\d\d/).waitFor()
    } finally {
      central = spawn(process.execPath, [SPORTELLO, 'central', '--data', data], { stdio: ['ignore', 'pipe', 'ignore'] })
      await new Promise((resolve) => central?.stdout?.once('data', resolve))
    }
    await endVisit(page)
    await findNotice(page, sampleNotices.unpaid)
    expect(await page.getByText(/Dati aggiornati/).count()).toBe(0)
    central.kill()
  })
})
