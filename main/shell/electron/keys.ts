import type { App, Input, WebContents } from 'electron'
import { CONTROL_KEYS, CONTROL_SHIFT_KEYS, PLAIN_KEYS } from '../page-keys.ts'

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
export function isKeyForPages({ key, control, alt, meta, shift, modifiers }: Input): boolean {
  const isCharacter = /^.$/su.test(key)
  // The third sign of a key (@, #, €) comes with AltGr, which some keyboards send as Ctrl and Alt.
  if (isCharacter && !meta && (modifiers.includes('altgr') || (control && alt))) return true
  if (alt || meta) return false
  if (control) return (shift ? CONTROL_SHIFT_KEYS : CONTROL_KEYS).includes(key)
  return isCharacter || PLAIN_KEYS.includes(key)
}
