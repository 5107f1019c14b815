import { expect, test } from 'vitest'
import { visitSettings } from '../../tests/fixtures/guest-visit.ts'
import { createVisit } from './visit.ts'

function openVisit(theme: 'light' | 'dark') {
  const visit = createVisit({
    now: () => new Date(0),
    newVisitId: () => 'visit',
    onScreen: () => undefined,
    screenWidthMm: 400,
  })
  visit.setSettings({ ...visitSettings, theme })
  return visit
}

test.each(['light', 'dark'] as const)(
  'looks %s as the municipality chose, and knows how wide the glass is',
  (theme) => {
    const visit = openVisit(theme)
    expect(visit.screen().look).toEqual({ theme, isLarge: false })
    expect(visit.screen().screenWidthMm).toBe(400)
  },
)

test('takes high contrast and large text each for itself, and gives them back', () => {
  const visit = openVisit('dark')
  visit.setContrast(true)
  visit.setLarge(true)
  expect(visit.screen().look).toEqual({ theme: 'contrast', isLarge: true })
  visit.setContrast(false)
  expect(visit.screen().look).toEqual({ theme: 'dark', isLarge: true })
})

test('keeps what a person asked for when settings arrive meanwhile', () => {
  const visit = openVisit('light')
  visit.setContrast(true)
  visit.setLarge(true)
  visit.setSettings({ ...visitSettings, theme: 'dark' })
  expect(visit.screen().look).toEqual({ theme: 'contrast', isLarge: true })
})

test('at its end the next person finds the usual look', () => {
  const visit = openVisit('dark')
  visit.setContrast(true)
  visit.setLarge(true)
  visit.end()
  expect(visit.screen().look).toEqual({ theme: 'dark', isLarge: false })
})
