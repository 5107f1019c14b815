import { frameText, parseCallFrame, type CallFrame, type Link, type MainFrame } from '../../main/contract/frame.ts'
import type { Screen } from '../../main/contract/screen.ts'

/** What main says to a call: an answer, a fault with its id, or nothing at all. */
export type Answer =
  { readonly ok: true } | { readonly ok: false; readonly refusal: string } | { readonly faultId: string } | 'silence'

/** Stands in for main at the end of the wire, and does what a test tells it. */
export interface ScriptedMain {
  readonly onLink: (link: Link) => void
  /** Shows a screen, now and to every page that comes. */
  readonly show: (screen: Screen) => void
  /** Every mutation that came, over whatever line, in order. */
  readonly calls: CallFrame[]
  /** How the next calls of a name are answered; `{ ok: true }` unless told. */
  readonly answer: (name: string, answer: Answer) => void
  /** Resolves with the calls of a name as soon as there are so many. */
  readonly called: (name: string, times: number) => Promise<readonly CallFrame[]>
  /** Breaks the line. */
  readonly drop: () => void
  /** Forgets all calls and answers. */
  readonly reset: () => void
}

/** A main that begins with a screen. */
export function scriptedMain(first: Screen): ScriptedMain {
  const calls: CallFrame[] = []
  const answers = new Map<string, Answer>()
  const watchers = new Set<() => void>()
  let live: Link | undefined
  let screen = first
  let revision = first.revision

  const tell = (link: Link, frame: MainFrame) => link.send(frameText(frame))
  const reply = (link: Link, { id, name }: CallFrame) => {
    const answer = answers.get(name) ?? { ok: true }
    if (name === 'screen.current') tell(link, { v: 1, kind: 'reply', id, body: { ok: true, value: screen } })
    else if (answer === 'silence') return
    else if ('faultId' in answer) tell(link, { v: 1, kind: 'fault', id, faultId: answer.faultId })
    else tell(link, { v: 1, kind: 'reply', id, body: answer.ok ? { ok: true, value: {} } : answer })
  }

  return {
    calls,
    onLink: (link) => {
      live = link
      link.onMessage((text) => {
        const call = parseCallFrame(text)
        if (call === undefined) throw new Error('A frame that main would refuse')
        // That somebody is there is told by the clock: on a slow machine in the middle of a test.
        if (call.name !== 'screen.current' && call.name !== 'visit.still-here') calls.push(call)
        reply(link, call)
        for (const look of watchers) look()
      })
    },
    show: (next) => {
      screen = { ...next, revision: ++revision }
      if (live !== undefined) tell(live, { v: 1, kind: 'event', name: 'screen.changed', body: screen })
    },
    answer: (name, answer) => answers.set(name, answer),
    called: (name, times) =>
      new Promise((resolve) => {
        const look = () => {
          const found = calls.filter((call) => call.name === name)
          if (found.length < times) return
          watchers.delete(look)
          resolve(found)
        }
        watchers.add(look)
        look()
      }),
    drop: () => live?.close(),
    reset: () => {
      calls.splice(0)
      answers.clear()
    },
  }
}
