import * as z from 'zod'

/** The languages of the screens; Italian first. */
export const languages = ['it', 'en', 'de', 'fr', 'sl'] as const

/** A language of the screens, as a BCP 47 tag. */
export const Language = z.enum(languages)
/** A language of the screens. */
export type Language = z.infer<typeof Language>

/** Where the visit itself stands when no flow has the screen. */
export const VisitState = z.discriminatedUnion('name', [z.strictObject({ name: z.literal('home') })])
/** Where the visit itself stands when no flow has the screen. */
export type VisitState = z.infer<typeof VisitState>

/**
 * What lies over the screen of a flow and goes away again without having changed it: the office that helps in person, or the
 * choice of a language.
 */
export const Overlay = z.enum(['none', 'help', 'languages'])
/** What lies over the screen of a flow. */
export type Overlay = z.infer<typeof Overlay>

/** What can happen to the overlay. */
export type OverlayEvent = 'help-asked' | 'languages-asked' | 'language-chosen' | 'back'

/** The next overlay; undefined when the event has no meaning here, as after a second tap. */
export function stepOverlay(overlay: Overlay, event: OverlayEvent): Overlay | undefined {
  switch (event) {
    case 'help-asked':
      return overlay === 'help' ? undefined : 'help'
    case 'languages-asked':
      return overlay === 'languages' ? undefined : 'languages'
    case 'language-chosen':
      return overlay === 'languages' ? 'none' : undefined
    case 'back':
      return overlay === 'none' ? undefined : 'none'
  }
}
