const EMPTY = /^/

/**
 * Forgets the text in which the page last found a pattern: engines keep it whole for the old `RegExp.input`, so that what one person typed
 * would be in the page's memory while the next one stands before it.
 */
export function forgetLastMatch(): void {
  EMPTY.test('')
}
