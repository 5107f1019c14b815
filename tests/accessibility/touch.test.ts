import type { CDPSession, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { text } from '../../main/messages/text.ts'
import { LARGEST_CONTACT_PX, REST_MS } from '../../renderer/state/tap-limits.ts'
import { chromiumPath, NO_CHROMIUM } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { screenFixture } from '../fixtures/screens.ts'
import { openBooth, type Booth } from '../renderer/booth.ts'
import { scriptedMain } from '../renderer/scripted-main.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Long enough for any browser to call it a long press. */
const HELD_MS = 1_200
/** The width of a fingertip on the tablet. */
const FINGER_PX = 60

const main = scriptedMain(screenFixture('home').screen)
let booth: Booth
let page: Page
let glass: CDPSession
/** The clock of all touches: it stands where the test puts it, in milliseconds since the epoch. */
let at = 0

describeWhere(chromiumPath !== undefined, NO_CHROMIUM, 'hands on the glass', () => {
  beforeAll(async () => {
    booth = await openBooth(main.onLink)
  })
  afterAll(async () => booth.close())
  beforeEach(async () => {
    main.show(screenFixture('home').screen)
    const context = await booth.browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch: true })
    page = await context.newPage()
    await page.addInitScript(`
      window.menus = []
      window.addEventListener('contextmenu', (event) => window.menus.push(event), { capture: true })
    `)
    await page.goto(booth.address)
    glass = await context.newCDPSession(page)
    await show('summary', 'Il tuo avviso')
    main.reset()
  })
  afterEach(async () => page.context().close())

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const calls = () => main.calls.map(({ name }) => name)
  const pageNow = async () => Number(await page.evaluate('performance.timeOrigin + performance.now()'))

  /** Shows a screen; touches come once taps have rested, unless the test says otherwise. */
  async function show(name: string, title: string): Promise<void> {
    main.show(screenFixture(name).screen)
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
    at = (await pageNow()) + 2 * REST_MS
  }
  async function middle(name: string): Promise<Point> {
    const box = await button(name).boundingBox()
    if (box === null) throw new Error(`There is no ${name} on the glass`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[], widthPx = FINGER_PX) {
    const touchPoints = points.map((point, id) => ({ ...point, id, radiusX: widthPx / 2, radiusY: widthPx / 2 }))
    await glass.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: at / 1000 })
  }
  async function tap(point: Point, heldMs = 60, widthPx = FINGER_PX): Promise<void> {
    await touch('touchStart', [point], widthPx)
    at += heldMs
    await touch('touchEnd', [])
  }
  /** Nothing was pressed: what is pressed after it is all that main has heard of. */
  async function expectNothingButNext(): Promise<void> {
    await button('Aiuto').focus()
    await page.keyboard.press('Enter')
    await main.called('visit.help', 1)
    expect(calls()).toEqual(['visit.help'])
  }

  describe('a tap', () => {
    it('presses what it meets', async () => {
      await tap(await middle('Stampa avviso'))
      await main.called('notice.print', 1)
      expect(calls()).toEqual(['notice.print'])
    })

    it('does not press what has just come under the finger, and does a moment later', async () => {
      const point = await middle('Stampa avviso')
      await show('home', 'Che cosa vuoi fare?')
      // By the clock of touches the finger came with the screen, however long this machine took over it.
      const cameAt = await pageNow()
      await show('summary', 'Il tuo avviso')
      const rested = at
      at = cameAt
      await tap(point, 30)
      await expectNothingButNext()
      at = rested
      await tap(point)
      await main.called('notice.print', 1)
    })

    it('is the second of two when the first has changed the screen, by a mouse too', async () => {
      const { x, y } = await middle('Stampa avviso')
      await page.mouse.move(x, y)
      await page.mouse.down({ clickCount: 1 })
      await page.mouse.up({ clickCount: 1 })
      await main.called('notice.print', 1)
      await show('tax-code', 'Per avere l’avviso serve il codice fiscale')
      await show('summary', 'Il tuo avviso')
      await page.mouse.down({ clickCount: 2 })
      await page.mouse.up({ clickCount: 2 })
      await button('Aiuto').focus()
      await page.keyboard.press('Enter')
      await main.called('visit.help', 1)
      expect(calls()).toEqual(['notice.print', 'visit.help'])
    })

    it('presses also by a finger that trembles, and nothing by one that leaves what it came down on', async () => {
      const print = await middle('Stampa avviso')
      const slide = async (to: Point) => {
        await touch('touchStart', [print])
        at += 30
        await touch('touchMove', [to])
        at += 30
        await touch('touchEnd', [])
      }
      await slide(await middle('Paga qui'))
      await expectNothingButNext()
      at += 2 * REST_MS
      await slide({ x: print.x - 8, y: print.y + 5 })
      await main.called('notice.print', 1)
      expect(calls()).toEqual(['visit.help', 'notice.print'])
    })

    it('presses as the finger is lifted, and not when the browser has made a click of it', async () => {
      await page.evaluate(
        `window.clicks = []; addEventListener('click', (event) => clicks.push(event.isTrusted), { capture: true })`,
      )
      await tap(await middle('Stampa avviso'))
      await main.called('notice.print', 1)
      expect(await page.evaluate('window.clicks')).toEqual([false])
    })

    it('on keys counts as often as it comes', async () => {
      await show('entry', 'Scrivi il codice dell’avviso')
      const three = await middle('3')
      for (let count = 1; count <= 4; count++) {
        await tap(three, 40)
        at += 40
      }
      await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('3333')
    })
  })

  describe('the focus', () => {
    const focused = () => page.evaluate('document.activeElement.textContent.trim()')

    it('stays where it is when a finger presses a button, and goes where a mouse or a key leads it', async () => {
      await button('Aiuto').focus()
      await tap(await middle('Stampa avviso'))
      await main.called('notice.print', 1)
      expect(await focused()).toBe('Aiuto')
      await button('Testo grande').click()
      await main.called('visit.large-text', 1)
      expect(await focused()).toBe('Testo grande')
      await page.keyboard.press('Tab')
      expect(await focused()).not.toBe('Testo grande')
    })

    it('goes into the field whose keyboard a finger opens', async () => {
      await show('pay-offer', text('it', 'pay.offer.title'))
      await tap(await middle(text('it', 'keys.open')))
      await button('q').waitFor()
      expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
    })
  })

  describe('a finger held down', () => {
    it('presses once when it is lifted, and opens, selects and drags nothing', async () => {
      const point = await middle('Stampa avviso')
      await touch('touchStart', [point])
      // Browsers take the time of a long press from their own clock: this is how long it is held.
      await page.evaluate(`new Promise((resolve) => setTimeout(resolve, ${HELD_MS}))`)
      at = Math.max(at, await pageNow())
      await touch('touchEnd', [])
      await main.called('notice.print', 1)
      expect(calls()).toEqual(['notice.print'])
      expect(await page.evaluate('String(getSelection())')).toBe('')
      // Some glasses ask for the menu by themselves, as the right button of a mouse does.
      await page.mouse.click(point.x, point.y, { button: 'right' })
      expect(await page.evaluate('window.menus.map((event) => event.defaultPrevented)')).toEqual([true])
    })
  })

  describe('a palm', () => {
    it('presses nothing, however it lies', async () => {
      await tap(await middle('Stampa avviso'), 60, LARGEST_CONTACT_PX + 20)
      await expectNothingButNext()
    })

    it('presses nothing with several contacts, nor does the finger that comes with it', async () => {
      const print = await middle('Stampa avviso')
      const pay = await middle('Paga qui')
      await touch('touchStart', [print])
      at += 20
      await touch('touchStart', [print, pay])
      at += 40
      await touch('touchEnd', [print])
      at += 40
      await touch('touchEnd', [])
      await expectNothingButNext()
      at += 400
      await tap(print)
      await main.called('notice.print', 1)
      expect(calls()).toEqual(['visit.help', 'notice.print'])
    })
  })
})
