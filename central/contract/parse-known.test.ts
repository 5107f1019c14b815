import { expect, test } from 'vitest'
import * as z from 'zod'
import { parseKnown } from './parse-known.ts'

const Schema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('a'), list: z.array(z.strictObject({ n: z.int() })) }),
  z.strictObject({ kind: z.literal('b'), any: z.unknown().optional() }),
])

test.each([
  ['what it knows', { kind: 'a', list: [{ n: 1 }] }, { kind: 'a', list: [{ n: 1 }] }],
  [
    'more fields, at every depth',
    { kind: 'a', list: [{ n: 1, m: 2 }, { n: 3 }], o: {} },
    { kind: 'a', list: [{ n: 1 }, { n: 3 }] },
  ],
  ['what may be anything as it is', { kind: 'b', any: { more: 1 }, more: 1 }, { kind: 'b', any: { more: 1 } }],
  ['a name of the prototype', JSON.parse('{"kind":"b","__proto__":{"any":1},"constructor":1}'), { kind: 'b' }],
  ['nothing of another kind', { kind: 'c' }, undefined],
  ['nothing with a wrong value', { kind: 'a', list: [{ n: '1', m: 2 }], o: {} }, undefined],
  ['nothing that lacks something', { kind: 'a', o: {} }, undefined],
  ['nothing that is no object', null, undefined],
])('takes %s', (_, value, expected) => {
  expect(parseKnown(Schema, value)).toEqual(expected)
})
