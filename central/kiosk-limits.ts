/** How much one kiosk may ask of one process of the centre. An honest one asks for a few things a second, and for five at once. */
export interface Limits {
  /** Questions under way at once, a pull that waits among them. */
  readonly atOnce: number
  readonly perSecond: number
  /** Questions that may come in one go after a time of silence. */
  readonly burst: number
}

/** Room for a first sync in pages, which is as fast as the line; not for a program gone wild. */
const USUAL: Limits = { atOnce: 8, perSecond: 100, burst: 300 }

/** Counts what each kiosk asks. */
export interface KioskLimits {
  /** Lets one question in, until `leave` is called; false when the kiosk asks too much. */
  readonly enter: (kioskId: string) => boolean
  readonly leave: (kioskId: string) => void
}

interface Count {
  underWay: number
  /** Questions that may still come now. */
  left: number
  atMs: number
}

/** Limits for each kiosk by itself, so that one gone wild takes nothing from the others; kept in this process. */
export function kioskLimits(now: () => Date, { atOnce, perSecond, burst }: Limits = USUAL): KioskLimits {
  const counts = new Map<string, Count>()
  return {
    enter: (kioskId) => {
      const nowMs = now().getTime()
      const count = counts.get(kioskId) ?? { underWay: 0, left: burst, atMs: nowMs }
      counts.set(kioskId, count)
      const passedMs = Math.max(0, nowMs - count.atMs)
      count.left = Math.min(burst, count.left + (passedMs * perSecond) / 1000)
      count.atMs = nowMs
      if (count.underWay >= atOnce || count.left < 1) return false
      count.left -= 1
      count.underWay += 1
      return true
    },
    leave: (kioskId) => {
      const count = counts.get(kioskId)
      if (count !== undefined) count.underWay = Math.max(0, count.underWay - 1)
    },
  }
}
