import { expect, test } from 'vitest'
import { Language, languages, Overlay, stepOverlay, type OpenOverlay, type OverlayEvent } from './visit.ts'

const asked: Record<`${OpenOverlay}-asked`, OpenOverlay> = {
  'help-asked': 'help',
  'languages-asked': 'languages',
  'privacy-asked': 'privacy',
  'accessibility-asked': 'accessibility',
  'no-code-asked': 'no-code',
}
const nothing = { 'language-chosen': undefined, back: undefined }
const steps: Record<Overlay, Record<OverlayEvent, Overlay | undefined>> = {
  none: { ...asked, ...nothing },
  help: { ...asked, ...nothing, 'help-asked': undefined, back: 'none' },
  languages: { ...asked, 'languages-asked': undefined, 'language-chosen': 'none', back: 'none' },
  privacy: { ...asked, ...nothing, 'privacy-asked': undefined, back: 'none' },
  accessibility: { ...asked, ...nothing, 'accessibility-asked': undefined, back: 'none' },
  'no-code': { ...asked, ...nothing, 'no-code-asked': undefined, back: 'none' },
}

test.each(Overlay.options)('from the overlay %s each event leads where it should, or nowhere', (overlay) => {
  const events = Object.keys(steps[overlay]) as OverlayEvent[]
  expect(Object.fromEntries(events.map((event) => [event, stepOverlay(overlay, event)]))).toEqual(steps[overlay])
})

test('the screens speak five languages, Italian first', () => {
  expect(languages).toEqual(['it', 'en', 'de', 'fr', 'sl'])
  expect(Language.safeParse('IT').success).toBe(false)
})
