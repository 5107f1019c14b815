import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { assistanceProcedures } from './assistance.ts'
import { contract, events, showsPresence } from './contract.ts'
import { boardProcedures } from './board.ts'
import { deviceProcedures } from './device.ts'
import { keepingActs } from './keeping-acts.ts'
import { mailCodeProcedures } from './mail-code.ts'
import { noticeProcedures } from './notice.ts'
import { payProcedures } from './pay.ts'
import { printProcedures } from './print.ts'
import type { Procedure } from './procedure.ts'
import { profileProcedures } from './profile.ts'
import { receiptProcedures } from './receipt.ts'
import { registrationProcedures } from './registration.ts'
import { scanProcedures } from './scan.ts'
import { takeProcedures } from './take.ts'
import { screenProcedures } from './screen.ts'
import { signInProcedures } from './sign-in.ts'
import { visitProcedures } from './visit.ts'

const all = Object.entries<Procedure>(contract)

test('no name is declared twice: a later one would silently take the place of an earlier one', () => {
  const parts = [
    deviceProcedures,
    screenProcedures,
    visitProcedures,
    noticeProcedures,
    payProcedures,
    printProcedures,
    receiptProcedures,
    assistanceProcedures,
    scanProcedures,
    takeProcedures,
    registrationProcedures,
    signInProcedures,
    mailCodeProcedures,
    profileProcedures,
    boardProcedures,
  ].flatMap((part) => Object.keys(part))
  expect(parts.toSorted()).toEqual(Object.keys(contract).toSorted())
})

describe.each(all)('%s', (name, procedure) => {
  test('is named noun.verb, and its refusals in kebab case', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    for (const refusal of procedure.refusals) expect(refusal).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  test('takes an object of known keys and bounded values, with no room for anything else', () => {
    expect(loosePlaces(z.toJSONSchema(procedure.input, { io: 'input' }))).toEqual([])
  })

  test('answers in plain JSON', () => {
    expect(() => z.toJSONSchema(procedure.output)).not.toThrow()
  })
})

test('a person is there who acts, or says so; a question, the keeping of what was typed is nobody’s hand', () => {
  expect(
    ['visit.open', 'scan.read', 'print.cancel', 'visit.still-here'].filter((name) => !showsPresence(name)),
  ).toEqual([])
  expect(['screen.current', ...keepingActs, 'no.such', 'toString'].filter(showsPresence)).toEqual([])
  expect(
    Object.keys(contract)
      .filter((name) => name.includes('.keep-'))
      .toSorted(),
  ).toEqual(keepingActs.toSorted())
})

test('events are named noun.changed, are plain JSON, and carry a revision', () => {
  for (const [name, payload] of Object.entries(events)) {
    expect(name).toMatch(/^[a-z]+\.changed$/)
    expect(z.toJSONSchema(payload)).toMatchObject({ required: expect.arrayContaining(['revision']) as unknown })
  }
})

test('the check of inputs notices what is loose', () => {
  const loose = z.strictObject({
    any: z.unknown(),
    text: z.string(),
    list: z.array(z.string().max(3)),
    open: z.looseObject({}),
    either: z.union([z.string().max(3), z.string()]),
  })
  const places = ['$.any', '$.text', '$.list', '$.open', '$.either']
  expect(loosePlaces(z.toJSONSchema(loose, { io: 'input' }))).toEqual(places)
  expect(loosePlaces(z.toJSONSchema(z.object({}), { io: 'input' }))).toEqual(['$'])
})

/** The places of an input in which a caller could put something of any shape or any size. */
function loosePlaces(schema: z.core.JSONSchema.BaseSchema, place = '$'): string[] {
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return either.flatMap((each) => loosePlaces(each, place))
  if (
    schema.enum !== undefined ||
    schema.const !== undefined ||
    schema.type === 'boolean' ||
    schema.type === 'integer' ||
    schema.type === 'null'
  )
    return []
  if (schema.type === 'string') return schema.maxLength === undefined ? [place] : []
  if (schema.type === 'array')
    return schema.maxItems === undefined
      ? [place]
      : loosePlaces(schema.items as z.core.JSONSchema.BaseSchema, `${place}[]`)
  if (schema.type !== 'object' || schema.additionalProperties !== false) return [place]
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
    loosePlaces(value as z.core.JSONSchema.BaseSchema, `${place}.${key}`),
  )
}
