import type { OutsideKey } from '../domain/outside-keys.ts'
import type { Language } from '../domain/visit.ts'

/** The page of somebody else that a person is sent to: where it begins, and by which address it ends. */
export interface OutsideVisit {
  /** Its first address. */
  readonly address: string
  /** An address that begins so ends the visit; it is loaded first, since the centre hears by it how the visit ended. */
  readonly returnPrefix: string
  /** What its pages are asked to speak. */
  readonly language: Language
}

/**
 * Why an outside page is gone: `returned` when it came to its return address and got an answer there; `failed` when its first page could not be
 * shown; `gone` when its window went away, hangs or got out of its strip, or its return address did not answer.
 */
export type OutsideEnd = 'returned' | 'failed' | 'gone'

/** What is heard of an outside page. */
export interface OutsideEvents {
  /** The host whose page is now shown, for the bar above it. */
  readonly onHost: (host: string) => void
  /** It is over by itself; called once, and not after `close`. The caller still closes it. */
  readonly onEnd: (end: OutsideEnd) => void
}

/** An outside page that has the strip between our bar and our keyboard. */
export interface OutsidePage {
  /** Types into whatever has its focus, also in a frame of another site. */
  readonly press: (key: OutsideKey) => Promise<void>
  /** Gives it the room that a folded keyboard leaves, or takes it. */
  readonly setKeyboard: (isOpen: boolean) => Promise<void>
  /** Ends it: window and process are gone when the promise resolves, and with them its profile: cookies, cache, storage. */
  readonly close: () => Promise<void>
}

/**
 * Shows pages of others: in a profile of its own that nothing of ours can be reached from, and that is gone afterwards. Hosts on loopback and private
 * addresses are never reached, but for those of the visit's own two addresses. Rejects when no page can be shown.
 */
export type OpenOutsidePage = (visit: OutsideVisit, events: OutsideEvents) => Promise<OutsidePage>
