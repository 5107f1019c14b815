/** How much of the view one press moves: what was at its edge stays to be seen. */
const PRESS = 0.8

/** What a scroller knows of its view. */
export interface Scroll {
  /** Attaches to the element that scrolls; its first child is what is scrolled, and the buttons are beside it. */
  readonly view: (element: HTMLElement) => () => void
  /** Whether there is anything to scroll. */
  readonly isLong: boolean
  /** Nothing is to be scrolled beside the buttons, and would be without them: they keep their room, or they would come and go for ever. */
  readonly keepsRoom: boolean
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
  let keepsRoom = $state(false)

  const measure = () => {
    if (shown === undefined) return
    above = shown.scrollTop
    below = shown.scrollHeight - shown.clientHeight - shown.scrollTop
    keepsRoom = above + below <= 1 && isLongAlone(shown)
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
    get keepsRoom() {
      return keepsRoom
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

/** Whether there would be something to scroll in this view if the buttons beside it were not there. */
function isLongAlone(view: HTMLElement): boolean {
  const buttons = view.nextElementSibling
  if (!(buttons instanceof HTMLElement)) return false
  buttons.style.display = 'none'
  const isLong = view.scrollHeight > view.clientHeight + 1
  buttons.style.display = ''
  return isLong
}
