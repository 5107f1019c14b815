import type { NAMED_KEYS, OutsideKey } from '../../domain/outside-keys.ts'

/** Windows' numbers for keys, which old pages go by, and what a key writes. */
const NAMED: Readonly<Record<(typeof NAMED_KEYS)[number], { readonly code: number; readonly text?: string }>> = {
  Backspace: { code: 8 },
  Tab: { code: 9 },
  Enter: { code: 13, text: '\r' },
  ArrowLeft: { code: 37 },
  ArrowRight: { code: 39 },
}

/** The two parameters of `Input.dispatchKeyEvent` that press a key and let it go. */
export function keyEvents(key: OutsideKey): readonly [down: object, up: object] {
  const isNamed = Object.hasOwn(NAMED, key)
  const { code, text } = isNamed ? NAMED[key as keyof typeof NAMED] : characterKey(key)
  const event = { key, windowsVirtualKeyCode: code, ...(isNamed && { code: key }) }
  return [
    { type: text === undefined ? 'rawKeyDown' : 'keyDown', ...event, ...(text !== undefined && { text }) },
    { type: 'keyUp', ...event },
  ]
}

function characterKey(key: string): { readonly code: number; readonly text: string } {
  // Letters and digits have the number of their capital; the rest has none that holds on every keyboard.
  return { code: /^[0-9a-z ]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0, text: key }
}
