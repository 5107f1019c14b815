import { expect, test } from 'vitest'
import * as z from 'zod'
import { procedure, query, type Handlers, type Reply } from './procedure.ts'

const In = z.strictObject({ typed: z.string() })
const Out = z.strictObject({ at: z.int() })

test('a query changes nothing, a procedure does; visitors may call both unless told otherwise', () => {
  expect(query({ input: In, output: Out })).toEqual({
    input: In,
    output: Out,
    refusals: [],
    permission: 'visitor',
    isMutation: false,
  })
  expect(procedure({ input: In, output: Out, refusals: ['not-now'], permission: 'staff' })).toEqual({
    input: In,
    output: Out,
    refusals: ['not-now'],
    permission: 'staff',
    isMutation: true,
  })
})

const contract = { 'page.read': query({ input: In, output: Out, refusals: ['torn'] }) }
type Page = typeof contract

// The type checker is the judge here (`npm run check`): each line below a comment must be an error to it.
test('handlers and replies are typed by the contract', () => {
  const right: Handlers<Page, undefined> = {
    'page.read': ({ typed }) => ({ ok: true, value: { at: typed.length } }),
  }
  // @ts-expect-error A handler is missing.
  const missing: Handlers<Page, undefined> = {}
  // @ts-expect-error A handler is one too many.
  const extra: Handlers<Page, undefined> = { ...right, 'page.tear': () => ({ ok: true, value: {} }) }
  // @ts-expect-error A refusal that was not declared.
  const refusing: Handlers<Page, undefined> = { 'page.read': () => ({ ok: false, refusal: 'lost' }) }
  // @ts-expect-error A value that the output does not allow.
  const lying: Handlers<Page, undefined> = { 'page.read': () => ({ ok: true, value: { at: 'three' } }) }
  const reply: Reply<Page['page.read']> = { ok: false, refusal: 'already-done' }
  expect([missing, extra, refusing, lying, reply]).toHaveLength(5)
  expect(Object.keys(right)).toEqual(Object.keys(contract))
})
