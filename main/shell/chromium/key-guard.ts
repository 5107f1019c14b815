/** Keys that a page gets as they are; of the others the browser does nothing: no window, tool, menu, search, print, zoom or end. */
const PLAIN_KEYS = [
  ...['Tab', 'Enter', 'Escape', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  ...['Dead', 'Process', 'Shift', 'CapsLock', 'NumLock', 'AltGraph'],
]
/** With Ctrl: to move and delete by words and to mark all; with Shift as well, to mark by words. Nothing that copies for the next person. */
const CONTROL_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete', 'a']
const CONTROL_SHIFT_KEYS = ['ArrowLeft', 'ArrowRight', 'Home', 'End']

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
