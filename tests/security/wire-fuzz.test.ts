import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { contract, type KioskContract } from '../../main/contract/contract.ts'
import { MAX_FRAME_BYTES } from '../../main/contract/frame.ts'
import type { Handlers } from '../../main/contract/procedure.ts'
import { createDispatcher, type Caller } from '../../main/transport/dispatch.ts'
import { contractLines } from '../fixtures/contract-lines.ts'
import { callOf, hostileFrames, inputSchemas, procedures } from './hostile-frames.ts'

/** Over each line; the whole makes 200,000. */
const FRAMES = process.env['SPORTELLO_FULL'] === '1' ? 100_000 : 5_000
const SEED = Number(process.env['SPORTELLO_SEED'] ?? 20_261_130)
const BATCH = 1_000

/** A judge that shares nothing with zod: what is a right frame, and what a right input. */
const ajv = new Ajv2020({ strict: false })
const UUID =
  '^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|0{8}(-0{4}){3}-0{12}|f{8}(-f{4}){3}-f{12})$'
const isFrame = ajv.compile<{ readonly name: string; readonly body: unknown; readonly requestId?: string }>({
  type: 'object',
  properties: {
    v: { const: 1 },
    kind: { const: 'call' },
    id: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    name: { type: 'string' },
    requestId: { type: 'string', pattern: UUID },
    body: {},
  },
  required: ['v', 'kind', 'id', 'name', 'body'],
  additionalProperties: false,
})
const isInput = new Map([...inputSchemas].map(([name, schema]) => [name, ajv.compile(schema)]))

/** What a handler could let out: of this machine, its database and a person. */
const LEAKS = /\/(srv|home)\/|\.ts:\d|SELECT|RSSMRA|\bat \w+ \(/
const LEAK = 'ENOENT /srv/sportello/kiosk.db: SELECT name FROM person -- RSSMRA80A01H501U'
const FAULT = /^\{"v":1,"kind":"fault","id":\d+,"faultId":"fault-\d+"\}$/

describe.each(contractLines)('what a hostile page sends %s', (_, openLine) => {
  test(
    `reaches a handler only where it is right, and tells nothing (${FRAMES} frames)`,
    { timeout: 900_000 },
    async () => {
      let reached: { readonly name: string; readonly input: unknown } | undefined
      let faults = 0
      const timesReached = new Map<string, number>()
      const problems: string[] = []
      const unhandled = (error: unknown) => problems.push(`unhandled: ${String(error)}`)
      process.on('unhandledRejection', unhandled)
      onTestFinished(() => void process.off('unhandledRejection', unhandled))

      const handlers = Object.fromEntries(
        procedures.map(([name, { refusals }]) => [
          name,
          (input: unknown) => {
            reached = { name, input }
            const times = (timesReached.get(name) ?? 0) + 1
            timesReached.set(name, times)
            if (times % 3 === 0) throw new Error(LEAK)
            return times % 3 === 1 && refusals[0] !== undefined
              ? { ok: false, refusal: refusals[0] }
              : { ok: true, value: { leak: LEAK } }
          },
        ]),
      ) as unknown as Handlers<KioskContract, Caller>
      const dispatcher = createDispatcher(contract, handlers, {
        newFaultId: () => `fault-${++faults}`,
        logFault: () => undefined,
        outcomeOnDisk: () => Promise.resolve(undefined),
        keepOutcome: () => Promise.resolve(),
      })
      const line = await openLine(dispatcher, { permissions: ['visitor', 'signed-in', 'staff'] })
      onTestFinished(line.close)

      const counts = { sent: 0, reached: 0, faults: 0, closed: 0, dropped: 0 }
      const judge = (sent: unknown, answer: string) => {
        const say = (what: string) => problems.push(`${what}: ${describeFrame(sent)} → ${answer.slice(0, 200)}`)
        const frame = frameOf(sent)
        if (reached !== undefined) {
          counts.reached += 1
          if (frame?.name !== reached.name) say(`another handler was reached, ${reached.name}`)
          else if (isInput.get(reached.name)?.(reached.input) !== true) say('a handler was reached with invalid input')
        }
        if (answer === 'closed' || answer === 'dropped') {
          counts[answer] += 1
          if (frame !== undefined) say('a right frame was not answered')
          if (answer === 'dropped' && typeof sent === 'string') say('a text was dropped')
          return
        }
        if (frame === undefined) say('a frame that is none was answered')
        if (LEAKS.test(answer)) say('an answer tells of the inside')
        if (FAULT.test(answer)) counts.faults += 1
        else if (!isDeclaredRefusal(answer, frame?.name)) say('an answer is neither a fault nor a declared refusal')
      }
      for (let from = 0; from < FRAMES; from += BATCH) {
        for (const sent of fc.sample(hostile, { seed: SEED + from, numRuns: BATCH })) {
          reached = undefined
          const answer = await line.ask(sent)
          counts.sent += 1
          judge(sent, answer)
        }
        if (problems.length > 0) break
      }
      console.log(`${counts.sent} hostile frames ${_}, seed ${SEED}: ${JSON.stringify(counts)}`)
      expect(problems.slice(0, 10)).toEqual([])
      expect(counts.sent).toBe(FRAMES)
      // What is said above is said of a door that opens: every handler was reached, and no small part of the frames reached one.
      expect([...inputSchemas.keys()].filter((name) => !timesReached.has(name))).toEqual([])
      expect(counts.reached).toBeGreaterThan(FRAMES / 4)
      reached = undefined
      await line.ask(callOf({ name: '"visit.end"', body: '{}', requestId: '"00000000-0000-4000-8000-000000000001"' }))
      expect(reached).toEqual({ name: 'visit.end', input: {} })
    },
  )
})

const hostile = hostileFrames()

/** The call that something is, by the judge; undefined when it is none. */
function frameOf(sent: unknown): { readonly name: string } | undefined {
  if (typeof sent !== 'string' || Buffer.byteLength(sent) > MAX_FRAME_BYTES) return undefined
  try {
    const frame: unknown = JSON.parse(sent)
    return isFrame(frame) && frame.name.length <= 100 ? frame : undefined
  } catch {
    return undefined
  }
}

function isDeclaredRefusal(answer: string, name: string | undefined): boolean {
  const { kind, body } = JSON.parse(answer) as { kind: string; body?: { ok: boolean; refusal?: string } }
  const declared = procedures.find(([each]) => each === name)?.[1].refusals ?? []
  return (
    kind === 'reply' && body?.ok === false && Object.keys(body).length === 2 && declared.includes(body.refusal ?? '')
  )
}

function describeFrame(sent: unknown): string {
  return (typeof sent === 'string' ? sent : JSON.stringify(sent)).slice(0, 300)
}
