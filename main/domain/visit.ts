import * as z from 'zod'

/** The languages of the screens; Italian first. */
export const languages = ['it', 'en', 'de', 'fr', 'sl'] as const

/** A language of the screens, as a BCP 47 tag. */
export const Language = z.enum(languages)
/** A language of the screens. */
export type Language = z.infer<typeof Language>

/**
 * Where the visit itself stands when no flow has the screen. `cannot-save`: the kiosk's disk is full, so nothing is begun that could not be
 * brought to its end.
 */
export const VisitState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('home') }),
  z.strictObject({ name: z.literal('cannot-save') }),
])
/** Where the visit itself stands when no flow has the screen. */
export type VisitState = z.infer<typeof VisitState>

/**
 * What lies over the screen of a flow and goes away again without having changed it: the office that helps in person, the choice of a
 * language, what becomes of a person's data, what the kiosk does for people who see, hear or move otherwise, and what to do without the
 * code of a notice.
 */
export const Overlay = z.enum(['none', 'help', 'languages', 'privacy', 'accessibility', 'no-code'])
/** What lies over the screen of a flow. */
export type Overlay = z.infer<typeof Overlay>
/** An overlay that is there. */
export type OpenOverlay = Exclude<Overlay, 'none'>

/** The colours of a screen: `light` or `dark` as the municipality chose, or `contrast`, which a person asks for. */
export const Theme = z.enum(['light', 'dark', 'contrast'])
/** The colours of a screen. */
export type Theme = z.infer<typeof Theme>

/** How a screen looks to the person of this visit. `isLarge`: text of twice the size, which scrolls by buttons. */
export const Look = z.strictObject({ theme: Theme, isLarge: z.boolean() })
/** How a screen looks to the person of this visit. */
export type Look = z.infer<typeof Look>

/** What can happen to the overlay. */
export type OverlayEvent = `${OpenOverlay}-asked` | 'language-chosen' | 'back'

const ASKED: Readonly<Record<`${OpenOverlay}-asked`, OpenOverlay>> = {
  'help-asked': 'help',
  'languages-asked': 'languages',
  'privacy-asked': 'privacy',
  'accessibility-asked': 'accessibility',
  'no-code-asked': 'no-code',
}

/** The next overlay; undefined when the event has no meaning here, as after a second tap. */
export function stepOverlay(overlay: Overlay, event: OverlayEvent): Overlay | undefined {
  switch (event) {
    case 'language-chosen':
      return overlay === 'languages' ? 'none' : undefined
    case 'back':
      return overlay === 'none' ? undefined : 'none'
    default:
      return overlay === ASKED[event] ? undefined : ASKED[event]
  }
}
