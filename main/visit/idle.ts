import type { Screen } from '../contract/screen.ts'
import { idleLimits, isWatched, stepIdle, type IdleEvent, type IdleStage } from '../domain/idle.ts'
import type { Visit } from './visit.ts'

/** What the watch over a visit needs from the rest of the kiosk. */
export interface IdleParts {
  readonly visit: Pick<Visit, 'screen' | 'settings' | 'setIdle' | 'end'>
  /** Whether the person reads large text, and has longer. */
  readonly isLarge: () => boolean
  readonly now: () => Date
  /** Milliseconds by a clock that nobody can set. */
  readonly uptimeMs: () => number
  /** Runs once, so much later; returns what takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void
  /** Told of errors at the end of a visit. */
  readonly onFault: (error: unknown) => void
}

/** Ends visits from which people have walked away. */
export interface IdleWatch {
  /** A person did something, whatever came of it. */
  readonly acted: () => void
  /** A new screen came. */
  readonly hear: (screen: Screen) => void
  readonly close: () => void
}

/** How long a kiosk waits that has no settings yet. */
const DEFAULT_SECONDS = 90

/** Watches one visit: asks whether anybody is still there, and ends it when nobody says so. */
export function watchIdle(parts: IdleParts): IdleWatch {
  const { visit } = parts
  let stage: IdleStage = { name: 'off' }
  /** The one timer that runs; an act does not move it, so that a thousand acts cost nothing. */
  let timer: { readonly atMs: number; readonly cancel: () => void } | undefined

  const step = (event: IdleEvent): void => {
    const nowMs = parts.uptimeMs()
    const limits = idleLimits(visit.settings()?.idleSeconds ?? DEFAULT_SECONDS, parts.isLarge())
    const before = stage
    stage = stepIdle(stage, event, nowMs, limits)
    if (stage === before) return
    look(nowMs)
    // Each of these makes a new screen, which is heard while this one is still being told.
    if (stage.name === 'over') end()
    else if (stage.name === 'warned')
      visit.setIdle({ endsAt: new Date(parts.now().getTime() + limits.warningMs).toISOString() })
    else if (visit.screen().idle !== null) visit.setIdle(null)
  }

  const end = () => {
    try {
      visit.end()
    } catch (error) {
      parts.onFault(error)
    }
  }

  function look(nowMs: number): void {
    const untilMs = 'untilMs' in stage ? stage.untilMs : undefined
    if (untilMs === undefined || (timer !== undefined && timer.atMs > untilMs)) {
      timer?.cancel()
      timer = undefined
    }
    if (untilMs === undefined || timer !== undefined) return
    const cancel = parts.after(untilMs - nowMs, () => {
      timer = undefined
      step({ name: 'time-passed' })
      // It was set for an earlier hour than what holds now.
      look(parts.uptimeMs())
    })
    timer = { atMs: untilMs, cancel }
  }

  return {
    acted: () => step({ name: 'acted' }),
    hear: (screen) => step({ name: 'screen', isWatched: isWatched(screen) }),
    close: () => timer?.cancel(),
  }
}
