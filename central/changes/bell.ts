/** Wakes the pulls of this process that wait for the municipality's feed to grow. It says that, and never what, has changed. */
export interface Bell {
  readonly ring: () => void
  /** Calls `heard` at every ring, until the answer is called. */
  readonly listen: (heard: () => void) => () => void
}

/** A bell that nobody has rung yet. */
export function createBell(): Bell {
  const hearers = new Set<() => void>()
  return {
    ring: () => {
      for (const heard of hearers) heard()
    },
    listen: (heard) => {
      // Its own function, so that one who listens twice is taken off once.
      const hearer = () => heard()
      hearers.add(hearer)
      return () => void hearers.delete(hearer)
    },
  }
}
