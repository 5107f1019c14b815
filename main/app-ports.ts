import type { KioskStore } from '../db/kiosk/client.ts'
import type { Fonts } from './documents/page/fonts.ts'
import type { CentralAddress } from './identity/device.ts'
import type { Log } from './log/log.ts'
import type { OpenOutsidePage } from './outside-page/outside-page.ts'
import type { ConfiguredPrinter } from './printing/printers.ts'

/** Everything outside that the kiosk acts on, and the clocks: what a shell, or a test, picks. */
export interface AppPorts {
  readonly store: KioskStore
  readonly central: CentralAddress
  /** The default one first. */
  readonly printers: readonly ConfiguredPrinter[]
  /** The fonts of papers, parsed when they are first asked for. */
  readonly fonts: () => Promise<Fonts>
  readonly log: Log
  readonly now: () => Date
  /** Milliseconds by a clock that nobody can set. */
  readonly uptimeMs: () => number
  /** Ends early, without throwing, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Runs once, so much later; returns what takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void
  readonly random: () => number
  readonly newId: () => string
  /** So many bytes that nobody can guess. */
  readonly randomBytes: (count: number) => Uint8Array
  /** What opens pages of others beside ours; undefined while there is no window, and screens show a link instead. */
  readonly outsidePages: () => OpenOutsidePage | undefined
  readonly screenWidthMm?: number | undefined
  /** The code with which a kiosk enrols that is not enrolled yet, or that has to be again; its screen asks for one otherwise. */
  readonly enrolmentCode?: string
}
