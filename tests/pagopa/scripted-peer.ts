import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What the peer says next: a whole answer, nothing until the caller gives up, or a line that breaks in the middle of the body. */
export type Answer =
  | {
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string | Uint8Array
    }
  | 'nothing'
  | 'broken-line'

/** A call as the peer heard it. */
export interface Heard {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server on loopback that says what a test has it say, and remembers what it heard. */
export interface ScriptedPeer {
  readonly url: string
  readonly heard: readonly Heard[]
  /** How it answers from now on. */
  answer: (call: Heard) => Answer
  readonly close: () => Promise<void>
}

/** Starts one on a free port; until told otherwise it answers 500. */
export async function startScriptedPeer(): Promise<ScriptedPeer> {
  const heard: Heard[] = []
  const peer: Pick<ScriptedPeer, 'answer'> = { answer: () => ({ status: 500 }) }
  // A test that keeps the processor busy would find its idle connections closed, and who calls next would not know.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    void text(request).then((body) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://peer')
      const call = { method: request.method ?? '', path: pathname, query: searchParams, headers: request.headers, body }
      heard.push(call)
      const answer = peer.answer(call)
      if (answer === 'nothing') return
      if (answer === 'broken-line') {
        response.writeHead(200, { 'content-length': '1000' }).write('{', () => void response.destroy())
        return
      }
      response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(peer, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}
