import type { Link } from '../../main/contract/frame.ts'
import { bridgeLink, socketLink, type Bridge } from './link.ts'

declare global {
  interface Window {
    /** What Electron's preload puts there; a plain browser has none. */
    readonly sportello?: Bridge
  }
}

/** The close code by which main says that another page took the screen over (main/transport/websocket.ts). */
const TAKEN_OVER = 4000

/**
 * Opens lines to main, one after the other: over Electron's bridge where there is one, else over a WebSocket to where the page came from.
 * The first is on its way before anybody asks for it: whoever imports this before all else has it opened while the page is still being
 * made.
 */
export const openLink = linkOpener(window)

function linkOpener(page: Window): () => Promise<Link> {
  const bridge = page.sportello
  if (bridge !== undefined) return () => Promise.resolve(bridgeLink(bridge))
  const address = `${page.location.protocol === 'https:' ? 'wss' : 'ws'}://${page.location.host}/link`
  let isTakenOver = false
  const open = (): Promise<Link> => {
    // To open a line again would take the screen back, and the two pages would wrestle for ever.
    if (isTakenOver) return new Promise(() => undefined)
    const opening = Promise.withResolvers<Link>()
    const socket = new WebSocket(address)
    socket.addEventListener('open', () => opening.resolve(socketLink(socket)))
    socket.addEventListener('close', ({ code }) => {
      isTakenOver = code === TAKEN_OVER
      opening.reject(new Error('No line to main'))
    })
    return opening.promise
  }
  let first: Promise<Link> | undefined = open()
  return () => {
    const opened = first ?? open()
    first = undefined
    return opened
  }
}
