import type { App, WebContents } from 'electron'
import type { Rulebook } from './page-rules.ts'

/**
 * Keeps every page, present and to come, at the addresses that its rules name, in one window that stays where it is: no other windows, no
 * webviews, and no question whether it may be left. Returns how to stop.
 */
export function guardNavigation(app: App, rules: Rulebook): () => void {
  const guard = (_event: unknown, contents: WebContents) => {
    const stay = (details: Electron.Event<{ readonly url: string; readonly isMainFrame: boolean }>) => {
      if (!rules.of(contents.session).mayShow(details.url, details.isMainFrame)) details.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', prevent)
    // As by window.moveTo and resizeTo.
    contents.on('content-bounds-updated', prevent)
    // Prevented is the page's own `beforeunload`.
    contents.on('will-prevent-unload', prevent)
  }
  app.on('web-contents-created', guard)
  return () => void app.removeListener('web-contents-created', guard)
}

function prevent(event: Electron.Event): void {
  event.preventDefault()
}
