import type { Scene, Screen } from './contract/screen.ts'
import { errorFields, type Log } from './log/log.ts'
import type { DispatchPorts, Dispatcher } from './transport/dispatch.ts'
import { watchIdle, type IdleParts } from './visit/idle.ts'
import { createVisit, type Visit } from './visit/visit.ts'

/** The kiosk between two changes of who it is: it waits for a code, serves a municipality, or is out of service. */
export interface Life {
  readonly visit: Visit
  readonly dispatcher: Dispatcher
  /** A person did something, whatever came of it. */
  readonly acted: () => void
  /** Loads what papers are drawn with, so that the first one does not wait for it. */
  readonly preparePapers: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What every life has from the kiosk. */
export interface LifeParts extends Omit<IdleParts, 'visit' | 'isLarge' | 'onFault'> {
  readonly log: Log
  readonly newId: () => string
  readonly screenWidthMm?: number | undefined
  /** Hears every new screen of this life. */
  readonly onScreen: (screen: Screen) => void
  /** Rises with every call, over all lives. */
  readonly nextRevision: () => number
  readonly dispatchPorts: DispatchPorts
  readonly onFault: (what: string, error: unknown) => void
}

/** The visit of a life, and the watch that ends it when nobody is there. `home` is its first screen, also after each end. */
export function createFront(parts: LifeParts, home?: () => Scene) {
  const visit = createVisit({
    now: parts.now,
    newVisitId: parts.newId,
    screenWidthMm: parts.screenWidthMm,
    nextRevision: parts.nextRevision,
    ...(home !== undefined && { home }),
    onScreen: (screen) => {
      parts.onScreen(screen)
      idle.hear(screen)
    },
  })
  const idle = watchIdle({
    ...parts,
    visit,
    isLarge: () => visit.screen().look.isLarge,
    onFault: (error) => parts.onFault('idle', error),
  })
  return { visit, idle }
}

/** Has a dispatcher forget its answers when a visit ends, and logs that end. */
export function forgetAtEnd(visit: Visit, dispatcher: Dispatcher, log: Log): void {
  visit.onEnd(({ durationMs }) => {
    dispatcher.forgetAnswers()
    log('visit.ended', { durationMs })
  })
}

/** Logs an error of work that nobody waits for. */
export function faultLog(log: Log): LifeParts['onFault'] {
  return (what, error) => log('background.failed', { what, ...errorFields(error) })
}
