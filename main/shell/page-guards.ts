/**
 * Runs in every document before its own scripts. A window must not leave its strip and lie over our bar, nor keep a touch from it:
 * where a page tries without meaning harm (old bank pages do), nothing happens. A link to a new window,
 * or to a mail or telephone program, does not lead away from a payment.
 */
const GUARD_SCRIPT = `(() => {
  const put = (owner, name, value) => Object.defineProperty(owner, name, { value, writable: false, configurable: false })
  for (const name of ['moveTo', 'moveBy', 'resizeTo', 'resizeBy']) put(window, name, () => undefined)
  put(window, 'open', () => null)
  put(window, 'print', () => undefined)
  put(Element.prototype, 'requestPointerLock', () => Promise.reject(new DOMException('', 'NotSupportedError')))
  addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
    if (link?.target === '_blank' || !/^(https?|javascript|blob|data|about|):/i.test(link?.protocol ?? ':')) event.preventDefault()
  }, true)
})()`

/** What comes up, a frame of another site or a window, comes as a session of its own and waits until it is let go. */
export const AUTO_ATTACH = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }

/**
 * Commands of Chromium's DevTools that prepare a page of others, or a frame of another site in it, before anything of it runs: with the script above,
 * without choosers of files, and so that frames in it wait for the same.
 */
export const PAGE_GUARDS: readonly (readonly [method: string, params: object])[] = [
  ['Page.addScriptToEvaluateOnNewDocument', { source: GUARD_SCRIPT, runImmediately: true }],
  ['Page.setInterceptFileChooserDialog', { enabled: true, cancel: true }],
  ['Target.setAutoAttach', { ...AUTO_ATTACH, filter: [{ type: 'iframe' }] }],
]
