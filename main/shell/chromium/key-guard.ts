import { CONTROL_KEYS, CONTROL_SHIFT_KEYS, PLAIN_KEYS } from '../page-keys.ts'

/**
 * Runs in every document before its own scripts. In an app window Chromium gives each key to the page first, and does what it means to
 * a browser only when the page lets it. A long touch and a key open no menu, a wheel does not zoom, a middle button opens no window.
 */
export const KEY_GUARD_SCRIPT = `(() => {
  const plain = new Set(${JSON.stringify(PLAIN_KEYS)})
  const control = new Set(${JSON.stringify(CONTROL_KEYS)})
  const controlShift = new Set(${JSON.stringify(CONTROL_SHIFT_KEYS)})
  const isForPage = (event) => {
    const { key, ctrlKey, shiftKey, altKey, metaKey } = event
    if (/^.$/u.test(key) && event.getModifierState('AltGraph')) return true
    if (altKey || metaKey) return false
    if (ctrlKey) return (shiftKey ? controlShift : control).has(key)
    return /^.$/u.test(key) || (plain.has(key) && !(shiftKey && key === 'Escape'))
  }
  const stop = (event) => event.preventDefault()
  addEventListener('keydown', (event) => isForPage(event) || stop(event), true)
  addEventListener('keyup', (event) => isForPage(event) || stop(event), true)
  addEventListener('contextmenu', stop, true)
  addEventListener('auxclick', stop, true)
  addEventListener('wheel', (event) => event.ctrlKey && stop(event), { capture: true, passive: false })
})()`
