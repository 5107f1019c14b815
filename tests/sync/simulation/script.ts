import { seededRandom } from '../../fixtures/random-positions.ts'
import type { LineState, Weather } from './line.ts'

/** Something that is done to kiosk `kiosk`, or at the centre, so long after the start. */
export type Action = { readonly atMs: number } & (
  | { readonly what: 'print' | 'ticket' | 'look-up'; readonly kiosk: number; readonly count: number }
  | { readonly what: 'kill'; readonly kiosk: number; readonly forMs: number }
  | { readonly what: 'keep-copy' | 'put-copy-back' | 'revoke' | 'upgrade'; readonly kiosk: number }
  | { readonly what: 'disk'; readonly kiosk: number; readonly isFull: boolean }
  | { readonly what: 'paper'; readonly kiosk: number; readonly isThere: boolean }
  | { readonly what: 'clock'; readonly kiosk: number; readonly aheadMs: number }
  | { readonly what: 'line'; readonly kiosk: number; readonly state: LineState; readonly weather: Weather }
  | { readonly what: 'import'; readonly positions: readonly { readonly count: number; readonly amountCents: number }[] }
  | { readonly what: 'pay'; readonly count: number }
  | { readonly what: 'setting'; readonly value: string }
  | { readonly what: 'cache'; readonly mode: 'open' | 'none' }
  | { readonly what: 'new-feed'; readonly epoch: string }
)

/** How many kiosks a simulation has. */
export const KIOSKS = 5

/** How many different positions there are at most. */
const POSITIONS = 12

/** So much is done within so long, in bursts, since what happens at about the same time is what goes wrong. */
const LASTS_MS = 180_000
const ACTIONS = 60
const BURSTS = 20
const BURST_MS = 2_000

/** How often each thing is done, in proportion. */
const OFTEN = {
  print: 20,
  ticket: 16,
  import: 10,
  line: 14,
  kill: 8,
  pay: 5,
  setting: 4,
  'look-up': 4,
  disk: 4,
  'keep-copy': 4,
  'put-copy-back': 3,
  paper: 3,
  clock: 3,
  cache: 2,
  upgrade: 3,
  revoke: 1,
  'new-feed': 1,
} as const satisfies Record<Action['what'], number>

/** What happens in the simulation of this seed, in order. */
export function scriptOf(seed: number): readonly Action[] {
  const random = seededRandom(seed)
  const below = (count: number) => Math.floor(random() * count)
  const oneOf = <T>(...items: readonly T[]): T => items[below(items.length)] as T
  const whats = Object.entries(OFTEN).flatMap(([what, often]) =>
    Array.from({ length: often }, () => what as Action['what']),
  )

  const action = (atMs: number): Action => {
    const what = oneOf(...whats)
    const kiosk = below(KIOSKS)
    switch (what) {
      case 'print':
      case 'ticket':
      case 'look-up':
        return { atMs, what, kiosk, count: below(POSITIONS) }
      case 'kill':
        return { atMs, what, kiosk, forMs: oneOf(1, 1_000, 60_000) }
      case 'keep-copy':
      case 'put-copy-back':
      case 'upgrade':
      case 'revoke':
        return { atMs, what, kiosk }
      case 'disk':
        return { atMs, what, kiosk, isFull: oneOf(true, false) }
      case 'paper':
        return { atMs, what, kiosk, isThere: oneOf(true, false) }
      case 'clock':
        return { atMs, what, kiosk, aheadMs: oneOf(0, 30_000, -30_000, 86_400_000, -86_400_000) }
      case 'line': {
        const weather = { longestMs: oneOf(20, 500, 20_000), loss: oneOf(0, 0.1, 0.4), twice: oneOf(0, 0.3) }
        return { atMs, what, kiosk, state: oneOf('up', 'up', 'up', 'cut', 'deaf', 'mute'), weather }
      }
      case 'import': {
        const counts = new Set(Array.from({ length: 1 + below(4) }, () => below(POSITIONS)))
        return { atMs, what, positions: [...counts].map((count) => ({ count, amountCents: 1 + below(9) })) }
      }
      case 'pay':
        return { atMs, what, count: below(POSITIONS) }
      case 'setting':
        return { atMs, what, value: `Comune ${below(9)}` }
      case 'cache':
        return { atMs, what, mode: oneOf('open', 'none') }
      case 'new-feed':
        return { atMs, what, epoch: `feed ${below(1_000_000)}` }
    }
  }
  const bursts = Array.from({ length: BURSTS }, () => below(LASTS_MS))
  const moments = Array.from({ length: ACTIONS }, () => oneOf(...bursts) + below(BURST_MS))
  return moments.toSorted((one, other) => one - other).map(action)
}
