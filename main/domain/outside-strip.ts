/** A part of the screen in pixels: from its top, over its whole width. */
export interface Strip {
  readonly top: number
  readonly height: number
}

/** Above the outside page our bar stays (whose page, cancel, clock); below it our keyboard, or the one key that unfolds it. */
const BAR_SHARE = 0.075
const LEAST_BAR_PX = 104
const KEYBOARD_SHARE = { portrait: 0.34, landscape: 0.5 } as const
const FOLDED_SHARE = 0.06
const LEAST_FOLDED_PX = 104

/**
 * The strip that an outside page fills on a screen of a size, with the keyboard open or folded. Page and window both go by it: the page leaves
 * it free, the window is placed on it.
 */
export function outsideStrip(width: number, height: number, isKeyboardOpen: boolean): Strip {
  const top = Math.max(LEAST_BAR_PX, Math.round(height * BAR_SHARE))
  const keyboard = height > width ? KEYBOARD_SHARE.portrait : KEYBOARD_SHARE.landscape
  const below = isKeyboardOpen
    ? Math.round(height * keyboard)
    : Math.max(LEAST_FOLDED_PX, Math.round(height * FOLDED_SHARE))
  return { top, height: height - top - below }
}
