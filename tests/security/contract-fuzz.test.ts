import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { contract, type KioskContract } from '../../main/contract/contract.ts'
import type { Link } from '../../main/contract/frame.ts'
import type { Handlers, Permission, Procedure } from '../../main/contract/procedure.ts'
import { createDispatcher, type Caller, type FaultReason } from '../../main/transport/dispatch.ts'
import { serveLink } from '../../main/transport/serve.ts'
import { INHERITED, valuesOf, wrongTextsOf } from './schema-values.ts'

const SEED = 20_261_123
const procedures = Object.entries<Procedure>(contract)

/** The real contract (architecture D15) behind the real door, with handlers that only note what reached them. */
describe('of what a hostile page sends', () => {
  let reached: { readonly name: string; readonly input: unknown }[]
  let faults: FaultReason[]
  let isClosed: boolean
  let hear: (text: string) => void
  let answered: PromiseWithResolvers<unknown>
  let permissions: Permission[]

  beforeEach(() => {
    reached = []
    faults = []
    permissions = ['visitor', 'signed-in', 'staff']
    open()
  })
  function open() {
    isClosed = false
    answered = Promise.withResolvers()
    const handlers = Object.fromEntries(
      procedures.map(([name]) => [
        name,
        (input: unknown) => {
          reached.push({ name, input })
          return { ok: false, refusal: 'a refusal that no procedure has' }
        },
      ]),
    ) as unknown as Handlers<KioskContract, Caller>
    const dispatcher = createDispatcher(contract, handlers, {
      newFaultId: () => 'fault',
      logFault: ({ reason }) => void faults.push(reason),
      outcomeOnDisk: () => Promise.resolve(undefined),
      keepOutcome: () => Promise.resolve(),
    })
    const link: Link = {
      send: (text) => answered.resolve(JSON.parse(text)),
      onMessage: (listener) => (hear = listener),
      onClose: () => undefined,
      close: () => {
        isClosed = true
        answered.resolve('closed')
      },
    }
    serveLink(link, dispatcher, { permissions }, { onClose: () => undefined, onBadFrame: () => undefined })
  }
  /** Sends a text and waits until it was answered, or cost the line. */
  const send = async (text: string): Promise<unknown> => {
    if (isClosed) open()
    answered = Promise.withResolvers()
    hear(text)
    return answered.promise
  }
  let requests = 0
  const callText = (name: string, bodyText: string) => {
    const requestId = `00000000-0000-4000-8000-${String(++requests).padStart(12, '0')}`
    return `{"v":1,"kind":"call","id":1,"requestId":"${requestId}","name":${JSON.stringify(name)},"body":${bodyText}}`
  }

  test.each(procedures)(
    'nothing invalid reaches the handler of %s, and what is valid does',
    async (name, procedure) => {
      const schema = z.toJSONSchema(procedure.input, { io: 'input' })
      await fc.assert(
        fc.asyncProperty(wrongTextsOf(schema), async (body) => {
          faults.length = 0
          expect(await send(callText(name, body))).toEqual({ v: 1, kind: 'fault', id: 1, faultId: 'fault' })
          expect(faults).toEqual(['bad-input'])
          expect(reached).toEqual([])
        }),
        { seed: SEED, numRuns: 200 },
      )
      await fc.assert(
        fc.asyncProperty(valuesOf(schema), async (value) => {
          reached.length = 0
          await send(callText(name, JSON.stringify(value)))
          expect(reached).toEqual([{ name, input: value }])
        }),
        { seed: SEED, numRuns: 50 },
      )
    },
  )

  test.each(procedures)(
    '%s is refused to a caller without its permission, whatever the input',
    async (name, procedure) => {
      permissions.splice(
        0,
        permissions.length,
        ...(['visitor', 'signed-in', 'staff'] as const).filter((each) => each !== procedure.permission),
      )
      const schema = z.toJSONSchema(procedure.input, { io: 'input' })
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            valuesOf(schema).map((value) => JSON.stringify(value)),
            wrongTextsOf(schema),
          ),
          async (body) => {
            faults.length = 0
            await send(callText(name, body))
            expect(faults).toEqual(['not-allowed'])
            expect(reached).toEqual([])
          },
        ),
        { seed: SEED, numRuns: 50 },
      )
    },
  )

  test('no mutation is reached without a requestId', async () => {
    for (const [name, procedure] of procedures.filter(([, { isMutation }]) => isMutation)) {
      const [value] = fc.sample(valuesOf(z.toJSONSchema(procedure.input, { io: 'input' })), { seed: SEED, numRuns: 1 })
      await send(callText(name, JSON.stringify(value)).replace(/"requestId":"[^"]*",/, ''))
    }
    expect(new Set(faults)).toEqual(new Set(['no-request-id']))
    expect(reached).toEqual([])
  })

  test('no name but those of the contract reaches anything', async () => {
    const names = fc.oneof(
      fc.constantFrom(
        ...INHERITED,
        '',
        ' ',
        'visit',
        'visit.',
        '.end',
        'Visit.end',
        'visit.end ',
        'visit.end\u0000',
        'visit․end',
      ),
      fc.string({ unit: 'binary', maxLength: 100 }),
    )
    await fc.assert(
      fc.asyncProperty(
        names.filter((name) => !Object.hasOwn(contract, name)),
        async (name) => {
          faults.length = 0
          await send(callText(name, '{}'))
          expect(faults).toEqual(['unknown-procedure'])
          expect(reached).toEqual([])
        },
      ),
      { seed: SEED, numRuns: 300 },
    )
  })

  test('no text but a call reaches anything, and it costs the line', async () => {
    const right = callText('visit.end', '{}')
    const cut = fc
      .tuple(fc.nat(right.length - 1), fc.nat(right.length))
      .map(([from, length]) => right.slice(from, from + length))
    const texts = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      cut.filter((text) => text !== right),
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await send(text)).toBe('closed')
        expect(reached).toEqual([])
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  test('a right call is reached: what is said above is not said of a door that is shut', async () => {
    await send(callText('visit.end', '{}'))
    expect(reached).toEqual([{ name: 'visit.end', input: {} }])
  })
})
