import type { App, Input, WebContents } from 'electron'

/** The keys besides characters that a screen, a bank's page or a scanner has a use for. */
const NAMED = new Set([
  'AltGraph',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'Backspace',
  'CapsLock',
  'Dead',
  'Delete',
  'End',
  'Enter',
  'Escape',
  'Home',
  'PageDown',
  'PageUp',
  'Shift',
  'Tab',
])

/**
 * Lets a page have the keys of writing and walking, and no others, so that none reloads, zooms, prints, searches, copies, opens a window or a tool,
 * or quits. Returns how to stop.
 */
export function guardKeys(app: App): () => void {
  const guard = (_event: unknown, contents: WebContents) => {
    contents.on('before-input-event', (event, input) => {
      if (!isKeyForPages(input)) event.preventDefault()
    })
  }
  app.on('web-contents-created', guard)
  return () => void app.removeListener('web-contents-created', guard)
}

/** Whether a page gets to know of a key. */
export function isKeyForPages({ key, control, alt, meta, modifiers }: Input): boolean {
  // The third sign of a key (@, #, €) comes with AltGr, which some keyboards send as Ctrl and Alt.
  const writesThirdSign = modifiers.includes('altgr') || (control && alt)
  const isCharacter = /^.$/su.test(key)
  if (isCharacter) return !meta && (writesThirdSign || (!control && !alt))
  return NAMED.has(key) && !control && !alt && !meta
}
