import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Screen } from '../../main/contract/screen.ts'
import { outsideStrip } from '../../main/domain/outside-strip.ts'
import { offline } from '../fixtures/screens/base.ts'
import { screenFixture } from '../fixtures/screens.ts'
import { openBooth, type Booth } from './booth.ts'
import { scriptedMain } from './scripted-main.ts'

const fixture = (name: string): Screen => screenFixture(name).screen
const main = scriptedMain(fixture('home'))

let booth: Booth
let page: Page

beforeAll(async () => {
  booth = await openBooth(main.onLink)
})
afterAll(async () => booth.close())
beforeEach(async () => {
  page = await booth.browser.newPage({ viewport: { width: 1080, height: 1920 } })
  page.setDefaultTimeout(15_000)
  await page.goto(booth.address)
  await show('home', 'Che cosa vuoi fare?')
  main.reset()
})
afterEach(async () => page.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })
const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const email = () => field('Indirizzo email')
const calls = () => main.calls.map(({ name, body }) => [name, body])

async function show(name: string, title: string): Promise<void> {
  main.show(fixture(name))
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
}

const showOffer = () => show('pay-offer', 'Paga qui')

/** Presses keys of the keyboard on the glass, one after the other. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await button(key).click()
}

describe('the keyboard on the glass', () => {
  test('comes when the field is touched, writes at the caret, and leaves the focus in the field', async () => {
    await showOffer()
    expect(await button('q').count()).toBe(0)
    await email().click()
    await press('a', 'n', 'n', '2', 'Cancella', 'a', 'A sinistra', '_', 'A destra', '@', 'q')
    expect(await email().inputValue()).toBe('ann_a@q')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
    await press('@libero.it')
    expect(await email().inputValue()).toBe('ann_a@libero.it')
  })

  test('goes when it is folded, and what was typed stays', async () => {
    await showOffer()
    await email().click()
    await press('a', 'Chiudi la tastiera')
    await button('q').waitFor({ state: 'detached' })
    expect(await email().inputValue()).toBe('a')
  })

  test('comes back by a touch of the field, and by the button beside it', async () => {
    await showOffer()
    await email().click()
    await press('a', 'Chiudi la tastiera')
    await button('q').waitFor({ state: 'detached' })
    await email().click()
    await press('b', 'Chiudi la tastiera', 'Apri la tastiera', 'c')
    expect(await email().inputValue()).toBe('abc')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
  })

  test.each([
    ['it', 'qwertyuiopè'],
    ['de', 'qwertzuiopü'],
    ['fr', 'azertyuiopé'],
    ['sl', 'qwertzuiopš'],
    ['en', 'qwertyuiop'],
  ] as const)('has the letters of the visit’s language: %s', async (language, upper) => {
    main.show({ ...fixture('pay-outside-keyboard'), language })
    await button(upper.charAt(0)).waitFor()
    const keys = await page.locator('.keyboard .row').nth(1).getByRole('button').allTextContents()
    expect(keys.slice(0, upper.length).map((key) => key.trim())).toEqual(Array.from(upper))
  })

  test('does not cover the field it writes into, nor its buttons', async () => {
    for (const viewport of [
      { width: 1080, height: 1920 },
      { width: 1280, height: 800 },
    ]) {
      await page.setViewportSize(viewport)
      await showOffer()
      await email().click()
      await press('a')
      for (const seen of [email(), button('Vai al pagamento'), button('Continua senza email')])
        await seen.click({ trial: true })
      await show('home', 'Che cosa vuoi fare?')
    }
  })

  test('serves both fields of a search, the one that was touched last', async () => {
    await show('receipt-entry', 'Cerca una ricevuta')
    await field('Codice Avviso o IUV').click()
    await press('3', '0', '1', '0', '0')
    await field('Codice fiscale o Partita IVA').click()
    await press('R', 'S', 'S')
    expect(await field('Codice Avviso o IUV').inputValue()).toBe('3010 0')
    expect(await field('Codice fiscale o Partita IVA').inputValue()).toBe('RSS')
  })

  test('sends each key to the page of somebody else, equal ones too, and in order', async () => {
    main.show(fixture('pay-outside-keyboard'))
    await button('q').waitFor()
    await press('o', 'o', 'Maiuscole', 'O', 'o', 'Campo successivo', 'Cancella', 'Spazio', '@', 'Invio')
    await main.called('pay.press-key', 9)
    const keys = ['o', 'o', 'O', 'o', 'Tab', 'Backspace', ' ', '@', 'Enter']
    expect(calls()).toEqual(keys.map((key) => ['pay.press-key', { key }]))
  })

  test('sends a key that is hit again before main has answered', async () => {
    main.show(fixture('pay-outside-keyboard'))
    await button('q').waitFor()
    await button('o').dblclick()
    await main.called('pay.press-key', 2)
    expect(calls()).toHaveLength(2)
  })
})

describe('a request for assistance', () => {
  const words = () => field('Descrizione')
  const showText = () => show('assistance-text', 'Che cosa è successo?')

  test('is told in lines of one’s own, on our keys and on real ones', async () => {
    await showText()
    await words().click()
    await press('Maiuscole', 'I', 'l', 'Spazio', 'f', 'Invio', 'x')
    await page.keyboard.press('Enter')
    await page.keyboard.type('y')
    expect(await words().inputValue()).toBe('Il f\nx\ny')
    expect(calls()).toEqual([])
  })

  test('shows the caret of a long text, wherever our keys move it', async () => {
    await showText()
    await words().fill('parola '.repeat(142))
    await words().click()
    const isSeen = () =>
      words().evaluate((field: never) => {
        const { scrollTop, scrollHeight, clientHeight } = field as {
          scrollTop: number
          scrollHeight: number
          clientHeight: number
        }
        return scrollTop + clientHeight >= scrollHeight - 4
      })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.keyboard.press('Control+End')
    await press('x')
    expect(await isSeen()).toBe(true)
    expect(await words().inputValue()).toHaveLength(995)
  })

  test('is kept in main before anything else is done, and is given whole', async () => {
    await showText()
    await words().fill('Il foglio è bianco')
    await button('Aiuto').click()
    await main.called('visit.help', 1)
    expect(calls()[0]).toEqual(['assistance.keep-typed', { text: 'Il foglio è bianco' }])
    await showText()
    await words().fill('  ')
    await button('Continua').click()
    await page.getByRole('alert').getByText('Scrivi almeno qualche parola.').waitFor()
    await words().fill('Il foglio è bianco')
    await button('Continua').click()
    const [call] = await main.called('assistance.give-text', 1)
    expect(call?.body).toEqual({ text: 'Il foglio è bianco' })
  })

  test('is asked for its names in two fields of one keyboard, of which a key goes to the other', async () => {
    await show('assistance-name', 'Come ti chiami?')
    await field('Nome').click()
    await press('a', 'Campo successivo', 'b')
    expect([await field('Nome').inputValue(), await field('Cognome').inputValue()]).toEqual(['a', 'b'])
    await press('Invio')
    const [call] = await main.called('assistance.give-name', 1)
    expect(call?.body).toEqual({ givenName: 'a', familyName: 'b' })
  })

  test('is looked up by a number with its dash, on the glass', async () => {
    await show('assistance-slip', 'Leggi la risposta')
    await field('Numero della richiesta').click()
    await press('1', '2', '-', '3')
    await field('Codice segreto').click()
    await press('7', 'K', '3')
    await button('Cerca').click()
    const [call] = await main.called('assistance.find', 1)
    expect(call?.body).toEqual({ number: '12-3', code: '7K3' })
  })

  test('is begun where something of ours failed, with the code of the failure', async () => {
    await show('summary', 'Il tuo avviso')
    main.answer('notice.print', { faultId: '0190a0b0' })
    await button('Stampa avviso').click()
    await page.getByRole('dialog').waitFor()
    await button('Chiedi assistenza').click()
    const [call] = await main.called('assistance.begin', 1)
    expect(call?.body).toEqual({ faultId: '0190a0b0' })
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe('the address for the receipt', () => {
  test('is kept in main before anything else is done, and comes back from there', async () => {
    await showOffer()
    await email().fill('anna@posta.example')
    await button('Aiuto').click()
    await main.called('visit.help', 1)
    expect(calls()).toEqual([
      ['pay.keep-email', { email: 'anna@posta.example' }],
      ['visit.help', {}],
    ])
    await show('help', 'Chiedi assistenza')
    const offer = fixture('pay-offer')
    if (offer.scene.flow !== 'pay' || offer.scene.state.name !== 'offer') throw new Error('Another fixture')
    main.show({ ...offer, scene: { flow: 'pay', state: { ...offer.scene.state, email: 'anna@posta.example' } } })
    await email().waitFor()
    expect(await email().inputValue()).toBe('anna@posta.example')
  })

  test('is gone with its visit', async () => {
    await showOffer()
    await email().fill('anna@posta.example')
    await show('home', 'Che cosa vuoi fare?')
    await showOffer()
    expect(await email().inputValue()).toBe('')
  })

  test('is sent once however often the button is tapped, and is not needed', async () => {
    await showOffer()
    main.answer('pay.go', 'silence')
    await email().fill('anna@posta.example')
    await button('Vai al pagamento').dblclick()
    await button('Continua senza email').dblclick()
    await main.called('pay.go', 2)
    expect(calls().filter(([name]) => name === 'pay.go')).toEqual([
      ['pay.go', { email: 'anna@posta.example' }],
      ['pay.go', { email: '' }],
    ])
  })

  test('may be left empty', async () => {
    await showOffer()
    await button('Vai al pagamento').click()
    const [call] = await main.called('pay.go', 1)
    expect(call?.body).toEqual({ email: '' })
  })

  test('is said to be wrong in words tied to its field, until it is mended', async () => {
    await showOffer()
    main.answer('pay.go', { ok: false, refusal: 'bad-email' })
    await email().fill('anna')
    await button('Vai al pagamento').click()
    await page.getByRole('alert').getByText('L’indirizzo non sembra completo').waitFor()
    expect(await email().getAttribute('aria-invalid')).toBe('true')
    await email().click()
    await press('@gmail.com')
    expect(await email().getAttribute('aria-invalid')).toBe('false')
    expect(await page.getByRole('alert').textContent()).toBe('')
  })

  test('is asked back when it looks like a slip, and mended by one touch', async () => {
    await showOffer()
    await email().fill('anna@gmial.com')
    await button('Forse è anna@gmail.com').click()
    expect(await email().inputValue()).toBe('anna@gmail.com')
    await button('Forse è anna@gmail.com').waitFor({ state: 'detached' })
  })
})

describe('what main has without this page', () => {
  const entry = (code: string, taxCode: string): Screen => ({
    ...fixture('receipt-entry'),
    scene: { flow: 'receipt', state: { name: 'entry', code, taxCode } },
  })

  test('as after a scan, takes the place of what was typed, and nothing else does', async () => {
    await show('receipt-entry', 'Cerca una ricevuta')
    await field('Codice Avviso o IUV').fill('3010')
    await field('Codice fiscale o Partita IVA').focus()
    await main.called('receipt.keep-typed', 1)
    main.show({ ...entry('3010', ''), connection: offline })
    await field('Codice fiscale o Partita IVA').fill('RSS')
    main.show(entry('301000000000123468', ''))
    await expect.poll(() => field('Codice Avviso o IUV').inputValue()).toBe('3010 0000 0000 1234 68')
    expect(await field('Codice fiscale o Partita IVA').inputValue()).toBe('RSS')
  })

  test('is the address for a receipt that was found, after help', async () => {
    const found = fixture('receipt-found')
    if (found.scene.flow !== 'receipt' || found.scene.state.name !== 'found') throw new Error('Another fixture')
    await show('receipt-found', 'La tua ricevuta')
    await email().fill('anna@posta.example')
    await button('Aiuto').click()
    await main.called('visit.help', 1)
    expect(calls()[0]).toEqual(['receipt.keep-email', { email: 'anna@posta.example' }])
    await show('help', 'Chiedi assistenza')
    main.show({ ...found, scene: { flow: 'receipt', state: { ...found.scene.state, email: 'anna@posta.example' } } })
    await email().waitFor()
    expect(await email().inputValue()).toBe('anna@posta.example')
  })
})

describe('what a person typed of themselves', () => {
  test('is never in the title of the page', async () => {
    const code = 'RSSMRA80A01H501U'
    await show('tax-code', 'Per avere l’avviso serve il codice fiscale')
    await field('Codice fiscale o Partita IVA').fill(code)
    await button('Continua').click()
    const [call] = await main.called('notice.give-tax-code', 1)
    expect(call?.body).toEqual({ taxCode: code })
    await expect.poll(() => page.title()).toBe('Per avere l’avviso serve il codice fiscale')
    await show('receipt-entry', 'Cerca una ricevuta')
    await field('Codice fiscale o Partita IVA').fill(code)
    await expect.poll(() => page.title()).toBe('Cerca una ricevuta')
    await show('receipt-searching', 'Cerco la ricevuta')
    await expect.poll(() => page.title()).toBe('Cerco la ricevuta')
  })

  test('is said to be another’s when it is, each time', async () => {
    await show('tax-code', 'Per avere l’avviso serve il codice fiscale')
    const wrong = page.getByRole('alert').getByText('Non è il codice del destinatario')
    await field('Codice fiscale o Partita IVA').fill('RSSMRA80A01H501U')
    main.show(fixture('tax-code-wrong'))
    await button('Continua').click()
    await wrong.waitFor()
    await field('Codice fiscale o Partita IVA').fill('VRDMRA80A01H501U')
    expect(await wrong.count()).toBe(0)
    await button('Continua').click()
    await wrong.waitFor()
  })
})

describe('the frame around the page of somebody else', () => {
  test.each([
    ['pay-outside', 1080, 1920, false],
    ['pay-outside-keyboard', 1080, 1920, true],
    ['pay-outside', 1280, 800, false],
    ['pay-outside-keyboard', 1280, 800, true],
  ] as const)('%s leaves its strip free on %i×%i', async (name, width, height, isKeyboardOpen) => {
    await page.setViewportSize({ width, height })
    main.show(fixture(name))
    await button('Annulla').waitFor()
    const strip = outsideStrip(width, height, isKeyboardOpen)
    const box = await page.locator('main').boundingBox()
    expect(box).toEqual({ x: 0, y: strip.top, width, height: strip.height })
    expect(await page.locator('main').textContent()).toBe('')
  })

  test('names its host, and cancels', async () => {
    main.show(fixture('pay-outside'))
    await page.getByText('checkout.pagopa.example').waitFor()
    await expect.poll(() => page.title()).toBe('Pagina di pagamento')
    await button('Annulla').click()
    await main.called('pay.cancel', 1)
    await button('Apri la tastiera').click()
    const [call] = await main.called('pay.show-keyboard', 1)
    expect(call?.body).toEqual({ isOpen: true })
  })

  test('is a link where there is no window, which learns nothing of ours', async () => {
    await show('pay-outside-link', 'Continua sulla pagina pagoPA')
    const link = page.getByRole('link', { name: 'Apri la pagina esterna', exact: true })
    expect(await link.getAttribute('href')).toBe('https://checkout.pagopa.example/c/0123456789')
    expect(await link.getAttribute('target')).toBe('_blank')
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  })
})

describe('a print', () => {
  test('lies over its screen, is closed by Indietro, and gives the screen back', async () => {
    await show('printed-receipt', 'Ritira il foglio')
    await button('Indietro').click()
    await main.called('print.close', 1)
    await show('summary', 'Il tuo avviso')
  })

  test('cannot be left while it is under way', async () => {
    await show('printing-receipt', 'Stampo la tua ricevuta')
    expect(await button('Indietro').count()).toBe(0)
  })
})
