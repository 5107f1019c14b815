import type { KioskContract, KioskEvents } from '../../main/contract/contract.ts'
import type { Link } from '../../main/contract/frame.ts'
import type { Input, QueryName, Reply } from '../../main/contract/procedure.ts'
import type { Screen } from '../../main/contract/screen.ts'
import { CallFailed, createClient, type Client } from './client.ts'

/** How long an act may wait for a new line before it is given up: what a person wanted then, nobody may want now. */
const ACT_LIFETIME_MS = 20_000
const SHORTEST_PAUSE_MS = 50
/** The jitter of the first pause before the line is opened again; it doubles with each failure. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000
/** How long the last screen stands without a line; then it goes, since nobody watches over it any more. */
const SCREEN_WITHOUT_LINE_MS = 3_000

/** What only asks, by name: the contract itself stays out of the page, with its schemas. */
const queries = { 'screen.current': true, 'visit.still-here': true } as const satisfies Readonly<
  Record<QueryName<KioskContract>, true>
>

/** The names of what changes something. */
export type ActName = Exclude<keyof KioskContract, 'screen.current'>

/** The outcome of an act; undefined when main failed or could not be reached, which the person is told by other means. */
export type ActReply<Name extends ActName> = Reply<KioskContract[Name]> | undefined

/** What a connection needs from the page around it. */
export interface ConnectionNeeds {
  /** Opens a line to main; rejects when there is none. */
  readonly openLink: () => Promise<Link>
  /** Hears every newer screen, and undefined when there is none to show. */
  readonly onScreen: (screen: Screen | undefined) => void
  /** Hears that an act failed: the id under which main logged it, or undefined when main did not answer. */
  readonly onFault: (faultId: string | undefined) => void
  readonly newRequestId: () => string
  /** A number from 0 up to 1, for the pauses. */
  readonly random: () => number
  readonly now: () => number
  readonly after: (delayMs: number, run: () => void) => void
}

/** The line to main: screens come down, acts go up. */
export interface Connection {
  /**
   * Does something in main. While the same act with the same input is under way, this is that act: a double tap is one. When the line
   * breaks the act is sent again over the next one, with its `requestId`, so that main does it once.
   */
  readonly act: <Name extends ActName>(name: Name, input: Input<KioskContract[Name]>) => Promise<ActReply<Name>>
}

type Caller = Client<KioskContract, KioskEvents>

/** Opens the line to main and keeps it open: a lost one is opened again after a pause with jitter. */
export function connect(needs: ConnectionNeeds): Connection {
  const underWay = new Map<string, Promise<unknown>>()
  let client = Promise.withResolvers<Caller>()
  let isOpen = false
  let failures = 0
  let lineCount = 0
  let lossCount = 0

  const open = async (): Promise<void> => {
    const line = ++lineCount
    let link: Link
    try {
      link = await needs.openLink()
    } catch {
      openAgain(line)
      return
    }
    const caller = createClient<KioskContract, KioskEvents>(
      {
        ...link,
        onClose: (clientHears) =>
          link.onClose(() => {
            clientHears()
            openAgain(line)
          }),
      },
      (name) => !Object.hasOwn(queries, name),
      needs.newRequestId,
    )
    // Revisions are counted by main, which may have been started anew: they compare only within one line.
    let revision = Number.NEGATIVE_INFINITY
    const show = (screen: Screen): void => {
      if (line !== lineCount || screen.revision < revision) return
      revision = screen.revision
      needs.onScreen(screen)
    }
    caller.on('screen.changed', show)
    try {
      const reply = await caller.call('screen.current', {})
      if (reply.ok) show(reply.value)
    } catch {
      link.close()
      openAgain(line)
      return
    }
    isOpen = true
    failures = 0
    client.resolve(caller)
  }

  const openAgain = (line: number): void => {
    if (line !== lineCount) return
    // From here on the old line says nothing any more.
    lineCount += 1
    if (isOpen) {
      isOpen = false
      client = Promise.withResolvers<Caller>()
      const loss = ++lossCount
      needs.after(SCREEN_WITHOUT_LINE_MS, () => {
        if (!isOpen && loss === lossCount) needs.onScreen(undefined)
      })
    }
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures)
    failures += 1
    needs.after(SHORTEST_PAUSE_MS + needs.random() * pauseMs, () => void open())
  }

  const send = async <Name extends ActName>(name: Name, input: Input<KioskContract[Name]>): Promise<ActReply<Name>> => {
    const requestId = needs.newRequestId()
    const beganAt = needs.now()
    for (;;) {
      const caller = await client.promise
      if (needs.now() - beganAt > ACT_LIFETIME_MS) return undefined
      try {
        return await caller.call(name, input, requestId)
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        if (error.reason === 'closed') continue
        needs.onFault(error.faultId)
        return undefined
      }
    }
  }

  void open()
  return {
    act: (name, input) => {
      const key = `${name} ${JSON.stringify(input)}`
      const known = underWay.get(key)
      if (known !== undefined) return known as Promise<ActReply<typeof name>>
      const act = send(name, input).finally(() => underWay.delete(key))
      underWay.set(key, act)
      return act
    },
  }
}
