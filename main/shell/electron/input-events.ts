import type { KeyboardInputEvent } from 'electron'
import type { NAMED_KEYS, OutsideKey } from '../../domain/outside-keys.ts'

/** Electron's names for our keys (its accelerators), and what a key writes: a form is sent by the sign of Enter. */
const NAMED: Readonly<Record<(typeof NAMED_KEYS)[number], { readonly keyCode: string; readonly writes?: string }>> = {
  Backspace: { keyCode: 'Backspace' },
  Tab: { keyCode: 'Tab' },
  Enter: { keyCode: 'Enter', writes: '\r' },
  ArrowLeft: { keyCode: 'Left' },
  ArrowRight: { keyCode: 'Right' },
}

/** The input events that press a key and let it go; undefined for a character that Electron has no key for, which is written as text. */
export function inputEvents(key: OutsideKey): readonly KeyboardInputEvent[] | undefined {
  const isNamed = Object.hasOwn(NAMED, key)
  if (!isNamed && !/^[\x21-\x7e]$/.test(key)) return undefined
  const { keyCode, writes } = isNamed ? NAMED[key as keyof typeof NAMED] : { keyCode: key, writes: key }
  return [
    { type: 'keyDown', keyCode },
    ...(writes === undefined ? [] : [{ type: 'char', keyCode: writes } as const]),
    { type: 'keyUp', keyCode },
  ]
}
