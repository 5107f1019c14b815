/** How many askers are counted at once: beyond them the counts begin again, since memory is finite and strangers are not. */
const MAX_ASKERS = 10_000

/** Counts what each asker asks for within a span of time. */
export interface RateLimit {
  /** Counts one question of an asker; false when it has asked too much. */
  readonly lets: (asker: string) => boolean
}

/** A limit of `most` questions for each asker in each span of `perMs`, kept in this process. */
export function rateLimit(most: number, perMs: number, now: () => Date): RateLimit {
  const counts = new Map<string, number>()
  let span = 0
  return {
    lets: (asker) => {
      const current = Math.floor(now().getTime() / perMs)
      if (current !== span || counts.size >= MAX_ASKERS) counts.clear()
      span = current
      const count = (counts.get(asker) ?? 0) + 1
      counts.set(asker, count)
      return count <= most
    },
  }
}
