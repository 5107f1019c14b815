/** How many addresses are counted at once: beyond them the counts begin again, since memory is finite and strangers are not. */
const MAX_ADDRESSES = 10_000

/** Counts what each address asks for within a minute. */
export interface VisitorLimit {
  /** Counts one question of an address; false when it has asked too much. */
  readonly lets: (address: string) => boolean
}

/** A limit of `perMinute` questions for each address, kept in this process. */
export function visitorLimit(perMinute: number, now: () => Date): VisitorLimit {
  const counts = new Map<string, number>()
  let minute = 0
  return {
    lets: (address) => {
      const current = Math.floor(now().getTime() / 60_000)
      if (current !== minute || counts.size >= MAX_ADDRESSES) counts.clear()
      minute = current
      const count = (counts.get(address) ?? 0) + 1
      counts.set(address, count)
      return count <= perMinute
    },
  }
}
