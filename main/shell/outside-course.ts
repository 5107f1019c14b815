import type { OutsideEnd, OutsideEvents, OutsideVisit } from '../outside-page/outside-page.ts'

/** How far the page of a visit has come, whatever shows it. */
export interface OutsideCourse {
  /** A document stands in the page, from this address. */
  readonly arrived: (url: string) => void
  /** The document that arrived last can be read. */
  readonly shown: () => void
  /** The page was to go to this address, and nothing answered there. */
  readonly unreachable: (url: string) => void
  /** The page went away, hangs, or is not where it belongs. */
  readonly lost: () => void
  /** Nothing more is told of it. */
  readonly stop: () => void
}

/** How long the first page of others may take to be shown. */
export const FIRST_PAGE_MS = 20_000

/** A page of others that answers nothing for so long hangs. */
export const HANG_MS = 10_000

/** Follows a visit to its end, which is told once, after `onOver`. The first page has `firstPageMs` to be shown. */
export function followVisit(
  visit: OutsideVisit,
  events: OutsideEvents,
  firstPageMs: number,
  onOver: () => void,
): OutsideCourse {
  let isOver = false
  let isShown = false
  const stop = () => {
    isOver = true
    clearTimeout(tooLate)
  }
  const finish = (how: OutsideEnd) => {
    if (isOver) return
    stop()
    onOver()
    events.onEnd(how)
  }
  const isReturn = (url: string) =>
    url.startsWith(visit.returnPrefix) && new URL(url).origin === new URL(visit.returnPrefix).origin
  const tooLate = setTimeout(() => {
    if (!isShown) finish('failed')
  }, firstPageMs)

  return {
    arrived: (url) => {
      // Documents made on the spot (`about:`, `blob:`) are of the host before.
      const { host } = new URL(url)
      if (host !== '' && !isOver) events.onHost(host)
      if (isReturn(url)) finish('returned')
    },
    shown: () => {
      isShown = true
    },
    unreachable: (url) => {
      if (!isShown) finish('failed')
      else if (isReturn(url)) finish('gone')
    },
    lost: () => finish('gone'),
    stop,
  }
}
