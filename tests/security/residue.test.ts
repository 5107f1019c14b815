import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askCentral } from '../../central/cli.ts'
import { noticeNumberCheckDigits } from '../../main/domain/notice-number.ts'
import { text } from '../../main/messages/text.ts'
import { chromiumPath, NO_CHROMIUM } from '../fixtures/browser.ts'
import { readQr } from '../fixtures/codes.ts'
import { describeWhere, testWhole } from '../fixtures/describe-where.ts'
import { hasDisplayTools, NO_DISPLAY } from '../fixtures/display.ts'
import { heapSnapshot, marksIn, marksInFiles } from '../fixtures/find-marks.ts'
import { startWindowedKiosk, type WindowedKiosk } from '../fixtures/windowed-kiosk.ts'
import { readSandbox, sandboxPaths } from '../sandbox/layout.ts'
import { sampleMunicipality, sampleNotices } from '../sandbox/municipality/municipality.ts'
import { codeIn, mailsTo, register, signIn, tryCode, type Citizen } from '../e2e/account-journey.ts'
import { scan } from '../e2e/notice-journey.ts'

const canRun = chromiumPath !== undefined && hasDisplayTools
const SLOW_MS = 600_000
const first16 = '3029999876543210'
/** What this person types; none of it is in the sample. */
const typed = {
  name: 'ZANOBIGHIRLANDAIO',
  code: `${first16}${noticeNumberCheckDigits(first16)}`,
  taxCode: 'GHRZNB49C02D612Y',
  email: 'z.ghirlandaio1449@bottega.example',
  password: 'affreschi-di-santa-trinita-1485',
} as const
/** And what they scan, and who signs in and pays: the centre, and only the centre, knows it by right. */
const scanned = sampleNotices.unpaid
const holder = {
  givenName: 'DOMENICOBIGORDI',
  familyName: 'SASSETTIANO',
  taxCode: 'SSSDNC49C02D612P',
  email: 'd.bigordi@cappella.example',
  password: 'nativita-della-pala-1485',
} as const satisfies Citizen
const KEPT = { address: 'Via Larga 1449, Borgosanlorenzo', searched: 'trasportoghirlande' } as const
const owed = sampleNotices.dueToday
const TYPED = [...Object.values(typed), 'ghirlandaio1449']
const ALL = [...TYPED, scanned, owed, ...Object.values(holder), ...Object.values(KEPT)]

describeWhere(canRun, chromiumPath === undefined ? NO_CHROMIUM : NO_DISPLAY, 'after a visit', () => {
  let kiosk: WindowedKiosk
  let hasAccount = false
  beforeAll(async () => {
    kiosk = await startWindowedKiosk(1080, 1920)
  }, SLOW_MS)
  afterAll(async () => kiosk.close(), SLOW_MS)

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const heading = (page: Page, title: string) =>
    page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor({ timeout: 60_000 })
  const atHome = async (): Promise<Page> => {
    const page = await kiosk.page()
    await heading(page, text('it', 'home.title'))
    return page
  }

  /** Types all marks, prints, and stands before a receipt that was not found. */
  async function visit(): Promise<Page> {
    if (!hasAccount) await makeAccount()
    hasAccount = true
    const page = await atHome()
    await press(page, 'Paga un avviso')
    const code = page.getByRole('textbox', { name: 'Codice Avviso o IUV' })
    await code.click()
    await page.keyboard.type(typed.name, { delay: 60 })
    await press(page, 'Cerca')
    await heading(page, text('it', 'notice.fault.unknown-code.title'))
    await press(page, 'Indietro')
    await heading(page, text('it', 'notice.entry.title'))
    await press(page, 'Svuota')
    await code.click()
    await page.keyboard.type(typed.code, { delay: 60 })
    await press(page, 'Cerca')
    await heading(page, text('it', 'notice.fault.unknown-code.title'))
    await scan(page, `PAGOPA|002|${scanned}|${sampleMunicipality.creditor}|100`)
    await heading(page, text('it', 'notice.summary.title'))
    await press(page, 'Paga qui')
    await page.getByRole('textbox', { name: 'Indirizzo email' }).click()
    await page.keyboard.type(typed.email, { delay: 60 })
    await press(page, 'Indietro')
    await heading(page, text('it', 'notice.summary.title'))
    await press(page, 'Stampa avviso')
    await heading(page, text('it', 'print.taken-title'))
    await press(page, 'Indietro')
    await heading(page, text('it', 'notice.summary.title'))
    await press(page, 'Indietro')
    await heading(page, text('it', 'notice.entry.title'))
    await press(page, 'Indietro')
    await heading(page, text('it', 'home.title'))
    await writeAccount(page)
    await useAccount(page)
    await press(page, 'Cerca una ricevuta')
    await page.getByRole('textbox', { name: 'Codice Avviso o IUV' }).click()
    await page.keyboard.type(typed.code, { delay: 60 })
    await page.getByRole('textbox', { name: 'Codice fiscale o Partita IVA' }).click()
    await page.keyboard.type(typed.taxCode, { delay: 60 })
    return page
  }

  /** Writes all that a registration asks for but does not send it, and tries to sign in. */
  async function writeAccount(page: Page): Promise<void> {
    const write = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)
    await press(page, 'Registrati')
    await write('Nome', typed.name)
    await write('Cognome', typed.name)
    await press(page, 'Continua')
    await heading(page, text('it', 'registration.tax-code.title'))
    await write('Codice fiscale', typed.taxCode)
    await press(page, 'Continua')
    // It is not that of such a name.
    await page.getByText(text('it', 'registration.tax-code.doubtful')).waitFor()
    await press(page, 'Continua')
    await heading(page, text('it', 'registration.email.title'))
    await write('Indirizzo email', typed.email)
    await press(page, 'Continua')
    await heading(page, text('it', 'registration.phone.title'))
    await press(page, 'Continua')
    await heading(page, text('it', 'registration.password.title'))
    await write('Password', typed.password)
    await write('Ripeti la password', typed.password)
    for (const before of ['phone', 'email', 'tax-code', 'name'] as const) {
      await press(page, 'Indietro')
      await heading(page, text('it', `registration.${before}.title`))
    }
    await press(page, 'Indietro')
    await heading(page, text('it', 'home.title'))
    await press(page, 'Accedi')
    await write('Indirizzo email', typed.email)
    await write('Password', typed.password)
    await press(page, 'Accedi')
    await page.getByText(text('it', 'sign-in.form.wrong')).waitFor()
    await press(page, 'Indietro')
    await heading(page, text('it', 'home.title'))
  }

  /** Registers, and begins to pay on the phone, so that there is something on the board; once. */
  async function makeAccount(): Promise<void> {
    const page = await atHome()
    const port = readSandbox(kiosk.data)?.mailboxPort ?? 0
    await register(page, holder)
    const [mail] = await mailsTo(`http://127.0.0.1:${port}`, holder.email, 1)
    if (mail === undefined) throw new Error('There is no mail')
    await tryCode(page, codeIn(mail))
    await heading(page, text('it', 'registration.welcome.title'))
    await press(page, 'Indietro')
    await heading(page, text('it', 'home.title'))
    await scan(page, `PAGOPA|002|${owed}|${sampleMunicipality.creditor}|100`)
    await heading(page, text('it', 'notice.summary.title'))
    await page.getByRole('button', { name: text('it', 'action.pay-by-phone') }).click()
    await heading(page, text('it', 'notice.phone.title'))
    await page.getByRole('button', { name: text('it', 'action.pay-by-page') }).click()
    await heading(page, text('it', 'pay.phone.title'))
    const picture = join(kiosk.data, 'printouts', 'phone.png')
    await page.screenshot({ path: picture })
    const address = readQr(picture) ?? ''
    rmSync(picture)
    const amountCents = /name="amountCents" value="(\d+)"/.exec(await (await fetch(address)).text())?.[1] ?? ''
    const answer = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ amountCents }),
      redirect: 'manual',
    })
    expect(answer.status).toBe(303)
    await press(page, 'Termina')
  }

  /** Signs in, writes into the profile and does not save it, and looks at the own payments. */
  async function useAccount(page: Page): Promise<void> {
    await signIn(page, holder)
    await heading(page, text('it', 'home.title'))
    await press(page, 'Il mio profilo')
    await press(page, text('it', 'profile.overview.show'))
    await page.getByText(holder.taxCode).waitFor()
    await press(page, `${text('it', 'action.change')} ${text('it', 'profile.address.field')}`)
    await page.getByRole('textbox').fill(KEPT.address)
    await press(page, 'Indietro')
    await heading(page, text('it', 'profile.overview.title'))
    await press(page, 'Indietro')
    await heading(page, text('it', 'home.title'))
    await press(page, 'Pagamenti effettuati')
    await page.getByRole('textbox', { name: 'Cerca', exact: true }).fill(KEPT.searched)
    await page.getByRole('button', { name: /^Dettagli / }).click()
    await heading(page, text('it', 'board.details.under-way.title'))
    await press(page, 'Indietro')
    await heading(page, text('it', 'home.board'))
    await press(page, 'Indietro')
    await heading(page, text('it', 'home.title'))
  }

  /** Everything on disk, in the logs and in the names of what was printed. */
  function traces(): readonly string[] {
    return [
      ...marksInFiles(kiosk.data, TYPED, (path) => /^printouts\/./.test(path) && !path.endsWith('/')),
      ...marksInFiles(sandboxPaths(kiosk.data).kiosk, ALL),
      ...marksInFiles(kiosk.temp, ALL),
      ...marksIn(kiosk.output(), ALL).map((mark) => `output: ${mark}`),
    ]
  }

  async function expectNothingIsLeft(): Promise<void> {
    expect(traces()).toEqual([])
    const page = await atHome()
    await press(page, 'Paga un avviso')
    await heading(page, text('it', 'notice.entry.title'))
    const fresh = await kiosk.page()
    expect(marksIn(await heapSnapshot(fresh), ALL)).toEqual([])
    await press(fresh, 'Termina')
  }

  test('the marks are there while it lasts, and would be found', { timeout: SLOW_MS }, async () => {
    const page = await visit()
    expect(marksIn(await heapSnapshot(page), ALL)).toEqual(expect.arrayContaining([typed.code, typed.taxCode]))
    const planted = join(kiosk.temp, 'planted', 'folder')
    mkdirSync(planted, { recursive: true })
    writeFileSync(join(planted, 'utf-16'), Buffer.from(`before ${typed.email} after`, 'utf16le'))
    writeFileSync(join(planted, 'grouped'), typed.code.replace(/(.{4})/g, '$1 '))
    writeFileSync(join(planted, `${typed.taxCode.toLowerCase()}.txt`), '')
    expect(traces().map((trace) => trace.replace(/^.*planted/, 'planted'))).toEqual(
      expect.arrayContaining([
        `planted/folder/utf-16: ${typed.email}`,
        `planted/folder/grouped: ${typed.code}`,
        expect.stringMatching(`planted/folder/.*: ${typed.taxCode}`),
      ]),
    )
    rmSync(join(kiosk.temp, 'planted'), { recursive: true })
    await press(page, 'Termina')
    await atHome()
  })

  test('that ended by Termina nothing of it is left', { timeout: SLOW_MS }, async () => {
    await press(await visit(), 'Termina')
    await expectNothingIsLeft()
  })

  testWhole('from which the person walked away nothing of it is left', { timeout: SLOW_MS }, async () => {
    await visit()
    const { central } = sandboxPaths(kiosk.data)
    await askCentral(central, 'settings.set', { name: 'idleSeconds', value: 20 })
    await askCentral(central, 'settings.set', { name: 'name', value: 'Comune di Presto' })
    const page = await kiosk.page()
    // Settings come in order, and this one counts from the next act on.
    await page.getByText('Comune di Presto').waitFor()
    await press(page, 'Cerca')
    await page.getByRole('alertdialog').waitFor({ timeout: 60_000 })
    await page.getByRole('alertdialog').waitFor({ state: 'detached', timeout: 60_000 })
    await askCentral(central, 'settings.set', { name: 'idleSeconds', value: 600 })
    await expectNothingIsLeft()
  })

  testWhole('in which the page crashed it goes on, and nothing of it is left', { timeout: SLOW_MS }, async () => {
    const page = await visit()
    await press(page, 'Cerca')
    await heading(page, text('it', 'receipt.fault.not-found.title'))
    await kiosk.killRenderer('SIGSEGV')
    const again = await kiosk.page()
    await heading(again, text('it', 'receipt.fault.not-found.title'))
    await press(again, 'Termina')
    await expectNothingIsLeft()
  })

  testWhole('in which the kiosk was killed nothing of it is left at the next start', { timeout: SLOW_MS }, async () => {
    await visit()
    const before = kiosk.profiles()
    await kiosk.killKiosk()
    await kiosk.startKiosk()
    expect(kiosk.profiles()).toHaveLength(1)
    expect(kiosk.profiles()).not.toEqual(before)
    await expectNothingIsLeft()
  })
})
