import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { text } from '../../main/messages/text.ts'
import { screenFixture } from '../fixtures/screens.ts'
import { openBooth, type Booth } from './booth.ts'
import { scriptedMain } from './scripted-main.ts'

const main = scriptedMain(screenFixture('home').screen)
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
  await show('home', text('it', 'home.title'))
  main.reset()
})
afterEach(async () => page.close())

async function show(name: string, title: string): Promise<void> {
  main.show(screenFixture(name).screen)
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
}

const LIST = 'Pagamenti effettuati'
const field = () => page.getByRole('textbox', { name: 'Cerca', exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const bodies = async (name: string, times = 1) => (await main.called(name, times)).map(({ body }) => body)
const idOf = (number: number) => `0190a0b0-7c1d-7e8f-9a0b-${String(number).padStart(12, '0')}`

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await button(key).click()
}

describe('the own payments', () => {
  test('are opened by a tile that is there for who has signed in', async () => {
    await show('home-signed-in', text('it', 'home.title'))
    await press('Pagamenti effettuati')
    expect(await bodies('visit.open')).toEqual([{ tile: 'board' }])
    await show('home-touched', text('it', 'home.title'))
    await expect.poll(() => button('Pagamenti effettuati').count()).toBe(0)
  })

  test('have a button of its own name for each, and the way back', async () => {
    await show('board-list', LIST)
    expect(await page.getByRole('button', { name: /^Dettagli/ }).count()).toBe(5)
    await press('Dettagli Mensa scolastica, novembre 2026', 'Dettagli Illuminazione votiva 2026', 'Indietro')
    expect(await bodies('board.details', 2)).toEqual([{ paymentId: idOf(2) }, { paymentId: idOf(5) }])
    expect(await bodies('board.back')).toEqual([{}])
  })

  test('are searched for by Enter and by a button, with real keys and with ours', async () => {
    await show('board-list', LIST)
    await field().focus()
    await page.keyboard.type('mensa', { delay: 60 })
    await page.keyboard.press('Enter')
    expect(await bodies('board.search')).toEqual([{ text: 'mensa' }])
    await field().click()
    expect(await page.getByRole('button', { name: /^Dettagli/ }).count()).toBe(0)
    await press('Spazio', '2', 'Invio')
    await press('6', 'Cerca')
    expect(await bodies('board.search', 3)).toEqual([{ text: 'mensa' }, { text: 'mensa 2' }, { text: 'mensa 26' }])
  })

  test('keep what is being typed in main, before anything else is asked', async () => {
    await show('board-list', LIST)
    await field().fill('tari')
    await press('Filtri')
    await bodies('board.filters')
    expect(main.calls.map(({ name, body }) => [name, body])).toEqual([
      ['board.keep-typed', { text: 'tari' }],
      ['board.filters', {}],
    ])
  })

  test('are turned page by page, as far as there are any', async () => {
    await show('board-list-pages', LIST)
    await page.getByText('Pagina 2', { exact: true }).waitFor()
    await press('Precedente', 'Successiva')
    expect(await bodies('board.turn', 2)).toEqual([{ to: 'previous' }, { to: 'next' }])
    await show('board-list-last', LIST)
    await page.getByText('Pagina 12', { exact: true }).waitFor()
    expect(await button('Successiva').getAttribute('aria-disabled')).toBe('true')
    await button('Successiva').press('Enter')
    await press('Prima i più nuovi')
    expect(await bodies('board.sort')).toEqual([{ order: 'newest' }])
    expect(await bodies('board.turn', 2)).toHaveLength(2)
    await show('board-list', LIST)
    await expect.poll(() => button('Successiva').count()).toBe(0)
  })

  test('say in words what they leave out, and how many filters do', async () => {
    await show('board-list-filtered', LIST)
    await page.getByText('Solo: «mensa» · 2026 · Pagato', { exact: true }).waitFor()
    await press('Filtri attivi: 2')
    await bodies('board.filters')
    await show('board-list-no-match', LIST)
    await press('Togli i filtri')
    expect(await bodies('board.clear')).toEqual([{}])
  })

  test('lead home where there are none yet, and say which will come', async () => {
    await show('board-list-none', text('it', 'board.none.title'))
    await page.getByText(text('it', 'board.none.here-text')).waitFor()
    await press(text('it', 'action.home'))
    expect(await bodies('board.back')).toEqual([{}])
  })
})

describe('their filters', () => {
  test('are changed one by one, shown, and taken away', async () => {
    await show('board-filters-chosen', text('it', 'board.filters.title'))
    await press('Cambia Periodo', 'Cambia Servizio', 'Cambia Importo', 'Cambia Stato')
    await press('Mostra i pagamenti', 'Togli i filtri')
    const chosen = (await bodies('board.choose', 4)).map((body) => (body as { readonly what: string }).what)
    expect(chosen).toEqual(['period', 'service', 'amount', 'outcome'])
    expect(await bodies('board.list')).toEqual([{}])
    expect(await bodies('board.clear')).toEqual([{}])
    await show('board-filters', text('it', 'board.filters.title'))
    await expect.poll(() => button('Togli i filtri').count()).toBe(0)
  })

  test.each([
    ['period', ['Qualsiasi periodo', 'Ultimi 30 giorni', '2025'], ['always', 'days-30', 2025]],
    ['service', ['Tutti i servizi', 'Polizia Locale'], [null, 'Polizia Locale']],
    ['amount', ['Qualsiasi importo', 'Da 200 a 1.000 €'], [null, 'to-1000']],
    ['outcome', ['Qualsiasi stato', 'Senza conferma'], [null, 'unknown']],
  ] as const)('take what is touched of the %s', async (what, labels, values) => {
    await show(`board-choosing-${what}`, text('it', `board.choosing.${what}`))
    expect(await button(labels[0]).getAttribute('aria-pressed')).toBe('true')
    await press(...labels)
    expect(await bodies('board.set', values.length)).toEqual(values.map((value) => ({ choice: { what, value } })))
  })
})

describe('more of them', () => {
  test('is summed by year', async () => {
    await show('board-totals', text('it', 'board.totals.title'))
    await press('Mostra 2025')
    expect(await bodies('board.year')).toEqual([{ year: 2025 }])
  })

  test('that were paid in another way are said to be so, and nobody is asked to pay them', async () => {
    await show('board-details-elsewhere', text('it', 'pay.elsewhere.title'))
    await expect.poll(() => page.getByText(text('it', 'pay.elsewhere.cause')).count()).toBe(1)
    expect(await button(text('it', 'board.details.pay')).count()).toBe(0)
  })

  test('is asked for again while one is under way, and leads to the notice where it was not made', async () => {
    await show('board-details-under-way', text('it', 'board.details.under-way.title'))
    expect(await button('Paga').count()).toBe(0)
    await press('Guarda come sta ora')
    expect(await bodies('board.details')).toEqual([{ paymentId: idOf(1) }])
    for (const outcome of ['not-paid', 'unknown'] as const) {
      await show(`board-details-${outcome}`, text('it', `board.details.${outcome}.title`))
      await press('Paga')
    }
    expect(await bodies('board.pay', 2)).toEqual([{}, {}])
  })

  test('is tried again where the centre did not answer, and leads home where nobody is signed in', async () => {
    await show('board-failed-offline', text('it', 'profile.failed.offline.title'))
    await press('Riprova')
    expect(await bodies('board.list')).toEqual([{}])
    await show('board-failed-signed-out', text('it', 'profile.failed.signed-out.title'))
    await press(text('it', 'action.home'))
    expect(await bodies('board.back')).toEqual([{}])
  })
})

describe('a receipt on the phone', () => {
  test('is asked for where it was found or mailed, once more for another code, and when it failed', async () => {
    await show('receipt-found', text('it', 'receipt.found.title'))
    await press('Portala sul telefono')
    await show('receipt-mailed', text('it', 'receipt.mailed.title'))
    await press('Portala sul telefono')
    await show('receipt-link', text('it', 'receipt.link.title'))
    await page.getByRole('img', { name: text('it', 'receipt.link.qr') }).waitFor()
    await page.getByText('Il codice vale fino alle 11:12.', { exact: true }).waitFor()
    await press('Mostra un altro codice')
    await show('receipt-no-link', text('it', 'receipt.no-link.title'))
    await press('Riprova')
    expect(await bodies('receipt.by-phone', 4)).toEqual([{}, {}, {}, {}])
  })
})
