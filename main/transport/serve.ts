import { frameText, MAX_FRAME_BYTES, parseCallFrame, utf8Length, type Link, type MainFrame } from '../contract/frame.ts'
import type { Caller, Dispatcher } from './dispatch.ts'

/** How many calls one screen may have under way; an honest one has two or three. */
const MAX_CALLS_UNDER_WAY = 16

/** One screen on its link. */
export interface ServedLink {
  /** Tells the screen something by itself. */
  readonly tell: (name: string, body: unknown) => void
  readonly close: () => void
}

/** What serving a link reports. */
export interface ServePorts {
  readonly onClose: () => void
  /** A frame that is no call, too large, or one too many: the link is closed on it. */
  readonly onBadFrame: () => void
}

/**
 * Answers the calls that arrive on a link, whatever the transport. A peer that sends what no honest page sends loses its
 * link; a page reconnects and asks for the screen anew. Nothing is sent after the close.
 */
export function serveLink(link: Link, dispatcher: Dispatcher, caller: Caller, ports: ServePorts): ServedLink {
  let isOpen = true
  let underWay = 0

  const send = (frame: MainFrame) => {
    if (!isOpen) return
    const text = frameText(frame)
    if (utf8Length(text) > MAX_FRAME_BYTES) throw new Error(`A ${frame.kind} frame is larger than a frame may be`)
    link.send(text)
  }
  /** From here on the peer is not heard, even where its line takes time to go. */
  const hangUp = () => {
    isOpen = false
    link.close()
  }

  link.onClose(() => {
    isOpen = false
    ports.onClose()
  })
  link.onMessage((text) => {
    if (!isOpen) return
    const call = parseCallFrame(text)
    if (call === undefined || underWay >= MAX_CALLS_UNDER_WAY) {
      ports.onBadFrame()
      return hangUp()
    }
    underWay += 1
    void dispatcher
      .dispatch({ name: call.name, input: call.body, requestId: call.requestId }, caller)
      .then((answer) => {
        if (answer.kind === 'reply') send({ v: 1, kind: 'reply', id: call.id, body: answer.body })
        else send({ v: 1, kind: 'fault', id: call.id, faultId: answer.faultId })
      })
      .finally(() => {
        underWay -= 1
      })
  })

  return {
    tell: (name, body) => send({ v: 1, kind: 'event', name, body }),
    close: hangUp,
  }
}
