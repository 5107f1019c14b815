import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { makePhoneLink } from '../../central/payments/phone-link.ts'
import type { OpenCentral } from '../../db/central/open.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import type { Language } from '../../main/domain/visit.ts'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { startCentralBench, type CentralBench } from '../sync/central-bench.ts'
import { openBestEngine } from '../sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../sync/sample-positions.ts'
import { receiptOf, startPaymentBench, type PaymentBench } from './payment-bench.ts'

/** A browser on a machine that does much else needs time. */
const TIMEOUT_MS = 120_000

describeWhere(chromiumPath !== undefined, NO_CHROMIUM, 'the pages for phones', () => {
  let open: OpenCentral
  let browser: Browser
  /** A Checkout of another origin, whose only page leads back. */
  let checkout: Server
  let checkoutOrigin: string
  beforeAll(async () => {
    open = await openBestEngine()
    browser = await launchBrowser()
    checkout = createServer((request, response) => {
      const back = new URL(request.url ?? '/', checkoutOrigin).searchParams.get('back') ?? ''
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>Checkout</h1><a href="${back}">Continua</a>`)
    })
    checkoutOrigin = await listen(checkout)
  })
  afterAll(async () => {
    await browser.close()
    await new Promise((resolve) => checkout.close(resolve))
    await open.close()
  })

  let bench: PaymentBench
  let central: CentralBench
  let page: Page
  /** What the browser asked for, by origin and path, and what it complained of. */
  let asked: string[]
  let complaints: string[]

  beforeEach(async () => {
    bench = await startPaymentBench(open.db)
    await take(
      open.db,
      bench.creditor,
      positionOf('a', [optionOf(1, { description: 'Tassa sui rifiuti '.repeat(7).trim() })]),
    )
    await open.db.transaction().execute((trx) => writeSettings(trx, bench.creditor, { name: 'Comune di Esempio' }))
    bench.answerWith(({ returnUrls }) => ({
      ok: true,
      location: `${checkoutOrigin}/c/1?back=${encodeURIComponent(returnUrls.ok)}`,
    }))
    page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    asked = []
    complaints = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
  })
  afterEach(async () => {
    await page.close()
    await central.app.close()
  })

  async function listen(server: Server): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  /** Serves the centre, and makes a link; `leadTo` is where it believes Checkout to be. */
  async function serveLink(language: Language, leadTo: string): Promise<string> {
    let publicUrl = ''
    const ports = { ...bench.ports, checkoutOrigin: leadTo, publicUrl: () => publicUrl }
    central = await startCentralBench(open.db, { ...ports, creditor: bench.creditor })
    publicUrl = await central.app.listen({ host: '127.0.0.1', port: 0 })
    const request = { linkId: randomUUID(), noticeNumber: numberOf(1), language }
    const made = await makePhoneLink(open.db, bench.creditor, bench.kioskId, request, ports)
    if (made.result !== 'made') throw new Error(made.why)
    return made.address
  }

  async function expectAccessible(): Promise<void> {
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([])
    const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    expect(isTooWide).toBe(false)
  }

  test('a person pays on a phone: the notice, Checkout, the wait, the receipt', { timeout: TIMEOUT_MS }, async () => {
    const address = await serveLink('it', checkoutOrigin)
    await page.goto(address)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible()
    }
    const button = page.getByRole('button', { name: 'Vai al pagamento' })
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(48)
    await button.click()
    await page.getByRole('heading', { name: 'Checkout' }).waitFor()
    await page.getByRole('link', { name: 'Continua' }).click()
    await page.getByRole('heading', { name: 'Manca ancora la conferma' }).waitFor()
    await expectAccessible()

    await bench.take(receiptOf(bench.creditor, 1, { paymentNote: bench.carts[0]?.idCart ?? '' }))
    await page.getByRole('link', { name: 'Aggiorna' }).click()
    await page.getByRole('heading', { name: 'Pagato' }).waitFor()
    await expectAccessible()
    const origins = new Set(asked.map((url) => new URL(url).origin))
    expect([...origins].toSorted()).toEqual([new URL(address).origin, checkoutOrigin].toSorted())
    expect(complaints).toEqual([])
  })

  test('the page looks again by itself', { timeout: TIMEOUT_MS }, async () => {
    await page.goto(await serveLink('de', checkoutOrigin))
    await page.getByRole('button', { name: 'Zur Zahlung' }).click()
    await page.getByRole('link', { name: 'Continua' }).click()
    await page.getByRole('heading', { name: 'Die Bestätigung fehlt noch' }).waitFor()
    await bench.take(receiptOf(bench.creditor, 1, { paymentNote: bench.carts[0]?.idCart ?? '' }))
    await page.getByRole('heading', { name: 'Bezahlt' }).waitFor({ timeout: 30_000 })
  })

  test(
    'a form leads nowhere but to Checkout: Chromium holds the redirect to the policy',
    { timeout: TIMEOUT_MS },
    async () => {
      await page.goto(await serveLink('it', 'https://checkout.example'))
      await page.getByRole('button', { name: 'Vai al pagamento' }).click()
      await expect.poll(() => complaints.join()).toContain('form-action')
      expect(asked.filter((url) => url.startsWith(checkoutOrigin))).toEqual([])
    },
  )
})
