import { Buffer } from 'node:buffer'

/** One value of an attribute, by its syntax (RFC 8010, section 3.9). */
export type IppValue =
  | { readonly type: 'integer' | 'enum'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: IppStringType; readonly value: string }
  | { readonly type: 'text-with-language' | 'name-with-language'; readonly language: string; readonly value: string }
  | { readonly type: 'range'; readonly lower: number; readonly upper: number }
  /** Dates, resolutions, octet strings and syntaxes we do not read: carried as they are. */
  | { readonly type: 'opaque'; readonly tag: number; readonly bytes: Uint8Array }
  /** The attribute is there without a value: unsupported (0x10), unknown (0x12), no-value (0x13) and their kin up to 0x1f. */
  | { readonly type: 'out-of-band'; readonly tag: number }
  /** A collection that was there and whose members were passed over. It is read, never written. */
  | { readonly type: 'collection' }

/** The syntaxes whose value is a string of text. */
export type IppStringType =
  'text' | 'name' | 'keyword' | 'uri' | 'uri-scheme' | 'charset' | 'natural-language' | 'mime-media-type'

/** A named attribute; one value is the common case, a set has several. */
export type IppAttribute = { readonly name: string; readonly values: readonly IppValue[] }

/** A group of attributes under its tag (see `ippGroup`). */
export type IppAttributeGroup = { readonly tag: number; readonly attributes: readonly IppAttribute[] }

/** A request (`code` is the operation) or an answer (`code` is the status), without the document that may follow it. */
export type IppMessage = {
  readonly version: { readonly major: number; readonly minor: number }
  readonly code: number
  readonly requestId: number
  readonly groups: readonly IppAttributeGroup[]
}

/** What `decodeIpp` found: a message and the bytes behind it, or the flaw for which the bytes were refused. */
export type IppDecoded =
  | { readonly ok: true; readonly message: IppMessage; readonly document: Buffer }
  | { readonly ok: false; readonly flaw: string }

/** A printer with every optional attribute stays under a thousand values; the bound is there for garbage, not for printers. */
const MAX_VALUES = 20_000
/** Lengths are SIGNED-SHORT (RFC 8010, section 3.1). */
const MAX_LENGTH_BYTES = 0x7fff

const END_OF_ATTRIBUTES = 0x03
const FIRST_VALUE_TAG = 0x10
const FIRST_TAG_WITH_VALUE = 0x20

const tagOf = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  range: 0x33,
  'text-with-language': 0x35,
  'name-with-language': 0x36,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  'uri-scheme': 0x46,
  charset: 0x47,
  'natural-language': 0x48,
  'mime-media-type': 0x49,
} as const

const beginCollectionTag = 0x34
const endCollectionTag = 0x37
const memberNameTag = 0x4a

const stringTypeOf = new Map<number, IppStringType>(
  (['text', 'name', 'keyword', 'uri', 'uri-scheme', 'charset', 'natural-language', 'mime-media-type'] as const).map(
    (type) => [tagOf[type], type],
  ),
)

/**
 * The bytes of a message (RFC 8010); a document is sent right behind them.
 * @throws RangeError for what the format cannot hold: an attribute without values, a name or value over 32767 bytes, a collection.
 */
export function encodeIpp(message: IppMessage): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt8(message.version.major, 0)
  head.writeUInt8(message.version.minor, 1)
  head.writeUInt16BE(message.code, 2)
  head.writeInt32BE(message.requestId, 4)
  const parts: Uint8Array[] = [head]
  for (const group of message.groups) {
    parts.push(Buffer.of(group.tag))
    for (const attribute of group.attributes) {
      if (attribute.values.length === 0 || attribute.name === '')
        throw new RangeError('an IPP attribute needs a name and a value')
      for (const [index, value] of attribute.values.entries()) {
        const { tag, bytes } = encodeValue(value)
        parts.push(Buffer.of(tag), withLength(index === 0 ? Buffer.from(attribute.name) : Buffer.alloc(0)))
        parts.push(withLength(bytes))
      }
    }
  }
  parts.push(Buffer.of(END_OF_ATTRIBUTES))
  return Buffer.concat(parts)
}

function encodeValue(value: IppValue): { tag: number; bytes: Uint8Array } {
  switch (value.type) {
    case 'integer':
    case 'enum':
      return { tag: tagOf[value.type], bytes: int32(value.value) }
    case 'boolean':
      return { tag: tagOf.boolean, bytes: Buffer.of(value.value ? 1 : 0) }
    case 'range':
      return { tag: tagOf.range, bytes: Buffer.concat([int32(value.lower), int32(value.upper)]) }
    case 'text-with-language':
    case 'name-with-language': {
      const parts = [withLength(Buffer.from(value.language)), withLength(Buffer.from(value.value))]
      return { tag: tagOf[value.type], bytes: Buffer.concat(parts) }
    }
    case 'opaque':
      return { tag: value.tag, bytes: value.bytes }
    case 'out-of-band':
      return { tag: value.tag, bytes: Buffer.alloc(0) }
    case 'collection':
      throw new RangeError('IPP collections are read, never written')
    case 'text':
    case 'name':
    case 'keyword':
    case 'uri':
    case 'uri-scheme':
    case 'charset':
    case 'natural-language':
    case 'mime-media-type':
      return { tag: tagOf[value.type], bytes: Buffer.from(value.value) }
  }
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function withLength(bytes: Uint8Array): Buffer {
  if (bytes.length > MAX_LENGTH_BYTES) throw new RangeError(`an IPP name or value may have ${MAX_LENGTH_BYTES} bytes`)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

class IppFlaw extends Error {}

/**
 * Reads a message from its bytes. Strict about structure and bounded in size; quiet about what it does not know (out-of-band values,
 * foreign syntaxes, collections). Text that is not UTF-8 is read with replacement characters, since it is never decided upon.
 */
export function decodeIpp(bytes: Uint8Array): IppDecoded {
  try {
    return { ok: true, ...readMessage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) }
  } catch (error) {
    if (error instanceof IppFlaw) return { ok: false, flaw: error.message }
    throw error
  }
}

type Cursor = { readonly take: (count: number) => Buffer; readonly rest: () => Buffer }

function cursorOver(bytes: Buffer): Cursor {
  let offset = 0
  return {
    take: (count) => {
      if (offset + count > bytes.length) throw new IppFlaw(`cut short at byte ${bytes.length}`)
      offset += count
      return bytes.subarray(offset - count, offset)
    },
    rest: () => bytes.subarray(offset),
  }
}

function readMessage(bytes: Buffer): { message: IppMessage; document: Buffer } {
  const cursor = cursorOver(bytes)
  const head = cursor.take(8)
  const version = { major: head.readUInt8(0), minor: head.readUInt8(1) }
  if (version.major !== 1 && version.major !== 2) throw new IppFlaw(`IPP version ${version.major}.${version.minor}`)

  const groups: { tag: number; attributes: { name: string; values: IppValue[] }[] }[] = []
  let valueCount = 0
  for (;;) {
    const tag = cursor.take(1).readUInt8()
    if (tag === END_OF_ATTRIBUTES) break
    const group = groups.at(-1)
    if (tag < FIRST_VALUE_TAG) {
      if (tag === 0) throw new IppFlaw('reserved group tag 0')
      groups.push({ tag, attributes: [] })
      valueCount += 1
    } else if (group === undefined) {
      throw new IppFlaw('an attribute before any group')
    } else {
      const name = takeField(cursor).toString()
      const value = readValue(tag, takeField(cursor), cursor)
      const last = group.attributes.at(-1)
      if (name !== '') group.attributes.push({ name, values: [value] })
      else if (last !== undefined) last.values.push(value)
      else throw new IppFlaw('a further value before any attribute')
      valueCount += 1
    }
    if (valueCount > MAX_VALUES) throw new IppFlaw(`over ${MAX_VALUES} values`)
  }
  const message = { version, code: head.readUInt16BE(2), requestId: head.readInt32BE(4), groups }
  return { message, document: cursor.rest() }
}

function takeField(cursor: Cursor): Buffer {
  const length = cursor.take(2).readUInt16BE()
  if (length > MAX_LENGTH_BYTES) throw new IppFlaw(`negative length`)
  return cursor.take(length)
}

function readValue(tag: number, bytes: Buffer, cursor: Cursor): IppValue {
  const stringType = stringTypeOf.get(tag)
  if (stringType !== undefined) return { type: stringType, value: bytes.toString() }
  if (tag < FIRST_TAG_WITH_VALUE) return { type: 'out-of-band', tag }
  switch (tag) {
    case tagOf.integer:
      return { type: 'integer', value: ofLength(bytes, 4).readInt32BE() }
    case tagOf.enum:
      return { type: 'enum', value: ofLength(bytes, 4).readInt32BE() }
    case tagOf.boolean:
      return { type: 'boolean', value: ofLength(bytes, 1).readUInt8() !== 0 }
    case tagOf.range: {
      const range = ofLength(bytes, 8)
      return { type: 'range', lower: range.readInt32BE(0), upper: range.readInt32BE(4) }
    }
    case tagOf['text-with-language']:
      return { type: 'text-with-language', ...readWithLanguage(bytes) }
    case tagOf['name-with-language']:
      return { type: 'name-with-language', ...readWithLanguage(bytes) }
    case beginCollectionTag:
      passOverCollection(cursor)
      return { type: 'collection' }
    case endCollectionTag:
    case memberNameTag:
      throw new IppFlaw(`value tag ${tag} out of place`)
    default:
      return { type: 'opaque', tag, bytes: Uint8Array.from(bytes) }
  }
}

function ofLength(bytes: Buffer, length: number): Buffer {
  if (bytes.length !== length) throw new IppFlaw(`a value of ${bytes.length} bytes where ${length} belong`)
  return bytes
}

function readWithLanguage(bytes: Buffer): { language: string; value: string } {
  const cursor = cursorOver(bytes)
  const language = takeField(cursor).toString()
  const value = takeField(cursor).toString()
  if (cursor.rest().length > 0) throw new IppFlaw('bytes behind a text with language')
  return { language, value }
}

/** Iterates rather than recurses, so that the depth of what a printer sends is no matter. */
function passOverCollection(cursor: Cursor): void {
  for (let depth = 1; depth > 0;) {
    const tag = cursor.take(1).readUInt8()
    if (tag < FIRST_VALUE_TAG) throw new IppFlaw('a collection without end')
    takeField(cursor)
    takeField(cursor)
    if (tag === beginCollectionTag) depth += 1
    if (tag === endCollectionTag) depth -= 1
  }
}

/** Values of the first attribute of that name in a group; none where it is missing. */
export function valuesOf(group: IppAttributeGroup | undefined, name: string): readonly IppValue[] {
  return group?.attributes.find((attribute) => attribute.name === name)?.values ?? []
}

/** The first value of an attribute as an integer or enum; undefined where it is missing, out of band or of another syntax. */
export function integerOf(group: IppAttributeGroup | undefined, name: string): number | undefined {
  const value = valuesOf(group, name)[0]
  return value?.type === 'integer' || value?.type === 'enum' ? value.value : undefined
}

/** The first value of an attribute as a boolean; undefined where it is missing, out of band or of another syntax. */
export function booleanOf(group: IppAttributeGroup | undefined, name: string): boolean | undefined {
  const value = valuesOf(group, name)[0]
  return value?.type === 'boolean' ? value.value : undefined
}

/** All values of an attribute that are strings of any syntax, in their order. */
export function stringsOf(group: IppAttributeGroup | undefined, name: string): readonly string[] {
  return valuesOf(group, name).flatMap((value) =>
    'value' in value && typeof value.value === 'string' ? [value.value] : [],
  )
}
