import { expect, test } from 'vitest'
import { Language, languages, Overlay, stepOverlay, type OverlayEvent } from './visit.ts'

const steps: Record<Overlay, Record<OverlayEvent, Overlay | undefined>> = {
  none: { 'help-asked': 'help', 'languages-asked': 'languages', 'language-chosen': undefined, back: undefined },
  help: { 'help-asked': undefined, 'languages-asked': 'languages', 'language-chosen': undefined, back: 'none' },
  languages: { 'help-asked': 'help', 'languages-asked': undefined, 'language-chosen': 'none', back: 'none' },
}

test.each(Overlay.options)('from the overlay %s each event leads where it should, or nowhere', (overlay) => {
  const events = Object.keys(steps[overlay]) as OverlayEvent[]
  expect(Object.fromEntries(events.map((event) => [event, stepOverlay(overlay, event)]))).toEqual(steps[overlay])
})

test('the screens speak five languages, Italian first', () => {
  expect(languages).toEqual(['it', 'en', 'de', 'fr', 'sl'])
  expect(Language.safeParse('IT').success).toBe(false)
})
