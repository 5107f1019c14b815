import type { Browser } from 'playwright'
import type { Rivals } from './rivals.ts'

/** Where the screens are measured: a running sandbox, a browser, and the rivals' pages beside them. */
export interface Place {
  /** The sandbox's folder. */
  readonly data: string
  /** The address that opens the kiosk. */
  readonly kiosk: string
  readonly browser: Browser
  readonly rivals: Rivals
  /** Gives out the number of a payable notice that nobody has used yet. */
  readonly notices: () => string
  readonly say: (line: string) => void
}

/** The glass that everything is measured on. */
export const GLASS = { width: 1080, height: 1920 } as const

/** How much slower than this machine the measured pages are made. */
export const THROTTLING = 4
