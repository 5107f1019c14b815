import { setTimeout as delay } from 'node:timers/promises'
import type { Strip } from '../../domain/outside-strip.ts'
import type { DevTools } from './devtools-pipe.ts'
import type { FirstPage, Place } from './launch.ts'

/** Keeps an outside window where it belongs. */
export interface OutsideWatch {
  /** Places the window on a strip of the screen. */
  readonly place: (strip: Strip) => Promise<void>
  readonly stop: () => void
}

/** How often is looked whether the window is in its strip: so long could a page show itself over our bar. */
const LOOK_MS = 250
/** How long a window manager may take to do as it was asked, and how often is looked meanwhile. */
const SETTLE_MS = 3_000
const SETTLE_LOOK_MS = 25
/** What a window manager may add or take at an edge. */
const TOLERANCE_PX = 4

interface Bounds {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly windowState: string
}

/**
 * Watches the window of an outside page. `onLost` hears when it got out of its strip, which only a page that means harm brings
 * about, or when the page has answered nothing for `hangMs`.
 */
export function watchOutside(
  devTools: DevTools,
  { sessionId, windowId, screen }: Pick<FirstPage, 'sessionId'> & Place,
  hangMs: number,
  onLost: () => void,
): OutsideWatch {
  let strip: Strip | undefined
  let isWaiting = false
  let unansweredMs = 0

  const isOutOfStrip = ({ left, top, width, height, windowState }: Bounds, { top: above, height: room }: Strip) =>
    windowState !== 'normal' ||
    top < above - TOLERANCE_PX ||
    top + height > above + room + TOLERANCE_PX ||
    left < -TOLERANCE_PX ||
    left + width > screen.width + TOLERANCE_PX

  async function isOutOf(wanted: Strip): Promise<boolean> {
    const { bounds } = (await devTools.send('Browser.getWindowBounds', { windowId })) as { bounds: Bounds }
    return isOutOfStrip(bounds, wanted)
  }
  async function look(): Promise<void> {
    const wanted = strip
    // While it is being placed it may be anywhere.
    if (wanted !== undefined && (await isOutOf(wanted)) && wanted === strip) onLost()
  }

  const timer = setInterval(() => {
    void look().catch(() => undefined)
    unansweredMs += LOOK_MS
    if (unansweredMs > hangMs) onLost()
    if (isWaiting) return
    isWaiting = true
    const isAnswered = () => {
      isWaiting = false
      unansweredMs = 0
    }
    // An error is an answer too: the page changed its document.
    devTools.send('Runtime.evaluate', { expression: '0' }, sessionId).then(isAnswered, isAnswered)
  }, LOOK_MS)

  return {
    place: async (wanted) => {
      strip = undefined
      const bounds = { left: 0, top: wanted.top, width: screen.width, height: wanted.height }
      await devTools.send('Browser.setWindowBounds', { windowId, bounds })
      for (let waitedMs = 0; waitedMs < SETTLE_MS && (await isOutOf(wanted)); waitedMs += SETTLE_LOOK_MS) {
        await delay(SETTLE_LOOK_MS)
      }
      strip = wanted
    },
    stop: () => clearInterval(timer),
  }
}
