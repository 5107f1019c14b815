import type { OpenOutsidePage } from '../outside-page/outside-page.ts'

/** What shows the kiosk's screens, and keeps the one secret that must not lie beside the data. */
export interface Shell {
  /** Opens the window on an address. `onGone` hears when it went away by itself; the caller decides what then. */
  readonly openWindow: (address: string, onGone: () => void) => Promise<ShellWindow>
  /** Shows a page of others in the strip that our page leaves free. */
  readonly openOutsidePage: OpenOutsidePage
}

/** An open window. */
export interface ShellWindow {
  readonly close: () => Promise<void>
}
