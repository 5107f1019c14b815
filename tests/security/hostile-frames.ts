import fc from 'fast-check'
import * as z from 'zod'
import { contract } from '../../main/contract/contract.ts'
import { MAX_FRAME_BYTES } from '../../main/contract/frame.ts'
import type { Procedure } from '../../main/contract/procedure.ts'
import { TextBytes } from '../fixtures/contract-lines.ts'
import { INHERITED, valuesOf, wrongTextsOf } from './schema-values.ts'

/** The procedures of the real contract, by name. */
export const procedures = Object.entries<Procedure>(contract)

/** The JSON Schema of what each takes. */
export const inputSchemas: ReadonlyMap<string, z.core.JSONSchema.BaseSchema> = new Map(
  procedures.map(([name, { input }]) => [name, z.toJSONSchema(input, { io: 'input' })]),
)

/** The text of a call with any parts, each as JSON text. */
export function callOf(parts: Readonly<Record<string, string>>): string {
  const whole = { v: '1', kind: '"call"', id: '1', ...parts }
  return `{${Object.entries(whole)
    .map(([key, text]) => `${JSON.stringify(key)}:${text}`)
    .join()}}`
}

/** Anything that a hostile page could send: right calls, calls with wrong inputs, broken frames, cut and changed ones, and garbage. */
export function hostileFrames(): fc.Arbitrary<unknown> {
  const ids = fc.uuid({ version: 4 }).map((id) => JSON.stringify(id))
  const call = (name: fc.Arbitrary<string>, body: fc.Arbitrary<string>) =>
    fc
      .tuple(fc.nat(1_000_000), ids, name, body)
      .map(([id, requestId, said, text]) =>
        callOf({ id: String(id), requestId, name: JSON.stringify(said), body: text }),
      )
  const schemas = [...inputSchemas]
  const right = fc.oneof(
    ...schemas.map(([name, schema]) =>
      call(
        fc.constant(name),
        valuesOf(schema).map((value) => JSON.stringify(value)),
      ),
    ),
  )
  const wrong = fc.oneof(...schemas.map(([name, schema]) => call(fc.constant(name), wrongTextsOf(schema))))
  const foreign = fc.oneof(
    ...schemas.map(([name]) =>
      call(
        fc.constant(name),
        fc
          .constantFrom(...schemas)
          .chain(([, schema]) => valuesOf(schema))
          .map((value) => JSON.stringify(value)),
      ),
    ),
  )
  const unknown = call(fc.oneof(fc.constantFrom(...INHERITED, '', 'visit.'), fc.string({ unit: 'binary' })), fc.json())
  const envelope = fc
    .tuple(
      fc.constantFrom(...schemas.map(([name]) => name)),
      fc.constantFrom('v', 'kind', 'id', 'name', 'requestId', 'body', '__proto__', 'constructor', 'error'),
      fc.oneof(
        fc.json({ maxDepth: 2 }),
        fc.constantFrom('2', '-1', '1.5', '1e999', '9007199254740993', '"reply"', '""'),
      ),
    )
    .map(([name, key, text]) => callOf({ name: JSON.stringify(name), body: '{}', [key]: text }))
  const cut = fc
    .tuple(right, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([text, part]) => text.slice(0, text.length * part))
  const changed = fc
    .tuple(
      right,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('"', '}', ',', ':', '\\', '\0', '0', 'x', ' ', '\ud800'),
    )
    .map(([text, part, by]) => {
      const at = Math.floor(text.length * part)
      return text.slice(0, at) + by + text.slice(at + 1)
    })
  const garbage = fc.oneof(fc.json(), fc.string({ unit: 'binary', maxLength: 300 }), fc.constant(''))
  const large = fc.constantFrom(
    callOf({ name: '"visit.end"', body: JSON.stringify('a'.repeat(MAX_FRAME_BYTES)) }),
    callOf({ name: '"visit.end"', body: '['.repeat(30_000) + ']'.repeat(30_000) }),
    '{"a":'.repeat(12_000),
    '€'.repeat(MAX_FRAME_BYTES / 3 + 1),
  )
  const noText = fc.oneof(
    fc.uint8Array({ maxLength: 50 }),
    fc.constantFrom(null, 7, true, [callOf({ name: '"visit.end"', body: '{}' })], { v: 1, kind: 'call' }),
    fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => new TextBytes(Uint8Array.of(...bytes, 0xff))),
  )
  return fc.oneof(
    { arbitrary: right, weight: 350 },
    { arbitrary: wrong, weight: 300 },
    { arbitrary: foreign, weight: 50 },
    { arbitrary: unknown, weight: 60 },
    { arbitrary: envelope, weight: 80 },
    { arbitrary: cut, weight: 40 },
    { arbitrary: changed, weight: 80 },
    { arbitrary: garbage, weight: 30 },
    { arbitrary: large, weight: 2 },
    { arbitrary: noText, weight: 20 },
  )
}
