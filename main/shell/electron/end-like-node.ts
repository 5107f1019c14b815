import type { App } from 'electron'

/**
 * Makes Electron end as Node does. What it takes for the end of the application is the end by a signal: the kiosk's, or at once where
 * none listens yet. A warning, which may name an address of a page of others, is not written. A fault that nobody caught ends the kiosk,
 * which is started again; Electron would show it on the glass, and go on.
 */
export function endLikeNode(
  app: Pick<App, 'on' | 'exit'>,
  process: Pick<NodeJS.Process, 'on' | 'emit' | 'listenerCount' | 'removeAllListeners'>,
): void {
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM')
    else app.exit(0)
  })
  process.removeAllListeners('warning')
  const end = (fault: unknown) => {
    console.error(fault)
    app.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}
