import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { contract, type KioskContract, type KioskEvents } from '../../main/contract/contract.ts'
import type { Handlers, Procedure } from '../../main/contract/procedure.ts'
import { createLog, errorFields } from '../../main/log/log.ts'
import { createDispatcher, type Caller } from '../../main/transport/dispatch.ts'
import { memoryLinks } from '../../main/transport/memory.ts'
import { serveLink } from '../../main/transport/serve.ts'
import { createClient } from '../../renderer/app/client.ts'
import { failureOf } from '../contract/page.ts'
import { valuesOf } from './schema-values.ts'

const PERSONAL = ['RSSMRA80A01H501U', 'Mario Rossi', 'mario.rossi@example.it', '+39 333 1234567', '302000100000009421']
const INTERNAL = [
  '/var/lib/sportello/kiosk.db',
  'SELECT',
  'INSERT INTO',
  'node_modules',
  'SQLITE_CONSTRAINT',
  'at Object.',
]
const planted = [...PERSONAL, ...INTERNAL]

class StoreError extends Error {
  readonly statement = `INSERT INTO debtor VALUES ('${planted.join("', '")}')`
}

/** Everything that our own code or a library might throw, full of what nobody may see. */
const thrown: readonly [string, unknown][] = [
  ['an error', new Error(planted.join(' '))],
  ['an error with a cause', new Error('failed', { cause: new Error(planted.join(' ')) })],
  ['an error of a database', Object.assign(new StoreError(planted.join(' ')), { code: 'SQLITE_CONSTRAINT' })],
  ['many errors', new AggregateError([new Error(planted.join(' '))], planted.join(' '))],
  [
    'an error with a stack of its own',
    Object.assign(new Error('x'), {
      stack: `Error: ${planted.join(' ')}\n    at Object.<anonymous> (/var/lib/sportello/kiosk.db/Mario Rossi.ts:1)`,
    }),
  ],
  ['a text', planted.join(' ')],
  ['an object', { ok: true, value: planted }],
  ['a reply', { ok: false, refusal: planted.join(' ') }],
  ['nothing', undefined],
]

/** What a screen, and what the log, may learn of a fault (architecture D16). */
describe.each(thrown)('when a handler throws %s', (_what, what) => {
  test.each(Object.entries<Procedure>(contract))(
    'the caller of %s learns the fault id only, and the log no more than where',
    async (name, procedure) => {
      const [input] = fc.sample(valuesOf(z.toJSONSchema(procedure.input, { io: 'input' })), { seed: 1, numRuns: 1 })
      const handlers = Object.fromEntries(
        Object.keys(contract).map((each) => [
          each,
          () => {
            throw what
          },
        ]),
      ) as unknown as Handlers<KioskContract, Caller>
      const { received, logged, call } = openKiosk(handlers)
      const failure = await failureOf(call(name, input))
      expect(failure).toMatchObject({ reason: 'fault', faultId: 'f1a2b3c4' })
      expect(received).toEqual([expect.stringMatching(/^\{"v":1,"kind":"fault","id":\d+,"faultId":"f1a2b3c4"\}$/)])
      expect(logged).toHaveLength(1)
      const line = JSON.parse(logged[0] ?? '') as Record<string, unknown>
      const kind = what instanceof Error ? what.name : typeof what
      expect(line).toEqual({
        level: 50,
        time: expect.any(Number) as unknown,
        event: 'contract.fault',
        faultId: 'f1a2b3c4',
        reason: 'failed',
        procedure: name,
        ...(what !== undefined && { error: kind, at: expect.stringMatching(/^([\w.-]+\.[tj]s:\d+)?$/) as unknown }),
      })
      for (const secret of planted) expect(logged[0]).not.toContain(secret)
    },
  )
})

const nothingRuns = {} as Handlers<KioskContract, Caller>

test.each([
  ['bad input', 'notice.find', { code: PERSONAL[0], isSure: PERSONAL[1] }],
  ['an unknown procedure', PERSONAL.join(' '), {}],
  ['an inherited name', '__proto__', { debtor: PERSONAL[1] }],
] as const)('of %s the log says that it came, and not what it was', async (_what, name, input) => {
  const { received, logged, call } = openKiosk(nothingRuns)
  await failureOf(call(name, input))
  expect(received).toHaveLength(1)
  expect(logged).toHaveLength(1)
  for (const secret of planted) expect(received.join() + logged.join()).not.toContain(secret)
})

test('an answer that says more than the contract allows is kept back, from the screen and from the log', async () => {
  const talkative = { 'visit.end': () => ({ ok: true, value: { debtor: PERSONAL[1] } }) } as unknown as Handlers<
    KioskContract,
    Caller
  >
  const { received, logged, call } = openKiosk(talkative)
  expect((await failureOf(call('visit.end', {}))).faultId).toBe('f1a2b3c4')
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({ reason: 'bad-output', procedure: 'visit.end' })
  for (const secret of planted) expect(received.join() + logged.join()).not.toContain(secret)
})

/** The real contract, dispatcher, client and log; faults are logged with the fields that main/app.ts logs. */
function openKiosk(handlers: Handlers<KioskContract, Caller>) {
  const received: string[] = []
  const logged: string[] = []
  const log = createLog({ write: (line) => void logged.push(line) })
  const dispatcher = createDispatcher(contract, handlers, {
    newFaultId: () => 'f1a2b3c4',
    logFault: ({ faultId, reason, procedure, error }) =>
      log('contract.fault', { faultId, reason, procedure, ...(error !== undefined && errorFields(error)) }),
    outcomeOnDisk: () => Promise.resolve(undefined),
    keepOutcome: () => Promise.resolve(),
  })
  const { screen, main } = memoryLinks()
  serveLink(
    main,
    dispatcher,
    { permissions: ['visitor', 'signed-in', 'staff'] },
    { onClose: () => undefined, onBadFrame: () => undefined },
  )
  const client = createClient<KioskContract, KioskEvents>(
    {
      ...screen,
      onMessage: (listener) =>
        screen.onMessage((text) => {
          received.push(text)
          listener(text)
        }),
    },
    (name) => !Object.hasOwn(contract, name) || contract[name].isMutation,
    randomUUID,
  )
  return { received, logged, call: client.call as (name: string, input: unknown) => Promise<unknown> }
}
