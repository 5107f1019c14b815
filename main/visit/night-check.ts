/** How often it is looked whether the time has come. */
const LOOK_MS = 30 * 60_000

/** The hour of the night, by the clock of the place, in which there is nobody to wait for it. */
const HOUR = 3

/** Runs `check` once in every night in which nobody is at the kiosk, until the returned function is called. */
export function checkAtNight(parts: {
  readonly now: () => Date
  /** Runs once, so much later; returns what takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void
  readonly isSomebodyThere: () => boolean
  readonly check: () => void
}): () => void {
  let checkedOn = ''
  let stop = parts.after(LOOK_MS, look)
  return () => stop()

  function look(): void {
    stop = parts.after(LOOK_MS, look)
    const now = parts.now()
    const today = now.toDateString()
    if (now.getHours() !== HOUR || today === checkedOn || parts.isSomebodyThere()) return
    checkedOn = today
    parts.check()
  }
}
