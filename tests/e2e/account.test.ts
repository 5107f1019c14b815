import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildRenderer } from '../../build/renderer.ts'
import { formatEuro } from '../../main/domain/money.ts'
import { text } from '../../main/messages/text.ts'
import { accountMailTexts } from '../../main/messages/account-mail.ts'
import { centrePageTexts } from '../../main/messages/centre-pages.ts'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { marksInFiles } from '../fixtures/find-marks.ts'
import { readQr } from '../fixtures/codes.ts'
import { sampleNotices } from '../sandbox/municipality/municipality.ts'
import { sandboxPaths } from '../sandbox/layout.ts'
import { pidFile } from '../sandbox/processes.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { clearBoard, expectListed, filterBoard, openBoard, openDetails, searchBoard } from './board-journey.ts'
import { codeIn, mailsTo, register, signIn, tryCode, type Citizen } from './account-journey.ts'
import { endVisit, heading, openKiosk } from './notice-journey.ts'
import { finishAtCheckout, goToCheckout, payNotice } from './pay-journey.ts'

const MARIA: Citizen = {
  givenName: 'Maria',
  familyName: 'Rossi',
  taxCode: 'RSSMRA80A41H501Y',
  email: 'maria.rossi@posta.example',
  password: 'cavallo luna treno pane',
}
const GIUSEPPE: Citizen = {
  givenName: 'Giuseppe',
  familyName: 'Verdi',
  taxCode: 'VRDGPP75T12L736Q',
  email: 'giuseppe@posta.example',
  password: 'tavolo verde nave quattro',
}
const NEW_PASSWORD = 'pioggia martello undici sale'

let data: string
let sandbox: Sandbox
let browser: Browser
let context: BrowserContext
let page: Page

const mailbox = () => String(sandbox.ready['mailbox'])
const printouts = () => readdirSync(sandboxPaths(data).printouts).filter((name) => name.endsWith('.pdf'))
const button = (name: string) => page.getByRole('button', { name, exact: true })
const isSignedIn = async () => {
  await heading(page, text('it', 'home.title'))
  await expect.poll(() => button('Accedi').count()).toBe(0)
}

describeWhere(chromiumPath !== undefined, NO_CHROMIUM, 'a person with an account', () => {
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sportello-account-'))
    const today = new Date().toISOString()
    ;[sandbox, browser] = await Promise.all([
      startSandbox({ data, hasWindow: false, today, beforeKiosk: buildRenderer() }),
      launchBrowser(),
    ])
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await sandbox.close()
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

  it('registers, proves the address by the code from the mail, and is signed in until the visit ends', async () => {
    await register(page, MARIA)
    const [mail] = await mailsTo(mailbox(), MARIA.email, 1)
    if (mail === undefined) throw new Error('There is no mail')
    const code = codeIn(mail)
    await tryCode(page, code === '000000' ? '111111' : '000000')
    await page.getByText(text('it', 'mail-code.news.wrong')).waitFor()
    await tryCode(page, code)
    await heading(page, text('it', 'registration.welcome.title'))
    await button('Indietro').click()
    await isSignedIn()
    await endVisit(page)
    await button('Accedi').waitFor()
    await signIn(page, MARIA)
    await isSignedIn()
  })

  it('proves the address by the link from the mail: the kiosk goes on by itself', async () => {
    await register(page, GIUSEPPE)
    const [mail] = await mailsTo(mailbox(), GIUSEPPE.email, 1)
    const address = /http:\/\/\S+\/e\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'it-IT' })
    const mailPage = await phone.newPage()
    await mailPage.goto(address)
    await mailPage.getByRole('button', { name: centrePageTexts.it['proof.button'] }).click()
    await mailPage.getByRole('heading', { name: centrePageTexts.it['proved.title'] }).waitFor()
    await phone.close()
    await heading(page, text('it', 'registration.welcome.title'))
    await endVisit(page)
    await signIn(page, GIUSEPPE)
    await isSignedIn()
  })

  it('who registers with an address that has an account sees the same, and only its mailbox is told', async () => {
    await register(page, { ...GIUSEPPE, email: MARIA.email })
    const mails = await mailsTo(mailbox(), MARIA.email, 2)
    const known = mails.find(({ subject }) => subject.includes(accountMailTexts.it.knownTitle))
    expect(known?.text).toContain(accountMailTexts.it.knownLead)
    await tryCode(page, '123456')
    await page.getByText(text('it', 'mail-code.news.wrong')).waitFor()
  })

  it('is held back after wrong passwords, recovers with a code, and signs in with the new password', async () => {
    for (let tries = 1; tries <= 4; tries++) {
      await signIn(page, { ...GIUSEPPE, password: 'non questa password' })
      await page.getByText(text('it', 'sign-in.form.wrong')).waitFor()
      await button('Indietro').click()
    }
    await signIn(page, GIUSEPPE)
    await heading(page, text('it', 'sign-in.wait.title'))
    await button('Password dimenticata').click()
    await heading(page, text('it', 'sign-in.forgot.title'))
    await button(text('it', 'sign-in.forgot.send')).click()
    await heading(page, text('it', 'mail-code.entry.title'))
    const mails = await mailsTo(mailbox(), GIUSEPPE.email, 2)
    const mail = mails.find(({ subject }) => subject.includes(accountMailTexts.it.recoverTitle))
    if (mail === undefined) throw new Error('There is no code')
    await tryCode(page, codeIn(mail))
    await heading(page, text('it', 'sign-in.new-password.title'))
    await page.getByLabel('Nuova password', { exact: true }).fill(NEW_PASSWORD)
    await page.getByLabel('Ripeti la nuova password', { exact: true }).fill(NEW_PASSWORD)
    await button(text('it', 'sign-in.new-password.save')).click()
    await heading(page, text('it', 'sign-in.changed.title'))
    const told = await mailsTo(mailbox(), GIUSEPPE.email, 3)
    expect(told.filter(({ subject }) => subject.includes(accountMailTexts.it.changedTitle))).toHaveLength(1)
    await endVisit(page)
    await signIn(page, GIUSEPPE)
    await page.getByText(text('it', 'sign-in.form.wrong')).waitFor()
    await endVisit(page)
    await signIn(page, { ...GIUSEPPE, password: NEW_PASSWORD })
    await isSignedIn()
  })

  it(
    'pays with the account, sees it on the board as it stands, and finds it by every filter',
    { timeout: 180_000 },
    async () => {
      const [waste, bus, lamps] = [/TARI/, /Trasporto scolastico/, /Lampade votive/]
      await signIn(page, { ...GIUSEPPE, password: NEW_PASSWORD })
      await isSignedIn()
      await openBoard(page, text('it', 'board.none.title'))
      await button('Indietro').click()

      const checkout = await goToCheckout(page, sampleNotices.unpaid, GIUSEPPE.email)
      await checkout.getByRole('button', { name: 'Paga', exact: true }).waitFor()
      await finishAtCheckout(checkout, 'Paga')
      await checkout.close()
      await heading(page, text('it', 'pay.paid.title'))
      await button(text('it', 'pay.paid.other')).click()
      await heading(page, text('it', 'home.title'))
      await payNotice(page, sampleNotices.dueToday, GIUSEPPE.email, 'Paga con banca lenta')
      await heading(page, text('it', 'pay.waiting.title'))
      await heading(page, text('it', 'pay.paid.title'))
      await button(text('it', 'pay.paid.other')).click()
      await payNotice(page, sampleNotices.overdue, GIUSEPPE.email, 'Annulla')
      await heading(page, text('it', 'pay.cancelled.title'))
      for (const title of ['pay.offer.title', 'notice.summary.title', 'notice.entry.title', 'home.title'] as const) {
        await button('Indietro').click()
        await heading(page, text('it', title))
      }

      await openBoard(page)
      const all = [lamps, bus, waste]
      await expectListed(page, all)
      await button(text('it', 'board.order.oldest')).click()
      await expectListed(page, all.toReversed())
      await button(text('it', 'board.order.newest')).click()
      await expectListed(page, all)
      await searchBoard(page, 'trasp')
      await expectListed(page, [bus])
      await searchBoard(page, sampleNotices.overdue)
      await expectListed(page, [lamps])
      await searchBoard(page, 'mensa')
      await page.getByText(text('it', 'board.no-match.text')).waitFor()
      await button(text('it', 'board.clear')).click()
      await expectListed(page, all)
      await filterBoard(page, 'service', 'Ufficio Tributi')
      await expectListed(page, [waste])
      await clearBoard(page)
      await filterBoard(page, 'amount', text('it', 'board.amount.to-50'))
      await expectListed(page, [lamps])
      await filterBoard(page, 'outcome', text('it', 'board.outcome.paid'))
      await expectListed(page, [])
      await filterBoard(page, 'amount', text('it', 'board.any.amount'))
      await expectListed(page, [bus, waste])
      await filterBoard(page, 'period', text('it', 'board.period.recent'))
      await expectListed(page, [bus, waste])
      await clearBoard(page)
      await button(text('it', 'board.totals.title')).click()
      await heading(page, text('it', 'board.totals.title'))
      await page.getByText(formatEuro(23_450 + 14_500, 'it')).waitFor()
      await page.getByRole('button', { name: new RegExp(`^${text('it', 'board.totals.open')} `) }).click()
      await expectListed(page, [bus, waste])
      await clearBoard(page)

      await openDetails(page, lamps)
      await heading(page, text('it', 'board.details.not-paid.title'))
      await button('Indietro').click()

      await openDetails(page, waste)
      await heading(page, text('it', 'receipt.found.title'))
      const before = printouts().length
      await button('Stampa ricevuta').click()
      await heading(page, text('it', 'print.taken-title'))
      expect(printouts()).toHaveLength(before + 1)
      await button('Indietro').click()
      await button(text('it', 'receipt.found.phone')).click()
      await heading(page, text('it', 'receipt.link.title'))
      const picture = join(data, 'receipt.png')
      await page.screenshot({ path: picture })
      const taken = await fetch(readQr(picture) ?? '', { method: 'POST', body: new URLSearchParams() })
      expect([taken.status, taken.headers.get('content-type')]).toEqual([200, 'application/pdf'])
      await button('Indietro').click()
      // Three of his account, and the receipts of both payments.
      const mailed = (await mailsTo(mailbox(), GIUSEPPE.email, 5)).length
      await button('Invia per email').click()
      await heading(page, text('it', 'receipt.mailed.title'))
      const mails = await mailsTo(mailbox(), GIUSEPPE.email, mailed + 1)
      expect(mails.flatMap(({ attachments }) => attachments).length).toBe(3)
      await button('Indietro').click()
      await button('Indietro').click()
      await expectListed(page, all)
    },
  )

  it(
    'changes the profile, its address and its password, has the data mailed, and ends it',
    { timeout: 120_000 },
    async () => {
      // The button that leads to a field is called after it, and stands until the field's own screen comes.
      const write = (label: string, value: string) =>
        page
          .locator('input, textarea')
          .and(page.getByLabel(label, { exact: true }))
          .fill(value)
      const news = (what: 'saved' | 'email-changed' | 'password-changed' | 'exported') =>
        page.getByText(text('it', `profile.news.${what}`)).waitFor()
      const change = (what: string) =>
        page.getByRole('button', { name: `${text('it', 'action.change')} ${what}`, exact: true }).click()
      await signIn(page, MARIA)
      await isSignedIn()
      await button('Il mio profilo').click()
      await heading(page, text('it', 'profile.overview.title'))
      await expect.poll(() => page.getByText(MARIA.taxCode).count()).toBe(0)
      await button(text('it', 'profile.overview.show')).click()
      await page.getByText(MARIA.taxCode).waitFor()
      await change('Telefono')
      await write('Telefono', '+390990000000')
      await button('Salva').click()
      await news('saved')

      const email = 'maria.nuova@posta.example'
      await change('Indirizzo email')
      await write('Password', MARIA.password)
      await button('Continua').click()
      await write('Indirizzo email', email)
      await button(text('it', 'sign-in.forgot.send')).click()
      await heading(page, text('it', 'mail-code.entry.title'))
      const [mail] = await mailsTo(mailbox(), email, 1)
      if (mail === undefined) throw new Error('There is no mail')
      await tryCode(page, codeIn(mail))
      await news('email-changed')
      const old = await mailsTo(mailbox(), MARIA.email, 3)
      expect(old.some(({ subject }) => subject.includes(accountMailTexts.it.emailTitle))).toBe(true)

      await button('Cambia password').click()
      await write('Password attuale', MARIA.password)
      await button('Continua').click()
      await write('Nuova password', NEW_PASSWORD)
      await write('Ripeti la nuova password', NEW_PASSWORD)
      await button('Cambia password').click()
      await news('password-changed')

      await button(text('it', 'profile.export.title')).click()
      await button(text('it', 'profile.export.send')).click()
      await news('exported')
      const mails = await mailsTo(mailbox(), email, 3)
      expect(mails.flatMap(({ attachments }) => attachments)).toMatchObject([{ contentType: 'application/json' }])

      await button(text('it', 'profile.delete.delete')).click()
      await write('Password', NEW_PASSWORD)
      await button(text('it', 'profile.delete.delete')).click()
      await heading(page, text('it', 'profile.deleted.title'))
      await button('Indietro').click()
      await button('Accedi').waitFor()
      await signIn(page, { email, password: NEW_PASSWORD })
      await page.getByText(text('it', 'sign-in.form.wrong')).waitFor()
    },
  )

  it('hears that the line is missing when it went while the person typed', async () => {
    await button('Accedi').click()
    await heading(page, text('it', 'sign-in.form.title'))
    process.kill(Number(readFileSync(pidFile(data, 'central'), 'utf8')), 'SIGKILL')
    await page.getByLabel('Indirizzo email', { exact: true }).fill(MARIA.email)
    await page.getByLabel('Password', { exact: true }).fill(MARIA.password)
    await button('Accedi').click()
    await heading(page, text('it', 'sign-in.failed.offline.title'))
  })

  it('has left no password and no name in any file of the kiosk', () => {
    const marks = [MARIA.password, NEW_PASSWORD, MARIA.email, GIUSEPPE.taxCode]
    expect(marksInFiles(sandboxPaths(data).kiosk, marks)).toEqual([])
  })
})
