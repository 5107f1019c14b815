import { describe, expect, test } from 'vitest'
import { noticeNumberOf, visitSettings } from '../../tests/fixtures/guest-visit.ts'
import { Screen } from '../contract/screen.ts'
import { receiptStart } from '../domain/receipt.ts'
import { languages } from '../domain/visit.ts'
import { createVisit } from './visit.ts'

const CODE = noticeNumberOf(7_654_321)

function openVisit() {
  let seconds = 0
  let ids = 0
  const screens: Screen[] = []
  const visit = createVisit({
    now: () => new Date(Date.UTC(2026, 10, 23, 8, 0, seconds++)),
    newVisitId: () => `visit-${++ids}`,
    onScreen: (screen) => screens.push(screen),
  })
  return { visit, screens }
}

describe('a visit', () => {
  test('begins on the home screen, in Italian, with nobody there', () => {
    const { visit } = openVisit()
    expect(visit.screen()).toEqual({
      revision: 1,
      language: 'it',
      look: { theme: 'light', isLarge: false },
      screenWidthMm: null,
      municipality: null,
      connection: { name: 'catching-up', pending: null },
      printers: [],
      visitBeganAt: null,
      person: null,
      overlay: 'none',
      links: [],
      idle: null,
      print: null,
      scene: { flow: 'visit', state: { name: 'home' } },
    })
  })

  test('tells every change once, whole, under a revision that rises by one', () => {
    const { visit, screens } = openVisit()
    visit.touch()
    visit.overlay('languages-asked')
    visit.chooseLanguage('de')
    visit.show({ flow: 'notice', state: { name: 'entry', typed: '' } })
    visit.setConnection({ name: 'online' })
    visit.setPrinters([{ name: 'default', condition: 'paper-out' }])
    visit.setSettings(visitSettings)
    visit.end()
    expect(screens.map(({ revision }) => revision)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
    expect(screens.at(-1)).toBe(visit.screen())
    for (const screen of screens) expect(Screen.parse(screen)).toEqual(screen)
  })

  test('begins with the first touch and not with later ones', () => {
    const { visit, screens } = openVisit()
    visit.touch()
    visit.touch()
    expect(screens.map(({ visitBeganAt }) => visitBeganAt)).toEqual(['2026-11-23T08:00:00.000Z'])
  })

  test('says nothing when nothing changed: a printer or a line that is as it was, an overlay that cannot open, a language nobody asked for', () => {
    const { visit, screens } = openVisit()
    visit.setConnection({ name: 'catching-up', pending: null })
    visit.setPrinters([])
    expect([visit.overlay('back'), visit.overlay('language-chosen')]).toEqual([false, false])
    expect(screens).toEqual([])
    visit.touch()
    expect(visit.chooseLanguage('fr')).toBe(false)
    expect(screens).toHaveLength(1)
  })

  test('begins with a language that is chosen on a home screen that nobody has touched', () => {
    const { visit } = openVisit()
    expect(visit.chooseLanguage('sl')).toBe(true)
    expect(visit.screen()).toMatchObject({ language: 'sl', visitBeganAt: '2026-11-23T08:00:00.000Z', overlay: 'none' })
  })

  test('shows where to read more on the page that speaks of it, as a code for a phone, and nowhere else', () => {
    const { visit } = openVisit()
    const aboutNow = () => visit.screen().links.map(({ about, host }) => `${about} ${host}`)
    visit.overlay('privacy-asked')
    expect(aboutNow()).toEqual([])
    visit.setSettings({
      ...visitSettings,
      privacyAddress: 'https://comune.example/privacy',
      accessibilityAddress: 'https://form.agid.gov.it/view/1',
      accessibilityFeedbackAddress: 'https://comune.example/segnala',
    })
    visit.overlay('help-asked')
    expect(aboutNow()).toEqual([])
    visit.overlay('privacy-asked')
    expect(aboutNow()).toEqual(['privacy comune.example'])
    visit.overlay('accessibility-asked')
    expect(aboutNow()).toEqual(['accessibility form.agid.gov.it', 'feedback comune.example'])
    expect(Screen.parse(visit.screen())).toEqual(visit.screen())
    visit.overlay('back')
    expect(aboutNow()).toEqual([])
  })

  test('takes settings that are right, keeps what it has when they are not, and shows only what screens need', () => {
    const { visit } = openVisit()
    visit.setSettings({ ...visitSettings, crest: '<svg ></svg>', officePhone: '06 1234' })
    const shown = visit.screen().municipality
    expect(shown).toEqual({
      name: 'Comune di Prova',
      accent: '#0066CC',
      paysHere: true,
      accounts: 'none',
      hasCrest: true,
      office: { name: 'Ufficio Tributi', address: 'Piazza Italia 1', hours: 'lun-ven 9-12', phone: '06 1234' },
    })
    visit.setSettings({ ...visitSettings, accent: 'url(javascript:)' })
    expect(visit.screen().municipality).toBe(shown)
    expect(visit.settings()?.crest).toBe('<svg ></svg>')
  })
})

test('tells whether people have accounts here, as the municipality decided', () => {
  const { visit } = openVisit()
  const accounts = (['on', 'off', 'staff-only'] as const).map((registration) => {
    visit.setSettings({ ...visitSettings, registration })
    return visit.screen().municipality?.accounts
  })
  expect(accounts).toEqual(['register', 'sign-in', 'sign-in'])
})

describe('a kiosk that cannot save', () => {
  test('has no home screen but the one that says so, and does not disturb who is under way', () => {
    const { visit } = openVisit()
    const scene = () => visit.screen().scene
    visit.show({ flow: 'receipt', state: receiptStart })
    visit.setCanSave(false)
    expect(scene().flow).toBe('receipt')
    visit.handOver({ next: 'home' })
    expect(scene()).toEqual({ flow: 'visit', state: { name: 'cannot-save' } })
    visit.show({ flow: 'visit', state: { name: 'home' } })
    expect(scene().state.name).toBe('cannot-save')
    visit.end()
    expect(scene().state.name).toBe('cannot-save')
    visit.setCanSave(true)
    expect(scene()).toEqual({ flow: 'visit', state: { name: 'home' } })
  })
})

describe('the end of a visit', () => {
  test.each(languages)(
    'leaves the next person the same screen as the first one found, after a visit in %s',
    (language) => {
      const { visit } = openVisit()
      visit.setSettings(visitSettings)
      visit.setConnection({ name: 'online' })
      visit.setPrinters([{ name: 'default', condition: 'toner-empty' }])
      const before = visit.screen()
      visit.touch()
      visit.overlay('languages-asked')
      visit.chooseLanguage(language)
      visit.show({ flow: 'notice', state: { name: 'entry', typed: CODE } })
      visit.overlay('help-asked')
      const { revision } = visit.screen()
      visit.end()
      expect(visit.screen()).toEqual({ ...before, revision: revision + 1 })
    },
  )

  test('gives the next visit another name', () => {
    const { visit } = openVisit()
    const first = visit.id()
    visit.end()
    expect(visit.id()).not.toBe(first)
  })

  test('calls everybody who holds something of it, once, with how long it took, and while the scene still stands', () => {
    const { visit } = openVisit()
    const wiped: unknown[] = []
    visit.onEnd(({ durationMs }) => wiped.push(['first', durationMs, visit.screen().scene.flow]))
    visit.onEnd(({ durationMs }) => wiped.push(['second', durationMs, visit.screen().scene.flow]))
    visit.touch()
    visit.show({ flow: 'notice', state: { name: 'entry', typed: '' } })
    visit.end()
    expect(wiped).toEqual([
      ['first', 1000, 'notice'],
      ['second', 1000, 'notice'],
    ])
    visit.end()
    expect(wiped.slice(2)).toEqual([
      ['first', 0, 'visit'],
      ['second', 0, 'visit'],
    ])
  })

  test('is complete though one of them fails, and the failure is told', () => {
    const { visit } = openVisit()
    const wiped: string[] = []
    visit.onEnd(() => {
      throw new Error('first')
    })
    visit.onEnd(() => wiped.push('second'))
    visit.onEnd(() => {
      throw new Error('third')
    })
    visit.show({ flow: 'notice', state: { name: 'entry', typed: CODE } })
    expect(() => visit.end()).toThrow(AggregateError)
    expect(wiped).toEqual(['second'])
    expect(visit.screen().scene).toEqual({ flow: 'visit', state: { name: 'home' } })
  })
})

describe('a flow that takes the screen for a while', () => {
  const entry = (typed: string) => ({ flow: 'notice', state: { name: 'entry', typed } }) as const
  const slip = { flow: 'receipt', state: { name: 'entry', code: '', taxCode: '' } } as const

  test('sets the other one aside, which may go on there, and gives it back as it is by then', () => {
    const { visit, screens } = openVisit()
    visit.show(entry('3'))
    expect(visit.aside()).toBeUndefined()
    visit.interrupt(slip)
    const count = screens.length
    visit.show(entry('30'))
    expect(screens).toHaveLength(count)
    expect(visit.screen().scene).toEqual(slip)
    expect(visit.aside()).toEqual(entry('30'))
    visit.resume()
    expect(visit.screen().scene).toEqual(entry('30'))
    expect(visit.aside()).toBeUndefined()
  })

  test('that takes it again keeps what was first set aside', () => {
    const { visit } = openVisit()
    visit.show(entry('3'))
    visit.interrupt(slip)
    visit.interrupt(slip)
    expect(visit.aside()).toEqual(entry('3'))
  })

  test('gives back the home screen where nothing was set aside, or a third flow has the screen since', () => {
    const { visit } = openVisit()
    visit.show(slip)
    visit.resume()
    expect(visit.screen().scene).toEqual({ flow: 'visit', state: { name: 'home' } })
    visit.interrupt(slip)
    visit.handOver({ next: 'home' })
    expect(visit.screen().scene).toEqual({ flow: 'visit', state: { name: 'home' } })
    expect(visit.aside()).toBeUndefined()
    visit.show(entry('3'))
    visit.interrupt(slip)
    visit.show({ flow: 'visit', state: { name: 'home' } })
    expect(visit.aside()).toBeUndefined()
  })

  test('has nothing aside after the end of the visit', () => {
    const { visit } = openVisit()
    visit.show(entry(CODE))
    visit.interrupt(slip)
    visit.end()
    expect(visit.aside()).toBeUndefined()
    visit.resume()
    expect(visit.screen().scene).toEqual({ flow: 'visit', state: { name: 'home' } })
  })
})
