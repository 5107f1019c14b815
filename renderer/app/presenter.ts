import type { Screen } from '../../main/contract/screen.ts'

/** The pause before what a screen needs is asked for again; it doubles with each failure. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 4_000

/** What a presenter needs from the page around it. */
export interface PresenterNeeds {
  /** Whether everything is there that a screen needs. */
  readonly canShow: (screen: Screen) => boolean
  /** Fetches what a screen needs; rejects when it cannot be had. */
  readonly load: (screen: Screen) => Promise<void>
  /** Shows a screen, or that there is none. */
  readonly show: (screen: Screen | undefined) => void
  /** Hears why something could not be had. */
  readonly report: (error: unknown) => void
  readonly after: (delayMs: number, run: () => void) => void
}

/**
 * Shows each screen as soon as its parts are there; until then the one before stays. When they cannot be had the page says that it
 * waits, and goes on asking. Only the newest screen counts.
 */
export function createPresenter(needs: PresenterNeeds): (screen: Screen | undefined) => void {
  let newest = 0

  return (screen) => {
    const own = ++newest
    const fetchAndShow = (wanted: Screen, failures: number): void => {
      needs.load(wanted).then(
        () => {
          if (own === newest) needs.show(wanted)
        },
        (error: unknown) => {
          needs.report(error)
          if (own !== newest) return
          needs.show(undefined)
          needs.after(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures), () => {
            if (own === newest) fetchAndShow(wanted, failures + 1)
          })
        },
      )
    }
    if (screen === undefined || needs.canShow(screen)) needs.show(screen)
    else fetchAndShow(screen, 0)
  }
}
