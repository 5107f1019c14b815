import { crc32, deflateSync, inflateSync } from 'node:zlib'

// pdfkit copies pixels into the document unread, and where they are see-through it reads them when nobody can catch its error any
// more. So they are read here, strictly, and what pdfkit gets is a picture of our own. Source: ISO 15948 (PNG).

/** The eight bytes that every PNG picture begins with. */
export const PNG_SIGNATURE: Uint8Array = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** How many pixels a picture may have on its longer side. */
export type PixelRange = { readonly least: number; readonly most: number }

/** What becomes of a picture: the bytes of one that pdfkit prints as it is, or why it cannot be printed. */
export type FlatPng = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly fault: string }

/** Why a picture cannot be printed, in words for whoever sets it. */
class Unprintable extends Error {}

type Header = {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colourType: number
  readonly samples: number
}

/** The samples of a pixel, and how many bits each may have, by the number of the colour type. */
const COLOUR_TYPES: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
}
const PALETTE = 3

/**
 * Puts a PNG picture on white, as paper does: whatever colours it has, and see-through or not, it becomes one of 8 bits of red, green
 * and blue. The same bytes give the same. Refuses what is no PNG, has too few or too many pixels, is interlaced, cut off or damaged.
 */
export function flattenPng(bytes: Uint8Array, longerSide: PixelRange): FlatPng {
  try {
    const chunks = readChunks(Buffer.from(bytes))
    const header = readHeader(chunks, longerSide)
    return { ok: true, bytes: writePng(header, colours(header, chunks, pixelRows(header, chunks))) }
  } catch (error) {
    if (error instanceof Unprintable) return { ok: false, fault: error.message }
    throw error
  }
}

type Chunk = { readonly type: string; readonly data: Buffer }

function readChunks(bytes: Buffer): readonly Chunk[] {
  if (!bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) throw new Unprintable('it is no PNG picture')
  const chunks: Chunk[] = []
  for (let at = PNG_SIGNATURE.length; chunks.at(-1)?.type !== 'IEND';) {
    const end = at + 12 <= bytes.length ? at + 12 + bytes.readUInt32BE(at) : Infinity
    if (end > bytes.length) throw new Unprintable('the picture is cut off')
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw damaged()
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end - 4) })
    at = end
  }
  return chunks
}

function damaged(): Unprintable {
  return new Unprintable('the picture is damaged')
}

function readHeader([first]: readonly Chunk[], { least, most }: PixelRange): Header {
  if (first?.type !== 'IHDR' || first.data.length !== 13) throw damaged()
  const [width, height] = [first.data.readUInt32BE(0), first.data.readUInt32BE(4)]
  const [depth = 0, colourType = 0, compression, filter, interlacing] = first.data.subarray(8)
  const { samples, depths } = COLOUR_TYPES[colourType] ?? {}
  if (samples === undefined || depths?.includes(depth) !== true || compression !== 0 || filter !== 0) throw damaged()
  if (width === 0 || height === 0) throw damaged()
  const longer = Math.max(width, height)
  if (longer < least || longer > most)
    throw new Unprintable(`it has ${width} × ${height} pixels, and needs ${least} to ${most} on its longer side`)
  if (interlacing !== 0) throw new Unprintable('it is interlaced: save it without')
  return { width, height, depth, colourType, samples }
}

const dataOf = (chunks: readonly Chunk[], type: string) =>
  Buffer.concat(chunks.filter((chunk) => chunk.type === type).map(({ data }) => data))

/** The rows of a picture, each after the byte of its filter, with the filters undone. */
function pixelRows({ width, height, depth, samples }: Header, chunks: readonly Chunk[]): Buffer {
  const pixelBytes = Math.max(1, (depth * samples) / 8)
  const rowBytes = 1 + Math.ceil((width * depth * samples) / 8)
  const rows = inflate(dataOf(chunks, 'IDAT'), rowBytes * height)
  for (let row = 0; row < rows.length; row += rowBytes) {
    const filter = rows[row] ?? 0
    if (filter > 4) throw damaged()
    for (let at = row + 1; at < row + rowBytes; at++) {
      const hasLeft = at - pixelBytes > row
      const left = hasLeft ? (rows[at - pixelBytes] ?? 0) : 0
      const above = row > 0 ? (rows[at - rowBytes] ?? 0) : 0
      const aboveLeft = hasLeft && row > 0 ? (rows[at - rowBytes - pixelBytes] ?? 0) : 0
      rows[at] = (rows[at] ?? 0) + foretold(filter, left, above, aboveLeft)
    }
  }
  return rows
}

/** No more is unpacked than the picture has, however small the file. */
function inflate(data: Buffer, length: number): Buffer {
  let rows: Buffer
  try {
    rows = inflateSync(data, { maxOutputLength: length })
  } catch {
    throw damaged()
  }
  if (rows.length !== length) throw damaged()
  return rows
}

/** What a filter expects a byte to be, from those beside it. */
function foretold(filter: number, left: number, above: number, aboveLeft: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  const [byLeft, byAbove] = [Math.abs(above - aboveLeft), Math.abs(left - aboveLeft)]
  const byBoth = Math.abs(left + above - 2 * aboveLeft)
  if (byLeft <= byAbove && byLeft <= byBoth) return left
  return byAbove <= byBoth ? above : aboveLeft
}

/** Three bytes for each pixel, as it looks on white. */
function colours(header: Header, chunks: readonly Chunk[], rows: Buffer): Buffer {
  const { width, height, depth, samples } = header
  const rowBytes = rows.length / height
  const highest = 2 ** depth - 1
  const look = header.colourType === PALETTE ? inPalette(chunks) : inSamples(header, chunks)
  const flat = Buffer.alloc(width * height * 3)
  const pixel: number[] = []
  for (let index = 0; index < width * height; index++) {
    const row = Math.floor(index / width) * rowBytes + 1
    for (let sample = 0; sample < samples; sample++) {
      const bit = ((index % width) * samples + sample) * depth
      const at = row + (bit >> 3)
      pixel[sample] = depth === 16 ? rows.readUInt16BE(at) : ((rows[at] ?? 0) >> (8 - depth - (bit & 7))) & highest
    }
    look(pixel, flat, index * 3)
  }
  return flat
}

/** Writes how a pixel of some samples looks on white: red, green and blue. */
type Look = (pixel: readonly number[], into: Buffer, at: number) => void

/** A colour is put on white as far as it is see-through: `opacity` and each part go from 0 to 1. */
const onWhite = (part: number, opacity: number): number => Math.round(255 * (1 - opacity * (1 - part)))

function inPalette(chunks: readonly Chunk[]): Look {
  const [palette, opacities] = [dataOf(chunks, 'PLTE'), dataOf(chunks, 'tRNS')]
  return ([entry = 0], into, at) => {
    const opacity = (opacities[entry] ?? 255) / 255
    for (let part = 0; part < 3; part++) {
      const byte = palette[entry * 3 + part]
      if (byte === undefined) throw damaged()
      into[at + part] = onWhite(byte / 255, opacity)
    }
  }
}

/** Grey, or red, green and blue; after them how opaque that is, or else one colour of the picture may stand for a hole. */
function inSamples({ depth, samples }: Header, chunks: readonly Chunk[]): Look {
  const highest = 2 ** depth - 1
  const hasOpacity = samples % 2 === 0
  const isGrey = samples < 3
  const hole = dataOf(chunks, 'tRNS')
  const canHaveHoles = !hasOpacity && hole.length === 2 * samples
  return (pixel, into, at) => {
    const isHole = canHaveHoles && pixel.every((sample, index) => sample === hole.readUInt16BE(2 * index))
    const opacity = isHole ? 0 : hasOpacity ? (pixel[samples - 1] ?? 0) / highest : 1
    for (let part = 0; part < 3; part++) into[at + part] = onWhite((pixel[isGrey ? 0 : part] ?? 0) / highest, opacity)
  }
}

function writePng({ width, height }: Header, flat: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  // Each row after the byte of its filter: each byte is written as what it has more than the one above.
  const rowBytes = 3 * width
  const rows = Buffer.alloc((rowBytes + 1) * height)
  for (let y = 0; y < height; y++) {
    rows[y * (rowBytes + 1)] = 2
    for (let x = 0; x < rowBytes; x++) {
      const at = y * rowBytes + x
      rows[at + y + 1] = (flat[at] ?? 0) - (y > 0 ? (flat[at - rowBytes] ?? 0) : 0)
    }
  }
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(data.length + 12)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), data.length + 8)
  return bytes
}
