/** One key as it arrives: `key` as in `KeyboardEvent.key`, `atMs` its time stamp, `isRepeat` when it is held down. */
export interface Keystroke {
  readonly key: string
  readonly atMs: number
  readonly isRepeat: boolean
}

/** What the keys so far may become. */
export interface Burst {
  readonly text: string
  readonly lastAtMs: number
}

/** What became of keys: a whole `scan`, or `typed` by a person. */
export type Collected = { readonly kind: 'scan' | 'typed'; readonly text: string }

/** The keys so far, and what has just become of those before. */
export interface Step {
  readonly burst: Burst
  readonly collected?: Collected
}

/** No key has arrived. */
export const noBurst: Burst = { text: '', lastAtMs: Number.NEGATIVE_INFINITY }

/** The longest pause between two keys of a scanner before it has proved to be one: nobody types six keys at this pace. */
export const SCANNER_PACE_MS = 40
/** A pause that ends a burst; a scanner that has proved itself may stutter for less. */
export const BURST_END_MS = 120
/** How long silence lasts before it counts as such a pause: on a busy machine keys come late, and their time stamps tell the pace. */
export const SILENCE_MS = 400
/** The fewest characters of a scan. */
export const FEWEST_CHARACTERS = 6
/** The most characters of a scan; what follows is lost, and the code is then a half one. */
export const MOST_CHARACTERS = 1000

/**
 * The next step of telling a scanner, a keyboard that types fast, from a person. A scan has at least six characters, each less than
 * 40 ms after the one before (120 ms from the sixth on), and ends with Enter, Tab or a pause of 120 ms: after `SILENCE_MS` without a key
 * ask `endBurst`. Keys held down are a person's; keys that write nothing (Shift, arrows …) are passed over.
 */
export function collectKey(burst: Burst, { key, atMs, isRepeat }: Keystroke): Step {
  const isEnd = key === 'Enter' || key === 'Tab'
  if (!isEnd && Array.from(key).length !== 1) return { burst }
  const pauseMs = atMs - burst.lastAtMs
  const isSamePace = pauseMs < (isProved(burst) ? BURST_END_MS : SCANNER_PACE_MS) && !isRepeat
  if (isEnd) return endBurst(burst)
  if (isSamePace) return { burst: { text: `${burst.text}${key}`.slice(0, MOST_CHARACTERS), lastAtMs: atMs } }
  return { ...endBurst(burst), burst: { text: key, lastAtMs: isRepeat ? Number.NEGATIVE_INFINITY : atMs } }
}

/** Ends a burst, as after a pause: a scan when it was long enough, else what a person typed. */
export function endBurst(burst: Burst): Step {
  if (burst.text === '') return { burst: noBurst }
  return { burst: noBurst, collected: { kind: isProved(burst) ? 'scan' : 'typed', text: burst.text } }
}

/** Whether so many keys came so fast that no person can have typed them. */
export function isProved(burst: Burst): boolean {
  return burst.text.length >= FEWEST_CHARACTERS
}
