import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { text } from '../../main/messages/text.ts'
import type { Language } from '../../main/domain/visit.ts'
import { screenFixture } from '../fixtures/screens.ts'
import { openBooth, type Booth } from './booth.ts'

/** What the page has from in-page.js. */
declare const booth: { readonly show: (screen: unknown) => Promise<void> }

let place: Booth
let context: BrowserContext
let page: Page
/** Whether the kiosk gives out scripts that the first screen does without. */
let isGivenOut: boolean
let asked: string[]

/** What main shows; nobody waits until it is drawn. */
async function show(name: string, revision: number, language: Language = 'it'): Promise<void> {
  const screen = { ...screenFixture(name).screen, language, revision }
  await page.evaluate((shown) => void booth.show(shown), screen)
}
const heading = (words: string) => page.getByRole('heading', { level: 1, name: words, exact: true }).waitFor()

beforeAll(async () => {
  place = await openBooth()
})
afterAll(async () => place.close())
beforeEach(async () => {
  isGivenOut = false
  asked = []
  context = await place.browser.newContext({ viewport: { width: 1080, height: 1920 } })
  page = await context.newPage()
  await page.addInitScript({ path: fileURLToPath(new URL('./in-page.js', import.meta.url)) })
  await page.route('**/assets/*.js', (route) => {
    const path = new URL(route.request().url()).pathname
    asked.push(path)
    return isGivenOut || path.includes('/index-') ? route.continue() : route.abort()
  })
  await page.goto(place.address)
  await page.locator('#app main').waitFor()
})
afterEach(async () => context.close())

test('the first screen needs no further script', async () => {
  await show('home', 1)
  await heading(text('it', 'home.title'))
})

test('a screen whose script cannot be had is waited for in words, and shown once it can', async () => {
  await show('home', 1)
  await heading(text('it', 'home.title'))
  await show('summary', 2)
  await heading(text('it', 'wait.title'))
  isGivenOut = true
  await heading(text('it', 'notice.summary.title'))
})

test('a language whose script cannot be had is waited for in words, and shown once it can', async () => {
  await show('home', 1)
  await heading(text('it', 'home.title'))
  await show('home', 2, 'de')
  await heading(text('it', 'wait.title'))
  isGivenOut = true
  await heading(text('de', 'home.title'))
})

test('the scripts of all flows come by themselves once the first screen stands, and those of a language only when it is chosen', async () => {
  isGivenOut = true
  await show('home', 1)
  await heading(text('it', 'home.title'))
  await expect.poll(() => asked.filter((path) => path.includes('/screens-')).length, { timeout: 20_000 }).toBe(12)
  await show('summary', 2)
  await heading(text('it', 'notice.summary.title'))
  const before = asked.length
  expect(asked.filter((path) => /\/(de|en|fr|sl)-/.test(path))).toEqual([])
  await show('summary', 3, 'de')
  await heading(text('de', 'notice.summary.title'))
  expect(asked.slice(before)).toEqual([expect.stringMatching(/\/de-[\w-]+\.js$/)])
})
