import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { openPageServer } from '../fixtures/page-server.ts'

test('a browser that comes to a sandbox by another site’s link gets in, and its strict cookie stays', async ({
  skip,
  onTestFinished,
}) => {
  if (chromiumPath === undefined) return skip(NO_CHROMIUM)
  const server = await openPageServer({ opensToAnyBrowser: true })
  onTestFinished(server.close)
  const elsewhere = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<a href="${server.origin}/">to the kiosk</a>`)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void elsewhere.close())
  await once(elsewhere, 'listening')
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  // A browser takes localhost and 127.0.0.1 for two sites.
  await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`)
  await page.click('a')
  await page.waitForSelector('h1')
  expect(page.url()).toBe(`${server.origin}/`)
  expect(await page.textContent('h1')).toBe('Sportello')
  expect(await page.evaluate('document.cookie')).toBe('')
  expect((await page.reload())?.status()).toBe(200)
  expect(await page.context().cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict', path: '/' }])
})
