import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePaperLink } from '../../central/papers/paper-link.ts'
import type { OpenCentral } from '../../db/central/open.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { drawNoticePaper } from '../fixtures/draw-papers.ts'
import { readQrCodes, rasterise } from '../documents/read-raster.ts'
import { sampleMunicipality } from '../sandbox/municipality/municipality.ts'
import { startCentralBench } from '../sync/central-bench.ts'
import { openBestEngine } from '../sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../sync/sample-positions.ts'
import { startPaymentBench } from './payment-bench.ts'

describeWhere(chromiumPath !== undefined, NO_CHROMIUM, 'the page at which a notice is taken to a phone', () => {
  let open: OpenCentral
  let browser: Browser
  beforeAll(async () => {
    open = await openBestEngine()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await open.close()
  })

  test('hands the notice to the browser, once, and asks nobody else', { timeout: 120_000 }, async () => {
    const bench = await startPaymentBench(open.db)
    await take(open.db, bench.creditor, positionOf('a', [optionOf(1)]))
    await open.db.transaction().execute((trx) => writeSettings(trx, bench.creditor, sampleMunicipality.settings))
    let publicUrl = ''
    const ports = { ...bench.ports, publicUrl: () => publicUrl, hasMail: true, renderNotice: drawNoticePaper }
    const central = await startCentralBench(open.db, { ...ports, creditor: bench.creditor })
    publicUrl = await central.app.listen({ host: '127.0.0.1', port: 0 })
    const request = { linkId: randomUUID(), noticeNumber: numberOf(1), language: 'it' } as const
    const made = await makePaperLink(open.db, bench.creditor, bench.kioskId, request, ports)
    if (made.result !== 'made') throw new Error(made.why)

    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'it-IT' })
    const [asked, complaints]: [string[], string[]] = [[], []]
    page.on('request', (sent) => asked.push(new URL(sent.url()).origin))
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(made.address)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
      expect(violations.map(({ id }) => id)).toEqual([])
    }
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    const button = page.getByRole('button', { name: 'Scarica l’avviso' })
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(48)
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
    expect(download.suggestedFilename()).toBe(`avviso-${numberOf(1)}.pdf`)
    expect(readQrCodes(rasterise(readFileSync(await download.path())))[0]).toContain(numberOf(1))
    await page.reload()
    await page.getByRole('heading', { name: 'Questo indirizzo non vale più' }).waitFor()
    expect([...new Set(asked)]).toEqual([publicUrl])
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
    await page.close()
    await central.app.close()
  })
})
