/** A clock that ticks every second, until the component that is being made goes away. */
export function createClock(now: () => Date): { readonly now: Date } {
  let time = $state.raw(now())
  $effect(() => {
    const timer = setInterval(() => (time = now()), 1000)
    return () => clearInterval(timer)
  })
  return {
    get now() {
      return time
    },
  }
}

/** A span as minutes and seconds, `03:12`; none is negative. */
export function minutesAndSeconds(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000))
  return [Math.floor(seconds / 60), seconds % 60].map((each) => String(each).padStart(2, '0')).join(':')
}
