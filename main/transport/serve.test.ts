import { beforeEach, describe, expect, test } from 'vitest'
import { MAX_FRAME_BYTES, type Link } from '../contract/frame.ts'
import type { Answer, Call, Caller } from './dispatch.ts'
import { serveLink, type ServedLink } from './serve.ts'

const caller: Caller = { permissions: ['visitor'] }
const callText = (id: number, more: object = {}) =>
  JSON.stringify({ v: 1, kind: 'call', id, name: 'page.read', body: { at: id }, ...more })

describe('a served link', () => {
  let sent: string[]
  let closings: number
  let badFrames: number
  let onCloses: number
  let calls: { readonly call: Call; readonly caller: Caller; readonly answer: PromiseWithResolvers<Answer> }[]
  let hear: (text: string) => void
  let hangUp: () => void
  let served: ServedLink

  beforeEach(() => {
    sent = []
    calls = []
    closings = badFrames = onCloses = 0
    const link: Link = {
      send: (text) => void sent.push(text),
      onMessage: (listener) => (hear = listener),
      onClose: (listener) => (hangUp = listener),
      close: () => (closings += 1),
    }
    const dispatch = (call: Call, by: Caller) => {
      const answer = Promise.withResolvers<Answer>()
      calls.push({ call, caller: by, answer })
      return answer.promise
    }
    served = serveLink(link, { dispatch, forgetAnswers: () => undefined }, caller, {
      onClose: () => (onCloses += 1),
      onBadFrame: () => (badFrames += 1),
    })
  })
  const settle = async (index: number, answer: Answer = { kind: 'reply', body: { ok: true, value: {} } }) => {
    calls[index]?.answer.resolve(answer)
    // Two turns: one for the answer, one for what follows from it.
    await Promise.resolve()
    await new Promise(setImmediate)
  }

  test('hands calls to the dispatcher with the caller that main knows, and answers under their ids', async () => {
    hear(callText(5, { requestId: '6f1c1f63-3a52-4a0e-9f0a-6d8f5c1d2e3b' }))
    hear(callText(6))
    expect(calls.map(({ call, caller: by }) => ({ call, by }))).toEqual([
      { call: { name: 'page.read', input: { at: 5 }, requestId: '6f1c1f63-3a52-4a0e-9f0a-6d8f5c1d2e3b' }, by: caller },
      { call: { name: 'page.read', input: { at: 6 }, requestId: undefined }, by: caller },
    ])
    await settle(1, { kind: 'fault', faultId: 'f' })
    await settle(0)
    expect(sent).toEqual([
      '{"v":1,"kind":"fault","id":6,"faultId":"f"}',
      '{"v":1,"kind":"reply","id":5,"body":{"ok":true,"value":{}}}',
    ])
  })

  test('after a bad frame nothing more is heard or sent, even while the line takes time to go', async () => {
    hear(callText(1))
    hear('no frame')
    hear(callText(2))
    hear('no frame either')
    await settle(0)
    served.tell('screen.changed', {})
    expect(calls).toHaveLength(1)
    expect({ sent, closings, badFrames, onCloses }).toEqual({ sent: [], closings: 1, badFrames: 1, onCloses: 0 })
    hangUp()
    expect(onCloses).toBe(1)
  })

  test('after main closed it nothing more is heard or sent', async () => {
    hear(callText(1))
    served.close()
    hear(callText(2))
    await settle(0)
    expect(calls).toHaveLength(1)
    expect({ sent, closings, badFrames }).toEqual({ sent: [], closings: 1, badFrames: 0 })
  })

  test('sixteen calls may be under way, and one that was answered makes room', async () => {
    for (let id = 1; id <= 16; id++) hear(callText(id))
    await settle(3)
    hear(callText(17))
    expect({ badFrames, closings, calls: calls.length }).toEqual({ badFrames: 0, closings: 0, calls: 17 })
    hear(callText(18))
    expect({ badFrames, closings, calls: calls.length }).toEqual({ badFrames: 1, closings: 1, calls: 17 })
  })

  test('an event too large for a frame is our own mistake, and is thrown', () => {
    expect(() => served.tell('screen.changed', 'x'.repeat(MAX_FRAME_BYTES))).toThrow('larger than a frame may be')
    expect(sent).toEqual([])
  })
})
