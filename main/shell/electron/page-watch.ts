import type { Debugger } from 'electron'

/**
 * Tells when a page of others has answered nothing for so long, or up to twice as long: while DevTools are attached to a page Electron does not say
 * `unresponsive`. Returns how to stop.
 */
export function watchPage(devTools: Debugger, hangMs: number, onLost: () => void): () => void {
  let isAnswered = true
  const answered = () => {
    isAnswered = true
  }
  const timer = setInterval(() => {
    if (!isAnswered) return onLost()
    isAnswered = false
    // An error is an answer too: the page changed its document.
    devTools.sendCommand('Runtime.evaluate', { expression: '0' }).then(answered, answered)
  }, hangMs)
  return () => clearInterval(timer)
}
