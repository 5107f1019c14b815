/** Wakes the pulls of this process that wait for the municipality's feed to grow. It says that, and never what, has changed. */
export interface Bell {
  readonly ring: () => void
  /** Calls `heard` for every ring, or once for rings that follow each other closely, until the answer is called. */
  readonly listen: (heard: () => void) => () => void
}

/** So many are woken at once. Hundreds of kiosks that wait, woken together, would keep everybody else waiting. */
const WOKEN_AT_ONCE = 10

/** A bell that nobody has rung yet. It rests after every few that it woke, so that others get a turn in between. */
export function createBell(rest: () => Promise<void> = () => Promise.resolve()): Bell {
  const hearers = new Set<() => void>()
  /** Those who have not heard of the newest ring yet, the one that waits longest first. */
  const sleeping = new Set<() => void>()
  let isWaking = false
  const wake = async (): Promise<void> => {
    if (isWaking) return
    isWaking = true
    let woken = 0
    for (const heard of sleeping) {
      sleeping.delete(heard)
      heard()
      woken += 1
      if (woken % WOKEN_AT_ONCE === 0) await rest()
    }
    isWaking = false
  }
  return {
    ring: () => {
      for (const heard of hearers) sleeping.add(heard)
      void wake()
    },
    listen: (heard) => {
      // Its own function, so that one who listens twice is taken off once.
      const hearer = () => heard()
      hearers.add(hearer)
      return () => {
        hearers.delete(hearer)
        sleeping.delete(hearer)
      }
    },
  }
}
