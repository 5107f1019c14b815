import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildRenderer } from '../../build/renderer.ts'
import { askCentral } from '../../central/cli.ts'
import { formatEuro } from '../../main/domain/money.ts'
import { text } from '../../main/messages/text.ts'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { readQr, readQrOfPdf } from '../fixtures/codes.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { readSandbox, sandboxPaths } from '../sandbox/layout.ts'
import { sampleNotices } from '../sandbox/municipality/municipality.ts'
import { pidFile, type ProcessName } from '../sandbox/processes.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { endVisit, findNotice, heading, openKiosk, openNotice, typeCode } from './notice-journey.ts'
import { finishAtCheckout, goToCheckout, payNotice } from './pay-journey.ts'

const SPORTELLO = fileURLToPath(new URL('../../build/sportello.ts', import.meta.url))

let data: string
let sandbox: Sandbox
let browser: Browser
let context: BrowserContext
let page: Page
/** Processes that a test killed and started again. */
const restarted: ChildProcess[] = []

const paymentsOf = (noticeNumber: string) => askCentral(sandboxPaths(data).central, 'payments.list', { noticeNumber })

/** The states of a notice's attempts, oldest first, and how many receipts it has. */
async function stand(noticeNumber: string): Promise<readonly [attempts: readonly string[], receipts: number]> {
  const { attempts, receipts } = await paymentsOf(noticeNumber)
  return [attempts.map(({ state, reason }) => (reason === null ? state : `${state} ${reason}`)), receipts.length]
}

interface Mail {
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly { readonly filename: string; readonly contentType: string }[]
}

async function mailsTo(email: string): Promise<readonly Mail[]> {
  const all = (await (await fetch(`${String(sandbox.ready['mailbox'])}/messages`)).json()) as Mail[]
  return all.filter(({ to }) => to.includes(email))
}

/** One receipt has been mailed there, once. */
async function expectOneMail(email: string): Promise<Mail> {
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 10_000 }).toBe(1)
  const [mail] = await mailsTo(email)
  if (mail === undefined) throw new Error('The mail is gone')
  expect(mail.attachments).toMatchObject([{ contentType: 'application/pdf' }])
  expect(new Set((await mailsTo(email)).map(({ messageId }) => messageId)).size).toBe(1)
  return mail
}

async function steer(path: string, body: object): Promise<void> {
  const port = readSandbox(data)?.worldControlPort ?? 0
  const answer = await fetch(`http://127.0.0.1:${port}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.ok).toBe(true)
}

const kill = (name: ProcessName) => process.kill(Number(readFileSync(pidFile(data, name), 'utf8')), 'SIGKILL')

async function start(name: ProcessName, ...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [SPORTELLO, name, '--data', data, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  restarted.push(child)
  await new Promise((resolve) => child.stdout.once('data', resolve))
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const printouts = () => readdirSync(sandboxPaths(data).printouts).filter((name) => name.endsWith('.pdf'))

/** The notice looked up anew says that it is paid. */
async function expectPaidWhenLookedUp(noticeNumber: string): Promise<void> {
  await endVisit(page)
  await openNotice(page)
  await typeCode(page, noticeNumber)
  await heading(page, text('it', 'notice.fault.paid.title'))
}

describeWhere(chromiumPath !== undefined, NO_CHROMIUM, 'a guest who pays a notice at the kiosk', () => {
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sportello-pay-'))
    const today = new Date().toISOString()
    ;[sandbox, browser] = await Promise.all([
      startSandbox({ data, hasWindow: false, today, beforeKiosk: buildRenderer() }),
      launchBrowser(),
    ])
  })
  afterAll(async () => {
    await browser.close()
    await sandbox.close()
    for (const child of restarted) child.kill('SIGKILL')
    rmSync(data, { recursive: true, force: true })
  })
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1080, height: 1920 } })
    page = await context.newPage()
    await openKiosk(page, String(sandbox.ready['kiosk']))
  })
  afterEach(async () => {
    if (await page.getByRole('button', { name: 'Termina' }).isVisible()) await endVisit(page)
    await context.close()
  })

  it('pays, is told so by the receipt, prints it, and gets one mail', { timeout: 60_000 }, async () => {
    const email = 'paga@posta.example'
    await payNotice(page, sampleNotices.unpaid, email, 'Paga')
    await heading(page, text('it', 'pay.paid.title'))
    await page.getByText(formatEuro(23_450, 'it')).first().waitFor()
    expect(await stand(sampleNotices.unpaid)).toEqual([['paid'], 1])
    const before = printouts().length
    await button('Stampa ricevuta').click()
    await heading(page, text('it', 'print.taken-title'))
    expect(printouts()).toHaveLength(before + 1)
    await button('Indietro').click()
    const mail = await expectOneMail(email)
    expect(mail.text).toContain('234,50')
    expect(mail.subject).not.toMatch(/Ginevra|Altavalle/)
    await expectPaidWhenLookedUp(sampleNotices.unpaid)
  })

  it(
    'takes a notice along first: by a QR code that works once, and by mail to that address alone',
    { timeout: 60_000 },
    async () => {
      await findNotice(page, sampleNotices.lastInstalment)
      await page.getByRole('button', { name: text('it', 'action.take') }).click()
      await heading(page, text('it', 'take.link.title'))
      const picture = join(data, 'take.png')
      await page.screenshot({ path: picture })
      const address = readQr(picture) ?? ''
      expect((await fetch(address)).status).toBe(200)
      const press = () =>
        fetch(address, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
      const taken = await press()
      expect(taken.headers.get('content-type')).toBe('application/pdf')
      const file = join(data, 'taken.pdf')
      writeFileSync(file, Buffer.from(await taken.arrayBuffer()))
      expect(readQrOfPdf(file)).toContain(sampleNotices.lastInstalment)
      expect((await press()).status).toBe(404)

      const email = 'porta@posta.example'
      await button(text('it', 'take.link.mail')).click()
      await page.getByLabel('Indirizzo email', { exact: true }).fill(email)
      await button(text('it', 'take.email.send')).click()
      await heading(page, text('it', 'take.mailed.title'))
      const mail = await expectOneMail(email)
      expect(mail.attachments[0]?.filename).toBe(`avviso-${sampleNotices.lastInstalment}.pdf`)
      expect(await stand(sampleNotices.lastInstalment)).toEqual([[], 0])
    },
  )

  it('is refused, is told that nothing was paid, and may try again', { timeout: 60_000 }, async () => {
    await payNotice(page, sampleNotices.overdue, 'rifiutata@posta.example', 'Rifiuta con questo esito')
    await heading(page, text('it', 'pay.refused.title'))
    expect(await stand(sampleNotices.overdue)).toEqual([['not-paid refused'], 0])
    await endVisit(page)
    await payNotice(page, sampleNotices.overdue, '', 'Paga')
    await heading(page, text('it', 'pay.paid.title'))
    expect(await stand(sampleNotices.overdue)).toEqual([['not-paid refused', 'paid'], 1])
    expect(await mailsTo('rifiutata@posta.example')).toEqual([])
  })

  it('cancels, and is told that nothing was paid', { timeout: 60_000 }, async () => {
    await payNotice(page, sampleNotices.dueToday, 'annulla@posta.example', 'Annulla')
    await heading(page, text('it', 'pay.cancelled.title'))
    expect(await stand(sampleNotices.dueToday)).toEqual([['not-paid cancelled'], 0])
    expect(await mailsTo('annulla@posta.example')).toEqual([])
  })

  it('waits for a slow bank, whose receipt comes while the person stands there', { timeout: 60_000 }, async () => {
    const email = 'banca.lenta@posta.example'
    await payNotice(page, sampleNotices.company, email, 'Paga con banca lenta')
    await heading(page, text('it', 'pay.waiting.title'))
    expect(await stand(sampleNotices.company)).toEqual([['returned'], 0])
    await steer('confirm', { noticeNumber: sampleNotices.company })
    await heading(page, text('it', 'pay.paid.title'))
    await expectOneMail(email)
    await expectPaidWhenLookedUp(sampleNotices.company)
  })

  it('waits for a receipt that never comes, and takes a slip home', { timeout: 60_000 }, async () => {
    await payNotice(page, sampleNotices.foreign, 'mai@posta.example', 'Paga e nessuna ricevuta')
    await heading(page, text('it', 'pay.waiting.title'))
    await button(text('it', 'pay.waiting.go-on')).click({ timeout: 15_000 })
    await heading(page, text('it', 'pay.late.title'))
    await button(text('it', 'action.print-slip')).click()
    await heading(page, text('it', 'print.taken-title'))
    expect(await stand(sampleNotices.foreign)).toEqual([['returned'], 0])
    expect(await mailsTo('mai@posta.example')).toEqual([])
    await endVisit(page)
    // Whoever tries meanwhile is told that somebody has begun, and when it is free again.
    await openNotice(page)
    await typeCode(page, sampleNotices.foreign)
    await button('Paga qui').click()
    await button('Continua senza email').click()
    await heading(page, text('it', 'pay.busy.title'))
    await page
      .getByText(/\d\d:\d\d/)
      .first()
      .waitFor()
  })

  it('learns that somebody has paid at a bank meanwhile, and nothing of who', { timeout: 60_000 }, async () => {
    const email = 'intanto@posta.example'
    const checkout = await goToCheckout(page, sampleNotices.stamped, email)
    await steer('pay-at-bank', { noticeNumber: sampleNotices.stamped })
    await heading(page, text('it', 'pay.elsewhere.title'))
    await checkout.close()
    expect(await stand(sampleNotices.stamped)).toEqual([['not-paid elsewhere'], 1])
    expect(await button('Stampa ricevuta').count()).toBe(0)
    expect(await mailsTo(email)).toEqual([])
    await expectPaidWhenLookedUp(sampleNotices.stamped)
  })

  it('is followed through a centre that is killed and started again in the middle', { timeout: 90_000 }, async () => {
    const email = 'centro@posta.example'
    const checkout = await goToCheckout(page, sampleNotices.oneCent, email)
    kill('central')
    await start('central')
    await finishAtCheckout(checkout, 'Paga')
    await heading(page, text('it', 'pay.paid.title'))
    expect(await stand(sampleNotices.oneCent)).toEqual([['paid'], 1])
    await expectOneMail(email)
  })

  it('never leaves a payment on the screen of a kiosk that was killed in the middle', { timeout: 90_000 }, async () => {
    const email = 'spento@posta.example'
    const checkout = await goToCheckout(page, sampleNotices.longName, email)
    kill('kiosk')
    await start('kiosk', '--no-window')
    await page.goto(String(sandbox.ready['kiosk']))
    await heading(page, text('it', 'home.title'))
    expect(await page.content()).not.toContain('TARI')
    await finishAtCheckout(checkout, 'Paga')
    // Nobody waits at the screen; the receipt comes all the same.
    const mail = await expectOneMail(email)
    expect(mail.text).toContain('412,05')
    expect(await stand(sampleNotices.longName)).toEqual([['paid'], 1])
    await heading(page, text('it', 'home.title'))
  })
})
