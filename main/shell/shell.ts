import type { Link } from '../contract/frame.ts'
import type { Log } from '../log/log.ts'
import type { OpenOutsidePage } from '../outside-page/outside-page.ts'

/** What a shell is given. */
export interface ShellParts {
  /** The folder of the built renderer. */
  readonly pages: string
  /** The municipality's crest as it is set; undefined when there is none, or not yet. */
  readonly crest: () => string | undefined
  /** A screen has come; the one before it is gone by then. */
  readonly onLink: (link: Link) => void
  readonly log: Log
}

/** What shows the kiosk's screens on a glass, and pages of others between them. */
export interface Shell {
  /** Where the screens are. */
  readonly address: string
  /** Resolves when the window stands, with nothing, or with why there is none though one was wanted. */
  readonly opened: Promise<string | undefined>
  /** Shows a page of others in the strip that our page leaves free; undefined while there is no window. */
  readonly outsidePages: () => OpenOutsidePage | undefined
  /** Resolves when the window is gone, and with it everything that it kept. */
  readonly close: () => Promise<void>
}

/** Opens a shell; its screens may be asked for before the kiosk is ready for them. */
export type OpenShell = (parts: ShellParts) => Promise<Shell>
