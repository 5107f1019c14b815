import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { MAX_FRAME_BYTES } from '../contract/frame.ts'
import { procedure, query, type Permission } from '../contract/procedure.ts'
import {
  createDispatcher,
  type Answer,
  type Caller,
  type Dispatcher,
  type DispatchPorts,
  type FaultReason,
} from './dispatch.ts'

const contract = {
  'page.read': query({ input: z.strictObject({ number: z.int() }), output: z.strictObject({ text: z.string() }) }),
  'page.turn': procedure({
    input: z.strictObject({ by: z.int() }),
    output: z.strictObject({ at: z.int() }),
    refusals: ['last-page'],
  }),
  'page.tear': procedure({ input: z.strictObject({ by: z.int() }), output: z.strictObject({ at: z.int() }) }),
  'note.read': query({ input: z.strictObject({}), output: z.unknown(), permission: 'signed-in' }),
  'door.open': procedure({ input: z.strictObject({}), output: z.strictObject({}), permission: 'staff' }),
} as const

const visitor: Caller = { permissions: ['visitor'] }
const staff: Caller = { permissions: ['visitor', 'staff'] }
/** A list that holds itself. */
const endless: unknown[] = []
endless.push(endless)
const REQUEST = '6f1c1f63-3a52-4a0e-9f0a-6d8f5c1d2e3b'

describe('the dispatcher', () => {
  let ran: { readonly name: string; readonly input: unknown; readonly caller: Caller }[]
  let faults: { readonly reason: FaultReason; readonly procedure: string; readonly error?: unknown }[]
  let disk: Map<string, string>
  let ports: DispatchPorts
  /** What the handlers of mutations do; a test puts something else in. */
  let act: (input: { readonly by: number }) => unknown
  let noteText: unknown
  let dispatcher: Dispatcher

  beforeEach(() => {
    ran = []
    faults = []
    disk = new Map()
    act = ({ by }) => ({ ok: true, value: { at: by } })
    noteText = 'note'
    ports = {
      newFaultId: () => `fault-${faults.length + 1}`,
      logFault: ({ reason, procedure: name, error }) =>
        void faults.push({ reason, procedure: name, ...(error !== undefined && { error }) }),
      outcomeOnDisk: (requestId) => Promise.resolve(disk.get(requestId)),
      keepOutcome: (requestId, outcome) => {
        disk.set(requestId, outcome)
        return Promise.resolve()
      },
    }
    const mutation = (name: string) => (input: { readonly by: number }, caller: Caller) => {
      ran.push({ name, input, caller })
      return act(input) as { readonly ok: true; readonly value: { readonly at: number } }
    }
    dispatcher = createDispatcher(
      contract,
      {
        'page.read': (input, caller) => {
          ran.push({ name: 'page.read', input, caller })
          return { ok: true, value: { text: `page ${input.number}` } }
        },
        'page.turn': mutation('page.turn'),
        'page.tear': mutation('page.tear'),
        'note.read': () => ({ ok: true, value: noteText }),
        'door.open': (input, caller) => {
          ran.push({ name: 'door.open', input, caller })
          return { ok: true, value: {} }
        },
      },
      {
        ...ports,
        outcomeOnDisk: (requestId) => ports.outcomeOnDisk(requestId),
        keepOutcome: (requestId, outcome) => ports.keepOutcome(requestId, outcome),
      },
    )
  })

  const ask = (name: string, input: unknown, requestId?: string, caller = visitor): Promise<Answer> =>
    dispatcher.dispatch({ name, input, requestId }, caller)
  const reply = (value: unknown): Answer => ({ kind: 'reply', body: { ok: true, value } })
  const turnOnceOpen = () => {
    const gate = Promise.withResolvers<undefined>()
    act = async ({ by }) => {
      await gate.promise
      return { ok: true, value: { at: by } }
    }
    return gate
  }

  test('hands the caller on to the handler', async () => {
    await ask('page.read', { number: 1 }, undefined, staff)
    expect(ran).toEqual([{ name: 'page.read', input: { number: 1 }, caller: staff }])
  })

  test('hands the id of the request on with it, for a mutation', async () => {
    await ask('page.turn', { by: 1 }, 'request-1', staff)
    expect(ran).toEqual([{ name: 'page.turn', input: { by: 1 }, caller: { ...staff, requestId: 'request-1' } }])
  })

  test.each<[string, readonly Permission[], boolean]>([
    ['note.read', ['visitor'], false],
    ['note.read', ['visitor', 'staff'], false],
    ['note.read', ['visitor', 'signed-in'], true],
    ['door.open', ['visitor'], false],
    ['door.open', ['visitor', 'signed-in'], false],
    ['door.open', ['staff'], true],
    ['page.read', [], false],
  ])('permission: %s for %j is allowed: %s', async (name, permissions, isAllowed) => {
    const answer = await ask(name, name === 'page.read' ? { number: 1 } : {}, REQUEST, { permissions })
    expect(answer.kind).toBe(isAllowed ? 'reply' : 'fault')
    expect(faults).toEqual(isAllowed ? [] : [{ reason: 'not-allowed', procedure: name }])
    if (!isAllowed) expect(ran).toEqual([])
  })

  test('a visitor does not get the answer that staff got, though it knows the request', async () => {
    expect(await ask('door.open', {}, REQUEST, staff)).toEqual(reply({}))
    expect(await ask('door.open', {}, REQUEST, visitor)).toMatchObject({ kind: 'fault' })
    expect(ran).toHaveLength(1)
  })

  test('bad input is a fault, is not run, and is not logged', async () => {
    expect(await ask('page.read', { number: 'RSSMRA80A01H501U' })).toEqual({ kind: 'fault', faultId: 'fault-1' })
    expect(await ask('page.turn', { by: 1, more: 2 }, REQUEST)).toEqual({ kind: 'fault', faultId: 'fault-2' })
    expect(ran).toEqual([])
    expect(faults).toEqual([
      { reason: 'bad-input', procedure: 'page.read' },
      { reason: 'bad-input', procedure: 'page.turn' },
    ])
  })

  test('the answer of one procedure is never given to another, though the request is the same', async () => {
    expect(await ask('page.turn', { by: 3 }, REQUEST)).toEqual(reply({ at: 3 }))
    expect(await ask('page.tear', { by: 5 }, REQUEST)).toEqual({
      kind: 'reply',
      body: { ok: false, refusal: 'already-done' },
    })
    expect(ran.map(({ name }) => name)).toEqual(['page.turn'])
  })

  test('a refusal is kept on disk as it is, and repeated', async () => {
    act = () => ({ ok: false, refusal: 'last-page' })
    const refused: Answer = { kind: 'reply', body: { ok: false, refusal: 'last-page' } }
    expect(await ask('page.turn', { by: 1 }, REQUEST)).toEqual(refused)
    expect(await ask('page.turn', { by: 1 }, REQUEST)).toEqual(refused)
    expect([...disk]).toEqual([[REQUEST, 'last-page']])
    expect(ran).toHaveLength(1)
  })

  test('no part of an answer is kept on disk but its outcome', async () => {
    await ask('page.turn', { by: 12_345 }, REQUEST)
    expect([...disk]).toEqual([[REQUEST, 'ok']])
  })

  test('when the outcome cannot be read or kept the call is a fault', async () => {
    const failure = new Error('disk full at /var/lib')
    ports = { ...ports, outcomeOnDisk: () => Promise.reject(failure) }
    expect(await ask('page.turn', { by: 1 }, REQUEST)).toEqual({ kind: 'fault', faultId: 'fault-1' })
    expect(ran).toEqual([])
    ports = { ...ports, outcomeOnDisk: () => Promise.resolve(undefined), keepOutcome: () => Promise.reject(failure) }
    expect(await ask('page.tear', { by: 1 }, REQUEST)).toEqual({ kind: 'fault', faultId: 'fault-2' })
    expect(faults).toEqual([
      { reason: 'failed', procedure: 'page.turn', error: failure },
      { reason: 'failed', procedure: 'page.tear', error: failure },
    ])
  })

  test.each([
    ['a value', undefined],
    ['a text', 'thrown text'],
    ['nothing', null],
  ])('%s that is thrown is a fault', async (_what, thrown) => {
    act = () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- anything can be thrown, and must be borne
      throw thrown
    }
    expect(await ask('page.turn', { by: 1 }, REQUEST)).toEqual({ kind: 'fault', faultId: 'fault-1' })
    expect(faults).toMatchObject([{ reason: 'failed', procedure: 'page.turn' }])
  })

  test('a handler that answers nothing at all is a fault', async () => {
    act = () => undefined
    expect(await ask('page.turn', { by: 1 }, REQUEST)).toMatchObject({ kind: 'fault' })
  })

  test.each<[string, unknown]>([
    ['too large for a frame', 'x'.repeat(MAX_FRAME_BYTES)],
    ['that is no JSON', 1n],
    ['that ends nowhere', endless],
    ['that is nothing', undefined],
  ])('an answer %s is a fault, not the end of the process', async (_what, value) => {
    noteText = value
    expect(await ask('note.read', {}, undefined, { permissions: ['signed-in'] })).toEqual({
      kind: 'fault',
      faultId: 'fault-1',
    })
    expect(faults).toEqual([{ reason: 'bad-output', procedure: 'note.read' }])
  })

  describe('at the end of a visit', () => {
    test('answers are forgotten: a retry afterwards learns only that it was done', async () => {
      await ask('page.turn', { by: 3 }, REQUEST)
      dispatcher.forgetAnswers()
      expect(await ask('page.turn', { by: 3 }, REQUEST)).toEqual({
        kind: 'reply',
        body: { ok: false, refusal: 'already-done' },
      })
      expect(ran).toHaveLength(1)
    })

    test('what is still under way is not run again by a retry, and its answer is not kept', async () => {
      const gate = turnOnceOpen()
      const first = ask('page.turn', { by: 3 }, REQUEST)
      dispatcher.forgetAnswers()
      const retry = ask('page.turn', { by: 3 }, REQUEST)
      gate.resolve(undefined)
      expect([await first, await retry]).toEqual([reply({ at: 3 }), reply({ at: 3 })])
      expect(await ask('page.turn', { by: 3 }, REQUEST)).toEqual({
        kind: 'reply',
        body: { ok: false, refusal: 'already-done' },
      })
      expect(ran).toHaveLength(1)
    })

    test('the call that ends the visit is itself not run twice', async () => {
      act = ({ by }) => {
        dispatcher.forgetAnswers()
        return { ok: true, value: { at: by } }
      }
      const both = await Promise.all([ask('page.turn', { by: 1 }, REQUEST), ask('page.turn', { by: 1 }, REQUEST)])
      expect(both).toEqual([reply({ at: 1 }), reply({ at: 1 })])
      await ask('page.turn', { by: 1 }, REQUEST)
      expect(ran).toHaveLength(1)
    })
  })

  test('a page gone wild cannot fill the memory: the oldest of many answers go, the newest stay', async () => {
    const requestOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
    ports = { ...ports, keepOutcome: () => Promise.resolve() }
    for (let number = 0; number <= 1000; number++) await ask('page.turn', { by: number }, requestOf(number))
    expect(ran).toHaveLength(1001)
    await ask('page.turn', { by: 1000 }, requestOf(1000))
    await ask('page.turn', { by: 1 }, requestOf(1))
    expect(ran).toHaveLength(1001)
    await ask('page.turn', { by: 0 }, requestOf(0))
    expect(ran).toHaveLength(1002)
  })
})
