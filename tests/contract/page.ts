import { randomUUID } from 'node:crypto'
import type { Link } from '../../main/contract/frame.ts'
import { CallFailed, createClient, type Client } from '../../renderer/app/client.ts'
import { testContract, type TestContract, type TestEvents } from './test-kiosk.ts'

/** A page on its line: the renderer's own client, and a way past it for what no honest page sends. */
export interface Page extends Client<TestContract, TestEvents> {
  readonly link: Link
  /** Every text that main sent to this page. */
  readonly received: readonly string[]
  /** The ids of the calls that this page made, by its client or by hand. */
  readonly askedIds: ReadonlySet<number>
  /** Sends a text as it is. */
  readonly sendText: (text: string) => void
  /** Sends a call frame by hand and resolves with the frame that answers it. */
  readonly ask: (frame: { readonly id: number; readonly [key: string]: unknown }) => Promise<unknown>
  /** Resolves when the page has heard that its line is gone. */
  readonly closed: Promise<void>
}

/** Puts the renderer's client on a link and listens in on it. */
export function createPage(link: Link): Page {
  const received: string[] = []
  const askedIds = new Set<number>()
  const asked = new Map<number, (frame: unknown) => void>()
  const closed = Promise.withResolvers<undefined>()

  const client = createClient<TestContract, TestEvents>(
    {
      send: (text) => {
        askedIds.add((JSON.parse(text) as { id: number }).id)
        link.send(text)
      },
      onMessage: (listener) =>
        link.onMessage((text) => {
          received.push(text)
          const frame = JSON.parse(text) as { readonly id?: number }
          if (frame.id !== undefined) asked.get(frame.id)?.(frame)
          listener(text)
        }),
      onClose: (listener) =>
        link.onClose(() => {
          listener()
          closed.resolve(undefined)
        }),
      close: () => link.close(),
    },
    (name) => testContract[name].isMutation,
    randomUUID,
  )
  return {
    ...client,
    link,
    received,
    askedIds,
    sendText: (text) => link.send(text),
    ask: (frame) => {
      askedIds.add(frame.id)
      const answer = new Promise((resolve) => asked.set(frame.id, resolve))
      link.send(callText(frame))
      return answer
    },
    closed: closed.promise,
  }
}

/** A call frame as text, right but for what is said. An own key `__proto__` must be put into the text by hand. */
export function callText(parts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ v: 1, kind: 'call', id: 1, name: 'echo.ask', body: { text: 'x' }, ...parts })
}

/** How a call that should fail failed; throws when it did not, or failed otherwise than a call may. */
export async function failureOf(call: Promise<unknown>): Promise<CallFailed> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome instanceof CallFailed) return outcome
  throw new Error('The call did not fail as calls fail', { cause: outcome })
}
