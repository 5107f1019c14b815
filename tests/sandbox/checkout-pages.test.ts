import axe, { type AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { openOutsideWorld, RETURN_URLS, type OutsideWorld } from '../fixtures/outside-world.ts'
import { sampleNotices } from './municipality/municipality.ts'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const SIZES = [
  { width: 1080, height: 1200 },
  { width: 360, height: 800 },
]
const TARGET_PX = 48
const IN_A_BROWSER = { timeout: 60_000 }
/** Runs in a page, which TypeScript does not see: targets that are too low, and what axe finds. */
const LOOK = `Promise.all([
  [...document.querySelectorAll('button, input:not([type=hidden]), select, a')]
    .filter((target) => target.offsetHeight < ${TARGET_PX}).map((target) => target.outerHTML),
  axe.run(document, { runOnly: ${JSON.stringify(STANDARD)}, iframes: false }),
])`

let browser: Browser
let world: OutsideWorld
let page: Page
let complaints: string[]

describeWhere(chromiumPath !== undefined, NO_CHROMIUM, 'the pages of the simulated Checkout', () => {
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    world = await openOutsideWorld('2026-11-24T10:00:00Z')
    await open(1080, 1200)
  })
  afterEach(async () => {
    await page.context().close()
    await world.close()
  })

  async function open(width: number, height: number, javaScriptEnabled = true): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled })
    page = await context.newPage()
    complaints = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
    await page.route('http://127.0.0.1:1/**', (route) => route.fulfill({ body: 'back at the kiosk' }))
  }

  const button = (name: string) => page.getByRole('button', { name, exact: true })

  it(
    'take a card number in a frame of another site, which hands over four digits and leaves nothing to go back to',
    IN_A_BROWSER,
    async () => {
      const address = await world.openCart([sampleNotices.unpaid], { emailNotice: 'mario@example.org' })
      await page.goto(address)
      expect(await page.getByLabel('Indirizzo email').inputValue()).toBe('mario@example.org')
      await page.getByLabel('Indirizzo email').fill('maria@example.org')
      const frame = page.frames().find((each) => each !== page.mainFrame())
      expect(new URL(frame?.url() ?? '').hostname).toBe('localhost')
      expect(new URL(page.url()).hostname).toBe('127.0.0.1')
      await page.frameLocator('iframe').getByLabel('Numero della carta').pressSequentially('4111 1111 1111 1234')
      await expect.poll(() => page.getByRole('status').innerText()).toBe('Carta che termina con 1234')
      await button('Paga').click()
      await page.getByRole('heading', { name: 'Il pagamento è riuscito' }).waitFor()
      const before = await page.evaluate<number>('history.length')
      await page.getByRole('link', { name: 'Continua', exact: true }).click()
      await page.waitForURL(RETURN_URLS.returnOkUrl)
      expect(await page.evaluate<number>('history.length')).toBe(before)
      expect(world.node.payments()).toMatchObject([{ cardEnding: '1234', email: 'maria@example.org' }])
      expect(complaints).toEqual([])
    },
  )

  it('hear only their own frame', IN_A_BROWSER, async () => {
    await page.goto(await world.openCart([sampleNotices.unpaid]))
    await page.evaluate("postMessage('9999', '*')")
    await page.frameLocator('iframe').getByLabel('Numero della carta').fill('1111 2222')
    await expect.poll(() => page.getByRole('status').innerText()).toBe('Carta che termina con 2222')
    await page.evaluate("postMessage('9999', '*')")
    expect(await page.locator('#card-ending').inputValue()).toBe('2222')
  })

  it('work without scripts', IN_A_BROWSER, async () => {
    await page.context().close()
    await open(360, 800, false)
    await page.goto(await world.openCart([sampleNotices.unpaid]))
    await button('Paga').click()
    await page.getByRole('link', { name: 'Continua', exact: true }).click()
    await page.waitForURL(RETURN_URLS.returnOkUrl)
    expect(world.node.receipted()).toHaveLength(1)
  })

  it('offer every outcome by its name', IN_A_BROWSER, async () => {
    for (const [name, heading, noticeNumber] of [
      ['Paga con banca lenta', 'La banca non ha ancora confermato', sampleNotices.overdue],
      ['Paga e nessuna ricevuta', 'Il pagamento è riuscito', sampleNotices.longName],
      ['Nessuna risposta', 'In attesa della banca', sampleNotices.instalment],
      ['Annulla', 'Il pagamento è stato annullato', sampleNotices.unpaid],
    ] as const) {
      await page.goto(await world.openCart([noticeNumber]))
      await button(name).click()
      await page.getByRole('heading', { name: heading }).waitFor()
    }
    await page.goto(await world.openCart([sampleNotices.unpaid]))
    await page.getByLabel('Esito').selectOption('116')
    await button('Rifiuta con questo esito').click()
    await page.getByRole('heading', { name: 'Disponibilità insufficiente' }).waitFor()
    expect(complaints).toEqual([])
  })

  it.each(SIZES)('are readable and usable at $width × $height', IN_A_BROWSER, async ({ width, height }) => {
    await page.context().close()
    await open(width, height)
    const faults: string[] = []
    const look = async (name: string) => {
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      if (wide > width) faults.push(`${name} is ${wide} wide`)
      for (const frame of page.frames()) {
        await frame.evaluate(axe.source)
        const [low, { violations }] = await frame.evaluate<[string[], AxeResults]>(LOOK)
        faults.push(...low.map((target) => `${name}: too low: ${target}`))
        for (const { id, nodes } of violations) faults.push(`${name}: ${id} ${nodes.map(({ html }) => html).join()}`)
      }
    }
    await page.goto(await world.openCart([sampleNotices.longName, sampleNotices.overdue]))
    await look('the payment')
    await button('Paga').click()
    await page.getByRole('link', { name: 'Continua' }).waitFor()
    await look('the end')
    expect(faults).toEqual([])
  })
})
