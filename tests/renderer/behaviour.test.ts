import type { CDPSession, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Screen } from '../../main/contract/screen.ts'
import { offline, printersAre } from '../fixtures/screens/base.ts'
import { screenFixture } from '../fixtures/screens.ts'
import { openBooth, type Booth } from './booth.ts'
import { scriptedMain } from './scripted-main.ts'

const QR = 'PAGOPA|002|301000000000123468|01199250158|23450'
const fixture = (name: string): Screen => screenFixture(name).screen
const main = scriptedMain(fixture('home'))

let booth: Booth
let page: Page
let keyboard: CDPSession
let lastKeyAt = 0

beforeAll(async () => {
  booth = await openBooth(main.onLink)
})
afterAll(async () => booth.close())
beforeEach(async () => {
  main.show(fixture('home'))
  page = await booth.browser.newPage({ viewport: { width: 1080, height: 1920 } })
  page.setDefaultTimeout(15_000)
  await page.goto(booth.address)
  await page.getByRole('heading', { level: 1, name: TITLES.home }).waitFor()
  keyboard = await page.context().newCDPSession(page)
  main.reset()
})
afterEach(async () => page.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const field = () => page.getByRole('textbox', { name: 'Codice Avviso o IUV', exact: true })
const TITLES = {
  home: 'Che cosa vuoi fare?',
  entry: 'Scrivi il codice dell’avviso',
  'entry-typed': 'Scrivi il codice dell’avviso',
  summary: 'Il tuo avviso',
  help: 'Chiedi assistenza',
} as const

async function show(name: keyof typeof TITLES): Promise<void> {
  main.show(fixture(name))
  await page.getByRole('heading', { level: 1, name: TITLES[name], exact: true }).waitFor()
}

/** Types with time stamps of our own: what counts is when keys were pressed, not how busy the machine is. */
async function type(text: string, paceMs: number, last?: 'Enter'): Promise<void> {
  const keys = [
    ...Array.from(text, (key) => ({ key, text: key })),
    ...(last === undefined ? [] : [{ key: last, text: '\r' }]),
  ]
  const now = await page.evaluate('performance.timeOrigin + performance.now()')
  // After everything typed before, whose keys were dated ahead.
  let at = Math.max(Number(now) / 1000, lastKeyAt + 1)
  const sent = keys.map((key) => {
    at += paceMs / 1000
    return [
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp: at }),
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key, timestamp: at }),
    ]
  })
  lastKeyAt = at
  await Promise.all(sent.flat())
}

describe('an act', () => {
  test('is one when its button is tapped twice', async () => {
    await show('summary')
    main.answer('notice.print', 'silence')
    await button('Stampa avviso').dblclick()
    await button('Paga con il tuo telefono').click()
    await main.called('notice.show-qr', 1)
    expect(main.calls.map(({ name }) => name)).toEqual(['notice.print', 'notice.show-qr'])
  })

  test('is sent again with its request id when the line breaks, and the screen comes back', async () => {
    await show('summary')
    main.answer('notice.print', 'silence')
    await button('Stampa avviso').click()
    await main.called('notice.print', 1)
    main.answer('notice.print', { ok: false, refusal: 'already-done' })
    main.drop()
    const [before, after] = await main.called('notice.print', 2)
    expect(after?.requestId).toBe(before?.requestId)
    await show('home')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('that main refuses as too late says nothing', async () => {
    await show('summary')
    main.answer('notice.show-qr', { ok: false, refusal: 'not-now' })
    await button('Paga con il tuo telefono').click()
    await main.called('notice.show-qr', 1)
    await show('home')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('in which main fails is told with the id of the log, in a dialog that keeps the focus', async () => {
    await show('summary')
    main.answer('notice.print', { faultId: 'A1B2C3' })
    await button('Stampa avviso').click()
    const dialog = page.getByRole('dialog', { name: 'Qualcosa non ha funzionato' })
    await dialog.getByText('Codice A1B2C3').waitFor()
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Continua')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.querySelector("main").contains(document.activeElement)')).toBe(false)
    await button('Continua').click()
    await dialog.waitFor({ state: 'detached' })
  })
})

describe('a new screen', () => {
  test('has the focus at its heading, its name as the page’s title, and its language', async () => {
    for (const name of ['home', 'entry', 'summary', 'help'] as const) {
      await show(name)
      await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(TITLES[name])
      expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')
      await expect.poll(() => page.title()).toBe(TITLES[name])
    }
    main.show({ ...fixture('summary'), language: 'sl' })
    await page.getByRole('heading', { level: 1, name: 'Vaše obvestilo' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('sl')
  })

  test('leaves the focus where it is when only a detail has changed', async () => {
    await show('entry')
    await field().focus()
    main.show({ ...fixture('entry'), printers: printersAre('paper-out'), connection: offline })
    main.show({ ...fixture('entry'), visitBeganAt: null })
    await button('Termina').waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
  })
})

describe('the scanner', () => {
  test('is heard where no field has the focus, and its Enter presses nothing', async () => {
    await show('summary')
    await button('Stampa avviso').focus()
    await type(QR, 5, 'Enter')
    const [call] = await main.called('scan.read', 1)
    expect(call?.body).toEqual({ text: QR })
    expect(main.calls).toHaveLength(1)
  })

  test('is heard in the field, out of which the burst is taken again', async () => {
    await show('entry-typed')
    const before = await field().inputValue()
    await field().focus()
    await type(QR, 5, 'Enter')
    await main.called('scan.read', 1)
    expect(await field().inputValue()).toBe(before)
    expect(main.calls.map(({ name }) => name)).not.toContain('notice.find')
  })

  test.each([
    ['goods', 'Il codice letto è quello di un prodotto'],
    ['tax-code', 'È il codice fiscale della tessera sanitaria'],
    ['not-now', 'Un momento'],
    ['half', 'Il lettore non ha letto tutto il codice'],
  ])('says why a code is of no use here, %s, until the next touch', async (refusal, words) => {
    await show('summary')
    main.answer('scan.read', { ok: false, refusal })
    await type('8001234567897', 5, 'Enter')
    const said = page.getByRole('status').filter({ hasText: words })
    await said.waitFor()
    await page.getByRole('heading', { level: 1 }).click()
    await said.waitFor({ state: 'detached' })
  })

  test('is not a person who types, with or without the focus in the field', async () => {
    await show('entry')
    await field().focus()
    await type('301000', 90)
    await page.getByRole('heading', { level: 1 }).focus()
    await type('000000', 90)
    await expect.poll(() => field().inputValue()).toBe('3010 0000 0000')
    expect(main.calls.map(({ name }) => name)).not.toContain('scan.read')
  })
})

describe('the field for the code', () => {
  test('is in no memory of the page once the visit has ended, not even as the last text that a pattern was found in', async () => {
    await show('entry')
    await field().focus()
    await type('301000000000', 90)
    expect(await page.evaluate('RegExp.input')).toMatch(/^3010/)
    main.show({ ...fixture('home'), visitBeganAt: null })
    await expect.poll(() => page.evaluate('RegExp.input')).toBe('')
  })

  test('groups what the pad types, erases at the caret, and is kept in main before anything else is done', async () => {
    await show('entry')
    for (const digit of '30100000') await button(digit).click()
    expect(await field().inputValue()).toBe('3010 0000')
    await button('Cancella').click()
    expect(await field().inputValue()).toBe('3010 000')
    await button('Aiuto').click()
    await main.called('visit.help', 1)
    expect(main.calls.map(({ name, body }) => [name, body])).toEqual([
      ['notice.keep-typed', { typed: '3010000' }],
      ['visit.help', {}],
    ])
  })

  test('is kept in main when it is left', async () => {
    await show('entry')
    await field().fill('3010 0000')
    await page.getByRole('heading', { level: 1 }).focus()
    const [call] = await main.called('notice.keep-typed', 1)
    expect(call?.body).toEqual({ typed: '30100000' })
  })

  test('says what is wrong before main is asked, in words tied to it', async () => {
    await show('entry')
    await button('Cerca').click()
    await page.getByRole('alert').getByText('Cifre che mancano: 18').waitFor()
    await field().fill('3010 0000 0000 12')
    expect(await page.getByRole('alert').textContent()).toBe('')
    await button('Cerca').click()
    await page.getByRole('alert').getByText('Cifre che mancano: 4').waitFor()
    expect(await field().getAttribute('aria-invalid')).toBe('true')
    const id = await field().getAttribute('aria-describedby')
    expect(await page.evaluate(`document.getElementById(${JSON.stringify(id)}).getAttribute('role')`)).toBe('alert')
    expect(main.calls.map(({ name }) => name)).not.toContain('notice.find')
  })

  test.each([
    ['its button', () => button('Cerca').click()],
    ['Enter', () => field().press('Enter')],
  ])('sends a whole code once, by %s', async (_, send) => {
    await show('entry')
    await field().fill('301000000000123468')
    await send()
    const [call] = await main.called('notice.find', 1)
    expect(call?.body).toEqual({ code: '301000000000123468', isSure: false })
    expect(main.calls.filter(({ name }) => name === 'notice.find')).toHaveLength(1)
  })

  test('says so when main does not take it for a code', async () => {
    await show('entry')
    main.answer('notice.find', { ok: false, refusal: 'malformed' })
    await field().fill('301000000000123468')
    await button('Cerca').click()
    await page.getByRole('alert').getByText('Questo non è un codice di avviso').waitFor()
  })
})

describe('what scrolls', () => {
  test('shows its buttons or does not, at whatever width, and never by turns', async () => {
    main.show({ ...fixture('assistance-summary'), language: 'fr' })
    await page.locator('.scroller').waitFor()
    for (let width = 1560; width <= 1920; width += 40) {
      await page.setViewportSize({ width, height: 1080 })
      // Twice as long as it takes to come to rest; then nothing may come or go any more.
      const changes = await page.evaluate(`(async () => {
        const frames = async (count) => {
          while (count-- > 0) await new Promise(requestAnimationFrame)
        }
        await frames(4)
        let changes = 0
        const observer = new MutationObserver((records) => (changes += records.length))
        observer.observe(document.querySelector('.scroller'), { childList: true })
        await frames(6)
        observer.disconnect()
        return changes
      })()`)
      expect(changes, `at a width of ${width}`).toBe(0)
    }
  })
})
