import type { Log } from '../log/log.ts'

/** A clock that is further off than this is an alarm: people read the time on papers. */
const ALARM_MS = 120_000

/** An answer that took longer says too little: half of the way is the error of the estimate. */
const MAX_ROUND_TRIP_MS = 2_000

/** How far the clock of the centre is ahead of the kiosk's; for display and alarm only, never written into data. */
export interface ClockWatch {
  /** What was found last, in milliseconds; undefined before. */
  readonly offsetMs: () => number | undefined
  /** An answer that the centre gave at `serverTime`, asked for at `askedAt` by the kiosk's clock, came after so long. */
  readonly heard: (answer: {
    readonly askedAt: Date
    readonly roundTripMs: number
    readonly serverTime: string
  }) => void
}

/** A watch that logs once when the clock is off by more than two minutes, and again when it is so after having been right. */
export function createClockWatch(log: Log): ClockWatch {
  let offsetMs: number | undefined
  let isOff = false
  return {
    offsetMs: () => offsetMs,
    heard: ({ askedAt, roundTripMs, serverTime }) => {
      if (roundTripMs > MAX_ROUND_TRIP_MS) return
      offsetMs = Math.round(Date.parse(serverTime) - askedAt.getTime() - roundTripMs / 2)
      const wasOff = isOff
      isOff = Math.abs(offsetMs) > ALARM_MS
      if (isOff && !wasOff) log('clock.off', { offsetMs })
    },
  }
}
