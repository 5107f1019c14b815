import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildRenderer } from '../../build/renderer.ts'
import { askCentral } from '../../central/cli.ts'
import { languageChoice } from '../../main/messages/language-choice.ts'
import { text } from '../../main/messages/text.ts'
import { codeIn, mailsTo, register, signIn, tryCode } from '../e2e/account-journey.ts'
import { findRequest, sendRequest, writeRequest } from '../e2e/assistance-journey.ts'
import { finger, focusFault, keyboard, twoKeySwitch, type Hands } from '../e2e/hands.ts'
import { endVisit, findNotice, heading, openKiosk } from '../e2e/notice-journey.ts'
import { finishAtCheckout, goToCheckout } from '../e2e/pay-journey.ts'
import { findReceipt, mailReceipt } from '../e2e/receipt-journey.ts'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { describeWhere, testWhole } from '../fixtures/describe-where.ts'
import { sandboxPaths } from '../sandbox/layout.ts'
import { sampleNotices } from '../sandbox/municipality/municipality.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'

let data: string
let sandbox: Sandbox
let browser: Browser
let page: Page

const printouts = () => readdirSync(sandboxPaths(data).printouts).filter((name) => name.endsWith('.pdf'))

/** Waits for a screen, which begins at its heading, with a focus that is to be seen. */
async function arrive(title: string): Promise<void> {
  await heading(page, title)
  await expect.poll(() => focusFault(page)).toBe('')
}

describeWhere(chromiumPath !== undefined, NO_CHROMIUM, 'without touching the glass', () => {
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sportello-keys-'))
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
    page = await browser.newPage({ viewport: { width: 1080, height: 1920 } })
    await openKiosk(page, String(sandbox.ready['kiosk']))
  })
  afterEach(async () => {
    await finger(page).press('Termina')
    await page.close()
  })

  describe.each([
    ['a keyboard', keyboard, sampleNotices.overdue, 'tasti@posta.example', it],
    // A switch takes a second for each letter: what has some is for the long run.
    ['a two-key switch', twoKeySwitch, sampleNotices.dueToday, 'a@b.it', testWhole],
  ] as const)('by %s alone', (_what, handsOn, payable, email, write) => {
    let hands: Hands
    beforeEach(() => {
      hands = handsOn(page)
    })

    it('one finds a notice, and prints it', { timeout: 120_000 }, async () => {
      const before = printouts().length
      await findNotice(page, sampleNotices.unpaid, hands)
      await hands.press('Stampa avviso')
      await arrive(text('it', 'print.taken-title'))
      expect(printouts()).toHaveLength(before + 1)
      await hands.press('Indietro')
      await arrive(text('it', 'notice.summary.title'))
      await endVisit(page, hands)
      await hands.press('Aiuto')
      await arrive(text('it', 'help.title'))
    })

    write('one pays it, and is mailed the receipt that one looks for', { timeout: 240_000 }, async () => {
      const checkout = await goToCheckout(page, payable, email, hands)
      await finishAtCheckout(checkout, 'Paga')
      await checkout.close()
      await arrive(text('it', 'pay.paid.title'))
      await endVisit(page, hands)
      const { position } = await askCentral(sandboxPaths(data).central, 'notice.find', { code: payable })
      await findReceipt(page, payable, position.debtor.fiscalCode, hands)
      await mailReceipt(page, email, hands)
      await arrive(text('it', 'receipt.mailed.title'))
    })

    write('one asks for assistance, and looks for the answer', { timeout: 240_000 }, async () => {
      await hands.press('Assistenza')
      await writeRequest(page, { reason: text('it', 'assistance.kind.other'), words: 'ciao' }, hands)
      await sendRequest(page, hands)
      const figures = await page.locator('dd').allTextContents()
      const [number = '', code = ''] = figures.map((figure) => figure.replaceAll(' ', ''))
      await endVisit(page, hands)
      await findRequest(page, number, code, hands)
      await arrive(text('it', 'assistance.found.open.title'))
    })

    write('one registers, signs in, and looks for a payment', { timeout: 300_000 }, async () => {
      const own = hands.hasKeys ? 'k@b.it' : 's@b.it'
      const citizen = { givenName: 'a', familyName: 'b', taxCode: '99999000013', email: own, password: 'zqkfjwmvxp' }
      await register(page, citizen, hands)
      const [mail] = await mailsTo(String(sandbox.ready['mailbox']), own, 1)
      if (mail === undefined) throw new Error('There is no mail')
      await tryCode(page, codeIn(mail), hands)
      await arrive(text('it', 'registration.welcome.title'))
      await endVisit(page, hands)
      await signIn(page, citizen, hands)
      await arrive(text('it', 'home.title'))
      await hands.press('Pagamenti effettuati')
      await arrive(text('it', 'board.none.title'))
      await hands.press('Indietro')
      await hands.press('Il mio profilo')
      await arrive(text('it', 'profile.overview.title'))
      await hands.press(`${text('it', 'action.change')} ${text('it', 'field.phone')}`)
      await arrive(text('it', 'registration.phone.title'))
      await hands.write(text('it', 'field.phone'), '33900')
      await hands.press('Salva')
      await arrive(text('it', 'profile.overview.title'))
    })

    it('one gets help, another language, and back', { timeout: 60_000 }, async () => {
      await hands.press('Aiuto')
      await arrive(text('it', 'help.title'))
      await hands.press('Torna dove eri')
      await arrive(text('it', 'home.title'))
      await hands.press('Lingua')
      await arrive(languageChoice.it.title)
      await hands.press('Deutsch')
      await arrive(text('de', 'home.title'))
      await hands.press(text('de', 'crown.language'))
      await arrive(languageChoice.de.title)
      await hands.press('Italiano')
      await arrive(text('it', 'home.title'))
    })
  })

  it('Tab goes round the page and Shift+Tab back, Escape goes back, and Enter held down presses once', async () => {
    await keyboard(page).press('Paga un avviso')
    await heading(page, text('it', 'notice.entry.title'))
    const focused = () => page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()')
    await expect.poll(focused).toBe(text('it', 'notice.entry.title'))
    await page.keyboard.press('Tab')
    const first = await focused()
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
    const round = [first]
    for (;;) {
      await page.keyboard.press('Tab')
      const next = await focused()
      if (next === first) break
      round.push(next)
      expect(await focusFault(page)).toBe('')
      expect(round.length).toBeLessThan(60)
    }
    expect(new Set(round).size).toBe(round.length)
    expect(round).toContain(text('it', 'crown.language'))
    for (const before of round.toReversed()) {
      await page.keyboard.press('Shift+Tab')
      expect(await focused()).toBe(before)
    }
    await page.getByRole('button', { name: '7', exact: true }).focus()
    await page.keyboard.down('Enter')
    await page.keyboard.down('Enter')
    await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    expect(await page.getByRole('textbox').inputValue()).toBe('7')
    await page.keyboard.press('Escape')
    await heading(page, text('it', 'home.title'))
  })

  it('the focus is never lost with the keyboard that is folded, nor with a button that goes', async () => {
    const hands = twoKeySwitch(page)
    await hands.press('Cerca una ricevuta')
    await heading(page, text('it', 'receipt.entry.title'))
    await hands.write('Codice Avviso o IUV', '30')
    await hands.press('Chiudi la tastiera')
    await page.locator('.keyboard').waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
    expect(await page.getByLabel('Codice Avviso o IUV').inputValue()).toBe('30')
    expect(await focusFault(page)).toBe('')
  })
})
