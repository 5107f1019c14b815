import type { Readable, Writable } from 'node:stream'

/** Commands to a Chromium over its DevTools pipe: no port that another program could reach. */
export interface DevTools {
  /** Rejects when Chromium answers with an error, or is gone. */
  readonly send: (method: string, params?: object, sessionId?: string) => Promise<Readonly<Record<string, unknown>>>
  /** Hears every event from now on; there is one listener at a time. */
  readonly onEvent: (listener: (event: DevToolsEvent) => void) => void
}

/** Something that Chromium says by itself. */
export interface DevToolsEvent {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  /** The session it is said in; undefined for the browser's own. */
  readonly sessionId?: string
}

interface Message extends Partial<DevToolsEvent> {
  readonly id?: number
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: { readonly message: string }
}

/** Speaks DevTools over the two ends of `--remote-debugging-pipe`: JSON messages, each ended by a NUL. */
export function devToolsPipe(toChromium: Writable, fromChromium: Readable): DevTools {
  const waiting = new Map<number, PromiseWithResolvers<Readonly<Record<string, unknown>>>>()
  let lastId = 0
  let buffered = ''
  let isGone = false
  let hear: (event: DevToolsEvent) => void = () => undefined

  const gone = () => {
    isGone = true
    for (const { reject } of waiting.values()) reject(new Error('Chromium is gone'))
    waiting.clear()
  }
  fromChromium.setEncoding('utf8')
  fromChromium.on('data', (text: string) => {
    const messages = (buffered + text).split('\0')
    buffered = messages.pop() ?? ''
    for (const message of messages) {
      const { id, method, params = {}, sessionId, result = {}, error } = JSON.parse(message) as Message
      if (id === undefined) {
        if (method !== undefined) hear({ method, params, ...(sessionId !== undefined && { sessionId }) })
        continue
      }
      const call = waiting.get(id)
      waiting.delete(id)
      if (error !== undefined) call?.reject(new Error(error.message))
      else call?.resolve(result)
    }
  })
  fromChromium.on('close', gone)
  // A Chromium that ends while we write breaks the pipe; `close` tells who waits.
  toChromium.on('error', gone)

  return {
    send: (method, params = {}, sessionId) => {
      if (isGone) return Promise.reject(new Error('Chromium is gone'))
      const call = Promise.withResolvers<Readonly<Record<string, unknown>>>()
      waiting.set(++lastId, call)
      toChromium.write(
        `${JSON.stringify({ id: lastId, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`,
      )
      return call.promise
    },
    onEvent: (listener) => {
      hear = listener
    },
  }
}
