/** How much of the view one press moves: what was at its edge stays to be seen. */
const PRESS = 0.8

/** What a scroller knows of its view. */
export interface Scroll {
  /** Attaches to the element that scrolls; its first child is what is scrolled. */
  readonly view: (element: HTMLElement) => () => void
  /** Whether there is anything to scroll. */
  readonly isLong: boolean
  readonly hasMoreAbove: boolean
  readonly hasMoreBelow: boolean
  /** Moves on (1) or back (-1) by one press. */
  readonly by: (direction: 1 | -1) => void
}

/** Follows how far an element is scrolled, and how far it can be. */
export function createScroll(): Scroll {
  let shown: HTMLElement | undefined
  let above = $state(0)
  let below = $state(0)

  const measure = () => {
    if (shown === undefined) return
    above = shown.scrollTop
    below = shown.scrollHeight - shown.clientHeight - shown.scrollTop
  }

  return {
    view: (element) => {
      shown = element
      const sizes = new ResizeObserver(measure)
      sizes.observe(element)
      if (element.firstElementChild !== null) sizes.observe(element.firstElementChild)
      element.addEventListener('scroll', measure, { passive: true })
      measure()
      return () => {
        sizes.disconnect()
        element.removeEventListener('scroll', measure)
      }
    },
    get isLong() {
      return above + below > 1
    },
    get hasMoreAbove() {
      return above > 1
    },
    get hasMoreBelow() {
      return below > 1
    },
    by: (direction) => {
      if (shown === undefined) return
      const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
      shown.scrollBy({ top: direction * PRESS * shown.clientHeight, behavior: isCalm ? 'instant' : 'smooth' })
    },
  }
}
