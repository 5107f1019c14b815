/** What telling main of a person's presence needs. */
export interface PresenceNeeds {
  /** Tells main that somebody is there. */
  readonly tell: () => void
  /** Runs once, so much later; returns what takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void
}

/** Knows whether main has heard of the person in front of the screen. */
export interface Presence {
  /** A touch or a key. */
  readonly touched: () => void
  /** Something was done in main, which says as much. */
  readonly acted: () => void
}

/** How long a touch may wait until main is told: most of them become an act at once. */
const TELL_AFTER_MS = 2_000

/** Tells main of touches and keys that are no act, one in a few seconds at most. */
export function createPresence(needs: PresenceNeeds): Presence {
  let takeBack: (() => void) | undefined
  return {
    touched: () => {
      takeBack ??= needs.after(TELL_AFTER_MS, () => {
        takeBack = undefined
        needs.tell()
      })
    },
    acted: () => {
      takeBack?.()
      takeBack = undefined
    },
  }
}
