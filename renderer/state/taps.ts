import { LARGEST_CONTACT_PX, REST_MS } from './tap-limits.ts'

/** What the guard is told, and how it is taken away. */
export interface Taps {
  /** What lies under the finger has changed. */
  readonly rest: () => void
  readonly end: () => void
}

/**
 * Lets through only taps that somebody means: none within `REST_MS` of a change, none of a palm or of several contacts at once, no second
 * half of a double click whose first half did something else. Holding a finger down presses like a tap, opens no menu, selects and drags
 * nothing. A finger presses as it is lifted, and leaves the focus where it is: the click that a browser makes of a tap comes a frame or two
 * later. Keyboard, switch and scanner are not slowed. `now` is the clock of the time stamps of events.
 */
export function guardTaps(page: Window, now: () => number): Taps {
  const contacts = new Map<number, { isMeant: boolean }>()
  /** The contact that was lifted last, and so the one that a click is of. */
  let lifted: { readonly pointerId: number; readonly isMeant: boolean } | undefined
  let restedAt = Number.NEGATIVE_INFINITY
  let changes = 0
  let changesAtClick = 0

  const isLarge = ({ width, height }: PointerEvent) => Math.max(width, height) > LARGEST_CONTACT_PX
  const onDown = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') return
    const isAlone = contacts.size === 0
    for (const other of contacts.values()) other.isMeant = false
    const isRested = event.timeStamp >= restedAt + REST_MS
    contacts.set(event.pointerId, { isMeant: isAlone && isRested && !isLarge(event) })
  }
  const onMove = (event: PointerEvent) => {
    const contact = contacts.get(event.pointerId)
    if (contact !== undefined && isLarge(event)) contact.isMeant = false
  }
  const onUp = ({ pointerId }: PointerEvent) => {
    const contact = contacts.get(pointerId)
    contacts.delete(pointerId)
    if (contact !== undefined) lifted = { pointerId, isMeant: contact.isMeant }
  }
  const onTouchEnd = (event: TouchEvent) => {
    const pressed = event.target instanceof Element ? event.target.closest('button:enabled, a') : null
    // Once the touch scrolls it can no longer be taken over, and presses nothing.
    if (pressed === null || !event.cancelable) return
    event.preventDefault()
    const [touch] = event.changedTouches
    if (touch === undefined || event.touches.length > 0 || lifted?.isMeant !== true) return
    if (!pressed.contains(page.document.elementFromPoint(touch.clientX, touch.clientY))) return
    const { pointerId } = lifted
    const options = { bubbles: true, cancelable: true, composed: true, view: page, detail: 1 }
    pressed.dispatchEvent(new PointerEvent('click', { ...options, pointerType: 'touch', pointerId }))
  }
  const isMeant = ({ pointerType, pointerId, detail }: PointerEvent): boolean => {
    if (pointerType === 'touch' || pointerType === 'pen') return lifted?.pointerId !== pointerId || lifted.isMeant
    if (detail > 1) return changes === changesAtClick
    if (detail === 1) changesAtClick = changes
    return true
  }
  const onClick = (event: Event) => {
    if (event instanceof PointerEvent && !isMeant(event)) stop(event)
  }
  const stop = (event: Event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const stopOutsideFields = (event: Event) => {
    if (!(event.target instanceof Element && event.target.closest('input, textarea') !== null)) event.preventDefault()
  }

  const listeners = [
    ['pointerdown', onDown],
    ['pointermove', onMove],
    ['pointerup', onUp],
    ['pointercancel', onUp],
    ['touchend', onTouchEnd],
    ['click', onClick],
    ['contextmenu', stop],
    ['dragstart', stop],
    ['selectstart', stopOutsideFields],
  ] as const
  for (const [name, listener] of listeners)
    page.addEventListener(name, listener as EventListener, { capture: true, passive: false })
  return {
    rest: () => {
      restedAt = now()
      changes += 1
    },
    end: () => {
      for (const [name, listener] of listeners)
        page.removeEventListener(name, listener as EventListener, { capture: true })
    },
  }
}
