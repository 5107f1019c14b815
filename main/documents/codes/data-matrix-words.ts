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
  const words = fewestRuns(characters).flatMap(([run, to]) => written(characters.subarray(run.from, to), run.mode))
  if (words.length > TEXT_WORDS) return undefined
  return Uint8Array.from({ length: TEXT_WORDS }, (_, index) => words[index] ?? padding(index, words.length))
}

/** All padding but the first looks random, so that no pattern of the symbol's own comes about. */
function padding(index: number, length: number): number {
  if (index === length) return PAD
  const value = PAD + ((149 * (index + 1)) % 253) + 1
  return value > 254 ? value - 254 : value
}

/** The runs that take the fewest codewords, each with its end. Between two runs the encodation is ASCII, and so it is at the end. */
function fewestRuns(characters: Uint8Array): readonly (readonly [Run, number])[] {
  const { length } = characters
  const words = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY)
  const runs: Run[] = []
  words[0] = 0
  const offer = (to: number, count: number, from: number, mode: Run['mode']) => {
    if (count >= (words[to] ?? 0)) return
    words[to] = count
    runs[to] = { from, mode }
  }
  for (let from = 0; from < length; from++) {
    const before = words[from] ?? 0
    offer(from + 1, before + 1, from, 'ascii')
    if (isDigit(characters[from]) && isDigit(characters[from + 1])) offer(from + 2, before + 1, from, 'ascii')
    // The last character is ASCII: a reader takes what follows the last whole group in the last codewords for that, unlatched or not.
    let values = 0
    for (let to = from; to < length - 1;) {
      values += isBasic(characters[to++] ?? 0) ? 1 : 2
      if (values % 3 === 0) offer(to, before + (values / 3) * 2 + 2, from, 'c40')
    }
    for (let to = from; to < length - 1 && isSixBit(characters[to] ?? 0);) {
      to += 1
      const group = before + 1 + 3 * Math.floor((to - from) / 4)
      if (group + 3 > TEXT_WORDS) break
      offer(to, group + Math.ceil((((to - from) % 4) + 1) * 0.75), from, 'edifact')
    }
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
