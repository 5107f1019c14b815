import type { CentralClient } from '../../../main/sync/central.ts'
import type { Answered } from '../../../main/sync/post-json.ts'
import type { Timeline } from './timeline.ts'

/**
 * Whether questions get through. `cut`: who asks hears at once that nobody is there. `deaf` and `mute` are lines that are open at one end
 * only: questions vanish, or they arrive and the answers vanish, and who asks waits until he gives up.
 */
export type LineState = 'up' | 'cut' | 'deaf' | 'mute'

/** What an open line does to what it carries: how long it keeps it at most, and how often it loses it or brings it twice (0 to 1). */
export interface Weather {
  readonly longestMs: number
  readonly loss: number
  readonly twice: number
}

/** A line that loses nothing. */
export const calm: Weather = { longestMs: 0, loss: 0, twice: 0 }

/** What the line of one run of a kiosk is made of. */
export interface LineParts {
  readonly timeline: Timeline
  /** Between 0 and 1, from a seed. */
  readonly random: () => number
  readonly state: () => LineState
  readonly weather: () => Weather
  /** Calls `hear` once when there is something new at the centre, unless it is taken back before. */
  readonly onNews: (hear: () => void) => () => void
  /** An effect begins: undefined when the kiosk dies of it, or what says that it is done, and whether the kiosk lives to hear of it. */
  readonly begin: (effect: string) => (() => boolean) | undefined
}

const UNREACHABLE = { ok: false, failure: 'unreachable' } as const

/** How long a kiosk waits for an answer that the centre need not wait for. */
const ANSWER_MS = 15_000

/** What is on its way is on its way for at least so long. */
const ROAD_MS = 10

/** A signal that nobody aborts: what is on its way arrives although whoever asked has given up or died. */
const NEVER = new AbortController().signal

type Ask = (...args: readonly unknown[]) => Promise<Answered<unknown>>

/**
 * The centre at the other end of a bad line: each question of a real client goes there as a whole, its token included, in the moment that the line
 * lets it. A pull that finds nothing is held back there until there is something or its time is over.
 */
export function overLine(client: CentralClient, parts: LineParts): CentralClient {
  const methods = Object.entries(client) as unknown as readonly (readonly [string, Ask])[]
  const carried = methods.map(([name, ask]) => [name, (...args: unknown[]) => carry(name, ask, args, parts)] as const)
  return Object.fromEntries(carried) as unknown as CentralClient
}

function carry(name: string, ask: Ask, args: readonly unknown[], parts: LineParts): Promise<Answered<unknown>> {
  const { timeline, random } = parts
  const { promise, resolve } = Promise.withResolvers<Answered<unknown>>()
  const done = parts.begin(name)
  if (done === undefined) return promise
  const waitMs = args.map(waitOf).find((ms) => ms !== undefined) ?? 0
  const patienceMs = args.find((arg) => typeof arg === 'number') ?? ANSWER_MS + waitMs
  const signal = args.find((arg) => arg instanceof AbortSignal)
  const travelMs = () => ROAD_MS + random() * parts.weather().longestMs
  const isLost = () => random() < parts.weather().loss

  const deliver = (answer: Answered<unknown>) => {
    stopWaiting()
    if (done()) resolve(answer)
  }
  const giveUp = () => deliver(UNREACHABLE)
  const stopWaiting = timeline.after(patienceMs, giveUp)
  if (signal?.aborted === true) giveUp()
  signal?.addEventListener('abort', giveUp)

  const arrive = async (mayWait: boolean): Promise<void> => {
    const answer = await wholeOf(await ask(...args.map(inNoHurry)))
    if (!done()) return
    if (mayWait && isEmptyPage(answer)) holdBack()
    else if (parts.state() === 'up' && !isLost()) timeline.after(travelMs(), () => deliver(answer))
  }
  const holdBack = () => {
    const takeTimeBack = timeline.after(waitMs, () => {
      forget()
      return arrive(false)
    })
    const forget = parts.onNews(() => {
      takeTimeBack()
      timeline.after(ROAD_MS, () => arrive(false))
    })
  }

  if (parts.state() === 'cut') timeline.after(ROAD_MS, giveUp)
  else if (parts.state() !== 'deaf') {
    if (!isLost()) timeline.after(travelMs(), () => arrive(waitMs > 0))
    if (random() < parts.weather().twice)
      timeline.after(2 * travelMs(), async () => {
        await wholeOf(await ask(...args.map(inNoHurry)))
      })
  }
  return promise
}

/** A stream travels as one: what is read of it later needs no more of the line, nor of any thread. */
async function wholeOf(answer: Answered<unknown>): Promise<Answered<unknown>> {
  if (!answer.ok || !isStream(answer.value)) return answer
  const chunks: Uint8Array[] = []
  for await (const chunk of answer.value) chunks.push(chunk)
  return { ok: true, value: inPieces(chunks) }
}

function isStream(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

async function* inPieces(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk)
}

/** How long a question lets the centre wait for something to answer. */
function waitOf(arg: unknown): number | undefined {
  return typeof arg === 'object' && arg !== null && 'waitMs' in arg ? Number(arg.waitMs) : undefined
}

/** The argument as it is asked in the moment of its arrival: the waiting and the giving up are done on this side. */
function inNoHurry(arg: unknown): unknown {
  if (arg instanceof AbortSignal) return NEVER
  if (typeof arg === 'number') return ANSWER_MS
  return waitOf(arg) === undefined ? arg : { ...(arg as object), waitMs: 0 }
}

function isEmptyPage(answer: Answered<unknown>): boolean {
  if (!answer.ok) return false
  const { changes } = answer.value as { readonly changes?: readonly unknown[] }
  return changes?.length === 0
}
