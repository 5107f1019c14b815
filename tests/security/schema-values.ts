import fc from 'fast-check'
import type * as z from 'zod'

type JsonSchema = z.core.JSONSchema.BaseSchema

/** The JSON Schema of an object of known keys, as every input of the contract is one. */
interface ObjectSchema extends JsonSchema {
  readonly properties: Record<string, JsonSchema>
  readonly required?: string[]
}

/** Values that a schema allows. Throws on a kind of schema it does not know, so that none is silently left out. */
export function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return fc.oneof(...either.map((each) => valuesOf(each)))
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 })
  if (schema.type === 'string') {
    // Without blanks, which a schema may trim away.
    const unit = fc.constantFrom('a', 'Z', '0', '9', 'è', '€', '\u0001', '<', '"', '\\')
    const texts = fc.string({ unit, minLength: schema.minLength ?? 0, maxLength: schema.maxLength ?? 50 })
    const pattern = schema.pattern !== undefined ? new RegExp(schema.pattern, 'u') : null
    return pattern === null ? texts : texts.filter((text) => pattern.test(text))
  }
  if (schema.type === 'object') {
    const { properties, required = [] } = asObject(schema)
    const values = Object.entries(properties).map(([key, value]) => [key, valuesOf(value)] as const)
    return fc.record(Object.fromEntries(values), { requiredKeys: required })
  }
  throw new Error(`Values of ${JSON.stringify(schema)} cannot be made yet`)
}

/** Values, as JSON text, that a schema surely does not allow: something allowed with one thing wrong. */
export function wrongTextsOf(schema: JsonSchema): fc.Arbitrary<string> {
  const { properties, required = [] } = asObject(schema)
  const wrongWhole = fc.constantFrom('null', '1', '"{}"', 'true', '[]', '[{}]', nested(20_000, '[', ']'))
  const wrongKey = fc
    .tuple(
      valuesOf(schema),
      fc.oneof(fc.constantFrom(...INHERITED), fc.string({ minLength: 1, maxLength: 10 })),
      fc.json(),
    )
    .filter(([, key]) => !Object.hasOwn(properties, key))
    .map(([value, key, text]) => withMember(value, key, text))
  const wrongMembers = Object.entries(properties).map(([key, member]) =>
    fc
      .tuple(valuesOf(schema), wrongMembersOf(member))
      .map(([value, text]) => withMember(without(value, key), key, text)),
  )
  const missing = required.map((key) => valuesOf(schema).map((value) => JSON.stringify(without(value, key))))
  return fc.oneof(wrongWhole, wrongKey, ...wrongMembers, ...missing)
}

/** Names that objects inherit, and that a careless look-up would find. */
export const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineSetter__']

function wrongMembersOf(schema: JsonSchema): fc.Arbitrary<string> {
  const kinds = schema.anyOf ?? [schema]
  const isOf = (type: string) => kinds.some((kind) => kind.type === type)
  const longest = Math.max(...kinds.map((kind) => kind.maxLength ?? 0))
  const ofWrongType = ['null', '[]', '{}', '["a"]', '1e999', nested(5_000, '{"a":', '}')]
  if (!isOf('boolean')) ofWrongType.push('true')
  if (!isOf('integer')) ofWrongType.push('1')
  if (!isOf('string')) ofWrongType.push('"1"')
  const tooMuch = longest === 0 ? [] : [JSON.stringify('a'.repeat(longest + 1))]
  const tooLittle = (schema.minLength ?? 0) > 0 ? ['""'] : []
  const notListed = schema.enum && fc.string().filter((text) => schema.enum?.includes(text) !== true)
  return fc.oneof(
    fc.constantFrom(...ofWrongType, ...tooMuch, ...tooLittle),
    ...(notListed ? [notListed.map((text) => JSON.stringify(text))] : []),
  )
}

function asObject(schema: JsonSchema): ObjectSchema {
  if (schema.type !== 'object' || schema.additionalProperties !== false)
    throw new Error('An input is not an object of known keys')
  return { ...schema, properties: (schema.properties ?? {}) as Record<string, JsonSchema> }
}

/** An object as JSON text with one member more; `__proto__` becomes a member like others, which no literal in a program can do. */
function withMember(value: unknown, key: string, text: string): string {
  const rest = JSON.stringify(value).slice(1, -1)
  return `{${rest}${rest === '' ? '' : ','}${JSON.stringify(key)}:${text}}`
}

function without(value: unknown, key: string): object {
  return Object.fromEntries(Object.entries(value as object).filter(([each]) => each !== key))
}

function nested(depth: number, open: string, close: string): string {
  return open.repeat(depth) + (close === '}' ? '1' : '') + close.repeat(depth)
}
