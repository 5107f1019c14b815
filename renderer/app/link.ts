import type { Link } from '../../main/contract/frame.ts'

/** What Electron's preload puts on the window: two functions, and nothing of Electron. */
export interface Bridge {
  send(text: string): void
  onMessage(callback: (text: string) => void): void
}

/** The part of a WebSocket that a link uses; browsers and Node have the same. */
export interface Socket {
  send(text: string): void
  close(): void
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
}

/** A link over Electron's bridge; it lives as long as the page. */
export function bridgeLink(bridge: Bridge): Link {
  return {
    send: (text) => bridge.send(text),
    onMessage: (listener) => bridge.onMessage(listener),
    onClose: () => undefined,
    close: () => undefined,
  }
}

/** A link over an open WebSocket. */
export function socketLink(socket: Socket): Link {
  let isClosed = false
  return {
    send: (text) => {
      if (!isClosed) socket.send(text)
    },
    onMessage: (listener) => {
      socket.onmessage = ({ data }) => {
        if (typeof data === 'string') listener(data)
      }
    },
    onClose: (listener) => {
      socket.onclose = () => {
        isClosed = true
        listener()
      }
    },
    close: () => socket.close(),
  }
}
