import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitsFrame, frameText, HANG_UP, MAX_FRAME_BYTES, parseCallFrame, parseMainFrame, utf8Length } from './frame.ts'

const REQUEST = '6f1c1f63-3a52-4a0e-9f0a-6d8f5c1d2e3b'
const call = { v: 1, kind: 'call', id: 1, name: 'notice.find', requestId: REQUEST, body: { code: '3' } } as const

describe('frames', () => {
  test('of calls and of main are read as they were written', () => {
    expect(parseCallFrame(frameText(call))).toEqual(call)
    const frames = [
      { v: 1, kind: 'reply', id: 0, body: { ok: true, value: { text: 'è' } } },
      { v: 1, kind: 'reply', id: 1, body: { ok: false, refusal: 'not-now' } },
      { v: 1, kind: 'fault', id: 2, faultId: 'f' },
      { v: 1, kind: 'event', name: 'screen.changed', body: { revision: 1 } },
    ] as const
    for (const frame of frames) expect(parseMainFrame(frameText(frame))).toEqual(frame)
  })

  test('of one side are none of the other', () => {
    expect(parseMainFrame(frameText(call))).toBeUndefined()
    expect(parseCallFrame(frameText({ v: 1, kind: 'fault', id: 2, faultId: 'f' }))).toBeUndefined()
  })

  test.each<[string, object]>([
    ['another version', { v: 2 }],
    ['a version as text', { v: '1' }],
    ['an id that is negative', { id: -1 }],
    ['an id beyond what counts exactly', { id: 2 ** 53 }],
    ['an id as text', { id: '1' }],
    ['a name too long', { name: 'x'.repeat(101) }],
    ['a name that is none', { name: ['notice.find'] }],
    ['a requestId that is no UUID', { requestId: REQUEST.slice(1) }],
    ['a requestId of null', { requestId: null }],
    ['a key more', { permissions: ['staff'] }],
  ])('with %s are not read', (_what, parts) => {
    expect(parseCallFrame(JSON.stringify({ ...call, ...parts }))).toBeUndefined()
  })

  test.each([HANG_UP, ' ', 'null', '1', '"call"', '[]', '{}', '{', '\u0000', 'undefined'])(
    'are not read from %j',
    (text) => {
      expect(parseCallFrame(text)).toBeUndefined()
      expect(parseMainFrame(text)).toBeUndefined()
    },
  )

  test('with an own __proto__ are not read, and give nothing its properties', () => {
    expect(parseCallFrame(JSON.stringify(call).replace('{', '{"__proto__":{"isStaff":true},'))).toBeUndefined()
    expect(({} as { isStaff?: boolean }).isStaff).toBeUndefined()
  })

  test('are read up to the limit in bytes and no further', () => {
    const emptyBytes = utf8Length(frameText({ ...call, body: '' }))
    const full = frameText({ ...call, body: 'x'.repeat(MAX_FRAME_BYTES - emptyBytes) })
    expect(utf8Length(full)).toBe(MAX_FRAME_BYTES)
    expect(parseCallFrame(full)).toBeDefined()
    expect(parseCallFrame(`${full} `)).toBeUndefined()
    expect(parseCallFrame(full.replace('x', 'è'))).toBeUndefined()
  })

  test('are never more than refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(parseCallFrame(text)).toBeUndefined()
      }),
      { seed: 4, numRuns: 200 },
    )
  })
})

test('a body that fits leaves room for any frame around it', () => {
  const body = 'x'.repeat(MAX_FRAME_BYTES - 256 - 2)
  expect(fitsFrame(body)).toBe(true)
  expect(fitsFrame(`${body}x`)).toBe(false)
  const largest = frameText({ v: 1, kind: 'reply', id: Number.MAX_SAFE_INTEGER, body: { ok: true, value: body } })
  expect(parseMainFrame(largest)).toBeDefined()
  expect(parseMainFrame(frameText({ v: 1, kind: 'event', name: 'x'.repeat(100), body }))).toBeDefined()
})

test('a body that is no JSON does not fit', () => {
  const endless: unknown[] = []
  endless.push(endless)
  expect([1n, undefined, endless, () => 1].map((body) => fitsFrame(body))).toEqual([false, false, false, false])
})

test('the length in UTF-8 is what the encoder makes of it', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(fc.constantFrom('a', 'é', '€', '\uffff', '🙂', '\u{10ffff}'), fc.string({ unit: 'binary' })),
      }),
      (text) => {
        expect(utf8Length(text)).toBe(Buffer.byteLength(text))
      },
    ),
    { seed: 4, numRuns: 500 },
  )
})
