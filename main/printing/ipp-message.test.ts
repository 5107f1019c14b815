import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  booleanOf,
  decodeIpp,
  encodeIpp,
  integerOf,
  stringsOf,
  type IppMessage,
  type IppStringType,
  type IppValue,
} from './ipp-message.ts'

const SEED = 20261123

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const wellFormedText = fc.string({ unit: 'grapheme', maxLength: 40 })
const stringTypes: readonly IppStringType[] = [
  'text',
  'name',
  'keyword',
  'uri',
  'uri-scheme',
  'charset',
  'natural-language',
  'mime-media-type',
]
/** dateTime, resolution, octetString, the two reserved neighbours and the extension tag. */
const opaqueTags = [0x30, 0x31, 0x32, 0x2f, 0x4f, 0x7f]

const anyValue: fc.Arbitrary<IppValue> = fc.oneof(
  fc.record({ type: fc.constantFrom('integer' as const, 'enum' as const), value: int32 }),
  fc.record({ type: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({ type: fc.constantFrom(...stringTypes), value: wellFormedText }),
  fc.record({
    type: fc.constantFrom('text-with-language' as const, 'name-with-language' as const),
    language: fc.constantFrom('it', 'de', 'sl'),
    value: wellFormedText,
  }),
  fc.record({ type: fc.constant('range' as const), lower: int32, upper: int32 }),
  fc.record({
    type: fc.constant('opaque' as const),
    tag: fc.constantFrom(...opaqueTags),
    bytes: fc.uint8Array({ maxLength: 20 }),
  }),
  fc.record({ type: fc.constant('out-of-band' as const), tag: fc.integer({ min: 0x10, max: 0x1f }) }),
)

const anyMessage: fc.Arbitrary<IppMessage> = fc.record({
  version: fc.record({ major: fc.constantFrom(1, 2), minor: fc.integer({ min: 0, max: 9 }) }),
  code: fc.integer({ min: 0, max: 0xffff }),
  requestId: int32,
  groups: fc.array(
    fc.record({
      tag: fc.constantFrom(1, 2, 4, 5, 6, 9, 15),
      attributes: fc.array(
        fc.record({
          name: fc.string({ minLength: 1, maxLength: 30 }),
          values: fc.array(anyValue, { minLength: 1, maxLength: 4 }),
        }),
        { maxLength: 6 },
      ),
    }),
    { maxLength: 4 },
  ),
})

test('what is written is read back, and the document stays as it was', () => {
  fc.assert(
    fc.property(anyMessage, fc.uint8Array({ maxLength: 50 }), (message, document) => {
      const decoded = decodeIpp(Buffer.concat([encodeIpp(message), document]))
      expect(decoded).toEqual({ ok: true, message, document: Buffer.from(document) })
    }),
    { seed: SEED, numRuns: 500 },
  )
})

test('a message that is cut anywhere before its end is refused', () => {
  fc.assert(
    fc.property(anyMessage, fc.nat(), (message, cut) => {
      const bytes = encodeIpp(message)
      expect(decodeIpp(bytes.subarray(0, cut % bytes.length)).ok).toBe(false)
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('garbage is refused or read, and never throws', () => {
  const head = Buffer.from('0101000200000001', 'hex')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (garbage) => {
      expect(typeof decodeIpp(Buffer.concat([head, garbage])).ok).toBe('boolean')
    }),
    { seed: SEED, numRuns: 2000 },
  )
})

describe('bytes written by hand', () => {
  test('the example of RFC 8010, appendix A.2 in short: a Print-Job answer', () => {
    const bytes = Buffer.concat([
      Buffer.from('0101 0000 00000001 01'.replaceAll(' ', ''), 'hex'),
      field(0x47, 'attributes-charset', 'utf-8'),
      field(0x48, 'attributes-natural-language', 'en-us'),
      Buffer.of(0x02),
      field(0x21, 'job-id', Buffer.from('00000093', 'hex')),
      field(0x23, 'job-state', Buffer.from('00000003', 'hex')),
      field(0x44, 'job-state-reasons', 'none'),
      field(0x44, '', 'job-incoming'),
      Buffer.of(0x03),
    ])
    const decoded = decodeIpp(bytes)
    if (!decoded.ok) throw new Error(decoded.flaw)
    const job = decoded.message.groups[1]
    expect(job?.tag).toBe(2)
    expect(integerOf(job, 'job-id')).toBe(147)
    expect(integerOf(job, 'job-state')).toBe(3)
    expect(stringsOf(job, 'job-state-reasons')).toEqual(['none', 'job-incoming'])
    expect(encodeIpp(decoded.message)).toEqual(bytes)
  })

  test('collections within collections are passed over, and what follows is read', () => {
    const decoded = decodeIpp(
      message(
        field(0x34, 'media-col', ''),
        field(0x4a, '', 'media-size'),
        field(0x34, '', ''),
        field(0x4a, '', 'x-dimension'),
        field(0x21, '', Buffer.from('00005208', 'hex')),
        field(0x37, '', ''),
        field(0x37, '', ''),
        field(0x34, '', ''),
        field(0x37, '', ''),
        field(0x22, 'printer-is-accepting-jobs', Buffer.of(1)),
      ),
    )
    if (!decoded.ok) throw new Error(decoded.flaw)
    const group = decoded.message.groups[0]
    expect(group?.attributes.map(({ name, values }) => [name, values.length])).toEqual([
      ['media-col', 2],
      ['printer-is-accepting-jobs', 1],
    ])
    expect(booleanOf(group, 'printer-is-accepting-jobs')).toBe(true)
  })

  test('an attribute without a value is there and gives none', () => {
    const decoded = decodeIpp(message(field(0x13, 'time-at-processing', '')))
    if (!decoded.ok) throw new Error(decoded.flaw)
    const group = decoded.message.groups[0]
    expect(group?.attributes[0]?.values).toEqual([{ type: 'out-of-band', tag: 0x13 }])
    expect(integerOf(group, 'time-at-processing')).toBeUndefined()
  })

  test.each([
    ['an integer of 3 bytes', message(field(0x21, 'job-id', Buffer.of(0, 0, 1)))],
    ['a boolean of 2 bytes', message(field(0x22, 'b', Buffer.of(0, 1)))],
    ['a further value before any attribute', message(field(0x21, '', Buffer.alloc(4)))],
    ['an attribute before any group', Buffer.concat([head(), field(0x21, 'a', Buffer.alloc(4)), Buffer.of(3)])],
    ['a reserved group tag', Buffer.concat([head(), Buffer.of(0, 3)])],
    ['a negative length', Buffer.concat([head(), Buffer.of(1, 0x21, 0x80, 0x01)])],
    ['a collection without end', message(field(0x34, 'media-col', ''))],
    ['an end of collection without beginning', message(field(0x37, 'media-col', ''))],
    ['a text with language that is too long inside', message(field(0x35, 't', Buffer.of(0, 9, 1)))],
    ['a version that does not exist', Buffer.concat([Buffer.from('0301000000000001', 'hex'), Buffer.of(3)])],
    ['nothing', Buffer.alloc(0)],
  ])('%s is refused', (_name, bytes) => {
    expect(decodeIpp(bytes).ok).toBe(false)
  })

  test('more values than any printer has are refused', () => {
    const many = Array.from({ length: 20_001 }, () => field(0x21, 'a', Buffer.alloc(4)))
    expect(decodeIpp(message(...many))).toEqual({ ok: false, flaw: 'over 20000 values' })
  })
})

test('what the format cannot hold is not written', () => {
  const withValue = (value: IppValue): IppMessage => ({
    version: { major: 1, minor: 1 },
    code: 2,
    requestId: 1,
    groups: [{ tag: 1, attributes: [{ name: 'a', values: [value] }] }],
  })
  expect(() => encodeIpp(withValue({ type: 'collection' }))).toThrow(RangeError)
  expect(() => encodeIpp(withValue({ type: 'text', value: 'è'.repeat(16_384) }))).toThrow(RangeError)
  expect(() => encodeIpp(withValue({ type: 'integer', value: 2 ** 31 }))).toThrow(RangeError)
})

function head(): Buffer {
  return Buffer.from('0101000000000001', 'hex')
}

/** An answer with one printer group of these fields. */
function message(...fields: readonly Buffer[]): Buffer {
  return Buffer.concat([head(), Buffer.of(0x04), ...fields, Buffer.of(0x03)])
}

function field(tag: number, name: string, value: string | Buffer): Buffer {
  const valueBytes = Buffer.from(value as string)
  const lengths = [Buffer.alloc(2), Buffer.alloc(2)] as const
  lengths[0].writeUInt16BE(Buffer.byteLength(name))
  lengths[1].writeUInt16BE(valueBytes.length)
  return Buffer.concat([Buffer.of(tag), lengths[0], Buffer.from(name), lengths[1], valueBytes])
}
