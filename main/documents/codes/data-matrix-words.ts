/** How many codewords a 48×48 symbol has for its text. */
export const TEXT_WORDS = 174

const PAD = 129
const LATCH = { c40: 230, edifact: 240 } as const
const UNLATCH_C40 = 254
/** Not a codeword, but the value that ends a run of six-bit characters. */
const UNLATCH_EDIFACT = 31

/** How a run of characters is written, from the end of the run before it. */
interface Run {
  readonly from: number
  readonly mode: 'ascii' | 'c40' | 'edifact'
}

/**
 * The codewords of a text in the fewest that there are, filled up to a 48×48 symbol; undefined where it does not fit. The text is of
 * printable ASCII; a RangeError says what is not. Source: ISO/IEC 16022, encodation schemes ASCII, C40 and EDIFACT (Text and Base 256
 * are never shorter for capitals, digits and stops, nor X12 than C40).
 */
export function dataMatrixWords(text: string): Uint8Array | undefined {
  const characters = Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20 || code > 0x7e) throw new RangeError('A Data Matrix is written of printable ASCII')
    return code
  })
  const runs = fewestRuns(characters)
  const words = runs.flatMap(([run, to]) => written(characters.subarray(run.from, to), run.mode))
  if (words.length > TEXT_WORDS) return undefined
  if (words.length === TEXT_WORDS && endsWithGroups(runs.at(-2))) words.splice(-2, 1)
  return Uint8Array.from({ length: TEXT_WORDS }, (_, index) => words[index] ?? padding(index, words.length))
}

/**
 * Whether a run ends with a codeword that does nothing but end it. Where just that one and another are left of the symbol, a reader takes
 * both for ASCII, so that it must not be there.
 */
function endsWithGroups(last: readonly [Run, number] | undefined): boolean {
  return last !== undefined && last[0].mode === 'edifact' && (last[1] - last[0].from) % 4 === 0
}

/** All padding but the first looks random, so that no pattern of the symbol's own comes about. */
function padding(index: number, length: number): number {
  if (index === length) return PAD
  const value = PAD + ((149 * (index + 1)) % 253) + 1
  return value > 254 ? value - 254 : value
}

/** A way to write the characters so far whose last run, begun at `from`, may go on; `count` is what it takes were it to end here. */
interface Open {
  readonly from: number
  readonly count: number
}

/**
 * The runs that take the fewest codewords, each with its end. Between two runs the encodation is ASCII, and so it is at the end. Of the
 * runs that may go on, one for each place within a group is enough: the cheapest, and of equals the longest.
 */
function fewestRuns(characters: Uint8Array): readonly (readonly [Run, number])[] {
  const { length } = characters
  const runs: Run[] = []
  const words = [0]
  let c40: readonly (Open | undefined)[] = []
  let edifact: readonly (Open | undefined)[] = []
  for (let to = 1; to <= length; to++) {
    const from = to - 1
    const code = characters[from] ?? 0
    const begun = words[from] ?? 0
    const values = isBasic(code) ? 1 : 2
    c40 = goOn(c40, { from, count: begun + 2 }, 3, values, (place) => 2 * Math.floor((place + values) / 3))
    edifact = isSixBit(code) ? goOn(edifact, { from, count: begun + 2 }, 4, 1, (place) => (place === 2 ? 0 : 1)) : []
    const offers: (Open & Pick<Run, 'mode'>)[] = [{ from, count: begun + 1, mode: 'ascii' }]
    if (isDigit(code) && isDigit(characters[from - 1]))
      offers.push({ from: from - 1, count: (words[from - 1] ?? 0) + 1, mode: 'ascii' })
    // The last character is ASCII: a reader takes what follows the last whole group in the last codewords for that, unlatched or not.
    if (to < length) {
      if (c40[0] !== undefined) offers.push({ ...c40[0], mode: 'c40' })
      for (const open of edifact) if (open !== undefined) offers.push({ ...open, mode: 'edifact' })
    }
    const best = offers.reduce((one, other) => (isBetter(other, one) ? other : one))
    words[to] = best.count
    runs[to] = best
  }
  const path: (readonly [Run, number])[] = []
  for (let to = length; to > 0;) {
    const run = runs[to]
    if (run === undefined) break
    path.unshift([run, to])
    to = run.from
  }
  return path
}

/** The open runs by their place within a group of `size`, one character of some values on; and a new one, which begins with that character. */
function goOn(
  open: readonly (Open | undefined)[],
  begun: Open,
  size: number,
  values: number,
  added: (place: number) => number,
): readonly (Open | undefined)[] {
  const next: (Open | undefined)[] = []
  const reach = (place: number, { from, count }: Open) => {
    const reached = { from, count: count + added(place) }
    const at = (place + values) % size
    const there = next[at]
    if (there === undefined || isBetter(reached, there)) next[at] = reached
  }
  open.forEach((each, place) => {
    if (each !== undefined) reach(place, each)
  })
  reach(0, begun)
  return next
}

const isBetter = (one: Open, other: Open): boolean =>
  one.count < other.count || (one.count === other.count && one.from < other.from)

function written(run: Uint8Array, mode: Run['mode']): readonly number[] {
  if (mode === 'c40') return [LATCH.c40, ...c40Words(run), UNLATCH_C40]
  if (mode === 'edifact') return [LATCH.edifact, ...edifactWords(run)]
  const [first = 0, second] = run
  return [second === undefined ? first + 1 : (first - 48) * 10 + (second - 48) + 130]
}

/** Three values in two codewords. */
function c40Words(run: Uint8Array): readonly number[] {
  const values = Array.from(run, c40Values).flat()
  const words: number[] = []
  for (let at = 0; at < values.length; at += 3) {
    const packed = 1600 * (values[at] ?? 0) + 40 * (values[at + 1] ?? 0) + (values[at + 2] ?? 0) + 1
    words.push(packed >> 8, packed & 0xff)
  }
  return words
}

/** Blanks, digits and capitals have one value; all else has a shift before it. */
function c40Values(code: number): readonly number[] {
  if (code === 0x20) return [3]
  if (isDigit(code)) return [code - 44]
  if (isCapital(code)) return [code - 51]
  if (code >= 0x60) return [2, code - 0x60]
  const inPunctuation = code < 48 ? code - 33 : code < 65 ? code - 43 : code - 69
  return [1, inPunctuation]
}

/** Four characters in three codewords; the run ends with the codeword that holds the end of its last value. */
function edifactWords(run: Uint8Array): readonly number[] {
  const words: number[] = []
  let bits = 0
  let held = 0
  for (const value of [...run, UNLATCH_EDIFACT]) {
    held = ((held << 6) | (value & 0x3f)) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      words.push((held >> bits) & 0xff)
    }
  }
  if (bits > 0) words.push((held << (8 - bits)) & 0xff)
  return words
}

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57
const isCapital = (code: number): boolean => code >= 65 && code <= 90
const isBasic = (code: number): boolean => code === 0x20 || isDigit(code) || isCapital(code)
const isSixBit = (code: number): boolean => code <= 0x5e
