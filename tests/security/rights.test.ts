import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { contract, type KioskContract } from '../../main/contract/contract.ts'
import type { Handlers, Permission } from '../../main/contract/procedure.ts'
import { createDispatcher, type Caller } from '../../main/transport/dispatch.ts'
import { contractLines } from '../fixtures/contract-lines.ts'
import { callOf, inputSchemas, procedures } from './hostile-frames.ts'
import { valuesOf } from './schema-values.ts'

/** What only a person who has signed in may ask; said once more, so that no declaration changes unseen. Staff have nothing of their own yet. */
const SIGNED_IN = [
  ...[
    'show',
    'open',
    'keep-typed',
    'save',
    'save-language',
    'change-email',
    'change-password',
    'export',
    'delete',
    'again',
  ].map((act) => `profile.${act}`),
  ...[
    'keep-typed',
    'search',
    'turn',
    'sort',
    'filters',
    'choose',
    'set',
    'clear',
    'list',
    'totals',
    'year',
    'details',
    'pay',
  ].map((act) => `board.${act}`),
]
const STAFF: readonly string[] = []

/** Who calls, and what main says of them. */
const CALLERS: readonly (readonly [who: string, permissions: readonly Permission[]])[] = [
  ['a visitor', ['visitor']],
  ['a person who has signed in', ['visitor', 'signed-in']],
  ['staff', ['visitor', 'staff']],
  ['nobody', []],
]

const permissionOf = (name: string): Permission =>
  STAFF.includes(name) ? 'staff' : SIGNED_IN.includes(name) ? 'signed-in' : 'visitor'

test('every procedure is declared for whom it is meant', () => {
  expect(Object.fromEntries(procedures.map(([name, { permission }]) => [name, permission]))).toEqual(
    Object.fromEntries(procedures.map(([name]) => [name, permissionOf(name)])),
  )
  expect([...SIGNED_IN, ...STAFF].filter((name) => !Object.hasOwn(contract, name))).toEqual([])
})

describe.each(contractLines)('of every procedure, %s', (_, openLine) => {
  async function open(permissions: readonly Permission[]) {
    const reached: string[] = []
    const handlers = Object.fromEntries(
      procedures.map(([name]) => [
        name,
        () => {
          reached.push(name)
          return { ok: false, refusal: 'a refusal that no procedure has' }
        },
      ]),
    ) as unknown as Handlers<KioskContract, Caller>
    const reasons: string[] = []
    const dispatcher = createDispatcher(contract, handlers, {
      newFaultId: () => 'fault',
      logFault: ({ reason }) => void reasons.push(reason),
      outcomeOnDisk: () => Promise.resolve(undefined),
      keepOutcome: () => Promise.resolve(),
    })
    const line = await openLine(dispatcher, { permissions })
    onTestFinished(line.close)
    return { line, reached, reasons }
  }
  const calls = procedures.map(([name], index) => {
    const [value] = fc.sample(valuesOf(inputSchemas.get(name) ?? {}), { seed: 1, numRuns: 1 })
    const requestId = JSON.stringify(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`)
    return [name, callOf({ name: JSON.stringify(name), requestId, body: JSON.stringify(value) })] as const
  })

  test.each(CALLERS)('%s reaches what they may, and nothing else', async (_who, permissions) => {
    const { line, reached, reasons } = await open(permissions)
    for (const [, text] of calls) await line.ask(text)
    const allowed = procedures.map(([name]) => name).filter((name) => permissions.includes(permissionOf(name)))
    expect(reached).toEqual(allowed)
    expect(reasons.filter((reason) => reason === 'not-allowed')).toHaveLength(procedures.length - allowed.length)
    // No answer is more than the id of a fault.
    expect(reasons).toHaveLength(procedures.length)
  })

  test('a stranger, who is not our page, reaches nothing, though main would allow everything', async () => {
    const { line, reached, reasons } = await open(['visitor', 'signed-in', 'staff'])
    const answers = new Set<string>()
    for (const [, text] of calls) answers.add(await line.askAsStranger(text))
    expect([...answers].filter((answer) => !['refused', 'dropped'].includes(answer))).toEqual([])
    expect([...reached, ...reasons]).toEqual([])
  })
})
