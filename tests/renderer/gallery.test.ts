import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGallery } from '../../build/gallery.ts'
import { languages } from '../../main/domain/visit.ts'
import { launchBrowser } from '../fixtures/browser.ts'
import { accessibilityFaults, glasses, layoutFaults, looks, measured } from './booth.ts'

let gallery: Awaited<ReturnType<typeof startGallery>>
let browser: Browser
beforeAll(async () => {
  ;[gallery, browser] = await Promise.all([startGallery(0), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await gallery.close()
})

const allGlasses = Object.values(glasses)
/** Each look on one glass and in one language, so that all of these come up; each on every glass where everything is run. */
const cases = Object.entries(looks).flatMap(([lookName, look], index) =>
  allGlasses
    .filter((_glass, place) => process.env['SPORTELLO_FULL'] === '1' || place === index % allGlasses.length)
    .map((glass) => ({ lookName, look, glass, on: glass.name, language: languages[index % languages.length] ?? 'it' })),
)

test.each(cases)('every part of the kit stands $on, $lookName, in $language', async ({ look, glass, language }) => {
  const page = await browser.newPage({ viewport: { width: glass.width, height: glass.height } })
  const query = new URLSearchParams({ theme: look.theme, size: look.isLarge ? 'large' : 'usual', language })
  await measured(page)
  await page.goto(`${gallery.url}?${query.toString()}`)
  await page.getByRole('region', { name: 'Drawing' }).waitFor()
  expect(await layoutFaults(page, glass)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
  await page.close()
})
