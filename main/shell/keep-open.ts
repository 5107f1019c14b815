/** A window that is opened again when it goes away by itself. */
export interface KeptWindow<Window> {
  /** Resolves when it stands for the first time; rejects when it does not come up. */
  readonly opened: Promise<void>
  /** The window that stands, or stood last. */
  readonly window: () => Window | undefined
  /** It is not opened again. */
  readonly stop: () => void
}

/** Windows that go away by themselves are opened again, so often in a row; one that stood for so long begins a new row. */
const MAX_REOPENINGS = 3
const STOOD_MS = 60_000

/** Opens a window and keeps it open; `onFailed` hears why it could not be opened again. */
export function keepOpen<Window>(
  open: (onGone: () => void) => Promise<Window>,
  onFailed: (error: unknown) => void,
): KeptWindow<Window> {
  let window: Window | undefined
  let isStopped = false
  let reopenings = 0
  const openNext = async (): Promise<void> => {
    const openedAt = performance.now()
    window = await open(() => {
      if (performance.now() - openedAt > STOOD_MS) reopenings = 0
      if (isStopped || ++reopenings > MAX_REOPENINGS) return
      openNext().catch(onFailed)
    })
  }
  return {
    opened: openNext(),
    window: () => window,
    stop: () => {
      isStopped = true
    },
  }
}
