import type { Debugger } from 'electron'
import { PAGE_GUARDS } from '../page-guards.ts'

/** The version of DevTools' protocol. */
const PROTOCOL = '1.3'

/**
 * Prepares a page of others, and every frame of another site that comes up in it, by the protocol of DevTools: Electron has no event for a chooser of files
 * nor for `print()`. It is the page's own connection; no port is opened.
 */
export async function preparePage(devTools: Debugger): Promise<void> {
  const prepare = async (sessionId?: string) => {
    for (const [method, params] of PAGE_GUARDS) await devTools.sendCommand(method, params, sessionId)
    await devTools.sendCommand('Runtime.runIfWaitingForDebugger', {}, sessionId)
  }
  devTools.attach(PROTOCOL)
  devTools.on('message', (_event, method, params: { readonly sessionId?: string }) => {
    // A frame that went away meanwhile needs nothing.
    if (method === 'Target.attachedToTarget') void prepare(params.sessionId).catch(() => undefined)
  })
  await devTools.sendCommand('Page.enable', {})
  await prepare()
}
