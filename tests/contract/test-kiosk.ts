import * as z from 'zod'
import type { Link } from '../../main/contract/frame.ts'
import { procedure, query, type Permission } from '../../main/contract/procedure.ts'
import { createDispatcher, type FaultReason } from '../../main/transport/dispatch.ts'
import { serveLink, type ServedLink } from '../../main/transport/serve.ts'

const Nothing = z.strictObject({})

/** A contract with one procedure for each thing that can happen to a call. */
export const testContract = {
  'echo.ask': query({
    input: z.strictObject({ text: z.string().trim().max(100), times: z.int().positive().optional() }),
    output: z.strictObject({ text: z.string() }),
  }),
  'total.add': procedure({
    input: z.strictObject({ by: z.int() }),
    output: z.strictObject({ total: z.int() }),
    refusals: ['too-much'],
  }),
  /** Waits until the test lets it go on. */
  'gate.wait': query({ input: Nothing, output: Nothing }),
  'gate.pass': procedure({ input: Nothing, output: z.strictObject({ pass: z.int() }) }),
  'bug.throw': query({ input: Nothing, output: Nothing }),
  'bug.throw-late': procedure({ input: Nothing, output: Nothing }),
  /** Answers with more than its output allows. */
  'bug.tell-too-much': query({ input: Nothing, output: Nothing }),
  'bug.invent-refusal': query({ input: Nothing, output: Nothing, refusals: ['known'] }),
  'bug.answer-hugely': query({ input: Nothing, output: z.strictObject({ text: z.string() }) }),
  'staff.open': procedure({ input: z.strictObject({ door: z.string() }), output: Nothing, permission: 'staff' }),
} as const

/** The contract's type. */
export type TestContract = typeof testContract

/** One event, with the whole state and its revision. */
export const testEvents = { 'total.changed': z.strictObject({ revision: z.int(), total: z.int() }) } as const

/** The events' type. */
export type TestEvents = typeof testEvents

/** What a failing handler has in its error, and no screen may ever see. */
export const SECRETS = ['RSSMRA80A01H501U', '/var/lib/sportello', 'SELECT', 'debtor', 'secret-file.ts'] as const

/** Main's side of a line under test, and everything that happened to it. */
export interface TestKiosk {
  /** Serves a page on its link; the one before it is closed, as in main/app.ts. */
  readonly serve: (link: Link) => void
  /** What the visitor in front of it may do; may be added to. */
  readonly permissions: Permission[]
  /** The handlers that ran, in order: name and parsed input. */
  readonly ran: { readonly name: string; readonly input: unknown }[]
  readonly faults: {
    readonly faultId: string
    readonly reason: FaultReason
    readonly procedure: string
    readonly error?: unknown
  }[]
  readonly badFrames: () => number
  readonly tell: (revision: number, total: number) => void
  /** Resolves when so many calls wait at the gate. */
  readonly waitingAtGate: (count: number) => Promise<undefined>
  readonly openGate: () => void
  /** Ends the visit as far as answers go. */
  readonly forgetAnswers: () => void
  /** Forgets everything in memory, as a new process would; the outcomes on disk remain. */
  readonly restart: () => void
  /** Outcomes on disk by requestId. */
  readonly disk: Map<string, string>
}

/** A kiosk with the test contract behind the real dispatcher and the real serving of links. */
export function createTestKiosk(): TestKiosk {
  const permissions: Permission[] = ['visitor']
  const ran: TestKiosk['ran'] = []
  const faults: TestKiosk['faults'] = []
  const disk = new Map<string, string>()
  let badFrames = 0
  let total = 0
  let passes = 0
  let gate = Promise.withResolvers<undefined>()
  let atGate = 0
  let wanted: { readonly count: number; readonly resolve: (value: undefined) => void } | undefined
  let served: ServedLink | undefined

  const waitAtGate = async () => {
    atGate += 1
    if (atGate === wanted?.count) wanted.resolve(undefined)
    await gate.promise
  }
  const note = (name: string, input: unknown) => void ran.push({ name, input })
  const failure = () =>
    new Error(`${SECRETS[2]} * FROM ${SECRETS[3]} WHERE code = '${SECRETS[0]}' in ${SECRETS[1]}/${SECRETS[4]}`)

  const start = () =>
    createDispatcher(
      testContract,
      {
        'echo.ask': (input) => {
          note('echo.ask', input)
          return { ok: true, value: { text: input.text.repeat(input.times ?? 1) } }
        },
        'total.add': (input) => {
          note('total.add', input)
          if (total + input.by > 100) return { ok: false, refusal: 'too-much' }
          total += input.by
          return { ok: true, value: { total } }
        },
        'gate.wait': async (input) => {
          note('gate.wait', input)
          await waitAtGate()
          return { ok: true, value: {} }
        },
        'gate.pass': async (input) => {
          note('gate.pass', input)
          passes += 1
          const pass = passes
          await waitAtGate()
          return { ok: true, value: { pass } }
        },
        'bug.throw': (input) => {
          note('bug.throw', input)
          throw failure()
        },
        'bug.throw-late': async (input) => {
          note('bug.throw-late', input)
          await Promise.resolve()
          throw failure()
        },
        'bug.tell-too-much': (input) => {
          note('bug.tell-too-much', input)
          return { ok: true, value: { debtor: SECRETS[0] } as unknown as Record<string, never> }
        },
        'bug.invent-refusal': (input) => {
          note('bug.invent-refusal', input)
          return { ok: false, refusal: SECRETS[0] as 'known' }
        },
        'bug.answer-hugely': (input) => {
          note('bug.answer-hugely', input)
          return { ok: true, value: { text: 'è'.repeat(40_000) } }
        },
        'staff.open': (input) => {
          note('staff.open', input)
          return { ok: true, value: {} }
        },
      },
      {
        newFaultId: () => `fault-${faults.length + 1}`,
        logFault: (fault) => void faults.push(fault),
        outcomeOnDisk: (requestId) => Promise.resolve(disk.get(requestId)),
        keepOutcome: (requestId, outcome) => {
          disk.set(requestId, outcome)
          return Promise.resolve()
        },
      },
    )
  let dispatcher = start()

  return {
    serve: (link) => {
      served?.close()
      const own = serveLink(
        link,
        {
          dispatch: (call, caller) => dispatcher.dispatch(call, caller),
          forgetAnswers: () => dispatcher.forgetAnswers(),
        },
        { permissions },
        {
          onClose: () => {
            if (served === own) served = undefined
          },
          onBadFrame: () => (badFrames += 1),
        },
      )
      served = own
    },
    permissions,
    ran,
    faults,
    badFrames: () => badFrames,
    tell: (revision, newTotal) => served?.tell('total.changed', { revision, total: newTotal }),
    waitingAtGate: (count) => {
      if (atGate >= count) return Promise.resolve(undefined)
      const { promise, resolve } = Promise.withResolvers<undefined>()
      wanted = { count, resolve }
      return promise
    },
    openGate: () => {
      gate.resolve(undefined)
      gate = Promise.withResolvers<undefined>()
      atGate = 0
    },
    forgetAnswers: () => dispatcher.forgetAnswers(),
    restart: () => {
      dispatcher = start()
      total = 0
    },
    disk,
  }
}
