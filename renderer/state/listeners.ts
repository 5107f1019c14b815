/** Those who want to hear of something. */
export interface Listeners<Heard> {
  /** Adds one; returns its end. */
  readonly add: (hear: (heard: Heard) => void) => () => void
  readonly tell: (heard: Heard) => void
}

/** Listeners, none yet. */
export function createListeners<Heard>(): Listeners<Heard> {
  const all = new Set<(heard: Heard) => void>()
  return {
    add: (hear) => {
      all.add(hear)
      return () => all.delete(hear)
    },
    tell: (heard) => {
      for (const hear of all) hear(heard)
    },
  }
}
