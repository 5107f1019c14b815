import type { Link } from '../contract/frame.ts'

/** A page asks for the screen and waits: more frames than this before anybody listens come from no page of ours. */
const MOST_HELD = 16

/** A link that keeps what arrives, and whether it was closed, for a listener that comes later. One that says too much meanwhile is closed. */
export function holdLink(link: Link): Link {
  const held: string[] = []
  let hear: ((text: string) => void) | undefined
  let heardClose: (() => void) | undefined
  let isClosed = false
  link.onMessage((text) => {
    if (hear !== undefined) hear(text)
    else if (held.length < MOST_HELD) held.push(text)
    else link.close()
  })
  link.onClose(() => {
    isClosed = true
    heardClose?.()
  })
  return {
    send: (text) => link.send(text),
    close: () => link.close(),
    onMessage: (listener) => {
      hear = listener
      for (const text of held.splice(0)) listener(text)
    },
    onClose: (listener) => {
      heardClose = listener
      if (isClosed) listener()
    },
  }
}
