/** A window that is opened again when it goes away by itself. */
export interface KeptWindow<Window> {
  /** Resolves when it stands for the first time; rejects when it does not come up. */
  readonly opened: Promise<void>
  /** The window that stands, or stood last. */
  readonly window: () => Window | undefined
  /** It is not opened again; resolves when none is just being opened. */
  readonly stop: () => Promise<void>
}

/** Windows that go away by themselves are opened again, so often in a row; one that stood for so long begins a new row. */
const MAX_REOPENINGS = 3
const STOOD_MS = 60_000

/** Opens a window and keeps it open; `onFailed` hears why it could not be opened again, or that it is not. */
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
      if (isStopped) return
      if (++reopenings > MAX_REOPENINGS) return onFailed(new Error('The window went away too often'))
      // In a later turn: a program that ends closes its windows first, and Electron does not end while there is a new one.
      setImmediate(() => {
        if (isStopped) return
        opening = openNext()
        opening.catch(onFailed)
      })
    })
  }
  const opened = openNext()
  let opening = opened
  return {
    opened,
    window: () => window,
    stop: async () => {
      isStopped = true
      await opening.catch(() => undefined)
    },
  }
}
