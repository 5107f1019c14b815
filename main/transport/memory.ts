import type { Link } from '../contract/frame.ts'

/** Two ends of a line inside this process: what goes in at one comes out at the other, in order and not at once. */
export function memoryLinks(): { readonly screen: Link; readonly main: Link } {
  const ends = [createEnd(), createEnd()] as const
  let isOpen = true
  const close = () => {
    if (!isOpen) return
    isOpen = false
    for (const end of ends) queueMicrotask(() => end.closed())
  }
  const linkOf = (own: End, other: End): Link => ({
    send: (text) => queueMicrotask(() => isOpen && other.message(text)),
    onMessage: (listener) => (own.message = listener),
    onClose: (listener) => (own.closed = listener),
    close,
  })
  return { screen: linkOf(ends[0], ends[1]), main: linkOf(ends[1], ends[0]) }
}

interface End {
  message: (text: string) => void
  closed: () => void
}

function createEnd(): End {
  return { message: () => undefined, closed: () => undefined }
}
