import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import axe from 'axe-core'
import { buildRenderer, PAGES } from '../../build/renderer.ts'
import type { Link } from '../../main/contract/frame.ts'
import type { Screen } from '../../main/contract/screen.ts'
import type { Language, Look } from '../../main/domain/visit.ts'
import { it, type MessageKey } from '../../main/messages/it.ts'
import { texts } from '../../main/messages/text.ts'
import { startPageServer } from '../../main/transport/websocket.ts'
import { launchBrowser } from '../fixtures/browser.ts'
import { FIXTURE_NOW } from '../fixtures/screens.ts'
import type { ScreenFixture } from '../fixtures/screens/base.ts'
import { sampleCrest } from '../sandbox/municipality/crest.ts'

/** A glass that screens are made for, and the rules of ux.md for it: the smallest target, and 2 mm between two of them. */
export interface Glass {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly targetPx: number
  readonly gapPx: number
  /** How wide a glass of this size usually is. */
  readonly widthMm: number
}

/** The glasses of ux.md. */
export const glasses = {
  portrait: { name: '1080x1920', width: 1080, height: 1920, targetPx: 72, gapPx: 7, widthMm: 336 },
  landscape: { name: '1920x1080', width: 1920, height: 1080, targetPx: 72, gapPx: 7, widthMm: 598 },
  tablet: { name: '1280x800', width: 1280, height: 800, targetPx: 90, gapPx: 12, widthMm: 217 },
} as const satisfies Record<string, Glass>

/** The smallest text that any screen may have. */
const TEXT_PX = 20

/** The looks in which screens are looked at: each theme, and large text. */
export const looks = {
  light: { theme: 'light', isLarge: false },
  dark: { theme: 'dark', isLarge: false },
  contrast: { theme: 'contrast', isLarge: false },
  large: { theme: 'light', isLarge: true },
  'large-contrast': { theme: 'contrast', isLarge: true },
} as const satisfies Record<string, Look>

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The built renderer behind the kiosk's own page server, with its own headers, and a browser to look at it. */
export interface Booth {
  readonly browser: Browser
  /** The address of the pages, which lets any browser in. */
  readonly address: string
  readonly close: () => Promise<void>
}

/** A text of a screen; `isFitted` where it grows as far as its line goes. */
export interface ShownText {
  readonly text: string
  readonly sizePx: number
  readonly isFitted: boolean
}

/** What a screen says. */
export interface Words {
  readonly texts: readonly ShownText[]
  /** Whether our keyboard is up. */
  readonly isTyping: boolean
}

/** What is to be said of a screen at one look: its texts, and what is wrong with it, one line each. */
export interface Seen extends Words {
  readonly faults: {
    readonly layout: readonly string[]
    readonly accessibility: readonly string[]
    readonly complaints: readonly string[]
  }
}

/** What a page has from in-page.js. */
interface InPage {
  readonly show: (...screens: readonly unknown[]) => Promise<void>
  readonly violations: () => string[]
  readonly failNext: (faultId: string) => void
  readonly refuseNext: (refusal: { readonly act: string; readonly why: string }) => void
  readonly accessibilityFaults: (tags: readonly string[]) => Promise<string[]>
  readonly settled: () => Promise<void>
  readonly words: (screen: unknown) => Promise<Words>
  readonly faults: (rules: Rules) => string[]
  readonly looks: (
    screens: readonly unknown[],
    rules: Rules,
    tags: readonly string[] | undefined,
  ) => Promise<readonly Found[]>
}

type Found = Omit<Seen, 'faults'> &
  Readonly<Record<'layout' | 'structure' | 'colours' | 'violations', readonly string[]>>

interface Rules {
  readonly targetPx: number
  readonly gapPx: number
  readonly textPx: number
}

declare const booth: InPage

/** Builds, serves and launches. `onLink` hears pages that have no bridge and come over the socket; `crest` is one as it is set. */
export async function openBooth(onLink: (link: Link) => void = () => undefined, crest = sampleCrest): Promise<Booth> {
  await buildRenderer()
  const server = await startPageServer({
    pages: PAGES,
    port: 0,
    crest: () => crest,
    opensToAnyBrowser: true,
    onLink,
    onStranger: () => undefined,
  })
  const browser = await launchBrowser()
  return {
    browser,
    address: server.origin,
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

/** Gives a page what measures it; before it is opened. */
export const measured = (page: Page) =>
  page.addInitScript({ path: fileURLToPath(new URL('./in-page.js', import.meta.url)) })

/** What is wrong with the layout of a page on a glass, one line each. */
export const layoutFaults = (page: Page, glass: Glass): Promise<readonly string[]> =>
  page.evaluate((rules) => booth.faults(rules), rulesOf(glass))

const rulesOf = ({ targetPx, gapPx }: Glass): Rules => ({ targetPx, gapPx, textPx: TEXT_PX })

/** What axe finds against WCAG 2.2 AA in a page, one line for each rule, and text that is too pale where axe cannot tell. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await bringAxe(page)
  return page.evaluate((tags) => booth.accessibilityFaults(tags), STANDARD)
}

/** Axe puts each rule off to a task of its own, so that a page stays alive meanwhile; here frames would be drawn in vain between them. */
const AXE = `((setTimeout) => { ${axe.source} })((run, delayMs) => delayMs > 0 ? window.setTimeout(run, delayMs) : queueMicrotask(run))`

async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE)
}

/** A page of the kiosk in which screens are shown by hand. */
export interface Stand {
  readonly page: Page
  readonly show: (fixture: ScreenFixture, language: Language, look?: Look) => Promise<void>
  /** Has main fail in the next act, and log it under this id. */
  readonly failNext: (faultId: string) => Promise<void>
  /** What is wrong with the layout of what is shown, one line each. */
  readonly layoutFaults: () => Promise<readonly string[]>
  /** What axe finds against WCAG 2.2 AA in what is shown, one line for each rule, and text whose contrast it cannot measure. */
  readonly accessibilityFaults: () => Promise<readonly string[]>
  /** All of this at one look; axe takes part or not. */
  readonly look: (hasAxe: boolean) => Promise<Seen>
  /** Shows a screen in the first of these looks, looks at it, and then at the same in the others, which differ in nothing but the theme. */
  readonly showAndLook: (
    fixture: ScreenFixture,
    language: Language,
    looks: readonly [Look, ...Look[]],
    hasAxe: boolean,
  ) => Promise<readonly Seen[]>
  /** What the screen that is shown says in another look. */
  readonly wordsIn: (fixture: ScreenFixture, language: Language, look: Look) => Promise<Words>
  /** What the browser complained of since it was last asked: its console, errors, and breaches of the pages' policy. */
  readonly complaints: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Opens a page on a glass. */
export async function openStand({ browser, address }: Booth, glass: Glass): Promise<Stand> {
  const context = await browser.newContext({ viewport: { width: glass.width, height: glass.height } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await measured(page)
  await page.clock.install({ time: FIXTURE_NOW })
  // Browsers ask for it while they pass through the entrance, which names no icon.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  await page.goto(address)
  await page.locator('#app main').waitFor()
  let revision = 0
  const show = async (fixture: ScreenFixture, language: Language, look = fixture.screen.look) => {
    const { screen, type, press = [], refusal, afterMs } = fixture
    await page.clock.setSystemTime(FIXTURE_NOW)
    // Home and back again, so that nothing local of the last screen is left in this one.
    const blank = { ...screen, ...BLANK, language, look, revision: ++revision }
    const shown = { ...screen, language, look, revision: ++revision }
    await page.evaluate((screens) => booth.show(...screens), [blank, shown])
    if (type !== undefined) {
      // By its label, since a field for a password has no role.
      const field = page.locator('input, textarea').and(page.getByLabel(labelOf(type.field, language), { exact: true }))
      await field.click()
      await field.fill(type.text)
    }
    if (refusal !== undefined) await page.evaluate((refused) => booth.refuseNext(refused), refusal)
    for (const key of press) await page.getByRole('button', { name: labelOf(key, language), exact: true }).click()
    if (afterMs !== undefined) await page.clock.runFor(afterMs)
    if (isTouched(fixture)) await page.evaluate(() => booth.settled())
  }
  const lookAt = async (others: readonly Screen[], hasAxe: boolean): Promise<readonly Seen[]> => {
    if (hasAxe) await bringAxe(page)
    const asked = [others, rulesOf(glass), hasAxe ? STANDARD : undefined] as const
    const found = await page.evaluate((all) => booth.looks(...all), asked)
    const said = complaints.splice(0)
    return found.map(({ texts, isTyping, layout, structure, colours, violations }) => ({
      texts,
      isTyping,
      faults: { layout, accessibility: [...structure, ...colours], complaints: [...said, ...violations] },
    }))
  }
  return {
    page,
    show,
    failNext: (faultId) => page.evaluate((id) => booth.failNext(id), faultId),
    layoutFaults: () => layoutFaults(page, glass),
    accessibilityFaults: () => accessibilityFaults(page),
    look: async (hasAxe) => {
      const [seen] = await lookAt([], hasAxe)
      if (seen === undefined) throw new Error('Nothing was seen')
      return seen
    },
    showAndLook: async (fixture, language, [first, ...others], hasAxe) => {
      // What a person did may be undone by a new screen from main: each look is then at one that was put up anew.
      if (isTouched(fixture) && others.length > 0) {
        const seen: Seen[] = []
        for (const look of [first, ...others]) {
          await show(fixture, language, look)
          seen.push(...(await lookAt([], hasAxe)))
        }
        return seen
      }
      await show(fixture, language, first)
      return lookAt(
        others.map((look) => ({ ...fixture.screen, language, look, revision: ++revision })),
        hasAxe,
      )
    },
    wordsIn: async (fixture, language, look) => {
      if (!isTouched(fixture)) {
        const screen = { ...fixture.screen, language, look, revision: ++revision }
        return page.evaluate((shown) => booth.words(shown), screen)
      }
      await show(fixture, language, look)
      const [seen] = await lookAt([], false)
      if (seen === undefined) throw new Error('Nothing was seen')
      return seen
    },
    complaints: async () => [...complaints.splice(0), ...(await page.evaluate(() => booth.violations()))],
    close: () => context.close(),
  }
}

/** Whether something is done on a screen before it is looked at. */
const isTouched = ({ type, press = [], afterMs }: ScreenFixture): boolean =>
  type !== undefined || press.length > 0 || afterMs !== undefined

const BLANK = { overlay: 'none', print: null, scene: { flow: 'visit', state: { name: 'home' } } } as const

/** A label by its key; what is written on a key of the keyboard is its label. */
function labelOf(key: string, language: Language): string {
  const isKey = (name: string): name is MessageKey => name in it
  return isKey(key) ? texts[language][key] : key
}
