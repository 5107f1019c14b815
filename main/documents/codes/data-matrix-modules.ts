import { dataMatrixWords, TEXT_WORDS } from './data-matrix-words.ts'
import type { Modules } from './qr-modules.ts'

/** Modules on a side of the symbol, of one of its four regions, and of what all regions hold within their borders. */
const SIDE = 48
const REGION = 24
const FIELD = 44
const CHECK_WORDS = 68

/**
 * The modules of a Data Matrix (ECC 200) of 48×48, row by row, true for a dark one; no quiet zone. Undefined where the text does not
 * fit. Source: ISO/IEC 16022.
 */
export function dataMatrixModules(text: string): Modules | undefined {
  const data = dataMatrixWords(text)
  if (data === undefined) return undefined
  const words = new Uint8Array(TEXT_WORDS + CHECK_WORDS)
  words.set(data)
  words.set(checkWords(data), TEXT_WORDS)
  return Array.from({ length: SIDE }, (_row, y) => Array.from({ length: SIDE }, (_column, x) => isDark(words, x, y)))
}

/** Each region has a solid border on its left and below it, and one of dark and light above and on its right. */
function isDark(words: Uint8Array, x: number, y: number): boolean {
  const [inX, inY] = [x % REGION, y % REGION]
  if (inX === 0 || inY === REGION - 1) return true
  if (inY === 0) return inX % 2 === 0
  if (inX === REGION - 1) return inY % 2 === 1
  const row = y - 1 - 2 * Math.floor(y / REGION)
  const column = x - 1 - 2 * Math.floor(x / REGION)
  placement ??= placeBits()
  const bit = placement[row * FIELD + column] ?? 0
  return (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1
}

/** For each module of the field the bit that it shows: eight times its codeword, and the place in it from the highest. */
let placement: Int32Array | undefined

function placeBits(): Int32Array {
  const bits = new Int32Array(FIELD * FIELD).fill(-1)
  let word = 0
  const put = (row: number, column: number, place: number) => {
    // What hangs over an edge goes on at the opposite one, moved by the half of what is left over of eight.
    const [down, across] = row < 0 ? [row + FIELD, column + 4 - ((FIELD + 4) % 8)] : [row, column]
    const [y, x] = across < 0 ? [down + 4 - ((FIELD + 4) % 8), across + FIELD] : [down, across]
    bits[y * FIELD + x] = 8 * word + place
  }
  const putAll = (places: readonly (readonly [row: number, column: number])[]) => {
    places.forEach(([row, column], place) => put(row, column, place))
    word += 1
  }
  const putShape = (row: number, column: number) => {
    if (bits[row * FIELD + column] !== -1) return
    putAll(SHAPE.map(([down, across]) => [row + down, column + across]))
  }
  let [row, column] = [4, 0]
  do {
    if (row === FIELD && column === 0) putAll(CORNER)
    do {
      if (row < FIELD && column >= 0) putShape(row, column)
      row -= 2
      column += 2
    } while (row >= 0 && column < FIELD)
    row += 1
    column += 3
    do {
      if (row >= 0 && column < FIELD) putShape(row, column)
      row += 2
      column -= 2
    } while (row < FIELD && column >= 0)
    row += 3
    column += 1
  } while (row < FIELD || column < FIELD)
  return bits
}

/** The eight bits of a codeword about its last. */
const SHAPE = [
  [-2, -2],
  [-2, -1],
  [-1, -2],
  [-1, -1],
  [-1, 0],
  [0, -2],
  [0, -1],
  [0, 0],
] as const

/** The one codeword that lies in three corners of the field. */
const CORNER = [
  [FIELD - 1, 0],
  [FIELD - 1, 1],
  [FIELD - 1, 2],
  [0, FIELD - 2],
  [0, FIELD - 1],
  [1, FIELD - 1],
  [2, FIELD - 1],
  [3, FIELD - 1],
] as const

/** The Reed-Solomon check words over the field of 256 by x⁸ + x⁵ + x³ + x² + 1. */
function checkWords(data: Uint8Array): Uint8Array {
  tables ??= makeTables()
  const { powers, logarithms, generator } = tables
  const rest = new Uint8Array(CHECK_WORDS)
  for (const word of data) {
    const factor = word ^ (rest[0] ?? 0)
    rest.copyWithin(0, 1)
    rest[CHECK_WORDS - 1] = 0
    if (factor === 0) continue
    const logarithm = logarithms[factor] ?? 0
    for (let index = 0; index < CHECK_WORDS; index++) {
      rest[index] = (rest[index] ?? 0) ^ (powers[(logarithm + (generator[index] ?? 0)) % 255] ?? 0)
    }
  }
  return rest
}

interface Tables {
  readonly powers: Uint8Array
  readonly logarithms: Uint8Array
  /** Logarithms of the coefficients of the generator, from the second highest; none of them is zero. */
  readonly generator: Uint8Array
}

let tables: Tables | undefined

function makeTables(): Tables {
  const powers = new Uint8Array(255)
  const logarithms = new Uint8Array(256)
  for (let exponent = 0, value = 1; exponent < 255; exponent++) {
    powers[exponent] = value
    logarithms[value] = exponent
    value = value < 128 ? value * 2 : (value * 2) ^ 0x12d
  }
  const times = (value: number, exponent: number) =>
    value === 0 ? 0 : (powers[((logarithms[value] ?? 0) + exponent) % 255] ?? 0)
  let product = [1]
  for (let root = 1; root <= CHECK_WORDS; root++) {
    // Multiplied by x + 2^root.
    product = [...product, 0].map((value, index) => value ^ times(product[index - 1] ?? 0, root))
  }
  return { powers, logarithms, generator: Uint8Array.from(product.slice(1), (value) => logarithms[value] ?? 0) }
}
