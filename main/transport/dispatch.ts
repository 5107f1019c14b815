import { fitsFrame } from '../contract/frame.ts'
import type { Contract, Handlers, Permission, Procedure } from '../contract/procedure.ts'

/** Who calls, as main knows it: never what the caller says of itself. */
export interface Caller {
  readonly permissions: readonly Permission[]
  /** The request that a mutation answers, as handlers get it: the logs of kiosk and centre know it by this. */
  readonly requestId?: string | undefined
}

/** One call as a transport received it. */
export interface Call {
  readonly name: string
  readonly input: unknown
  readonly requestId: string | undefined
}

/** What a call led to. A fault is a bug, or a caller that breaks the contract; the screen learns its id only. */
export type Answer =
  | {
      readonly kind: 'reply'
      readonly body: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: string }
    }
  | { readonly kind: 'fault'; readonly faultId: string }

/** Why a call was a fault. */
export type FaultReason = 'unknown-procedure' | 'not-allowed' | 'bad-input' | 'no-request-id' | 'bad-output' | 'failed'

/** What a dispatcher needs from the rest of the kiosk. */
export interface DispatchPorts {
  readonly newFaultId: () => string
  /** Logs a fault. `error` is what was thrown, if something was; input and output never reach the log. */
  readonly logFault: (fault: { faultId: string; reason: FaultReason; procedure: string; error?: unknown }) => void
  /** How a mutation that was asked before this process began had ended; undefined when it is new. */
  readonly outcomeOnDisk: (requestId: string) => Promise<string | undefined>
  readonly keepOutcome: (requestId: string, outcome: string) => Promise<void>
}

/** Takes calls in, and forgets the answers it keeps when the visit ends. */
export interface Dispatcher {
  readonly dispatch: (call: Call, caller: Caller) => Promise<Answer>
  /** Forgets what was answered. What is still under way is not run again by a retry, and its answer is not kept. */
  readonly forgetAnswers: () => void
}

/** A visit has some hundred mutations at most; more than this is a page gone wild, and the oldest answers go. */
const ANSWERS_KEPT = 1000

/**
 * The one door between screens and main: own name of the contract → permission → input → handler → output. A mutation whose
 * `requestId` was seen gets the first answer, or waits for it; one from before a restart is refused as `already-done`.
 */
export function createDispatcher<C extends Contract>(
  contract: C,
  handlers: Handlers<C, Caller>,
  ports: DispatchPorts,
): Dispatcher {
  const procedures = new Map<string, Procedure>(Object.entries(contract))
  const run = new Map(Object.entries(handlers)) as unknown as Map<string, (input: unknown, caller: Caller) => unknown>
  const underWay = new Map<string, Promise<Answer>>()
  const answers = new Map<string, Answer>()
  let timesForgotten = 0

  const fault = (reason: FaultReason, procedure: string, error?: unknown): Answer => {
    const faultId = ports.newFaultId()
    ports.logFault({ faultId, reason, procedure, ...(error !== undefined && { error }) })
    return { kind: 'fault', faultId }
  }

  const answer = async (name: string, procedure: Procedure, input: unknown, caller: Caller): Promise<Answer> => {
    try {
      const parsed = procedure.input.safeParse(input)
      if (!parsed.success) return fault('bad-input', name)
      const reply = (await run.get(name)?.(parsed.data, caller)) as
        { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: string }
      if (!reply.ok) {
        if (!procedure.refusals.includes(reply.refusal)) return fault('bad-output', name)
        return { kind: 'reply', body: { ok: false, refusal: reply.refusal } }
      }
      const output = procedure.output.safeParse(reply.value)
      if (!output.success || !fitsFrame(output.data)) return fault('bad-output', name)
      return { kind: 'reply', body: { ok: true, value: output.data } }
    } catch (error) {
      return fault('failed', name, error)
    }
  }

  const answerOnce = async (
    requestId: string,
    name: string,
    procedure: Procedure,
    input: unknown,
    caller: Caller,
  ): Promise<Answer> => {
    try {
      if ((await ports.outcomeOnDisk(requestId)) !== undefined) {
        return { kind: 'reply', body: { ok: false, refusal: 'already-done' } }
      }
      const given = await answer(name, procedure, input, { ...caller, requestId })
      if (given.kind === 'reply') await ports.keepOutcome(requestId, given.body.ok ? 'ok' : given.body.refusal)
      return given
    } catch (error) {
      return fault('failed', name, error)
    }
  }

  const keep = (key: string, given: Answer) => {
    answers.set(key, given)
    const oldest = answers.keys().next()
    if (answers.size > ANSWERS_KEPT && !oldest.done) answers.delete(oldest.value)
  }

  return {
    dispatch: async ({ name, input, requestId }, caller) => {
      const procedure = procedures.get(name)
      if (procedure === undefined) return fault('unknown-procedure', 'unknown')
      if (!caller.permissions.includes(procedure.permission)) return fault('not-allowed', name)
      if (!procedure.isMutation) return answer(name, procedure, input, caller)
      if (requestId === undefined) return fault('no-request-id', name)
      // With the name: the answer of one procedure is never given to another.
      const key = `${name} ${requestId}`
      const known = answers.get(key) ?? underWay.get(key)
      if (known !== undefined) return known
      const begunIn = timesForgotten
      const first = answerOnce(requestId, name, procedure, input, caller)
        .then((given) => {
          if (begunIn === timesForgotten) keep(key, given)
          return given
        })
        .finally(() => underWay.delete(key))
      underWay.set(key, first)
      return first
    },
    forgetAnswers: () => {
      timesForgotten += 1
      answers.clear()
    },
  }
}
