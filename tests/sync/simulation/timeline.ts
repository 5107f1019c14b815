import { setImmediate } from 'node:timers/promises'

/**
 * Time that passes only when it is let pass. All that happens in a simulation stands in this one line and happens alone, so that
 * the same causes always have the same consequences.
 */
export interface Timeline {
  readonly nowMs: () => number
  /** Happens so much later, after what was asked for earlier for the same moment; the answer takes it back. */
  readonly after: (delayMs: number, happen: () => void | Promise<void>) => () => void
  /** Ends early, without throwing, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Lets the next thing happen, and waits until everybody has said what he wants then; false when nothing is left to happen. */
  readonly step: () => Promise<boolean>
}

/** A time line that begins at a moment, in milliseconds since 1970. */
export function createTimeline(startMs: number): Timeline {
  /** In the order in which it was asked for. */
  const coming = new Set<{ readonly atMs: number; readonly happen: () => void | Promise<void> }>()
  let nowMs = startMs

  const after: Timeline['after'] = (delayMs, happen) => {
    const one = { atMs: nowMs + delayMs, happen }
    coming.add(one)
    return () => void coming.delete(one)
  }
  return {
    nowMs: () => nowMs,
    after,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const takeBack = after(ms, resolve)
        const wake = () => {
          takeBack()
          resolve()
        }
        if (signal.aborted) wake()
        else signal.addEventListener('abort', wake)
      }),
    step: async () => {
      let next: { readonly atMs: number; readonly happen: () => void | Promise<void> } | undefined
      for (const one of coming) if (next === undefined || one.atMs < next.atMs) next = one
      if (next === undefined) return false
      coming.delete(next)
      nowMs = next.atMs
      await next.happen()
      // Whoever lives here waits for this line alone, so all that is left to be said is said in this turn of the event loop.
      await setImmediate()
      return true
    },
  }
}
