/** The keys besides characters that a screen, a bank's page or a scanner has a use for. Of all others nothing is done. */
export const PLAIN_KEYS: readonly string[] = [
  ...['Tab', 'Enter', 'Escape', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  ...['Dead', 'Process', 'Shift', 'CapsLock', 'NumLock', 'AltGraph'],
]

/** With Ctrl: to move and delete by words and to mark all; with Shift as well, to mark by words. Nothing that copies for the next person. */
export const CONTROL_KEYS: readonly string[] = [
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete', 'a'],
]
export const CONTROL_SHIFT_KEYS: readonly string[] = ['ArrowLeft', 'ArrowRight', 'Home', 'End']
