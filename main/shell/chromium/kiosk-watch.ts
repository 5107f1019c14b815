import type { DevTools } from './devtools-pipe.ts'
import type { FirstPage } from './launch.ts'

/** How often our page is asked whether it is well. */
const ASK_EVERY_MS = 1_000

/**
 * Watches our page, and loads it again when it crashed or has answered nothing for `hangMs`: it lands on the screen that main has. The
 * page is asked over DevTools, below everything that it does itself, so that any way of hanging is noticed, and an idle page costs
 * nothing on the line to main. A page that hangs is crashed first: nothing else ends it. A second window is closed as it comes: nobody
 * but a stranger with a keyboard has ever asked for one. Returns the end of the watch.
 */
export function watchKiosk(
  devTools: DevTools,
  { targetId, sessionId }: Pick<FirstPage, 'targetId' | 'sessionId'>,
  hangMs: number,
): () => void {
  let isWaiting = false
  let unansweredMs = 0
  const isAnswered = () => {
    isWaiting = false
    unansweredMs = 0
  }
  const send = (method: string) => {
    devTools.send(method, {}, sessionId).catch(() => undefined)
  }

  devTools.onEvent(({ method, params }) => {
    if (method === 'Target.targetCreated') {
      const created = params['targetInfo'] as { readonly targetId: string; readonly type: string }
      if (created.type === 'page' && created.targetId !== targetId) {
        devTools.send('Target.closeTarget', { targetId: created.targetId }).catch(() => undefined)
      }
    } else if (method === 'Target.targetCrashed' && params['targetId'] === targetId) {
      isAnswered()
      send('Page.reload')
    } else if (method === 'Page.loadEventFired') {
      // A page that comes back after a crash has lost the keyboard, and until a touch its keys would be the browser's.
      send('Page.bringToFront')
    }
  })
  const timer = setInterval(() => {
    unansweredMs += ASK_EVERY_MS
    if (unansweredMs > hangMs) {
      unansweredMs = 0
      send('Page.crash')
    }
    if (isWaiting) return
    isWaiting = true
    // An error is an answer too: the page changed its document.
    devTools.send('Runtime.evaluate', { expression: '0' }, sessionId).then(isAnswered, isAnswered)
  }, ASK_EVERY_MS)
  return () => clearInterval(timer)
}
