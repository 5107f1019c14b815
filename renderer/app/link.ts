import { HANG_UP, type Link } from '../../main/contract/frame.ts'

/** What Electron's preload puts on the window: two functions, and nothing of Electron. */
export interface Bridge {
  send(text: string): void
  onMessage(callback: (text: string) => void): void
}

/** The part of a WebSocket that a link uses; browsers and Node have the same. */
export interface Socket {
  send(text: string): void
  close(): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: () => void): void
}

/** A link over Electron's bridge, which itself lives as long as the page: the end of a line is a word on it. */
export function bridgeLink(bridge: Bridge): Link {
  let isOpen = true
  let closed = (): void => undefined
  const end = () => {
    isOpen = false
    closed()
  }
  return {
    send: (text) => {
      if (isOpen) bridge.send(text)
    },
    onMessage: (listener) =>
      bridge.onMessage((text) => {
        if (!isOpen) return
        if (text === HANG_UP) end()
        else listener(text)
      }),
    onClose: (listener) => {
      closed = listener
    },
    close: () => {
      if (!isOpen) return
      bridge.send(HANG_UP)
      end()
    },
  }
}

/** A link over an open WebSocket. */
export function socketLink(socket: Socket): Link {
  let isClosed = false
  socket.addEventListener('close', () => {
    isClosed = true
  })
  return {
    send: (text) => {
      if (!isClosed) socket.send(text)
    },
    onMessage: (listener) =>
      socket.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') listener(data)
      }),
    onClose: (listener) => socket.addEventListener('close', listener),
    close: () => socket.close(),
  }
}
