import { frameText, parseMainFrame, type Link } from '../../main/contract/frame.ts'
import type { Contract, Events, Input, Reply } from '../../main/contract/procedure.ts'
import type * as z from 'zod'

/** How long a screen waits for an answer before it says so. */
const CALL_TIMEOUT_MS = 20_000

/** The id of the page's last call. Lines share it, so that a late answer on one is never taken for an answer on the next. */
let lastId = 0

/** Why a call got no reply: `closed` the line went, `timeout` no answer came, `fault` main failed and logged it under `faultId`. */
export class CallFailed extends Error {
  readonly reason: 'closed' | 'timeout' | 'fault'
  readonly faultId: string | undefined
  constructor(reason: 'closed' | 'timeout' | 'fault', faultId?: string) {
    super(faultId === undefined ? reason : `${reason} ${faultId}`)
    this.name = 'CallFailed'
    this.reason = reason
    this.faultId = faultId
  }
}

/** Calls the procedures of a contract over one link, and hears its events. */
export interface Client<C extends Contract, E extends Events> {
  /** Rejects with `CallFailed`. A call made again with the same `requestId` gets the first answer. */
  readonly call: <Name extends keyof C & string>(
    name: Name,
    input: Input<C[Name]>,
    requestId?: string,
  ) => Promise<Reply<C[Name]>>
  readonly on: <Name extends keyof E & string>(name: Name, listener: (payload: z.output<E[Name]>) => void) => void
}

/**
 * A client over a link. Answers are trusted: main has checked them, and sends nothing that does not fit its contract.
 * `newRequestId` makes the id of a mutation that the caller did not give one; `isMutation` says which calls are any.
 */
export function createClient<C extends Contract, E extends Events>(
  link: Link,
  isMutation: (name: keyof C & string) => boolean,
  newRequestId: () => string,
): Client<C, E> {
  const pending = new Map<
    number,
    { readonly call: PromiseWithResolvers<unknown>; readonly timer: ReturnType<typeof setTimeout> }
  >()
  const listeners = new Map<string, (payload: unknown) => void>()
  let isClosed = false

  const settle = (id: number, how: (call: PromiseWithResolvers<unknown>) => void) => {
    const waiting = pending.get(id)
    if (waiting === undefined) return
    pending.delete(id)
    clearTimeout(waiting.timer)
    how(waiting.call)
  }

  link.onClose(() => {
    isClosed = true
    for (const id of [...pending.keys()]) settle(id, (call) => call.reject(new CallFailed('closed')))
  })
  link.onMessage((text) => {
    const frame = parseMainFrame(text)
    if (frame === undefined) return
    if (frame.kind === 'event') listeners.get(frame.name)?.(frame.body)
    else if (frame.kind === 'reply') settle(frame.id, (call) => call.resolve(frame.body))
    else settle(frame.id, (call) => call.reject(new CallFailed('fault', frame.faultId)))
  })

  return {
    call: (name, input, requestId) => {
      if (isClosed) return Promise.reject(new CallFailed('closed'))
      const id = ++lastId
      const call = Promise.withResolvers<unknown>()
      const timer = setTimeout(() => settle(id, ({ reject }) => reject(new CallFailed('timeout'))), CALL_TIMEOUT_MS)
      pending.set(id, { call, timer })
      const mutation = isMutation(name) ? { requestId: requestId ?? newRequestId() } : {}
      link.send(frameText({ v: 1, kind: 'call', id, name, ...mutation, body: input }))
      return call.promise as Promise<Reply<C[typeof name]>>
    },
    on: (name, listener) => {
      listeners.set(name, listener as (payload: unknown) => void)
    },
  }
}
