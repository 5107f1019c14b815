/** How long nobody may act before the warning comes, and how long that stands. */
export interface IdleLimits {
  readonly quietMs: number
  readonly warningMs: number
}

/** How long the warning stands before the visit ends. */
const WARNING_MS = 20_000

/** Who reads large text takes longer over everything, the warning included. */
const SLOWER = 2

/** The limits of a municipality's setting. Source: ux.md 2.7. */
export function idleLimits(idleSeconds: number, isLarge: boolean): IdleLimits {
  const times = isLarge ? SLOWER : 1
  return { quietMs: times * idleSeconds * 1000, warningMs: times * WARNING_MS }
}

/** The part of a screen that says whether anybody is waited for. */
interface Watchable {
  readonly visitBeganAt: string | null
  readonly print: { readonly name: string; readonly waitingFor?: string | undefined } | null
  readonly scene: { readonly flow: string; readonly state: { readonly name: string } }
}

/**
 * Whether the visit ends when nobody acts. Not before it has begun; not while a sheet is on its way, nor while a page of others has the
 * screen, which closes by its own clock. A sheet that the printer holds back is not on its way: somebody has to see to it, and at the
 * end of the visit it is called back.
 */
export function isWatched({ visitBeganAt, print, scene }: Watchable): boolean {
  if (visitBeganAt === null) return false
  if (print?.name === 'printing' && print.waitingFor === undefined) return false
  return !(scene.flow === 'pay' && scene.state.name === 'outside')
}

/**
 * Where the watch over a visit stands, times by a clock that nobody can set: `off`; `quiet` until the warning is due; `warned` until the
 * visit ends; `over` it has to end now.
 */
export type IdleStage =
  | { readonly name: 'off' | 'over' }
  | { readonly name: 'quiet'; readonly untilMs: number }
  | { readonly name: 'warned'; readonly untilMs: number }

/** What the watch hears: a person did something, time went by, or a new screen came, on which the watch is on or off. */
export type IdleEvent =
  { readonly name: 'acted' | 'time-passed' } | { readonly name: 'screen'; readonly isWatched: boolean }

/**
 * The next stage. Only what a person does puts the warning off, any number of times; a screen that changed by itself does not, unless
 * the watch was off until then. However late the clock is looked at, the warning stands for its whole time.
 */
export function stepIdle(stage: IdleStage, event: IdleEvent, nowMs: number, limits: IdleLimits): IdleStage {
  const quiet: IdleStage = { name: 'quiet', untilMs: nowMs + limits.quietMs }
  switch (event.name) {
    case 'acted':
      return stage.name === 'off' ? stage : quiet
    case 'screen':
      if (!event.isWatched) return { name: 'off' }
      return stage.name === 'off' ? quiet : stage
    case 'time-passed':
      if (!('untilMs' in stage) || nowMs < stage.untilMs) return stage
      return stage.name === 'quiet' ? { name: 'warned', untilMs: nowMs + limits.warningMs } : { name: 'over' }
  }
}
