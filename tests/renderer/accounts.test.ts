import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Screen } from '../../main/contract/screen.ts'
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

async function show(name: string, title: string, changes: Partial<Screen> = {}): Promise<void> {
  main.show({ ...screenFixture(name).screen, ...changes })
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
}

const field = (label: string) => page.getByLabel(label, { exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const bodies = async (name: string, times = 1) => (await main.called(name, times)).map(({ body }) => body)
/** All that main was told, of whatever act. */
const told = () => JSON.stringify(main.calls.map(({ body }) => body))

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await button(key).click()
}

describe('the tiles at home', () => {
  const home = (changes: Partial<Screen>) => show('home-touched', text('it', 'home.title'), changes)
  const accounts = (kind: NonNullable<Screen['municipality']>['accounts']) => {
    const { municipality } = screenFixture('home-touched').screen
    return { municipality: municipality && { ...municipality, accounts: kind } }
  }

  test.each([
    ['none', 0, 0],
    ['sign-in', 1, 0],
    ['register', 1, 1],
  ] as const)('are there where accounts are %s', async (kind, signIns, registrations) => {
    await home(accounts(kind))
    await expect.poll(() => button('Accedi').count()).toBe(signIns)
    expect(await button('Registrati').count()).toBe(registrations)
  })

  test('open their flows, and go once somebody has signed in', async () => {
    await home({})
    await press('Accedi', 'Registrati')
    expect(await bodies('visit.open', 2)).toEqual([{ tile: 'sign-in' }, { tile: 'registration' }])
    await home({ person: { initials: 'AB' } })
    await page.getByText('AB').waitFor()
    expect(await button('Accedi').or(button('Registrati')).count()).toBe(0)
  })
})

describe('a password', () => {
  const showForm = () => show('sign-in-form', text('it', 'sign-in.form.title'))
  const value = () => field('Password').inputValue()

  test('is hidden until its eye is pressed, which leaves caret and focus in the field', async () => {
    await showForm()
    await field('Password').click()
    await press('a', 'b', 'c', 'A sinistra')
    expect(await field('Password').getAttribute('type')).toBe('password')
    await press('Mostra la password')
    expect(await field('Password').getAttribute('type')).toBe('text')
    expect(await button('Nascondi la password').getAttribute('aria-pressed')).toBe('true')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT')
    await press('x', 'Cancella', 'Maiuscole', 'Y', '123', '[€]', '\\')
    expect(await value()).toBe('abY\\c')
    await press('Nascondi la password')
    expect(await field('Password').getAttribute('type')).toBe('password')
  })

  test('is taken from real keys, and sent once, with the address', async () => {
    await showForm()
    await field('Indirizzo email').fill('anna@posta.example')
    await field('Indirizzo email').press('Enter')
    await page.keyboard.type('tre parole', { delay: 60 })
    await page.keyboard.press('Enter')
    expect(await bodies('sign-in.enter')).toEqual([{ email: 'anna@posta.example', password: 'tre parole' }])
  })

  test('is told to main by its own act alone, and gone when the screen was left', async () => {
    await showForm()
    await field('Password').fill('tre parole strane')
    await press('Password dimenticata')
    await bodies('sign-in.forgot')
    expect(told()).not.toContain('strane')
    await show('help', text('it', 'help.title'))
    await showForm()
    expect(await value()).toBe('')
  })

  test('is written twice, and both must be the same', async () => {
    await show('sign-in-new-password', text('it', 'sign-in.new-password.title'))
    await field('Nuova password').fill('tre parole strane')
    await field('Ripeti la nuova password').fill('tre parole strana')
    await press('Salva la password')
    await page.getByText(text('it', 'account.password.different')).waitFor()
    await field('Ripeti la nuova password').fill('tre parole strane')
    await press('Salva la password')
    expect(await bodies('sign-in.set-password')).toEqual([{ password: 'tre parole strane' }])
  })
})

describe('a registration', () => {
  test('is sent with the tick, which a switch sets by Enter', async () => {
    await show('registration-password', text('it', 'registration.password.title'))
    await field('Password').fill('tre parole strane')
    await field('Ripeti la password').fill('tre parole strane')
    main.answer('registration.create', { ok: false, refusal: 'not-read' })
    await press('Crea il profilo')
    await page.getByText(text('it', 'registration.password.not-read')).waitFor()
    const box = page.getByRole('checkbox', { name: 'Ho letto l’informativa sulla privacy', exact: true })
    await box.press('Enter')
    expect(await box.isChecked()).toBe(true)
    expect(await page.getByText(text('it', 'registration.password.not-read')).count()).toBe(0)
    main.answer('registration.create', { ok: true })
    await press('Crea il profilo')
    const password = 'tre parole strane'
    expect(await bodies('registration.create', 2)).toEqual([
      { password, hasReadPrivacy: false },
      { password, hasReadPrivacy: true },
    ])
  })

  test('asks about a code that does not fit the name, and takes that one, but no other, when it is given again', async () => {
    const doubtful = 'registration-tax-code-doubtful'
    await show(doubtful, text('it', 'registration.tax-code.title'))
    const doubt = page.getByText(text('it', 'registration.tax-code.doubtful'))
    await doubt.waitFor()
    await field('Codice fiscale').fill('RSSMRA80A01H501U')
    await expect.poll(() => doubt.count()).toBe(0)
    await press('Continua')
    await field('Codice fiscale').fill('BNCNNA80A41H501T')
    await press('Continua', 'Continua')
    expect(await bodies('registration.give-tax-code', 3)).toEqual([
      { taxCode: 'RSSMRA80A01H501U', isSure: false },
      { taxCode: 'BNCNNA80A41H501T', isSure: false },
      { taxCode: 'BNCNNA80A41H501T', isSure: true },
    ])
  })
})

describe('a code that came by mail', () => {
  test('is what is wrong no longer once it is typed again, whatever main keeps of it', async () => {
    await show('mail-code-entry-wrong', text('it', 'mail-code.entry.title'))
    const wrong = page.getByText(text('it', 'mail-code.news.wrong'))
    await wrong.waitFor()
    await press('4')
    await expect.poll(() => wrong.count()).toBe(0)
    const { screen } = screenFixture('mail-code-entry-wrong')
    if (screen.scene.flow !== 'mail-code' || screen.scene.state.name !== 'entry') throw new Error('There is no entry')
    main.show({ ...screen, scene: { flow: 'mail-code', state: { ...screen.scene.state, typed: '4' } } })
    await press('0')
    expect(await field('Codice di verifica').inputValue()).toBe('40')
    expect(await wrong.count()).toBe(0)
    await press('Verifica')
    expect(await bodies('mail-code.prove')).toEqual([{ code: '40' }])
  })

  test('can be asked for again, and too soon is said kindly', async () => {
    await show('mail-code-entry-register', text('it', 'mail-code.entry.title'))
    await press('Invia di nuovo')
    expect(await bodies('mail-code.resend')).toEqual([{}])
    await show('mail-code-entry-no-more', text('it', 'mail-code.entry.title'))
    await expect.poll(() => button('Invia di nuovo').count()).toBe(0)
  })
})

describe('a profile', () => {
  test('is opened by a tile that is there for who has signed in', async () => {
    await show('home-signed-in', text('it', 'home.title'))
    await press('Il mio profilo')
    expect(await bodies('visit.open')).toEqual([{ tile: 'profile' }])
    await show('home-touched', text('it', 'home.title'))
    await expect.poll(() => button('Il mio profilo').count()).toBe(0)
  })

  test('has a button of its own name for each thing that can be changed', async () => {
    await show('profile-overview', text('it', 'profile.overview.title'))
    await press('Mostra i miei dati', 'Cambia Indirizzo email', 'Cambia Telefono', 'Cambia Indirizzo di casa')
    await press('Cambia Email per le ricevute', 'Cambia Lingua delle email')
    await press('Cambia password', 'Scarica i miei dati', 'Elimina il profilo')
    expect(await bodies('profile.show')).toEqual([{ isOn: true }])
    const opened = (await bodies('profile.open', 8)).map((body) => (body as { readonly what: string }).what)
    expect(opened).toEqual(['email', 'phone', 'address', 'receipt-email', 'language', 'password', 'export', 'delete'])
  })

  test('loses what is saved empty', async () => {
    await show('profile-field-phone-kept', text('it', 'registration.phone.title'))
    await press('Svuota', 'Salva')
    expect(await bodies('profile.keep-typed')).toEqual([{ text: '' }])
    expect(await bodies('profile.save')).toEqual([{ text: '' }])
  })

  test('has its password changed in two steps, of which only the second tells main', async () => {
    await show('profile-password', text('it', 'profile.password.title'))
    await press('Continua')
    await page.getByText(text('it', 'sign-in.form.no-password')).waitFor()
    await field('Password attuale').fill('quella di prima')
    await press('Continua')
    await field('Nuova password').fill('tre parole strane')
    await field('Ripeti la nuova password').fill('tre parole strane')
    expect(told()).not.toContain('prima')
    await press('Indietro')
    await field('Password attuale').fill('quella di ora')
    await press('Continua')
    await field('Nuova password').fill('tre parole strane')
    await field('Ripeti la nuova password').fill('tre parole strane')
    await press('Cambia password')
    expect(await bodies('profile.change-password')).toEqual([
      { current: 'quella di ora', password: 'tre parole strane' },
    ])
  })

  test('is deleted with the password, which is asked for', async () => {
    await show('profile-delete', text('it', 'profile.delete.title'))
    main.answer('profile.delete', { ok: false, refusal: 'no-password' })
    await press('Elimina il profilo')
    await page.getByText(text('it', 'sign-in.form.no-password'), { exact: true }).waitFor()
    main.answer('profile.delete', { ok: true })
    await field('Password').fill('tre parole strane')
    await field('Password').press('Enter')
    expect(await bodies('profile.delete', 2)).toEqual([{ password: '' }, { password: 'tre parole strane' }])
  })
})
